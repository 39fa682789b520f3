"""Values of time expressions: from words and anchors to TIMEX3, EDTF, first and last day."""

from __future__ import annotations

import re._parser
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicx.normalize import dates, feasts, shapes, timewords
from civicx.normalize.dates import Anchors, Tense, meanings
from civicx.normalize.edtf import edtf
from civicx.normalize.timeline import Expression, readings

PUBLISHED = date(2022, 3, 10)  # a Thursday
NEWS = Anchors(PUBLISHED)

VALUES = [
    # days in full, in every usual order
    ("4 March 2022", "2022-03-04", None),
    ("March 4, 2022", "2022-03-04", None),
    ("Friday, the 4th of March, 2022", "2022-03-04", None),
    ("04-Mar-2022", "2022-03-04", None),
    ("2022-03-04", "2022-03-04", None),
    ("2022/03/04", "2022-03-04", None),
    ("28.02.2022", "2022-02-28", None),
    # weekdays counted in a month
    ("last Friday in May 2021", "2021-05-28", None),
    ("third Sunday of last month", "2022-02-20", None),
    ("first Monday of every month", "P1M", None),
    ("fifth Sunday in February 2022", None, None),
    # a day that the calendar lacks has no value
    ("30 February 2022", None, None),
    # a year in two figures, as newswire and forms write it
    ("23 APR 90", "1990-04-23", None),
    ("05-Aug-16", "2016-08-05", None),
    # a weekday and a day of the month: the nearest month in which they meet; where none does, the weekday
    ("Friday 25", "2022-02-25", None),
    ("Thursday 31", "2022-03-31", None),
    # the week of a day without its month
    ("week of the 18th", "2022-W11", None),
    ("first half of the year 2019", "2019-H1", None),
    ("FY2019/20", "2019/2020", None),
    ("present month", "2022-03", None),
    # the weekday tells the year, and which figure is the month
    ("Monday 11 April", "2022-04-11", None),
    ("Monday 11 October", "2021-10-11", None),
    ("Wednesday 11 January", "2023-01-11", None),
    ("Saturday 03/04/2021", "2021-04-03", None),
    ("Thursday 03/04/2021", "2021-03-04", None),
    # the week that begins or ends with a day
    ("week commencing 4 April", "2022-W14", None),
    ("week ending Sunday 10 April", "2022-W14", None),
    ("every other week", "P2W", None),
    ("weekends", "XXXX-WXX-WE", None),
    ("week of May 3-9", "2022-W18", None),
    ("weekend of 19-20 February", "2022-W07-WE", None),
    # a weekday beside a day
    ("Monday after Easter", "2022-04-18", None),
    ("Friday before 4 March", "2022-02-25", None),
    # the night between two days
    ("night of 9/10 April 1941", "1941-04-09TNI", None),
    ("early hours of Sunday morning", "2022-03-06TMO", None),
    ("0600 hrs GMT on 9 May", "2022-05-09T06:00Z", None),
    # between two distances
    ("three to five years ago", "2017/2019", None),
    ("two or three days ago", "2022-03-07/2022-03-08", None),
    # no year: the year nearest to publication
    ("30 December", "2021-12-30", None),
    ("9 April", "2022-04-09", None),
    ("1 January this year", "2022-01-01", None),
    # months, years and longer
    ("early February 2022", "2022-02", "START"),
    ("mid-March 2019", "2019-03", "MID"),
    ("end of last year", "2021", "END"),
    ("1990s", "199", None),
    ("early 1990s", "199", "START"),
    # years in words
    ("nineteen ninety-six", "1996", None),
    ("two thousand and fifteen", "2015", None),
    ("2017 April", "2017-04", None),
    ("19th century", "18", None),
    ("264 BC", "BC0264", None),
    ("summer of 2020", "2020-SU", None),
    ("first quarter of 2021", "2021-Q1", None),
    ("second half of 2021", "2021-H2", None),
    ("last week of March 2009", "2009-W13", None),
    ("Christmas Eve 2020", "2020-12-24", None),
    # the day after the fourth Thursday, not the fourth Friday
    ("Black Friday 2019", "2019-11-29", None),
    ("Good Friday 2022", "2022-04-15", None),
    # an uncertain date: the word for it belongs to the expression
    ("c. 1850", "1850", "APPROX"),
    ("around 4 March 2022", "2022-03-04", "APPROX"),
    # halves and quarters of what is longer than a year
    ("first half of the 19th century", "18", "START"),
    ("latter half of the 1920s", "192", "END"),
    ("second half of March 2019", "2019-03", "END"),
    # a winter is named by the year that it ends in
    ("winter of 1916–17", "1917-WI", None),
    # "the 1800s" are a century, "the 2000s" a decade
    ("1800s", "18", None),
    ("2000s", "200", None),
    ("1644 CE", "1644", None),
    ("5th century BC", "BC04", None),
    ("first decade of the 20th century", "190", None),
    ("2 August 216 BC", "BC0216-08-02", None),
    ("March of 211 BC", "BC0211-03", None),
    ("spring of 479 BC", "BC0479-SP", None),
    ("24 August AD 79", "0079-08-24", None),
    ("year 476", "0476", None),
    ("winter months of 1812", "1812-WI", None),
    # Easter by the Julian calendar before 1583, by the Gregorian after
    ("Palm Sunday 1461", "1461-03-29", None),
    ("Whit Monday 1846", "1846-06-01", None),
    # a fiscal year is no calendar year
    ("fiscal year 2023", "FY2023", None),
    ("2023 financial year", "FY2023", None),
    ("this fiscal year", "FY2022", None),
    ("school year 2019", "2019", None),
    # beside the day of publication
    ("week before last", "2022-W08", None),
    ("Wednesday after next", "2022-03-23", None),
    ("next week on Tuesday", "2022-03-15", None),
    ("week of 10 April", "2022-W14", None),
    ("overnight", "2022-03-09TNI", None),
    ("today", "2022-03-10", None),
    ("yesterday", "2022-03-09", None),
    ("day before yesterday", "2022-03-08", None),
    ("last week", "2022-W09", None),
    ("last month", "2022-02", None),
    ("earlier this year", "2022", None),
    ("Tuesday", "2022-03-08", None),
    ("Thursday", "2022-03-10", None),
    ("last December", "2021-12", None),
    ("three days ago", "2022-03-07", None),
    ("two months ago", "2022-01", None),
    ("in ten days", "2022-03-20", None),
    ("year's end", "2022", "END"),
    ("month's end", "2022-03", "END"),
    # half a year is six months
    ("two and a half years ago", "2019-09", None),
    ("a quarter of a century ago", "1997", None),
    ("half an hour later", "FUTURE_REF", None),
    ("late on Wednesday", "2022-03-09", "END"),
    ("later on Wednesday", "2022-03-09", None),
    ("later this year", "2022", None),
    ("early Friday morning", "2022-03-04TMO", "START"),
    ("two weeks before Christmas", "2021-12-11", None),
    ("eve of 8 March", "2022-03-07", None),
    # times
    ("2:15 a.m. on 7 May 2021", "2021-05-07T02:15", None),
    ("24 February 2022 at 14:30", "2022-02-24T14:30", None),
    ("11 p.m.", "T23", None),
    ("Monday morning", "2022-03-07TMO", None),
    ("last night", "2022-03-09TNI", None),
    ("half past seven", "T07:30", None),
    ("a quarter to nine", "T08:45", None),
    ("ten past four in the afternoon", "T16:10", None),
    ("0600 hours", "T06:00", None),
    ("at 1300 hours", "T13:00", None),
    ("1300 hours", "PT1300H", None),
    ("14h30", "T14:30", None),
    ("12 noon", "T12:00", None),
    ("five in the morning", "T05", None),
    ("next week on Tuesday at 9 a.m.", "2022-03-15T09:00", None),
    ("tomorrow pm", "2022-03-11TAF", None),
    ("Sunday evening at half past eight", "2022-03-06T20:30", None),
    ("eight o'clock on Sunday evening", "2022-03-06T20:00", None),
    # the small hours of a night are of the day behind it
    ("last night at 2 a.m.", "2022-03-10T02:00", None),
    ("9 p.m. last night", "2022-03-09T21:00", None),
    ("3 a.m. on the morning of 24 February", "2022-02-24T03:00", None),
    ("10 p.m. on Sunday night", "2022-03-06T22:00", None),
    ("8.30 in the morning", "T08:30", None),
    ("night of 4–5 March 1871", "1871-03-04TNI", None),
    ("night of March 4-5", "2022-03-04TNI", None),
    ("night of March 4th and 5th", "2022-03-04TNI", None),
    ("night of Friday to Saturday", "2022-03-04TNI", None),
    ("night from 12 to 13 August 2020", "2020-08-12TNI", None),
    # durations
    ("two days", "P2D", None),
    ("more than two decades", "P20Y", "MORE_THAN"),
    ("up to 10 years", "P10Y", "EQUAL_OR_LESS"),
    ("two and a half years", "P2.5Y", None),
    ("a year and a half", "P1.5Y", None),
    ("two years and three months", "P2Y3M", None),
    ("several days", "PXD", None),
    ("72-hour", "PT72H", None),
    ("month-long", "P1M", None),
    ("half a century", "P50Y", None),
    ("past decade and a half", "P15Y", None),
    ("last quarter century", "P25Y", None),
    ("past half hour", "PT0.5H", None),
    ("past two quarters", "P6M", None),
    # the first and last days, weeks, months, years of a period
    ("first days of May 2021", "2021-05", "START"),
    ("closing weeks of 1918", "1918", "END"),
    ("early years of the 20th century", "19", "START"),
    # two thirds of a period
    ("mid-to-late 2021", "2021", None),
    ("early to mid 1990s", "199", None),
    ("noughties", "200", None),
    ("year-end 2021", "2021", "END"),
    ("2021-May-03", "2021-05-03", None),
    # the same day, week or month of another year
    ("two years ago today", "2020-03-10", None),
    ("Christmas last year", "2021-12-25", None),
    ("six months ago today", "2021-09-10", None),
    ("a year ago this week", "2021-W10", None),
    ("one year ago this month", "2021-03", None),
    ("overnight into Tuesday", "2022-03-07TNI", None),
    ("overnight Saturday", "2022-03-05TNI", None),
    ("overnight from Friday to Saturday", "2022-03-04TNI", None),
    ("Thursday 24/02 at 11.00 a.m.", "2022-02-24T11:00", None),
    ("past six months", "P6M", None),
    ("past year", "P1Y", None),
    ("for the third day", "P3D", None),
    # recurring and vague times
    ("every Friday", "XXXX-WXX-5", None),
    ("every first Friday", "P1M", None),
    ("every second Friday", "XXXX-WXX-5", None),
    ("every two weeks", "P2W", None),
    ("twice a week", "P1W", None),
    ("annual", "P1Y", None),
    ("19th of every month", "XXXX-XX-19", None),
    ("recently", "PAST_REF", None),
    ("time of writing", "PRESENT_REF", None),
    ("days that followed", "FUTURE_REF", None),
    ("now", "PRESENT_REF", None),
]


