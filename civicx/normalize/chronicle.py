"""Chronologies: the year of an entry ("3 May: …") that only an entry or a heading before it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from civicx.normalize import calendar
from civicx.normalize.shapes import Found
from civicx.normalize.shapes.found import ordinal

# How many days back an entry can lie behind the one before it where it could as well lie ahead.
_BACK = 60
# How many entries make a chronology whose order tells its years.
_ENTRIES = 3


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Where a chronology stands: the day of the last entry since one that gave its year, the year of a heading, and whether the
    line of that entry goes on."""

    day: date | None = None
    heading: int | None = None
    within_line: bool = False

    def year_of(self, item: Found, entry: bool, goes_on: bool, published: date | None) -> int | None:
        """Return the year of a date without one that is an entry or stands in its line, None where no entry tells it.

        Entries follow each other in time, none behind the publication; what stands in an entry is near it.
        """
        if not entry and not (self.within_line and goes_on):
            return None
        if self.heading is not None or self.day is None:
            return self.heading
        month, number = _month_and_day(item)
        days = [day for year in (-1, 0, 1) if month and (day := calendar.day_or_none(self.day.year + year, month, number))]
        known = [day for day in days if published is None or day <= published] or days
        distances = {(day - self.day).days: day.year for day in known}
        onward = [distance for distance in distances if entry and distance >= -_BACK]
        return distances[min(onward or distances, key=abs)] if distances else None

    def after(self, item: Found, entry: bool, goes_on: bool, told: str | None) -> Chronicle:
        """Return where the chronology stands behind an expression with the value ``told``."""
        if not entry:
            return self if goes_on else Chronicle(self.day, self.heading)
        span = calendar.bounds(told) if told else None
        if span is None:
            return Chronicle(self.day, self.heading)
        if item.shape == "year":
            return Chronicle(heading=span[0].year)
        given = any(part.roles.keys() & {"year", "date"} for part in (item, *item.parts))
        if given:
            return Chronicle(span[0], None, True)
        return Chronicle(span[0] if self.day else None, self.heading, self.day is not None or self.heading is not None)


def opened_by(entries: Sequence[Found], published: date | None) -> Chronicle:
    """Return where a chronology stands before its first ``entries``, none of which gives a year: "29 December: …", "9 January: …",
    "23 June: …" go on over the turn of a year, and the last is the latest of its kind before publication."""
    days = [_month_and_day(item) for item in entries]
    turns = sum(two < one for one, two in pairwise(days))
    if published is None or len(days) < _ENTRIES or not 0 < 2 * turns < len(days):
        return Chronicle()
    year = published.year - (days[-1] > (published.month, published.day)) - turns
    return Chronicle(calendar.day_or_none(year, *days[0]))


def _month_and_day(item: Found) -> tuple[int, int]:
    """Return the month (0 where none is named) and the day of a date or of the first end of a range."""
    first = item.parts[0] if item.parts else item
    return first.value("month") or first.value("bare") or 0, ordinal(first.roles["day"][0]) if "day" in first.roles else 1
