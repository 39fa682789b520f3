"""Reads what bounds a figure (``over`` ``no fewer than`` ``12,000+`` ``or more``) and whether it is an age (``aged 14``, ``Name, 61,``)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from civicx import lexicon
from civicx.components.quantities.masks import MONTH
from civicx.components.quantities.numerals import WORD_AFTER, Figure
from civicx.components.quantities.ranges import BOUNDARY
from civicx.components.quantities.words import word_set
from civicx.normalize import units

AGE_BEFORE = re.compile(r"\b(?:aged|ages?(?:\sof|\srange of)?)\s(?:from\s|between\s|only\s|just\s)?$", re.IGNORECASE)

APPOSED_END = re.compile(r"\)|,(?!\d)|;|\.\s|\s(?:and|who|from|of)\b(?!\s(?:them|whom|those|these)\b)")

WORDS_BEFORE = re.compile(r"[^\s,]+")

ORIGIN = re.compile(r"\d\s(?:from|in|at|for)\s[^,;(]*,\s$")

BEING = re.compile(
    r"\b(?:(?:[Hh]e|[Ss]he|I|who)(?:\s(?:is|was|will be|had been)|['’]s|['’]m)|turn(?:s|ed|ing))\s(?:only |just |about |now )?$"
)

BEING_END = re.compile(r"[.,;)]?(?:$|\s(?:when|and|at|by|in|on|years?|but|last|this)\b|[.;)])")

ROW_END = re.compile(r"\s?,(?!\d)")

KIN = re.compile(r"\b(?:children|boys|girls|brothers|sisters|sons|daughters|teenagers|youths|siblings|twins), $")

OF_AN_AGE = re.compile(r"\b(?:children|boys|girls|people|women|men|minors|pupils|youths|those|adults|infants|kids)\s$", re.IGNORECASE)

AGED_END = re.compile(r"[.,;)]|$|\s(?:were|was|are|and|who|from|in|at|on|when|to|respectively)\b")

PREPOSITIONS = frozenset(["over", "under", "above", "below", "around", "about", "beyond"])

# What is added to a number by "plus": "8.5% plus a bonus".
PLUS_MORE = re.compile(r"\s(?:an?|the|its|their|his|her|another|one|[\d$€£])")

CONVERTED = re.compile(r"\s?[(\[]")

AGAIN = re.compile(r"\s?[/,;]\s?|\sor\s")

PLUS = re.compile(r"\s?\+(?!\d)")


def compared(text: str, figure: Figure) -> Figure:
    """Read the longest comparator phrase before the number, else the one after it."""
    if figure.kind == "age" or AGE_BEFORE.search(text, max(0, figure.before - 24), figure.before):
        figure = replace(figure, kind="age", unit=figure.unit if figure.kind == "age" else "year", counted="age")
    elif _apposed_age(text, figure) or _predicated_age(text, figure):
        figure = replace(figure, kind="age", unit="year", counted="age")
    found = _comparator_before(text, figure.start if figure.kind != "range" else figure.before)
    if found and found[1] in ("<", ">") and _is_age_bound(text, found[0], figure):
        return replace(figure, kind="age", unit="year", counted="age", comparator=found[1], start=found[0])
    if len(figure.numbers) > 1 and figure.kind != "ratio":
        return replace(figure, comparator="range")
    if found:
        return replace(figure, comparator=found[1], start=min(found[0], figure.start))
    return _comparator_after(text, figure)


def _is_age_bound(text: str, start: int, figure: Figure) -> bool:
    """ "23 under 18", "children under five", "were under 18": a bound right behind another number or people of an age."""
    if text[start : start + 5].lower() not in ("under", "over ", "below", "above") or not _is_bare(figure):
        return False
    lead = text[max(0, start - 12) : start]
    if figure.digits and re.search(r"(?<![.,])\b\d{1,3}(?:,\d{3})*\s$", lead):
        return True
    young = text[start] in "uU" and 10 < figure.value < 26 and re.search(r"\b(?:were|was|are|is)\s$", lead)
    return bool((young or OF_AN_AGE.search(lead)) and AGED_END.match(text, figure.last))


def _comparator_before(text: str, start: int) -> tuple[int, str] | None:
    """The start and the meaning of the longest comparator phrase that ends before ``start``; fillers may stand between."""
    floor = max(0, start - 56)
    glued = re.search(r"(?:[<>]=?|[≤≥~≈∼])\s?$|\b(?:sub|under|over)-$", text[floor:start], re.IGNORECASE)
    table = _comparators("before")
    if glued:
        sign = glued.group().strip().rstrip("-").lower()
        return floor + glued.start(), table[sign]
    lead = BOUNDARY.split(text[floor:start])[-1]
    if text[start - 1 : start] not in " \u00a0\n\u202f":
        return None
    bare = ((word.group().lstrip("(“\"‘'—–[…"), word.end()) for word in WORDS_BEFORE.finditer(lead))
    words = [(word.lower(), start - len(lead) + end - len(word)) for word, end in bare]
    for dropped in range(4):
        rest = words[: len(words) - dropped]
        if dropped and (dropped > len(words) or words[-dropped][0] not in word_set("filler") or words[-dropped][0] == "the"):
            return None  # "below the $490 that …" tells of a definite sum
        if dropped == 1 and words[-1][0] in ("a", "an") and rest and rest[-1][0] in PREPOSITIONS:
            return None  # "spread over a 50-yard radius"
        for count in range(min(6, len(rest)), 0, -1):
            meaning = table.get(" ".join(word for word, _ in rest[-count:]))
            if meaning and not _no_comparator(rest, count):
                return (start if rest[-1][0] in word_set("verbal_comparator") else rest[-count][1]), meaning
    return None


def _no_comparator(words: list[tuple[str, int]], count: int) -> bool:
    """ "worried about two men": the word belongs to what stands before it."""
    return count == 1 and words[-1][0] in ("about", "over") and len(words) > 1 and words[-2][0] in word_set("telling")


def _comparator_after(text: str, figure: Figure) -> Figure:
    plus = PLUS.match(text, figure.end)
    if plus:
        return replace(figure, comparator=">=", end=plus.end(), after=max(figure.after, plus.end()))
    position = figure.end
    words: list[tuple[str, int]] = []
    while len(words) < 4 and (word := WORD_AFTER.match(text, position)):
        words.append((word.group(1).lower(), word.end()))
        position = word.end()
    for count in range(len(words), 0, -1):
        phrase = " ".join(word for word, _ in words[:count])
        meaning = _comparators("after").get(phrase.rstrip("."))
        if phrase == "plus" and PLUS_MORE.match(text, words[0][1]):
            return figure
        if meaning and (
            phrase.startswith(("or ", "and ", "odd", "plus"))
            or re.compile(r"[,.;)\n]").match(text, words[count - 1][1] - phrase.endswith("."))
        ):
            end = words[count - 1][1] - phrase.endswith(".")
            return replace(figure, comparator=meaning, end=end, after=max(figure.after, end))
    return figure


@cache
def _comparators(place: str) -> dict[str, str]:
    return lexicon.table("comparators", place)


def _apposed_age(text: str, figure: Figure) -> bool:
    """ "Name, 61, wrote", "Name (61)": digits set off by commas or brackets behind a capitalised word."""
    if not figure.digits or figure.unit != "count" or figure.kind != "plain" or not 1 <= figure.value <= 110:
        return False
    lead = text[max(0, figure.first - 30) : figure.first]
    name = re.search(r"(?:^|\s)((?:(?:a[dlnrstz]|el|ibn|bin|ben|abu)[-‑])?[^\W\d_a-z][\w’'.-]*)\*?(?:,\s|\s\()$", lead)
    if ORIGIN.search(lead):
        return False  # "12 from Africa, 98 from Asia"
    initial = name is not None and len(name.group(1)) == 1 and re.search(r"[^\W\d_a-z][\w’'-]+\s\w\W*$", lead) is None
    return bool(name and APPOSED_END.match(text, figure.last) and not initial and not re.match(MONTH, name.group(1)))


def _predicated_age(text: str, figure: Figure) -> bool:
    """ "She was 19 when …", "Ana Ruiz turned 40"."""
    if figure.unit != "count" or figure.kind != "plain" or not 1 <= figure.value <= 110:
        return False
    return bool(BEING.search(text, max(0, figure.before - 24), figure.before) and BEING_END.match(text, figure.last))


@cache
def _unconverted() -> frozenset[str]:
    """Counts, and money, whose other currency in brackets is given as a sum of its own."""
    return units.codes() | {"count"}


def converted(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the figures, those in brackets behind a bounded one in another unit with its bound: "under 120 hp (90 kW / 122 PS)"."""
    out: list[Figure] = []
    for figure in figures:
        one = out[-1] if out else None
        if (
            one
            and one.comparator in ("<", "<=", ">", ">=")
            and figure.comparator == "="
            and not _unconverted().intersection((one.unit, figure.unit))
            and (CONVERTED.fullmatch(text, one.end, figure.start) or (one.converted and AGAIN.fullmatch(text, one.end, figure.start)))
        ):
            figure = replace(figure, comparator=one.comparator, converted=True)
        out.append(figure)
    return out


def _is_bare(figure: Figure) -> bool:
    return figure.kind == "plain" and figure.unit == "count" and figure.value <= 110


def _may_be_age(figure: Figure) -> bool:
    return figure.digits and _is_bare(figure) and figure.comparator == "="


def row_of_ages(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the figures, those that give the ages of people just named as ages: "two brothers, 19 and 22, were arrested"."""
    out = list(figures)
    for position in range(len(out) - 1):
        one, two = out[position : position + 2]
        if (
            text[one.end : two.start] == " and "
            and one.kind == "age"
            and _may_be_age(replace(two, digits=True))
            and AGED_END.match(text, two.end)
        ):
            out[position + 1] = replace(two, kind="age", unit=one.unit, counted="age")
        if not (_may_be_age(one) and _may_be_age(two)):
            continue
        if (
            text[one.end : two.start] == " and "
            and text[one.start - 2 : one.start] == ", "
            and (ROW_END.match(text, two.end) or (KIN.search(text, max(0, one.start - 14), one.start) and AGED_END.match(text, two.end)))
        ):
            out[position : position + 2] = [replace(f, kind="age", unit="year", counted="age") for f in (one, two)]
    return out