@pytest.mark.parametrize(("words", "value", "mod"), VALUES, ids=[row[0] for row in VALUES])
def test_values(words: str, value: str | None, mod: str | None) -> None:
    reading = dates.read(words, NEWS)
    assert reading is not None
    assert (reading.value, reading.mod) == (value, mod)


RANGES = [
    ("between 2 and 5 January", "2022-01-02/2022-01-05", ["2022-01-02", "2022-01-05"]),
    ("28–30 May 2021", "2021-05-28/2021-05-30", ["2021-05-28", "2021-05-30"]),
    ("May 2-5, 2021", "2021-05-02/2021-05-05", ["2021-05-02", "2021-05-05"]),
    ("5 and 6 January 2022", "2022-01-05/2022-01-06", ["2022-01-05", "2022-01-06"]),
    ("from June 2020 to September 2021", "2020-06/2021-09", ["2020-06", "2021-09"]),
    ("between November and February 2021", "2020-11/2021-02", ["2020-11", "2021-02"]),
    ("Monday to Wednesday", "2022-03-07/2022-03-09", ["2022-03-07", "2022-03-09"]),
    ("Monday to Friday", "2022-02-28/2022-03-04", ["2022-02-28", "2022-03-04"]),
    ("from Monday through Thursday of next week", "2022-03-14/2022-03-17", ["2022-03-14", "2022-03-17"]),
    ("2019–20", "2019/2020", ["2019", "2020"]),
    ("2017 or 2018", "[2017,2018]", ["2017", "2018"]),
    ("between now and 2025", "PRESENT_REF/2025", ["PRESENT_REF", "2025"]),
    # a day alone is of the month of the other end
    ("from the ninth to the seventeenth of April 1943", "1943-04-09/1943-04-17", ["1943-04-09", "1943-04-17"]),
    ("between April 9th and the seventeenth", "2022-04-09/2022-04-17", ["2022-04-09", "2022-04-17"]),
    ("late on Monday into Tuesday", "2022-03-07/2022-03-08", ["2022-03-07", "2022-03-08"]),
    # the era, the century and "p.m." stand once
    ("from 305 to 30 BC", "BC0305/BC0030", ["BC0305", "BC0030"]),
    ("from the 16th to the 18th century", "15/17", ["15", "17"]),
    ("2 to 4 p.m.", "T14/T16", ["T14", "T16"]),
    # how long at least and at most
    ("two to five years", "P2Y/P5Y", ["P2Y", "P5Y"]),
    ("between 60 and 90 days", "P60D/P90D", ["P60D", "P90D"]),
    ("10-to-15-year", "P10Y/P15Y", ["P10Y", "P15Y"]),
    ("from six months to two years", "P6M/P2Y", ["P6M", "P2Y"]),
    ("two and a half to three years", "P2.5Y/P3Y", ["P2.5Y", "P3Y"]),
    ("24-48 hours", "PT24H/PT48H", ["PT24H", "PT48H"]),
    ("a day or two", "P1D/P2D", ["P1D", "P2D"]),
    ("18:30-20:00", "T18:30/T20:00", ["T18:30", "T20:00"]),
    ("3/4 May", "2022-05-03/2022-05-04", ["2022-05-03", "2022-05-04"]),
    # midnight opens a range as the beginning of a day
    ("between midnight and 4 a.m.", "T00:00/T04", ["T00:00", "T04"]),
    ("between 10 and 11:30 a.m.", "T10/T11:30", ["T10", "T11:30"]),
    ("11 to 1 p.m.", "T11/T13", ["T11", "T13"]),
    # the second time is of the next day where the clock has gone round
    ("from 10 p.m. to 4 a.m. on Friday", "2022-03-04T22:00/2022-03-05T04:00", ["2022-03-04T22:00", "2022-03-05T04:00"]),
]


