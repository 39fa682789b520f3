"""Puts a record of a text as it was read back onto the text itself: its offsets and its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from civicx.reading import Reading
from civicx.records import Cue, DateFact, DatePart, Entity, Mention, Quantity, Quote, Record, Speaker

Spans = tuple[tuple[int, int], ...]
Fact = TypeVar("Fact", Mention, DateFact, DatePart, Quantity, Speaker, Cue)


def placed(record: Record, reading: Reading, text: str) -> Record:
    """Return ``record``, found in ``reading``, with the offsets and the words that its facts have in ``text``."""
    place = _Place(reading, text)
    return replace(
        record,
        entities=tuple(map(place.entity, record.entities)),
        dates=tuple(map(place.date, record.dates)),
        quantities=tuple(map(place.fact, record.quantities)),
        quotes=tuple(map(place.quote, record.quotes)),
    )


class _Place:
    def __init__(self, reading: Reading, text: str) -> None:
        self.reading, self.text = reading, text

    def fact(self, fact: Fact) -> Fact:
        start, end = self.reading.place(fact.start, fact.end)
        return replace(fact, start=start, end=end, text=self.text[start:end])

    def entity(self, entity: Entity) -> Entity:
        return replace(entity, mentions=tuple(map(self.fact, entity.mentions)))

    def date(self, date: DateFact) -> DateFact:
        return replace(self.fact(date), parts=tuple(map(self.fact, date.parts)) if date.parts else None)

    def quote(self, quote: Quote) -> Quote:
        spans = self.spans(quote.spans)
        return replace(
            quote,
            spans=spans,
            text=" ".join(self.text[start:end] for start, end in spans),
            clause=self.spans(quote.clause) if quote.clause else None,
            speaker=self.fact(quote.speaker) if quote.speaker else None,
            cue=self.fact(quote.cue) if quote.cue else None,
        )

    def spans(self, spans: Spans) -> Spans:
        return tuple(self.reading.place(start, end) for start, end in spans)
