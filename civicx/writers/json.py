"""One JSON record per document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO

from civicx.records import Record
from civicx.writers import Style


def write(records: Iterable[Record], stream: IO[str], style: Style) -> None:
    """Write each record as a JSON object: one line each if ``style.compact``, else indented by two."""
    for record in records:
        indent = None if style.compact else 2
        separators = (",", ":") if style.compact else None
        stream.write(json.dumps(record.to_dict(), ensure_ascii=False, indent=indent, separators=separators) + "\n")
        stream.flush()
