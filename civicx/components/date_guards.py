"""What the words around an expression rule out: guards, one for a shape.

A guard returns the expression as it stands, less some words, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from civicx import lexicon
from civicx.components.date_context import LOOK, Context, words_of
from civicx.normalize.shapes import Found

_FIGURE_SIGNS = frozenset("$£€¥₦₹#№%§+°")


_FIGURES_BESIDE = re.compile(r"^\d[-/]|[-/]\d$")


def _year(found: Found, context: Context) -> Found | None:
    if "comparator" in found.roles and not _alone(found, context):
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
    if not 1200 <= year <= 2100:
        return found if led and before in ("in", "since", "until", "by", "year", "from", "of", "to") and _alone(found, context) else None
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


def _alone(found: Found, context: Context) -> bool:
    """Whether no counted noun follows the figure."""
    after = context.token_after(found)
    if after is None:
        return True
    if after.idx > found.end + 1 or not after.is_alpha:
        return True
    return after.tag_ not in ("NNS", "NNPS") and after.lower_ not in ("people", "per", "percent", "million", "km", "hectares", "%")


def _month(found: Found, context: Context) -> Found | None:
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


_AFTER_THE = re.compile(r"\bafter the $", re.IGNORECASE)


def _is_collapse(found: Found, context: Context) -> bool:
    """ "The fall of the town", "after the fall", "fall-out"."""
    before = context.text[max(0, found.start - LOOK) : found.start]
    if context.text[found.end : found.end + 2].lstrip()[:1] in ("-", "–"):
        return True
    return before.lower().endswith("the ") and (context.after(found).lower() in ("of", "in", "from") or bool(_AFTER_THE.search(before)))


def _season(found: Found, context: Context) -> Found | None:
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


def _age(found: Found, context: Context) -> bool:
    """ "18-year-old", "17 years old", "aged 35 years" are ages, unless it is a thing that is old."""
    rest = context.text[found.end : found.end + 40].lower()
    match = re.match(r"\s?[-–\s]\s?olds?\b[\s-]*([a-z]+)?", rest)
    if match:
        return match[1] not in words_of("thing")
    return re.match(r"\s+of age\b", rest) is not None or context.before(found).lower() in ("aged", "age")


def _duration(found: Found, context: Context) -> Found | None:
    if _age(found, context):
        return None
    singular = found.code("unit") in ("U", "B", "Ω", "κ", "ω")
    if "article" in found.roles and (found.code("unit") in ("B", "κ") or found.value("unit") == "H"):
        return None
    if singular and ("several" in found.roles or found.code("n")[:1] == "4"):
        return None
    if "n" in found.roles and found.code("unit") in ("κ",):
        return None
    if found.code("unit") == "B" and str(found.code("n")) != "N":
        return found if found.code("n") in ("1", "0", "5") and "-" in context.words(found) else None
    if context.text[max(0, found.start - 1) : found.start] in ("$", "£", "€") and found.start:
        return None
    if "several" in found.roles and found.value("comparator") == "MORE_THAN":  # "over many years" is throughout them
        roles = {role: tokens for role, tokens in found.roles.items() if role != "comparator"}
        return Found(found.shape, min(tokens[0].start for tokens in roles.values()), found.end, roles)
    return found


def _long(found: Found, context: Context) -> Found | None:
    """ "Month-long", and "decade-old" of a thing."""
    return None if context.words(found).lower().endswith("old") and context.after(found).lower() not in words_of("thing") else found


def _distance(found: Found, context: Context) -> Found | None:
    """ "Two days after the attack" has its own anchor: there only the stretch is marked."""
    if "beside" not in found.roles:
        return None if "bare" in found.roles and found.value("unit") in ("TS", "TM") else found
    after = context.token_after(found)
    closed = (
        after is None
        or after.is_punct
        or after.is_space
        or (after.tag_ in ("VBD", "VBZ", "VBP", "MD", "CC", "TO", "IN") and after.lower_ not in ("their",))
    )
    if closed:
        return found
    shape = "half" if "halfof" in found.roles else "bare units" if "bare" in found.roles else "duration"
    return _cut(found, found.roles["beside"][0].start, shape, context)


def _cut(found: Found, end: int, shape: str, context: Context) -> Found | None:
    text = context.text[found.start : end].rstrip()
    roles = {role: tokens for role, tokens in found.roles.items() if tokens[-1].end <= end}
    cut = Found(shape, found.start, found.start + len(text), roles)
    guard = GUARDS.get(shape)
    return guard(cut, context) if guard else cut


# "Its first fair in three years": what was not for three years.
_RANKS = frozenset(["first", "second", "third", "only", "last"])
_NEAR = 6


def _distance_ahead(found: Found, context: Context) -> Found | None:
    """ "The court will rule in two weeks"; "it was built in two weeks" is a duration."""
    unit = found.roles["unit"][0].value
    after = context.after(found).lower()
    token = context.token(found.start)
    ranked = any(word.tag_ in ("JJS", "RBS") or word.lower_ in _RANKS for word in context.doc[max(0, token.i - _NEAR) : token.i])
    ahead = context.tense(found) == "future" and token.head.tag_.startswith(("VB", "MD")) and not ranked
    if unit in ("D", "W", "M", "Y", "F") and after not in ("of", "since", "from") and ahead:
        start = found.roles["in"][0].end + 1
        return Found(found.shape, start, found.end, found.roles)
    roles = {role: tokens for role, tokens in found.roles.items() if role != "in"}
    duration = Found("duration", found.roles["in"][0].end + 1, found.end, roles)
    return _duration(duration, context)


def _unit_previous(found: Found, context: Context) -> Found | None:
    if found.code("relative") == "R":
        return found if found.value("relative") in ("-1A",) and context.before(found).lower() == "the" else None
    after = context.token_after(found)
    closed = after is None or after.is_punct or after.is_space
    return found if closed and context.before(found).lower() in ("the", "very") else None


def _bare(found: Found, context: Context) -> Found | None:
    if _age(found, context):
        return None
    unit, before = found.value("unit"), context.before(found).lower()
    if "several" in found.roles:
        return found
    if unit in ("D", "TH", "TM", "TS", "WE", "Q", "H", "NI", "F", "L", "6M", "3M"):
        return found if before in ("for", "within", "lasted", "took", "after", "over") and unit in ("D", "TH", "TM") else None
    return found if before not in ("in", "his", "her", "their", "my", "our", "s", "light", "war", "school") or before == "in" else None


def _day_with_weekday(found: Found, context: Context) -> Found | None:
    """ "On Tuesday the first trucks left": the ordinal counts what comes behind it."""
    after = context.token_after(found)
    if found.code("day") != "O" or found.value("day") > 12:
        return found
    if "," in context.words(found) or (after is not None and not after.is_punct and not after.is_space):
        return _cut(found, found.roles["weekday"][0].end, "weekday", context)
    return found


def _units_followed(found: Found, context: Context) -> Found | None:
    """ "In the days that followed"; "the days that followed the raid" hang on the raid."""
    return found if context.before(found).lower() == "the" else None


def _day_of_month(found: Found, context: Context) -> Found | None:
    if found.code("day") != "3" or context.before(found).lower() not in ("the",):
        return None
    after = context.token_after(found)
    if after is None or after.is_punct or after.is_space:
        return found
    lead = context.text[max(0, found.start - 8) : found.start].lower()
    return found if lead.endswith("on the ") and not after.tag_.startswith(("NN", "JJ")) else None


# What makes a clause of "the moment" before it.
_CLAUSE = frozenset(["i", "you", "he", "she", "it", "we", "they", "that", "when", "of", "the", "a", "his", "her", "their"])


def _vague(found: Found, context: Context) -> Found | None:
    word, before, after = context.words(found).lower(), context.before(found).lower(), context.after(found).lower()
    if word == "this time":
        return found if before == "at" and context.tense(found) != "past" and after != "of" else None
    if word == "to date":
        return found if after not in ("from", "back", "to") and not context.token(found.end - 1).tag_.startswith("VB") else None
    if word == "at the moment":
        return found if after not in _CLAUSE else None
    if word == "then":
        return found if before in ("since", "until", "till") else None
    if word in ("soon", "shortly"):
        if context.tense(found) == "past" or before == "would":
            return None
        return None if before in ("as", "too", "how") or after in ("after", "before", "as", "afterwards", "thereafter") else found
    return found


def _part_of_day(found: Found, context: Context) -> Found | None:
    before = context.before(found).lower()
    if "position" in found.roles or "stage" in found.roles:
        return found
    return found if before in ("the", "one", "by", "that") else None


def _clock(found: Found, context: Context) -> Found | None:
    if any(role in found.roles for role in ("meridiem", "half_day", "zone", "comparator")):
        return found
    before = context.before(found).lower()
    if "hours" in found.roles and context.after(found).lower() == "of":
        return None
    leads = (
        "at",
        "by",
        "from",
        "around",
        "about",
        "until",
        "till",
        "to",
        "and",
        "between",
        "before",
        "after",
        "since",
        "past",
        "of",
        "approximately",
    )
    if "word" in found.roles or "clock" in found.roles:
        return found if before in leads else None
    return found


def _figures(found: Found, context: Context) -> Found | None:
    if context.words(found) in ("9/11", "24/7", "7/7"):
        return None
    if context.after(found).lower() in lexicon.table("dates", "month"):
        return None
    one, two = (int(n) for n in str(found.value("figures")).split("/"))
    fits = 1 <= min(one, two) <= 12 and max(one, two) <= 31
    led = "weekday" in found.roles or context.before(found).lower() in ("on", "by", "until", "since", "from", "before", "after")
    return found if fits and led else None


def _numeric(found: Found, context: Context) -> Found | None:
    words = str(found.value("date"))
    if context.before(found).lower() in ("version", "v", "section", "article", "no", "case", "paragraph", "tel", "phone"):
        return None
    if words.count(".") == 2:
        parts = words.split(".")
        if len(parts[2]) == 2 and not (len(parts[0]) == len(parts[1]) == 2):
            return None
    return found if _calendar(words) else None


def _calendar(words: str) -> bool:
    parts = [int(n) for n in re.split(r"[-/.T]", words)[:3]]
    one, two = (parts[1], parts[2]) if len(re.split(r"[-/.]", words)[0]) == 4 else (parts[0], parts[1])
    return 1 <= min(one, two) <= 12 and 1 <= max(one, two) <= 31


def _weekday(found: Found, context: Context) -> Found | None:
    if context.before(found).lower() in words_of("before_weekday_name") or context.after(found) in words_of("after_weekday_title"):
        return None
    return found


def _decade(found: Found, context: Context) -> Found | None:
    return None if context.before(found).lower() in ("his", "her", "their", "my", "your", "our") else found


def _periodic(found: Found, context: Context) -> Found | None:
    word = context.words(found)
    if context.token(found.start).tag_ in ("NN", "NNP"):  # a newspaper
        return None
    return None if word[0].isupper() and (context.after(found)[:1].isupper() or context.before(found)[:1].isupper()) else found


def _deictic(found: Found, context: Context) -> Found | None:
    if context.words(found).lower() == "overnight":
        after = context.token_after(found)
        return found if after is None or not after.tag_.startswith(("NN", "JJ")) else None
    return None if context.words(found) == "Today" and context.before(found) in ("USA", "Russia", "India", "Psychology") else found


_EVENT_LENGTH = 40


@cache
def _event() -> re.Pattern[str]:
    """The noun of an event or group behind its day, with an adjective at most: "the 6 April terrorist attacks"."""
    return re.compile(rf"\s(?:[a-z]+(?:ist|ant|al|or|ed|ing)?\s)?(?:{'|'.join(words_of('after_day_event'))})\b", re.IGNORECASE)


def _dated(found: Found, context: Context) -> Found | None:
    """A day inside the name of an event or group ("September 11 attacks") is none."""
    behind = found.end + ("year" in found.roles and context.next_char(found) == ",")
    if "weekday" not in found.roles and _event().match(context.text, behind, behind + _EVENT_LENGTH):
        return None
    if found.code("month") == "x" and found.code("day") not in ("1", "3"):
        return None
    return None if _is_named(found, context) else found


def _is_named(found: Found, context: Context) -> bool:
    """ "The March 14 Alliance", "the May 4th Medal" are names."""
    after = context.token_after(found)
    if after is None or after.idx != found.end + 1 or {"year", "weekday"} & found.roles.keys() or context.before(found).lower() != "the":
        return False
    return after.tag_ in ("NNP", "NNPS") and after.text[:1].isupper() and after.ent_type_ not in ("NORP", "GPE")


# New years of other calendars, and any new year.
_OTHER_YEARS = frozenset(
    ["lunar", "chinese", "persian", "jewish", "islamic", "orthodox", "buddhist", "thai", "khmer", "kurdish", "a", "every"]
)


def _holiday(found: Found, context: Context) -> Found | None:
    """An observance ("World Press Freedom Day") is a name unless something is set on it."""
    words = context.words(found).lower()
    if words == "new year" and (context.before(found).lower() in _OTHER_YEARS or context.words(found).islower()):
        return None
    if "day" not in words.split() or "christmas" in words or "new year" in words or "year" in found.roles:
        return found
    after = context.token_after(found)
    led = (
        context.before(found).lower() in ("on", "by", "until", "since", "before", "after", "of", "month")
        or context.text[max(0, found.start - 2) : found.start] == ", "
    )
    return found if led and (after is None or not after.tag_.startswith("NN")) else None


def _past_or_future(found: Found, context: Context) -> Found | None:
    if not context.words(found).islower() or context.before(found).lower() not in ("the", "near", "distant", "foreseeable", "recent"):
        return None
    after = context.token_after(found)
    return found if after is None or not after.tag_.startswith(("NN", "JJ", "CD")) else None


_DAY_LEADS = re.compile(r"\b(?:of|for|on|throughout|during|in|over|(?:start|end|finish|clos|open)(?:ed|ing|es|s)?) the $")


def _the_day(found: Found, context: Context) -> Found | None:
    led = _DAY_LEADS.search(context.text[max(0, found.start - LOOK) : found.start].lower())
    return found if led and context.after(found).lower() not in ("of", "that", "when", "after", "before", "to") else None


def _stage(found: Found, context: Context) -> Found | None:
    hyphen = "link" in found.roles and found.code("link") == "-"
    if hyphen and context.before(found).lower() not in ("by", "before", "until", "since", "at"):
        return None
    return found if (found.value("unit") or found.value("unit2")) in ("W", "M", "Y", "E", "C", "Q") else None


def _relative_unit(found: Found, context: Context) -> Found | None:
    if found.value("unit").startswith("T"):
        return found if found.value("relative") == "-1" and "last" in context.words(found).lower() else None
    if found.roles["relative"][0].value == "R":
        return None
    return found


GUARDS: dict[str, Callable[[Found, Context], Found | None]] = {
    "year": _year,
    "month": _month,
    "season": _season,
    "duration": _duration,
    "half": _duration,
    "unit and a half": lambda found, context: None,
    "long": _long,
    "distance": _distance,
    "half distance": _distance,
    "distance ahead": _distance_ahead,
    "unit previous": _unit_previous,
    "bare units": _bare,
    "day of the month": _day_of_month,
    "vague": _vague,
    "part of day": _part_of_day,
    "clock": _clock,
    "month and day in figures": _figures,
    "numeric": _numeric,
    "weekday": _weekday,
    "decade": _decade,
    "periodic": _periodic,
    "deictic": _deictic,
    "day month": _dated,
    "month day": _dated,
    "eve": lambda found, context: None,
    "week of": lambda found, context: None,
    "day with weekday": _day_with_weekday,
    "units followed": _units_followed,
    "holiday": _holiday,
    "past or future": _past_or_future,
    "the unit": _the_day,
    "stage of the unit": _stage,
    "relative unit": _relative_unit,
}
