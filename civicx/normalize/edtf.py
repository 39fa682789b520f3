"""TIMEX3 values as EDTF (ISO 8601-2:2019), where EDTF has a way to write them."""

from __future__ import annotations

import re

from civicx.normalize import calendar

# What EDTF can call approximate; it has no such mark for seasons and quarters.
_QUALIFIED = frozenset(["day", "month", "year", "decade", "century"])
_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36}


def edtf(value: str | None, *, approximate: bool = False) -> str | None:
    """Return ``value`` in EDTF, or None; ``approximate`` adds "~".

    Decades and centuries lose their last digits ("199X", "19XX"), seasons and quarters take codes 21-24 and 33-36, weeks,
    weekends and half years become ranges of days or months, times of day and their ranges the day, BC years count from year 0 ("-0263").
    """
    if not value:
        return None
    if value[0] in "[{":
        members = value[1:-1].split(",")
        return value if all(_one(member) == member for member in members) else None
    if "/" in value:
        if "T" in value:
            days = dict.fromkeys(end.split("T")[0] for end in value.split("/", 1))
            return "/".join(days) if all(map(calendar.day_of, days)) else None
        first, last = (("..", "") if end in ("", "..") else (_one(end), end) for end in value.split("/", 1))
        ends = [first[0], last[0]]
        return f"{ends[0]}/{ends[1]}" if all(ends) and not any("/" in str(end) for end in ends) else None
    plain = _one(value)
    return f"{plain}~" if plain and approximate and calendar.granularity(value) in _QUALIFIED else plain


def _one(value: str) -> str | None:
    if value.startswith("BC") and len(value) == 4:
        return f"-{int(value[2:]):02d}XX" if int(value[2:]) else None
    if match := re.fullmatch(r"BC(\d{4})(-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)", value):
        return f"-{int(match[1]) - 1:04d}{match[2]}" if int(match[1]) > 1 else f"0000{match[2]}"
    if value.startswith("BC") and value[2:].isdigit():
        return f"-{int(value[2:]) - 1:04d}" if int(value[2:]) > 1 else "0000"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?", value):
        day, hour, minute, second, zone = match.groups()
        if calendar.day_of(day) is None or int(minute) > 59:
            return None
        if int(hour) > 23:  # midnight
            return day
        return f"{day}T{hour}:{minute}:{second or '00'}{zone or ''}"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T\D*(?:\d\d)?", value):
        return match[1] if calendar.day_of(match[1]) else None
    if re.fullmatch(r"XXXX-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?", value):
        return value
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?-XX", value) or re.fullmatch(r"\d{4}-XX-XX", value):
        return value
    return _period(value)


def _period(value: str) -> str | None:
    kind = calendar.granularity(value)
    span = calendar.bounds(value)
    if kind is None or span is None:
        return None
    if kind in ("decade", "century"):
        return value + "X" * (4 - len(value))
    if kind in ("season", "quarter"):
        return f"{value[:4]}-{_CODES[value[5:]]}"
    if kind in ("week", "weekend"):
        return f"{span[0].isoformat()}/{span[1].isoformat()}"
    if kind == "half-year":
        return f"{span[0].isoformat()[:7]}/{span[1].isoformat()[:7]}"
    return value