@pytest.mark.parametrize(("words", "value", "parts"), RANGES, ids=[row[0] for row in RANGES])
def test_ranges_have_their_ends_as_parts(words: str, value: str, parts: list[str]) -> None:
    reading = dates.read(words, NEWS)
    assert reading is not None
    assert reading.value == value
    assert [part[2] for part in reading.parts] == parts


def test_without_an_anchor_unknown_parts_stay_unknown() -> None:
    nothing = Anchors()
    values = {words: getattr(dates.read(words, nothing), "value", "none") for words in ("5 January", "January", "Friday", "summer")}
    assert values == {"5 January": "XXXX-01-05", "January": "XXXX-01", "Friday": "XXXX-WXX-5", "summer": "XXXX-SU"}


def test_what_is_said_of_the_writers_days_does_not_hang_on_the_story() -> None:
    words = ["2014", "last year", "this year", "last week", "yesterday", "two years ago", "August", "three days later"]
    assert values_of(*words, published=None) == ["2014", None, None, None, "XXXX-XX-XX", "PAST_REF", "2014-08", "2014-08-XX"]


def test_the_future_tense_looks_ahead() -> None:
    ahead = Anchors(PUBLISHED, tense="future")
    assert [getattr(dates.read(words, ahead), "value", None) for words in ("Friday", "May")] == ["2022-03-11", "2022-05"]


