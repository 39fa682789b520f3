"""Figures, the nouns they count and what happened to those counted."""

from __future__ import annotations

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from civicx import facts
from civicx.components.quantities import cues, figures

FIGURES = [
    # comparators: the longest phrase, negation first
    ("More than 300 people left.", "More than 300", ">", "count"),
    ("No fewer than 31 people left.", "No fewer than 31", ">=", "count"),
    ("Up to 90 people left.", "Up to 90", "<=", "count"),
    ("Nearly 600 people left.", "Nearly 600", "~", "count"),
    ("There were 12,000+ people.", "12,000+", ">=", "count"),
    # ranges
    ("They met between 40 and 60 people there.", "between 40 and 60", "range", "count"),
    # money, percentages, measures
    ("It cost US$3 million last time.", "US$3 million", "=", "USD"),
    ("It cost 2,500 Kenyan shillings.", "2,500 Kenyan shillings", "=", "KES"),
    ("About 60% agreed.", "About 60%", "~", "%"),
    ("They walked 15 kilometres.", "15 kilometres", "=", "kilometre"),
    ("It rose to USD10m in May.", "USD10m", "=", "USD"),
    ("Some say 118.5p is cheap.", "118.5p", "=", "penny"),
    ("KNOW THAT ALL 34 PRISONERS LEFT.", "34", "=", "count"),
    ("It cost ALL 34,000 there.", "ALL 34,000", "=", "ALL"),
    # scale letters
    ("They sold 35m of their phones.", "35m", "=", "count"),
    ("It has 8 B people.", "8 B", "=", "count"),
    # below zero
    ("The result was -5 yards.", "-5 yards", "=", "yard"),
    ("It fell to minus-130 degrees there.", "minus-130 degrees", "=", "degree"),
    # a number behind a date
    ("On 9 May, 49 people left.", "49", "=", "count"),
    ("It is an average of 1500.", "1500", "=", "count"),
    # pronouns
    ("None of them left.", "None", "=", "count"),
    # shares
    ("One in three workers agreed.", "One in three", "=", "ratio"),
    ("Two-thirds of them agreed.", "Two-thirds", "=", "ratio"),
]


@pytest.mark.parametrize(("text", "words", "comparator", "unit"), FIGURES)
def test_figure(text: str, words: str, comparator: str, unit: str) -> None:
    found = [(text[f.start : f.end], f.comparator, f.unit) for f in figures.find(text)]
    assert found == [(words, comparator, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "Under Article 19 of the charter, speech is free.",  # a reference
        "The council adopted Resolution 2334.",  # a reference
        "Call +44 20 7946 0958 for details.",  # a telephone number
        "It ended on 14 March 2019.",  # a date
        "It ended at 10:45 p.m. that night.",  # a time
        "He waited for three months.",  # a duration
        "He waited for 10 to 20 years.",  # a range of durations
        "This is the 43rd session.",  # an ordinal
        "They won 3-1 at home.",  # a score
        "It came on 3 JAN 90 from there.",  # a year of two digits
        "Mira Dovan ‘20 left.",  # a graduate's year
        "It has a 1080p screen.",  # lines of a picture
        "It made COVID -19 tests.",  # a name
        "It failed on several occasions.",  # no fact of its own
        "Nobody may be held there.",  # a rule, nothing that happened
        "Nobody knows.",  # nothing happened
        "Nobody was hurt in the blast.",  # as little
        "It is good for both men and women.",  # a pair of words
        "Findings ________ 14",  # a page in a table of contents
        "Findings . . . . . . 14",  # the same
        "2.1 Arrests in the port",  # a section
        "It is on page 3 of 14.",  # a page
        "Index: ABC 37/6883/2023",  # a document's number
        "Her account 34-567-89 was closed.",  # a number of an account
        "See https://example.org/2020/33/page for more.",  # an address
        "It is one of the largest.",  # pronoun
    ],
)
def test_no_quantity(nlp: Language, text: str) -> None:
    assert nlp(text)._.civicx_quantities == []


@given(st.text(max_size=300))
def test_figures_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for figure in figures.find(text):
        assert end <= figure.start < figure.end <= len(text)
        assert all(figure.start <= first < last <= figure.end for first, last in figure.numbers)
        end = figure.end


