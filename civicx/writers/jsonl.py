"""One fact a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from civicx.records import Record
from civicx.writers import Style

# The key of a kind's facts in the record, and the word that says of one fact what it is.
KIND_WORDS = {"entities": "entity", "dates": "date", "quantities": "quantity", "quotes": "quote"}


def write(records: Iterable[Record], stream: IO[str], style: Style) -> None:
    """Write each fact as a compact JSON object on its own line, with its ``kind`` and ``document``."""
    for record in records:
        for fact in facts(record):
            stream.write(json.dumps(fact, ensure_ascii=False, separators=(",", ":")) + "\n")
        stream.flush()


def facts(record: Record) -> Iterator[dict[str, Any]]:
    """Yield the facts of a record as JSON-ready dicts, kind after kind.

    ``kind`` is entity, date, quantity or quote; what a quote itself calls its kind (direct, mixed, indirect) is its ``type`` here.
    """
    body = record.to_dict()
    for key, word in KIND_WORDS.items():
        for fact in body[key]:
            if "kind" in fact:
                fact = {("type" if name == "kind" else name): value for name, value in fact.items()}
            yield {"kind": word, "document": record.document.id, **fact}
