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

FORMATS = ("table", "json", "jsonl", "csv")


def writer(name: str) -> Write:
    """Return the function that writes format ``name``; its module is imported now, so that no other need be."""
    module = import_module(f"civicx.writers.{'table' if name == 'table' else name}")
    write: Write = module.write
    return write
