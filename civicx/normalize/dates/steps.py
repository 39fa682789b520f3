"""Steps from one value to another: the unit that holds it, the one three units on; durations in ISO 8601."""

from __future__ import annotations

from civicx.normalize import calendar


def unit_at(unit: str, base: str | None, shift: int) -> str | None:
    """Return the unit that holds ``base``, or the one ``shift`` on."""
    if base is None:
        return None
    if unit == "D":
        return calendar.shift_days(base, shift) or unknown_days(base)
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


def unknown_days(base: str) -> str | None:
    kind = calendar.granularity(base)
    return f"{base}-XX" if kind == "month" else f"{base}-XX-XX" if kind == "year" else None


def _quarter_at(unit: str, base: str, shift: int) -> str | None:
    span = calendar.bounds(base)
    if span is None:
        return None
    size = 4 if unit == "Q" else 2
    number = span[0].year * size + (span[0].month - 1) // (12 // size) + shift
    return f"{number // size:04d}-{unit}{number % size + 1}"


SCALES = {
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


def duration_value(count: float | None, unit: str) -> str:
    """Return the ISO 8601 duration of ``count`` units (None: some)."""
    scale, letter = SCALES.get(unit, (1, unit))
    time = letter.startswith("T")
    number = "X" if count is None else f"{count * scale:g}"
    return f"P{'T' if time else ''}{number}{letter[1:] if time else letter}"


def moved(base: str | None, unit: str, count: float) -> str | None:
    past = "PAST_REF" if count < 0 else "FUTURE_REF"
    if base is None or unit.startswith("T"):
        return past
    scale, letter = SCALES.get(unit, (1, unit))
    if letter == "Y" and (12 * count * scale).is_integer() and not float(count * scale).is_integer():
        return calendar.shift_months(base, int(12 * count * scale)) or past
    if count * scale != int(count * scale):
        return past
    steps = int(count * scale)
    if letter in ("D", "W"):
        days = steps * (7 if letter == "W" else 1)
        if letter == "W" and calendar.day_of(base) is None:
            return unit_at("W", base, steps) if calendar.granularity(base) == "week" else unknown_days(base)
        return unit_at("D", base, days)
    if letter == "M":
        return calendar.shift_months(base, steps)
    if letter == "WE":
        return unit_at("WE", base, steps)
    return unit_at("Y", base, steps)