def values_of(*words: str, published: date | None = PUBLISHED, day_first: bool | None = None) -> list[str | None]:
    found = readings([Expression(text) for text in words], published, day_first)
    return [reading.value if reading else None for reading in found]


def test_later_expressions_hang_on_those_before() -> None:
    assert values_of("9 August 2021", "three days later", "the following month") == ["2021-08-09", "2021-08-12", None]
    assert values_of("9 August 2021", "the day before", "that year")[0] == "2021-08-09"
    assert values_of("9 August 2021", "following month", "that year") == ["2021-08-09", "2021-09", "2021"]


def test_words_elsewhere_complete_an_expression() -> None:
    expressions = [Expression("4", tail="May 2019"), Expression("6", lead="May", tail="2022"), Expression("18th", tail="centuries")]
    assert [reading.value if reading else None for reading in readings(expressions, PUBLISHED)] == ["2019-05-04", "2022-05-06", "17"]


def test_a_distance_in_several_units_is_as_exact_as_its_smallest() -> None:
    assert values_of("9 August 2021", "two years and three months later") == ["2021-08-09", "2023-11"]
    assert values_of("9 August 2021", "two years, a month") == ["2021-08-09", None]
    assert values_of("9 August 2021", "one month and three days later") == ["2021-08-09", "2021-09-12"]


def test_a_short_year_in_a_narrative_is_of_its_century() -> None:
    assert values_of("1786", "1787", "May 1788", "1790", "1791", "1792", "'89")[-1] == "1789"
    assert values_of("'89") == ["1989"]


