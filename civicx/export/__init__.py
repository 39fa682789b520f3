"""Writes the tables of many records in the forms that people analyse them in; a module for each form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

# Form -> module with ``write(rows, target)``, imported when it is asked for.
FORMS = {"csv": "csv", "parquet": "parquet", "sqlite": "sqlite", "xlsx": "xlsx"}
# Forms of several files: the target is a folder, or a .zip of them.
FOLDERS = frozenset({"csv", "parquet"})

Write = Callable[[Iterable[tuple[str, tuple[Any, ...]]], Path], None]


def writer(form: str) -> Write:
    """Return the function that writes ``(table, row)`` pairs to a path in a form of ``FORMS``."""
    return import_module(f"civicx.export.{FORMS[form]}").write  # type: ignore[no-any-return]
