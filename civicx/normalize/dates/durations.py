"""How long and how often: durations, distances ("two days ago") and recurring times."""

from __future__ import annotations

from civicx.normalize import calendar
from civicx.normalize.dates.anchors import Anchors
from civicx.normalize.dates.days import deictic
from civicx.normalize.dates.readings import Reading
from civicx.normalize.dates.roles import date_reading, shift_of
from civicx.normalize.dates.steps import duration_value, moved, unit_at
from civicx.normalize.shapes import Found
from civicx.normalize.shapes.found import ordinal
from civicx.records import DateMod


def count_of(f: Found) -> float | None:
    """Return how many units, None for "several"."""
    if "n" in f.roles:
        token = f.roles["n"][0]
        return (2.0 if token.code == "B" else float(token.value)) + (0.5 if "and" in f.roles else 0)
    if "couple" in f.roles:
        tokens = f.roles["couple"]
        return float(tokens[-1].value) * (tokens[0].value if tokens[0].code in "N1" else 1)
    return 1.0 if "article" in f.roles else None


def unit_of(f: Found, role: str = "unit") -> str:
    """Return the letter of the unit."""
    token = f.roles[role][0]
    return "TS" if token.code == "B" else str(token.value)


def comparator_of(f: Found) -> DateMod | None:
    """Return what "more than", "about" and their like say of the count."""
    return next((token.value for token in f.roles.get("comparator", ()) if token.code == "Q"), None)


def _duration(f: Found, a: Anchors) -> Reading:
    count = count_of(f)
    if count is not None and "half" in f.roles:
        count += 0.5
    value = duration_value(count, unit_of(f))
    for role in ("2", "3"):
        if f"n{role}" in f.roles:
            more = duration_value(float(f.value(f"n{role}")), unit_of(f, f"unit{role}"))[1:]
            value += more[1:] if "T" in value and more.startswith("T") else more
    return Reading("DURATION", value, comparator_of(f))


def _duration_range(f: Found, a: Anchors) -> Reading:
    """Both ends, "P2Y/P5Y", with the mod of what stands before the first; of "three to five years ago" the time between them."""
    if f.roles.keys() & {"ago", "comparative", "afterwards"}:
        return _distance_range(f, a)
    if f.parts:
        first, last = (_duration(part, a) for part in f.parts)
        (one, two) = f.parts
        return _between((one.start, one.end, first.value), (two.start, two.end, last.value), first.mod)
    low, unit, end = f.roles["low"], unit_of(f), f.roles["unit"][0].end
    first_end = f.roles["more"][-1].end if "more" in f.roles else low[0].end
    least = float(low[0].value) + (0.5 if "more" in f.roles else 0)
    return _between(
        (low[0].start, first_end, duration_value(least, unit)),
        (f.roles["n"][0].start, end, duration_value(count_of(f), unit)),
        comparator_of(f),
    )


def _distance_range(f: Found, a: Anchors) -> Reading:
    """ "Three to five years ago": from the earlier day, month or year to the later."""
    unit, sign = unit_of(f), direction_of(f)
    base = a.base if "ago" in f.roles else a.told_in(unit)
    counts = [float(f.value("low")) + (0.5 if "more" in f.roles else 0), count_of(f) or 0.0]
    ends = [moved(base, unit, sign * count) for count in sorted(counts, reverse=sign < 0)]
    known = all(end and end[0].isdigit() for end in ends)
    return date_reading("/".join(map(str, ends)) if known else "PAST_REF" if sign < 0 else "FUTURE_REF", comparator_of(f))


def _one_or_two(f: Found, a: Anchors) -> Reading:
    unit, count = f.roles["unit"][0], f.roles["n"][0]
    first = f.start, unit.end, duration_value(1, unit_of(f))
    return _between(first, (count.start, count.end, duration_value(count_of(f), unit_of(f))), None)


def _between(first: tuple[int, int, str | None], last: tuple[int, int, str | None], mod: DateMod | None) -> Reading:
    return Reading("DURATION", f"{first[2]}/{last[2]}", mod, (first, last))


def _half(f: Found, a: Anchors) -> Reading:
    return Reading("DURATION", duration_value(_fraction(f), unit_of(f)), comparator_of(f))


def _fraction(f: Found) -> float:
    return 0.5 if f.code("halfof") == "I" else 0.25


def _half_distance(f: Found, a: Anchors) -> Reading:
    base = a.base if "ago" in f.roles else a.told_in(unit_of(f))
    return date_reading(moved(base, unit_of(f), direction_of(f) * _fraction(f)), comparator_of(f))


def _unit_and_half(f: Found, a: Anchors) -> Reading:
    return Reading("DURATION", duration_value(1.5, unit_of(f)))


def _nth_running(f: Found, a: Anchors) -> Reading:
    """ "For the third day": three days by now."""
    return Reading("DURATION", duration_value(ordinal(f.roles["nth"][0]), unit_of(f)))


def _long(f: Found, a: Anchors) -> Reading:
    unit = f.roles["unit"][0]
    return Reading("DURATION", duration_value(None if unit.code == "u" else 1, unit.value))


def _lasting(f: Found, a: Anchors) -> Reading:
    return Reading("DURATION", f.value("lasting"))


def _bare(f: Found, a: Anchors) -> Reading:
    return Reading("DURATION", duration_value(None, f.value("unit")))


