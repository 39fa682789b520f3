"""Reads records that were written before: a batch's folder, a file of records, or standard input."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from civicx.errors import InputError

_SPACE = re.compile(r"\s+")
_KEYS = ("document", "entities", "dates", "quantities", "quotes")


def records(source: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a folder with ``records.jsonl``, of a file, or of standard input (``-``), as dicts.

    They stand one a line, or printed over several lines, as civicx does with a single record and jq with any, or in a list.
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
        if not line.strip():
            continue
        if empty and line.strip() in (b"{", b"["):
            yield from _printed(line + stream.read(), name)
            return
        empty = False
        try:
            value = json.loads(line)
        except ValueError as error:
            raise InputError(f"{name}:{number}", f"is no JSON: {error}", "format") from None
        yield from _checked(value, f"{name}:{number}")
    if empty:
        raise InputError(name, "holds no record", "empty")


def _printed(data: bytes, name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of JSON that is printed over several lines."""
    decoder = json.JSONDecoder()
    try:
        text = data.decode("utf-8")
        start = _behind_space(text, 0)
        while start < len(text):
            value, end = decoder.raw_decode(text, start)
            yield from _checked(value, name)
            start = _behind_space(text, end)
    except ValueError as error:
        raise InputError(name, f"is no JSON: {error}", "format") from None


def _behind_space(text: str, start: int) -> int:
    found = _SPACE.match(text, start)
    return found.end() if found else start


def _checked(value: Any, place: str) -> Iterator[dict[str, Any]]:
    """Yield the record that a JSON value is, or the records of a list of them."""
    for found in value if isinstance(value, list) else [value]:
        whole = isinstance(found, dict) and all(key in found for key in _KEYS) and isinstance(found["document"], dict)
        if not whole or "sha256" not in found["document"]:
            raise InputError(place, "is no record of civicx (make records with civicx batch, or civicx extract --format json)", "format")
        yield found
