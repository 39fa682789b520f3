"""From a path or standard input to documents: one module per format, listed in READERS."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from civicx.errors import InputError
from civicx.readers import archives, docx, html, mail, markdown, pdf, tables, text
from civicx.readers.document import Document, Fields
from civicx.readers.tables import jsonl_documents
from civicx.readers.text import decode

__all__ = [
    "READERS",
    "STDIN",
    "TABLES",
    "Document",
    "Fields",
    "check",
    "decode",
    "jsonl_documents",
    "parse",
    "read",
    "reason",
    "rows",
    "several",
]

STDIN = "-"
# Largest file of one document, in bytes.
LARGEST = 256 * 1024 * 1024

READERS: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": text.document,
    ".md": markdown.document,
    ".markdown": markdown.document,
    ".html": html.document,
    ".htm": html.document,
    ".xhtml": html.document,
    ".pdf": pdf.document,
    ".docx": docx.document,
    ".eml": mail.document,
}
TABLES: dict[str, Callable[[IO[bytes], str, Fields | None], Iterator[Document | InputError]]] = {
    ".jsonl": tables.jsonl_documents,
    ".ndjson": tables.jsonl_documents,
    ".csv": tables.csv_documents,
    ".tsv": tables.csv_documents,
}


def check(source: str) -> None:
    """Raise InputError where ``source`` cannot be an input: missing, a folder, unreadable."""
    if source == STDIN:
        return
    path = Path(source)
    if path.is_dir():
        raise InputError(source, "is a folder; name its files, or use civicx batch")
    if not path.exists():
        raise InputError(source, "no such file", "missing")
    if not os.access(path, os.R_OK):
        raise InputError(source, "permission denied")


def read(source: str, fields: Fields | None = None) -> Iterator[Document | InputError]:
    """Yield the documents of one input (a path, or ``-`` for standard input), errors in the place of those that fail."""
    try:
        check(source)
        if source == STDIN:
            yield text.document(sys.stdin.buffer.read(), STDIN)
        elif archives.is_archive(source):
            with Path(source).open("rb") as stream:
                yield from _archived(stream, source, fields)
        elif suffix(source) in TABLES:
            with Path(source).open("rb") as stream:
                yield from rows(stream, source, fields)
        else:
            yield parse(load(source), source)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(source, reason(error))


def _archived(stream: IO[bytes], source: str, fields: Fields | None) -> Iterator[Document | InputError]:
    for member in archives.members(stream, source):
        try:
            if isinstance(member, InputError):
                raise member
            where = f"{source}:{member.name}"
            if suffix(member.name) in TABLES:
                yield from rows(io.BytesIO(member.data), where, fields)
            else:
                yield parse(member.data, where)
        except InputError as error:
            yield error


def rows(stream: IO[bytes], source: str, fields: Fields | None = None) -> Iterator[Document | InputError]:
    """Yield the documents of a table, errors in the place of those that fail."""
    return TABLES[suffix(source)](stream, source, fields)


def load(source: str) -> bytes:
    """Return the bytes of a file; raises InputError where it cannot be read or is over LARGEST."""
    path = Path(source)
    try:
        # A pipe (as of process substitution) has no size; a regular file has.
        if path.is_file() and path.stat().st_size > LARGEST:
            raise InputError(source, f"larger than {LARGEST:,} bytes", "limit")
        return path.read_bytes()
    except OSError as error:
        raise InputError(source, reason(error)) from None


def parse(data: bytes, source: str) -> Document:
    """Return the one document of a file, read as its name says, as plain text where the name says nothing."""
    if source.lower().endswith(archives.PACKED):
        raise InputError(source, "an archive inside an archive, or one that civicx does not open", "format")
    return READERS.get(suffix(source), text.document)(data, source)


def reason(error: OSError) -> str:
    """Return what the system says went wrong, as part of a sentence."""
    return (error.strerror or str(error)).lower()


def suffix(source: str) -> str:
    """Return the file name's ending, in lower case."""
    return Path(source).suffix.lower()


def several(source: str) -> bool:
    """Whether an input holds many documents, so that its records are written one a line."""
    return archives.is_archive(source) or suffix(source) in TABLES
