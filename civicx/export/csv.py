"""A CSV file for each table, in UTF-8; texts that a spreadsheet would run as formulas are made harmless."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from civicx.export.tables import TABLES, Row
from civicx.writers.csv import safe

# Columns of the project's own words: a comparator "=" is no formula, and a key is no text.
_CODES = frozenset(
    (
        *("comparator", "key", "document", "id", "kind", "label", "country"),
        *("status", "event", "mod", "type", "sha256", "entity", "person"),
    )
)


def write(rows: Iterable[tuple[str, Row]], target: Path) -> None:
    """Write ``documents.csv``, ``entities.csv`` … into the folder ``target``."""
    with ExitStack() as open_files:
        writers = {}
        for table in TABLES:
            stream = open_files.enter_context((target / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            writers[table.name] = csv.writer(stream, lineterminator="\n")
            writers[table.name].writerow([column.name for column in table.columns])
        names = {table.name: [column.name for column in table.columns] for table in TABLES}
        for table_name, row in rows:
            cells = [cell if name in _CODES else safe(cell) for name, cell in zip(names[table_name], row, strict=True)]
            writers[table_name].writerow(cells)
