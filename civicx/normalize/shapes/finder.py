"""Finds the shapes in a text; linear in its length, since each is bounded and tried only where a run holds its first class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from civicx.normalize import timewords
from civicx.normalize.shapes.found import UNITS, Found, Piece
from civicx.normalize.shapes.joins import joined
from civicx.normalize.shapes.patterns import CHECKS, SHAPES, STARTS
from civicx.normalize.timewords import Token


@cache
def _beginning(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The shapes that can begin with a class, in the order of SHAPES."""
    return tuple((name, re.compile(SHAPES[name])) for name in SHAPES if code in STARTS[name])


def find(text: str) -> Iterator[Found]:
    """Yield the time expressions that the words of ``text`` allow, in order, none overlapping another."""
    for run in timewords.runs(text):
        yield from in_run(run)


def in_run(run: list[Token]) -> Iterator[Found]:
    """Yield the time expressions of one run."""
    codes = "".join(token.code for token in run)
    pieces = list(_pieces(run, codes))
    if pieces:
        pieces = joined(run, codes, pieces)
    for piece in pieces:
        yield piece.found


def _pieces(run: list[Token], codes: str) -> Iterator[Piece]:
    index = 0
    while index < len(codes):
        best: tuple[int, str, re.Match[str]] | None = None
        for name, pattern in _beginning(codes[index]):
            match = _matched(name, pattern, codes, index, run)
            if match and (best is None or match.end() > best[0]) and _sound(name, match, run):
                best = match.end(), name, match
        if best is None:
            index += 1
            continue
        after, name, match = best
        yield from _split(name, match, run)
        index = after


def _matched(name: str, pattern: re.Pattern[str], codes: str, index: int, run: list[Token]) -> re.Match[str] | None:
    """Match a shape; what is counted behind a day ("on 3 May 300 left") is no year of it."""
    match = pattern.match(codes, index)
    if match and name == "day month" and match["figures"] and not _sound(name, match, run):
        return pattern.match(codes, index, match.start("figures"))
    return match


def _split(name: str, match: re.Match[str], run: list[Token]) -> Iterator[Piece]:
    roles: dict[str, Sequence[Token]] = {role: run[slice(*match.span(role))] for role, text in match.groupdict().items() if text}
    first, after = match.span()
    if "figures" in roles and "month" in roles:  # "23 APR 90"
        token = roles.pop("figures")[0]
        roles["year"] = [Token("8", timewords.short_year(f"{token.value:02d}"), token.start, token.end)]
    if name == "day with weekday" and "number" in roles:
        roles["day"] = roles.pop("number")
    if name == "duration" and _grows(roles):  # "between six months and two years": two ends, no sum
        for role in ("", "2"):
            begin, end = match.start(f"n{role}"), match.end(f"unit{role}")
            own = {"n": roles[f"n{role}"], "unit": roles[f"unit{role}"]}
            yield Piece(Found(name, run[begin].start, run[end - 1].end, own), begin, end)
        return
    yield Piece(Found(name, run[first].start, run[after - 1].end, roles), first, after)


def _grows(roles: dict[str, Sequence[Token]]) -> bool:
    """Whether the second unit of a sum is no smaller than the first, so that it is none."""
    pair = [str(roles[role][0].value) for role in ("unit", "unit2") if role in roles]
    return len(pair) == 2 and "n" in roles and all(unit in UNITS for unit in pair) and UNITS.index(pair[1]) <= UNITS.index(pair[0])


def _sound(name: str, match: re.Match[str], run: list[Token]) -> bool:
    """Whether the values of the tokens fit the shape."""
    check = CHECKS.get(name)
    return check is None or check({role: run[match.start(role)] for role, text in match.groupdict().items() if text})
