"""Generates ``schema.json`` from ``records.py``: ``python -m civicx.schema > civicx/schema.json`` (needs the test extras)."""

from __future__ import annotations

import json
from typing import Any

from civicx.records import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
OPTIONAL = {("DocumentInfo", "text"), ("DocumentInfo", "duplicate_of")}


def generate() -> dict[str, Any]:
    """Return the JSON Schema of a record: every key is required but those in OPTIONAL; others may come to be."""
    from pydantic import TypeAdapter

    body = TypeAdapter(Record).json_schema()
    definitions = body.pop("$defs")
    for name, definition in [("Record", body), *definitions.items()]:
        keys = {key.rstrip("_"): _plain(value) for key, value in definition["properties"].items()}
        definition["properties"] = keys
        definition["required"] = [key for key in keys if (name, key) not in OPTIONAL]
    return {"$schema": DIALECT, **body, "title": "civicx record", "$defs": definitions}


def _plain(definition: dict[str, Any]) -> dict[str, Any]:
    """Drop what only repeats the key: the generated title, and the default of the one optional key."""
    return {key: value for key, value in definition.items() if key not in ("title", "default")}


if __name__ == "__main__":
    print(json.dumps(generate(), indent=2))
