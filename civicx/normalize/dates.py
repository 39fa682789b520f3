"""From the words of a time expression, and the days it hangs on, to its value.

Values are TIMEX3 (ISO-TimeML 2009): "2022-03-10", "2022-W09", "2022-SU", "199" (the 1990s), "P3D", "XXXX-WXX-5", "PAST_REF".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from civicx.normalize import calendar, edtf, shapes, timewords
from civicx.normalize.datelines import publication_day
from civicx.normalize.shapes import Found
from civicx.normalize.timewords import Token
from civicx.records import DateMod, DateType

__all__ = ["Anchors", "Reading", "granularity_of", "publication_day", "read", "span_of", "value_in_edtf"]

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a relative expression hangs on.

    ``throughout`` makes "the last year" the twelve months before.
    ``published`` is the day of speaking, ``last`` the value mentioned last, ``tense`` that of its clause. In a ``narrative``
    the day of publication says nothing of what is told. ``given`` are the months that
    the document dates in one year only, with that year. ``frame`` is the last mention that sets the
    scene: a day or month, or a year that opens a sentence. ``day_first`` orders "01/02/2022"; None where nothing tells.
    """

    published: date | None = None
    last: str | None = None
    tense: Tense | None = None
    narrative: bool = False
    day_first: bool | None = None
    year: int | None = None
    last_day: str | None = None
    last_month: str | None = None
    throughout: bool = False
    frame: str | None = None
    given: tuple[tuple[int, int], ...] = ()

    @property
    def base(self) -> str | None:
        """The value that "last week" counts from: the publication day, in a narrative the last mention."""
        if self.published and not (self.narrative and self.last):
            return self.published.isoformat()
        return self.frame or self.last

    @property
    def told(self) -> str | None:
        """The value that "two days later" counts from: the last mention, else the publication day."""
        return self.last or self.base

    def told_in(self, unit: str) -> str | None:
        """The value that a distance in days, weeks or months counts from: the last mention that is as exact."""
        if unit == "M":
            return self.last_month or self.told
        return (self.last_day or self.told) if unit in ("D", "W") else self.told

    @property
    def day(self) -> date | None:
        """The first day of ``base``."""
        span = calendar.bounds(self.base) if self.base else None
        return span[0] if span else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time expression means; ``parts`` are (start, end, value) of the ends of a range, by the offsets of the words."""

    type: DateType
    value: str | None
    mod: DateMod | None = None
    parts: tuple[tuple[int, int, str | None], ...] = ()


def read(words: str, anchors: Anchors) -> Reading | None:
    """Return the reading of ``words``, one whole time expression, or None where they are none."""
    found = next((found for found in shapes.find(words) if found.start == 0 or not words[: found.start].strip()), None)
    return meaning(found, anchors) if found is not None and found.end >= len(words.rstrip()) else None


def meaning(found: Found, anchors: Anchors) -> Reading:
    """Return the reading of a found expression."""
    return _MEANINGS[found.shape](found, anchors)


def granularity_of(reading: Reading) -> str | None:
    """Return the unit of a reading's value: of both ends of a range where they agree, of a duration or set its smallest."""
    value = reading.value
    if not value:
        return None
    if reading.type in ("DURATION", "SET") and value[0] == "P":
        letter = value[-1] if "T" not in value else "T" + value[-1]
        return _UNIT_NAMES.get(letter)
    kinds = {calendar.granularity(end) for end in value.strip("[]").replace(",", "/").split("/")}
    return kinds.pop() if len(kinds) == 1 else None


_UNIT_NAMES = {"D": "day", "W": "week", "M": "month", "Y": "year", "TH": "hour", "TM": "minute", "TS": "second", "E": "weekend"}


def span_of(reading: Reading, published: date | None = None) -> tuple[date | None, date | None]:
    """Return the first and the last day that a reading can mean; "early", "mid" and "late" are thirds of their period.

    "Now" is the day of publication.
    """
    value = reading.value
    if value and "PRESENT_REF" in value and published:
        value = value.replace("PRESENT_REF", published.isoformat())
    if not value or reading.type in ("DURATION", "SET"):
        return None, None
    if value[0] == "[":
        value = value[1:-1].replace(",", "/")
    if "/" in value:
        first, last = (calendar.bounds(end) if end else None for end in value.split("/", 1))
        return (first[0] if first else None), (last[1] if last else None)
    span = calendar.bounds(value)
    if span is None:
        return None, None
    return _third(value, span, reading.mod)