def test_a_quarter_that_no_tense_places_is_the_near_one() -> None:
    august = date(2022, 8, 19)
    tenses: list[dates.Tense | None] = [None, "past", "future"]
    found = [readings([Expression("fourth quarter", tense=tense)], august)[0] for tense in tenses]
    assert [reading.value if reading else None for reading in found] == ["2022-Q4", "2021-Q4", "2022-Q4"]


def test_a_quarter_by_its_sign_goes_by_tense_too() -> None:
    found = [readings([Expression("Q3", tense=tense)], PUBLISHED)[0] for tense in (None, "past", "future")]
    assert [reading.value if reading else None for reading in found] == ["2021-Q3", "2021-Q3", "2022-Q3"]


def test_a_clause_in_the_past_names_no_day_far_ahead() -> None:
    days = [Expression("1 May"), Expression("1 May", tense="past"), Expression("9 March", tense="past")]
    found = [readings([expression], date(2022, 2, 1))[0] for expression in days]
    assert [reading.value if reading else None for reading in found] == ["2022-05-01", "2021-05-01", "2022-03-09"]


HISTORY = [
    # the same paragraph goes on with the history that it tells
    ("23 August 1939", Expression("1 September", gap=40), "1939-09-01"),
    ("23 August 1939", Expression("4:45 a.m. on 1 September", gap=40), "1939-09-01T04:45"),
    ("1789", Expression("14 July", gap=5), "1789-07-14"),
    # a year alone only beside it
    ("1789", Expression("14 July", gap=30), "2022-07-14"),
    # another paragraph, the future, the recent past
    ("23 August 1939", Expression("1 September"), "2022-09-01"),
    ("23 August 1939", Expression("1 September", tense="future", gap=40), "2022-09-01"),
    ("14 May 2019", Expression("2 March", gap=40), "2022-03-02"),
]


@pytest.mark.parametrize(("before", "expression", "value"), HISTORY)
def test_history_inside_a_report(before: str, expression: Expression, value: str) -> None:
    found = readings([Expression(before), expression], PUBLISHED)[1]
    assert found is not None
    assert found.value == value


def test_a_year_that_hangs_on_the_one_before_goes_on_with_its_history() -> None:
    expressions = [Expression("1996"), Expression("following year", gap=40), Expression("9 November", gap=40)]
    found = [reading.value if reading else None for reading in readings(expressions, PUBLISHED)]
    assert found == ["1996", "1997", "1997-11-09"]


def test_earlier_in_the_day_is_of_the_day_named_last() -> None:
    found = readings([Expression("today"), Expression("4 March"), Expression("earlier in the day")], PUBLISHED)[2]
    assert found is not None
    assert found.value == "2022-03-04"


def test_the_day_of_a_report_is_the_one_that_it_named() -> None:
    assert values_of("Tuesday", "day") == ["2022-03-08", "2022-03-08"]
    assert values_of("4 May 2019", "day") == ["2019-05-04", "2022-03-10"]
    # an aside years back leaves it as it was
    assert values_of("Tuesday", "4 May 2019", "day", "morning") == ["2022-03-08", "2019-05-04", "2022-03-08", "2022-03-08TMO"]


def test_an_event_named_by_its_month_takes_the_year_that_the_document_gives_the_month() -> None:
    expressions = [Expression("2 June 2020"), Expression("June", event=True), Expression("June"), Expression("May", event=True)]
    found = [reading.value if reading else None for reading in readings(expressions, PUBLISHED)]
    assert found == ["2020-06-02", "2020-06", "2022-06", "2022-05"]


def test_in_a_narrative_months_take_the_year_of_the_story() -> None:
    words = ["1911", "12 May 1912", "1913", "June 1913", "4 July 1913", "1914", "8 July"]
    assert values_of(*words)[-1] == "1913-07-08"


@pytest.mark.parametrize(
    ("others", "day_first", "value"),
    [
        (["28/02/2021"], None, "2022-02-01"),
        (["9/25/2021"], None, "2022-01-02"),
        (["3 May 2021"], None, "2022-02-01"),
        (["May 3, 2021"], None, "2022-01-02"),
        (["May 3, 2021"], True, "2022-02-01"),
        ([], None, "2022-01-02"),
    ],
    ids=["a day over 12", "a month-first day over 12", "words day first", "words month first", "as told", "slashes"],
)
def test_the_order_of_figures(others: list[str], day_first: bool | None, value: str) -> None:
    assert values_of(*others, "01/02/2022", day_first=day_first)[-1] == value


