"""Pairs quotation marks: which stretches of a text stand between them.

Pairs are sought within a paragraph, in one pass over its marks. Read are double marks (“ ” „ ‟ " '' `` 〝 〞), guillemets
(« » ‹ ›, either way round) and single marks (‘ ’ ‚ ' `), any opening mark of a family closing with any other of it.
Not read as marks are apostrophes ("people's", "the workers’ rights", "’90s", "rock 'n' roll") and marks of feet and inches (5'10", 32").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Family = Literal["double", "angle", "single"]
Side = Literal["open", "close", "either"]

MARK = re.compile(r"''|``|’’|‘‘|(?<!\S),,(?=\w)|[\"“”„‟〝〞〟＂«»‹›‘’‚‛'`´]")
QUOTE_CHARS = "\"“”„‟〝〞〟＂«»‹›‘’‚‛'`´"
OPENING = "([{<—–-/=|*_>"
CLOSING = ")]}>.,;:!?…—–-/|*_<"
ELISION = re.compile(r"\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|n|cos|neath|kay)\b", re.IGNORECASE)
# What a paragraph goes on with whose opening mark is turned the wrong way: "’We stay.’ said X."
TURNED = re.compile(r"[^\n’]{20}[^\n]{0,2000}?[.,!?]’(?=\s[a-zA-Z]|\n|$)")
FEET_AND_INCHES = re.compile(r"\d+\s?['’′]\s?\d{1,2}$")
LINE = re.compile(r"\S(?:[^\n]*\S)?")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words ``text[start:end]`` between two marks; ``outer_start`` and ``outer_end`` take the marks in.

    ``opened`` and ``closed`` say whether the mark stands there; a span without one ends at its paragraph's border.
    ``continues`` is true where the span carries on the quote that the paragraph before left open, ``marked`` false where no
    marks show that a paragraph is somebody's words.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    single: bool = False
    opened: bool = True
    closed: bool = True
    continues: bool = False
    marked: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: Family
    side: Side


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of the paragraphs of ``text``: its lines that have words."""
    return [match.span() for match in LINE.finditer(text)]


def quoted(text: str, bounds: list[tuple[int, int]]) -> list[Quoted]:
    """Return the outermost stretches between quotation marks, in order; ``bounds`` are the paragraphs."""
    out: list[Quoted] = []
    for number, (start, end) in enumerate(bounds):
        left_open = bool(out) and not out[-1].closed and out[-1].paragraph == number - 1
        out += _pair(text, start, end, number, left_open)
    return [span for span in out if any(c.isalnum() for c in text[span.start : min(span.end, span.start + 80)])]


def _pair(text: str, start: int, end: int, number: int, left_open: bool) -> Iterator[Quoted]:
    """Yield the outermost pairs of one paragraph."""
    marks = _marks(text, start, end)
    surplus = _surplus(marks)
    closers = _single_pairs(text, marks)
    stack: list[tuple[Family, int]] = []  # family, index of the opening mark
    found = False
    for index, mark in enumerate(marks):
        level = _level(mark, index, stack, closers)
        if level is not None:
            _, opener = stack[level]
            del stack[level:]
            if not stack:
                found = True
                yield _quoted(marks[opener], mark, number, left_open and marks[opener].start == start)
        elif mark.family == "single":
            if index in closers:
                stack.append(("single", index))
        elif mark.side != "close":
            same = [opener for family, opener in stack if family == mark.family]
            if same and surplus[index] <= len(same):  # too few closing marks follow: the earlier one was lost
                if stack[0] == (mark.family, same[0]):
                    yield _unclosed(marks[same[0]], mark.start, number, left_open and marks[same[0]].start == start)
                stack.clear()
            stack.append((mark.family, index))
        elif mark.family == "double" and not (stack or found or text[mark.start - 1].isdigit()):
            found = True
            yield Quoted(start, mark.start, start, mark.end, number, opened=False, continues=left_open)
    if stack and stack[0][0] != "single":
        yield _unclosed(marks[stack[0][1]], end, number, left_open and marks[stack[0][1]].start == start)


def _level(mark: _Mark, index: int, stack: list[tuple[Family, int]], closers: dict[int, int]) -> int | None:
    """Return the place in ``stack`` of the opening mark that ``mark`` closes, or None where it closes none."""
    for level in range(len(stack) - 1, max(-1, len(stack) - 5), -1):
        family, opener = stack[level]
        if family != mark.family:
            continue
        if family == "single":
            return level if closers[opener] == index else None
        return level if mark.side != "open" else None
    return None


