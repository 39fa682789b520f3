"""One JSON record per document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from civicx.records import Record
from civicx.writers import Style


def write(records: Iterable[Record], stream: IO[str], style: Style) -> None:
    """Write each record as a JSON object: one line each if ``style.compact``, else indented by two."""
    for record in records:
        stream.write((line(record) if style.compact else json.dumps(record.to_dict(), ensure_ascii=False, indent=2)) + "\n")
        stream.flush()


def line(record: Record) -> str:
    """Return the record as JSON on one line, without a line end."""
    return compact(record.to_dict())


def compact(value: Any) -> str:
    """Return ``value`` as JSON without spaces or line ends."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
