"""What the words around periods rule out: figures that are no years, "may" and "march", the fall of a town."""

from __future__ import annotations

import re

from civicx.components.date_context import LOOK, Context, is_name_of_person, opens_with_verb, words_of
from civicx.normalize.shapes import Found

_FIGURE_SIGNS = frozenset("$£€¥₦₹#№%§+°")

_FIGURES_BESIDE = re.compile(r"^\d[-/]|[-/]\d$")


def _year(found: Found, context: Context) -> Found | None:
    in_words = "year" in found.roles and not context.text[found.roles["year"][0].start].isdigit()
    if ("comparator" in found.roles or in_words) and not _alone(found, context):
        return None
    if context.before(found) in words_of("before_year_name") or context.after(found) == "Agenda":
        return None
    if _of_other_calendar(found, context) or _is_counted(found, context):
        return None
    if len(found.roles) > 1 or found.end - found.start > 4:
        return found if "short" not in found.roles or context.before(found).lower() in words_of("before_year") else None
    if "short" in found.roles:
        return found if context.before(found).lower() in ("in", "of", "since", "by", "from", "until", "class") else None
    if (context.text[max(0, found.start - 1) : found.start] in _FIGURE_SIGNS and found.start) or (
        context.next_char(found) in _FIGURE_SIGNS and context.next_char(found)
    ):
        return None
    if context.next_char(found).isalnum() or context.text[max(0, found.start - 1) : found.start].isalnum():
        return None
    if _FIGURES_BESIDE.search(context.text[max(0, found.start - 2) : found.end + 2]):
        return None
    year, before = found.value("year"), context.before(found).lower()
    gap = context.text[max(0, found.start - 2) : found.start]
    led = before in words_of("before_year") and gap.endswith(" ")
    if not 1200 <= year <= 2100 or _is_postcode(found, context):
        leads = ("in", "since", "until", "by", "year", "from", "of", "to") if year % 100 else ("in", "since", "until", "by", "year")
        return found if led and before in leads and _alone(found, context) else None
    if before in (
        "no",
        "article",
        "resolution",
        "law",
        "section",
        "act",
        "decree",
        "page",
        "room",
        "nr",
        "number",
        "about",
        "around",
        "over",
        "than",
        "nearly",
        "almost",
        "some",
        "least",
    ) and (before not in ("law", "act", "decree", "around", "about") or gap.endswith(".")):
        return None
    return found if (led and before not in ("about", "around", "over", "for")) or _alone(found, context) else None


_BESIDE_ERA = frozenset(["AH", "BS", "BE", "SH", "Hijri", "A.H", "B.S", "B.E"])
_IN_BRACKETS = re.compile(r"\s?[(/]\s?(\d{4})\b")
# How far apart the years of two calendars are, at the least: 57 years in Nepal.
_CALENDARS_APART = 56


def _of_other_calendar(found: Found, context: Context) -> bool:
    """ "22 Bahman 1357", "1443 AH", "1399 (2020/21)": a year that the Gregorian calendar counts otherwise."""
    beside = {context.after(found), context.before(found)}
    if beside & _BESIDE_ERA or context.before(found).lower() in words_of("other_month"):
        return True
    year, match = found.value("year"), _IN_BRACKETS.match(context.text, found.end)
    return match is not None and year is not None and abs(int(match[1]) - year) > _CALENDARS_APART


_COUNTED = re.compile(r"\b([a-z]+) of (?:(?:about|around|over|nearly|almost|some) )?$", re.IGNORECASE)


def _is_counted(found: Found, context: Context) -> bool:
    """ "An average of 1500", "a crowd of 1800", "from 1500 troops": a number, and no year."""
    match = _COUNTED.search(context.text, max(0, found.start - LOOK), found.start)
    if match and match[1].lower() in words_of("counted_of"):
        return True
    before = context.before(found).lower()
    return _is_round(found.value("year")) and before in ("of", "from", "to", "between", "and", "or") and not _alone(found, context)


