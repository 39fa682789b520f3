"""One SQLite database: keys and references, indexes on them, and full-text search over what was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from civicx.export.tables import TABLES, Column, Row, Table

_TYPES = {"integer": "INTEGER", "number": "REAL", "text": "TEXT", "day": "TEXT"}
_BATCH = 2000


def write(rows: Iterable[tuple[str, Row]], target: Path) -> None:
    """Write the tables into the database ``target``, which does not exist yet."""
    with closing(sqlite3.connect(target)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA foreign_keys = OFF")
        for table in TABLES:
            database.execute(_create(table))
        _insert(database, rows)
        for table in TABLES:
            for column in table.columns:
                if column.refers:
                    database.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
        # In double quotes: datasette looks for the table's name so to offer the search.
        database.execute('CREATE VIRTUAL TABLE quotes_fts USING fts5 (text, speaker_name, content="quotes")')
        database.execute("INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild')")
        database.commit()
        database.execute("ANALYZE")
        database.commit()


def _create(table: Table) -> str:
    columns = ", ".join(_column(column, table.key) for column in table.columns)
    return f'CREATE TABLE "{table.name}" ({columns})'


def _column(column: Column, key: str | None) -> str:
    parts = [f'"{column.name}"', _TYPES[column.type]]
    if column.name == key:
        parts.append("PRIMARY KEY")
    if column.refers:
        parts.append('REFERENCES "{}" ("{}")'.format(*column.refers.split(".")))
    return " ".join(parts)


def _insert(database: sqlite3.Connection, rows: Iterable[tuple[str, Row]]) -> None:
    statements = {table.name: f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})' for table in TABLES}
    held: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for name, row in rows:
        held[name].append(row)
        if len(held[name]) >= _BATCH:
            database.executemany(statements[name], held[name])
            held[name].clear()
    for name, rest in held.items():
        database.executemany(statements[name], rest)
