"""Reads lists of signatories: lines below "Signed by:", each the name of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from civicx.components.entities.marks import SMALL, Mark, Text, capital, given_names, known

_HEADING = re.compile(r"sign(?:ed|atories|atory|ers)|undersigned|endors(?:ed|ing|ements?)|co-?signed|supporting", re.IGNORECASE)
# Longest heading and longest line of a list, in tokens.
_HEADING_SIZE, _LINE_SIZE = 10, 16
# Fewest lines that make a list.
_FEWEST = 2
_BULLET = re.compile(r"[\d•*·–—.)(-]+")


def listed(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, each line of a list of signatories that is no person or place one body."""
    bodies = [body for body in _lines_below(text) if not _is_marked_otherwise(text.words, body, marks)]
    if not bodies:
        return list(marks)
    inside = {i for body in bodies for i in range(body.start, body.end)}
    return sorted([*(mark for mark in marks if mark.start not in inside and mark.end - 1 not in inside), *bodies])


def _lines_below(text: Text) -> Iterator[Mark]:
    """Yield what the lines below a heading hold, up to a bracket."""
    block: list[Mark] | None = None
    for start, end in _lines(text.words):
        if _HEADING.search(" ".join(text.words[start:end])) and end - start <= _HEADING_SIZE:
            block = []
            continue
        if block is None:
            continue
        body = _body(text, start, end)
        if body is not None:
            block.append(body)
            continue
        if len(block) >= _FEWEST:
            yield from block
        block = None
    if block is not None and len(block) >= _FEWEST:
        yield from block


def _lines(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for i, word in enumerate(words):
        if "\n" in word:
            if i > start:
                yield start, i
            start = i + 1
    if start < len(words):
        yield start, len(words)


def _body(text: Text, start: int, end: int) -> Mark | None:
    """Return the body that a line names, or None where it is a sentence."""
    words = text.words
    while start < end and _BULLET.fullmatch(words[start]):
        start += 1
    if start >= end or end - start > _LINE_SIZE or words[end - 1] in {".", ":", "?", "!"} or not capital(words[start]):
        return None
    bracket = next((i for i in range(start + 1, end) if words[i] in {"(", ",", "–", "—"}), end)
    if any(not capital(word) and word not in SMALL and word[:1].isalpha() for word in words[start:bracket]):
        return None
    return Mark(start, bracket, "ORG")


def _is_marked_otherwise(words: Sequence[str], body: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a line is a person's or a place's, or is one name already."""
    name = " ".join(words[body.start : body.end])
    if name in known() or words[body.start] in given_names():
        return True
    return any((mark.start, mark.end) == (body.start, body.end) or (mark.label == "PERSON" and mark.start == body.start) for mark in marks)
