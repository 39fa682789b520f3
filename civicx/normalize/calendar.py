"""Arithmetic on TIMEX3 date values: "1939", "193", "2021-05", "2022-W09", "2022-SU", "2021-Q1", "2022-03-10", "BC0264".

A value is a period with its precision; every function is pure, and returns None where the calendar gives no answer.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from civicx.normalize import feasts

# First month and length in months; month 0 is the December before: winter is named by the year that it ends in.
SEASONS = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (0, 3)}
PARTS = {"Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6)}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_YEAR = re.compile(r"(BC)?(\d{4})")
_YEARS = re.compile(r"\d{2,3}")


def year_of(value: str) -> int | None:
    """Return the year that a value lies in, negative for BC ("BC0264" is -264), or None for decades and unknown years."""
    match = re.match(r"(BC)?(\d{4})(?!\d)", value)
    if match is None:
        return None
    return -int(match[2]) if match[1] else int(match[2])


def year_value(year: int) -> str:
    """Return the TIMEX3 value of a year; negative years are BC."""
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


def month_of(value: str) -> int | None:
    """Return the month that a day or month value names."""
    match = _MONTH.match(value)
    return int(match[2]) if match else None


def day_of(value: str) -> date | None:
    """Return the day of a value that names one, with or without a time, else None."""
    match = _DAY.match(value)
    if match is None:
        return None
    return day_or_none(int(match[1]), int(match[2]), int(match[3]))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the calendar day, or None where there is none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def granularity(value: str) -> str | None:
    """Return what a value names: day, week, weekend, month, season, quarter, half-year, year, decade, century, time; None if vague."""
    if "T" in value and value[:4].isdigit():
        return "time"
    value = value.removeprefix("BC")
    named = [
        (_DAY, "day"),
        (_MONTH, "month"),
        (_YEAR, "year"),
    ]
    for pattern, name in named:
        if pattern.fullmatch(value):
            return name
    if match := _WEEK.fullmatch(value):
        return "weekend" if match[3] else "week"
    if match := _PART.fullmatch(value):
        return {"Q": "quarter", "H": "half-year"}.get(match[2][0] if match[2][1].isdigit() else "", "season")
    if _YEARS.fullmatch(value):
        return "decade" if len(value) == 3 else "century"
    return None


def bounds(value: str) -> tuple[date, date] | None:
    """Return the first and the last day of a value, or None where it names no stretch of the calendar from year 1 on."""
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return None


def _bounds(value: str) -> tuple[date, date] | None:
    if match := _DAY.match(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.fullmatch(value):
        return months(int(match[1]), int(match[2]), 1)
    if match := _YEAR.fullmatch(value):
        return None if match[1] else months(int(match[2]), 1, 12)
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(5), monday + timedelta(6)) if match[3] else (monday, monday + timedelta(6))
    if match := _PART.fullmatch(value):
        return months(int(match[1]), *(SEASONS.get(match[2]) or PARTS[match[2]]))
    if _YEARS.fullmatch(value):
        scale = 10 ** (4 - len(value))
        return date(int(value) * scale, 1, 1), date(int(value) * scale + scale - 1, 12, 31)
    return None


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first and the last day of ``count`` months from ``month``; months outside 1 to 12 lie in the years beside."""
    first = year * 12 + month - 1
    last = first + count - 1
    return date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def shift_months(value: str, count: int) -> str | None:
    """Return the month ``count`` months from the month of ``value``."""
    year, month = year_of(value), month_of(value)
    if year is None or month is None:
        span = bounds(value)
        if span is None or value[:4] == value:
            return None
        year, month = span[0].year, span[0].month
    months = year * 12 + month - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}" if 0 < months // 12 < 10000 else None


def shift_days(value: str, count: int) -> str | None:
    """Return the day ``count`` days from the day of ``value``; None where it names no day."""
    day = day_of(value)
    try:
        return (day + timedelta(count)).isoformat() if day else None
    except OverflowError:
        return None


def week_of(day: date, shift: int = 0) -> str | None:
    """Return the ISO week of ``day``, or the one ``shift`` weeks on."""
    try:
        year, week, _ = (day + timedelta(7 * shift)).isocalendar()
    except (OverflowError, ValueError):
        return None
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> int:
    """Return the quarter, 1 to 4."""
    return (day.month + 2) // 3


def holiday(rule: str, year: int) -> date | None:
    """Return the day of a holiday: "12-25", "easter-2" (days from Easter), "11-4-4" (the fourth Thursday of November; -1 the last),
    "11-4-4+1" (the day after it)."""
    if rule[0].isalpha():
        return feasts.feast(rule, year)
    rule, _, later = rule.partition("+")
    month, day, *nth = (int(part) for part in _RULE.findall(rule))
    if not nth:
        return day_or_none(year, month, day)
    return nth_weekday(year, month, day, nth[0]) + timedelta(int(later or 0))


_RULE = re.compile(r"(?<=-)-\d+|\d+")


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """Return the first, second … (1, 2 …) or last (-1) Monday (1) … Sunday (7) of a month."""
    if count > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta((last.isoweekday() - weekday) % 7)
