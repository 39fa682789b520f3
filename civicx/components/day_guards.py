"""What the words around days and times of day rule out: names with a day in them, versions, ranks, clauses."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from civicx import lexicon
from civicx.components.date_context import LOOK, Context, behind, cut, is_name_of_person, words_of
from civicx.normalize.shapes import Found


def _day_with_weekday(found: Found, context: Context) -> Found | None:
    """ "On Tuesday the first trucks left": the ordinal counts what comes behind it."""
    after = context.token_after(found)
    if found.code("day") == "1" and not _ends_date(after):
        return _weekday(cut(found, found.roles["weekday"][0].end, "weekday", context), context)
    if found.code("day") != "O" or found.value("day") > 12:
        return found
    if "," in context.words(found) or (after is not None and not after.is_punct and not after.is_space):
        return _weekday(cut(found, found.roles["weekday"][0].end, "weekday", context), context)
    return found


_BEHIND_DAY = frozenset(["CC", "IN", "TO", "PRP", "DT", "EX", "VBD", "VBZ", "VBP", "MD"])


def _ends_date(after: Token | None) -> bool:
    """Whether the token behind a figure leaves it to the date: "on Friday 28, they met", not "on Friday 12 people"."""
    return after is None or after.is_punct or after.is_space or (after.tag_ in _BEHIND_DAY and after.lower_ != "of")


_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_LISTED = re.compile(rf"\bon the {_NTH}(?:(?:,|,? and|,? or) (?:the )?{_NTH}){{0,3}}(?:,|,? and|,? or|,? to) (?:the )?$", re.IGNORECASE)
_LIST = 60


def _day_of_month(found: Found, context: Context) -> Found | None:
    """ "On the 5th and 6th", "the 9th of that month"."""
    lead = context.text[max(0, found.start - _LIST) : found.start].lower()
    listed = _LISTED.search(lead) is not None
    if found.code("day") != "3" or (context.before(found).lower() != "the" and not listed):
        return None
    after = context.token_after(found)
    if after is None or after.is_punct or after.is_space or "of" in found.roles:
        return found
    if not listed and not lead.endswith("on the "):
        return None
    return found if not after.tag_.startswith(("NN", "JJ")) or _is_subject(after) else None


def _is_subject(token: Token) -> bool:
    """ "On the 12th Lunt was ordered to move", not "on the 12th Street bridge"."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return token.tag_ == "NNP" and behind is not None and behind.tag_ in ("VBD", "VBZ", "MD")


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
    before = context.text[found.start - 1] if found.start else ""
    if before == "/" or (before in ("-", "_") and not words[:4].isdigit()):  # "AB/12/3/2021", an address on the web
        return None
    if context.before(found).lower() in ("version", "v", "section", "article", "no", "case", "paragraph", "tel", "phone"):
        return None
    if words.count(".") == 2:
        parts = words.split(".")
        if len(parts[0]) < 4 and len(parts[2]) == 2 and not (len(parts[0]) == len(parts[1]) == 2):
            return None
    return found if _calendar(words) else None


def _calendar(words: str) -> bool:
    parts = [int(n) for n in re.split(r"[-/.T]", words)[:3]]
    one, two = (parts[1], parts[2]) if len(re.split(r"[-/.]", words)[0]) == 4 else (parts[0], parts[1])
    return 1 <= min(one, two) <= 12 and 1 <= max(one, two) <= 31


def _weekday(found: Found, context: Context) -> Found | None:
    if is_name_of_person(found, context):
        return None
    if found.code("weekday") == "~" and not context.words(found)[0].isupper():
        return None
    if context.before(found).lower() in words_of("before_weekday_name") or context.after(found) in words_of("after_weekday_title"):
        return None
    return found


def _deictic(found: Found, context: Context) -> Found | None:
    token = context.token(found.start)
    if context.words(found).lower() == "tomorrow" and token.i and token.nbor(-1).tag_ in ("JJ", "JJR"):  # a brighter tomorrow
        return None
    if context.words(found).lower() == "overnight":
        after = context.token_after(found)
        return found if after is None or not after.tag_.startswith(("NN", "JJ")) else None
    return None if context.words(found).lower() in ("today", "tomorrow") and _is_in_name(found, context) else found


_EVENT_LENGTH = 40


@cache
def _event() -> re.Pattern[str]:
    """The noun of an event or group behind its day, with an adjective at most: "the 6 April terrorist attacks"."""
    return re.compile(rf"\s(?:[a-z]+(?:ist|ant|al|or|ed|ing)?\s)?(?:{'|'.join(words_of('after_day_event'))})\b", re.IGNORECASE)


