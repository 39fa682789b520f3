"""Reads from the words around a name what kind of name it is: "Mr X", "in X", "a member of X", "X activists"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from civicx.components.entities.edges import CAPITAL_DISTRICTS, VERSUS
from civicx.components.entities.marks import (
    POSSESSIVE,
    Mark,
    capital,
    forms,
    given_names,
    honorifics,
    key,
    known,
    last_heads,
    title_nouns,
    title_words,
)
from civicx.countries import cities

Cues = dict[str, Counter[str]]

_QUOTES = frozenset({'"', "“", "‘", "'", "”"})


def cues(words: Sequence[str], marks: Iterable[Mark]) -> Cues:
    """Return ``{name: {label: how often the words around it show that label}}``; "district" is GPE beyond doubt."""
    out: dict[str, Counter[str]] = {}
    for mark in marks:
        label = cue(words, mark)
        if label is not None:
            out.setdefault(key(words[mark.start : mark.end]), Counter())[label] += 1
    return out


def cue(words: Sequence[str], mark: Mark) -> str | None:
    """Return the label that the words beside a name show, or None."""
    start, end = mark.start, mark.end
    before, behind = _at(words, start - 1), _at(words, end)
    if before in _QUOTES and behind in _QUOTES:
        start, before, behind = start - 1, _at(words, start - 2), _at(words, end + 1)
    if behind.lower() in VERSUS and mark.label in {"GPE", "ORG", "PERSON"} and _can_be_person(words, mark):
        return "PERSON"
    if behind in _beside("people"):
        return "NORP"
    lower = before.lower()
    if mark.label != "NORP" and _is_prison(words, end):
        return "FAC"
    if mark.label != "GPE" and _is_district(words, mark):
        return "district"
    if before == "told" and mark.label in {"GPE", "LOC"} and key(words[start:end]) not in known():
        return "ORG"
    if lower in _beside("storm") or behind in _FEASTS:
        return "EVENT"
    if before in honorifics() or (before == "." and _at(words, start - 2) in honorifics()) or behind in {"himself", "herself"}:
        return "PERSON"
    if lower in _beside("body"):
        return "ORG"
    if lower in title_nouns() and behind not in {"and", "&"}:
        return "PERSON"
    if behind == "," and _at(words, end + 1).isdigit() and len(_at(words, end + 1)) == 2 and _at(words, end + 2) in {",", "."}:
        return "PERSON"
    if behind == "," and _at(words, end + 1) in {"a", "an", "the", "another"}:
        if _beside("place") & {*words[end + 2 : end + 4]}:
            return "GPE"
        if _beside("body") & {*words[end + 2 : end + 4]} and not _can_be_person(words, mark):
            return "ORG"
    return (
        ("PERSON" if _apposed(words, end) and _can_be_person(words, mark) else None)
        or _as_body(words, start, end)
        or (_as_place(words, start, behind) if end - start < _LONGEST_PLACE else None)
        or ("GPE" if mark.label == "ORG" and _beside_city(words, mark) else None)
    )


def _is_prison(words: Sequence[str], i: int) -> bool:
    """Whether a prison or camp is called what it is at ``i``: "central prison", "detention centre"."""
    while _at(words, i) in _KINDS_OF_PRISONS:
        i += 1 + (_at(words, i + 1) in POSSESSIVE)  # "women’s prison"
    return _at(words, i) in _PRISONS or (_at(words, i) in _CENTRES and _at(words, i - 1) in _KINDS_OF_PRISONS)


_KINDS_OF_PRISONS = frozenset(
    [
        *(
            "central",
            "main",
            "maximum",
            "maximum-security",
            "high-security",
            "security",
            "military",
            "detention",
            "refugee",
            "displacement",
        ),
        *("women", "men", "juvenile", "remand", "correctional", "IDP", "internment", "transit", "immigration", "penal"),
    ]
)
_PRISONS = frozenset(["prison", "jail", "penitentiary"])
_CENTRES = frozenset(["centre", "center", "facility", "camp", "colony"])
_FEASTS = frozenset({"festival", "carnival", "pilgrimage"})


def _is_district(words: Sequence[str], mark: Mark) -> bool:
    """Whether a name is a place's whatever its words: "Ana Diaz province", "in Ana Diaz, Selmouth State"."""
    if words[mark.end - 1] in last_heads():
        return False
    placed = _at(words, mark.start - 1) in _beside("within") and _at(words, mark.end) == ","
    return _at(words, mark.end) in _beside("administrative") or (
        placed and (known().get(_at(words, mark.end + 1)) == "GPE" or _at(words, mark.end + 2) in CAPITAL_DISTRICTS)
    )


