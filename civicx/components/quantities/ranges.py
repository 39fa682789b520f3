"""Joins neighbouring numbers that form one range, ratio or score.

Surface forms: ``between 4,500 and 5,000`` ``3-5 million`` ``14 or 15`` ``one in three`` ``43/100``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from civicx.components.quantities.masks import DURATION
from civicx.components.quantities.numerals import Figure
from civicx.normalize import numbers

CHANGE = re.compile(
    r"\b(?:rose|rise[sn]?|rising|rais\w+|fell|fall\w*|cut|cuts|cutting|increas\w+|decreas\w+|grew|grow\w*|dropp\w+|drops?|declin\w+|climb\w*|jump\w*|shrank|shrunk|shrinks?"
    r"|reduc\w+|lower\w*|up|down|doubl\w+|trebl\w+|tripl\w+|went|gone|chang\w+|revis\w+|surg\w+|plung\w+|slump\w*|slid\w*|soar\w*|hik\w+|slash\w*|expand\w*)\b",
    re.IGNORECASE,
)

RANGE_DASH = re.compile(r"\s?[-–—]\s?(?:to[- ])?")

RANGE_TO = re.compile(r"[\s-]{1,2}to[\s-]{1,2}(?:(?:about|around|as many as|as much as|over|nearly|almost)\s)?", re.IGNORECASE)

RANGE_AND = re.compile(r"\s+and\s+(?:about\s|around\s)?", re.IGNORECASE)

RANGE_OR = re.compile(r"\s+or\s+", re.IGNORECASE)

RANGE_ASIDE = re.compile(
    r"\s?[-–—,]?\s?(?:and|or|to)?\s?(?:possibly|perhaps|maybe|even|probably)?\s?(?:as many as|as much as|up to)\s", re.IGNORECASE
)

# Behind a number that takes its unit from the one before it nothing is counted.
BARE = re.compile(r"[.,;)]?(?:\s(?:by|in|on|at|since|after|last|this|over|from|and|as|with|during|between)\b|\s?$|\n|[.,;)]\s)")

RATIO = re.compile(r"[\s-]+(?:in(?:\severy)?|out\sof(?:\severy)?|of\severy)[\s-]+", re.IGNORECASE)

SLASH = re.compile(r"/(\d{1,3})(?![\d/])")

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

LISTED = re.compile(r",\s|,?\s(?:and|or)\s|\sto\s")

# What makes a duration a point in time.
MOMENT = re.compile(r"[’']?\s(?:later|ago|after|before|earlier|on)\b")

BOUNDARY = re.compile(r"[.;:!?]\s|\n\s*\n")


def joined(text: str, singles: list[Figure]) -> list[Figure]:
    """Join neighbours that form one range or ratio."""
    out: list[Figure] = []
    singles = _sharing_units(text, _durations(text, singles))
    skip = False
    for position, figure in enumerate(singles):
        if skip:
            skip = False
            continue
        following = singles[position + 1] if position + 1 < len(singles) else None
        pair = following and _pair(text, figure, following)
        slash = None if pair else _slashed(text, figure)
        if following and not pair and _score(text, figure, following):
            skip = True
            continue
        out.append(pair or slash or figure)
        skip = bool(pair)
    return _sharing_scales(text, out)


def _sharing_scales(text: str, figures: list[Figure]) -> list[Figure]:
    """Give the first of "from 1.2 to 1.5 billion euros" the scale and the unit of the other."""
    out = list(figures)
    for position, (one, two) in enumerate(pairwise(out)):
        if (
            one.kind == "plain"
            and two.kind in ("plain", "range")
            and one.unit in ("count", two.unit)
            and _from(text, one)
            and RANGE_TO.fullmatch(text, one.after, two.before)
            and (shared := numbers.changed_scale(text[one.first : one.last], text[slice(*two.numbers[-1])]))
        ):
            out[position] = replace(one, unit=two.unit, value=float(shared.value), scale=two.numbers[-1])
    return out


def _sharing_units(text: str, singles: list[Figure]) -> list[Figure]:
    """Give the first of "8 or 9 euros" and "from 6.4 to 5.9 percent", and the last of "from $8 to 9", the unit of the other."""
    out = list(singles)
    for position in range(len(out) - 1):
        one, two = out[position : position + 2]
        if not {one.kind, two.kind} <= {"plain"} or (one.unit == "count") == (two.unit == "count") or "ratio" in (one.unit, two.unit):
            continue
        gap = text[one.after : two.before]
        if one.unit == "count" and (RANGE_OR.fullmatch(gap) or RANGE_TO.fullmatch(gap)):
            out[position] = replace(one, unit=two.unit)
        elif (
            two.unit == "count"
            and _from(text, one)
            and RANGE_TO.fullmatch(gap)
            and one.digits
            and two.digits
            and BARE.match(text, two.after)
        ):
            out[position + 1] = replace(two, unit=one.unit)
    return out


def _durations(text: str, singles: list[Figure]) -> list[Figure]:
    """Return the figures, the first of "nine, seven and eight years" as durations, too."""
    out = list(singles)
    listed = False
    for position in reversed(range(len(out) - 1)):
        one, two = out[position : position + 2]
        bare = (one.kind, one.unit, two.kind) == ("plain", "count", "none")
        listed = bare and (listed or _lasts(text, two)) and LISTED.fullmatch(text, one.after, two.before) is not None
        if listed:
            out[position] = replace(one, kind="none")
    return out


def _lasts(text: str, figure: Figure) -> bool:
    """Whether a figure is of a duration, and no time like "two days later"."""
    duration = DURATION.match(text, figure.last)
    return duration is not None and not MOMENT.match(text, duration.end())


def _score(text: str, one: Figure, two: Figure) -> bool:
    """ "2-1", "15-3": two bare numbers with a dash that are no range are the score of a match or a vote."""
    dash = re.fullmatch(r"[-–]", text[one.last : two.before])
    return bool(dash) and one.digits and two.digits and one.unit == two.unit == "count"


def _slashed(text: str, figure: Figure) -> Figure | None:
    """``43/100`` is a score out of 100, ``2/3`` a fraction."""
    slash = SLASH.match(text, figure.last)
    if not slash or not figure.digits:
        return None
    whole = int(slash.group(1))
    if whole in (100, 1000) and figure.value <= whole:
        return replace(figure, end=slash.end(), after=slash.end(), unit=f"out of {whole}", kind="score")
    if figure.value < whole <= 10:
        spans = (figure.numbers[0], (slash.start(1), slash.end()))
        return replace(figure, end=slash.end(), last=slash.end(), after=slash.end(), unit="ratio", kind="ratio", numbers=spans)
    return replace(figure, kind="none")


def _pair(text: str, one: Figure, two: Figure) -> Figure | None:
    gap = text[one.after : two.before]
    if len(gap) > 30 or one.kind in ("age", "none") or not {"vague", "pronoun"}.isdisjoint((one.kind, two.kind)):
        return None
    if two.kind == "none":  # a range of a duration
        return replace(two, before=one.before) if _is_range(text, one, two, gap) else None
    if RATIO.fullmatch(gap) and _is_ratio(one, two, gap):
        spans = (one.numbers[0], two.numbers[0])
        return replace(one, end=two.last, last=two.last, after=two.last, unit="ratio", kind="ratio", numbers=spans)
    if not _is_range(text, one, two, gap):
        return None
    unit = two.unit if two.unit != "count" else one.unit
    lead = re.search(r"\bbetween\s+$", text[max(0, one.before - 12) : one.before], re.IGNORECASE)
    start = one.before - len(lead.group()) if lead else one.before
    kind = "age" if two.kind == "age" else "range"
    return replace(two, start=start, before=one.before, first=one.first, numbers=(one.numbers[0], two.numbers[0]), kind=kind, unit=unit)


def _is_ratio(one: Figure, two: Figure, gap: str) -> bool:
    if one.unit != "count" or two.unit != "count" or not one.value < two.value or "fraction" in (one.kind, two.kind):
        return False
    round_whole = two.value <= 10 or two.value in (12, 20, 50, 100, 1000, 10000, 100000)
    return round_whole and (two.digits == one.digits or one.value <= 10)


def _is_range(text: str, one: Figure, two: Figure, gap: str) -> bool:
    first, second = _ends(text, one, two)
    if one.unit not in ("count", two.unit) and (two.unit != "count" or one.unit == "%"):
        return False
    if one.unit != "count" and one.after > one.last and two.unit == "count" and not _from(text, one):
        return False  # "gained 40 points to 2,803"
    if YEAR.fullmatch(text[one.first : one.last]) and numbers.scale_of(text[two.first : two.last]) > 1:
        return False
    lead = text[max(0, one.before - 160) : one.before]
    if re.search(r"\bbetween\s+$", lead, re.IGNORECASE):
        return bool(RANGE_AND.fullmatch(gap) or RANGE_TO.fullmatch(gap)) and first < second
    if RANGE_ASIDE.fullmatch(gap) and first < second:
        return not re.match(r"\s?(?:and|,)\s?(?:up to|as)", gap)
    if RANGE_DASH.fullmatch(gap) and "\n" not in gap:  # a dash that opens a line is a bullet
        return first < second and (one.digits == two.digits) and _range_noun(text, one, two)
    if RANGE_TO.fullmatch(gap):
        origin = _from(text, one)
        changing = (origin or (one.unit != "count" and two.unit != one.unit)) and CHANGE.search(BOUNDARY.split(lead)[-1])
        return not changing and first < second and not re.search(r"\bby\s+$", lead)
    if RANGE_OR.fullmatch(gap):
        return first < second <= first * 1.5 and one.unit == two.unit == "count" and one.digits == two.digits and one.kind != "fraction"
    return False


def _from(text: str, one: Figure) -> bool:
    return re.search(r"\bfrom\s+(?:\w+\s){0,2}$", text[max(0, one.before - 60) : one.before]) is not None


def _ends(text: str, one: Figure, two: Figure) -> tuple[float, float]:
    """The two values, the first with the second's scale where it has none of its own ("3-5 million")."""
    shared = numbers.shared_scale(text[one.first : one.last], text[two.first : two.last])
    return (float(shared.value) if shared else one.value), two.value


def _range_noun(text: str, one: Figure, two: Figure) -> bool:
    """A dash between bare numbers is a range only where something counted or measured follows."""
    if two.unit != "count" or one.unit != "count" or numbers.scale_of(text[two.first : two.last]) > 1:
        return True
    return bool(
        re.compile(r"[\s-](?!in\b|at\b|on\b|to\b|and\b|win|defeat|loss|victory|lead|draw|vote|majority)[a-z]").match(text, two.after)
    )