def _dated(found: Found, context: Context) -> Found | None:
    """A day inside the name of an event or group ("September 11 attacks") is none."""
    behind = found.end + ("year" in found.roles and context.next_char(found) == ",")
    found = _without_figures(found, context)
    if found.shape == "month day" and found.code("day") == "1" and context.before(found).lower() in ("in", "during"):
        return _without_count(found, context)
    if "weekday" not in found.roles and _event().match(context.text, behind, behind + _EVENT_LENGTH):
        return None
    if found.code("month") == "x" and found.code("day") not in ("1", "3") and "weekday" not in found.roles:
        return None
    return None if _is_named(found, context) else found


def _without_count(found: Found, context: Context) -> Found:
    """ "In March 15 people died": a month and what is counted, unless a year follows."""
    if found.roles.keys() & {"year", "weekday", "comparator"}:
        return found
    return Found("month", found.start, found.roles["month"][0].end, {"bare": found.roles["month"]})


def _without_figures(found: Found, context: Context) -> Found:
    """ "23 APR 90 (AGENCY)", "05-Aug-16" end in a year, "on 3 June 12 men" does not."""
    year = found.roles.get("year")
    if not year or year[0].code != "8" or not context.text[year[0].start].isdigit():
        return found
    text, month = context.text, found.roles["month"][0]
    closed = not text[year[0].end : year[0].end + 2].strip(" ")[:1].isalnum()
    if text[year[0].start - 1] in "-/" or (closed and text[month.start : month.end].isupper()):
        return found
    roles = {role: tokens for role, tokens in found.roles.items() if role != "year"}
    end = found.end if found.end < year[0].start else max(month.end, found.roles["day"][0].end)
    return Found(found.shape, found.start, end, roles)


def _range(found: Found, context: Context) -> Found | None:
    """ "From 3 to 5 June 12 men" gives no year either; "John 3:16-17:2" no hours."""
    if found.parts[0].shape == "clock" and not _is_clock_range(found, context):
        return None
    parts = tuple(_without_figures(part, context) if "day" in part.roles and "month" in part.roles else part for part in found.parts)
    return found if parts[-1] is found.parts[-1] else Found(found.shape, found.start, parts[-1].end, found.roles, parts)


def _is_clock_range(found: Found, context: Context) -> bool:
    marked = any(part.roles.keys() & {"meridiem", "half_day", "zone", "comparator", "word"} for part in found.parts)
    full = all(part.end - part.start >= len("10:00") for part in found.parts)
    words = context.words(found)
    return marked or full or context.before(found).lower() in _CLOCK_LEADS or words[0].isalpha() or words[-1].isalpha()


def _is_named(found: Found, context: Context) -> bool:
    """ "The March 9 Assembly", "the June 2nd Prize" are names."""
    after = context.token_after(found)
    apart = {"year", "weekday"} & found.roles.keys() or " of " in context.words(found)
    if after is None or after.idx != found.end + 1 or apart or context.before(found).lower() != "the":
        return False
    return after.tag_ in ("NNP", "NNPS") and after.text[:1].isupper() and after.ent_type_ not in ("NORP", "GPE")


# New years of other calendars, and any new year.
_OTHER_YEARS = frozenset(
    ["lunar", "chinese", "persian", "jewish", "islamic", "orthodox", "buddhist", "thai", "khmer", "kurdish", "a", "every"]
)


_FAST_LEADS = frozenset(["in", "during", "of", "for", "this", "last", "next", "before", "after", "since", "throughout", "until", "through"])


def _is_the_fast(found: Found, context: Context) -> bool:
    """Ramadan is a name of men too."""
    before = context.before(found)
    return (before.lower() in _FAST_LEADS or not before or "year" in found.roles) and not context.after(found)[:1].isupper()


def _holiday(found: Found, context: Context) -> Found | None:
    """An observance ("World Press Freedom Day") is a name unless something is set on it."""
    words = context.words(found).lower()
    if words.startswith("rama") and not _is_the_fast(found, context):
        return None
    if words == "new year" and (context.before(found).lower() in _OTHER_YEARS or context.words(found).islower()):
        return None
    after = context.token_after(found)
    if after is not None and after.idx == found.end + 1 and after.tag_ in ("NNP", "NNPS"):  # Easter Island
        return None
    if "day" not in words.split() or "christmas" in words or "new year" in words or "year" in found.roles:
        return found
    led = (
        context.before(found).lower() in ("on", "by", "until", "since", "before", "after", "of", "month")
        or context.text[max(0, found.start - 2) : found.start] == ", "
    )
    return found if led and (after is None or not after.tag_.startswith("NN")) else None


