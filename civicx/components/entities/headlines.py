"""Cuts persons' names in the headline, whose verbs have a capital too: "Ana Diaz" of "Ana Diaz Blasts Minister"."""

from __future__ import annotations

from collections.abc import Sequence

from civicx.components.entities.marks import Mark, capital

# Fewest and most words of a headline; longest word that it writes small.
_FEWEST, _MOST, _SMALL = 5, 25, 4


def cut(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, persons' names in the headline cut where a shorter one, or the family name alone, stands below it."""
    end = _headline_end(words)
    names = {tuple(words[mark.start : mark.end]) for mark in marks if mark.label == "PERSON" and mark.start >= end} if end else set()
    return [_cut(words, mark, names) if mark.start < end and mark.label == "PERSON" else mark for mark in marks]


def _cut(words: Sequence[str], mark: Mark, names: set[tuple[str, ...]]) -> Mark:
    whole = tuple(words[mark.start : mark.end])
    if whole in names or whole[-1:] in names:
        return mark
    for size in range(len(whole) - 1, 1, -1):
        if whole[:size] in names or whole[size - 1 : size] in names:
            return Mark(mark.start, mark.start + size, "PERSON")
    return mark


def _headline_end(words: Sequence[str]) -> int:
    """Return where a first line ends that writes every word but short ones with a capital; 0 where the text has none."""
    start = next((i for i, word in enumerate(words) if not word.isspace()), 0)
    end = next((i for i in range(start, min(len(words), start + 2 * _MOST)) if "\n" in words[i]), start)
    line = [word for word in words[start:end] if word.isalpha()]
    return end if _FEWEST <= len(line) <= _MOST and all(capital(word) or len(word) <= _SMALL for word in line) else 0
