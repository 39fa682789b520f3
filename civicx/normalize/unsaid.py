"""The year of a day or month that leaves it unsaid, from the days told around it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date

from civicx.normalize import calendar, dates
from civicx.normalize.dates import Anchors
from civicx.normalize.shapes import Found

Span = tuple[date, date]

# What takes its year from a history that it stands in.
_YEARLESS = frozenset(["day month", "month day", "month", "season", "holiday"])
# How many days on from a day the next one of a case lies at the most, how many days before publication one can be of these weeks,
# and how many characters part two of one sentence.
_CASE = 300
_WEEKS = 60
SENTENCE = 30


def is_yearless(item: Found) -> bool:
    """Return whether an expression, or an end of it, leaves its year unsaid."""
    return any(_yearless(part) for part in (item, *item.parts))


def _yearless(item: Found) -> bool:
    return item.shape in _YEARLESS and not item.roles.keys() & {"year", "relative", "relation"}


def day_given(item: Found) -> date | None:
    """Return the first day of a day or month that is given with its year."""
    first = item.parts[0] if item.parts else item
    if not ({"year", "month"} <= first.roles.keys() or "date" in first.roles):
        return None
    span = calendar.bounds(dates.meaning(first, Anchors()).value or "")
    return span[0] if span else None


def days_ahead(items: Iterable[tuple[Found | None, bool]]) -> list[date | None]:
    """Return for each expression the next day or month of its paragraph that is given with its year; the truth value of each tells
    whether it opens a paragraph."""
    out: list[date | None] = []
    ahead: date | None = None
    for item, opens in reversed(list(items)):
        out.append(ahead)
        ahead = (day_given(item) if item else None) or ahead
        if opens:
            ahead = None
    return out[::-1]


def year_between(span: Span, behind: date | None, ahead: date | None) -> int | None:
    """Return the year that puts a day or month, read as ``span``, between the days given ``behind`` and ``ahead`` of it; None where
    it lies there already."""
    if behind is None or ahead is None or (span[1] >= behind and span[0] <= ahead):
        return None
    years = [span[0].year - 1, span[0].year + 1]
    fitting = [year for year in years if behind <= _in_year(span[1], year) and _in_year(span[0], year) <= ahead]
    return fitting[0] if len(fitting) == 1 else None


def year_of_case(span: Span, before: date | None, published: date | None, gap: int | None, past: bool) -> int | None:
    """Return the year in which a day or month, read as ``span``, goes on with what was told ``before`` it, ``gap`` characters away, a
    year or more ago: "arrested on 14 June 2019 and charged on 16 June"; None where it may as well be of the weeks before publication,
    or of its year, which news leaves unsaid, or still to come where the clause is not of the ``past``."""
    if before is None or published is None or gap is None or (span[0] > published and not past):
        return None
    years = (before.year, before.year + 1)
    onward = [year for year in years if before <= _in_year(span[1], year) and (_in_year(span[0], year) - before).days <= _CASE]
    if not onward or onward[0] >= span[0].year or _in_year(span[0], onward[0]) > published:
        return None
    recent = span[0] <= published and (span[0].year == published.year or (published - span[0]).days <= _WEEKS)
    return onward[0] if not recent or (gap <= SENTENCE and onward[0] == before.year) else None


def _in_year(day: date, year: int) -> date:
    return day.replace(year=min(max(year, MINYEAR), MAXYEAR), day=min(day.day, 28))
