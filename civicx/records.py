"""The record that civicx emits for one document, as frozen dataclasses.

Field names are the keys of the JSON record; a trailing underscore (``from_``) is dropped there.
Offsets are code points into the document's text, half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

SCHEMA_VERSION = 1

Label = Literal["PERSON", "ORG", "GPE", "LOC", "NORP", "LAW", "EVENT", "FAC", "WORK"]
Section = Literal["headline", "dateline", "body", "boilerplate", "contact"]
PublishedFrom = Literal["option", "metadata", "dateline", "text"]
DateType = Literal["DATE", "TIME", "DURATION", "SET"]
DateMod = Literal["START", "MID", "END", "APPROX", "BEFORE", "AFTER", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"]
Comparator = Literal["=", "~", "<", "<=", ">", ">=", "range"]
Event = Literal[
    "killed",
    "injured",
    "detained",
    "charged",
    "convicted",
    "released",
    "tortured",
    "disappeared",
    "displaced",
    "protesting",
    "attacked",
    "affected",
]
Status = Literal["asserted", "reported", "alleged", "denied"]
QuoteKind = Literal["direct", "mixed", "indirect"]

KINDS = ("entities", "dates", "quantities", "quotes")


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The earlier document of a batch whose text this one repeats; ``similarity`` is of their runs of words, at most 1."""

    id: str
    source: str
    kind: Literal["exact", "near"]
    similarity: float


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """The document that a record is about; ``sha256`` is of ``text`` as UTF-8, ``chars`` its length in code points.

    ``duplicate_of`` is there only in batch runs that look for duplicates, and only where one was found.
    """

    id: str
    source: str
    title: str | None
    published: str | None
    published_from: PublishedFrom | None
    chars: int
    sha256: str
    text: str | None = None
    duplicate_of: Duplicate | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named; ``section`` is the part of the release that it stands in."""

    start: int
    end: int
    text: str
    section: Section


@dataclass(frozen=True, slots=True)
class Role:
    """A title that the release gives a person, with the id of the organisation that it is held at."""

    title: str | None
    organization: str | None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place … under its fullest ``name``; ``country`` is ISO 3166-1 alpha-2."""

    id: str
    label: Label
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    country: str | None
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class DatePart:
    """One end of a range or one member of a list of dates."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(frozen=True, slots=True)
class DateFact:
    """A time expression: TIMEX3 ``value`` and ``mod``, EDTF where it has one, first and last day it can mean."""

    id: str
    start: int
    end: int
    text: str
    type: DateType
    value: str | None
    mod: DateMod | None
    edtf: str | None
    from_: str | None
    to: str | None
    granularity: str | None
    parts: tuple[DatePart, ...] | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds (null = unbounded), what it counts and what happened to them."""

    id: str
    start: int
    end: int
    text: str
    low: int | float | None
    high: int | float | None
    comparator: Comparator
    unit: str
    counted: str | None
    event: Event | None
    status: Status


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the mention beside the cue, and the ``name`` that it stands for (null where nobody is named)."""

    start: int
    end: int
    text: str
    name: str | None
    entity: str | None
    role: str | None
    affiliation: str | None


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said; ``text`` is the text of ``spans`` joined by one space."""

    id: str
    kind: QuoteKind
    spans: tuple[tuple[int, int], ...]
    text: str
    clause: tuple[tuple[int, int], ...] | None
    speaker: Speaker | None
    cue: Cue | None


@dataclass(frozen=True, slots=True)
class Record:
    """All that civicx found in one document, each kind in document order."""

    civicx: str
    schema: int
    model: str
    document: DocumentInfo
    entities: tuple[Entity, ...]
    dates: tuple[DateFact, ...]
    quantities: tuple[Quantity, ...]
    quotes: tuple[Quote, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready dicts and lists; ``document.text`` and ``duplicate_of`` are left out where they are None."""
        out: dict[str, Any] = _plain(self)
        for key in ("text", "duplicate_of"):
            if out["document"][key] is None:
                del out["document"][key]
        return out


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name.rstrip("_"): _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value
