"""Reads lists of names by the noun before them: "the towns of A, B and C", "the journalists A and B", "in A, B and C"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from civicx.components.entities import heads, people
from civicx.components.entities.edges import TIMES
from civicx.components.entities.marks import SMALL, Mark, Text, capital, forms, free, given_names, key, known

_PREPOSITIONS = frozenset({"in", "across", "near", "In", "Across"})
_JOINTS = frozenset({",", "and", "&", "or"})
_INSIDE = frozenset({"-", "‐", "‑", "'", "’", "al", "el", "ad", "az", "de", "del", "la", "ul"})
_SUCH_AS = (("such", "as"), ("including",), ("like",))
# Most names of a list, most words of a name, fewest names that a preposition's list has.
_NAMES, _WORDS, _FEWEST = 40, 5, 3
_PLACES, _PEOPLE = frozenset({"GPE", "LOC", "FAC"}), frozenset({"PERSON"})
# Words that a list of names follows.
_INTRODUCING = _PREPOSITIONS | {":", "including", "namely", "were", "are", "against"}


@cache
def _nouns(kind: str) -> frozenset[str]:
    return forms("name_contexts", "kind", kind)


def labelled(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, those of a list with the label that the noun before it shows, and what of the list was not marked."""
    words = text.words
    by_start = {mark.start: mark for mark in marks}
    inner = free((Mark(mark.start + 1, mark.end, mark.label) for mark in marks), len(words))
    found: list[Mark] = []
    for i in text.capitals:
        if i == 0 or inner[i] or (found and i < found[-1].end):
            continue
        label = _shown(words, i)
        if label is None and words[i - 1] not in _INTRODUCING:
            continue
        items = _items(words, i, 1 if label == "GPE" and words[i - 2] in _nouns("place_before") else _NAMES)
        if label is None and words[i - 1] in _PREPOSITIONS and _holds(items, by_start, _PLACES):
            label = "GPE"
        if label is None and (_holds(items, by_start, _PEOPLE, more=1) or (words[i - 1] == ":" and _are_people(words, items, by_start))):
            label = "PERSON"
        if label is None:
            continue
        found += [Mark(start, end, label) for start, end in items if _takes(words, start, end, by_start.get(start), label)]
    if not found:
        return list(marks)
    taken = free(found, len(words))
    return sorted([*found, *(mark for mark in marks if not any(taken[mark.start : mark.end]))])


def parties(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the parties in brackets behind persons' names: "Ana Diaz (Labour)"."""
    people = {mark.end for mark in marks if mark.label == "PERSON"}.intersection(text.brackets)
    out = []
    for i in sorted(people):
        end = next((k for k in range(i + 2, min(len(text.words), i + _WORDS)) if text.words[k] in _BEHIND_PARTY), i)
        if end > i and key(text.words[i + 1 : end]) in _nouns("party"):
            out.append(Mark(i + 1, end, "ORG"))
    return out


_BEHIND_PARTY = frozenset({")", "]", ",", "/", ";", "-", "–"})


def _shown(words: Sequence[str], i: int) -> str | None:
    """Return the label that the words directly before ``i`` show of the names behind them, or None."""
    before = words[i - 1]
    if before == "of" and i > 1 and (words[i - 2] in _nouns("list_of_places") or words[i - 2] in _nouns("place_before")):
        return "GPE"
    for phrase in _SUCH_AS:
        size = len(phrase)
        if before == phrase[-1] and tuple(words[i - size : i]) == phrase:
            before = words[i - size - 1] if i > size else ""
            before = words[i - size - 2] if before == "," and i > size + 1 else before
            return "ORG" if before in _nouns("list_of_bodies") else None
    if before in _nouns("list_of_bodies"):
        return "ORG"
    return "PERSON" if before in _nouns("list_of_people") else None


def _items(words: Sequence[str], i: int, most: int) -> list[tuple[int, int]]:
    """Return the names, ``most`` at most, that begin at ``i`` and are joined by commas and "and"."""
    out: list[tuple[int, int]] = []
    while len(out) < most:
        end = _name_end(words, i)
        if end == i:
            break
        out.append((i, end))
        i = end
        while i < len(words) and words[i] in _JOINTS and i - end < 2:
            i += 1
        if i == end:
            break
    return out


def _name_end(words: Sequence[str], start: int) -> int:
    i = start
    while i < len(words) and i - start < _WORDS and (capital(words[i]) or (words[i] in _INSIDE and i > start and _goes_on(words, i))):
        i += 1
    return i


def _goes_on(words: Sequence[str], i: int) -> bool:
    """Whether a particle at ``i`` joins to what follows."""
    following = words[i + 1] if i + 1 < len(words) else ""
    return capital(following) or (words[i] == "-" and following.isalpha())


def _are_people(words: Sequence[str], items: Sequence[tuple[int, int]], by_start: dict[int, Mark]) -> bool:
    """Whether all names of a list of three or more are written as persons' are, and one is marked as a person's."""
    named = all(end - start > 1 and people.is_name(words, start, end) for start, end in items)
    return named and len(items) >= _FEWEST and any(start in by_start and by_start[start].label == "PERSON" for start, _ in items)


def _holds(items: Sequence[tuple[int, int]], by_start: dict[int, Mark], labels: frozenset[str], more: int = 0) -> bool:
    """Whether half the names of a list of three, and some ``more``, are marked with one of the labels."""
    marked = sum(start in by_start and by_start[start].label in labels and by_start[start].end == end for start, end in items)
    return len(items) >= _FEWEST + more and marked * 2 >= len(items)


def _takes(words: Sequence[str], start: int, end: int, mark: Mark | None, label: str) -> bool:
    """Whether a name of a list is to be labelled so: nothing that a list or its own words know as something else."""
    if mark is not None and (mark.end > end or (mark.label in _PLACES and label == "GPE")):
        return False
    name = key(words[start:end])
    if name in TIMES or words[start].lower() in SMALL or (end < len(words) and words[end] in heads.JOINERS):
        return False
    head = heads.head(words, start, end)
    if known().get(name, label) != label or (head is not None and head.label != label):
        return False
    if label == "PERSON":
        return end - start > 1 and people.is_name(words, start, end)
    if words[start] in given_names() and end - start > 1:
        return False
    return not name.isupper() or label == "ORG"