def test_the_place_of_publication_decides_the_order_of_figures_where_nothing_else_does() -> None:
    orders = []
    for words, place in [("3/4/2022", True), ("3.4.2022", False), ("3/4/2022", None), ("28/02/2021", False)]:
        found = readings([Expression(words), Expression("5/6/2021")], PUBLISHED, None, place)
        orders.append([reading.value if reading else None for reading in found])
    assert orders == [
        ["2022-04-03", "2021-06-05"],
        ["2022-03-04", "2021-05-06"],
        ["2022-03-04", "2021-05-06"],
        ["2021-02-28", "2021-06-05"],
    ]
    assert values_of("3/4/2022", day_first=False) == ["2022-03-04"]


EDTF = [
    ("199", "199X"),
    ("18", "18XX"),
    ("BC0264", "-0263"),
    ("2021-Q1", "2021-33"),
    ("2020-SU", "2020-22"),
    ("2022-W09", "2022-02-28/2022-03-06"),
    ("2021-H1", "2021-01/2021-06"),
    ("2021-05-07T02:15", "2021-05-07T02:15:00"),
    ("2022-03-07TMO", "2022-03-07"),
    ("2020-06/2021-09", "2020-06/2021-09"),
    ("[2017,2018]", "[2017,2018]"),
    ("BC04", "-04XX"),
    ("BC0305/BC0030", "-0304/-0029"),
    ("BC0216-08-02", "-0215-08-02"),
    ("BC0001-03", "0000-03"),
    # midnight is the end of its day
    ("2022-03-06T24:00", "2022-03-06"),
    ("2022-03-04T22:00/2022-03-05T04:00", "2022-03-04/2022-03-05"),
    ("T14/T16", None),
    ("FY2023", None),
    ("P3D", None),
    ("PAST_REF", None),
    ("XXXX-WXX-5", None),
    ("2022-02-30", None),
]


@pytest.mark.parametrize(("value", "expected"), EDTF)
def test_edtf(value: str, expected: str | None) -> None:
    assert edtf(value) == expected


WORDS = [row[0] for row in VALUES] + [row[0] for row in RANGES]


@settings(deadline=None)
@given(st.sampled_from(WORDS), st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.none())
def test_edtf_is_valid_or_nothing(words: str, published: date | None) -> None:
    parser = pytest.importorskip("edtf").parse_edtf
    reading = dates.read(words, Anchors(published))
    assert reading is not None
    written = dates.value_in_edtf(reading, published)
    if written is not None:
        parser(written)


@settings(deadline=None)
@given(st.sampled_from(WORDS), st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_the_first_day_is_not_after_the_last(words: str, published: date) -> None:
    reading = dates.read(words, Anchors(published))
    assert reading is not None
    first, last = dates.span_of(reading, published)
    assert first is None or last is None or first <= last


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_without_error_and_in_order(text: str) -> None:
    found = list(shapes.find(text))
    assert all(one.end <= two.start for one, two in pairwise(found))
    for item in found:
        dates.meaning(item, NEWS)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*timewords._vocabulary(), "5", "12", "31", "2019", "5th", "14:30", "1990s", "2/3", ",", "-"]), max_size=9))
def test_any_words_of_time_have_a_meaning(words: list[str]) -> None:
    for item in shapes.find(" ".join(words)):
        reading = dates.meaning(item, NEWS)
        dates.value_in_edtf(reading, PUBLISHED)
        dates.span_of(reading, PUBLISHED)


def test_the_thirds_of_a_month() -> None:
    spans = [dates.span_of(dates.Reading("DATE", "2022-02", mod)) for mod in ("START", "MID", "END")]
    assert spans == [
        (date(2022, 2, 1), date(2022, 2, 10)),
        (date(2022, 2, 11), date(2022, 2, 20)),
        (date(2022, 2, 21), date(2022, 2, 28)),
    ]


def test_the_parts_of_longer_periods_are_whole_months() -> None:
    words = ["first half of the 19th century", "early 1990s", "late 2021"]
    spans = [dates.span_of(reading) for reading in (dates.read(text, NEWS) for text in words) if reading]
    assert spans == [
        (date(1800, 1, 1), date(1849, 12, 31)),
        (date(1990, 1, 1), date(1993, 4, 30)),
        (date(2021, 9, 1), date(2021, 12, 31)),
    ]


def test_easter() -> None:
    assert [feasts.easter(year) for year in (1961, 2000, 2024)] == [date(1961, 4, 2), date(2000, 4, 23), date(2024, 3, 31)]


