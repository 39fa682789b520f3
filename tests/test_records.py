"""The record keeps its contract: the published schema is the code's, and every sample's record fits it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from civicx import schema
from civicx.extractor import Extractor
from civicx.options import Options
from civicx.readers import Document
from civicx.records import KINDS

ROOT = Path(__file__).parent.parent
SAMPLES = sorted(ROOT.glob("samples/*.*"))
PUBLISHED = json.loads((ROOT / "civicx" / "schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def records(extractor: Extractor) -> dict[str, dict[str, Any]]:
    documents = [Document(id=path.name, source=path.name, text=path.read_text("utf-8")) for path in SAMPLES]
    return {record.document.id: record.to_dict() for record in extractor.records(documents, Options(text=True))}


def test_the_published_schema_is_generated_from_the_records() -> None:
    assert schema.generate() == PUBLISHED


def test_the_schema_is_valid_draft_2020_12() -> None:
    assert PUBLISHED["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(PUBLISHED)


def test_the_schema_refuses_what_is_no_record(records: dict[str, dict[str, Any]]) -> None:
    validator = jsonschema.Draft202012Validator(PUBLISHED)
    record = records["dateline.txt"]
    assert validator.is_valid(record)
    assert not validator.is_valid({key: value for key, value in record.items() if key != "quotes"})
    assert not validator.is_valid(record | {"document": record["document"] | {"chars": "many"}})


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_fact_stands_on_its_words(path: Path, records: dict[str, dict[str, Any]]) -> None:
    record, text = records[path.name], path.read_text("utf-8")
    jsonschema.Draft202012Validator(PUBLISHED).validate(record)
    assert record["document"]["text"] == text
    spans = [mention for entity in record["entities"] for mention in entity["mentions"]]
    spans += record["dates"] + record["quantities"]
    spans += [part for fact in record["dates"] for part in fact["parts"] or []]
    spans += [quote[key] for quote in record["quotes"] for key in ("speaker", "cue") if quote[key]]
    assert spans
    assert [(span["text"], text[span["start"] : span["end"]]) for span in spans if text[span["start"] : span["end"]] != span["text"]] == []
    for quote in record["quotes"]:
        assert quote["text"] == " ".join(text[start:end] for start, end in quote["spans"])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_facts_come_in_document_order_and_are_numbered_in_it(path: Path, records: dict[str, dict[str, Any]]) -> None:
    record = records[path.name]
    first = {
        "entities": lambda fact: fact["mentions"][0]["start"],
        "dates": lambda fact: fact["start"],
        "quantities": lambda fact: fact["start"],
        "quotes": lambda fact: fact["spans"][0][0],
    }
    for kind, prefix in zip(KINDS, "edqu", strict=True):
        facts = record[kind]
        assert [fact["id"] for fact in facts] == [f"{prefix}{number}" for number in range(1, len(facts) + 1)]
        starts = [first[kind](fact) for fact in facts]
        assert starts == sorted(starts)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_what_facts_refer_to_exists(path: Path, records: dict[str, dict[str, Any]]) -> None:
    record = records[path.name]
    ids = {entity["id"]: entity["label"] for entity in record["entities"]}
    for entity in record["entities"]:
        assert {role["organization"] for role in entity["roles"]} - {None} <= {key for key, label in ids.items() if label != "PERSON"}
    assert {quote["speaker"]["entity"] for quote in record["quotes"] if quote["speaker"]} - {None} <= set(ids)
