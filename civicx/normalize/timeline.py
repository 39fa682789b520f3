"""Values of a document's time expressions, one after the other: each may hang on those before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from civicx.normalize import calendar, dates, shapes
from civicx.normalize.dates import Anchors, Reading, Tense
from civicx.normalize.shapes import Found

# A text is a narrative when it gives this many years and fewer than a quarter of them are near its publication.
_NARRATIVE_YEARS = 5
_NEAR = 0.25


@dataclass(frozen=True, slots=True)
class Expression:
    """The words of a time expression, and the tense of the clause that they stand in."""

    words: str
    tense: Tense | None = None


def readings(expressions: Sequence[Expression], published: date | None, day_first: bool | None = None) -> list[Reading | None]:
    """Return the reading of each expression in document order, or None where the words are no time expression.

    ``day_first`` None: the document decides the order of day and month in figures.
    """
    found = [_found(expression.words) for expression in expressions]
    order = day_first if day_first is not None else _day_first([item for item in found if item])
    anchors = Anchors(published, day_first=order, narrative=_is_narrative(filter(None, found), published))
    return list(_resolved(expressions, found, anchors))


def _resolved(expressions: Sequence[Expression], found: Sequence[Found | None], anchors: Anchors) -> Iterator[Reading | None]:
    for expression, item in zip(expressions, found, strict=True):
        if item is None:
            yield None
            continue
        reading = dates.meaning(item, replace(anchors, tense=expression.tense))
        yield reading
        if told := _told(reading):
            anchors = replace(anchors, last=told)


def _found(words: str) -> Found | None:
    item = next(shapes.find(words), None)
    return item if item is not None and item.start == 0 and item.end == len(words) else None


def _told(reading: Reading) -> str | None:
    """Return the value that later expressions may hang on."""
    if reading.type not in ("DATE", "TIME") or not reading.value:
        return None
    value = reading.value.strip("[]").replace(",", "/").split("/")[-1]
    if value.startswith("BC"):
        return value
    day = calendar.day_of(value)
    if day is not None:
        return day.isoformat()
    return value if calendar.granularity(value) in ("week", "weekend", "month", "season", "quarter", "half-year", "year") else None


def _is_narrative(found: Iterable[Found], published: date | None) -> bool:
    if published is None:
        return True
    years = [year for item in found for part in (item, *item.parts) if isinstance(year := part.value("year") or part.value("first"), int)]
    near = sum(abs(year - published.year) <= 1 for year in years)
    return len(years) >= _NARRATIVE_YEARS and near < _NEAR * len(years)


def _day_first(found: Sequence[Found]) -> bool:
    """Whether figures are day-month-year: as a date of the document shows that can be nothing else, else as it writes dates in words."""
    votes = 0
    for item in found:
        for part in (item, *item.parts):
            if part.shape == "numeric" and not str(part.value("date"))[:4].isdigit():
                one, two = (int(n) for n in str(part.value("date")).replace("/", "-").replace(".", "-").split("-")[:2])
                votes += 100 * ((one > 12) - (two > 12))
            votes += (part.shape == "day month") - (part.shape == "month day")
    return votes >= 0
