"""What a reader gives: a Document; and how the columns of a table of articles are called."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from civicx.errors import InputError
from civicx.normalize.datelines import publication_day

# Names tried, in this order and in any case, where the user names no field.
TEXT_FIELDS = ("text", "body", "content", "article")
ID_FIELDS = ("id", "url")
DATE_FIELDS = ("published", "date", "published_at", "publication_date")
TITLE_FIELDS = ("title", "headline")
# Languages that metadata write their days in.
LANGUAGES = ("en", "fr", "es", "pt", "de")
# Raised figures: "12" and the mark of a note behind it are not "121".
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Document:
    """One text to extract from; ``published`` is what the input's metadata says, if anything."""

    id: str
    source: str
    text: str
    title: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a CSV or JSONL row; None stands for the usual names (TEXT_FIELDS and so on)."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    title: str | None = None


def day(value: str) -> date | None:
    """Return the day that ``value`` names, or None where it names none or could name two (``03/04/2021``)."""
    value = value.strip()
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        pass
    return publication_day(value) or _odd_day(value)


def _odd_day(value: str) -> date | None:
    """Return a day that is written in an unusual form ("Thursday the 2nd of May 2024 at 3pm", "2 mai 2024"), with its month in words."""
    if not any(c.isalpha() for c in value) or len(value) > 60:
        return None
    from dateparser import parse  # type: ignore[import-untyped]  # it has no types of its own

    settings: Any = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}  # never "yesterday": no clock is read
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = parse(value, languages=LANGUAGES, settings=settings)
    return found.date() if found else None


def half_surrogate(text: str) -> int | None:
    """Return the place of the first half of a surrogate pair, which no encoding of Unicode has; None where there is none."""
    found = _SURROGATE.search(text)
    return found.start() if found else None


def row_document(row: Mapping[str, Any], fields: Fields, source: str, where: str) -> Document:
    """Return the document of one row; raises InputError (naming ``where``) for a row without text or with a wrong date."""
    text = _value(row, fields.text, TEXT_FIELDS)
    if not isinstance(text, str):
        wanted = fields.text or usual(row, TEXT_FIELDS) or "text"
        raise InputError(where, f'no "{wanted}" (a string) in this line', "format")
    half = half_surrogate(text)
    if half is not None:
        raise InputError(where, f"half of a surrogate pair at character {half} of the text", "encoding")
    zero = text.find("\0")
    if zero >= 0:
        raise InputError(where, f"binary data, not text (NUL character at offset {zero})", "encoding")
    if not text.strip():
        raise InputError(where, "empty: no text to extract from", "empty")
    title = _value(row, fields.title, TITLE_FIELDS)
    identity = _value(row, fields.id, ID_FIELDS)
    return Document(
        id=where if identity in (None, "") else str(identity),
        source=source,
        text=text,
        title=title if isinstance(title, str) and title else None,
        published=_published(row, fields, where),
    )


def _published(row: Mapping[str, Any], fields: Fields, where: str) -> date | None:
    value = _value(row, fields.date, DATE_FIELDS)
    if value is None or value == "":
        return None
    found = day(str(value))
    if found is None:
        name = fields.date or usual(row, DATE_FIELDS)
        raise InputError(where, f'"{name}" is no day (YYYY-MM-DD): {str(value)[:40]!r}', "format")
    return found


def _value(row: Mapping[str, Any], field: str | None, names: tuple[str, ...]) -> Any:
    name = field or usual(row, names)
    return row.get(name) if name else None


def usual(fields: Iterable[str], names: Iterable[str]) -> str | None:
    """Return the field that has the first of the usual ``names``, in whatever case and with whatever spaces around it."""
    found = {field.strip().lower(): field for field in reversed(list(fields))}
    return next((found[name] for name in names if name in found), None)
