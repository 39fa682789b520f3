"""Documents of any length go through, in order, with offsets into the whole text."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import civicx
from civicx import extractor as module
from civicx.extractor import Extractor, pieces
from civicx.options import Options
from civicx.readers import Document


@settings(max_examples=200)
@given(st.text(alphabet="ab \n.", max_size=400), st.integers(min_value=2, max_value=60))
def test_pieces_are_the_text_cut_short(text: str, size: int) -> None:
    cut = list(pieces(text, size))
    assert "".join(piece for piece, _ in cut) == text
    assert all(len(piece) <= size for piece, _ in cut)
    assert [last for _, last in cut] == [False] * (len(cut) - 1) + [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aaaa bb\n\ncc dd ee\nff", ["aaaa bb\n\n", "cc dd ee\nff"]),
        ("aaaa bb cc\ndd ee ff gg", ["aaaa bb cc\n", "dd ee ff gg"]),
        ("aaaa bb cc dd ee ff", ["aaaa bb cc ", "dd ee ff"]),
        ("a" * 27, ["a" * 12, "a" * 12, "a" * 3]),
    ],
    ids=["at a paragraph", "else at a line", "else at a space", "else anywhere"],
)
def test_pieces_are_cut_at_the_best_border(text: str, expected: list[str]) -> None:
    assert [piece for piece, _ in pieces(text, 12)] == expected


def test_a_long_text_gives_the_facts_of_its_parts(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PIECE", 120)
    paragraph = "On 4 May 2021, police arrested 12 nurses in Oslo.\n\n"
    record = extractor.extract(paragraph * 9)
    assert [fact.start for fact in record.dates] == [3 + len(paragraph) * n for n in range(9)]
    assert {fact.value for fact in record.dates} == {"2021-05-04"}
    assert [fact.low for fact in record.quantities] == [12] * 9
    (oslo,) = (entity for entity in record.entities if entity.name == "Oslo")
    assert [mention.start for mention in oslo.mentions] == [44 + len(paragraph) * n for n in range(9)]


def test_documents_keep_their_order(extractor: Extractor) -> None:
    texts = ["Four.", "x " * 3000, "", "Five nurses."]
    documents = [Document(id=str(n), source="s", text=text) for n, text in enumerate(texts)]
    records = list(extractor.records(documents))
    assert [(record.document.id, record.document.chars) for record in records] == [("0", 5), ("1", 6000), ("2", 0), ("3", 12)]


def test_the_publication_day_comes_from_the_best_source(extractor: Extractor) -> None:
    text = "(Oslo, March 3, 2021) - Nurses went on strike.\n"
    days = [
        extractor.extract(text).document,
        extractor.extract(text, published="2021-03-04").document,
        extractor.extract(text, published=date(2021, 3, 4), options=Options(published=date(2020, 1, 1))).document,
        extractor.extract("Nurses went on strike.").document,
    ]
    assert [(day.published, day.published_from) for day in days] == [
        ("2021-03-03", "dateline"),
        ("2021-03-04", "metadata"),
        ("2020-01-01", "option"),
        (None, None),
    ]


def test_the_library_s_two_functions(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(civicx, "_extractors", {None: extractor})
    assert civicx.extract("Four nurses left on 4 May 2021.").dates[0].value == "2021-05-04"
    with pytest.raises(ValueError, match="Invalid isoformat"):
        civicx.extract("Four nurses left.", published="yesterday")


def test_a_moment_stands_for_its_day(extractor: Extractor) -> None:
    moment = datetime(2021, 3, 4, 23, 30)
    records = [
        extractor.extract("Nurses left on Monday.", published=moment),
        extractor.extract("Nurses left on Monday.", options=Options(published=moment)),
        *extractor.records([Document(id="1", source="s", text="Nurses left on Monday.", published=moment)]),
    ]
    assert [(record.document.published, record.dates[0].value) for record in records] == [("2021-03-04", "2021-03-01")] * 3


def test_a_day_that_is_missing_in_a_data_frame_is_none(extractor: Extractor) -> None:
    records = extractor.records([Document(id="1", source="s", text="Nurses left.", published=pandas.NaT)])  # type: ignore[arg-type]
    assert [record.document.published for record in records] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (b"Nurses", TypeError, "a text is a str, not bytes"),
        (None, TypeError, "a text is a str, not NoneType"),
        ("Nurses \ud83d left", ValueError, "half of a surrogate pair at character 7 of the text"),
    ],
)
def test_what_is_no_text_is_refused(extractor: Extractor, text: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=f"^{message}$"):
        extractor.extract(text)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"only": ("quotes", "names")}, "no kind of fact is called 'names'"),
        ({"date_order": "ymd"}, "no order of dates is called 'ymd'; the orders are auto, dmy, mdy"),
    ],
)
def test_options_that_there_are_not(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Options(**given)


def test_records_can_be_sent_to_another_process(extractor: Extractor) -> None:
    record = extractor.extract("“Nobody slept,” said Ann Lund on 4 May 2021.")
    assert pickle.loads(pickle.dumps(record)) == record


def test_type_checkers_are_told_that_the_package_is_typed() -> None:
    assert (files("civicx") / "py.typed").is_file()


def test_an_empty_line_begins_a_sentence_and_a_line_break_does_not(extractor: Extractor) -> None:
    doc = extractor.nlp.get_pipe("civicx_paragraphs")(
        extractor.nlp.make_doc("Union wins pay deal\n\nNurses in Oslo\nwent back.\n \nAll of them")
    )
    assert [token.text for token in doc if token.is_sent_start] == ["Union", "Nurses", "All"]


def test_no_name_runs_from_a_headline_into_the_text(extractor: Extractor) -> None:
    record = extractor.extract("Nurses protest in Port Sela\n\nHarbour League members joined them on Monday.\n")
    assert all("\n" not in mention.text for entity in record.entities for mention in entity.mentions)
