"""What relative expressions hang on, and the year that is nearest to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from civicx.normalize import calendar

Tense = Literal["past", "future"]


# How many days back a mention in a report is an aside.
_ASIDE = 60


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a relative expression hangs on.

    ``published`` is the day of speaking, ``last`` the value mentioned last, ``tense`` that of its clause. In a ``narrative`` the day
    of publication says nothing of what is told. ``day_first`` orders "01/02/2022"; None where nothing tells. ``throughout`` makes
    "the last year" the twelve months before. ``frame`` is the last mention that sets the scene: a day or month, or a year that opens
    a sentence. ``given`` are the months that the document dates in one year only, with that year. ``scene`` is the day mentioned last
    of those shortly before publication. ``telling``: the last mention hung on the one before it ("the following year").
    """

    published: date | None = None
    last: str | None = None
    tense: Tense | None = None
    narrative: bool = False
    day_first: bool | None = None
    year: int | None = None
    last_day: str | None = None
    last_month: str | None = None
    throughout: bool = False
    frame: str | None = None
    given: tuple[tuple[int, int], ...] = ()
    scene: str | None = None
    telling: bool = False

    @property
    def base(self) -> str | None:
        """The value that "last week" counts from: the publication day, in a narrative the last mention; None where neither is known."""
        if self.published and not (self.narrative and self.last):
            return self.published.isoformat()
        return (self.frame or self.last) if self.narrative else None

    @property
    def told(self) -> str | None:
        """The value that "two days later" counts from: the last mention, else the publication day."""
        return self.last or self.base

    def told_in(self, unit: str) -> str | None:
        """The value that a distance in days, weeks or months counts from: the last mention that is as exact."""
        if unit == "M":
            return self.last_month or self.told
        return (self.last_day or self.told) if unit in ("D", "W") else self.told

    @property
    def report(self) -> str | None:
        """The day that "the morning", "9 p.m." are of: the last mention, in a report that of its own days before an aside years back."""
        last, today = (calendar.bounds(value) if value else None for value in (self.last, self.base))
        if self.narrative or self.scene is None or last is None or today is None:
            return self.last
        return self.last if (today[0] - last[0]).days <= _ASIDE else self.scene

    @property
    def day(self) -> date | None:
        """The first day of ``base``."""
        span = calendar.bounds(self.base) if self.base else None
        return span[0] if span else None


# A story that is this many months behind the one it stood in has gone on into the next year.
TURN = 9


# How many days ahead a day can lie that a clause in the past names: the hearing "was set for 4 April".
_AHEAD = 61


def nearest_day(make: Callable[[int], date | None], a: Anchors, tense: Tense | None) -> date | None:
    """Return the day whose year lies nearest to the base, ahead of it in the future tense, not far ahead in the past tense."""
    if a.year is not None:
        return make(a.year)
    base = a.base
    if base is None:
        return None
    year = calendar.year_of(base)
    if a.narrative or a.published is None or calendar.granularity(base) != "day":
        day = make(year) if year and year > 0 else None
        return _onward(base, day, make)
    around = a.day
    assert around is not None
    days = [day for y in (around.year - 1, around.year, around.year + 1) if 0 < y < 10000 and (day := make(y))]
    if tense == "future":
        days = [day for day in days if day >= around - timedelta(31)] or days
    elif tense == "past":
        days = [day for day in days if day <= around + timedelta(_AHEAD)] or days
    return min(days, key=lambda day: abs((day - around).days), default=None)


def _onward(base: str, day: date | None, make: Callable[[int], date | None]) -> date | None:
    """A story that stands late in a year goes on into the next: January after November."""
    month = calendar.month_of(base)
    if day is None or month is None or day.month - month > -TURN:
        return day
    return make(day.year + 1)
