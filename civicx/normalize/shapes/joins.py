"""Joins neighbouring expressions: a time with its day, the days of a list with their month, the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from civicx.normalize.shapes.found import UNITS, Found, Piece
from civicx.normalize.shapes.lists import between, fixed_before, hours, listed, replace_tail, years_shared
from civicx.normalize.timewords import Token

# What two neighbours make together: a clock time or part of the day with its day, an eve, a range.
DAYS = frozenset(
    (
        "numeric",
        "day month",
        "month day",
        "year month day",
        "month and day in figures",
        "day of the month",
        "day with weekday",
        "weekday",
        "relative weekday",
        "weekday of week",
        "week and weekday",
        "nth weekday",
        "deictic",
        "holiday",
    )
)
TIMES = frozenset(["clock", "part of day"])
PERIODS = DAYS | {"month year", "month", "year", "decade", "season", "century", "vague", "part and year", "relative unit"}

_DAY_BEHIND = re.compile(r"[-&]t?[13](?![:mulx])")
TIMED = frozenset(["time of day", "day and time"])

Join = Callable[[list[Token], str, Piece, Piece], Piece | None]


def joined(run: list[Token], codes: str, pieces: list[Piece]) -> list[Piece]:
    """Join neighbours: clock times to ranges, times with their days, lists, then the ends of ranges."""
    pieces = _clocks(run, codes, pieces)
    if len(pieces) > 1:
        pieces = _pairwise(run, codes, _pairwise(run, codes, pieces, _ranged_clocks), _timed)
        pieces = _pairwise(run, codes, pieces, _timed) if "P" in codes else pieces
    pieces = listed(run, codes, pieces)
    if len(pieces) == 1:
        return pieces
    pieces = _pairwise(run, codes, years_shared(codes, pieces), _ranged)
    return _pairwise(run, codes, pieces, _nights)


def _pairwise(run: list[Token], codes: str, pieces: list[Piece], join: Join) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        both = join(run, codes, out[-1], piece) if out else None
        if both is not None:
            out[-1] = both
        else:
            out.append(piece)
    return out


_CLOCK = frozenset(["clock"])


def _clocks(run: list[Token], codes: str, pieces: list[Piece]) -> list[Piece]:
    """Take the hour before into a clock time that it shares "p.m." with."""
    out: list[Piece] = []
    for piece in pieces:
        ranged = hours(run, codes, piece, fixed_before(out, piece, _CLOCK)) if piece.found.shape == "clock" else None
        replace_tail(out, ranged or [piece])
    return out


def _is_day(found: Found) -> bool:
    if found.shape == "day of the month":
        return found.code("day") == "3" or "of" in found.roles  # "a week after the first shots"
    return found.shape in DAYS or (found.shape == "relative unit" and found.value("unit") == "D")


def _is_clock_range(found: Found) -> bool:
    return found.shape == "range" and found.parts[0].shape == "clock"


_AFTER_DAY = frozenset(["", "z", ",", "it", "zt", "i", ",z", "-", "t"])
_BEFORE_DAY = frozenset(["", "n", "o", ",", "nt", "ot", ",n", "of", "t"])


def _timed(run: list[Token], codes: str, one: Piece, two: Piece) -> Piece | None:
    between = codes[one.after : two.first]
    a, b = one.found, two.found
    if _is_day(b) and between in _BEFORE_DAY and (clock := _military(one)):
        return _join("time of day", run, clock, two)
    if _is_day(b) and _leads_to_day(a, between):
        return _join("distance from", run, one, two)
    if between in ("νo", "o") and a.shape == "eve" and _is_day(b):
        return _join("eve of day", run, one, two)
    if a.shape == "weekday" and between in ("b", "bt") and _is_day(b):
        roles: dict[str, Sequence[Token]] = {"beside": run[one.after : one.after + 1]}
        return Piece(Found("weekday beside day", a.start, b.end, roles, (a, b)), one.first, two.after)
    if (_is_night(a) or a.shape == "week of") and b.shape == "month day" and _DAY_BEHIND.match(codes, two.after):
        return None  # "night of November 26-27"
    if between in ("", "t") and a.shape == "week of" and _is_day(b):
        return _join("week of day", run, one, two)
    if _is_overnight(a) and _is_day(b) and between == ">":
        return _join("night before day", run, one, two)
    if _is_overnight(a) and _is_day(b) and between in ("", "n"):
        return _join("time of day", run, one, two)
    if a.shape == "part of day" and _is_day(b) and (between == "," or codes[two.after : two.after + 1] == "P"):
        return None  # "early hours of Sunday morning"
    if a.shape == "part of day" and b.shape == "day and time" and between in ("o", "ot") and not _has_clock(b):
        return _join("time of day", run, Piece(a, one.first, one.after), Piece(b.parts[0], two.first, two.after))
    if a.shape in TIMES and _is_day(b) and between in _BEFORE_DAY:
        return _join("time of day", run, one, two)
    if _is_day(a) and b.shape in TIMES and between in _AFTER_DAY and not (b.shape == "part of day" and between in (",", "z")):
        return _join("day and time", run, one, two)
    if (_is_clock_range(a) and _is_day(b) and between in _BEFORE_DAY) or (_is_day(a) and _is_clock_range(b) and between in _AFTER_DAY):
        return _join("time range of day", run, one, two)
    if _is_part_of_a_day(a) and b.shape == "clock" and between in ("z", ",", "", ",z"):
        return _join("clock in part of day", run, one, two)
    if a.shape == "clock" and _is_part_of_a_day(b) and between in ("", "n", "nt", ","):
        return _join("clock in part of day", run, two, one)
    if a.shape in ("time of day", "day and time") and b.shape == "part of day" and between in ("", "it", "z") and _has_clock(a):
        return _join("clock in part of day", run, one, two)
    if a.shape == "part of day" and b.shape == "clock" and between in ("z", ",", "", ",z"):
        return _join("clock in part", run, two, one)
    if a.shape == "clock" and b.shape == "part of day" and between in ("it", "", "z"):
        return _join("clock in part", run, one, two)
    return None


def _military(piece: Piece) -> Piece | None:
    """ "1300 hours on Friday": the hour of a clock, which "for 1300 hours" is not."""
    figure = next((tokens[0] for role, tokens in piece.found.roles.items() if role in ("military", "n")), None)
    if (
        piece.found.shape not in ("military hour", "duration")
        or figure is None
        or figure.end - figure.start != 4
        or figure.code not in "40"
        or piece.found.value("unit") not in (None, "TH")
        or figure.value >= 2400
        or figure.value % 100 >= 60
    ):
        return None
    first = piece.after - 2
    return Piece(Found("clock", figure.start, piece.found.end, {"military": [figure]}), first, piece.after)


def _is_part_of_a_day(found: Found) -> bool:
    """Whether a part of a named day stands alone: "Sunday evening", "last night", "tomorrow night"."""
    if found.shape in ("day and time", "time of day"):
        return any(part.shape == "part of day" for part in found.parts)
    return found.shape in ("relative part of day", "deictic part")


def _has_clock(found: Found) -> bool:
    return any(part.shape == "clock" for part in found.parts)


def _leads_to_day(found: Found, between: str) -> bool:
    """Whether a distance stands before: "two weeks before", "three days from"."""
    return (found.shape == "distance" and "beside" in found.roles and "bare" not in found.roles and between in ("", "t")) or (
        found.shape == "duration" and between == "<"
    )


def _join(shape: str, run: list[Token], one: Piece, two: Piece) -> Piece:
    first, after = min(one.first, two.first), max(one.after, two.after)
    return Piece(Found(shape, run[first].start, run[after - 1].end, {}, (one.found, two.found)), first, after)


def _ranged_clocks(run: list[Token], codes: str, one: Piece, two: Piece) -> Piece | None:
    return _ranged(run, codes, one, two) if one.found.shape == two.found.shape == "clock" else None


def _ranged(run: list[Token], codes: str, one: Piece, two: Piece) -> Piece | None:
    a, b = one.found, two.found
    if a.shape == b.shape == "duration":
        return _lengths(run, codes, one, two)
    timed = a.shape in TIMED and b.shape in TIMED
    if not timed and (a.parts or b.parts or not _comparable(a, b)):
        return None
    link = codes[one.after : two.first]
    opening = codes[one.first - 1] if one.first else ""
    if a.shape == b.shape == "day of the month" and not (opening == "t" and link.endswith("t")):
        return None  # ranks: "from sixth to tenth"
    if opening == "t" and one.first > 1:
        opening = codes[one.first - 2]
    first = one.first - (1 if codes[one.first - 1] != "t" else 2) if opening and opening in "<β" else one.first
    if a.shape == "deictic" and link.startswith("-"):
        return None  # "today – 18 March"
    if link in ("-", ">", "τ", "-t", ">t", "τt", "τφ") and not (link == ">" and opening != "<" and a.shape == "year"):
        return between("range", run, one, two, first)
    if link in ("&", "&t") and opening == "β":
        return between("range", run, one, two, first)
    if link == "v" and a.shape == b.shape == "year":
        return between("alternatives", run, one, two, one.first)
    return None


def _lengths(run: list[Token], codes: str, one: Piece, two: Piece) -> Piece | None:
    """ "Six months to two years", "between six months and two years", "two weeks or a month"."""
    units = [str(piece.found.value("unit")) for piece in (one, two)]
    if not all(unit in UNITS for unit in units) or UNITS.index(units[0]) <= UNITS.index(units[1]):
        return None
    link = codes[one.after : two.first]
    opening = codes[one.first - 1] if one.first else ""
    if link in (">", "-", "τ", "v") or (link == "&" and opening == "β"):
        opened = opening == "β" or (opening == "<" and link in ">τ")
        return between("duration range", run, one, two, one.first - opened)
    return None


def _comparable(a: Found, b: Found) -> bool:
    if a.shape == "clock" or b.shape == "clock":
        return a.shape == b.shape
    if b.shape in ("vague", "deictic"):
        return a.shape in PERIODS and a.shape != "vague"
    if a.shape == "vague":
        return b.shape in PERIODS and a.value("vague") == "PRESENT_REF"
    return a.shape in PERIODS and b.shape in PERIODS


def _nights(run: list[Token], codes: str, one: Piece, two: Piece) -> Piece | None:
    """ "The night of 4-5 March" is one night; so is "the night of Friday to Saturday"; "the weekend of 4 and 5 March" one weekend."""
    link = codes[one.after : two.first]
    a, b = one.found, two.found
    first = b.parts[0] if b.shape == "range" else b
    if _is_day(first) and ((a.shape == "weekend" and link in ("o", "ot")) or (a.shape == "week of" and link in ("", "t"))):
        return _join("week of day", run, one, two)
    if _is_night(a) and b.shape == "range" and _is_day(b.parts[0]) and link in ("o", "ot", ""):
        return _join("night of days", run, one, two)
    if a.shape == "time of day" and _is_night(a.parts[0]) and _is_day(b) and link in ("-", ">", ">t", "-t"):
        return _join("night of days", run, one, two)
    return None


def _is_night(found: Found) -> bool:
    return (found.shape == "part of day" and found.value("part") == "NI") or _is_overnight(found)


def _is_overnight(found: Found) -> bool:
    return found.shape == "deictic" and found.value("deictic") == "-1NI"
