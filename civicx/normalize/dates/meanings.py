"""The meaning of each shape; those that are made of other expressions (ranges, eves, distances from a day) are read here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from civicx.normalize import calendar, shapes
from civicx.normalize.dates import clock, days, durations, periods
from civicx.normalize.dates.anchors import Anchors
from civicx.normalize.dates.clock import clock_time, time_at, to_the_minute
from civicx.normalize.dates.durations import comparator_of, count_of, direction_of, unit_of
from civicx.normalize.dates.readings import Reading, span_of
from civicx.normalize.dates.roles import date_reading, mod_of, shift_of, year_given
from civicx.normalize.dates.steps import moved
from civicx.normalize.shapes import Found


def read(words: str, anchors: Anchors) -> Reading | None:
    """Return the reading of ``words``, one whole time expression, or None where they are none."""
    found = next((found for found in shapes.find(words) if found.start == 0 or not words[: found.start].strip()), None)
    return meaning(found, anchors) if found is not None and found.end >= len(words.rstrip()) else None


def meaning(found: Found, anchors: Anchors) -> Reading:
    """Return the reading of a found expression."""
    return _MEANINGS[found.shape](found, anchors)


def _eve(f: Found, a: Anchors) -> Reading:
    value = meaning(f.parts[1], a).value if f.parts else None
    return date_reading(calendar.shift_days(value, -1) if value else None)


def _week_of_day(f: Found, a: Anchors) -> Reading:
    """ "The week of 3 May", "the weekend of 6 and 7 May"."""
    days = meaning(f.parts[1], a)
    day = calendar.day_of((days.parts[0][2] if days.parts else days.value) or "")
    week = calendar.week_of(day) if day else None
    return date_reading(f"{week}-WE" if week and f.parts[0].shape == "weekend" else week)


def _weekday_beside(f: Found, a: Anchors) -> Reading:
    """ "The Monday after Easter"."""
    weekday, day = f.parts
    value = meaning(day, a).value
    found = calendar.day_of(value) if value else None
    if value is None or found is None:
        return date_reading(None)
    sign = shift_of(str(f.value("beside")))
    distance = (sign * (weekday.value("weekday") - found.isoweekday()) - 1) % 7 + 1
    return date_reading(calendar.shift_days(value, sign * distance))


def _distance_from(f: Found, a: Anchors) -> Reading:
    """ "Two weeks before Christmas": the distance from the day that stands beside it."""
    distance, day = f.parts
    sign = direction_of(distance) if "beside" in distance.roles else 1
    count = count_of(distance) if "bare" not in distance.roles else None
    value = moved(meaning(day, a).value, unit_of(distance), sign * count) if count is not None else None
    return date_reading(value, comparator_of(distance))


def _time_of_day(f: Found, a: Anchors) -> Reading:
    time, day = (f.parts[0], f.parts[1]) if f.shape == "time of day" else (f.parts[1], f.parts[0])
    value = meaning(day, a).value
    clock = clock_time(time) if time.shape == "clock" else str(time.value("part") or "NI")
    mod = mod_of(time) or mod_of(day)
    if value and calendar.day_of(value):
        return Reading("TIME", f"{value[:10]}T{to_the_minute(clock)}", mod)
    return Reading("TIME", f"{value}T{clock}" if value and value[0] == "X" and "T" not in value else None, mod)


def _clock_in_part(f: Found, a: Anchors) -> Reading:
    clock, part = (f.parts[0], f.parts[1]) if f.parts[0].shape == "clock" else (f.parts[1], f.parts[0])
    return time_at(a.report, _in_part(clock_time(clock), part.value("part")))


def _in_part(time: str, part: str) -> str:
    """Return the time of "half past seven" in the evening, 19:30."""
    if part in ("AF", "EV", "NI") and int(time[:2]) < 12 and not (part == "NI" and int(time[:2]) < 6):
        return f"{int(time[:2]) + 12}{time[2:]}"
    return time


def _clock_in_part_of_day(f: Found, a: Anchors) -> Reading:
    """ "Sunday evening at half past eight", "eight o'clock on Sunday evening"; the small hours of a night are of the day behind it."""
    one, two = f.parts
    if two.shape == "clock":
        clock, part, value = two, None, meaning(one, a).value
    else:
        clock, day = one.parts if one.parts[0].shape == "clock" else (one.parts[1], one.parts[0])
        part, value = two, meaning(day, a).value
    if value is None or calendar.day_of(value) is None:
        return date_reading(None)
    name = part.value("part") if part else value.partition("T")[2]
    time = _in_part(clock_time(clock), name)
    on = calendar.shift_days(value, 1) if name == "NI" and int(time[:2]) < 6 else value
    return time_at(on, time)


def _range(f: Found, a: Anchors) -> Reading:
    """Both ends; an end without a year, or a day alone ("from the 9th to the 17th of April"), takes the other's."""
    one, two = f.parts
    if two.shape == "day of the month" and "of" not in two.roles:
        a = replace(a, last_month=meaning(one, a).value)
    last = meaning(two, replace(a, year=a.year or year_given(one)))
    if one.shape == "day of the month" and "of" not in one.roles:
        a = replace(a, last_month=last.value)
    year = calendar.year_of(last.value) if last.value else None
    known = "year" not in one.roles and year is not None and not {one.shape, two.shape} & {"vague", "deictic"}
    first = meaning(one, replace(a, year=year) if known else a)
    if known and first.value and last.value and first.value > last.value and year:
        first = meaning(one, replace(a, year=year - 1))
    if one.shape == "weekday" and (end := calendar.day_of(last.value or "")):  # of the week before the end
        first = replace(first, value=calendar.shift_days(end.isoformat(), -((end.isoweekday() - one.value("weekday")) % 7)))
    if one.shape == two.shape == "clock" and first.value and last.value:
        day = last.value[:10] if calendar.day_of(last.value) else None
        first = replace(first, value=(day if day and first.value[0] == "T" else "") + first.value.replace("T24:", "T00:"))
        if day and first.value and last.value < first.value:
            last = replace(last, value=f"{calendar.shift_days(day, 1)}{last.value[10:]}")
    ends = ((one.start, one.end, first.value), (two.start, two.end, last.value))
    value = f"{first.value}/{last.value}" if first.value and last.value and _in_order(first, last, a.published) else None
    return Reading(last.type if last.type == "TIME" else "DATE", value, None, ends)


