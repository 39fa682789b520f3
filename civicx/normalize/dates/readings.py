"""What a time expression means, and what follows from it: its days, its granularity, its EDTF form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from civicx.normalize import calendar, edtf
from civicx.records import DateMod, DateType


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time expression means; ``parts`` are (start, end, value) of the ends of a range, by the offsets of the words.

    ``share`` is the number of equal parts of the period that START, MID and END choose from: "early" is the first of three, "the first
    half" the first of two.
    """

    type: DateType
    value: str | None
    mod: DateMod | None = None
    parts: tuple[tuple[int, int, str | None], ...] = ()
    share: int = 3


def granularity_of(reading: Reading) -> str | None:
    """Return the unit of a reading's value: of both ends of a range where they agree, of a duration or set its smallest."""
    value = reading.value
    if not value:
        return None
    if reading.type in ("DURATION", "SET") and value[0] == "P":
        units = {_UNIT_NAMES.get(end[-1] if "T" not in end else "T" + end[-1]) for end in value.split("/")}
        return units.pop() if len(units) == 1 else None
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
    return _part(value, span, reading.mod, reading.share)


def _part(value: str, span: tuple[date, date], mod: DateMod | None, share: int) -> tuple[date, date]:
    first, last = span
    if mod not in ("START", "MID", "END") or first == last:
        return span
    begin, end = {"START": (0, 1), "MID": (1, share - 1), "END": (share - 1, share)}[mod]
    if calendar.granularity(value) == "month":
        days = 30 // share
        return first + timedelta(days * begin), last if end == share else first + timedelta(days * end - 1)
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months % share == 0:
        return calendar.months(first.year, first.month + months * begin // share, months * (end - begin) // share)
    days = (last - first).days + 1
    return first + timedelta(days * begin // share), first + timedelta(days * end // share - 1)


def value_in_edtf(reading: Reading, published: date | None) -> str | None:
    """Return the EDTF form of a reading, or None; "now" is the publication day."""
    if reading.type in ("DURATION", "SET"):
        return None
    value = reading.value
    if value and "PRESENT_REF" in value:
        value = value.replace("PRESENT_REF", published.isoformat()) if published else None
    return edtf.edtf(value, approximate=reading.mod == "APPROX")