@pytest.mark.parametrize("unit", ["12 ", "more than 7 people, ", "$5 to ", "and "])
def test_time_is_linear_in_the_length(unit: str) -> None:
    def took(length: int) -> float:
        start = time.process_time()
        figures.find(unit * (length // len(unit)))
        return time.process_time() - start

    took(1000)
    assert took(100_000) < 40 * max(took(10_000), 0.01)


EVENTS = [
    ("Gunmen killed three teachers and kidnapped two farmers.", [("three", "teachers", "killed"), ("two", "farmers", "disappeared")]),
    ("The blast left 6 people dead and 15 injured.", [("6", "people", "killed"), ("15", "people", "injured")]),
    ("Police detained 60 nurses who had planned to stage a march.", [("60", "nurses", "detained")]),
    ("Seven farmers, including two children, were killed.", [("Seven", "farmers", "killed"), ("two", "children", "killed")]),
    ("Among the dead are two nurses.", [("two", "nurses", "killed")]),
    ("A total of 22 miners lost their lives.", [("22", "miners", "killed")]),
    ("The death toll rose to 48.", [("48", "people", "killed")]),
    ("Eight drivers suffered burns.", [("Eight", "drivers", "injured")]),
    ("Five guards were killed, three of them women.", [("Five", "guards", "killed"), ("three", "guards", "killed")]),
    ("Two 16-year-old bakers died.", [("Two", "bakers", "killed"), ("16-year-old", "age", None)]),
    # things are destroyed, not injured
    ("They burned 14 houses.", [("14", "houses", None)]),
    # nothing happened
    ("The office employs 40 lawyers.", [("40", "lawyers", None)]),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_event(nlp: Language, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    marks = nlp(text)._.civicx_quantities
    assert [(text[m["start"] : m["end"]], m["counted"], m["event"]) for m in marks] == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Police killed 12 farmers.", "asserted"),
        ("According to doctors, police killed 12 farmers.", "reported"),
        ("Police allegedly killed 12 farmers.", "alleged"),
    ],
)
def test_status(nlp: Language, text: str, status: str) -> None:
    assert [mark["status"] for mark in nlp(text)._.civicx_quantities] == [status]


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [("kill", "killed", "killing"), ("die", "died", "dying"), ("stab", "stabbed", "stabbing"), ("bury", "buried", "burying")],
)
def test_inflections(verb: str, past: str, ing: str) -> None:
    forms = cues.inflections(verb)
    assert (past, "past") in forms
    assert (ing, "ing") in forms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Either 14 or 15 people came.", ["14 or 15"]),  # neighbours are one estimate
        ("Either 20 or 60 people came.", ["20", "60"]),  # alternatives are two
        ("The index rose 12.5 points to 2,318.40 there.", ["12.5 points", "2,318.40"]),  # a change and its result
        ("From 300 to 2 million people came.", ["300 to 2 million"]),
        ("The index gained 40.5 points to 2,803 there.", ["40.5 points", "2,803"]),
        ("Between three to five men came.", ["Between three to five"]),
        ("The blast spread over a 50-yard circle.", ["50-yard"]),  # "over" is of place
        ("They killed 12 and two days later 40 more.", ["12", "40"]),  # a point in time
        ("The toll fell from 61 to 58.", ["61", "58"]),
        ("It costs eight or nine euros.", ["eight", "nine euros"]),  # alternative sums are two
    ],
)
def test_ends_of_a_range(text: str, words: list[str]) -> None:
    assert [text[f.start : f.end] for f in figures.find(text)] == words


MARK = re.compile(r"<q ((?:\w+='[^']*' ?)+)>(.*?)</q>")
CASES = tomllib.loads((Path(__file__).parent / "cases" / "quantities.toml").read_text("utf-8"))["case"]


def _marked(text: str) -> list[dict[str, object]]:
    """The quantities that a marked sentence says it holds."""
    out = []
    for attributes, words in MARK.findall(text):
        given = dict(re.findall(r"(\w+)='([^']*)'", attributes))
        low, _, high = given["v"].partition("..") if ".." in given["v"] else (given["v"], "", given["v"])
        out.append(
            {
                "text": words,
                "low": float(low) if low else None,
                "high": float(high) if high else None,
                "comparator": given.get("c", "="),
                "unit": given.get("unit", "count"),
                "counted": given.get("of"),
                "event": given.get("event"),
                "status": given.get("status", "asserted"),
            }
        )
    return out


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reason"])
def test_marked_sentence(nlp: Language, case: dict[str, str]) -> None:
    expected = _marked(case["text"])
    text = MARK.sub(r"\2", case["text"])
    found = facts.quantity_facts(nlp(text), text, (), ())
    keys = expected[0] if expected else {"text": ""}
    assert [{key: getattr(quantity, key) for key in keys} for quantity in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell from 6.4 to 5.9 percent.", [("=", "%"), ("=", "%")]),  # the unit stands with the last
        ("She went down from 171 pounds to 160 by May.", [("=", "pound"), ("=", "pound")]),  # the unit stands with the first
        ("It rose 0.3% to 2,480.75 there.", [("=", "%"), ("=", "count")]),  # a change and its result
        ("It makes under 120 hp (90 kW / 122 PS).", [("<", "horsepower"), ("<", "kilowatt"), ("<", "horsepower")]),  # one bound
        ("Two brothers, 19 and 22, left.", [("=", "count"), ("=", "year"), ("=", "year")]),  # their ages
        ("It is over 2,000 euros ($2,300).", [(">", "EUR"), ("=", "USD")]),  # a sum of its own
    ],
)
def test_shared_units_and_bounds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.comparator, f.unit) for f in figures.find(text)] == expected