_DAY_LEADS = re.compile(r"\b(?:of|for|on|throughout|during|in|over|(?:start|end|finish|clos|open)(?:ed|ing|es|s)?) the $")


# What opens a clause right behind "on the day": "the police came", "she fled", "Lunt spoke".
_CLAUSE_OPENERS = frozenset(["DT", "PRP", "PRP$", "NNP", "NNPS", "EX"])


def _the_day(found: Found, context: Context) -> Found | None:
    led = _DAY_LEADS.search(context.text[max(0, found.start - LOOK) : found.start].lower())
    if not led or context.after(found).lower() in ("of", "that", "when", "after", "before", "to"):
        return None
    behind = context.token_after(found)
    return None if behind is not None and behind.tag_ in _CLAUSE_OPENERS else found


# What a line in sentence case holds and a headline in title case does not.
_LOWER_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}")
_LINE = 200


def _is_in_name(found: Found, context: Context) -> bool:
    """ "Rights Now", "the Act Now Coalition", "Tarn Today": a capital within a sentence, which a headline in title case has too."""
    text = context.text
    words = context.words(found)
    if not words[0].isupper() or words.isupper() or not found.start or text[found.start - 1] != " " or not text[found.start - 2].isalnum():
        return False
    first = max(text.rfind("\n", 0, found.start) + 1, found.start - _LINE)
    end = text.find("\n", found.end)
    return _LOWER_WORD.search(text, first, min(end if end >= 0 else len(text), found.end + _LINE)) is not None


# What makes a clause of "the moment" before it.
_CLAUSE = frozenset(["i", "you", "he", "she", "it", "we", "they", "that", "when", "of", "the", "a", "his", "her", "their"])


def _vague(found: Found, context: Context) -> Found | None:
    word, before, after = context.words(found).lower(), context.before(found).lower(), context.after(found).lower()
    if _is_in_name(found, context) or (word == "now" and context.next_char(found) == "-"):  # "now-defunct"
        return None
    if "-day" in word:  # "present-day Ghana"
        return found if context.after(found)[:1].isupper() else None
    if word == "this time":
        return found if before == "at" and context.tense(found) != "past" and after not in ("of", "last", "next") else None
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


def _relative_part(found: Found, context: Context) -> Found | None:
    """ "This Morning" is a programme."""
    words = context.words(found).split()
    return None if words[-1][0].isupper() and words[0][0].isupper() and not context.words(found).isupper() else found


# Words before a time of the clock that nothing else shows to be one, and before an hour alone.
_HOUR_LEADS = frozenset(["at", "by", "around", "about", "until", "till", "before", "after", "since", "approximately", "circa"])
_CLOCK_LEADS = _HOUR_LEADS | {"from", "to", "and", "between", "past", "of"}


def _clock(found: Found, context: Context) -> Found | None:
    if any(role in found.roles for role in ("meridiem", "half_day", "zone", "comparator")):
        return found
    if "hours" in found.roles and context.after(found).lower() == "of":
        return None
    if "clock" in found.roles or ("word" in found.roles and not context.words(found)[0].isdigit()):
        return found if context.before(found).lower() in _CLOCK_LEADS else None
    return found if "hour" not in found.roles or not context.words(found).isalnum() else None


def _clock_in_part(found: Found, context: Context) -> Found | None:
    """ "At 5 in the morning", not "he shot 5 in the morning"."""
    clock = next(part for part in found.parts if part.shape == "clock")
    bare = context.text[clock.start : clock.end].isalnum() and "half_day" not in clock.roles
    return found if not bare or "comparator" in clock.roles or context.before(clock).lower() in _HOUR_LEADS else None


def _military(found: Found, context: Context) -> Found | None:
    return behind(found, "lead") if context.after(found).lower() != "of" else None


GUARDS = {
    "clock in part": _clock_in_part,
    "range": _range,
    "military hour": _military,
    "day of the month": _day_of_month,
    "vague": _vague,
    "part of day": _part_of_day,
    "clock": _clock,
    "month and day in figures": _figures,
    "numeric": _numeric,
    "weekday": _weekday,
    "deictic": _deictic,
    "day month": _dated,
    "month day": _dated,
    "year month day": _dated,
    "day with weekday": _day_with_weekday,
    "holiday": _holiday,
    "the unit": _the_day,
    "relative part of day": _relative_part,
}
