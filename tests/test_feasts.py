"""Moveable feasts of three calendars, against the days on which they were kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicx.normalize import dates, feasts
from civicx.normalize.dates import Anchors

KEPT = [
    ("easter+0", date(2023, 4, 9)),
    ("orthodox+0", date(2023, 4, 16)),
    ("orthodox+0", date(2021, 5, 2)),
    ("orthodox-2", date(2024, 5, 3)),
    # Jewish new year, Day of Atonement, Passover, the first day of Hanukkah in a year with a long and one with a short month before
    ("hebrew+0", date(2024, 10, 3)),
    ("hebrew+9", date(1973, 10, 6)),
    ("hebrew-163", date(2023, 4, 6)),
    ("hebrew+83", date(2023, 12, 8)),
    ("hebrew+83", date(2021, 11, 29)),
]


@pytest.mark.parametrize(("rule", "day"), KEPT)
def test_feasts_fall_on_their_day(rule: str, day: date) -> None:
    assert feasts.feast(rule, day.year) == day


# The end of the fast as it was announced in Saudi Arabia.
ANNOUNCED = [date(2019, 6, 4), date(2020, 5, 24), date(2021, 5, 13), date(2022, 5, 2), date(2023, 4, 21), date(2024, 4, 10)]


@pytest.mark.parametrize("day", ANNOUNCED)
def test_islamic_feasts_fall_within_a_day(day: date) -> None:
    found = feasts.feast("hijri-10-01", day.year)
    assert found is not None
    assert abs(found - day) <= timedelta(1)


@given(st.integers(min_value=700, max_value=2200), st.integers(min_value=1, max_value=12))
def test_an_islamic_month_has_29_or_30_days(year: int, month: int) -> None:
    found = feasts.hijri_month(month, year)
    if found:
        assert found[0].year == year
        assert (found[1] - found[0]).days in (28, 29)


def test_unknown_rules_have_no_day() -> None:
    assert feasts.feast("solstice", 2020) is None


NAMED = [
    ("Ramadan 2020", "2020-04-24/2020-05-23", "APPROX"),
    ("Eid al-Fitr", "2021-05-13", "APPROX"),
    ("eve of Yom Kippur", "2021-09-15", None),
    ("Orthodox Easter", "2021-05-02", None),
]


@pytest.mark.parametrize(("words", "value", "mod"), NAMED)
def test_feasts_by_name(words: str, value: str, mod: str | None) -> None:
    reading = dates.read(words, Anchors(date(2021, 6, 1)))
    assert reading is not None
    assert (reading.value, reading.mod) == (value, mod)
