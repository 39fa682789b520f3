"""The shapes of time expressions: regular expressions over the word classes of :mod:`civicx.normalize.timewords`.

Each shape is bounded in length and tried only where a run holds its first class, so finding is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from civicx.normalize import timewords
from civicx.normalize.timewords import Token

_WEEKDAY = "(?:(?P<weekday>[W~])[,t]{0,2})"
_DAY = "(?P<day>[13OB])"
_MONTH = "(?P<month>[Mx])"
_YEAR = "(?P<year>[48])"
# of that year; this year
_OF = "(?:,?o?t?(?P<relative>R)f?(?P<of>U))"
_PLACE = "(?:(?P<position>E)[-i]?t?|(?P<stage>ε)[-o]?t?|)"
_COUNT = "(?:(?P<n>[N1045])(?P<and>&aI)?|(?P<couple>[aN1]?k)o?|a?(?P<several>c)|(?P<article>a))"
_UNIT = "(?P<unit>[UuBκΩω])"
_MORE = "(?:[,&]{{0,2}}(?P<n{0}>[N1])-?(?P<unit{0}>[UuB]))?"
_SPAN = f"(?P<comparator>[Qh]{{0,2}})(?:af)?{_COUNT}[-f]{{0,2}}{_UNIT}(?P<half>&aI)?{_MORE.format(2)}{_MORE.format(3)}"
_BARE = "(?P<unit>[uUκΩ])"

SHAPES: dict[str, str] = {
    # 28.02.2022; Monday, 2022-03-10
    "numeric": f"{_WEEKDAY}?(?P<date>#)",
    # Friday 11/25
    "month and day in figures": f"{_WEEKDAY}?(?P<figures>%)",
    # 5 January; Friday, the 20th of June, 2014; 05-Aug-2016
    "day month": f"{_WEEKDAY}?(?![OB]o?t?[Mx][13]){_DAY}[-/o]?t?{_MONTH}(?:[-/,o]?{_YEAR}|{_OF})?",
    # January 5; Thurs., July 17, 2025; Sep-23-2020
    "month day": f"{_WEEKDAY}?{_MONTH}t?[-/]?{_DAY}(?:(?:[-/,o]|,o)?{_YEAR}|{_OF})?",
    # early February 2022; the end of March, 2019; May of 1789
    "month year": f"{_PLACE}{_MONTH}(?:,?o|[,/-])?{_YEAR}",
    "month": f"{_PLACE}(?:(?P<relative>R)(?P<month>M)|(?P<bare>M)(?:{_OF.replace('relative', 'relation')})?)",
    "day of the month": f"(?P<day>[3O])(?:{_OF})?",
    "day with weekday": "(?P<weekday>[W~]),?t?(?P<day>[3O])",
    # mid-1916; the year 2019; 264 BC; AD 66
    "year": f"{_PLACE}U?(?:A(?P<ad>[041])|(?P<year>4)|(?P<old>[0145])(?P<era>A)|(?P<short>8))",
    "fiscal year": "(?:(?P<fiscal>g)|(?P<kind>H)U)(?P<year>4)",
    "years": "(?P<from>[<β])?(?:HU)?(?P<first>4)(?P<link>[-/>τ&])t?(?P<last>[410])(?:HU)?",
    "decade": f"{_PLACE}(?P<decade>[9X])",
    "century": f"{_PLACE}(?P<century>[3OB])-?Ω(?P<era>A)?",
    "season": f"{_PLACE}(?:(?P<relative>R)f?)?(?P<season>[Sς])(?:[o,-]{{0,2}}o?t?{_YEAR}(?:[-/](?P<second>[14]))?)?",
    "year season": "(?P<year>4)(?P<season>[Sς])",
    # the first quarter of 2021; second half of last year; Q3 2020
    "part of year": f"{_PLACE}(?P<ordinal>[3OBR])-?(?P<part>[κI])(?:[o,]t?(?:(?P<year>4)|(?P<relative>R)?f?(?P<unit>U)))?",
    "part and year": "(?P<part>q)[-o,]?(?P<year>4)?",
    "year and part": "(?P<year>4)-?(?P<part>q)",
    "year and month": "(?P<year>4)-(?P<number>1)",
    "week of year": "(?P<unit>U)(?P<number>1)(?:o?(?P<year>4))?",
    # the first week of March; the last day of 2016
    "nth unit": f"(?P<ordinal>[3OBR])(?P<unit>[Uω])ot?{_PLACE}(?:{_MONTH}(?:,?o?{_YEAR})?|(?P<relative>R)?f?(?P<whole>U)|(?P<year2>4))",
    "weekend": "(?P<relative>R)?(?P<unit>ω)",
    # earlier this year; late last month; the following day; the same week
    "relative unit": f"(?:(?P<comparative>C)i?t?|{_PLACE})(?P<relative>R){{1,2}}f?(?P<unit>[UκI])",
    "later in the unit": "(?:(?P<comparative>C)|(?P<position>E))it(?P<unit>U)",
    "stage of the unit": "(?P<stage>ε)ot(?P<unit>U)",
    "unit previous": "(?P<unit>U)(?P<relative>[Rb])",
    "relative weekday": "(?P<relative>R)(?P<weekday>W)",
    "weekday": "(?P<weekday>W)",
    "weekday of week": "(?P<weekday>W)(?:o?t?)(?P<relative>R)(?P<unit>U)",
    # earlier today; the day before yesterday
    "deictic": "(?:(?P<comparative>C)|(?P<position>E))?(?P<deictic>D)",
    "day beside": "(?P<unit>U)(?P<beside>b)(?P<deictic>D)",
    "vague": "(?P<vague>V)",
    "eve": "(?P<eve>ν)",
    "past or future": "[R]?(?P<era>[ΦR])",
    "the unit": "(?P<unit>U)",
    "holiday": f"(?P<relative>R)?(?P<holiday>J)(?:[o,]?{_YEAR})?",
    # this morning; early evening; the night before
    "relative part of day": "(?P<relative>R)(?P<part>P)",
    "part of day": f"{_PLACE}(?P<part>P)",
    "part of day before": "(?P<part>P)(?P<beside>b)",
    "deictic part": "(?P<deictic>D)(?P<part>P)",
    # 14:30; 3.40 p.m. GMT; 11 o'clock; noon
    "clock": "(?P<comparator>Q)?(?:(?P<clock>[:;])u?(?P<meridiem>m)?|(?P<hour>[1N])(?:(?P<half_day>m)|l)"
    "|(?P<military>[40])(?=Z)|(?P<word>K))(?P<zone>Z)?(?:λ[:;40]m?Z?ρ)?",
    # more than two and a half years; a 15-year; two years and three months
    "duration": f"{_SPAN}(?:-f)?",
    "half": "(?P<comparator>Q?)a?(?P<halfof>I)-?a?(?P<unit>U)",
    "unit and a half": "(?P<unit>U)-?&-?a-?I-?f?",
    "long": f"{_BARE}-[fο]",
    "lasting": "(?P<lasting>L)f?",
    "bare units": "(?P<several>c)?(?P<unit>[u])",
    "nth count": "(?P<ordinal>[3OB])(?P<n>[N1])(?P<unit>u)",
    "relative count": "(?P<relative>R)(?P<comparator>[Qh]?)(?:(?P<n>[N15])|(?P<couple>a?k)o?|(?P<several>c))?f?(?P<unit>[uω])",
    "count relative": "(?P<n>[N1])(?P<relative>R)(?P<unit>u)",
    # two days ago; three weeks later; a year earlier; months before
    "distance": f"(?:{_SPAN}|(?P<bare>u))(?:(?P<ago>G)|(?P<comparative>C)|(?P<afterwards>F)|(?P<beside>b))",
    "distance from day": f"{_SPAN}(?:(?P<beside>b)|<)(?P<deictic>[DV])",
    # every Friday; each year; every other week; twice a week; Fridays; annual
    "every": "(?P<each>Y)(?P<n>[NO31B])?f?(?P<unit>[UuBWSPMωκ])(?P<part>P)?",
    "times": "(?:(?P<times>T)|(?P<n>[N1])j)(?:[ar]|Y)(?P<unit>[UB])",
    "weekdays": "(?P<weekdays>w)(?P<part>[pP])?",
    "weekday parts": "(?P<weekday>W)(?P<parts>p)",
    "periodic": "(?P<periodic>y)",
}

# The classes that each shape can begin with: it is tried at no other.
STARTS = {
    "numeric": "#W~",
    "month and day in figures": "%W~",
    "day month": "13BOW~",
    "month day": "MWx~",
    "month year": "EMxε",
    "month": "EMRε",
    "day of the month": "3O",
    "day with weekday": "W~",
    "year": "01458AEUε",
    "fiscal year": "Hg",
    "years": "4<Hβ",
    "decade": "9EXε",
    "century": "3BEOε",
    "season": "ERSες",
    "year season": "4",
    "part of year": "3BEORε",
    "part and year": "q",
    "year and part": "4",
    "year and month": "4",
    "week of year": "U",
    "nth unit": "3BOR",
    "weekend": "Rω",
    "relative unit": "CERε",
    "later in the unit": "CE",
    "stage of the unit": "ε",
    "unit previous": "U",
    "relative weekday": "R",
    "weekday": "W",
    "weekday of week": "W",
    "deictic": "CDE",
    "day beside": "U",
    "vague": "V",
    "eve": "ν",
    "past or future": "ΦR",
    "the unit": "U",
    "holiday": "JR",
    "relative part of day": "R",
    "part of day": "EPε",
    "part of day before": "P",
    "deictic part": "D",
    "clock": "014:;KNQ",
    "duration": "0145NQachk",
    "half": "IQa",
    "unit and a half": "U",
    "long": "UuΩκ",
    "lasting": "L",
    "bare units": "cu",
    "nth count": "3BO",
    "relative count": "R",
    "count relative": "1N",
    "distance": "0145NQachku",
    "distance from day": "0145NQachk",
    "every": "Y",
    "times": "1NT",
    "weekdays": "w",
    "weekday parts": "W",
    "periodic": "y",
}

# What two neighbours make together: a clock time or part of the day with its day, an eve, a range.
DAYS = frozenset(
    ["numeric", "day month", "month day", "weekday", "relative weekday", "deictic", "holiday", "day of the month", "weekday of week"]
)
TIMES = frozenset(["clock", "part of day"])
PERIODS = DAYS | {"month year", "month", "year", "decade", "season", "century", "vague", "part and year", "relative unit"}


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: its shape, place, tokens by role, and its parts where it is made of several."""

    shape: str
    start: int
    end: int
    roles: dict[str, Sequence[Token]]
    parts: tuple[Found, ...] = ()

    def value(self, role: str) -> Any:
        """Return the value of the first token in a role, or None."""
        tokens = self.roles.get(role)
        return tokens[0].value if tokens else None

    def code(self, role: str) -> str:
        """Return the classes of the tokens in a role."""
        return "".join(token.code for token in self.roles.get(role, ()))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A found shape within a run, by token positions."""

    found: Found
    first: int
    after: int


@cache
def _by_first() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """The shapes that can begin with a class, in the order of SHAPES."""
    return {
        code: tuple((name, re.compile(SHAPES[name])) for name in SHAPES if code in STARTS[name]) for code in set("".join(STARTS.values()))
    }


def find(text: str) -> Iterator[Found]:
    """Yield the time expressions that the words of ``text`` allow, in order, none overlapping another."""
    for run in timewords.runs(text):
        yield from in_run(run)


def in_run(run: list[Token]) -> Iterator[Found]:
    """Yield the time expressions of one run."""
    codes = "".join(token.code for token in run)
    pieces = list(_pieces(run, codes))
    if pieces:
        pieces = _joined(run, codes, pieces)
    for piece in pieces:
        yield piece.found


def _pieces(run: list[Token], codes: str) -> Iterator[_Piece]:
    index, table = 0, _by_first()
    while index < len(codes):
        best: tuple[int, str, re.Match[str]] | None = None
        for name, pattern in table.get(codes[index], ()):
            match = pattern.match(codes, index)
            if match and (best is None or match.end() > best[0]) and _sound(name, match, run):
                best = match.end(), name, match
        if best is None:
            index += 1
            continue
        after, name, match = best
        yield from _split(name, match, run)
        index = after


def _split(name: str, match: re.Match[str], run: list[Token]) -> Iterator[_Piece]:
    roles: dict[str, Sequence[Token]] = {role: run[slice(*match.span(role))] for role, text in match.groupdict().items() if text}
    first, after = match.span()
    yield _Piece(Found(name, run[first].start, run[after - 1].end, roles), first, after)


def _sound(name: str, match: re.Match[str], run: list[Token]) -> bool:
    """Whether the values of the tokens fit the shape."""
    check = _CHECKS.get(name)
    return check is None or check({role: run[match.start(role)] for role, text in match.groupdict().items() if text})


def _years(tokens: dict[str, Token]) -> bool:
    first, last = tokens["first"].value, tokens["last"].value
    link = tokens["link"].code if "link" in tokens else ""
    if not link or (link == "&" and ("from" not in tokens or tokens["from"].code != "β")):
        return False
    if tokens["last"].code == "4":
        return bool(first < last)
    adjacent = tokens["first"].end + 1 == tokens["last"].start
    short = tokens["last"].end - tokens["last"].start == 2
    return adjacent and short and 0 < last - first % 100 <= _LONGEST_SPAN


def _ordinal(token: Token) -> int:
    return 2 if token.code == "B" else int(token.value)


def _of_year(tokens: dict[str, Token]) -> bool:
    return "of" not in tokens or tokens["of"].value == "Y"


def _year(tokens: dict[str, Token]) -> bool:
    return "old" not in tokens or "era" in tokens


_CHECKS: dict[str, Callable[[dict[str, Token]], bool]] = {
    "years": _years,
    "week of year": lambda t: t["unit"].value == "W" and t["number"].value <= 53,
    "nth unit": lambda t: (
        t["unit"].value in ("D", "W", "M", "WE", "Y", "E") and (t["ordinal"].code != "R" or t["ordinal"].value in ("-1", "F"))
    ),
    "part of year": lambda t: (
        (t["ordinal"].code != "R" or (t["ordinal"].value in ("-1", "F") and ("year" in t or "unit" in t)))
        and (t["part"].value == "Q" or "year" in t or ("unit" in t and t["unit"].value == "Y"))
    ),
    "later in the unit": lambda t: t["unit"].value in ("D", "W", "M", "Y", "E"),
    "unit previous": lambda t: t["unit"].value in ("D", "W", "M", "Y") and str(t["relative"].value) in ("-1A", "1A"),
    "clock": lambda t: "hour" not in t or t["hour"].value <= 24,
    "relative unit": lambda t: t["unit"].value not in ("H", "TS"),
    "day beside": lambda t: t["unit"].value == "D",
    "year": _year,
    "day month": lambda t: _ordinal(t["day"]) <= 31 and _of_year(t),
    "month day": lambda t: t["day"].code != "B" and t["day"].value <= 31 and _of_year(t),
    "month": _of_year,
    "day of the month": lambda t: t["day"].value <= 31 and ("of" not in t or t["of"].value == "M"),
    "past or future": lambda t: t["era"].code == "Φ" or t["era"].value == "-1P",
    "the unit": lambda t: t["unit"].value == "D",
    "year and month": lambda t: 1 <= t["number"].value <= 12 and t["number"].start == t["year"].end + 1,
}


def _joined(run: list[Token], codes: str, pieces: list[_Piece]) -> list[_Piece]:
    """Join neighbours: times with their days first, then the ends of ranges."""
    pieces = _pairwise(run, codes, pieces, _timed)
    pieces = _listed(run, codes, pieces)
    return _pairwise(run, codes, pieces, _ranged)


def _pairwise(run: list[Token], codes: str, pieces: list[_Piece], join: Any) -> list[_Piece]:
    out: list[_Piece] = []
    for piece in pieces:
        joined = join(run, codes, out[-1], piece) if out else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(piece)
    return out


def _is_day(found: Found) -> bool:
    return found.shape in DAYS or (found.shape == "relative unit" and found.value("unit") == "D")


def _timed(run: list[Token], codes: str, one: _Piece, two: _Piece) -> _Piece | None:
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


def _join(shape: str, run: list[Token], one: _Piece, two: _Piece) -> _Piece:
    first, after = min(one.first, two.first), max(one.after, two.after)
    return _Piece(Found(shape, run[first].start, run[after - 1].end, {}, (one.found, two.found)), first, after)


def _listed(run: list[Token], codes: str, pieces: list[_Piece]) -> list[_Piece]:
    """Take the days into a date that stand before or behind it and share its month: "4, 6 and 9 May", "May 2-5"."""
    out: list[_Piece] = []
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


# "2014-25" may be years; further apart the second figure is something else.
_LONGEST_SPAN = 15
_MAX_LIST = 20
_LEADING = re.compile(r"(?P<open>[<β]?)t?(?P<days>[13](?:,t?[13]){0,6})(?P<link>,?[-&v>τ])t?$")
_TRAILING = re.compile(r"(?P<days>(?:,[13](?![:mulx])){0,6})(?P<link>,?[-&v>τ])t?(?P<last>[13])(?:[,o]?(?P<year>4))?")


def _days_before(run: list[Token], codes: str, piece: _Piece, lower: int) -> list[_Piece] | None:
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


def _days_behind(run: list[Token], codes: str, piece: _Piece, upper: int) -> list[_Piece] | None:
    if "year" in piece.found.roles:
        return None
    match = _TRAILING.match(codes, piece.after)
    if match is None:
        return None
    days = [k for k in range(match.start("days"), match.end("last")) if codes[k] in "13"]
    shared = {role: tokens for role, tokens in piece.found.roles.items() if role == "month"}
    if match["year"]:
        shared["year"] = run[slice(*match.span("year"))]
    head = _Piece(Found("day month", piece.found.start, piece.found.end, {**piece.found.roles, **shared}), piece.first, piece.after)
    members = [head] + [_member(run, k, shared) for k in days]
    if match["year"]:
        last = members[-1]
        members[-1] = _Piece(Found("day month", last.found.start, run[match.end() - 1].end, last.found.roles), last.first, match.end())
    opening = codes[piece.first - 1] if piece.first and codes[piece.first - 1] in "<β" else ""
    return _series(run, members, match["link"].lstrip(","), opening, piece.first - len(opening))


def _member(run: list[Token], index: int, shared: dict[str, Sequence[Token]]) -> _Piece:
    token = run[index]
    return _Piece(Found("day month", token.start, token.end, {"day": [token], **shared}), index, index + 1)


def _series(run: list[Token], members: list[_Piece], link: str, opening: str, first: int) -> list[_Piece] | None:
    days = [member.found.value("day") for member in members]
    ranged = link in "->τ" or (opening == "β" and link == "&")
    if len(members) == 2 and days[0] < days[1] and (ranged or (link == "&" and days[0] + 1 == days[1])):
        return [_between("range", run, members[0], members[1], first)]
    if ranged and len(members) > 2:
        return [*members[:-2], _between("range", run, members[-2], members[-1], members[-2].first)]
    return None if ranged else members


def _between(shape: str, run: list[Token], one: _Piece, two: _Piece, first: int) -> _Piece:
    return _Piece(Found(shape, run[first].start, two.found.end, {}, (one.found, two.found)), first, two.after)


def _ranged(run: list[Token], codes: str, one: _Piece, two: _Piece) -> _Piece | None:
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
