"""Lines broken at a column are read as one; all other line breaks stay."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicx.extractor import Extractor
from civicx.wrapping import unwrapped

PARAGRAPH = (
    "The Harbour League said on Tuesday that two of its members had been held since the strike at the docks of Selmouth began, "
    "and that their families were told nothing of it. Officers had come to the hall at night, it said, and taken papers away."
)


def wrapped(text: str, width: int, newline: str = "\n") -> str:
    return newline.join(textwrap.wrap(text, width))


@pytest.mark.parametrize("width", [50, 66, 72, 100])
def test_a_paragraph_is_one_line(width: int) -> None:
    assert unwrapped(wrapped(PARAGRAPH, width)) == PARAGRAPH


def test_each_character_of_a_break_is_a_space() -> None:
    assert unwrapped(wrapped(PARAGRAPH, 60, "\r\n")) == "  ".join(textwrap.wrap(PARAGRAPH, 60))


@pytest.mark.parametrize(
    ("reason", "below"),
    [
        ("a blank line", f"\n{PARAGRAPH}"),
        ("a list with marks", "- the first demand\n- the second demand\n* the third\n(a) a fourth\n2. a fifth"),
        ("a mail's quoted lines", "> they were told nothing\n> and held at night"),
    ],
)
def test_what_stays_apart(reason: str, below: str) -> None:
    text = f"{wrapped(PARAGRAPH, 72)}\n{below}"
    assert unwrapped(text) == f"{PARAGRAPH}\n{below}", reason


def test_a_line_with_room_ends_a_paragraph() -> None:
    lines = [*textwrap.wrap(PARAGRAPH, 72), *textwrap.wrap("The league, founded in 1990, " + PARAGRAPH, 72)]
    assert len(lines[len(textwrap.wrap(PARAGRAPH, 72)) - 1]) < 60, "the last line of the first paragraph"
    assert unwrapped("\n".join(lines)).count("\n") == 1


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("nothing", ""),
        ("one line", PARAGRAPH),
        ("a paragraph a line", f"{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}\n"),
        ("a list of names", "Ana Diaz\nLuis Lund\nOmar Reyes\nEva Marrow\n"),
        ("a poem, its lines of all lengths", "at night\nthey came for us, and we were gone\nin the fog\nbut where the sea\nis wide\n"),
        ("lines that go on, wider than any column", "\n".join(["word " * 40] * 6)),
    ],
)
def test_texts_that_are_not_wrapped(reason: str, text: str) -> None:
    assert unwrapped(text) == text, reason


@given(st.text(alphabet="ab. -\r\n", max_size=300))
def test_only_line_breaks_change(text: str) -> None:
    read = unwrapped(text)
    assert len(read) == len(text)
    assert all(before == after or (before in "\r\n" and after == " ") for before, after in zip(text, read, strict=True))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_wrapped_release_gives_the_facts_of_the_plain_one(extractor: Extractor, newline: str) -> None:
    paragraphs = [
        PARAGRAPH,
        "“No one should spend a night in a cell for a leaflet that asks for a fair wage,” said Ana Diaz, director of the Harbour League.",
        "Officers detained more than 40 dockers between 4 May and 17 May 2021, and some 30 were released. Diaz called for an inquiry.",
    ]
    plain = extractor.extract("\n\n".join(paragraphs), published="2021-05-20")
    text = (newline * 2).join(wrapped(paragraph, 64, newline) for paragraph in paragraphs)
    record = extractor.extract(text, published="2021-05-20")
    assert [(e.label, e.name) for e in record.entities] == [(e.label, e.name) for e in plain.entities]
    assert [(d.value, d.edtf) for d in record.dates] == [(d.value, d.edtf) for d in plain.dates]
    assert [(q.low, q.high, q.counted, q.event) for q in record.quantities] == [
        (q.low, q.high, q.counted, q.event) for q in plain.quantities
    ]
    assert [(q.kind, q.speaker and q.speaker.name) for q in record.quotes] == [(q.kind, q.speaker and q.speaker.name) for q in plain.quotes]
    assert [" ".join(q.text.split()) for q in record.quotes] == [" ".join(q.text.split()) for q in plain.quotes]
    facts = [*(m for e in record.entities for m in e.mentions), *record.dates, *record.quantities]
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)
    assert re.search(r"\s", "".join(fact.text for fact in facts))