def _time_range(f: Found, a: Anchors) -> Reading:
    """ "From 10 p.m. to 4 a.m. on Friday": both ends on the day, the second on the next where the clock has gone round."""
    clocks, day = f.parts if f.parts[0].shape == "range" else (f.parts[1], f.parts[0])
    on = meaning(day, a).value
    times = [to_the_minute(clock_time(part)) for part in clocks.parts]
    times[0] = times[0].replace("24:", "00:")
    days = [on, calendar.shift_days(on, 1) if on and times[1] < times[0] else on]
    values = [f"{day}T{time}" if day else f"T{time}" for day, time in zip(days, times, strict=True)]
    ends = tuple((part.start, part.end, value) for part, value in zip(clocks.parts, values, strict=True))
    return Reading("TIME", "/".join(values), None, ends)


def _night(f: Found, a: Anchors) -> Reading:
    """The night between two days is that of the first."""
    days = meaning(f.parts[1], a) if f.parts[0].shape in ("part of day", "deictic") else meaning(f.parts[0].parts[1], a)
    first = days.parts[0][2] if days.parts else days.value
    return time_at(first, "NI")


def _night_before(f: Found, a: Anchors) -> Reading:
    """ "Overnight into Tuesday"."""
    value = meaning(f.parts[1], a).value
    return time_at(calendar.shift_days(value, -1) if value else None, "NI")


def _in_order(first: Reading, last: Reading, published: date | None) -> bool:
    (start, _), (_, end) = span_of(first, published), span_of(last, published)
    return start is None or end is None or start <= end


def _alternatives(f: Found, a: Anchors) -> Reading:
    values = [meaning(part, a).value for part in f.parts]
    ends = tuple((part.start, part.end, value) for part, value in zip(f.parts, values, strict=True))
    return Reading("DATE", f"[{','.join(filter(None, values))}]", None, ends)


_MEANINGS: dict[str, Callable[[Found, Anchors], Reading]] = {
    **periods.MEANINGS,
    **days.MEANINGS,
    **clock.MEANINGS,
    **durations.MEANINGS,
    "eve": _eve,
    "eve of day": _eve,
    "distance from": _distance_from,
    "time of day": _time_of_day,
    "day and time": _time_of_day,
    "clock in part": _clock_in_part,
    "clock in part of day": _clock_in_part_of_day,
    "week of day": _week_of_day,
    "weekday beside day": _weekday_beside,
    "week of": lambda f, a: date_reading(None),
    "range": _range,
    "time range of day": _time_range,
    "night of days": _night,
    "night before day": _night_before,
    "alternatives": _alternatives,
}
