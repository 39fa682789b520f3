"""Completes the names of cities that the model cuts, and parts a city from the country behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civicx.components.entities.marks import Mark, capital, known
from civicx.countries import cities

# Labels that the model gives to parts of a city's name.
_CUT = frozenset({"GPE", "LOC", "PERSON", "ORG", "NORP", "FAC"})
# Most tokens of a city's name behind the marked ones.
_REACH = 5
# What stands inside the name of a city or country.
_INSIDE = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "do",
        "da",
        "dos",
        "du",
        "es",
        "al",
        "el",
        "ad",
        "az",
        "ul",
        "en",
        "sur",
        "sous",
        "le",
        "of",
        "-",
        "'s",
        "’s",
    ]
)
_TIGHT = {"-": "-", "'s": "'s", "’s": "'s", "'": "'", "’": "'"}


def glued(words: Sequence[str]) -> str:
    """Return the words of a name as they are written: no space at a hyphen or before an apostrophe."""
    out = ""
    for word in words:
        if word.isspace():
            continue
        tight = _TIGHT.get(word)
        if tight is not None:
            out = out.rstrip() + tight + ("" if tight == "-" else " ")
        else:
            out += word + " "
    return out.rstrip()


def completed(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, known names of several words whole ("San Pedro" - "Sula") and places apart from the country behind a comma."""
    out: list[Mark] = []
    for mark in (piece for whole in marks for piece in _parted(words, whole)):
        if out and mark.start < out[-1].end:
            continue
        if out and out[-1].end == mark.start and words[out[-1].start] in _SAINTS and words[mark.start] in _ROMANCE_ARTICLES:
            mark = Mark(out.pop().start, mark.end, "GPE")
        out.append(_whole(words, mark) if mark.label in _CUT else mark)
    return out


_SAINTS = frozenset({"San", "Santa", "Santo", "São"})
_ROMANCE_ARTICLES = frozenset({"Los", "Las", "La", "El", "de", "del", "do", "da"})


def _parted(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Part "Tripoli, Lebanon" at its comma."""
    comma = next((i for i in range(mark.start + 1, mark.end - 1) if words[i] == ","), None) if mark.label == "GPE" else None
    if comma is None or known().get(glued(words[comma + 1 : mark.end])) != "GPE":
        yield mark
        return
    yield Mark(mark.start, comma, "GPE")
    yield Mark(comma + 1, mark.end, "GPE")


def _whole(words: Sequence[str], mark: Mark) -> Mark:
    """Return the longest known name that begins as the mark does and is longer; the mark where there is none."""
    limit = min(len(words), mark.end + _REACH)
    if mark.end >= limit or not (capital(words[mark.end]) or words[mark.end] in _INSIDE):
        return mark
    for end in range(limit, mark.end, -1):
        name = glued(words[mark.start : end]) if capital(words[end - 1]) else ""
        if label := "GPE" if name in cities() else known().get(name):
            return Mark(mark.start, end, label)
    return mark
    for end in range(limit, mark.end, -1):
        if capital(words[end - 1]) and ((name := glued(words[mark.start : end])) in cities() or known().get(name) == "GPE"):
            return end
    return mark.end
