"""What stands between the words is left out when a text is read; offsets lead back to the text itself."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicx.extractor import Extractor
from civicx.reading import read

PARAGRAPH = (
    "The Harbour League said on Tuesday that two of its members had been held since the strike at the docks of Selmouth began, "
    "and that their families were told nothing of it. Officers had come to the hall at night, it said, and taken papers away."
)


def plain(text: str) -> str:
    return read(text).text


def wrapped(text: str, width: int, newline: str = "\n") -> str:
    return newline.join(textwrap.wrap(text, width))


@pytest.mark.parametrize("width", [50, 66, 72, 100])
def test_a_paragraph_is_one_line(width: int) -> None:
    assert plain(wrapped(PARAGRAPH, width)) == PARAGRAPH


def test_indented_lines_and_line_ends_of_two_characters() -> None:
    assert plain(wrapped(PARAGRAPH, 60, "\r\n   ")) == PARAGRAPH


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    lines = [
        "They spoke of the long strike of the dockers and of the anti-",
        "government marches in Selmouth, where a league of the dock",
        "workers met.",
    ]
    assert plain("\n".join(lines)) == "".join([lines[0], lines[1], " ", lines[2]])


@pytest.mark.parametrize(
    ("reason", "below"),
    [
        ("a blank line", f"\n{PARAGRAPH}"),
        ("a list with marks", "- the first demand\n- the second demand\n* the third\n(a) a fourth\n2. a fifth"),
    ],
)
def test_what_stays_apart(reason: str, below: str) -> None:
    text = f"{wrapped(PARAGRAPH, 72)}\n{below}"
    assert plain(text) == f"{PARAGRAPH}\n{below}", reason


def test_a_line_with_room_ends_a_paragraph() -> None:
    lines = [*textwrap.wrap(PARAGRAPH, 72), *textwrap.wrap("The league, founded in 1990, " + PARAGRAPH, 72)]
    assert len(lines[len(textwrap.wrap(PARAGRAPH, 72)) - 1]) < 60, "the last line of the first paragraph"
    assert plain("\n".join(lines)).count("\n") == 1


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
    assert plain(text) == text, reason


@pytest.mark.parametrize(
    ("reason", "text", "expected"),
    [
        ("names of characters", "&ldquo;We&rsquo;re here&#8221; &amp; there", "“We’re here” & there"),
        ("an ampersand that names nothing", "Lund & Sons; AT&T; R&D &c", "Lund & Sons; AT&T; R&D &c"),
        ("UTF-8 taken for Windows-1252", "â€œJosÃ©â€™s houseâ€\u009d â€“ 5Â\u00a0km", "“José’s house” – 5 km"),
        ("letters that only look like that", "SÃO PAULO, Âge, ÂÂ", "SÃO PAULO, Âge, ÂÂ"),
        ("spaces of all widths", "1\u202f200 people\u00a0in\u2009all", "1 200 people in all"),
        ("two spaces", "It ended.  They  left.", "It ended. They left."),
        ("a lost space behind a quote", "“It ended,”said Diaz. “Why?”he asked.", "“It ended,” said Diaz. “Why?” he asked."),
        ("a lost space behind a sentence", "It ended.They left.", "It ended. They left."),
        (
            "points inside words",
            "www.Selmouth harbour.example e.g.Lund U.S.A",
            "www.Selmouth harbour.example e.g.Lund U.S.A",
        ),
        (
            "marks of footnotes",
            "Five were held.[2] Two left.[3]\nIt ended. [4] Ends”¹ in 5 km²",
            "Five were held. Two left.\nIt ended. Ends” in 5 km²",
        ),
        (
            "stars for footnotes",
            "the envoys* said,** the “pact”* ended\n* The envoys: Lund",
            "the envoys said, the “pact” ended\n* The envoys: Lund",
        ),
        ("stars that are none", "5 * 3, 5*3, f**k, * * *, (*)", "5 * 3, 5*3, f**k, * * *, (*)"),
        ("emphasis", "**For release**\nThe *Echo*, _The Tide_ and ***all*** of “*us*”", "For release\nThe Echo, The Tide and all of “us”"),
        ("lines below words", "net_worth_total, a_b and ana_diaz@mail.example", "net_worth_total, a_b and ana_diaz@mail.example"),
        ("a figure that an editor put in", "“They took [18] people,” she said.", "“They took [18] people,” she said."),
        ("columns stay apart", "Ana Diaz      Luis Lund", "Ana Diaz      Luis Lund"),
        ("hyphens", "Adeyemi\u2011Lund", "Adeyemi-Lund"),
        ("apostrophes", "the state´s workers´ rights, Wa`ad", "the state's workers' rights, Wa'ad"),
        ("accents alone and marks of code", "a ´ b, `code`", "a ´ b, `code`"),
        ("soft hyphens and joiners", "demon\u00adstra\u200dtors \ufeffleft", "demonstrators left"),
        ("an invisible space between words", "Harbour\u200bLeague, then\u200b Diaz", "Harbour League, then Diaz"),
        ("a mail's quoted lines", "He wrote:\n> We met.\n>> You did?\n2 > 1", "He wrote:\nWe met.\nYou did?\n2 > 1"),
        ("line ends", "one\r\ntwo\rthree\u2028four\u000cfive", "one\ntwo\nthree\nfour\nfive"),
    ],
)
def test_signs(reason: str, text: str, expected: str) -> None:
    assert plain(text) == expected, reason


def test_places() -> None:
    text = "Jos\u00c3\u00a9&rsquo;s\r\nhar\u00adbour"
    reading = read(text)
    assert reading.text == "José’s\nharbour"
    places = {word: text[slice(*reading.place(start := reading.text.index(word), start + len(word)))] for word in ("José", "’", "harbour")}
    assert places == {"José": "Jos\u00c3\u00a9", "’": "&rsquo;", "harbour": "har\u00adbour"}


@given(st.text(alphabet="ab.S -\r\n>&;#39\u00ad\u200b\u00e2\u20ac\u2122\u00a0", max_size=200))
def test_each_character_is_in_the_text(text: str) -> None:
    reading = read(text)
    spans = [reading.place(i, i + 1) for i in range(len(reading.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] or before == after for before, after in pairwise(spans))
    assert all(text[slice(*span)] == sign for sign, span in zip(reading.text, spans, strict=True) if sign in "abS.#")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_wrapped_release_gives_the_facts_of_the_plain_one(extractor: Extractor, newline: str) -> None:
    paragraphs = [
        PARAGRAPH,
        "“No one should spend a night in a cell for a leaflet that asks for a fair wage,” said Ana Diaz, director of the Harbour League.",
        "Officers detained more than 40 dockers between 4 May and 17 May 2021, and some 30 were released. Diaz called for an inquiry.",
    ]
    expected = extractor.extract("\n\n".join(paragraphs), published="2021-05-20")
    text = (newline * 2).join(wrapped(paragraph, 64, newline) for paragraph in paragraphs)
    record = extractor.extract(text, published="2021-05-20")
    assert [(e.label, e.name) for e in record.entities] == [(e.label, e.name) for e in expected.entities]
    assert [(d.value, d.edtf) for d in record.dates] == [(d.value, d.edtf) for d in expected.dates]
    assert [(q.low, q.high, q.counted, q.event) for q in record.quantities] == [
        (q.low, q.high, q.counted, q.event) for q in expected.quantities
    ]
    assert [(q.kind, q.speaker and q.speaker.name) for q in record.quotes] == [
        (q.kind, q.speaker and q.speaker.name) for q in expected.quotes
    ]
    assert [" ".join(q.text.split()) for q in record.quotes] == [" ".join(q.text.split()) for q in expected.quotes]
    facts = [*(m for e in record.entities for m in e.mentions), *record.dates, *record.quantities]
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)
    assert [quote.text for quote in record.quotes] == [" ".join(text[start:end] for start, end in quote.spans) for quote in record.quotes]
    assert any(newline in quote.text for quote in record.quotes)


Damage = Callable[[str], str]
DAMAGED: dict[str, Damage] = {
    "straight quotes": lambda text: re.sub("[‘’]", "'", re.sub("[“”]", '"', text)),
    "guillemets": lambda text: text.replace("“", "«").replace("”", "»"),
    "LaTeX quotes": lambda text: text.replace("“", "``").replace("”", "''"),
    "acute accents for apostrophes": lambda text: re.sub("['’]", "´", text),
    "HTML's names": lambda text: text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("’", "&#8217;"),
    "UTF-8 taken for Windows-1252": lambda text: text.replace("“", "â€œ").replace("”", "â€\u009d").replace("’", "â€™"),
    "hard spaces": lambda text: re.sub(r"(?<=[a-z]) (?=[A-Z\d])", "\u00a0", text),
    "invisible spaces": lambda text: re.sub(r"(?<=[a-z]) (?=[A-Z\d])", " \u200b", text),
    "two spaces": lambda text: text.replace(" ", "  "),
    "line ends of two characters": lambda text: text.replace("\n", "\r\n"),
    "narrow lines": lambda text: "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in text.split("\n\n")),
    "a mail's quotation": lambda text: re.sub(r"(?m)^", "> ", text),
    "bullets": lambda text: re.sub(r"(?m)^(?=\S)", "• ", text),
    "spaces before commas": lambda text: re.sub(r"(?<=\w),(?= )", " ,", text),
    "no space behind quotes": lambda text: text.replace("” ", "”"),
    "emphasis": lambda text: re.sub(r"(?m)^(“?)(\w+)", r"\1**\2**", text),
    "many blank lines": lambda text: text.replace("\n\n", "\n \n\n\n"),
}


@pytest.fixture(scope="module")
def usual(extractor: Extractor) -> Any:
    return _facts(extractor, _release())


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_release_gives_the_facts_of_the_sound_one(extractor: Extractor, usual: Any, damage: str) -> None:
    assert _facts(extractor, DAMAGED[damage](_release())) == usual


def _release() -> str:
    samples = Path(__file__).parents[1] / "samples"
    return "\n\n".join((samples / f"{name}.txt").read_text("utf-8").strip() for name in ("watchlist", "casualties", "long_quotes"))


def _facts(extractor: Extractor, text: str) -> Any:
    """Return what a record says, without its places and with plain apostrophes."""
    record = extractor.extract(text, published="2023-12-04")
    said = [(quote.kind, (who := quote.speaker) and (who.name, who.role, who.affiliation)) for quote in record.quotes]
    found = (
        sorted((entity.label, entity.name, len(entity.mentions)) for entity in record.entities),
        [(date.type, date.value, date.mod) for date in record.dates],
        [(quantity.low, quantity.high, quantity.unit, quantity.counted, quantity.event) for quantity in record.quantities],
        said,
    )
    return re.sub("['’]", "'", repr(found).replace('"', "'"))