def _third(value: str, span: tuple[date, date], mod: DateMod | None) -> tuple[date, date]:
    first, last = span
    if mod not in ("START", "MID", "END") or first == last:
        return span
    third = ("START", "MID", "END").index(mod)
    if calendar.granularity(value) == "month":
        return first + timedelta(10 * third), last if third == 2 else first + timedelta(10 * third + 9)
    days = (last - first).days + 1
    return first + timedelta(days * third // 3), first + timedelta(days * (third + 1) // 3 - 1)


def value_in_edtf(reading: Reading, published: date | None) -> str | None:
    """Return the EDTF form of a reading, or None; "now" is the publication day."""
    if reading.type in ("DURATION", "SET"):
        return None
    value = reading.value
    if value and "PRESENT_REF" in value:
        value = value.replace("PRESENT_REF", published.isoformat()) if published else None
    return edtf.edtf(value, approximate=reading.mod == "APPROX")


# What the words around a period say of it.


def _mod(f: Found) -> DateMod | None:
    mod: DateMod | None = f.value("position") or f.value("stage")
    if mod is None and f.value("comparative") == "END":
        mod = "END"
    return mod


def _date(value: str | None, mod: DateMod | None = None) -> Reading:
    return Reading("TIME" if value and "T" in value and value[0] in "0123456789XT" else "DATE", value, mod)


def _ordinal(token: Token) -> int:
    return 2 if token.code == "B" else int(token.value)


def _full_year(f: Found, role: str = "year") -> int | None:
    value = f.value(role)
    return int(value) if value is not None else None


def _shift(relative: str) -> int:
    return int(relative.rstrip("AP")) if relative[-1].isdigit() or relative[-1] in "AP" else {"F": 0, "R": -1}[relative]


def _relation(f: Found, role: str = "relative") -> tuple[int, bool]:
    """How many units on, and whether counted from the last mention: "the same", "the following"."""
    values = [str(token.value) for token in f.roles.get(role, ())]
    shifts = [_shift(value) for value in values]
    anchored = any(value.endswith("A") for value in values)
    return next((shift for shift in shifts if shift), 0), anchored


# Days and months without a year.

# A story that is this many months behind the one it stood in has gone on into the next year.
_TURN = 9


def _nearest(make: Callable[[int], date | None], a: Anchors, tense: Tense | None) -> date | None:
    """The day whose year lies nearest to the base, ahead of it in the future tense."""
    if a.year is not None:
        return make(a.year)
    base = a.base
    if base is None:
        return None
    year = calendar.year_of(base)
    if a.narrative or a.published is None or calendar.granularity(base) != "day":
        day = make(year) if year and year > 0 else None
        return _onward(base, day, make)
    around = a.day
    assert around is not None
    days = [day for y in (around.year - 1, around.year, around.year + 1) if 0 < y < 10000 and (day := make(y))]
    if tense == "future":
        days = [day for day in days if day >= around - timedelta(31)] or days
    return min(days, key=lambda day: abs((day - around).days), default=None)


def _onward(base: str, day: date | None, make: Callable[[int], date | None]) -> date | None:
    """A story that stands late in a year goes on into the next: January after November."""
    month = calendar.month_of(base)
    if day is None or month is None or day.month - month > -_TURN:
        return day
    return make(day.year + 1)


def _dated(f: Found, a: Anchors) -> Reading:
    month, day, year = f.value("month"), _ordinal(f.roles["day"][0]), _full_year(f)
    if year is not None:
        value = f"{year:04d}-{month:02d}-{day:02d}"
        return _date(value if calendar.day_of(value) else None)
    if "of" in f.roles:
        a = replace(a, year=_year_of(f, a))
    nearest = _nearest(lambda y: calendar.day_or_none(y, month, day), a, a.tense)
    return _date(nearest.isoformat() if nearest else f"XXXX-{month:02d}-{day:02d}")


def _month_year(f: Found, a: Anchors) -> Reading:
    return _date(f"{f.value('year'):04d}-{f.value('month'):02d}", _mod(f))


def _month(f: Found, a: Anchors) -> Reading:
    month = f.value("month") or f.value("bare")
    if "of" in f.roles:
        year = _year_of(f, a, "relation")
    else:
        year = _related_year(f, a, month) if "relative" in f.roles else _month_year_for(month, a)
    return _date(f"{year:04d}-{month:02d}" if year is not None and year > 0 else f"XXXX-{month:02d}", _mod(f))


def _year_of(f: Found, a: Anchors, role: str = "relative") -> int | None:
    """The year that "this year", "of that year", "last year" name."""
    shift, anchored = _relation(f, role)
    base = a.told if anchored else a.base
    year = calendar.year_of(base) if base else None
    return year + shift if year is not None else None


def _month_year_for(month: int, a: Anchors) -> int | None:
    """The year of a bare month: in a narrative that of the last mention, else the latest month begun, in the future tense the next."""
    if a.year is not None:
        return a.year
    base, day = a.base, a.day
    if base is None:
        return None
    if a.narrative or a.published is None or day is None:
        year, told = calendar.year_of(base), calendar.month_of(base)
        return year + 1 if year and told and month - told <= -_TURN else year
    if month in dict(a.given) and month != day.month and a.tense != "future":
        return dict(a.given)[month]
    if a.tense == "future":
        return day.year + (month < day.month)
    if a.tense == "past":
        return day.year - (month > day.month)
    ahead = month - day.month
    return day.year - (ahead > 4) + (ahead < -8)


def _related_year(f: Found, a: Anchors, month: int) -> int | None:
    shift, anchored = _relation(f)
    base = a.told if anchored else a.base
    span = calendar.bounds(base) if base else None
    if span is None:
        return calendar.year_of(base) if base else None
    if shift < 0:
        return span[0].year - (month >= span[0].month - 1)
    if shift > 0:
        return span[0].year + (month <= span[0].month)
    return span[0].year


def _numeric(f: Found, a: Anchors) -> Reading:
    words = str(f.value("date"))
    if words[:4].isdigit():
        year, month, rest = words[:4], words[5:].replace("/", "-").replace(".", "-").split("-")[0], words
        day = rest[5:].replace("/", "-").replace(".", "-").split("-")[1][:2]
        value = f"{year}-{int(month):02d}-{int(day):02d}"
        clock = words[10:16] if "T" in words else ""
        return _date(value + clock if calendar.day_of(value) else None)
    one, two, end = (part for part in words.replace("/", "-").replace(".", "-").split("-"))
    return _date(_ordered(int(one), int(two), timewords.short_year(end) if len(end) == 2 else int(end), _day_first(words, a)))


def _ordered(one: int, two: int, year: int, day_first: bool) -> str | None:
    for day, month in ((one, two), (two, one)) if day_first else ((two, one), (one, two)):
        if found := calendar.day_or_none(year, month, day):
            return found.isoformat()
    return None


def _day_first(words: str, a: Anchors) -> bool:
    """Whether the day comes first; where nothing says so, it does unless slashes part the figures, as in the United States."""
    return a.day_first if a.day_first is not None else "/" not in words


def _figures(f: Found, a: Anchors) -> Reading:
    one, two = (int(part) for part in str(f.value("figures")).split("/"))
    day, month = (one, two) if (_day_first("/", a) and two <= 12) or one > 12 else (two, one)
    nearest = _nearest(lambda y: calendar.day_or_none(y, month, day), a, a.tense) if 1 <= month <= 12 else None
    return _date(nearest.isoformat() if nearest else None)


def _day_of_month(f: Found, a: Anchors) -> Reading:
    day, told = f.value("day"), a.told_in("M")
    if "weekday" in f.roles and a.base:
        return _date(_weekday_and_day(f.value("weekday"), day, a.base))
    if told and calendar.month_of(told):
        value = f"{told[:7]}-{day:02d}"
        return _date(value if calendar.day_of(value) else None)
    return _date(f"XXXX-XX-{day:02d}")


def _weekday_and_day(weekday: int, day: int, base: str) -> str | None:
    """Return the day of a month near ``base`` that falls on the weekday."""
    for shift in (0, 1, -1, 2, -2):
        value = f"{calendar.shift_months(base, shift)}-{day:02d}"
        found = calendar.day_of(value)
        if found and found.isoweekday() == weekday:
            return value
    return None


# Years and longer.


def _year(f: Found, a: Anchors) -> Reading:
    if f.value("era") == "BC":
        return _date(f"BC{int(f.value('old')):04d}", _mod(f))
    year = next(value for role in ("year", "old", "ad", "short") if (value := f.value(role)) is not None)
    return _date(f"{int(year):04d}", _mod(f))


def _fiscal(f: Found, a: Anchors) -> Reading:
    fiscal = "fiscal" in f.roles or f.value("kind") == "fiscal"
    return _date(f"FY{f.value('year')}" if fiscal else f"{f.value('year')}")


def _years(f: Found, a: Anchors) -> Reading:
    one, two = f.roles["first"][0], f.roles["last"][0]
    last = two.value if two.code == "4" else one.value // 100 * 100 + two.value
    return Reading(
        "DATE", f"{one.value:04d}/{last:04d}", None, ((one.start, one.end, f"{one.value:04d}"), (two.start, two.end, f"{last:04d}"))
    )


def _decade(f: Found, a: Anchors) -> Reading:
    value = f.value("decade")
    return _date(value if isinstance(value, str) else f"19{value}", _mod(f))


def _century(f: Found, a: Anchors) -> Reading:
    number = _ordinal(f.roles["century"][0]) - 1
    return _date(f"BC{number:02d}" if f.value("era") == "BC" else f"{number:02d}", _mod(f))


def _season(f: Found, a: Anchors) -> Reading:
    season, year = f.value("season"), _full_year(f)
    if year is None and a.base:
        year = _season_year(f, a, season)
    return _date(f"{year:04d}-{season}" if year is not None and year > 0 else f"XXXX-{season}", _mod(f))


def _season_year(f: Found, a: Anchors, season: str) -> int | None:
    shift, anchored = _relation(f)
    told = anchored or a.narrative or a.published is None
    span = calendar.bounds((a.told if anchored else a.base) or "")
    if span is None:
        return None
    if a.year is not None:
        return a.year
    begin, day = calendar.SEASONS[season][0], span[0]
    if told and not shift:
        return day.year + (season == "WI" and day.month >= 9)
    started = begin <= day.month or season == "WI"
    if shift > 0 or a.tense == "future":
        return day.year + (begin <= day.month)
    if shift < 0:
        return day.year - (begin + 2 >= day.month)
    return day.year - (not started)


def _quarter(f: Found, a: Anchors) -> Reading:
    part = f.value("part")
    ordinal = f.roles["ordinal"][0]
    number = {"Q": 4, "H": 2}[part] if ordinal.code == "R" else _ordinal(ordinal)
    year = _full_year(f)
    base = a.base
    if year is None and base:
        year = calendar.year_of(base)
        if year is not None:
            year += _relation(f)[0]
            if (
                "unit" not in f.roles
                and a.published
                and not a.narrative
                and number > calendar.quarter_of(a.published)
                and a.tense != "future"
            ):
                year -= 1
    return _date(f"{year:04d}-{part}{number}" if year is not None and number <= 4 else None, _mod(f))


def _part_and_year(f: Found, a: Anchors) -> Reading:
    year = _full_year(f) or (calendar.year_of(a.base) if a.base else None)
    return _date(f"{year:04d}-{f.value('part')}" if year else f"XXXX-{f.value('part')}")


def _week(f: Found, a: Anchors) -> Reading:
    year = _full_year(f) or (calendar.year_of(a.base) if a.base else None)
    return _date(f"{year:04d}-W{f.value('number'):02d}" if year else None)


def _nth_unit(f: Found, a: Anchors) -> Reading:
    whole = _whole(f, a)
    span = calendar.bounds(whole) if whole else None
    if span is None:
        return _date(None)
    ordinal, unit = f.roles["ordinal"][0], f.value("unit")
    number = -1 if ordinal.code == "R" else _ordinal(ordinal)
    return _date(_nth(span, unit, number))


def _whole(f: Found, a: Anchors) -> str | None:
    year = _full_year(f) or _full_year(f, "year2")
    if month := f.value("month"):
        year = year if year is not None else _month_year_for(month, a)
        return f"{year:04d}-{month:02d}" if year else None
    if year is not None:
        return f"{year:04d}"
    return _unit_at(f.value("whole"), a.base, _relation(f)[0])


def _nth(span: tuple[date, date], unit: str, number: int) -> str | None:
    """The nth day, week (by its Thursday), weekend (by its Saturday) or month of a stretch; -1 is the last."""
    first, last = span
    if unit == "M":
        month = first.month + number - 1 if number > 0 else last.month
        return f"{first.year:04d}-{month:02d}" if month <= 12 else None
    if unit not in ("D", "W", "WE"):
        return None
    if unit == "D":
        return (first + timedelta(number - 1) if number > 0 else last).isoformat()
    weekday = 4 if unit == "W" else 6
    if number > 0:
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    else:
        day = last - timedelta((last.isoweekday() - weekday) % 7)
    week = calendar.week_of(day)
    return f"{week}-WE" if unit == "WE" else week


# Units beside the base: last week, the same month.


def _unit_at(unit: str, base: str | None, shift: int) -> str | None:
    """Return the unit that holds ``base``, or the one ``shift`` on."""
    if base is None:
        return None
    if unit == "D":
        return calendar.shift_days(base, shift) or _unknown_days(base)
    if unit in ("W", "WE"):
        span = calendar.bounds(base)
        week = calendar.week_of(span[0], shift) if span else None
        return f"{week}-WE" if week and unit == "WE" else week
    if unit == "M":
        return calendar.shift_months(base, shift)
    if unit in ("Q", "H"):
        return _quarter_at(unit, base, shift)
    year = calendar.year_of(base)
    if year is None:
        return None
    if unit == "Y":
        return calendar.year_value(year + shift)
    if unit in ("E", "C") and year > 0:
        return f"{year // 10 + shift:03d}" if unit == "E" else f"{year // 100 + shift:02d}"
    return None


def _unknown_days(base: str) -> str | None:
    kind = calendar.granularity(base)
    return f"{base}-XX" if kind == "month" else f"{base}-XX-XX" if kind == "year" else None


def _quarter_at(unit: str, base: str, shift: int) -> str | None:
    span = calendar.bounds(base)
    if span is None:
        return None
    size = 4 if unit == "Q" else 2
    number = span[0].year * size + (span[0].month - 1) // (12 // size) + shift
    return f"{number // size:04d}-{unit}{number % size + 1}"


_LASTING = {"W": "W", "M": "M", "Y": "Y", "E": "E", "C": "C", "D": "D", "Q": "Q"}


def _relative_unit(f: Found, a: Anchors) -> Reading:
    unit, (shift, anchored) = f.value("unit"), _relation(f)
    values = [str(token.value) for token in f.roles["relative"]]
    if unit in _LASTING and (values == ["-1P"] or (a.throughout and unit != "Q" and values == ["-1"])):
        return Reading("DURATION", _duration_value(1, unit))
    if unit == "D" and ("R" in values):
        return _date("PAST_REF")
    if unit == "D" and values[0] in ("1", "-1", "-1P", "0"):
        anchored = True
    base = a.told_in(unit) if anchored else a.base
    if unit.startswith("T") or unit in ("L", "F", "H"):
        return _date("PAST_REF" if shift < 0 else None)
    value = _unit_at(unit, base, shift)
    if unit == "Y" and anchored and value is None and base is None:
        value = "XXXX"
    return _date(value, _mod(f))


def _later_in_unit(f: Found, a: Anchors) -> Reading:
    base = a.told if a.narrative else a.base
    return _date(_unit_at(f.value("unit"), base, 0), _mod(f))


def _unit_previous(f: Found, a: Anchors) -> Reading:
    return _date(_unit_at(f.value("unit"), a.told, _relation(f)[0]))


def _weekend(f: Found, a: Anchors) -> Reading:
    shift, anchored = _relation(f)
    base = a.told if anchored else a.base
    day = calendar.day_of(base) if base else None
    if day is None:
        return _date("XXXX-WXX-WE")
    if "relative" not in f.roles and a.tense != "future" and day.isoweekday() < 6:
        shift = -1
    return _date(_unit_at("WE", base, shift))


# Days of the week.


def _weekday(f: Found, a: Anchors) -> Reading:
    number, base = f.value("weekday"), a.base
    day = calendar.day_of(base) if base else None
    if day is None:
        return _date(f"XXXX-WXX-{number}")
    if a.narrative and a.last:
        return _date((day + timedelta((number - day.isoweekday()) % 7)).isoformat())
    if a.tense == "future":
        return _date((day + timedelta((number - day.isoweekday()) % 7)).isoformat())
    return _date((day - timedelta((day.isoweekday() - number) % 7)).isoformat())


def _relative_weekday(f: Found, a: Anchors) -> Reading:
    number, (shift, anchored) = f.value("weekday"), _relation(f)
    base = a.told if anchored else a.base
    day = calendar.day_of(base) if base else None
    if day is None:
        return _date(f"XXXX-WXX-{number}")
    if shift > 0:
        day += timedelta(number - day.isoweekday() + 7)
    elif shift < 0:
        day -= timedelta((day.isoweekday() - number - 1) % 7 + 1)
    else:
        day += timedelta(number - day.isoweekday())
    return _date(day.isoformat())


def _weekday_of_week(f: Found, a: Anchors) -> Reading:
    shift, anchored = _relation(f)
    base = a.told if anchored else a.base
    day = calendar.day_of(base) if base else None
    if day is None or f.value("unit") != "W":
        return _date(f"XXXX-WXX-{f.value('weekday')}")
    return _date((day + timedelta(f.value("weekday") - day.isoweekday() + 7 * shift)).isoformat())


def _deictic(f: Found, a: Anchors) -> Reading:
    value = str(f.value("deictic"))
    part = value.lstrip("-0123456789")
    shift = int(value[: len(value) - len(part)])
    if a.base is None:
        return _date("PRESENT_REF" if not shift else "XXXX-XX-XX")
    day = calendar.shift_days(a.base, shift)
    if day is None:
        return _date("PRESENT_REF" if not shift else _unknown_days(a.base))
    return _date(f"{day}T{part}" if part else day, _mod(f) if "position" in f.roles else None)


def _day_beside(f: Found, a: Anchors) -> Reading:
    shift = int(str(f.value("deictic")).rstrip("NI")) + _shift(f.value("beside"))
    return _date(calendar.shift_days(a.base, shift) if a.base else "XXXX-XX-XX")


def _past_or_future(f: Found, a: Anchors) -> Reading:
    return _date("PAST_REF" if f.code("era") == "R" else f.value("era"))


def _the_day(f: Found, a: Anchors) -> Reading:
    return _date(_unit_at("D", a.told_in("D") if a.narrative else a.base, 0))


def _eve(f: Found, a: Anchors) -> Reading:
    value = meaning(f.parts[1], a).value if f.parts else None
    return _date(calendar.shift_days(value, -1) if value else None)


def _year_and_month(f: Found, a: Anchors) -> Reading:
    return _date(f"{f.value('year'):04d}-{f.value('number'):02d}")


def _vague(f: Found, a: Anchors) -> Reading:
    return _date(f.value("vague"))


def _holiday(f: Found, a: Anchors) -> Reading:
    rule, year = f.value("holiday"), _full_year(f)
    if year is not None:
        day = calendar.holiday(rule, year)
    else:
        shift = _relation(f)[0] if "relative" in f.roles else 0
        day = _nearest(lambda y: calendar.holiday(rule, y), a, a.tense)
        if day and shift and a.day and (day >= a.day) == (shift < 0):
            day = calendar.holiday(rule, day.year + shift)
    if day:
        return _date(day.isoformat())
    return _date(f"XXXX-{rule}" if len(rule) == 5 else None)


# Times of the day.


def _at(day: str | None, time: str) -> Reading:
    found = calendar.day_of(day) if day else None
    return Reading("TIME", f"{found.isoformat()}T{_minutes(time)}" if found else f"T{time}")


def _minutes(time: str) -> str:
    """Return a time of day to the minute: "13" is "13:00"."""
    return f"{time[:2]}:00{time[2:]}" if time[:2].isdigit() and ":" not in time else time


def _relative_part(f: Found, a: Anchors) -> Reading:
    shift, anchored = _relation(f)
    part = f.value("part")
    anchored = anchored or ((shift > 0 or part != "NI") and shift != 0)
    base = a.told if anchored else a.base
    return _at(calendar.shift_days(base, shift) if base else None, part)


def _part_of_day(f: Found, a: Anchors) -> Reading:
    return replace(_at(a.last, f.value("part")), mod=_mod(f))


def _part_before(f: Found, a: Anchors) -> Reading:
    return _at(calendar.shift_days(a.told, _shift(f.value("beside"))) if a.told else None, f.value("part"))


def _deictic_part(f: Found, a: Anchors) -> Reading:
    day = _deictic(f, a).value
    return _at(day, f.value("part"))


def _clock_time(f: Found) -> str:
    if word := f.value("word"):
        return str(word)
    zone = f.value("zone") or ""
    if (military := f.value("military")) is not None:
        return f"{military // 100:02d}:{military % 100:02d}{zone}"
    if clock := f.value("clock"):
        hour, rest = str(clock).replace(".", ":").split(":", 1)
        return f"{_hour(int(hour), f.value('meridiem')):02d}:{rest}{zone}"
    return f"{_hour(f.value('hour'), f.value('half_day')):02d}{zone}"


def _hour(hour: int, meridiem: int | None) -> int:
    return hour % 12 + meridiem if meridiem is not None and hour <= 12 else hour


def _clock(f: Found, a: Anchors) -> Reading:
    mod: DateMod | None = f.value("comparator")
    stamped = "zone" in f.roles and not a.narrative
    return replace(_at(a.last or (a.base if stamped else None), _clock_time(f)), mod=mod)


def _time_of_day(f: Found, a: Anchors) -> Reading:
    time, day = (f.parts[0], f.parts[1]) if f.shape == "time of day" else (f.parts[1], f.parts[0])
    value = meaning(day, a).value
    clock = _clock_time(time) if time.shape == "clock" else str(time.value("part"))
    mod = time.value("comparator") or _mod(time)
    if value and calendar.day_of(value):
        return Reading("TIME", f"{value[:10]}T{_minutes(clock)}", mod)
    return Reading("TIME", f"{value}T{clock}" if value and value[0] == "X" and "T" not in value else None, mod)


def _clock_in_part(f: Found, a: Anchors) -> Reading:
    clock, part = (f.parts[0], f.parts[1]) if f.parts[0].shape == "clock" else (f.parts[1], f.parts[0])
    time = _clock_time(clock)
    if part.value("part") in ("AF", "EV", "NI") and int(time[:2]) < 12 and not (part.value("part") == "NI" and int(time[:2]) < 6):
        time = f"{int(time[:2]) + 12}{time[2:]}"
    return _at(a.last, time)


# Durations.

_SCALES = {
    "F": (2, "W"),
    "E": (10, "Y"),
    "C": (100, "Y"),
    "L": (1000, "Y"),
    "6M": (6, "M"),
    "3M": (3, "M"),
    "Q": (3, "M"),
    "H": (6, "M"),
    "NI": (1, "D"),
}


def _duration_value(count: float | None, unit: str) -> str:
    """Return the ISO 8601 duration of ``count`` units (None: some)."""
    scale, letter = _SCALES.get(unit, (1, unit))
    time = letter.startswith("T")
    number = "X" if count is None else f"{count * scale:g}"
    return f"P{'T' if time else ''}{number}{letter[1:] if time else letter}"


def _count(f: Found) -> float | None:
    if "n" in f.roles:
        token = f.roles["n"][0]
        return (2.0 if token.code == "B" else float(token.value)) + (0.5 if "and" in f.roles else 0)
    if "couple" in f.roles:
        tokens = f.roles["couple"]
        return float(tokens[-1].value) * (tokens[0].value if tokens[0].code in "N1" else 1)
    return 1.0 if "article" in f.roles else None


def _unit(f: Found, role: str = "unit") -> str:
    token = f.roles[role][0]
    return "TS" if token.code == "B" else str(token.value)


def _comparator(f: Found) -> DateMod | None:
    return next((token.value for token in f.roles.get("comparator", ()) if token.code == "Q"), None)


def _duration(f: Found, a: Anchors) -> Reading:
    count = _count(f)
    if count is not None and "half" in f.roles:
        count += 0.5
    value = _duration_value(count, _unit(f))
    for role in ("2", "3"):
        if f"n{role}" in f.roles:
            more = _duration_value(float(f.value(f"n{role}")), _unit(f, f"unit{role}"))[1:]
            value += more[1:] if "T" in value and more.startswith("T") else more
    return Reading("DURATION", value, _comparator(f))


def _half(f: Found, a: Anchors) -> Reading:
    return Reading("DURATION", _duration_value(0.5, _unit(f)), _comparator(f))


def _unit_and_half(f: Found, a: Anchors) -> Reading:
    return Reading("DURATION", _duration_value(1.5, _unit(f)))


def _long(f: Found, a: Anchors) -> Reading:
    unit = f.roles["unit"][0]
    return Reading("DURATION", _duration_value(None if unit.code == "u" else 1, unit.value))


def _lasting(f: Found, a: Anchors) -> Reading:
    return Reading("DURATION", f.value("lasting"))


def _bare(f: Found, a: Anchors) -> Reading:
    return Reading("DURATION", _duration_value(None, f.value("unit")))


def _counted(f: Found, a: Anchors) -> Reading:
    values = [str(token.value) for token in f.roles.get("relative", ())]
    count = _count(f)
    if count is None and f.value("unit") == "D" and values == ["0"]:
        return _date("PRESENT_REF")
    return Reading("DURATION", _duration_value(count, f.value("unit")), _comparator(f))


def _distance(f: Found, a: Anchors) -> Reading:
    """ "Two days ago" from the base, "two days later" from the last mention; days and weeks give a day, months a month, years a year."""
    sign = _direction(f)
    count = _count(f) if "bare" not in f.roles else None
    if count is None:
        return _date("PAST_REF" if sign < 0 else "FUTURE_REF")
    base = a.base if "ago" in f.roles else a.told_in(_unit(f))
    return _date(_moved(base, _unit(f), sign * count, a), _comparator(f))


def _direction(f: Found) -> int:
    if "comparative" in f.roles:
        return 1 if f.value("comparative") == "END" else -1
    role = next(role for role in ("ago", "afterwards", "beside") if role in f.roles)
    return _shift(str(f.value(role)))


def _moved(base: str | None, unit: str, count: float, a: Anchors) -> str | None:
    past = "PAST_REF" if count < 0 else "FUTURE_REF"
    if base is None or unit.startswith("T"):
        return past
    scale, letter = _SCALES.get(unit, (1, unit))
    if count * scale != int(count * scale):
        return past
    steps = int(count * scale)
    if letter in ("D", "W"):
        days = steps * (7 if letter == "W" else 1)
        if letter == "W" and calendar.day_of(base) is None:
            return _unit_at("W", base, steps) if calendar.granularity(base) == "week" else _unknown_days(base)
        return _unit_at("D", base, days)
    if letter == "M":
        return calendar.shift_months(base, steps)
    if letter == "WE":
        return _unit_at("WE", base, steps)
    return _unit_at("Y", base, steps)


def _distance_from(f: Found, a: Anchors) -> Reading:
    """ "Two weeks before Christmas": the distance from the day that stands beside it."""
    distance, day = f.parts
    sign = _direction(distance) if "beside" in distance.roles else 1
    count = _count(distance) if "bare" not in distance.roles else None
    value = _moved(meaning(day, a).value, _unit(distance), sign * count, a) if count is not None else None
    return _date(value, _comparator(distance))


def _distance_from_day(f: Found, a: Anchors) -> Reading:
    sign = _shift(f.value("beside")) if "beside" in f.roles else 1
    day = f.roles["deictic"][0]
    base = a.base if day.code == "V" else _deictic(f, a).value
    count = _count(f)
    return _date(_moved(base, _unit(f), sign * count, a) if count is not None else None, _comparator(f))


# Recurring times.


def _every(f: Found, a: Anchors) -> Reading:
    token = f.roles["unit"][0]
    if token.code in "WM":
        value = f"XXXX-WXX-{token.value}" if token.code == "W" else f"XXXX-{token.value:02d}"
        return Reading("SET", value + (f"T{f.value('part')}" if "part" in f.roles else ""))
    if token.code in "SP":
        return Reading("SET", f"XXXX-{token.value}" if token.code == "S" else f"XXXX-XX-XXT{token.value}")
    count = _ordinal(f.roles["n"][0]) if "n" in f.roles else 1
    return Reading("SET", _duration_value(count, _unit(f)))


def _times(f: Found, a: Anchors) -> Reading:
    return Reading("SET", _duration_value(1, _unit(f)))


def _weekdays(f: Found, a: Anchors) -> Reading:
    number = f.value("weekdays") or f.value("weekday")
    part = f.value("part") or f.value("parts")
    return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def _periodic(f: Found, a: Anchors) -> Reading:
    return Reading("SET", f.value("periodic"))


# Ranges.


def _range(f: Found, a: Anchors) -> Reading:
    """Both ends; an end without a year takes the other's."""
    one, two = f.parts
    last = meaning(two, replace(a, year=a.year or _full_year(one)))
    year = calendar.year_of(last.value) if last.value else None
    known = "year" not in one.roles and year is not None and two.shape not in ("vague", "deictic")
    first = meaning(one, replace(a, year=year) if known else a)
    if known and first.value and last.value and first.value > last.value and year:
        first = meaning(one, replace(a, year=year - 1))
    if one.shape == two.shape == "weekday" and first.value and last.value and first.value > last.value:
        first = replace(first, value=calendar.shift_days(first.value, -7))
    ends = ((one.start, one.end, first.value), (two.start, two.end, last.value))
    value = f"{first.value}/{last.value}" if first.value and last.value and _in_order(first, last) else None
    return Reading(last.type if last.type == "TIME" else "DATE", value, None, ends)


def _in_order(first: Reading, last: Reading) -> bool:
    (start, _), (_, end) = span_of(first), span_of(last)
    return start is None or end is None or start <= end


def _alternatives(f: Found, a: Anchors) -> Reading:
    values = [meaning(part, a).value for part in f.parts]
    ends = tuple((part.start, part.end, value) for part, value in zip(f.parts, values, strict=True))
    return Reading("DATE", f"[{','.join(filter(None, values))}]", None, ends)


_MEANINGS: dict[str, Callable[[Found, Anchors], Reading]] = {
    "numeric": _numeric,
    "month and day in figures": _figures,
    "day month": _dated,
    "month day": _dated,
    "month year": _month_year,
    "month": _month,
    "day of the month": _day_of_month,
    "day with weekday": _day_of_month,
    "year": _year,
    "fiscal year": _fiscal,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "year season": _season,
    "part of year": _quarter,
    "part and year": _part_and_year,
    "year and part": _part_and_year,
    "week of year": _week,
    "nth unit": _nth_unit,
    "weekend": _weekend,
    "relative unit": _relative_unit,
    "later in the unit": _later_in_unit,
    "stage of the unit": _later_in_unit,
    "unit previous": _unit_previous,
    "relative weekday": _relative_weekday,
    "weekday": _weekday,
    "weekday of week": _weekday_of_week,
    "deictic": _deictic,
    "day beside": _day_beside,
    "vague": _vague,
    "past or future": _past_or_future,
    "the unit": _the_day,
    "eve": _eve,
    "eve of day": _eve,
    "year and month": _year_and_month,
    "holiday": _holiday,
    "relative part of day": _relative_part,
    "part of day": _part_of_day,
    "part of day before": _part_before,
    "deictic part": _deictic_part,
    "clock": _clock,
    "duration": _duration,
    "half": _half,
    "unit and a half": _unit_and_half,
    "long": _long,
    "lasting": _lasting,
    "bare units": _bare,
    "nth count": _counted,
    "relative count": _counted,
    "count relative": _counted,
    "distance": _distance,
    "distance from day": _distance_from_day,
    "distance from": _distance_from,
    "every": _every,
    "times": _times,
    "weekdays": _weekdays,
    "weekday parts": _weekdays,
    "periodic": _periodic,
    "time of day": _time_of_day,
    "day and time": _time_of_day,
    "clock in part": _clock_in_part,
    "range": _range,
    "alternatives": _alternatives,
}
