"""Reported speech behind reported speech: where a clause ends before the next report, and which reports are part of what was said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from civicx.components.quotes import edges, subjects
from civicx.components.quotes.found import Found
from civicx.components.quotes.layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

# What parts a clause from the report of somebody else, or of the same speaker under another verb.
PARTING = frozenset({"and", "but", "though", "although", "while", "whereas"})

# What is done by people only, so not by what "was cruel and …".
SPEAKING = frozenset({"tell", "add", "warn", "urge", "ask", "call", "accuse", "insist", "argue", "demand"})


def told_once(layout: Layout, found: Iterable[Found]) -> list[Found]:
    """Return the quotes without the indirect ones that lie in what another reports: "X said that Y had told them …".

    Where one is a report of its own, the clause that it lies in ends before it.
    """
    out: list[Found] = []
    around: list[Found] = []
    for quote in sorted(found, key=lambda quote: (_range(quote)[0], -_range(quote)[1])):
        start, end = _range(quote)
        while around and _range(around[-1])[1] < end:
            around.pop()
        inside = bool(around) and start < _range(around[-1])[1]
        if inside and quote.kind == "mixed":
            _unlink(layout, around[-1], quote)
        if quote.kind == "indirect" and inside and not _parts(layout, around[-1], quote):
            continue
        out.append(quote)
        if quote.kind == "indirect" or quote.clause:
            around.append(quote)
    return out


def _range(quote: Found) -> tuple[int, int]:
    spans = quote.clause or quote.spans
    return spans[0][0], spans[-1][1]


def _parts(layout: Layout, outer: Found, inner: Found) -> bool:
    """Tell whether ``inner`` is a report of its own, and end ``outer`` before it."""
    if outer.cue is None or inner.cue is None or outer.cue[0] > inner.cue[0]:
        return False
    verb = layout.doc[inner.cue[0]]
    own = next((child for child in verb.lefts if child.dep_ in subjects.SUBJECTS), None)
    cut = _before(verb if own is None else own.left_edge)
    if own is None:
        if not _shares(verb, layout.doc[outer.cue[0]]):
            return False
        inner.head = outer.head
    elif layout.doc[cut].lower_ not in PARTING or layout.offsets[cut] <= _range(outer)[0]:
        return False
    _end(layout, outer, cut)
    return True


def _unlink(layout: Layout, outer: Found, inner: Found) -> None:
    """End ``outer`` before a relative clause that quotes what is said of its last words: "over the ruling, which she called “absurd”"."""
    verb = layout.doc[inner.cue[0]] if inner.cue is not None else None
    comma = verb.left_edge.i - 1 if verb is not None and verb.dep_ == "relcl" else 0
    if comma > 0 and layout.doc[comma].text == "," and outer.cue is not None and outer.cue[0] < comma:
        _end(layout, outer, comma)


def _before(token: Token) -> int:
    """Return the index of what stands before a token, but for adverbs: "and" in "and later warned"."""
    i = token.i - 1
    while i > 0 and token.doc[i].pos_ == "ADV":
        i -= 1
    return i


def _shares(verb: Token, outer: Token) -> bool:
    """Tell whether a verb without a subject speaks for the one whose clause it stands in: "said she would stay and warned …",
    "said he would stay, arguing that …"."""
    joint = verb.doc[_before(verb)]
    if verb.tag_ == "VBG":
        return verb.dep_ == "advcl" and joint.text == "," and any(child.dep_ == "ccomp" for child in verb.rights)
    clause = verb.head
    if verb.dep_ != "conj" or clause.head.i != outer.i or joint.lower_ not in PARTING or verb.tag_ != outer.tag_:
        return False
    return clause.tag_ != verb.tag_ or verb.lemma_ == "say" or (clause.pos_ == "AUX" and verb.lemma_ in SPEAKING)


def _end(layout: Layout, outer: Found, cut: int) -> None:
    """End what ``outer`` reports before token ``cut``, unless words that it quotes stand behind."""
    spans = outer.clause or outer.spans
    words = edges.trimmed(layout, layout.token_at(spans[-1][0]), cut)
    if words is not None and (not outer.clause or outer.spans[-1][1] <= layout.offsets[cut]):
        spans[-1] = (spans[-1][0], layout.offsets[words[1] - 1] + len(layout.doc[words[1] - 1]))
