"""Expressions that name a day: dates in words and figures, weekdays, "yesterday", holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from civicx.normalize import calendar, feasts, timewords
from civicx.normalize.dates.anchors import Anchors, Tense, nearest_day
from civicx.normalize.dates.readings import Reading
from civicx.normalize.dates.roles import date_reading, mod_of, relation_of, shift_of, year_given, year_named
from civicx.normalize.dates.steps import unit_at, unknown_days
from civicx.normalize.shapes import Found
from civicx.normalize.shapes.found import ordinal
from civicx.records import DateMod


def _dated(f: Found, a: Anchors) -> Reading:
    month, day, year = f.value("month"), ordinal(f.roles["day"][0]), year_given(f)
    if year is not None:
        value = f"{calendar.year_value(year)}-{month:02d}-{day:02d}"
        return date_reading(value if year < 0 or calendar.day_of(value) else None, mod_of(f))
    if "of" in f.roles:
        a = replace(a, year=year_named(f, a))
    nearest = _on_weekday(f, month, day, a) or nearest_day(lambda y: calendar.day_or_none(y, month, day), a, a.tense)
    if nearest:
        return date_reading(nearest.isoformat(), mod_of(f))
    told = calendar.year_of(a.base) if a.base else None
    return date_reading(f"{calendar.year_value(told) if told and told < 0 else 'XXXX'}-{month:02d}-{day:02d}", mod_of(f))


def _on_weekday(f: Found, month: int, day: int, a: Anchors) -> date | None:
    """Return the day in the nearest year in which it falls on the weekday that is given with it: "Monday 11 March"."""
    weekday = f.value("weekday")

    def fitting(year: int) -> date | None:
        found = calendar.day_or_none(year, month, day)
        return found if found and found.isoweekday() == weekday else None

    return nearest_day(fitting, a, a.tense) if weekday else None


def _numeric(f: Found, a: Anchors) -> Reading:
    words = str(f.value("date"))
    if words[:4].isdigit():
        year, month, rest = words[:4], words[5:].replace("/", "-").replace(".", "-").split("-")[0], words
        day = rest[5:].replace("/", "-").replace(".", "-").split("-")[1][:2]
        value = f"{year}-{int(month):02d}-{int(day):02d}"
        clock = words[10:16] if "T" in words else ""
        return date_reading(value + clock if calendar.day_of(value) else None)
    one, two, end = (part for part in words.replace("/", "-").replace(".", "-").split("-"))
    full = timewords.short_year(end) if len(end) == 2 else int(end)
    return date_reading(_ordered(int(one), int(two), full, _day_first(words, a), f.value("weekday")))


def _ordered(one: int, two: int, year: int, day_first: bool, weekday: int | None) -> str | None:
    """Return the day that two figures give in the usual order, unless only the other one falls on the weekday."""
    orders = ((one, two), (two, one)) if day_first else ((two, one), (one, two))
    days = [found for day, month in orders if (found := calendar.day_or_none(year, month, day))]
    fitting = [found for found in days if found.isoweekday() == weekday]
    return next((found.isoformat() for found in fitting or days), None)


def _day_first(words: str, a: Anchors) -> bool:
    """Whether the day comes first; where nothing says so, it does unless slashes part the figures, as in the United States."""
    return a.day_first if a.day_first is not None else "/" not in words


def _figures(f: Found, a: Anchors) -> Reading:
    one, two = (int(part) for part in str(f.value("figures")).split("/"))
    day, month = (one, two) if (_day_first("/", a) and two <= 12) or one > 12 else (two, one)
    nearest = nearest_day(lambda y: calendar.day_or_none(y, month, day), a, a.tense) if 1 <= month <= 12 else None
    return date_reading(nearest.isoformat() if nearest else None)


def _day_of_month(f: Found, a: Anchors) -> Reading:
    day = ordinal(f.roles["day"][0])
    if "weekday" in f.roles and a.base:
        return date_reading(_weekday_and_day(f.value("weekday"), day, a.base, a.tense) or _weekday(f, a).value)
    told = next((value for value in (a.told_in("M"), a.base) if value and calendar.month_of(value)), None)
    if told:
        value = f"{told[:7]}-{day:02d}"
        return date_reading(value if calendar.day_of(value) else None)
    return date_reading(f"XXXX-XX-{day:02d}")


# In so many months around each day of a month falls on every weekday but few.
_MONTHS_AROUND = 7


def _weekday_and_day(weekday: int, day: int, base: str, tense: Tense | None) -> str | None:
    """Return the day of a month that falls on the weekday and is nearest to ``base``, in the future tense ahead of it."""
    around = calendar.bounds(base)
    months = [calendar.shift_months(base, shift) for shift in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1)]
    days = [found for month in months if month and (found := calendar.day_of(f"{month}-{day:02d}"))]
    fitting = [found for found in days if found.isoweekday() == weekday]
    if around is None or not fitting:
        return None
    ahead = [found for found in fitting if found >= around[0]] if tense == "future" else fitting
    return min(ahead or fitting, key=lambda found: abs((found - around[0]).days)).isoformat()


def _weekday(f: Found, a: Anchors) -> Reading:
    number, base = f.value("weekday"), a.base
    day = calendar.day_of(base) if base else None
    if day is None:
        return date_reading(f"XXXX-WXX-{number}")
    if a.narrative and a.last:
        return date_reading((day + timedelta((number - day.isoweekday()) % 7)).isoformat(), mod_of(f))
    if a.tense == "future":
        return date_reading((day + timedelta((number - day.isoweekday()) % 7)).isoformat(), mod_of(f))
    return date_reading((day - timedelta((day.isoweekday() - number) % 7)).isoformat(), mod_of(f))


def _relative_weekday(f: Found, a: Anchors) -> Reading:
    number, (shift, anchored) = f.value("weekday"), relation_of(f)
    base = a.told if anchored else a.base
    day = calendar.day_of(base) if base else None
    if day is None:
        return date_reading(f"XXXX-WXX-{number}")
    if shift > 0:
        day += timedelta(number - day.isoweekday() + 7)
    elif shift < 0:
        day -= timedelta((day.isoweekday() - number - 1) % 7 + 1)
    else:
        day += timedelta(number - day.isoweekday())
    return date_reading(day.isoformat())


def _weekday_of_week(f: Found, a: Anchors) -> Reading:
    shift, anchored = relation_of(f)
    base = a.told if anchored else a.base
    day = calendar.day_of(base) if base else None
    if day is None or f.value("unit") != "W":
        return date_reading(f"XXXX-WXX-{f.value('weekday')}")
    return date_reading((day + timedelta(f.value("weekday") - day.isoweekday() + 7 * shift)).isoformat())


def deictic(f: Found, a: Anchors) -> Reading:
    """Return the reading of "today", "yesterday", "tomorrow"."""
    value = str(f.value("deictic"))
    part = value.lstrip("-0123456789")
    shift = int(value[: len(value) - len(part)])
    if a.base is None:
        return date_reading("PRESENT_REF" if not shift else "XXXX-XX-XX")
    day = calendar.shift_days(a.base, shift)
    if day is None:
        return date_reading("PRESENT_REF" if not shift else unknown_days(a.base))
    return date_reading(f"{day}T{part}" if part else day, mod_of(f) if "position" in f.roles else None)


def _day_beside(f: Found, a: Anchors) -> Reading:
    shift = int(str(f.value("deictic")).rstrip("NI")) + shift_of(f.value("beside"))
    return date_reading(calendar.shift_days(a.base, shift) if a.base else "XXXX-XX-XX")


def _past_or_future(f: Found, a: Anchors) -> Reading:
    return date_reading("PAST_REF" if f.code("era") == "R" else f.value("era"))


def _the_day(f: Found, a: Anchors) -> Reading:
    return date_reading(unit_at("D", a.told_in("D") if a.narrative else a.scene or a.base, 0))


def _vague(f: Found, a: Anchors) -> Reading:
    return date_reading(f.value("vague"))


def _holiday(f: Found, a: Anchors) -> Reading:
    rule, year = f.value("holiday"), year_named(f, a, "related") if "of" in f.roles else year_given(f)
    if year is not None:
        day = calendar.holiday(rule, year)
    else:
        shift = relation_of(f)[0] if "relative" in f.roles else 0
        day = nearest_day(lambda y: calendar.holiday(rule, y), a, a.tense)
        if day and shift and a.day and (day >= a.day) == (shift < 0):
            day = calendar.holiday(rule, day.year + shift)
    mod: DateMod | None = "APPROX" if rule.startswith("hijri") else None
    if day and rule.count("-") == 1 and mod:  # a month
        first, last = feasts.hijri_month(int(rule[6:]), day.year) or (day, day)
        return date_reading(f"{first.isoformat()}/{last.isoformat()}", mod)
    if day:
        return date_reading(day.isoformat(), mod)
    return date_reading(f"XXXX-{rule}" if len(rule) == 5 else None)


MEANINGS = {
    "numeric": _numeric,
    "month and day in figures": _figures,
    "day month": _dated,
    "month day": _dated,
    "year month day": _dated,
    "day of the month": _day_of_month,
    "day with weekday": _day_of_month,
    "relative weekday": _relative_weekday,
    "weekday": _weekday,
    "weekday of week": _weekday_of_week,
    "week and weekday": _weekday_of_week,
    "deictic": deictic,
    "day beside": _day_beside,
    "vague": _vague,
    "past or future": _past_or_future,
    "the unit": _the_day,
    "holiday": _holiday,
}
