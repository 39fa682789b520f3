"""The output formats: WRITERS maps a format's name to the function that writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import IO

from civicx.records import Record


@dataclass(frozen=True, slots=True)
class Style:
    """How to write: ``compact`` puts each record on one line, ``color`` and ``width`` are the terminal's."""

    compact: bool = False
    color: bool = False
    width: int = 80


Write = Callable[[Iterable[Record], IO[str], Style], None]

# The module of each format; it is imported when the format is asked for, since only table.py needs rich.
WRITERS = {
    "table": "civicx.writers.table",
    "json": "civicx.writers.json",
    "jsonl": "civicx.writers.jsonl",
    "csv": "civicx.writers.csv",
}


def writer(name: str) -> Write:
    """Return the function that writes format ``name``, a key of WRITERS."""
    write: Write = import_module(WRITERS[name]).write
    return write
