"""Days written out in full."""

from __future__ import annotations

from datetime import date

import pytest

from civicx.normalize.datelines import day_first_at
from civicx.normalize.dates import publication_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        # day first, with what may stand around and between
        ("4 March 2022", date(2022, 3, 4)),
        ("Friday, 4th of March, 2022", date(2022, 3, 4)),
        ("  (4 March 2022) ", date(2022, 3, 4)),
        # month first, long and short
        ("March 4, 2022", date(2022, 3, 4)),
        ("Thurs., Sept. 1st 2022", date(2022, 9, 1)),
        ("JULY 17, 2025", date(2025, 7, 17)),
        # year first
        ("2022 March 4", date(2022, 3, 4)),
        ("2022-03-04", date(2022, 3, 4)),
        ("2022/03/04", date(2022, 3, 4)),
        ("2022-03-04T10:30:00+02:00", date(2022, 3, 4)),
        # numeric, one order possible
        ("28.02.2022", date(2022, 2, 28)),
        ("9/25/18", date(2018, 9, 25)),
        # points are between day, month and year
        ("01.02.2022", date(2022, 2, 1)),
        # newswire
        ("04 MAR 92", date(1992, 3, 4)),
        ("05/05/2021", date(2021, 5, 5)),
    ],
)
def test_full_day(words: str, day: date) -> None:
    assert publication_day(words) == day


@pytest.mark.parametrize(
    "words",
    [
        # two orders are possible
        "01/02/2022",
        # not a day of the calendar
        "31 February 2022",
        "2022-13-01",
        # no year, no day, more than a date, nothing
        "4 March",
        "4 Mar 22",
        "40 MEN 22",
        "March 2022",
        "on 4 March 2022 in Lagos",
        "4 March 2022 and 5 March 2022",
        "",
        "1-" * 500,
    ],
)
def test_anything_else_is_none(words: str) -> None:
    assert publication_day(words) is None


@pytest.mark.parametrize(
    ("dateline", "day_first"),
    [
        ("LONDON, 10 March 2022 – ", True),
        ("(New York, March 10, 2022) – ", False),
        ("WASHINGTON (Agency) — ", False),
        # the country decides, not a city of the same name elsewhere
        ("MANILA, Philippines — ", False),
        ("NAIROBI, Kenya – ", True),
        # both orders are usual
        ("OTTAWA, Canada – ", None),
        # no place, or an unknown one
        ("10 March 2022 – ", None),
        ("TARN – ", None),
    ],
)
def test_the_order_that_is_usual_at_a_place(dateline: str, day_first: bool | None) -> None:
    assert day_first_at(dateline) is day_first
