"""The samples give the records in ``golden/``; ``python -m tests.test_golden`` writes them anew, to be read before they are committed.

A golden record says what the pipeline finds in a whole release today, errors included: a change in it is to be looked at, not feared.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from civicx.extractor import Extractor

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parent / "samples").iterdir())
# The publication day of samples whose text does not say it.
PUBLISHED = {"watchlist.txt": "2023-12-04", "long_quotes.txt": "2024-07-15"}


def found(extractor: Extractor, sample: Path) -> dict[str, Any]:
    """Return the record of a sample, without what names versions."""
    record = extractor.extract(sample.read_text("utf-8"), published=PUBLISHED.get(sample.name)).to_dict()
    return {key: value for key, value in record.items() if key not in ("civicx", "model")}


def golden(sample: Path) -> Path:
    return HERE / "golden" / f"{sample.stem}.json"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_sample_gives_its_golden_record(extractor: Extractor, sample: Path) -> None:
    assert found(extractor, sample) == json.loads(golden(sample).read_text("utf-8"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_golden_record_stands_on_its_words(sample: Path) -> None:
    text = sample.read_text("utf-8")
    record = json.loads(golden(sample).read_text("utf-8"))
    facts = [*record["dates"], *record["quantities"], *(mention for entity in record["entities"] for mention in entity["mentions"])]
    assert [fact for fact in facts if text[fact["start"] : fact["end"]] != fact["text"]] == []


if __name__ == "__main__":
    (HERE / "golden").mkdir(exist_ok=True)
    loaded = Extractor()
    for path in SAMPLES:
        golden(path).write_text(json.dumps(found(loaded, path), indent=1, ensure_ascii=False) + "\n", "utf-8")
