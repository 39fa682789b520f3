"""Chronologies: entries whose year only an entry or a heading before them gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from civicx.normalize.timeline import Expression, readings

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = date(2023, 5, 7)


def entry(words: str) -> Expression:
    return Expression(words, entry=True)


CHRONICLES = [
    # entries follow the one that gives its year, over the turn of a year
    ([entry("3 November 2021"), entry("20 December"), entry("14 February")], ["2021-11-03", "2021-12-20", "2022-02-14"]),
    # a heading gives the year of all its entries
    (
        [entry("2019"), entry("Jan. 5"), entry("Nov. 3"), entry("2020"), entry("14 March")],
        ["2019", "2019-01-05", "2019-11-03", "2020", "2020-03-14"],
    ),
    # months and seasons alone
    (
        [entry("2019"), entry("January"), entry("Summer"), entry("December 2020"), entry("January")],
        ["2019", "2019-01", "2019-SU", "2020-12", "2021-01"],
    ),
    # the last first
    ([entry("1 February 2023"), entry("20 December"), entry("3 June")], ["2023-02-01", "2022-12-20", "2022-06-03"]),
    # what stands in an entry is near it
    ([entry("3 November 2021"), Expression("12 October", gap=30)], ["2021-11-03", "2021-10-12"]),
    # none without a year before it; text behind the chronology
    ([entry("16 March"), entry("18 March")], ["2023-03-16", "2023-03-18"]),
    ([entry("3 November 2021"), Expression("3 June")], ["2021-11-03", "2023-06-03"]),
    # entries that go on over the turn of a year, the last of them before the publication
    ([entry("29 December"), entry("9 January"), entry("23 June")], ["2021-12-29", "2022-01-09", "2022-06-23"]),
    ([entry("9 January"), entry("23 March"), entry("23 June")], ["2023-01-09", "2023-03-23", "2023-06-23"]),
    # no entry lies behind the publication
    ([entry("1 March 2023"), entry("2 June")], ["2023-03-01", "2022-06-02"]),
    # nor has a day that is given in full another
    ([entry("3 November 2021"), entry("5 January 2023")], ["2021-11-03", "2023-01-05"]),
]


@pytest.mark.parametrize(("expressions", "values"), CHRONICLES)
def test_entries_have_the_year_of_their_chronology(expressions: list[Expression], values: list[str]) -> None:
    assert [reading and reading.value for reading in readings(expressions, PUBLISHED)] == values


def test_entries_open_a_line(nlp: Language) -> None:
    text = "Key days\n2021\n• 3 May: The dam broke on 2 May.\nMay 5 – It was mended.\nOn 7 May it held.\n8 May saw rain."
    marks = nlp(text)._.civicx_dates
    assert [text[mark["start"] : mark["end"]] for mark in marks if mark["entry"]] == ["2021", "3 May", "May 5"]


def test_a_year_that_heads_a_chronology_is_no_part_of_its_first_entry(nlp: Language) -> None:
    text = "2020\nFebruary: The dam broke."
    assert [text[mark["start"] : mark["end"]] for mark in nlp(text)._.civicx_dates] == ["2020", "February"]
