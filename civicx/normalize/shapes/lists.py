"""Lists and ranges whose members share a word: the month in "4, 6 and 9 May", the era in "305 to 30 BC", "p.m." in "2 to 4 p.m."."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from civicx.normalize.shapes.found import Found, Piece, ordinal
from civicx.normalize.timewords import Token

Members = Callable[[list[Token], str, Piece, int, int], list[Piece] | None]

_MAX_LIST = 20
_LEADING = re.compile(r"(?P<open>[<β]?)t?(?P<days>[13](?:,t?[13]){0,6})(?P<link>,?[-&v>τ])t?$")
_TRAILING = re.compile(r"(?P<days>(?:,[13](?![:mulx])){0,6})(?P<link>,?[-&v>τ])t?(?P<last>[13])(?:[,o]?(?P<year>4))?")
_CENTURY_LEADING = re.compile(r"(?P<open>[<β]?)t?(?P<place>E-?)?(?P<ordinal>[3OB])(?P<link>,?[-&v>τ])t?$")
_ERA_LEADING = re.compile(r"(?P<open>[<β]?)(?P<year>[0145])(?P<link>[-&v>τ])$")
_HOUR_LEADING = re.compile(r"(?P<open>[<β]?)(?P<hour>[1N:])(?P<link>[-&>τ])$")


def listed(run: list[Token], codes: str, pieces: list[Piece]) -> list[Piece]:
    """Take into an expression the figures before or behind it that share its month, century or era."""
    out: list[Piece] = []
    for position, piece in enumerate(pieces):
        lower = out[-1].after if out else 0
        if piece.first < lower:
            continue
        upper = pieces[position + 1].first if position + 1 < len(pieces) else len(codes)
        find = _MEMBERS.get(piece.found.shape)
        members = (find(run, codes, piece, fixed_before(out, piece, _LOOSE), upper) if find else None) or [piece]
        replace_tail(out, members)
    return out


def fixed_before(out: list[Piece], piece: Piece, loose: frozenset[str]) -> int:
    """Return where the last piece ends that is not of a ``loose`` shape, within reach of a list."""
    for other in reversed(out):
        if other.found.shape not in loose or other.after < piece.first - _MAX_LIST:
            return other.after
    return 0


def replace_tail(out: list[Piece], members: list[Piece]) -> None:
    """Append the members in place of the pieces that they overlap."""
    while out and out[-1].after > members[0].first:
        out.pop()
    out.extend(members)


# What a figure of a list may have been taken for.
_LOOSE = frozenset(["day of the month"])


def _days_before(run: list[Token], codes: str, piece: Piece, lower: int, upper: int) -> list[Piece] | None:
    lower = max(lower, piece.first - _MAX_LIST)
    stretch = codes[lower : piece.first]
    match = next(filter(None, (_LEADING.match(stretch, offset) for offset in range(len(stretch)))), None)
    if match is None or "day" not in piece.found.roles:
        return None
    days = [k for k in range(lower + match.start("days"), lower + match.end("days")) if codes[k] in "13"]
    shared = {role: tokens for role, tokens in piece.found.roles.items() if role in ("month", "year")}
    members = [_day(run, k, shared) for k in days] + [piece]
    first = lower + (match.start() if match["open"] else match.start("days"))
    return _series(run, members, match["link"].lstrip(","), match["open"], first)


def _days_behind(run: list[Token], codes: str, piece: Piece, lower: int, upper: int) -> list[Piece] | None:
    match = None if "year" in piece.found.roles else _TRAILING.match(codes, piece.after)
    if match is None:
        return None
    days = [k for k in range(match.start("days"), match.end("last")) if codes[k] in "13"]
    shared = {role: tokens for role, tokens in piece.found.roles.items() if role == "month"}
    if match["year"]:
        shared["year"] = run[slice(*match.span("year"))]
    head = Piece(Found("day month", piece.found.start, piece.found.end, {**piece.found.roles, **shared}), piece.first, piece.after)
    members = [head] + [_day(run, k, shared) for k in days]
    if match["year"]:
        last = members[-1]
        members[-1] = Piece(Found("day month", last.found.start, run[match.end() - 1].end, last.found.roles), last.first, match.end())
    opening = codes[piece.first - 1] if piece.first and codes[piece.first - 1] in "<β" else ""
    return _series(run, members, match["link"].lstrip(","), opening, piece.first - len(opening))


def _day(run: list[Token], index: int, shared: dict[str, Sequence[Token]]) -> Piece:
    token = run[index]
    return Piece(Found("day month", token.start, token.end, {"day": [token], **shared}), index, index + 1)


def _series(run: list[Token], members: list[Piece], link: str, opening: str, first: int) -> list[Piece] | None:
    days = [member.found.value("day") for member in members]
    ranged = link in "->τ" or (opening == "β" and link == "&")
    if len(members) == 2 and days[0] < days[1] and (ranged or (link == "&" and days[0] + 1 == days[1])):
        return [between("range", run, members[0], members[1], first)]
    if ranged and len(members) > 2:
        return [*members[:-2], between("range", run, members[-2], members[-1], members[-2].first)]
    return None if ranged else members


def between(shape: str, run: list[Token], one: Piece, two: Piece, first: int) -> Piece:
    """Return the piece of two ends, from the token ``first``."""
    return Piece(Found(shape, run[first].start, two.found.end, {}, (one.found, two.found)), first, two.after)


def _centuries(run: list[Token], codes: str, piece: Piece, lower: int, upper: int) -> list[Piece] | None:
    """ "The 18th and 19th centuries"; "from the 16th to the 18th century"."""
    match = _before(_CENTURY_LEADING, codes, piece, lower)
    if match is None or ordinal(run[match.start("ordinal")]) >= ordinal(piece.found.roles["century"][0]):
        return None
    roles = {"century": run[slice(*match.span("ordinal"))], "unit": piece.found.roles["unit"]}
    if match["place"]:
        roles["position"] = run[match.start("place") : match.start("place") + 1]
    first = match.start("place") if match["place"] else match.start("ordinal")
    one = Piece(Found("century", run[first].start, run[match.end("ordinal") - 1].end, roles), first, match.end("ordinal"))
    return _pair(run, match, one, piece)


def _eras(run: list[Token], codes: str, piece: Piece, lower: int, upper: int) -> list[Piece] | None:
    """ "From 305 to 30 BC"."""
    match = _before(_ERA_LEADING, codes, piece, lower) if piece.found.value("era") == "BC" else None
    if match is None or run[match.start("year")].value <= piece.found.value("old"):
        return None
    roles = {"old": run[slice(*match.span("year"))], "era": piece.found.roles["era"]}
    token = roles["old"][0]
    return _pair(run, match, Piece(Found("year", token.start, token.end, roles), match.start("year"), match.end("year")), piece)


def hours(run: list[Token], codes: str, piece: Piece, lower: int) -> list[Piece] | None:
    """Return the range of "2 to 4 p.m.", "between 10 and 11:30 a.m."; "11 to 1 p.m." begins in the morning."""
    half = piece.found.roles.get("half_day") or piece.found.roles.get("meridiem")
    match = _before(_HOUR_LEADING, codes, piece, lower) if half else None
    if match is None or half is None or (match["link"] == "&" and match["open"] != "β"):
        return None
    token = run[match.start("hour")]
    hour, end = (_hour(one) for one in (token, (piece.found.roles.get("hour") or piece.found.roles["clock"])[0]))
    if not 1 <= hour <= 12:
        return None
    if hour % 12 > end % 12 and half[0].value:
        half = [Token("m", 0, half[0].start, half[0].end)]
    roles = {"clock": [token], "meridiem": half} if token.code == ":" else {"hour": [token], "half_day": half}
    one = Piece(Found("clock", token.start, token.end, roles), match.start("hour"), match.end("hour"))
    first = match.start() if match["open"] else one.first
    return [between("range", run, one, piece, first)]


def _hour(token: Token) -> int:
    return int(str(token.value).replace(".", ":").split(":")[0])


def _before(pattern: re.Pattern[str], codes: str, piece: Piece, lower: int) -> re.Match[str] | None:
    """Match a pattern that ends where the piece begins."""
    for first in range(max(lower, piece.first - 7), piece.first):
        if match := pattern.match(codes, first, piece.first):
            return match
    return None


def _pair(run: list[Token], match: re.Match[str], one: Piece, two: Piece) -> list[Piece]:
    link = match["link"].lstrip(",")
    if link in "->τ" or (match["open"] == "β" and link == "&"):
        return [between("range", run, one, two, match.start() if match["open"] else one.first)]
    return [one, two]


_MEMBERS: dict[str, Members] = {"day month": _days_before, "month day": _days_behind, "century": _centuries, "year": _eras}


_COORDINATE = frozenset(["&", "v", ",", "/", "&t", ",&", ",v", ",t"])
_KINDS = {"month": "month", "month year": "month", "season": "season", "day month": "day", "month day": "day"}


def years_shared(codes: str, pieces: list[Piece]) -> list[Piece]:
    """Give each month, season or day the year of the next one that it is listed with: "August and September 1914"; each weekday the
    week: "Monday and Tuesday of last week"."""
    out = list(pieces)
    for position in range(len(pieces) - 2, -1, -1):
        one, two = out[position], out[position + 1]
        opening = codes[one.first - 1] if one.first else ""
        if codes[one.after : two.first] not in _COORDINATE or opening == "β":
            continue
        if one.found.shape == "weekday" and two.found.shape == "weekday of week" and one.found.roles.keys() == {"weekday"}:
            roles = {**two.found.roles, **one.found.roles}
            out[position] = Piece(Found(two.found.shape, one.found.start, one.found.end, roles), one.first, one.after)
        elif _lends(one.found, two.found):
            out[position] = Piece(_with_year(one.found, two.found.roles["year"]), one.first, one.after)
    return out


def _lends(one: Found, two: Found) -> bool:
    if "year" not in two.roles or one.roles.keys() & {"year", "relative", "relation", "weekday"}:
        return False
    months = [found.value("month") or found.value("bare") or 0 for found in (one, two)]
    kind = _KINDS.get(one.shape)
    return kind is not None and kind == _KINDS.get(two.shape) and months[0] <= months[1]


def _with_year(found: Found, year: Sequence[Token]) -> Found:
    if found.shape != "month":
        return Found(found.shape, found.start, found.end, {**found.roles, "year": year})
    roles = {"month" if role == "bare" else role: tokens for role, tokens in found.roles.items()}
    return Found("month year", found.start, found.end, {**roles, "year": year})
