"""Marks the facts of a record in its text: stretches that facts begin or end at, with all facts that hold there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from civicx.wording import harmless

KINDS = {"entities": "entity", "dates": "date", "quantities": "quantity", "quotes": "quote"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text without a border of a fact in it: its words, the kinds and ids of the facts there, the shortest one first.

    ``begins`` are the facts whose first mention begins here.
    """

    text: str
    kinds: tuple[str, ...]
    facts: tuple[str, ...]
    begins: tuple[str, ...]


def spans(record: dict[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    """Yield ``(start, end, kind, id)`` of every span in the text that a fact of the record stands on."""
    for entity in record["entities"]:
        for mention in entity["mentions"]:
            yield mention["start"], mention["end"], "entity", entity["id"]
    for name in ("dates", "quantities"):
        for fact in record[name]:
            yield fact["start"], fact["end"], KINDS[name], fact["id"]
    for quote in record["quotes"]:
        for start, end in quote["spans"]:
            yield start, end, "quote", quote["id"]


def stretches(text: str, record: dict[str, Any]) -> list[Stretch]:
    """Return the whole text as stretches, in order."""
    found = sorted(spans(record))
    borders = sorted({0, len(text), *(place for start, end, _, _ in found for place in (start, end))})
    out: list[Stretch] = []
    active: list[tuple[int, int, str, str]] = []
    seen: set[str] = set()
    following = 0
    for start, end in pairwise(borders):
        active = [span for span in active if span[1] > start]
        while following < len(found) and found[following][0] <= start:
            active.append(found[following])
            following += 1
        inner = sorted(active, key=lambda span: (span[1] - span[0], span[3]))
        begins = tuple(dict.fromkeys(span[3] for span in inner if span[0] == start and span[3] not in seen))
        seen.update(begins)
        kinds = tuple(dict.fromkeys(span[2] for span in inner))
        out.append(Stretch(harmless(text[start:end]), kinds, tuple(span[3] for span in inner), begins))
    return out
