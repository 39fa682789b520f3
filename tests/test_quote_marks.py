"""Which stretches of a text stand between quotation marks."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicx.components.quotes import marks
from civicx.components.quotes.marks import Quoted


def stretches(text: str) -> list[Quoted]:
    return marks.quoted(text, marks.paragraphs(text))


PAIRED = [
    # each family of marks
    ("He said “we stay” and left.", ["we stay"]),
    ('He said "we stay" and left.', ["we stay"]),
    ("He said ‘we stay’ and left.", ["we stay"]),
    ("He said 'we stay' and left.", ["we stay"]),
    ("Er sagte „wir bleiben“ und ging.", ["wir bleiben"]),
    ("He said ‚we stay’ and left.", ["we stay"]),
    ("Il dit « nous restons » et part.", [" nous restons "]),
    ("Er sagte »wir bleiben« und ging.", ["wir bleiben"]),
    ("Il dit ‹nous restons› et part.", ["nous restons"]),
    ("He said ``we stay'' and left.", ["we stay"]),
    ("He said ''we stay'' and left.", ["we stay"]),
    ("He said ‘‘we stay’’ and left.", ["we stay"]),
    ("He said “we stay’’ and left.", ["we stay"]),
    ("He said ,,we stay” and left.", ["we stay"]),
    ("He said 〝we stay〞 and left.", ["we stay"]),
    # the wrong mark for its side, and marks of two kinds in one pair
    ("He said ”we stay” and left.", ["we stay"]),
    ('He said “we stay" and left.', ["we stay"]),
    ("’We stay in the camp until May.’ said Ann.", ["We stay in the camp until May."]),
    # two in one sentence
    ("“One,” she said, “two.”", ["One,", "two."]),
    ('"One," she said, "two."', ["One,", "two."]),
    # beside brackets
    ('("we stay")', ["we stay"]),
    # an inner pair belongs to the outer one
    ("“He told us ‘go home’ twice,” she said.", ["He told us ‘go home’ twice,"]),
    ("\"He told us 'go home' twice,\" she said.", ["He told us 'go home' twice,"]),
    ("‘He told us “go home” twice,’ she said.", ["He told us “go home” twice,"]),
    ("« Il dit “non” hier », dit-elle.", [" Il dit “non” hier "]),
    # a plural's apostrophe inside single marks closes nothing
    ("‘The workers’ rights are ours,’ she said.", ["The workers’ rights are ours,"]),
    ("'The workers' rights are ours,' she said.", ["The workers' rights are ours,"]),
    # an odd number: the opening mark whose own was lost ends where the next opens
    ("“First “second.” Third", ["First ", "second."]),
    ("“We stay,” she said. “They left.", ["We stay,", "They left."]),
]


@pytest.mark.parametrize(("text", "words"), PAIRED)
def test_pairs(text: str, words: list[str]) -> None:
    assert [text[q.start : q.end] for q in stretches(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "The people's council, the workers’ union and the unions' offices met.",  # possessives
        "The strikers’ camp didn't close and won’t.",  # contractions
        "It began in the ’90s and in '94 too.",  # years cut short
        "They sang rock 'n' roll 'til dawn.",  # elisions
        "The wall is 5'10\" high and 6' wide.",  # feet and inches
        "The wall is 5′10″ high.",  # primes
        "A 6\" pipe burst; an 8' fence fell.",  # one measure alone
        "He said “” and “...”.",  # nothing between them
    ],
)
def test_no_quotation_mark(text: str) -> None:
    assert [q for q in stretches(text) if q.closed and q.opened] == []


def test_outer_offsets_take_the_marks_in() -> None:
    text = "He said ``we stay'' and left."
    [found] = stretches(text)
    assert text[found.outer_start : found.outer_end] == "``we stay''"
    assert (found.opened, found.closed, found.single, found.continues) == (True, True, False, False)


def test_never_closed_ends_at_its_paragraph() -> None:
    text = "“We stay here\n\nThey left.”"
    first, second = stretches(text)
    assert (text[first.start : first.end], first.closed) == ("We stay here", False)
    assert (text[second.start : second.end], second.opened) == ("They left.", False)


@pytest.mark.parametrize("mark", ["“", '"', "«"])
def test_paragraph_opening_mark_repeated(mark: str) -> None:
    closing = {"“": "”", '"': '"', "«": "»"}[mark]
    text = f"{mark}We stay.\n\n{mark}We stay longer.{closing}\n\n{mark}Others came.{closing}"
    found = [(text[q.start : q.end], q.closed, q.continues) for q in stretches(text)]
    assert found == [("We stay.", False, False), ("We stay longer.", True, True), ("Others came.", True, False)]


def test_a_single_mark_never_closed_is_none() -> None:
    assert stretches("‘We stay here\n\nThey left.") == []


PARAGRAPHS = [
    ("One line.\nAnother line.", ["One line.", "Another line."]),  # short lines are paragraphs
    (
        "The nurses call on the mayor and the ministers in Oslo to:\n• send doctors, medicine and water to the camp at the lake\n• leave",
        [
            "The nurses call on the mayor and the ministers in Oslo to:",
            "• send doctors, medicine and water to the camp at the lake",
            "• leave",
        ],
    ),  # items of a list are paragraphs, however long
    ("One.\n\n \n  Two.\n", ["One.", "Two."]),  # blank lines, spaces at the sides
    ("", []),
    (" \n\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in marks.paragraphs(text)] == expected


@given(st.text(alphabet="ab s.,5\n\"“”„«»‘’'`", max_size=120))
def test_stretches_are_in_order_and_apart(text: str) -> None:
    found = stretches(text)
    for q in found:
        assert 0 <= q.outer_start <= q.start <= q.end <= q.outer_end <= len(text)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ['"a ', "“a ", "‘a ", "“a” "])
def test_a_megabyte_of_marks_takes_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    stretches(text)
    assert time.process_time() - start < 30