def starts(items: object) -> tuple[set[str], bool]:
    """The characters that a parsed pattern can begin with, and whether it can be empty."""
    out: set[str] = set()
    for kind, value in items:  # type: ignore[attr-defined]
        if str(kind) in ("ASSERT", "ASSERT_NOT"):
            continue
        chars, empty = item_starts(str(kind), value)
        out |= chars
        if not empty:
            return out, False
    return out, True


def item_starts(kind: str, value: object) -> tuple[set[str], bool]:
    match kind, value:
        case "LITERAL", code:
            return {chr(code)}, False  # type: ignore[arg-type]
        case "IN", members:
            return {chr(code) for _, code in members}, False  # type: ignore[attr-defined]
        case "SUBPATTERN", (_, _, _, inner):
            return starts(inner)
        case "BRANCH", (_, branches):
            found = [starts(branch) for branch in branches]
            return set().union(*(chars for chars, _ in found)), any(empty for _, empty in found)
    least, _, inner = value  # type: ignore[misc]
    chars, empty = starts(inner)
    return chars, empty or least == 0


@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_each_shape_is_tried_at_every_class_that_it_can_begin_with(shape: str) -> None:
    assert starts(re._parser.parse(shapes.SHAPES[shape]))[0] == set(shapes.STARTS[shape])
    assert shape in meanings._MEANINGS


@pytest.mark.parametrize(
    ("reason", "expressions", "values"),
    [
        (
            "a day in the past is not counted from that of publication, which an attribution names",
            [("May 4", "past"), ("today", None), ("two days later", "past")],
            ["2023-05-04", "2023-05-07", "2023-05-06"],
        ),
        ("nor where nothing stands before it", [("today", None), ("two days later", "past")], ["2023-05-07", "FUTURE_REF"]),
        ("nor is half a century", [("half a century later", "past")], ["FUTURE_REF"]),
        ("nor is a year", [("today", None), ("two years later", "past")], ["2023-05-07", "FUTURE_REF"]),
        ("what is to come is", [("today", None), ("two days later", "future")], ["2023-05-07", "2023-05-09"]),
        ("a day before publication is told as it stands", [("May 3", "past"), ("two days later", "past")], ["2023-05-03", "2023-05-05"]),
    ],
)
def test_the_past_is_not_ahead(reason: str, expressions: list[tuple[str, Tense | None]], values: list[str]) -> None:
    found = readings([Expression(words, tense) for words, tense in expressions], date(2023, 5, 7))
    assert [reading and reading.value for reading in found] == values, reason


HISTORIES = [
    # a history that names its year once, and nothing of the days of the text
    (
        ["spring of 1863", "June of that year", "12th", "end of the month", "next month"],
        ["1863-SP", "1863-06", "1863-06-12", "1863-06", "1863-07"],
    ),
    # news that mentions an old date
    (["4 June 1989", "Monday", "next month"], ["1989-06-04", "2023-05-01", "2023-06"]),
    (["April", "1961", "next month"], ["2023-04", "1961", "2023-06"]),
]


STORIES = [
    # a long story: no year of it is an aside
    (
        ["6 July 1875", "1878", "27 November 1889", "1890", "28 September 1895", "1899", "9 April 1901", "September"],
        ["1875-07-06", "1878", "1889-11-27", "1890", "1895-09-28", "1899", "1901-04-09", "1901-09"],
    ),
    # a winter goes on from the December that it began in
    (["October 1776", "winter", "end of the year", "spring"], ["1776-10", "1777-WI", "1776", "1777-SP"]),
    (["December 1776", "following spring", "summer"], ["1776-12", "1777-SP", "1777-SU"]),
    # what had been before is left behind again
    (["10 March 1905", "previous October", "May"], ["1905-03-10", "1904-10", "1905-05"]),
    (["10 March 1905", "six months earlier", "two days later"], ["1905-03-10", "1904-09", "1905-03-12"]),
    # what hangs on the story leads on to its year
    (["6 January 1959", "following year", "December"], ["1959-01-06", "1960", "1960-12"]),
    # a year beside the story lends itself to its sentence alone
    (["6 January 1887", "1906", "July"], ["1887-01-06", "1906", "1906-07"]),
    # before Christ
    (["490 BC", "August", "following spring", "8 May"], ["BC0490", "BC0490-08", "BC0489-SP", "BC0489-05-08"]),
    # the season that is under way
    (["August 1776", "spring"], ["1776-08", "1776-SP"]),
    # the first date of a story, however far from the rest
    (["May 1740", "next year", "1790", "1791", "1792", "1793", "1794"], ["1740-05", "1741", "1790", "1791", "1792", "1793", "1794"]),
]


