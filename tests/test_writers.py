"""The formats of one fact a line and one fact a row."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from examples import other_record, record

from civicx.writers import Style, writer
from civicx.writers.csv import safe


def written(form: str) -> str:
    stream = io.StringIO()
    writer(form)([record(), other_record()], stream, Style())
    return stream.getvalue()


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("jsonl").splitlines()]


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv"))))


def test_a_fact_a_line_kind_after_kind_document_after_document() -> None:
    assert [(fact["document"], fact["kind"], fact["id"]) for fact in lines()] == [
        *(("orrin.txt", "entity", id) for id in ("e1", "e2", "e3")),
        *(("orrin.txt", "date", id) for id in ("d1", "d2")),
        *(("orrin.txt", "quantity", id) for id in ("q1", "q2", "q3")),
        *(("orrin.txt", "quote", id) for id in ("u1", "u2")),
        *(("papers.txt", "entity", id) for id in ("e1", "e2")),
        ("papers.txt", "date", "d1"),
        *(("papers.txt", "quantity", id) for id in ("q1", "q2")),
        ("papers.txt", "quote", "u1"),
    ]


def test_a_line_holds_all_that_the_record_says_of_the_fact() -> None:
    facts = {(fact["document"], fact["id"]): fact for fact in lines()}
    for source in (record(), other_record()):
        body = source.to_dict()
        for kind in ("entities", "dates", "quantities"):
            for fact in body[kind]:
                line = facts[source.document.id, fact["id"]]
                assert {key: line[key] for key in fact} == fact
        for quote in body["quotes"]:
            line = facts[source.document.id, quote["id"]]
            assert line["type"] == quote["kind"]
            assert {key: line[key] for key in quote if key != "kind"} == {key: quote[key] for key in quote if key != "kind"}


def test_every_row_has_every_column() -> None:
    assert len(rows()) == len(lines())
    assert all(None not in row and None not in row.values() for row in rows())


def test_cells_of_each_kind() -> None:
    of = {(row["document"], row["id"]): {key: cell for key, cell in row.items() if cell} for row in rows()}
    assert of["orrin.txt", "e3"] == {
        **{"document": "orrin.txt", "kind": "entity", "id": "e3", "type": "PERSON", "start": "190", "end": "201", "text": "Mira Tollan"},
        **{"name": "Mira Tollan", "mentions": "1", "role": "director", "affiliation": "Lantern Watch"},
    }
    assert of["papers.txt", "d1"] == {
        **{"document": "papers.txt", "kind": "date", "id": "d1", "type": "DATE", "start": "65", "end": "73", "text": "May 2021"},
        **{"value": "2021-05", "mod": "APPROX", "edtf": "2021-05~", "from": "2021-05-01", "to": "2021-05-31", "granularity": "month"},
    }
    assert of["orrin.txt", "q3"] == {
        **{"document": "orrin.txt", "kind": "quantity", "id": "q3", "start": "138", "end": "145", "text": "over 40"},
        **{"low": "40", "comparator": ">", "unit": "count", "counted": "officers", "status": "asserted"},
    }
    assert of["orrin.txt", "u2"] == {
        **{"document": "orrin.txt", "kind": "quote", "id": "u2", "type": "direct", "start": "232", "end": "286"},
        **{"text": "The presses stopped, They will run again.", "speaker": "she", "cue": "added"},
    }


def test_numbers_stay_numbers_and_text_runs_no_formula() -> None:
    row = next(row for row in rows() if row["text"].endswith("-40"))
    assert (row["text"], row["low"], row["high"], row["comparator"]) == ("'-40", "-40", "-40", "=")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        # What spreadsheets evaluate.
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        # Also behind white space, a byte order mark, or as full-width signs.
        ("  =1", "'  =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("＝1", "'＝1"),
        # Tabs and line ends can open a new cell.
        ("\tx", "'\tx"),
        ("\nx", "'\nx"),
        # Nothing to fear.
        ("a=b", "a=b"),
        ("“=", "“="),
        ("", ""),
        (-40, -40),
        (0.5, 0.5),
        (None, None),
    ],
)
def test_formulas_are_disarmed(cell: object, expected: object) -> None:
    assert safe(cell) == expected