def _counted(f: Found, a: Anchors) -> Reading:
    values = [str(token.value) for token in f.roles.get("relative", ())]
    count = count_of(f)
    if count is None and f.value("unit") == "D" and values == ["0"]:
        return date_reading("PRESENT_REF")
    return Reading("DURATION", duration_value(count, f.value("unit")), comparator_of(f))


def _distance(f: Found, a: Anchors) -> Reading:
    """ "Two days ago" from the base, "two days later" from the last mention; days and weeks give a day, months a month, years a year."""
    sign = direction_of(f)
    count = count_of(f) if "bare" not in f.roles else None
    if count is None:
        return date_reading("PAST_REF" if sign < 0 else "FUTURE_REF")
    base = a.base if "ago" in f.roles else a.told_in(unit_of(f))
    if "n2" in f.roles and base and calendar.day_of(base):
        return date_reading(_moved_by_all(base, f, sign), comparator_of(f))
    return date_reading(moved(base, unit_of(f), sign * count), comparator_of(f))


def _distance_ahead(f: Found, a: Anchors) -> Reading:
    count = count_of(f)
    return date_reading(moved(a.base, unit_of(f), count) if count is not None else "FUTURE_REF", comparator_of(f))


def _moved_by_all(base: str, f: Found, sign: int) -> str | None:
    """The day or month that lies "two years, a month and three days later"."""
    counts = [(unit_of(f, f"unit{role}"), sign * float(f.value(f"n{role}"))) for role in ("", "2", "3") if f"n{role}" in f.roles]
    months = sum(int(count) * (12 if unit == "Y" else 1) for unit, count in counts if unit in ("Y", "M"))
    days = sum(int(count) * (7 if unit == "W" else 1) for unit, count in counts if unit in ("W", "D"))
    month = calendar.shift_months(base, months)
    if month is None or all(unit in ("Y", "M") for unit, _ in counts):
        return month
    first = calendar.day_of(f"{month}-01")
    start = calendar.day_of(base)
    return calendar.shift_days(first.isoformat(), start.day - 1 + days) if first and start else None


def direction_of(f: Found) -> int:
    """Return -1 for a distance back, 1 for one ahead."""
    if "comparative" in f.roles:
        return 1 if f.value("comparative") == "END" else -1
    role = next(role for role in ("ago", "afterwards", "beside") if role in f.roles)
    return shift_of(str(f.value(role)))


def _distance_from_day(f: Found, a: Anchors) -> Reading:
    sign = shift_of(f.value("beside")) if "beside" in f.roles else 1
    day = f.roles["deictic"][0]
    base = a.base if day.code == "V" else deictic(f, a).value
    count = count_of(f)
    return date_reading(moved(base, unit_of(f), sign * count) if count is not None else None, comparator_of(f))


def _anniversary(f: Found, a: Anchors) -> Reading:
    """ "Two years ago today" is a day, "a year ago this week" a week."""
    count, unit, day = count_of(f), unit_of(f), calendar.day_of(a.base) if a.base else None
    if count is None or day is None:
        return date_reading("PAST_REF")
    then = moved(day.isoformat(), unit, -count)
    if then and unit in ("Y", "M"):
        month = calendar.shift_months(day.isoformat(), int(-count * (12 if unit == "Y" else 1)))
        then = f"{month}-{day.day:02d}" if month and calendar.day_of(f"{month}-{day.day:02d}") else month
    return date_reading(unit_at(f.value("whole"), then, 0) if "whole" in f.roles else then)


def _day_of_every_month(f: Found, a: Anchors) -> Reading:
    return Reading("SET", f"XXXX-XX-{f.value('day'):02d}")


def _every(f: Found, a: Anchors) -> Reading:
    token = f.roles["unit"][0]
    if token.code == "W" and f.code("n") in ("3", "O") and ordinal(f.roles["n"][0]) != 2:
        return Reading("SET", "P1M")  # "every first Friday"
    if token.code in "WM":
        value = f"XXXX-WXX-{token.value}" if token.code == "W" else f"XXXX-{token.value:02d}"
        return Reading("SET", value + (f"T{f.value('part')}" if "part" in f.roles else ""))
    if token.code in "SP":
        return Reading("SET", f"XXXX-{token.value}" if token.code == "S" else f"XXXX-XX-XXT{token.value}")
    count = ordinal(f.roles["n"][0]) if "n" in f.roles else f.value("filler") or 1
    return Reading("SET", duration_value(count, unit_of(f)))


def _times(f: Found, a: Anchors) -> Reading:
    return Reading("SET", duration_value(1, unit_of(f)))


def _weekdays(f: Found, a: Anchors) -> Reading:
    number = f.value("weekdays") or f.value("weekday")
    part = f.value("part") or f.value("parts")
    return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def _periodic(f: Found, a: Anchors) -> Reading:
    return Reading("SET", f.value("periodic"))


MEANINGS = {
    "duration": _duration,
    "duration range": _duration_range,
    "one or two units": _one_or_two,
    "half": _half,
    "half distance": _half_distance,
    "unit and a half": _unit_and_half,
    "nth running": _nth_running,
    "long": _long,
    "lasting": _lasting,
    "bare units": _bare,
    "nth count": _counted,
    "relative count": _counted,
    "count relative": _counted,
    "distance": _distance,
    "distance ahead": _distance_ahead,
    "anniversary": _anniversary,
    "distance from day": _distance_from_day,
    "day of every month": _day_of_every_month,
    "every": _every,
    "times": _times,
    "weekdays": _weekdays,
    "weekday parts": _weekdays,
    "periodic": _periodic,
}
