"""The shapes of time expressions: regular expressions over the word classes of :mod:`civicx.normalize.timewords`.

Each shape is bounded in length, and tried only at its first classes. What a pattern over classes cannot say stands in ``CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable

from civicx.normalize.shapes.found import ordinal
from civicx.normalize.timewords import Token

_WEEKDAY = "(?:(?P<weekday>[W~])[,t]{0,2})"
_DAY = "(?P<day>[13OB])"
_MONTH = "(?P<month>[Mx])"
_YEAR = "(?P<year>[48])"
# 216 BC; AD 79
_EARLY = "(?:(?P<before>A)(?P<ad>[0145])|(?P<old>[0145])(?P<era>A))"
_ANY_YEAR = f"(?:{_EARLY}|{_YEAR})"
# "90" in "23 APR 90", with nothing behind it that it may count
_TWO_FIGURES = "(?:(?:(?<=[-/][Mx])[-/])?(?P<figures>[01])(?![-/>]?o?t?[013O59%#Mx]|[UuBκΩωlmP:;]))"
# of that year; this year
_OF = "(?:,?o?t?(?P<relative>R)f?(?P<of>U))"
_ABOUT = "(?:(?P<comparator>Q)t?)?"
# early; mid-; the end of; early to mid
_PLACE = "(?:(?P<position>E)[-i]?t?|(?P<stage>ε)[-o]?t?|(?P<places>E-?>-?E-?)|)"
_AND_HALF = "-?&-?a?-?I"
_COUNT = f"(?:(?P<n>[N1045])(?P<and>{_AND_HALF})?|(?P<couple>[aN1]?k)o?|a?(?P<several>c)|(?P<article>a))"
_UNIT = "(?P<unit>[UuBκΩω])"
_MORE = "(?:[,&]{{0,2}}(?P<n{0}>[N1])-?(?P<unit{0}>[UuB]))?"
_SPAN = f"(?P<comparator>[Qh]{{0,2}})(?:af)?{_COUNT}[-f]{{0,2}}{_UNIT}(?P<half>&aI)?{_MORE.format(2)}{_MORE.format(3)}"
_RANGE = (
    f"(?P<open>[<β])?(?P<comparator>Q?)(?P<low>[N105])(?P<more>{_AND_HALF})?-?(?P<link>[->&vτ])-?"
    f"(?P<n>[N105])(?P<and>{_AND_HALF})?[-f]{{0,2}}{_UNIT}"
)
_BARE = "(?P<unit>[uUκΩ])"
_HALF = "(?P<comparator>Q?)a?(?P<halfof>[Iκ])-?(?:o?a)?(?P<unit>[UΩ])"

SHAPES: dict[str, str] = {
    # 28.02.2022; Monday, 2022-03-10
    "numeric": f"{_WEEKDAY}?(?P<date>#)",
    # Friday 11/25
    "month and day in figures": f"{_WEEKDAY}?(?P<figures>%)",
    # 5 January; Friday, the 20th of June, 2014; 05-Aug-2016; 23 APR 90
    "day month": f"{_ABOUT}{_WEEKDAY}?(?![OB]o?t?[Mx][13]){_DAY}[-/o]?t?{_MONTH}(?:[-/,oi]?{_ANY_YEAR}|{_TWO_FIGURES}|{_OF})?",
    # January 5; Thurs., July 17, 2025; Sep-23-2020
    "month day": f"{_ABOUT}{_WEEKDAY}?{_MONTH}(?:t?[-/]?|,(?=3)){_DAY}(?:(?:[-/,o]|,o)?{_ANY_YEAR}|{_OF})?",
    # 2021-May-03
    "year month day": "(?P<year>4)[-/](?P<month>M)[-/](?P<day>[13])",
    # early February 2022; the end of March, 2019; May of 1789
    "month year": f"{_ABOUT}{_PLACE}{_MONTH}(?:,?o|[,/i-])?{_ANY_YEAR}",
    # May; that May; early in May; the end of May, and not "will end May 3"
    "month": f"{_PLACE}(?:(?P<relative>R)(?P<month>M)|(?P<bare>[Mx])(?:{_OF.replace('relative', 'relation')})?)(?(stage)(?!t?[13]))",
    "day of the month": f"(?P<day>[3O])(?:{_OF})?",
    # Friday the 12th; Friday 12
    "day with weekday": "(?P<weekday>[W~])(?:,?t?(?P<day>[3O])|(?P<number>1)(?![-/MxuUBκΩωlm1035:%#]))",
    # mid-1916; the year 2019; 264 BC; AD 66
    "year": f"{_ABOUT}{_PLACE}(?:U?(?:{_EARLY}|(?P<year>4)(?(comparator)(?![-/][014q]))|(?P<short>8))|(?P<named>U)(?P<plain>0))",
    "fiscal year": "(?:(?P<fiscal>g)|(?P<kind>H)U?)(?P<year>4)|(?P<year2>4)(?P<kind2>H)U",
    "years": "(?P<from>[<β])?(?:HU|g)?(?P<first>4)(?P<link>[-/>τ&])t?(?P<last>[410])(?:HU)?",
    "relative fiscal year": "(?P<relative>R)(?P<kind>H)U",
    "decade": f"{_ABOUT}{_PLACE}(?P<decade>[9X])",
    "century": f"{_ABOUT}{_PLACE}(?P<century>[3OB])-?(?P<unit>Ω)(?P<era>A)?",
    "season": f"{_PLACE}(?:(?P<relative>R)f?)?(?P<season>[Sς])u?(?:[o,-]{{0,2}}o?t?{_ANY_YEAR}(?:[-/](?P<second>[014]))?|"
    f"{_OF.replace('relative', 'relation')})?",
    "year month": "(?P<year>4)(?P<month>M)(?![13])",
    "year season": "(?P<year>4)(?P<season>[Sς])",
    # the first quarter of 2021; second half of last year; Q3 2020
    "part of year": f"{_PLACE}(?P<ordinal>[3OBR])-?(?P<part>[κI])(?:[o,]t?(?:(?:U(?=4))?(?P<year>4)|(?P<relative>R)?f?(?P<unit>U)))?",
    # the first half of the 19th century; the latter half of the 1920s; the last weeks of March 1943; the early months of 1917
    "part of period": "(?:(?P<nth>[3OBR])-?(?P<part>[Iκ])|(?P<edge>[OREε])u)ot?(?:(?P<century>[3OB])-?(?P<unit>Ω)(?P<era>A)?|"
    f"(?P<decade>[9X])|{_MONTH}(?:,?o?(?P<year>4))?|(?(edge)(?P<alone>4)|(?!)))",
    # the first decade of the 20th century
    "decade of century": "(?P<nth>[3OBR])(?P<unit>U)ot?(?P<century>[3OB])-?(?P<whole>Ω)",
    "part and year": "(?P<part>q)[-o,]?(?P<year>4)?",
    "year and part": "(?P<year>4)-?(?P<part>q)",
    "year and month": "(?P<year>4)-(?P<number>1)",
    "week of year": "(?P<unit>U)(?P<number>1)(?:o?(?P<year>4))?",
    # the first week of March; the last day of 2016
    "nth unit": f"(?P<ordinal>[3OBR])(?P<unit>[Uω])ot?{_PLACE}(?:{_MONTH}(?:,?o?{_YEAR})?|(?P<relative>R)?f?(?P<whole>U)|(?<!t)"
    "(?P<year2>4))",
    # the last Friday in May 2021; the first Monday of every month
    "nth weekday": f"(?P<ordinal>[3OBR])(?P<weekday>W)[oi]t?(?:{_MONTH}(?:,?o?{_YEAR})?|(?P<relative>R)f?(?P<whole>U)"
    "|(?P<each>Y)(?P<unit>U))",
    "weekend": "(?P<relative>R)?(?P<unit>ω)",
    # earlier this year; late last month; the following day; the same week
    "relative unit": f"(?:(?P<comparative>C)i?t?|{_PLACE})(?P<relative>R)(?P<further>R)?f?(?P<unit>[UκI])(?P<half>&aI)?",
    "later in the unit": "(?:(?P<comparative>C)|(?P<position>E))it(?P<unit>U)",
    # the end of the year; by year's end; by year-end
    "stage of the unit": "(?P<stage>ε)ot?(?P<unit>U)(?![1N])|(?P<unit2>U)(?P<link>[σ-])(?P<stage2>ε)(?:o?(?P<year>4))?",
    # the week before last; the Wednesday after next
    "unit beside": "(?P<unit>[UWω])(?P<beside>b)(?P<relative>R)(?![UuMWSPJκIω~])",
    # the week of 10 April: read with the day behind it
    "week of": "(?P<unit>U)o|(?P<named>Ψ)n?",
    "unit previous": "(?P<unit>U)(?P<relative>[Rb])",
    "relative weekday": "(?P<relative>R)(?P<weekday>W)",
    "weekday": "(?:(?:(?P<position>E)|(?P<comparative>C))n?)?(?P<weekday>W|~(?=P))",
    "week and weekday": "(?P<relative>R)(?P<unit>U)n?(?P<weekday>[W~])",
    "weekday of week": "(?P<weekday>W)(?:o?t?)(?P<relative>R)(?P<unit>U)",
    # earlier today; the day before yesterday
    "deictic": "(?:(?P<comparative>C)|(?P<position>E))?(?P<deictic>D)",
    "day beside": "(?P<unit>U)(?P<beside>b)(?P<deictic>D)",
    "vague": "(?P<vague>V)",
    "eve": "(?P<eve>ν)",
    "past or future": "[R]?(?P<era>[ΦR])",
    "the unit": "(?P<unit>U)",
    "holiday": f"(?P<relative>R)?(?P<holiday>J)(?:[o,]?{_YEAR}|o?(?P<related>R)(?P<of>U))?",
    # this morning; early evening; the night before
    "relative part of day": "(?P<relative>R)(?P<part>P)",
    "part of day": f"{_PLACE}(?P<part>P)",
    "part of day before": "(?P<part>P)(?P<beside>b)",
    "deictic part": "(?P<deictic>D)(?:(?P<part>P)|(?P<half_day>m))",
    # 14:30; 3.40 p.m. GMT; 11 o'clock; noon
    "clock": "(?P<comparator>Q)?(?:(?P<clock>[:;])u?(?P<meridiem>m)?|(?P<hour>[1N])(?:(?P<half_day>m)|l|(?=itP|zP))|1?(?P<word>K)"
    "|(?P<military>[40])(?:(?=Z)|(?P<hours>u))|a?(?:(?P<minutes>[1N0])(?P<minute>u)?|(?P<part>[Iκ]))-?(?P<from>[R>])(?P<base>[1N])(?P<half>m|l)?)(?P<zone>Z)?(?:λ[:;40]m?Z?ρ)?",
    # at 1300 hours; the lead tells it from a duration
    "military hour": "(?P<lead>[zψ])(?P<military>[40])(?P<hours>u)",
    # for the third day
    "nth running": "(?P<lead>φ)[ta]?(?P<nth>[3OB])f?(?P<unit>U)(?!o)",
    # more than two and a half years; a 15-year; two years and three months
    "duration": f"{_SPAN}(?:-f)?",
    # two to five years; between 60 and 90 days; a 10-to-15-year; three to five years ago
    "duration range": f"{_RANGE}(?:(?P<ago>G)|(?P<comparative>C)|(?P<afterwards>F))?",
    # a year or two
    "one or two units": "(?P<article>a)(?P<unit>[UBΩ])v(?P<n>[N1])",
    "half": f"(?P<relative>R)?{_HALF}",
    "half distance": f"{_HALF}(?:(?P<ago>G)|(?P<comparative>C)|(?P<afterwards>F)|(?P<beside>b))",
    "unit and a half": "(?P<unit>U)-?&-?a-?I-?f?",
    "long": f"{_BARE}-[fο]",
    "lasting": "(?P<lasting>L)f?",
    "units followed": "(?P<unit>u)(?P<followed>Ξ)",
    "bare units": "(?P<several>c)?(?P<unit>[u])",
    "nth count": "(?P<ordinal>[3OB])(?P<n>[N1])(?P<unit>u)",
    "relative count": "(?P<relative>R)(?P<comparator>[Qh]?)(?:(?P<n>[N15])|(?P<couple>a?k)o?|(?P<several>c))?f?(?P<unit>[uωκ])",
    "count relative": "(?P<n>[N1])(?P<relative>R)(?P<unit>u)",
    # two days ago; three weeks later; a year earlier; months before
    "distance": f"(?:{_SPAN}|(?P<bare>u))(?:(?P<ago>G)|(?P<comparative>C)|(?P<afterwards>F)|(?P<beside>b))",
    # in two weeks, of what is to come
    "distance ahead": f"(?P<in>i){_SPAN}(?![<bGCFR])",
    # two years ago today; a year ago this week
    "anniversary": f"{_SPAN}(?P<ago>G)(?:(?P<deictic>D)|(?P<relative>R)(?P<whole>U))",
    "distance from day": f"{_SPAN}(?:(?P<beside>b)|<)(?P<deictic>[DV])",
    # every Friday; each year; every other week; twice a week; Fridays; annual
    "day of every month": "(?P<day>3)oY(?P<unit>U)",
    "every": "(?P<each>Y)(?P<n>[NO31B])?(?P<filler>f)?(?P<unit>[UuBWSPMωκ])(?P<part>P)?",
    "times": "(?:(?P<times>T)|(?P<n>[N1])j)(?:[ar]|Y)(?P<unit>[UB])",
    "weekdays": "(?P<weekdays>w)(?P<part>[pP])?",
    "weekday parts": "(?P<weekday>W)(?P<parts>p)",
    "periodic": "(?P<periodic>y)",
}

# The classes that each shape can begin with: it is tried at no other.
STARTS = {
    "numeric": "#W~",
    "month and day in figures": "%W~",
    "day month": "13BOW~Q",
    "month day": "MWx~Q",
    "year month day": "4",
    "month year": "EMxεQ",
    "month": "EMxRε",
    "day of the month": "3O",
    "day with weekday": "W~",
    "year": "01458AEUεQ",
    "fiscal year": "Hg4",
    "years": "4<Hβg",
    "relative fiscal year": "R",
    "decade": "9EXεQ",
    "century": "3BEOεQ",
    "season": "ERSες",
    "year month": "4",
    "year season": "4",
    "part of year": "3BEORε",
    "part of period": "3BOREε",
    "decade of century": "3BOR",
    "part and year": "q",
    "year and part": "4",
    "year and month": "4",
    "week of year": "U",
    "nth unit": "3BOR",
    "nth weekday": "3BOR",
    "weekend": "Rω",
    "relative unit": "CERε",
    "later in the unit": "CE",
    "stage of the unit": "εU",
    "unit beside": "UWω",
    "week of": "UΨ",
    "unit previous": "U",
    "relative weekday": "R",
    "weekday": "CEW~",
    "week and weekday": "R",
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
    "clock": "014:;KNQaIκ",
    "military hour": "zψ",
    "nth running": "φ",
    "duration": "0145NQachk",
    "duration range": "<βQN105",
    "one or two units": "a",
    "half": "RIκQa",
    "half distance": "IκQa",
    "unit and a half": "U",
    "long": "UuΩκ",
    "lasting": "L",
    "units followed": "u",
    "bare units": "cu",
    "nth count": "3BO",
    "relative count": "R",
    "count relative": "1N",
    "distance": "0145NQachku",
    "distance ahead": "i",
    "anniversary": "0145NQachk",
    "distance from day": "0145NQachk",
    "day of every month": "3",
    "every": "Y",
    "times": "1NT",
    "weekdays": "w",
    "weekday parts": "W",
    "periodic": "y",
}

# "2014-25" may be years; further apart the second figure is something else.
_LONGEST_SPAN = 15


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


def _of_year(tokens: dict[str, Token]) -> bool:
    return "of" not in tokens or tokens["of"].value == "Y"


# "The year 476"; smaller figures count the years of something.
_FIRST_PLAIN_YEAR = 100


def _is_short(tokens: dict[str, Token]) -> bool:
    """A year in two figures is written with both."""
    return "figures" not in tokens or tokens["figures"].end - tokens["figures"].start == 2


def _about(tokens: dict[str, Token]) -> bool:
    """Only "about", "around", "circa" stand before a date; what is "over" or "at least" is counted."""
    return "comparator" not in tokens or tokens["comparator"].value == "APPROX"


def _year(tokens: dict[str, Token]) -> bool:
    if "named" in tokens:
        return bool(tokens["named"].value == "Y" and tokens["plain"].value >= _FIRST_PLAIN_YEAR)
    return ("old" not in tokens or "era" in tokens) and _about(tokens)


def _clock(tokens: dict[str, Token]) -> bool:
    """ "20 past eight", "a quarter to nine"; "0600 hours", not "600 hours"."""
    if "from" in tokens:
        return _past_or_to(tokens)
    if "hours" in tokens:
        return _military(tokens) and tokens["military"].value < 1000
    if "military" in tokens:
        return _is_of_clock(tokens["military"])
    return "hour" not in tokens or tokens["hour"].value <= 24


def _military(tokens: dict[str, Token]) -> bool:
    return bool(tokens["hours"].value == "TH") and _is_of_clock(tokens["military"])


def _is_of_clock(figure: Token) -> bool:
    return bool(figure.end - figure.start == 4 and figure.value < 2400 and figure.value % 100 < 60)


def _is_edge(token: Token) -> bool:
    """ "The first days of May", "the last months of 1917", "the early years of the 20th century"."""
    return token.code in "Eε" or token.value in (1, "-1", "F")


def _is_running(tokens: dict[str, Token]) -> bool:
    """ "The last half century", not "this half hour"."""
    return "relative" not in tokens or tokens["relative"].value in ("-1", "-1P", "1")


def _nth_weekday(tokens: dict[str, Token]) -> bool:
    nth, unit = tokens["ordinal"], tokens.get("whole", tokens.get("unit"))
    return (unit is None or unit.value == "M") and (nth.value in ("-1", "F") if nth.code == "R" else ordinal(nth) <= 5)


def _related(tokens: dict[str, Token]) -> bool:
    """ "That same year", not "said that this year"."""
    if "further" in tokens and str(tokens["relative"].value) == "0A" and str(tokens["further"].value) != "0A":
        return False
    return tokens["unit"].value not in ("H", "TS") and ("half" not in tokens or tokens["relative"].value in ("-1", "-1P"))


def _rises(tokens: dict[str, Token]) -> bool:
    """ "Between two and five days", "from two to five", "two or three"; "two and five" are no range."""
    opening = tokens["open"].code if "open" in tokens else ""
    joined = (tokens["link"].code == "&") == (opening == "β") and (opening != "<" or tokens["link"].code != "v")
    return joined and bool(tokens["low"].value < tokens["n"].value)


def _past_or_to(tokens: dict[str, Token]) -> bool:
    past = tokens["from"].value == "-1P"
    exact = past or "minute" in tokens or ("part" in tokens and tokens["part"].code == "κ")
    minutes = "minutes" not in tokens or tokens["minutes"].value < 60
    unit = "minute" not in tokens or tokens["minute"].value == "TM"
    return exact and minutes and unit and tokens["base"].value <= 12 and (past or tokens["from"].code == ">")


CHECKS: dict[str, Callable[[dict[str, Token]], bool]] = {
    "years": _years,
    "week of year": lambda t: t["unit"].value == "W" and t["number"].value <= 53,
    "nth unit": lambda t: (
        t["unit"].value in ("D", "W", "M", "WE", "Y", "E") and (t["ordinal"].code != "R" or t["ordinal"].value in ("-1", "F"))
    ),
    "nth weekday": _nth_weekday,
    "part of year": lambda t: (
        (t["ordinal"].code != "R" or (t["ordinal"].value in ("-1", "F") and ("year" in t or "unit" in t)))
        and (t["part"].value == "Q" or "year" in t or ("unit" in t and t["unit"].value == "Y"))
    ),
    "later in the unit": lambda t: t["unit"].value in ("D", "W", "M", "Y", "E"),
    "unit previous": lambda t: t["unit"].value in ("D", "W", "M", "Y") and str(t["relative"].value) in ("-1A", "1A"),
    "clock": _clock,
    "military hour": _military,
    "nth running": lambda t: t["unit"].value in ("D", "W", "M") and ordinal(t["nth"]) > 1,
    "month year": _about,
    "year month": lambda t: t["month"].value not in (3, 5, 8),
    "decade": _about,
    "century": _about,
    "fiscal year": lambda t: "kind2" in t or "fiscal" in t or t["year"].start - t["kind"].end > 1 or t["kind"].value == "FY",
    "relative fiscal year": lambda t: t["kind"].value == "FY",
    "part of period": lambda t: _is_edge(t["edge"]) if "edge" in t else t["nth"].code != "R" or t["nth"].value in ("-1", "F"),
    "unit beside": lambda t: (str(t["beside"].value), str(t["relative"].value)) in (("1A", "1"), ("-1A", "-1")),
    "decade of century": lambda t: t["unit"].value == "E" and (t["nth"].code != "R" or t["nth"].value in ("-1", "F")),
    "duration range": _rises,
    "half": lambda t: (t["halfof"].code == "I" or t["unit"].value == "C") and _is_running(t),
    "relative count": lambda t: t["unit"].value != "Q" or bool(t.keys() & {"n", "couple", "several"}),
    "anniversary": lambda t: (t["deictic"].value if "deictic" in t else t["relative"].value) == "0",
    "half distance": lambda t: t["halfof"].code == "I" or t["unit"].value == "C",
    "week of": lambda t: "named" in t or t["unit"].value == "W",
    "week and weekday": lambda t: t["unit"].value == "W",
    "units followed": lambda t: t["unit"].value in ("D", "W", "M", "Y", "E"),
    "day of every month": lambda t: t["unit"].value == "M" and t["day"].value <= 31,
    "relative unit": lambda t: (
        _related(t) and t["unit"].value not in ("H", "TS") and ("half" not in t or t["relative"].value in ("-1", "-1P"))
    ),
    "weekday": lambda t: "position" not in t or t["position"].value != "MID",
    "day beside": lambda t: t["unit"].value == "D",
    "year": _year,
    "day month": lambda t: ordinal(t["day"]) <= 31 and _of_year(t) and _about(t) and _is_short(t),
    "month day": lambda t: t["day"].code != "B" and t["day"].value <= 31 and _of_year(t) and _about(t),
    "month": _of_year,
    "holiday": _of_year,
    "day of the month": lambda t: t["day"].value <= 31 and ("of" not in t or t["of"].value == "M"),
    "past or future": lambda t: t["era"].code == "Φ" or t["era"].value == "-1P",
    "the unit": lambda t: t["unit"].value == "D",
    "year and month": lambda t: 1 <= t["number"].value <= 12 and t["number"].start == t["year"].end + 1,
}
