"""Reads records that were written before: a batch's folder, a file with a record a line, or standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from civicx.errors import InputError

_KEYS = ("document", "entities", "dates", "quantities", "quotes")


def records(source: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a folder with ``records.jsonl``, of a file, or of standard input (``-``), as dicts.

    Raises InputError that names the line where one is no record, and where there is none at all.
    """
    if source == "-":
        yield from _lines(sys.stdin.buffer, source)
        return
    path = Path(source)
    path = path / "records.jsonl" if path.is_dir() else path
    try:
        with path.open("rb") as stream:
            yield from _lines(stream, str(path))
    except FileNotFoundError:
        raise InputError(str(path), "no such file", "missing") from None
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from None


def _lines(stream: IO[bytes], name: str) -> Iterator[dict[str, Any]]:
    empty = True
    for number, line in enumerate(stream, 1):
        if line.strip():
            empty = False
            yield _record(line, f"{name}:{number}")
    if empty:
        raise InputError(name, "holds no record", "empty")


def _record(line: bytes, place: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise InputError(place, f"is no JSON: {error}", "format") from None
    if not isinstance(found, dict) or any(key not in found for key in _KEYS) or "sha256" not in found["document"]:
        raise InputError(place, "is no record of civicx (make records with civicx batch, or civicx extract --format json)", "format")
    return found