def _is_round(figure: int | None) -> bool:
    return figure is not None and (figure % 100 == 0 or not 1800 <= figure <= 2100)


def _is_postcode(found: Found, context: Context) -> bool:
    """ "1209 Geneva, Switzerland": a line that begins so is of an address."""
    before, after = context.text[max(0, found.start - 1) : found.start], context.token_after(found)
    return before in ("", "\n") and after is not None and after.ent_type_ == "GPE" and _ADDRESS.match(context.text, found.end) is not None


_ADDRESS = re.compile(r" [A-Z][^\n.:,]{1,30}(?:, [A-Z][^\n.:,]{1,30})?(?:\n|$)")


def _years(found: Found, context: Context) -> Found | None:
    """ "Between 1500 and 2000 people" counts them."""
    both = _is_round(found.value("first")) and _is_round(found.value("last"))
    filed = context.text[found.start - 1 : found.start] == "/" and "/" in context.words(found)  # "File 13/1234/2019"
    return None if filed or (both and not _alone(found, context)) else found


def _alone(found: Found, context: Context) -> bool:
    """Whether no counted noun follows the figure."""
    after = context.token_after(found)
    if after is None:
        return True
    if after.idx > found.end + 1 or not after.is_alpha:
        return True
    return after.tag_ not in ("NNS", "NNPS") and after.lower_ not in ("people", "per", "percent", "million", "km", "hectares", "%")


# What makes a month of "march" and "may" that are written small, or of any word in a text in capitals.
_SURE_LEADS = frozenset(["in", "since", "until", "till", "during"])
_CAPITAL_LEADS = _SURE_LEADS | {"by", "of", "from", "through", "early", "late", "mid", "last", "next", "between"}


def _is_month(found: Found, context: Context) -> bool:
    """Whether "may", "MAY", "march", "MARCH" name the month."""
    words, before = context.words(found), context.before(found).lower()
    if not words.islower():
        return before in _CAPITAL_LEADS
    after = context.token_after(found)
    return before in _SURE_LEADS and (after is None or not after.tag_.startswith("NN") or after.idx > found.end + 1)


def _month(found: Found, context: Context) -> Found | None:
    if "relative" in found.roles:
        found = _following(found, context)
    weak = found.code("bare") == "x" and context.words(found).islower()
    if weak or (context.words(found).isupper() and context.words(found).lower() in ("may", "march")):
        return found if _is_month(found, context) else None
    if len(found.roles) > 1 or (found.end - found.start <= 3 and context.words(found) == "MAR"):
        return found
    word, before, after = context.words(found), context.before(found), context.after(found)
    if before in ("Mr", "Mrs", "Ms", "Dr", "Miss"):
        return None
    if word.lower() not in ("march", "may", "april", "june", "august", "mar", "jan", "dec"):
        return found
    if word.lower() in ("may", "march", "mar", "jan", "dec") and before.lower() not in words_of("before_month"):
        return None
    gap = context.text[found.end : found.end + 1] == " "
    if gap and after[:1].isupper() and context.token_after(found) is not None and context.token(found.start).ent_type_ == "PERSON":
        return None
    return found if before.lower() in words_of("before_month") or context.token(found.start).ent_type_ != "PERSON" else None


def _week_of_year(found: Found, context: Context) -> Found | None:
    """ "Week 12"; "week 3 of the strike" counts otherwise."""
    return found if "year" in found.roles or context.after(found).lower() != "of" else None


_AFTER_THE = re.compile(r"\bafter the $", re.IGNORECASE)


def _is_collapse(found: Found, context: Context) -> bool:
    """ "The fall of the town", "after the fall", "fall-out"."""
    before = context.text[max(0, found.start - LOOK) : found.start]
    if context.text[found.end : found.end + 2].lstrip()[:1] in ("-", "–"):
        return True
    return before.lower().endswith("the ") and (context.after(found).lower() in ("of", "in", "from") or bool(_AFTER_THE.search(before)))


