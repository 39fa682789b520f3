"""Tables of articles, a document a row: JSONL, JSON and CSV."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from civicx.errors import InputError
from civicx.readers.document import TEXT_FIELDS, Document, Fields, row_document, usual
from civicx.readers.text import BOMS, decode

# Longest cell of a CSV file, in characters.
CELL = 64 * 1024 * 1024
CHUNK = 1 << 20
# Largest JSON file, in bytes: it is read as a whole.
LARGEST = 256 * 1024 * 1024


def jsonl_documents(lines: Iterable[bytes], source: str, fields: Fields | None = None) -> Iterator[Document | InputError]:
    """Yield a document or an error (with the line number) for each line that is not blank."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{source}:{number}"
        try:
            yield _jsonl_document(decode(line, where), source, where, fields or Fields())
        except InputError as error:
            yield error


def _jsonl_document(line: str, source: str, where: str, fields: Fields) -> Document:
    return _json_document(_json(line, where), source, where, fields)


def json_documents(stream: IO[bytes], source: str, fields: Fields | None = None) -> Iterator[Document | InputError]:
    """Yield a document or an error (with its number) for each object of a JSON list, or for the one object."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(source, f"larger than {LARGEST:,} bytes; write one document a line, as .jsonl", "limit")
    value = _json(decode(data, source), source)
    for number, row in enumerate(value if isinstance(value, list) else [value], 1):
        try:
            yield _json_document(row, source, f"{source}:{number}", fields or Fields())
        except InputError as error:
            yield error


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError(where, f"not JSON ({error})", "format") from None
    except RecursionError:
        raise InputError(where, "not JSON that can be read (nested too deep)", "format") from None


def _json_document(row: Any, source: str, where: str, fields: Fields) -> Document:
    if not isinstance(row, dict):
        raise InputError(where, "not a JSON object", "format")
    return row_document(row, fields, source, where)


def csv_documents(stream: IO[bytes], source: str, fields: Fields | None = None) -> Iterator[Document | InputError]:
    """Yield a document or an error (with the line number) for each row under the header.

    The separator is the one of ``,`` ``;`` and tab that the header has most of. Raises InputError for a table
    without a header or without the text column.
    """
    fields = fields or Fields()
    csv.field_size_limit(CELL)
    lines = io.TextIOWrapper(stream, encoding=_encoding(stream, source), newline="")
    try:
        header = lines.readline()
        lines.seek(0)
        reader = csv.DictReader(lines, delimiter=max(",;\t", key=header.count), strict=True)
        _check_columns(reader.fieldnames, fields, source)
        yield from _rows(reader, fields, source)
    except csv.Error as error:
        raise InputError(source, f"not CSV ({error})", "format") from None
    finally:
        lines.detach()


def _rows(reader: csv.DictReader[str], fields: Fields, source: str) -> Iterator[Document | InputError]:
    line = reader.line_num + 1
    for row in reader:
        where = f"{source}:{line}"
        line = reader.line_num + 1
        try:
            if None in row:
                raise InputError(where, "more cells than the header has columns", "format")
            yield row_document(row, fields, source, where)
        except InputError as error:
            yield error


def _check_columns(columns: Iterable[str] | None, fields: Fields, source: str) -> None:
    """Raise InputError where the text column, or a column that the user named, is not there."""
    names = list(columns or ())
    if not names:
        raise InputError(source, "empty: no header row", "empty")
    has = ", ".join(names[:12])
    for option, name in (("--text-field", fields.text), ("--id-field", fields.id), ("--date-field", fields.date)):
        if name and name not in names:
            raise InputError(source, f"has no column {name!r} ({option}); its columns are: {has}", "format")
    if not fields.text and not usual(names, TEXT_FIELDS):
        raise InputError(source, f"has no column 'text'; name the one to read with --text-field (columns: {has})", "format")


def _encoding(stream: IO[bytes], source: str) -> str:
    """Return the encoding of the whole stream, which is left at its start; the rule is that of ``decode``."""
    start = stream.read(4)
    stream.seek(0)
    marked = next((encoding for bom, encoding in BOMS if start.startswith(bom)), None)
    # These two, unlike the names in BOMS, drop the mark itself.
    candidates = ("utf-8-sig", "cp1252") if marked in (None, "utf-8") else ("utf-16",)
    for candidate in candidates:
        if _decodes(stream, candidate):
            return candidate
    raise InputError(source, f"not valid {'UTF-16' if marked else 'UTF-8 or Windows-1252'}", "encoding")


def _decodes(stream: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := stream.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return True
