"""Finds quotes, direct, mixed and indirect, with their cues and speakers."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from civicx.components.quotes import clauses, cues, indirect, leads, nested, speakers, subjects
from civicx.components.quotes.direct import Attribution
from civicx.components.quotes.found import Found
from civicx.components.quotes.layout import Layout, lay_out

Doc.set_extension("civicx_quotes", default=None, force=True)


@Language.component("civicx_quotes")
def civicx_quotes(doc: Doc) -> Doc:
    """Set ``doc._.civicx_quotes``: a list of marks in document order.

    A mark has ``kind``, ``spans``, ``clause``, ``cue`` and ``speaker`` (``span``, the ``names`` that it stands for,
    and the words where it is only ``described``), all in characters.
    """
    doc._.civicx_quotes = find(doc)
    return doc


def find(doc: Doc) -> list[dict[str, Any]]:
    """Return the marks of ``doc``."""
    if not len(doc):
        return []
    layout = lay_out(doc)
    attribution = Attribution(layout, cues.find(doc))
    found = attribution.run()
    found += _reported(layout, attribution, found)
    return _marks(layout, nested.told_once(layout, found))


def _reported(layout: Layout, attribution: Attribution, quoted: list[Found]) -> list[Found]:
    """Return the indirect quotes; a clause that holds a mixed quote becomes its ``clause`` instead."""
    out: list[Found] = []
    by_cue: dict[int, list[Found]] = {}
    for quote in quoted:
        if quote.cue is not None and quote.kind == "mixed":
            by_cue.setdefault(quote.cue[0], []).append(quote)
    for cue in attribution.cues:
        if cue.start in attribution.spent:
            continue
        parts = indirect.contents(layout, cue)
        held = by_cue.get(cue.start, [])
        if not parts:
            clauses.before_attribution(layout, held)
            continue
        spans = [_range(layout, part) for part in parts]
        if held and (rest := clauses.behind_that(layout, parts[0], layout.first[held[0].stretches[0]])):
            head = attribution.speaks(cue)
            out.append(Found("indirect", [_range(layout, rest[0])], (cue.start, cue.end), head.i if head is not None else None))
            spans[0] = _range(layout, rest[1])
        clauses.give(layout, held, spans[0][0], spans[-1][1])
        if held or any(attribution.direct_at(i) for i in (parts[0][0], parts[-1][1] - 1)):
            continue
        head = attribution.speaks(cue)
        if (
            head is None
            or head.lower_ in indirect.IMPERSONAL
            or subjects.nobody(head)
            or not (cue.sense.core or cue.sense.kind == "according" or subjects.plausible(head))
        ):
            continue
        out.append(Found("indirect", spans, (cue.start, cue.end), head.i))
    return out


def _marks(layout: Layout, found: list[Found]) -> list[dict[str, Any]]:
    """Resolve the speakers in document order and return plain dicts."""
    reported = {
        quote.head: (quote.spans[0][0], quote.spans[-1][1]) for quote in found if quote.head is not None and quote.kind == "indirect"
    }
    cast = speakers.Cast(layout, reported)
    ordered = sorted(found, key=lambda q: q.position)
    said = [(quote, cast.speaker(layout.doc[quote.head]) if quote.head is not None else None) for quote in ordered]
    leads.resolve(cast, said)
    speaker = {id(quote): _speaker(layout, who) for quote, who in said}
    return [
        {
            "kind": quote.kind,
            "spans": [list(s) for s in quote.spans],
            "clause": [list(s) for s in quote.clause] if quote.clause else None,
            "cue": _characters(layout, *quote.cue) if quote.cue else None,
            "speaker": speaker[id(quote.like or quote)],
        }
        for quote in sorted(found, key=lambda q: (q.spans[0], q.kind))
    ]


def _speaker(layout: Layout, speaker: speakers.Speaker | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    return {
        "span": _characters(layout, speaker.start, speaker.end),
        "names": [_characters(layout, *name) for name in speaker.names],
        "described": _characters(layout, *speaker.described) if speaker.described else None,
    }


def _range(layout: Layout, tokens: tuple[int, int]) -> tuple[int, int]:
    start, end = _characters(layout, *tokens)
    return start, end


def _characters(layout: Layout, start: int, end: int) -> list[int]:
    return [layout.offsets[start], layout.offsets[end - 1] + len(layout.doc[end - 1])]
