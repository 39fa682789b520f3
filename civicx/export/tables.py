"""Records as tables: one for each kind of fact, and one of documents.

Every row has ``document``, the number of its document (from 1, in the order of the records); an entity, date, quantity or quote has
``key``, its document's number and its id ("3:e1"), which other tables refer to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

Type = Literal["integer", "number", "text", "day"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, and ``table.column`` that it refers to."""

    name: str
    type: Type = "text"
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and the first of them that tells its rows apart (None: no column does)."""

    name: str
    columns: tuple[Column, ...]
    key: str | None = None


_DOCUMENT = Column("document", "integer", "documents.document")
_SPAN = (Column("start_char", "integer"), Column("end_char", "integer"), Column("text"))

TABLES = (
    Table(
        "documents",
        (
            *(Column("document", "integer"), Column("id"), Column("source"), Column("title"), Column("published", "day")),
            *(Column("published_from"), Column("chars", "integer"), Column("sha256"), Column("duplicate_of"), Column("text")),
            *(Column("civicx"), Column("model")),
        ),
        "document",
    ),
    Table(
        "entities",
        (
            Column("key"),
            _DOCUMENT,
            Column("id"),
            Column("label"),
            Column("name"),
            Column("aliases"),
            Column("country"),
            Column("mentions", "integer"),
        ),
        "key",
    ),
    Table("mentions", (_DOCUMENT, Column("entity", refers="entities.key"), *_SPAN, Column("section"))),
    Table("roles", (_DOCUMENT, Column("person", refers="entities.key"), Column("title"), Column("organization", refers="entities.key"))),
    Table(
        "dates",
        (
            *(Column("key"), _DOCUMENT, Column("id"), *_SPAN, Column("type"), Column("value"), Column("mod"), Column("edtf")),
            *(Column("first_day", "day"), Column("last_day", "day"), Column("granularity")),
        ),
        "key",
    ),
    Table("date_parts", (_DOCUMENT, Column("date", refers="dates.key"), *_SPAN, Column("value"))),
    Table(
        "quantities",
        (
            *(Column("key"), _DOCUMENT, Column("id"), *_SPAN, Column("low", "number"), Column("high", "number"), Column("comparator")),
            *(Column("unit"), Column("counted"), Column("event"), Column("status")),
        ),
        "key",
    ),
    Table(
        "quotes",
        (
            *(Column("key"), _DOCUMENT, Column("id"), Column("kind"), *_SPAN, Column("speaker"), Column("speaker_name")),
            *(Column("entity", refers="entities.key"), Column("role"), Column("affiliation"), Column("cue"), Column("spans")),
        ),
        "key",
    ),
)


def rows(records: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Row]]:
    """Yield ``(table, row)`` for records in the form of RECORD's JSON, a document's row before those of its facts."""
    for number, record in enumerate(records, 1):
        yield "documents", _document(number, record)
        for entity in record["entities"]:
            yield from _entity(number, entity)
        for entity in record["entities"]:
            for role in entity["roles"]:
                yield "roles", (number, f"{number}:{entity['id']}", role["title"], _key(number, role["organization"]))
        for fact in record["dates"]:
            yield from _date(number, fact)
        for fact in record["quantities"]:
            values = (fact[name] for name in ("low", "high", "comparator", "unit", "counted", "event", "status"))
            yield "quantities", (*_head(number, fact), *_span(fact), *values)
        for fact in record["quotes"]:
            yield "quotes", _quote(number, fact)


def _document(number: int, record: dict[str, Any]) -> Row:
    about = record["document"]
    repeat = about.get("duplicate_of") or {}
    names = ("id", "source", "title", "published", "published_from", "chars", "sha256")
    return (number, *(about[name] for name in names), repeat.get("id"), about.get("text"), record["civicx"], record["model"])


def _entity(number: int, entity: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    key = f"{number}:{entity['id']}"
    aliases = "; ".join(entity["aliases"]) or None
    yield "entities", (*_head(number, entity), entity["label"], entity["name"], aliases, entity["country"], len(entity["mentions"]))
    for mention in entity["mentions"]:
        yield "mentions", (number, key, *_span(mention), mention.get("section"))


def _date(number: int, fact: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    values = (fact[name] for name in ("type", "value", "mod", "edtf", "from", "to", "granularity"))
    yield "dates", (*_head(number, fact), *_span(fact), *values)
    for part in fact["parts"] or ():
        yield "date_parts", (number, f"{number}:{fact['id']}", *_span(part), part["value"])


def _quote(number: int, fact: dict[str, Any]) -> Row:
    speaker = fact["speaker"] or {}
    first, last = min(start for start, _ in fact["spans"]), max(end for _, end in fact["spans"])
    cue = fact["cue"] and fact["cue"]["text"]
    said_by = (
        speaker.get("text"),
        speaker.get("name"),
        _key(number, speaker.get("entity")),
        speaker.get("role"),
        speaker.get("affiliation"),
    )
    return (*_head(number, fact), fact["kind"], first, last, fact["text"], *said_by, cue, json.dumps(fact["spans"]))


def _head(number: int, fact: dict[str, Any]) -> Row:
    return (f"{number}:{fact['id']}", number, fact["id"])


def _span(fact: dict[str, Any]) -> Row:
    return (fact["start"], fact["end"], fact["text"])


def _key(number: int, id: str | None) -> str | None:
    return f"{number}:{id}" if id else None
