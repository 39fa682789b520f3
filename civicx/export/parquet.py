"""A Parquet file for each table, with typed columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from civicx.export.tables import TABLES, Row, Table
from civicx.readers.optional import library

_BATCH = 5000


def write(rows: Iterable[tuple[str, Row]], target: Path) -> None:
    """Write ``documents.parquet``, ``entities.parquet`` … into the folder ``target``; raises InputError where pyarrow is missing."""
    arrow = library("pyarrow", "parquet", "--to parquet")
    parquet = library("pyarrow.parquet", "parquet", "--to parquet")
    types = {"integer": arrow.int64(), "number": arrow.float64(), "text": arrow.string(), "day": arrow.date32()}
    schemas = {table.name: arrow.schema([(column.name, types[column.type]) for column in table.columns]) for table in TABLES}
    files = {name: parquet.ParquetWriter(target / f"{name}.parquet", schema) for name, schema in schemas.items()}
    held: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    by_name = {table.name: table for table in TABLES}

    def flush(name: str) -> None:
        files[name].write_table(arrow.table(_columns(by_name[name], held[name]), schema=schemas[name]))
        held[name].clear()

    try:
        for name, row in rows:
            held[name].append(row)
            if len(held[name]) >= _BATCH:
                flush(name)
        for name in held:
            flush(name)
    finally:
        for file in files.values():
            file.close()


def _columns(table: Table, rows: list[Row]) -> dict[str, list[Any]]:
    values = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
    return {column.name: _typed(column.type, cells) for column, cells in zip(table.columns, values, strict=True)}


def _typed(kind: str, cells: Iterable[Any]) -> list[Any]:
    if kind == "day":
        return [date.fromisoformat(cell) if cell else None for cell in cells]
    return [float(cell) if kind == "number" and cell is not None else cell for cell in cells]
