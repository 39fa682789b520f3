"""Texts whose lines are broken at a column, as mail and wire services send them, read as if they were not."""

from __future__ import annotations

import re
from typing import NamedTuple

# The widest column that lines are broken at, and how much of it a line may leave free beyond the next word.
WIDEST = 120
SLACK = 4
# Least number of lines that go on in small letters, for a text to be taken for broken, and what share of them must fill the column.
LEAST = 2
FULL = 0.8
# What opens a line that belongs to no line before it: an item of a list, a mail's quoted line, a rule, a heading's mark.
_OPENS = re.compile(r"[-–—•*·>#=_+|\[]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]+)[.)]\s")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


class _Break(NamedTuple):
    """The end of a line that another follows: the offsets of the line break, the line's length, and with the next line's first word."""

    start: int
    end: int
    length: int
    filled: int
    goes_on: bool
    opens: bool


def unwrapped(text: str) -> str:
    """Return ``text`` with a space for each character of the line breaks that a column made; it has the same length.

    A text is taken for broken at a column where lines go on in small letters and most of those could not have
    taken the next line's first word. Blank lines, items of lists and lines that leave room stay apart.
    """
    breaks = _breaks(text)
    going_on = [found for found in breaks if found.goes_on]
    column = max((found.length for found in going_on), default=0)
    full = sum(found.filled > column - SLACK for found in going_on)
    if len(going_on) < LEAST or column > WIDEST or full < FULL * len(going_on):
        return text
    out: list[str] = []
    last = 0
    for found in breaks:
        if found.goes_on or (found.filled > column - SLACK and not found.opens):
            out += [text[last : found.start], " " * (found.end - found.start)]
            last = found.end
    return "".join([*out, text[last:]])


def _breaks(text: str) -> list[_Break]:
    """Return the line breaks between two lines that have words."""
    out: list[_Break] = []
    before: re.Match[str] | None = None
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if before is not None and words:
            out.append(_between(before, words))
        before = line if words else None
    return out


def _between(line: re.Match[str], following: str) -> _Break:
    words = line.group().rstrip()
    first = following.split(maxsplit=1)[0]
    opens = _OPENS.match(following) is not None
    goes_on = first[:1].islower() and not opens and not _ENDS.search(words)
    end = line.end()
    start = line.start() + len(line.group().rstrip("\r\n"))
    return _Break(start, end, len(words), len(words) + 1 + len(first), goes_on, opens)
