"""From a path or standard input to documents: one function per format, listed in READERS."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from civicx.errors import InputError

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Document:
    """One text to extract from; ``published`` is what the input's metadata says, if anything."""

    id: str
    source: str
    text: str
    title: str | None = None
    published: date | None = None


def decode(data: bytes, source: str) -> str:
    """Return ``data`` as text: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252.

    Not one character is changed (line ends stay as they are). Raises InputError for binary data and for
    bytes that none of these encodings has, naming the first such byte.
    """
    for bom, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(bom):
            return _decode_strict(data, encoding, source, skip=len(bom))
    zero = data.find(b"\0")
    if zero >= 0:
        raise InputError(source, f"binary data, not text (NUL byte at offset {zero})")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _cut_short(data, error):
            raise InputError(source, f"not valid UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})") from None
    return _decode_strict(data, "cp1252", source)


def _decode_strict(data: bytes, encoding: str, source: str, skip: int = 0) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        name = {"utf-8": "UTF-8", "cp1252": "UTF-8 or Windows-1252"}.get(encoding, "UTF-16")
        place = skip + error.start
        raise InputError(source, f"not valid {name} (byte 0x{data[place]:02x} at offset {place})") from None
    return _checked(text, source)


def _cut_short(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether text that is otherwise UTF-8 has a damaged byte: it holds well-formed multi-byte characters before it."""
    return any(byte >= 0x80 for byte in data[: error.start])


def _checked(text: str, source: str) -> str:
    zero = text.find("\0")
    if zero >= 0:
        raise InputError(source, f"binary data, not text (NUL character at offset {zero})")
    return text


def read_text(path: Path) -> Iterator[Document]:
    """Yield the one document of a plain-text file."""
    yield _text_document(_bytes(path), str(path))


def _text_document(data: bytes, source: str) -> Document:
    text = decode(data, source)
    if not text.strip():
        raise InputError(source, "empty: no text to extract from")
    return Document(id=source, source=source, text=text)


def read_jsonl(path: Path) -> Iterator[Document | InputError]:
    """Yield a document or an error for each line of a JSONL file."""
    try:
        with path.open("rb") as stream:
            yield from jsonl_documents(stream, str(path))
    except OSError as error:
        raise InputError(str(path), _reason(error)) from None


def jsonl_documents(lines: Iterable[bytes], source: str) -> Iterator[Document | InputError]:
    """Yield a document or an error (with the line number) for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{source}:{number}"
        try:
            yield _jsonl_document(decode(line, where), source, where)
        except InputError as error:
            yield error


def _jsonl_document(line: str, source: str, where: str) -> Document:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(where, f"not JSON ({error})") from None
    except RecursionError:
        raise InputError(where, "not JSON that can be read (nested too deep)") from None
    if not isinstance(row, dict):
        raise InputError(where, "not a JSON object")
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(where, 'no "text" (a string) in this line')
    surrogate = next((i for i, c in enumerate(text) if "\ud800" <= c <= "\udfff"), None)
    if surrogate is not None:
        raise InputError(where, f"half of a surrogate pair at character {surrogate} of the text")
    if not text.strip():
        raise InputError(where, "empty: no text to extract from")
    return Document(
        id=str(row["id"]) if row.get("id") is not None else where,
        source=source,
        text=_checked(text, where),
        title=row["title"] if isinstance(row.get("title"), str) else None,
        published=_published(row, where),
    )


def _published(row: dict[str, Any], where: str) -> date | None:
    value = row.get("published")
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise InputError(where, f'"published" is no day (YYYY-MM-DD): {str(value)[:40]!r}') from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), _reason(error)) from None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


READERS: dict[str, Callable[[Path], Iterator[Document | InputError]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_jsonl,
}


def check(source: str) -> None:
    """Raise InputError where ``source`` cannot be an input: missing, a folder, unreadable, an unknown format."""
    if source == STDIN:
        return
    path = Path(source)
    if path.is_dir():
        raise InputError(source, "is a folder; name its files")
    if not path.exists():
        raise InputError(source, "no such file")
    if not os.access(path, os.R_OK):
        raise InputError(source, "permission denied")


def read(source: str) -> Iterator[Document | InputError]:
    """Yield the documents of one input (a path, or ``-`` for standard input), errors in the place of those that fail."""
    try:
        check(source)
        if source == STDIN:
            yield _text_document(sys.stdin.buffer.read(), STDIN)
        else:
            path = Path(source)
            yield from READERS.get(path.suffix.lower(), read_text)(path)
    except InputError as error:
        yield error


def several(source: str) -> bool:
    """Whether an input holds many documents, so that its records are written one a line."""
    return source.lower().endswith(".jsonl")
