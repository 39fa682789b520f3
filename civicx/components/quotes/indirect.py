"""Finds reported speech without quotation marks: the clause or phrase that a cue introduces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicx.components.quotes import speakers
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

HYPOTHETICAL = frozenset({"should", "must", "could", "may", "might", "can", "would", "will", "shall", "ca", "wo", "'ll", "’ll", "'d", "’d"})
PREPOSITIONS = frozenset({"of", "about", "for", "on", "over", "at", "as"})
IMPERSONAL = frozenset({"there", "this", "which", "what", "that", "these", "those", "you", "i"})


def content(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Return the token range of what ``cue`` reports, or None where it reports nothing."""
    token = layout.doc[cue.start]
    if cue.sense.kind == "according":
        return _beside(layout, cue)
    if cue.sense.kind not in {"content", "naming", "finding"} or _unreal(token):
        return None
    found = _clause(layout, cue, token) or _phrase(layout, cue, token) or _fronted(layout, cue, token)
    return found


def _unreal(token: Token) -> bool:
    """Tell whether the cue is negated, hypothetical or asked about."""
    return any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in HYPOTHETICAL) for child in token.lefts)


def _clause(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept a clause with or without "that", before or behind the cue."""
    takes = cue.sense.takes
    if "that" not in takes and cue.sense.kind != "finding":
        return None
    clause = next((c for c in token.children if c.dep_ == "ccomp" and layout.within[c.i] < 0), None)
    if clause is None:
        return None
    if clause.i < token.i:
        return _trim(layout, *_left_range(layout, clause, token))
    start, end = clause.left_edge.i, _right_edge(layout, clause, cue)
    if start < cue.end:
        start = cue.end
    return _trim(layout, start, end)


def _left_range(layout: Layout, clause: Token, token: Token) -> tuple[int, int]:
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    boundary = min([child.left_edge.i for child in token.lefts if child.dep_ in speakers.SUBJECTS and child.i > clause.i] + [token.i])
    return layout.sentence_start(clause.i, max(0, start - 1)), min(end, boundary)


def _right_edge(layout: Layout, clause: Token, cue: Cue) -> int:
    """Return the end of the clause, within its sentence and paragraph."""
    end = clause.right_edge.i + 1
    _, limit = layout.paragraph(clause.i)
    return min(end, layout.sentence_end(cue.end, limit)) if clause.i < layout.sentence_end(cue.end, limit) else min(end, limit)


def _phrase(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept what follows in another form than a clause: an infinitive, a preposition's phrase, the object."""
    takes = cue.sense.takes
    doc = layout.doc
    if takes & {"for", "on"} and cue.end > cue.start + 1:
        child = doc[cue.end - 1]
        parts = [t for t in (*child.children, *token.children) if t.dep_ in {"pobj", "pcomp", "xcomp", "ccomp"} and t.i >= cue.end]
        return _trim(layout, cue.end, max(t.right_edge.i for t in parts) + 1) if parts else None
    infinitive = next((t for t in token.rights if t.dep_ in {"xcomp", "ccomp", "advcl"} and any(a.lower_ == "to" for a in t.lefts)), None)
    if "to" in takes and infinitive is not None:
        addressee = [t.left_edge.i for t in token.rights if t.dep_ in {"dobj", "dative", "nsubj"} and t.i < infinitive.i]
        start = min([*addressee, infinitive.left_edge.i])
        return _trim(layout, max(start, cue.end), infinitive.right_edge.i + 1)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in takes & PREPOSITIONS and child.n_rights:
            obj = next((t for t in token.rights if t.dep_ == "dobj" and t.i < child.i), None)
            start = obj.left_edge.i if obj is not None and child.lower_ == "of" else child.i + 1
            return _trim(layout, start, child.right_edge.i + 1)
    if "np" in takes and cue.sense.kind == "content":
        obj = next((t for t in token.rights if t.dep_ == "dobj"), None)
        if obj is not None:
            return _trim(layout, obj.left_edge.i, obj.right_edge.i + 1)
    return None


def _fronted(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "Content, X said" where the parse has no clause: the words up to the comma before the subject."""
    if "that" not in cue.sense.takes:
        return None
    head = next((child for child in token.children if child.dep_ in speakers.SUBJECTS), None)
    edge = min(head.left_edge.i, token.i) if head is not None else token.i
    doc = layout.doc
    low, _ = layout.paragraph(token.i)
    if edge - 1 <= low or doc[edge - 1].text != ",":
        return None
    tail = doc[max(token.i, head.right_edge.i if head is not None else 0) + 1 :][:1]
    if len(tail) and tail[0].text not in {".", ",", "on", "in", "at", "to"} and tail[0].ent_type_ not in {"DATE", "TIME"}:
        return None
    start = layout.sentence_start(edge - 1, low)
    if not any(t.pos_ in {"VERB", "AUX"} for t in doc[start : edge - 1]):
        return None
    return _trim(layout, start, edge - 1)


def _beside(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Return the rest of the sentence beside "according to X"."""
    doc = layout.doc
    low, high = layout.paragraph(cue.start)
    start, end = layout.sentence_start(cue.start, low), layout.sentence_end(cue.start, high)
    if cue.start > start + 2:
        return _trim(layout, start, cue.start)
    obj = next((t for t in doc[cue.end - 1].children if t.dep_ == "pobj"), None)
    edge = obj.right_edge.i + 1 if obj is not None else cue.end + 1
    comma = next((i for i in range(edge, min(end, edge + 15)) if doc[i].text == ","), None)
    return _trim(layout, comma + 1, end) if comma is not None else None


def _trim(layout: Layout, start: int, end: int) -> tuple[int, int] | None:
    """Return the range without punctuation at its ends, a leading "that", and trailing blank."""
    doc = layout.doc
    while start < end and (
        doc[start].is_space
        or (doc[start].is_punct and not doc[start].is_left_punct and not doc[start].is_quote)
        or (doc[start].lower_ == "that" and doc[start].dep_ == "mark")
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and not doc[end - 1].is_right_punct and not doc[end - 1].is_quote)
    ):
        end -= 1
    return (start, end) if end > start else None