def _can_be_person(words: Sequence[str], mark: Mark) -> bool:
    """Whether a name is written as persons' are, and no list has it as something else."""
    name = words[mark.start : mark.end]
    if key(name) in known() or key(name) in cities() or any(word in last_heads() for word in name):
        return False
    return all(capital(word) and word[-1:].islower() for word in name[-1:]) and all(map(capital, name))


def _apposed(words: Sequence[str], end: int) -> bool:
    """Whether behind a comma stands what only a person is: "Duro, a lawyer", "Duro, Superintendent of Police", "Duro, who"."""
    if _at(words, end) in {",", "–", "—"} and _at(words, end + 1) == "who":
        return True
    if _at(words, end) != ",":
        return False
    for i in range(end + 1, end + 5):
        word = _at(words, i)
        if word.lower() in _offices():
            return True
        if word not in _DETERMINERS and word.lower() not in title_words():
            return False
    return False


_DETERMINERS = frozenset({"a", "an", "the", "-", "’s", "'s"})


@cache
def _offices() -> frozenset[str]:
    """Return the title nouns that no body is called."""
    return title_nouns() - forms("name_contexts", "kind", "also_body")


def _as_body(words: Sequence[str], start: int, end: int) -> str | None:
    behind = _at(words, end)
    if behind in {"co", "vice"} and _at(words, end + 1) == "-":
        behind = _at(words, end + 2)
    if behind.lower() in _beside("body_people") or behind.lower() in _beside("body"):
        return "ORG"
    place = start - 2 if _at(words, start - 1).lower() == "the" else start - 1
    if _at(words, place) in {"of", "at"} and _at(words, place - 1).lower() in _beside("of_body"):
        return "ORG"
    return None


# Who is elected for a place.
_ELECTED = frozenset({"MP", "MPs", "MLA", "MPA", "MNA", "Senator", "senator", "Parliament", "lawmaker", "legislator"})
# Words that a place's name has fewer than.
_LONGEST_PLACE = 5


def _as_place(words: Sequence[str], start: int, behind: str) -> str | None:
    before = _at(words, start - 1)
    if behind in POSSESSIVE:
        return None
    if (
        before in _beside("within")
        or (before == "of" and _at(words, start - 2).lower() in _beside("of_place"))
        or (before == "for" and _at(words, start - 2) in _ELECTED)
        or behind in _beside("place")
    ):
        return "GPE"
    return None


def is_region(words: Sequence[str], mark: Mark) -> bool:
    """Whether a name that a company bears too is the region's: "the Amazon", but for "the Amazon workers"."""
    before, behind = _at(words, mark.start - 1), _at(words, mark.end)
    if behind in _beside("place") or behind in _LAND:
        return True
    article = before.lower() == "the" or known().get(before) == "NORP"
    return article and not (behind in _beside("body_people") or behind in _beside("body"))


_LAND = frozenset({"rainforest", "forest", "forests", "basin", "biome", "tribe", "tribes", "jungle"})


@cache
def _beside(kind: str) -> frozenset[str]:
    return forms("name_contexts", "kind", kind)


def _beside_city(words: Sequence[str], mark: Mark) -> bool:
    """Whether "and" joins the name with a city's that is no given name; cities bear family names too."""
    for joint, other in ((mark.start - 1, mark.start - 2), (mark.end, mark.end + 1)):
        name = _at(words, other)
        if _at(words, joint) in {"and", "or"} and name in cities() and name not in given_names():
            return True
    return False


def _at(words: Sequence[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def articled(words: Sequence[str], marks: Iterable[Mark]) -> Counter[str]:
    """Return how often each name stands behind "the" with no small word behind it that the article could belong to."""
    out: Counter[str] = Counter()
    for mark in marks:
        behind = _at(words, mark.end)
        if mark.start and words[mark.start - 1].lower() == "the" and not (behind[:1].isalpha() or capital(behind)):
            out[key(words[mark.start : mark.end])] += 1
    return out
