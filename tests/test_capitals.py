"""Texts in capitals are analysed as if they were written in the usual way."""

from __future__ import annotations

import pytest

from civicx.components import capitals
from civicx.extractor import Extractor
from civicx.readers import Document

REPORT = (
    "Brelsk, 12 Jan 90 -- Leftist rebels killed 13 soldiers and wounded seven in an ambush near the town of Port Sela on Monday. "
    "Two nurses, who were travelling in a bus, also died. Marta Ruiz said that 40 guards had been arrested."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THREE SOLDIERS DIED (FMLN)", True),
        ("THREE SOLDIERS DIED on Monday", False),  # a lead in capitals
        ("Three soldiers died", False),
        ("12. -", False),  # no letters
        ("", False),
    ],
)
def test_what_is_in_capitals(text: str, expected: bool) -> None:
    assert capitals.in_capitals(text) is expected


def test_small_letters_are_as_many() -> None:
    assert [capitals.lowered(word) for word in ("KILLED", "İ")] == ["killed", "İ"]


def test_a_text_in_capitals_has_the_facts_of_the_same_text_in_usual_writing(extractor: Extractor) -> None:
    usual, large = (extractor.extract(text, published="1990-01-13") for text in (REPORT, REPORT.upper()))
    assert [(q.start, q.end, q.low, q.event) for q in large.quantities] == [(q.start, q.end, q.low, q.event) for q in usual.quantities]
    assert [q.event for q in usual.quantities] == ["killed", "injured", "killed", "detained"]
    assert "MARTA RUIZ" in [entity.name for entity in large.entities]
    assert [(q.kind, q.spans) for q in large.quotes] == [(q.kind, q.spans) for q in usual.quotes]


def test_small_words_in_capitals_are_no_acronyms(extractor: Extractor) -> None:
    large = extractor.extract("THE ARMY IS IN PORT SELA, AND IT IS NOT KNOWN WHO GAVE US THE ORDER, A SPOKESMAN SAID.")
    assert not {"IS", "IT", "US", "WHO"} & {entity.name for entity in large.entities}


def test_the_words_stay_as_they_are(extractor: Extractor) -> None:
    doc = next(extractor._docs([_document(REPORT.upper())]))[2]
    assert doc.text == REPORT.upper()
    assert [token.tag_ for token in doc if token.text in ("KILLED", "REBELS")] == ["NNS", "VBD"]


def _document(text: str) -> Document:
    return Document(id="-", source="-", text=text)
