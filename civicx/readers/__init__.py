"""From a path or standard input to documents: one module per format, listed in READERS."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

from civicx.errors import InputError
from civicx.readers import archives, docx, html, mail, markdown, pdf, tables, text
from civicx.readers.archives import Member
from civicx.readers.document import Document, Fields
from civicx.readers.tables import jsonl_documents
from civicx.readers.text import decode

__all__ = [
    "READERS",
    "SEARCHED",
    "STDIN",
    "TABLES",
    "Content",
    "Document",
    "Fields",
    "Member",
    "check",
    "contents",
    "decode",
    "document",
    "jsonl_documents",
    "opened",
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
    ".json": tables.json_documents,
    ".csv": tables.csv_documents,
    ".tsv": tables.csv_documents,
}


# What folders are searched for; much else than articles is kept as .json.
SEARCHED = (READERS.keys() | TABLES.keys()) - {".json"}

# What an input holds: a table's row, a file that is not yet parsed, or what is wrong.
Content = Document | Member | InputError


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
        with opened(source) as stream:
            for item in contents(stream, source, fields):
                try:
                    yield document(item)
                except InputError as error:
                    yield error
    except InputError as error:
        yield error


def document(item: Content) -> Document:
    """Return the document that ``item`` is or holds; raises InputError where it is or holds none."""
    if isinstance(item, InputError):
        raise item
    return item if isinstance(item, Document) else parse(item.data, item.name)


@contextmanager
def opened(source: str) -> Iterator[IO[bytes]]:
    """Give the bytes of an input; raises InputError where it cannot be opened, or read within the block."""
    check(source)
    try:
        with nullcontext(sys.stdin.buffer) if source == STDIN else Path(source).open("rb") as stream:
            yield stream
    except OSError as error:
        raise InputError(source, reason(error)) from None


def contents(stream: IO[bytes], source: str, fields: Fields | None = None) -> Iterator[Content]:
    """Yield what an input holds: the rows of a table, the files of an archive, or the file itself; files are not yet parsed."""
    source = archives.shown(source)
    try:
        if archives.is_archive(source):
            for member in archives.members(stream, source):
                yield from [member] if isinstance(member, InputError) else _archived(member, source, fields)
        elif suffix(source) in TABLES:
            yield from rows(stream, source, fields)
        else:
            yield Member(source, _whole(stream, source))
    except InputError as error:
        yield error


def _archived(member: Member, source: str, fields: Fields | None) -> Iterator[Content]:
    where = f"{source}:{member.name}"
    if suffix(member.name) not in TABLES:
        yield Member(where, member.data)
        return
    try:
        yield from rows(io.BytesIO(member.data), where, fields)
    except InputError as error:
        yield error


def _whole(stream: IO[bytes], source: str) -> bytes:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(source, f"larger than {LARGEST:,} bytes", "limit")
    return data


def rows(stream: IO[bytes], source: str, fields: Fields | None = None) -> Iterator[Document | InputError]:
    """Yield the documents of a table, errors in the place of those that fail."""
    return TABLES[suffix(source)](stream, source, fields)


def parse(data: bytes, source: str) -> Document:
    """Return the one document of a file, read as its name says, else as its first bytes do, else as plain text.

    Raises InputError where it holds none, or where a library stumbles over it.
    """
    if source.lower().endswith(archives.PACKED):
        raise InputError(source, "an archive inside an archive, or one that civicx does not open", "format")
    try:
        return (READERS.get(suffix(source)) or _reader(data, source))(data, source)
    except InputError:
        raise
    except Exception as error:  # the other inputs can still be read
        raise InputError(source, f"internal error: {type(error).__name__}: {error}", "internal") from error


def _reader(data: bytes, source: str) -> Callable[[bytes, str], Document]:
    """Return the reader of a file whose name tells none; what is piped in is text, whatever it looks like."""
    start = data[:1024].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if source == STDIN:
        return text.document
    if start.startswith((b"<!doctype html", b"<html")):
        return html.document
    return pdf.document if start.startswith(b"%pdf-") else text.document


def reason(error: OSError) -> str:
    """Return what the system says went wrong, as part of a sentence."""
    return (error.strerror or str(error)).lower()


def suffix(source: str) -> str:
    """Return the file name's ending, in lower case."""
    return Path(source).suffix.lower()


def several(source: str) -> bool:
    """Whether an input holds many documents, so that its records are written one a line."""
    return archives.is_archive(source) or suffix(source) in TABLES
