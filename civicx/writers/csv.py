"""One fact a row, the same columns for every kind."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from typing import IO, Any

from civicx.records import Record
from civicx.writers import Style
from civicx.writers.jsonl import facts

COLUMNS = (
    *("document", "kind", "id", "type", "start", "end", "text"),
    *("name", "aliases", "mentions", "country"),
    *("value", "mod", "edtf", "from", "to", "granularity"),
    *("low", "high", "comparator", "unit", "counted", "event", "status"),
    *("speaker", "entity", "role", "affiliation", "cue"),
)
# Words of ours, which hold no formula; "=" is a comparator and stays one.
_CODES = frozenset({"kind", "id", "type", "country", "mod", "granularity", "comparator", "event", "status"})
# Spreadsheets take a cell that begins so, also after white space, for a formula (OWASP, "CSV Injection").
_FORMULA = re.compile(r"[\s\0\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


def write(records: Iterable[Record], stream: IO[str], style: Style) -> None:
    """Write a heading and a row for each fact; an entity stands at its first mention, a quote from its first word to its last."""
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    for record in records:
        names = {entity.id: entity.name for entity in record.entities}
        for fact in facts(record):
            row = _FLATTEN[fact["kind"]](fact, names)
            rows.writerow([row.get(name) if name in _CODES else safe(row.get(name)) for name in COLUMNS])
        stream.flush()


def safe(cell: Any) -> Any:
    """Return a text that a spreadsheet would run as a formula with an apostrophe before it; anything else as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell != "-" and _FORMULA.match(cell) else cell


def _entity(fact: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    first = fact["mentions"][0]
    return {
        **fact,
        **{key: first[key] for key in ("start", "end", "text")},
        "type": fact["label"],
        "aliases": "; ".join(fact["aliases"]),
        "mentions": len(fact["mentions"]),
        "role": _joined(role["title"] for role in fact["roles"]),
        "affiliation": _joined(names.get(role["organization"]) for role in fact["roles"]),
    }


def _joined(words: Iterable[str | None]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


def _quote(fact: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    speaker = fact["speaker"] or {}
    return {
        **fact,
        "start": min(start for start, _ in fact["spans"]),
        "end": max(end for _, end in fact["spans"]),
        "speaker": speaker.get("name") or speaker.get("text"),
        **{key: speaker.get(key) for key in ("entity", "role", "affiliation")},
        "cue": fact["cue"] and fact["cue"]["text"],
    }


def _as_it_is(fact: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return fact


_FLATTEN: dict[str, Callable[[dict[str, Any], dict[str, str]], dict[str, Any]]] = {
    "entity": _entity,
    "date": _as_it_is,
    "quantity": _as_it_is,
    "quote": _quote,
}
