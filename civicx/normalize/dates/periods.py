"""Expressions that name a period longer than a day: months, years, seasons, quarters, weeks, "last month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from civicx.normalize import calendar
from civicx.normalize.dates.anchors import TURN, Anchors
from civicx.normalize.dates.readings import Reading
from civicx.normalize.dates.roles import date_reading, mod_of, relation_of, year_given, year_named
from civicx.normalize.dates.steps import duration_value, unit_at
from civicx.normalize.shapes import Found
from civicx.normalize.shapes.found import ordinal
from civicx.normalize.timewords import Token
from civicx.records import DateMod


def _month_year(f: Found, a: Anchors) -> Reading:
    return date_reading(f"{calendar.year_value(year_given(f) or 1)}-{f.value('month'):02d}", mod_of(f))


def _month(f: Found, a: Anchors) -> Reading:
    month = f.value("month") or f.value("bare")
    if "of" in f.roles:
        year = year_named(f, a, "relation")
    else:
        year = _related_year(f, a, month) if "relative" in f.roles else _month_year_for(month, a)
    return date_reading(f"{calendar.year_value(year)}-{month:02d}" if year else f"XXXX-{month:02d}", mod_of(f))


def _month_year_for(month: int, a: Anchors) -> int | None:
    """The year of a bare month: in a narrative that of the last mention, else the latest month begun, in the future tense the next."""
    if a.year is not None:
        return a.year
    base, day = a.base, a.day
    if base is None:
        return None
    if a.narrative or a.published is None or day is None:
        year, told = calendar.year_of(base), calendar.month_of(base)
        return year + 1 if year and told and month - told <= -TURN else year
    if month in dict(a.given) and month != day.month and a.tense != "future":
        return dict(a.given)[month]
    if a.tense == "future":
        return day.year + (month < day.month)
    if a.tense == "past":
        return day.year - (month > day.month)
    ahead = month - day.month
    return day.year - (ahead > 4) + (ahead < -8)


def _related_year(f: Found, a: Anchors, month: int) -> int | None:
    shift, anchored = relation_of(f)
    base = a.told if anchored else a.base
    span = calendar.bounds(base) if base else None
    if span is None:
        return calendar.year_of(base) if base else None
    if shift < 0:
        return span[0].year - (month >= span[0].month - 1)
    if shift > 0:
        return span[0].year + (month <= span[0].month)
    return span[0].year


def _year_and_month(f: Found, a: Anchors) -> Reading:
    return date_reading(f"{f.value('year'):04d}-{f.value('number'):02d}")


def _year(f: Found, a: Anchors) -> Reading:
    if "BC" in (f.value("era"), f.value("before")):
        return date_reading(f"BC{int(f.value('old') or f.value('ad')):04d}", mod_of(f))
    if "short" in f.roles and a.narrative and a.base and (told := calendar.year_of(a.base)):
        return date_reading(f"{told - (told - f.value('short') + 50) % 100 + 50:04d}", mod_of(f))
    year = next(value for role in ("year", "old", "ad", "plain", "short") if (value := f.value(role)) is not None)
    return date_reading(f"{int(year):04d}", mod_of(f))


def _fiscal(f: Found, a: Anchors) -> Reading:
    year = year_given(f) or year_given(f, "year2")
    fiscal = "fiscal" in f.roles or (f.value("kind") or f.value("kind2")) == "FY"
    return date_reading(f"FY{year}" if fiscal else f"{year}")


def _relative_fiscal(f: Found, a: Anchors) -> Reading:
    year = year_named(f, a)
    return date_reading(f"FY{year}" if year else None)


def _years(f: Found, a: Anchors) -> Reading:
    one, two = f.roles["first"][0], f.roles["last"][0]
    last = two.value if two.code == "4" else one.value // 100 * 100 + two.value
    return Reading(
        "DATE", f"{one.value:04d}/{last:04d}", None, ((one.start, one.end, f"{one.value:04d}"), (two.start, two.end, f"{last:04d}"))
    )


def _decade(f: Found, a: Anchors) -> Reading:
    value = f.value("decade")
    return date_reading(value if isinstance(value, str) else f"19{value}", mod_of(f))


def _century(f: Found, a: Anchors) -> Reading:
    number = ordinal(f.roles["century"][0]) - 1
    return date_reading(f"BC{number:02d}" if f.value("era") == "BC" else f"{number:02d}", mod_of(f))


def _season(f: Found, a: Anchors) -> Reading:
    season, year = f.value("season"), year_given(f)
    if "of" in f.roles:
        year = year_named(f, a, "relation")
    elif year is None and a.base:
        year = _season_year(f, a, season)
    if year is not None and season == "WI" and f.value("second") is not None and f.value("second") % 100 == (year + 1) % 100:
        year += 1
    return date_reading(f"{calendar.year_value(year)}-{season}" if year else f"XXXX-{season}", mod_of(f))


# A story that stands so many months behind the beginning of a season has gone on to the next: spring after October.
_SEASON_TURN = 6


def _season_year(f: Found, a: Anchors, season: str) -> int | None:
    shift, anchored = relation_of(f)
    told = anchored or a.narrative or a.published is None
    base = (a.told if anchored else a.base) or ""
    span = calendar.bounds(base)
    if a.year is not None:
        return a.year
    if span is None:  # before Christ
        year = calendar.year_of(base)
        return year + shift if year is not None else None
    begin, day = calendar.SEASONS[season][0], span[0]
    if told and not shift:
        return day.year + (season == "WI" and day.month >= 9) + (season != "WI" and day.month - begin >= _SEASON_TURN)
    started = begin <= day.month or season == "WI"
    if shift > 0 or a.tense == "future":
        return day.year + (begin <= day.month)
    if shift < 0:
        return day.year - (begin + 2 >= day.month)
    return day.year - (not started)


def _is_past_quarter(number: int, a: Anchors) -> bool:
    """Whether a quarter (a half year by its second) that is still to come in the year of the base is that of the year before."""
    if a.published is None or a.narrative or a.tense == "future":
        return False
    return number - calendar.quarter_of(a.published) > (0 if a.tense == "past" else _NEAR_QUARTER)


# How many quarters ahead one can be that no tense places: in May "the third quarter" is that of the year.
_NEAR_QUARTER = 1


def _quarter(f: Found, a: Anchors) -> Reading:
    part = f.value("part")
    nth = f.roles["ordinal"][0]
    number = {"Q": 4, "H": 2}[part] if nth.code == "R" else ordinal(nth)
    year = year_given(f)
    if year is None and a.base:
        year = calendar.year_of(a.base)
        if year is not None:
            year += relation_of(f)[0]
            year -= "unit" not in f.roles and _is_past_quarter(number if part == "Q" else 2 * number, a)
    return date_reading(f"{year:04d}-{part}{number}" if year is not None and number <= 4 else None, mod_of(f))


def _part_of_period(f: Found, a: Anchors) -> Reading:
    """ "The first half of the 19th century", "the last months of 1917": a mod of the whole."""
    if "alone" in f.roles:
        whole = date_reading(f"{f.value('alone'):04d}")
    else:
        whole = _century(f, a) if "century" in f.roles else _decade(f, a) if "decade" in f.roles else _month_year_or_month(f, a)
    if "edge" in f.roles:
        return replace(whole, mod=_edge(f.roles["edge"][0]))
    share = {"H": 2, "Q": 4}[f.value("part")]
    nth = f.roles["nth"][0]
    number = share if nth.code == "R" else ordinal(nth)
    mod: DateMod = "START" if number == 1 else "END" if number == share else "MID"
    return replace(whole, mod=mod, share=share) if number <= share else date_reading(None)


def _edge(token: Token) -> DateMod:
    if token.code in "Eε":
        return cast("DateMod", token.value)
    return "START" if token.value == 1 else "END"


def _month_year_or_month(f: Found, a: Anchors) -> Reading:
    return _month_year(f, a) if "year" in f.roles else _month(f, a)


def _decade_of_century(f: Found, a: Anchors) -> Reading:
    nth = f.roles["nth"][0]
    number = 10 if nth.code == "R" else ordinal(nth)
    return date_reading(f"{ordinal(f.roles['century'][0]) - 1:02d}{number - 1}" if number <= 10 else None)


def _part_and_year(f: Found, a: Anchors) -> Reading:
    part = str(f.value("part"))
    year = year_given(f)
    if year is None and a.base and (told := calendar.year_of(a.base)):
        year = told - _is_past_quarter(int(part[1]) if part[0] == "Q" else 2 * int(part[1]), a)
    return date_reading(f"{year:04d}-{f.value('part')}" if year else f"XXXX-{f.value('part')}")


def _week(f: Found, a: Anchors) -> Reading:
    year = year_given(f) or (calendar.year_of(a.base) if a.base else None)
    return date_reading(f"{year:04d}-W{f.value('number'):02d}" if year else None)


def _nth_unit(f: Found, a: Anchors) -> Reading:
    whole = _whole(f, a)
    span = calendar.bounds(whole) if whole else None
    if span is None:
        return date_reading(None)
    nth, unit = f.roles["ordinal"][0], f.value("unit")
    number = -1 if nth.code == "R" else ordinal(nth)
    return date_reading(_nth(span, unit, number))


def _nth_weekday(f: Found, a: Anchors) -> Reading:
    """ "The last Friday in May"; "the first Monday of every month"."""
    if "each" in f.roles:
        return Reading("SET", "P1M")
    month = _whole(f, a)
    if month is None or calendar.month_of(month) is None:
        return date_reading(None)
    nth = f.roles["ordinal"][0]
    day = calendar.nth_weekday(int(month[:4]), int(month[5:7]), f.value("weekday"), -1 if nth.code == "R" else ordinal(nth))
    return date_reading(day.isoformat() if day.isoformat()[:7] == month else None)


def _whole(f: Found, a: Anchors) -> str | None:
    year = year_given(f) or year_given(f, "year2")
    if month := f.value("month"):
        year = year if year is not None else _month_year_for(month, a)
        return f"{year:04d}-{month:02d}" if year else None
    if year is not None:
        return f"{year:04d}"
    return unit_at(f.value("whole"), a.base, relation_of(f)[0])


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


_LASTING = {"W": "W", "M": "M", "Y": "Y", "E": "E", "C": "C", "D": "D", "Q": "Q"}


def _relative_unit(f: Found, a: Anchors) -> Reading:
    unit, (shift, anchored) = f.value("unit"), relation_of(f)
    values = [str(token.value) for token in (*f.roles["relative"], *f.roles.get("further", ()))]
    if unit in _LASTING and (values == ["-1P"] or (a.throughout and unit != "Q" and values == ["-1"])):
        return Reading("DURATION", duration_value(1.5 if "half" in f.roles else 1, unit))
    if unit == "D" and ("R" in values):
        return date_reading("PAST_REF")
    if unit == "D" and values[0] in ("1", "-1", "-1P", "0"):
        anchored = True
    base = a.told_in(unit) if anchored else a.base
    if unit.startswith("T") or unit in ("L", "F", "H"):
        return date_reading("PAST_REF" if shift < 0 else None)
    value = None if "F" in values else unit_at(unit, base, shift)
    if unit == "Y" and anchored and value is None and base is None:
        value = "XXXX"
    return date_reading(value, mod_of(f))


def _later_in_unit(f: Found, a: Anchors) -> Reading:
    unit = f.value("unit") or f.value("unit2")
    base = f"{f.value('year'):04d}" if "year" in f.roles else a.report if unit == "D" else a.told if a.narrative else a.base
    return date_reading(unit_at(unit, base or a.base, 0), mod_of(f))


def _unit_beside(f: Found, a: Anchors) -> Reading:
    """ "The week before last", "the Wednesday after next"."""
    shift = 1 if f.value("beside") == "1A" else -1
    if "W" not in f.code("unit"):
        return date_reading(unit_at(f.value("unit"), a.base, 2 * shift))
    day = calendar.day_of(a.base) if a.base else None
    number = f.value("unit")
    if day is None:
        return date_reading(f"XXXX-WXX-{number}")
    back = (day.isoweekday() - number - 1) % 7 + 1
    return date_reading(calendar.shift_days(day.isoformat(), number - day.isoweekday() + 14 if shift > 0 else -back - 7))


def _units_followed(f: Found, a: Anchors) -> Reading:
    """ "The days that followed" are some days later."""
    return date_reading("FUTURE_REF")


def _unit_previous(f: Found, a: Anchors) -> Reading:
    return date_reading(unit_at(f.value("unit"), a.told, relation_of(f)[0]))


def _weekend(f: Found, a: Anchors) -> Reading:
    unit = f.roles["unit"][0]
    if unit.end - unit.start == len("weekends") and "relative" not in f.roles:
        return Reading("SET", "XXXX-WXX-WE")
    shift, anchored = relation_of(f)
    base = a.told if anchored else a.base
    day = calendar.day_of(base) if base else None
    if day is None:
        return date_reading("XXXX-WXX-WE")
    if "relative" not in f.roles and a.tense != "future" and day.isoweekday() < 6:
        shift = -1
    return date_reading(unit_at("WE", base, shift))


MEANINGS = {
    "month year": _month_year,
    "year month": _month_year,
    "month": _month,
    "year": _year,
    "fiscal year": _fiscal,
    "relative fiscal year": _relative_fiscal,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "year season": _season,
    "part of year": _quarter,
    "part of period": _part_of_period,
    "decade of century": _decade_of_century,
    "part and year": _part_and_year,
    "year and part": _part_and_year,
    "week of year": _week,
    "nth unit": _nth_unit,
    "nth weekday": _nth_weekday,
    "weekend": _weekend,
    "relative unit": _relative_unit,
    "later in the unit": _later_in_unit,
    "stage of the unit": _later_in_unit,
    "unit beside": _unit_beside,
    "units followed": _units_followed,
    "unit previous": _unit_previous,
    "year and month": _year_and_month,
}