def _season(found: Found, context: Context) -> Found | None:
    if len(found.roles) == 1 and (is_name_of_person(found, context) or context.after(found) in words_of("after_season_name")):
        return None
    if found.code("season") == "S" or len(found.roles) > 1:
        return found
    before, word = context.before(found).lower(), context.words(found)
    if context.token(found.start).tag_.startswith("VB") or before in ("to", "will"):
        return None
    if word.lower() == "fall" and _is_collapse(found, context):
        return None
    return (
        found if before in ("the", "in", "this", "last", "next", "that", "by", "since", "until", "during", "late", "early", "of") else None
    )


# The first decade that is written without its century, "the 50s"; smaller figures are ages and shares.
_FIRST_BARE_DECADE = 50


def _decade(found: Found, context: Context) -> Found | None:
    words, before = context.words(found), context.before(found).lower()
    if before in ("his", "her", "their", "my", "your", "our"):
        return None
    if not re.search(r"(?<![\d'’])\d0['’]?s$", words):
        return found
    share = words.lower().startswith("mid-") or before in ("low", "high", "upper")  # "in the mid-30s" of per cent
    return None if share or int(re.findall(r"\d\d", words)[0]) < _FIRST_BARE_DECADE else found


def _past_or_future(found: Found, context: Context) -> Found | None:
    if not context.words(found).islower() or context.before(found).lower() not in ("the", "near", "distant", "foreseeable", "recent"):
        return None
    after = context.token_after(found)
    return found if after is None or not after.tag_.startswith(("NN", "JJ", "CD")) else None


def _stage(found: Found, context: Context) -> Found | None:
    hyphen = "link" in found.roles and found.code("link") == "-"
    if hyphen and context.before(found).lower() not in ("by", "before", "until", "since", "at"):
        return None
    return found if (found.value("unit") or found.value("unit2")) in ("W", "M", "Y", "E", "C", "Q") else None


def _following(found: Found, context: Context) -> Found:
    """ "Following Monday's talks": a preposition, unless it is "the following Monday"."""
    if not opens_with_verb(found, context):
        return found
    rest = {role: tokens for role, tokens in found.roles.items() if role not in ("relative", "further")}
    if found.shape == "relative weekday":
        return Found("weekday", rest["weekday"][0].start, found.end, rest)
    if found.shape == "month" and "month" in rest:
        return Found("month", rest["month"][0].start, found.end, {"bare": rest["month"]})
    if "further" in found.roles:
        return Found(found.shape, found.roles["further"][0].start, found.end, {**rest, "relative": found.roles["further"]})
    return found


def _relative_unit(found: Found, context: Context) -> Found | None:
    found = _following(found, context)
    if found.value("unit").startswith("T"):
        return found if found.value("relative") == "-1" and "last" in context.words(found).lower() else None
    if found.roles["relative"][0].value == "R" or _goes_on_and_on(found, context):
        return None
    return found


def _goes_on_and_on(found: Found, context: Context) -> bool:
    """Whether a unit is followed by itself: "shows that year after year"."""
    unit = context.words(found).split()[-1].lower()
    return context.text[found.end : found.end + len(unit) + 7].lower() == f" after {unit}"


def _unit_previous(found: Found, context: Context) -> Found | None:
    if found.code("relative") == "R":
        return found if found.value("relative") in ("-1A",) and context.before(found).lower() == "the" else None
    after = context.token_after(found)
    closed = after is None or after.is_punct or after.is_space
    return found if closed and context.before(found).lower() in ("the", "very") else None


GUARDS = {
    "year": _year,
    "years": _years,
    "month": _month,
    "season": _season,
    "week of year": _week_of_year,
    "unit previous": _unit_previous,
    "decade": _decade,
    "past or future": _past_or_future,
    "stage of the unit": _stage,
    "relative unit": _relative_unit,
    "relative weekday": _following,
}
