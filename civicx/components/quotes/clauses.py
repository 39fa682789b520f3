"""The reported clauses that quoted words are part of."""

from __future__ import annotations

from collections.abc import Iterable

from civicx.components.quotes import edges
from civicx.components.quotes.found import Found
from civicx.components.quotes.layout import Layout


def give(layout: Layout, quotes: Iterable[Found], start: int, end: int) -> None:
    """Set the clause of mixed quotes, which goes from character ``start`` to ``end`` or to the end of their quoted words."""
    for quote in quotes:
        first, last = layout.quotes[quote.stretches[0]], layout.quotes[quote.stretches[-1]]
        quote.clause = [(first.outer_start if start >= first.start else start, last.outer_end if end <= last.end else end)]


def before_attribution(layout: Layout, quotes: Iterable[Found]) -> None:
    """Set the clause of mixed quotes that end a sentence before its attribution: "The camp “has no water,” said X."."""
    for quote in quotes:
        first, last = quote.stretches[0], quote.stretches[-1]
        if quote.cue is not None and quote.cue[0] >= layout.after[last]:
            low, _ = layout.paragraph(layout.first[first])
            words = edges.trimmed(layout, layout.sentence_start(layout.first[first], low), layout.first[first])
            if words is not None:
                give(layout, [quote], layout.offsets[words[0]], 0)


def behind_that(layout: Layout, part: tuple[int, int], quoted: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return a reported clause without quoted words, and the next, whose quoted words begin at token ``quoted``: "that A and that “B”"."""
    doc = layout.doc
    that = next((i for i in range(quoted - 1, part[0] + 1, -1) if doc[i].lower_ == "that" and doc[i - 1].lower_ == "and"), None)
    words = edges.trimmed(layout, part[0], that - 1) if that is not None else None
    return (words, (that + 1, part[1])) if words is not None and that is not None else None
