"""What the words around durations and distances rule out: ages, seconds of a list, days that hang on an event."""

from __future__ import annotations

import re

from civicx.components.date_context import Context, behind, cut, opens_with_verb, words_of
from civicx.normalize import units
from civicx.normalize.shapes import Found


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
    if "several" in found.roles and context.before(found).lower() == "as":  # "the second in as many days"
        return None
    singular = found.code("unit") in ("U", "B", "Ω", "κ", "ω")
    if "article" in found.roles and (found.code("unit") in ("B", "κ") or found.value("unit") == "H"):
        return None
    if "article" in found.roles and found.code("unit") == "u" and context.next_char(found) not in ("'", "’"):
        return _long_units(found, context)
    if "article" in found.roles and singular and _is_rate(found, context):
        return None
    if singular and ("several" in found.roles or found.code("n")[:1] == "4"):
        return None
    if "n" in found.roles and found.code("unit") in ("κ",):
        return None
    if found.code("unit") == "B" and str(found.code("n")) != "N":
        return found if found.code("n") in ("1", "0", "5") and "-" in context.words(found) else None
    if context.text[max(0, found.start - 1) : found.start] in ("$", "£", "€") and found.start:
        return None
    return _without_over(found, context) if _is_throughout(found, context) else found


def _long_units(found: Found, context: Context) -> Found | None:
    """ "A years-long campaign" counts no years."""
    unit = {"unit": found.roles["unit"]}
    if context.words(found).lower().endswith("long"):
        return Found("long", unit["unit"][0].start, found.end, unit)
    behind = context.text[found.end : found.end + len("-long")].lower() == "-long"
    return Found("long", unit["unit"][0].start, found.end + len("-long"), unit) if behind else None


def _is_rate(found: Found, context: Context) -> bool:
    """ "200 euros a month", "ten hours a day" tell how much, not how long."""
    unit = context.token(found.end - 1)
    article = context.token(found.start)
    if "comparator" in found.roles or not article.i:
        return False
    before = article.nbor(-1)
    if units.names().get(before.lower_) in units.codes():
        return True
    if unit.dep_ != "npadvmod":
        return False
    return before.tag_ == "CD" or (unit.head.i == before.i and before.tag_ in ("NN", "NNS"))


def _duration_range(found: Found, context: Context) -> Found | None:
    """ "They are 18 to 24 years old" tells ages."""
    first = found.roles["low"][0] if "low" in found.roles else found
    money = context.text[max(0, first.start - 1) : first.start] in ("$", "£", "€") and found.start
    return None if money or _age(found, context) else found


# What stands before "over ten years" where it is more than ten: "for over ten years", "served over ten years".
_MEASURED = frozenset(["for", "after", "in", "of", "by", "than", "within", "since", "and", "or", "with"])

_MEASURES = frozenset(["spend", "serve", "take", "last", "wait", "span", "need", "require", "be", "have", "get", "face", "pass", "elapse"])


def _is_throughout(found: Found, context: Context) -> bool:
    """ "It grew over many years", "it fell by 5% over ten years": in the course of them."""
    if not context.words(found).lower().startswith("over "):
        return False
    before = context.token(found.start).nbor(-1) if context.token(found.start).i else None
    measured = before is not None and (before.lower_ in _MEASURED or before.lemma_ in _MEASURES)
    return "several" in found.roles or not measured


def _without_over(found: Found, context: Context) -> Found:
    roles = {role: tokens for role, tokens in found.roles.items() if role != "comparator"}
    behind = context.words(found)[len("over") :]
    return Found(found.shape, found.end - len(behind.lstrip()), found.end, roles)


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
    alone = cut(found, found.roles["beside"][0].start, shape, context)
    return _bare(alone, context) if shape == "bare units" else _duration(alone, context)


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


def _bare(found: Found, context: Context) -> Found | None:
    if _age(found, context):
        return None
    unit, before = found.value("unit"), context.before(found).lower()
    if "several" in found.roles:
        return found if context.before(found).lower() != "as" else None
    if unit in ("D", "TH", "TM", "TS", "WE", "Q", "H", "NI", "F", "L", "6M", "3M"):
        return found if before in ("for", "within", "lasted", "took", "after", "over") and unit in ("D", "TH", "TM") else None
    return found if before not in ("in", "his", "her", "their", "my", "our", "s", "light", "war", "school") or before == "in" else None


def _units_followed(found: Found, context: Context) -> Found | None:
    """ "In the days that followed"; "the days that followed the raid" hang on the raid."""
    return found if context.before(found).lower() == "the" else None


def _periodic(found: Found, context: Context) -> Found | None:
    word = context.words(found)
    if context.token(found.start).tag_ in ("NN", "NNP"):  # a newspaper
        return None
    return None if word[0].isupper() and (context.after(found)[:1].isupper() or context.before(found)[:1].isupper()) else found


def _nth_running(found: Found, context: Context) -> Found:
    return behind(found, "lead")


def _relative_count(found: Found, context: Context) -> Found | None:
    """ "The last three days"; talks "are to last three days"."""
    first = context.token(found.start)
    if not opens_with_verb(found, context) and not (first.lower_ == "last" and first.tag_.startswith("VB")):
        return found
    roles = {role: tokens for role, tokens in found.roles.items() if role != "relative" and tokens}
    return Found("duration", min(tokens[0].start for tokens in roles.values()), found.end, roles)


GUARDS = {
    "relative count": _relative_count,
    "nth running": _nth_running,
    "duration": _duration,
    "duration range": _duration_range,
    "half": _duration,
    "long": _long,
    "distance": _distance,
    "half distance": _distance,
    "distance ahead": _distance_ahead,
    "bare units": _bare,
    "periodic": _periodic,
    "units followed": _units_followed,
}
