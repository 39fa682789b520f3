"""Joins neighbouring expressions: a time with its day, the days of a list with their month, the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from civicx.normalize.shapes.found import Found, Piece
from civicx.normalize.timewords import Token

# What two neighbours make together: a clock time or part of the day with its day, an eve, a range.
DAYS = frozenset(
    ["numeric", "day month", "month day", "weekday", "relative weekday", "deictic", "holiday", "day of the month", "weekday of week"]
)
TIMES = frozenset(["clock", "part of day"])
PERIODS = DAYS | {"month year", "month", "year", "decade", "season", "century", "vague", "part and year", "relative unit"}

Join = Callable[[list[Token], str, Piece, Piece], Piece | None]


def joined(run: list[Token], codes: str, pieces: list[Piece]) -> list[Piece]:
    """Join neighbours: times with their days first, then the ends of ranges."""
    pieces = _pairwise(run, codes, pieces, _timed)
    pieces = _listed(run, codes, pieces)
    return _pairwise(run, codes, pieces, _ranged)


def _pairwise(run: list[Token], codes: str, pieces: list[Piece], join: Join) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        both = join(run, codes, out[-1], piece) if out else None
        if both is not None:
            out[-1] = both
        else:
            out.append(piece)
    return out


def _is_day(found: Found) -> bool:
    return found.shape in DAYS or (found.shape == "relative unit" and found.value("unit") == "D")


def _timed(run: list[Token], codes: str, one: Piece, two: Piece) -> Piece | None:
    between = codes[one.after : two.first]
    a, b = one.found, two.found
    if _is_day(b) and _leads_to_day(a, between):
        return _join("distance from", run, one, two)
    if between in ("νo", "o") and a.shape == "eve" and _is_day(b):
        return _join("eve of day", run, one, two)
    if a.shape in TIMES and _is_day(b) and between in ("", "n", "o", ",", "nt", "ot", ",n", "of", "t"):
        return _join("time of day", run, one, two)
    if (
        _is_day(a)
        and b.shape in TIMES
        and between in ("", "z", ",", "it", "zt", "i", ",z", "-", "t")
        and not (b.shape == "part of day" and between in (",", "z"))
    ):
        return _join("day and time", run, one, two)
    if a.shape == "part of day" and b.shape == "clock" and between in ("z", ",", "", ",z"):
        return _join("clock in part", run, two, one)
    if a.shape == "clock" and b.shape == "part of day" and between in ("it", ""):
        return _join("clock in part", run, one, two)
    return None


def _leads_to_day(found: Found, between: str) -> bool:
    """Whether a distance stands before: "two weeks before", "three days from"."""
    return (found.shape == "distance" and "beside" in found.roles and between in ("", "t")) or (
        found.shape == "duration" and between == "<"
    )


def _join(shape: str, run: list[Token], one: Piece, two: Piece) -> Piece:
    first, after = min(one.first, two.first), max(one.after, two.after)
    return Piece(Found(shape, run[first].start, run[after - 1].end, {}, (one.found, two.found)), first, after)


def _listed(run: list[Token], codes: str, pieces: list[Piece]) -> list[Piece]:
    """Take the days into a date that stand before or behind it and share its month: "4, 6 and 9 May", "May 2-5"."""
    out: list[Piece] = []
    for position, piece in enumerate(pieces):
        lower = out[-1].after if out else 0
        if piece.first < lower:
            continue
        upper = pieces[position + 1].first if position + 1 < len(pieces) else len(codes)
        if piece.found.shape == "day month" and "day" in piece.found.roles:
            fixed = next((other.after for other in reversed(out) if other.found.shape != "day of the month"), 0)
            members = _days_before(run, codes, piece, fixed) or [piece]
            out = [other for other in out if other.after <= members[0].first]
            out.extend(members)
        elif piece.found.shape == "month day":
            out.extend(_days_behind(run, codes, piece, upper) or [piece])
        else:
            out.append(piece)
    return out


_MAX_LIST = 20
_LEADING = re.compile(r"(?P<open>[<β]?)t?(?P<days>[13](?:,t?[13]){0,6})(?P<link>,?[-&v>τ])t?$")
_TRAILING = re.compile(r"(?P<days>(?:,[13](?![:mulx])){0,6})(?P<link>,?[-&v>τ])t?(?P<last>[13])(?:[,o]?(?P<year>4))?")


def _days_before(run: list[Token], codes: str, piece: Piece, lower: int) -> list[Piece] | None:
    lower = max(lower, piece.first - _MAX_LIST)
    stretch = codes[lower : piece.first]
    for offset in range(len(stretch)):
        match = _LEADING.match(stretch, offset)
        if match:
            break
    else:
        return None
    days = [k for k in range(lower + match.start("days"), lower + match.end("days")) if codes[k] in "13"]
    shared = {role: tokens for role, tokens in piece.found.roles.items() if role in ("month", "year")}
    members = [_member(run, k, shared) for k in days] + [piece]
    first = lower + (match.start() if match["open"] else match.start("days"))
    return _series(run, members, match["link"].lstrip(","), match["open"], first)


def _days_behind(run: list[Token], codes: str, piece: Piece, upper: int) -> list[Piece] | None:
    if "year" in piece.found.roles:
        return None
    match = _TRAILING.match(codes, piece.after)
    if match is None:
        return None
    days = [k for k in range(match.start("days"), match.end("last")) if codes[k] in "13"]
    shared = {role: tokens for role, tokens in piece.found.roles.items() if role == "month"}
    if match["year"]:
        shared["year"] = run[slice(*match.span("year"))]
    head = Piece(Found("day month", piece.found.start, piece.found.end, {**piece.found.roles, **shared}), piece.first, piece.after)
    members = [head] + [_member(run, k, shared) for k in days]
    if match["year"]:
        last = members[-1]
        members[-1] = Piece(Found("day month", last.found.start, run[match.end() - 1].end, last.found.roles), last.first, match.end())
    opening = codes[piece.first - 1] if piece.first and codes[piece.first - 1] in "<β" else ""
    return _series(run, members, match["link"].lstrip(","), opening, piece.first - len(opening))


def _member(run: list[Token], index: int, shared: dict[str, Sequence[Token]]) -> Piece:
    token = run[index]
    return Piece(Found("day month", token.start, token.end, {"day": [token], **shared}), index, index + 1)


def _series(run: list[Token], members: list[Piece], link: str, opening: str, first: int) -> list[Piece] | None:
    days = [member.found.value("day") for member in members]
    ranged = link in "->τ" or (opening == "β" and link == "&")
    if len(members) == 2 and days[0] < days[1] and (ranged or (link == "&" and days[0] + 1 == days[1])):
        return [_between("range", run, members[0], members[1], first)]
    if ranged and len(members) > 2:
        return [*members[:-2], _between("range", run, members[-2], members[-1], members[-2].first)]
    return None if ranged else members


def _between(shape: str, run: list[Token], one: Piece, two: Piece, first: int) -> Piece:
    return Piece(Found(shape, run[first].start, two.found.end, {}, (one.found, two.found)), first, two.after)


def _ranged(run: list[Token], codes: str, one: Piece, two: Piece) -> Piece | None:
    a, b = one.found, two.found
    if a.parts or b.parts or not _comparable(a, b):
        return None
    between = codes[one.after : two.first]
    opening = codes[one.first - 1] if one.first else ""
    if opening == "t" and one.first > 1:
        opening = codes[one.first - 2]
    first = one.first - (1 if codes[one.first - 1] != "t" else 2) if opening and opening in "<β" else one.first
    if between in ("-", ">", "τ", "-t", ">t", "τt", "τφ") and not (between == ">" and opening != "<" and a.shape == "year"):
        return _between("range", run, one, two, first)
    if between in ("&", "&t") and opening == "β":
        return _between("range", run, one, two, first)
    if between == "v" and a.shape == b.shape == "year":
        return _between("alternatives", run, one, two, one.first)
    return None


def _comparable(a: Found, b: Found) -> bool:
    if a.shape == "clock" or b.shape == "clock":
        return a.shape == b.shape
    if b.shape in ("vague", "deictic"):
        return a.shape in PERIODS and a.shape != "vague"
    return a.shape in PERIODS and b.shape in PERIODS and a.shape != "vague" and b.shape != "vague"