@pytest.mark.parametrize(("words", "values"), STORIES)
def test_stories_go_on(words: list[str], values: list[str]) -> None:
    assert [reading and reading.value for reading in readings([Expression(word, gap=20) for word in words], None)] == values


def test_a_history_told_in_a_report_leaves_the_days_of_the_writer_where_they_are() -> None:
    years = [Expression(str(year), gap=40) for year in (1911, 1912, 1913, 1914, 1916)]
    told = [
        Expression("7 October 1917", gap=40),
        Expression("Sunday", gap=4),
        Expression("Monday", "past", gap=40),
        Expression("6 a.m. on Saturday"),
    ]
    found = readings([*years, *years, *years, *years, *told], date(2023, 5, 7))
    assert [reading and reading.value for reading in found[-3:]] == ["1917-10-07", "2023-05-01", "2023-05-06T06:00"]


CASES = [
    # a case of years ago goes on in its own year
    (["14 June 2019", "16 June", "following week", "20 December"], ["2019-06-14", "2019-06-16", "2019-W25", "2019-12-20"]),
    (["4 November 2020", "December", "January"], ["2020-11-04", "2020-12", "2023-01"]),
    (["autumn of 2015", "2 October", "Christmas"], ["2015-FA", "2015-10-02", "2015-12-25"]),
    # news leaves the year of its own days unsaid
    (["14 June 2019", "2 April"], ["2019-06-14", "2023-04-02"]),
    (["14 March 2019", "February"], ["2019-03-14", "2023-02"]),
    # a day before the one told of
    (["14 June 2019", "3 May"], ["2019-06-14", "2023-05-03"]),
]


@pytest.mark.parametrize(("words", "values"), CASES)
def test_a_case_goes_on(words: list[str], values: list[str]) -> None:
    today, *told = [Expression("today"), *(Expression(word, "past", gap=None if n == 0 else 60) for n, word in enumerate(words))]
    found = readings([today, *told], date(2023, 5, 7))
    assert [reading and reading.value for reading in found[1:]] == values


def test_a_clock_that_has_gone_round_ends_on_the_next_day() -> None:
    found = readings([Expression("4 March"), Expression("6 p.m. to 6 a.m.")], PUBLISHED)[1]
    assert found is not None
    assert found.value == "2022-03-04T18:00/2022-03-05T06:00"


def test_a_case_does_not_go_on_with_what_is_still_to_come() -> None:
    told = [Expression("March 2017"), Expression("6 July", gap=60), Expression("20 July", "past", gap=60)]
    found = readings([Expression("today"), *told], date(2023, 6, 30))
    assert [reading and reading.value for reading in found[1:]] == ["2017-03", "2023-07-06", "2017-07-20"]


def test_a_date_line_is_no_day_that_a_report_tells_of() -> None:
    found = readings([Expression("2 May 2023"), Expression("2 May 2022"), Expression("6:30 a.m.", gap=50)], date(2023, 5, 2))
    assert [reading and reading.value for reading in found] == ["2023-05-02", "2022-05-02", "2022-05-02T06:30"]


def test_a_sentence_keeps_its_year() -> None:
    found = readings([Expression("today"), Expression("March 2020"), Expression("2 April", "past", gap=18)], date(2023, 5, 7))
    assert [reading and reading.value for reading in found[1:]] == ["2020-03", "2020-04-02"]


def test_a_month_lies_between_the_days_that_are_given_before_and_behind_it() -> None:
    words = ["12 October 1920", "following March", "early November", "14 November 1920"]
    found = readings([Expression(word, gap=40) for word in words], None)
    assert [reading and reading.value for reading in found] == ["1920-10-12", "1921-03", "1920-11", "1920-11-14"]


@pytest.mark.parametrize(("words", "values"), HISTORIES)
def test_short_histories_tell_of_their_own_year(words: list[str], values: list[str]) -> None:
    found = readings([Expression(word, gap=40) for word in words], date(2023, 5, 7))
    assert [reading and reading.value for reading in found] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between six months and two years", ["P6M/P2Y"]),  # two ends
        ("six months and two years", ["P6M", "P2Y"]),  # two lengths
        ("from two years to six months", ["P2Y", "P6M"]),  # a cut
        ("two years and six months", ["P2Y6M"]),  # a sum
    ],
)
def test_units_that_grow_are_no_sum(text: str, values: list[str]) -> None:
    assert [dates.meaning(found, Anchors()).value for found in shapes.find(text)] == values