def _quoted(opener: _Mark, closer: _Mark, number: int, continues: bool) -> Quoted:
    return Quoted(opener.end, closer.start, opener.start, closer.end, number, opener.family == "single", continues=continues)


def _unclosed(opener: _Mark, end: int, number: int, continues: bool) -> Quoted:
    return Quoted(opener.end, end, opener.start, end, number, opener.family == "single", closed=False, continues=continues)


def _surplus(marks: list[_Mark]) -> list[int]:
    """Return for each mark how many more closing than opening double marks and guillemets follow it."""
    out = [0] * len(marks)
    count = 0
    for index in range(len(marks) - 1, -1, -1):
        out[index] = count
        if marks[index].family != "single":
            count += {"close": 1, "open": -1, "either": 0}[marks[index].side]
    return out


def _single_pairs(text: str, marks: list[_Mark]) -> dict[int, int]:
    """Return ``{index of an opening single mark: index of the one that closes it}``.

    A mark that can also be a plural's apostrophe ("the workers' rights") closes only where no better one comes before the next opening.
    """
    pairs: dict[int, int] = {}
    strong = weak = None
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.family != "single":
            continue
        if mark.side == "close":
            if text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " ":
                weak = index
            else:
                strong = index
        else:
            closer = strong if strong is not None else weak
            if closer is not None:
                pairs[index] = closer
            strong = weak = None
    return pairs


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """Return the quotation marks of one paragraph with the side that their neighbours give them."""
    out: list[_Mark] = []
    german = False
    for match in MARK.finditer(text, start, end):
        left = text[match.start() - 1] if match.start() > start else ""
        if left == "\\" and match.start() - 1 > start:  # a mark escaped with a backslash
            left = text[match.start() - 2]
        right = text[match.end()] if match.end() < end else ""
        mark = _read(text, match, left, right, german)
        if mark:
            german = german and mark.side == "open" if match.group() != "„" else True
            out.append(mark)
    return out


def _read(text: str, match: re.Match[str], left: str, right: str, german: bool) -> _Mark | None:
    """Return the mark that ``match`` is between its neighbours, or None where it is an apostrophe or a measure's sign."""
    char = match.group()
    may_open = (
        (not left or left.isspace() or left in OPENING or left in QUOTE_CHARS)
        and bool(right)
        and not right.isspace()
        and right not in ",;:!?)"
    )
    may_close = bool(left) and not left.isspace() and (not right or right.isspace() or right in CLOSING or right in QUOTE_CHARS)
    if char in {"‘", "’", "‚", "‛", "'", "`", "´"}:
        return _single(text, match, left, right, may_open, may_close)
    if char in {"«", "»", "‹", "›"}:
        side: Side = "either" if may_open == may_close else "open" if may_open else "close"
        if may_open == may_close:
            side = "open" if char in "«‹" else "close"
        return _Mark(match.start(), match.end(), "angle", side)
    if char in {'"', "''", "’’", "＂"} and left.isdigit() and FEET_AND_INCHES.search(text, max(0, match.start() - 8), match.start()):
        return None
    return _Mark(match.start(), match.end(), "double", _double_side(char, left, may_open, may_close, german))


def _double_side(char: str, left: str, may_open: bool, may_close: bool, german: bool) -> Side:
    only_open, only_close = may_open and not may_close, may_close and not may_open
    if char in {"„", "``", "‘‘", ",,", "〝", "‟"}:
        return "open"
    if char == "“":
        return "close" if german or only_close else "open"
    if char == "”" and not only_open:
        return "close"
    return "open" if only_open else "close" if only_close else "either"


def _single(text: str, match: re.Match[str], left: str, right: str, may_open: bool, may_close: bool) -> _Mark | None:
    char = match.group()
    if (
        may_open
        and (char not in "’´" or (char == "’" and not left and TURNED.match(text, match.end()) is not None))
        and not (char == "'" and ELISION.match(text, match.end()))
        and (right.isalnum() or right in QUOTE_CHARS + "[(….")
    ):
        return _Mark(match.start(), match.end(), "single", "open")
    if may_close and char not in "‘‚‛`" and not left.isdigit():
        return _Mark(match.start(), match.end(), "single", "close")
    if may_close and char in "’'" and left.isdigit():
        return _Mark(match.start(), match.end(), "single", "close")
    return None
