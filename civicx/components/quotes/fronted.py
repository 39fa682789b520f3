"""Reported speech around its attribution: what stands before "…, X said", on both sides of it, and beside "according to X"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from civicx.components.quotes import edges, subjects
from civicx.components.quotes.layout import TERMINAL, Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

    from civicx.components.quotes.cues import Cue

# Tokens from the comma before a speaker with an apposition to the cue.
APPOSED = 40
# Tokens from "according to" to the comma behind the source, or from one such comma to the next.
SOURCE = 30
# Tokens of what stands before a parting attribution that is no clause: "In May, she said, …".
FRONTED = 6
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
LINKING = frozenset({"and", "but", "which", "who", "that", "because", "while", "where", "when", "although", "though", "since"})
# What opens a clause that a main one follows: "If it rains, X said, they will stay."
SUBORDINATING = frozenset(
    {"if", "though", "although", "even", "when", "whenever", "while", "because", "unless", "until", "once", "since", "as", "to", "where"}
    | {"before", "after", "whether", "wherever", "given", "now", "that", "what", "by"}
)
# What opens a clause behind the main one: "They will stay, X said, until it rains."
TRAILING = frozenset({"until", "because", "unless", "if"})
RELATIVE = frozenset({"who", "which", "that"})
NOW = frozenset(
    {"today", "yesterday", "tonight", "later", "earlier", "recently", "last", "this", "late", "early"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)


def parted(layout: Layout, cue: Cue) -> list[tuple[int, int]]:
    """Accept "The camp, X said on Monday, has no water." and "The camp, according to X, has no water."."""
    doc = layout.doc
    low, high = layout.paragraph(cue.start)
    start, end = layout.sentence_start(cue.start, low), layout.sentence_end(cue.start, high)
    if cue.sense.kind == "according":
        first = cue.start - 1
    elif cue.sense.kind == "content" and "that" in cue.sense.takes:
        first = next((i for i in range(cue.start - 1, max(start, cue.start - 8), -1) if doc[i].text == ","), start)
    else:
        return []
    if first <= start or doc[first].text != ",":
        return []
    last = next((i for i in range(cue.end, min(end, cue.end + 8)) if doc[i].text == ","), end)
    if last + 2 >= end or not _only_speaks(layout, cue, first, last):
        return []
    start += doc[start].pos_ == "CCONJ" and start + 1 < first  # "But to rest, X said, they …"
    if not _goes_together(layout, cue, (start, first), (last + 1, end)):
        return []
    start = first if doc[start].pos_ == "CCONJ" else start  # "But, he says, the government …"
    return [part for part in (edges.trim(layout, cue, start, first), edges.trim(layout, cue, last + 1, end)) if part is not None]


def _goes_together(layout: Layout, cue: Cue, front: tuple[int, int], rest: tuple[int, int]) -> bool:
    """Tell whether what stands before and behind a parting attribution is one clause, or one with its circumstance."""
    doc = layout.doc
    opener, behind = doc[front[0]], doc[rest[0]]
    finite = any(t.tag_ in FINITE and "relcl" not in {t.dep_, t.head.dep_} for t in doc[front[0] : front[1]])
    whole = any(t.tag_ in FINITE for t in doc[slice(*rest)]) and any(t.dep_ in subjects.SUBJECTS for t in doc[slice(*rest)])
    if cue.sense.kind != "according":
        if whole and opener.lower_ in SUBORDINATING:
            return True
        if finite and behind.lower_ in TRAILING:
            return True
    short = front[1] - front[0] <= FRONTED and opener.pos_ in {"CCONJ", "ADV", "ADP"}
    return not finite and ((whole and short) or (front[1] > front[0] + 1 and behind.tag_ in FINITE | {"RB"}))


def _only_speaks(layout: Layout, cue: Cue, first: int, last: int) -> bool:
    """Tell whether there is nothing but a speaker and circumstances beside the cue between two commas."""
    around = [*layout.doc[first + 1 : cue.start], *layout.doc[cue.end : last]]
    if any(
        (t.pos_ in {"VERB", "SCONJ", "CCONJ"} and not subjects.named(t)) or t.lower_ in RELATIVE or layout.within[t.i] >= 0 for t in around
    ):
        return False
    return any(t.pos_ in {"PROPN", "NOUN", "PRON"} for t in around)


def before_cue(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Accept "Content, X said." and "Content, said X."."""
    start = closes(layout, cue)
    if start is None:
        return None
    doc = layout.doc
    low, _ = layout.paragraph(cue.start)
    first = layout.sentence_start(start, low)
    if not any(t.pos_ in {"VERB", "AUX"} for t in doc[first:start]):
        return None
    return edges.trim(layout, cue, first, start)


def closes(layout: Layout, cue: Cue) -> int | None:
    """Return the comma before a cue that ends its sentence with nothing but its subject and circumstances, else None."""
    if "that" not in cue.sense.takes or cue.sense.kind != "content":
        return None
    doc = layout.doc
    token = doc[cue.start]
    low, high = layout.paragraph(token.i)
    end = layout.sentence_end(cue.end, high)
    if doc[token.i - 1].text == "," and token.i - 1 > low and (opened := _apposition(layout, token, low)) is not None:
        return opened if _circumstances(layout, cue, end) else None
    comma = next(
        (i for i in range(token.i - 1, max(low, token.i - 14), -1) if doc[i].text in {",", "”,", "–", "—"} or doc[i].text in TERMINAL), None
    )
    if comma is None or doc[comma].text in TERMINAL:
        return None
    if comma == token.i - 1:  # said X
        if (
            token.tag_ == "VBG"
            or end - cue.end > 30
            or end == cue.end
            or doc[cue.end].pos_ not in {"PROPN", "DET", "NOUN", "PRON", "ADJ", "NUM"}
        ):
            return None
        turned = any(t.dep_ in subjects.SUBJECTS and t.head.i == token.i for t in token.rights)
        return comma if turned or _headline(layout, cue, end, high) else None
    between = doc[comma + 1 : token.i]
    if any((t.pos_ in {"VERB", "SCONJ", "CCONJ"} and not subjects.named(t)) or t.lower_ in RELATIVE for t in between) or not any(
        t.pos_ in {"PROPN", "NOUN", "PRON"} for t in between
    ):
        return None
    return comma if _circumstances(layout, cue, end) else None


def _circumstances(layout: Layout, cue: Cue, end: int) -> bool:
    """Tell whether nothing but an addressee, a time or a place stands from the cue to its sentence's end."""
    doc = layout.doc
    behind = (i for i in range(cue.end, end - 1) if doc[i].text == ";" or (doc[i].text == "," and doc[i + 1].tag_ == "VBG"))
    end = next(behind, end)  # "…, adding that …"
    tail = doc[cue.end : end]
    if any(t.pos_ == "VERB" and not subjects.named(t) for t in tail):
        return False
    heard = "hear" in cue.sense.takes and len(tail) > 0 and tail[0].pos_ in {"PROPN", "NOUN", "DET", "PRON"}
    return heard or not len(tail) or tail[0].text in {"in", "on", "at", "to", ","} or tail[0].lower_ in NOW


def _apposition(layout: Layout, verb: Token, low: int) -> int | None:
    """Return the comma before a speaker who is set off by another: "…, the union's chair, Ana Diaz, said", "…, Ana Diaz, a nurse, said"."""
    doc = layout.doc
    commas = [i for i in range(verb.i - 1, max(low, verb.i - APPOSED), -1) if doc[i].text == ","][:3]
    for after, before in pairwise(commas):
        words = doc[before + 1 : after]
        if any((t.pos_ in {"VERB", "AUX", "SCONJ"} and not subjects.named(t)) or t.text in TERMINAL for t in words):
            return None
        if words[0].ent_type_ == "PERSON" and words[-1].ent_type_ == "PERSON":
            if after != commas[0]:
                return before
            return commas[2] if len(commas) > 2 and _is_title(layout, commas[2] + 1, before) else None
    return None


def _is_title(layout: Layout, start: int, end: int) -> bool:
    """Tell whether the words are a title that a name follows: "the union's general secretary"."""
    words = layout.doc[start:end]
    if len(words) < 2 or words[0].pos_ not in {"DET", "PRON"} or any(t.pos_ in {"VERB", "AUX", "SCONJ"} for t in words):
        return False
    return any(subjects.nouns().get(t.lower_) == "person" for t in words)


def _headline(layout: Layout, cue: Cue, end: int, high: int) -> bool:
    """Tell whether nothing but a noun phrase stands behind the cue in a line without a full stop: "…, says press group"."""
    tail = [t for t in layout.doc[cue.end : end] if not t.is_space]
    return (
        end >= high
        and 0 < len(tail) <= 6
        and all(t.pos_ in {"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "VERB"} for t in tail[:-1])
        and (tail[-1].pos_ in {"PROPN", "NOUN"})
    )


def beside_source(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Return the rest of the sentence beside "according to X"."""
    low, high = layout.paragraph(cue.start)
    start, end = layout.sentence_start(cue.start, low), layout.sentence_end(cue.start, high)
    start = _behind_source(layout, start, cue.start)
    if cue.start > start + 2 and not _links(layout, cue):
        return edges.trim(layout, cue, start, cue.start)
    comma = edges.comma_in(layout, cue.end + 1, min(end, cue.end + SOURCE))
    while comma is not None and (after := edges.comma_in(layout, comma + 1, min(end, comma + SOURCE))) is not None:
        if not _goes_on(layout, comma + 1, after):
            break
        comma = after
    return edges.trim(layout, cue, comma + 1, end) if comma is not None else None


def _behind_source(layout: Layout, start: int, end: int) -> int:
    """Return where a sentence goes on behind the last source that is named in it before token ``end``: "X, according to Y, and Z"."""
    source = next((i for i in range(end - 1, start, -1) if layout.doc[i].lower_ == "according"), None)
    comma = edges.comma_in(layout, source, end - 1) if source is not None else None
    if comma is None:
        return start
    return comma + 1 + (layout.doc[comma + 1].pos_ == "CCONJ")


def _links(layout: Layout, cue: Cue) -> bool:
    """Tell whether a source stands between a clause's first word and the rest: "…, which, according to X, has no water"."""
    before = layout.doc[cue.start - 1]
    return before.lower_ == "that" or (before.text == "," and before.nbor(-1).lower_ in LINKING)


def _goes_on(layout: Layout, start: int, end: int) -> bool:
    """Tell whether words between commas still belong to the source: "according to the union's chair, Ana Diaz, …", "X, citing Y, …"."""
    doc = layout.doc
    if doc[start].tag_ == "VBG" or doc[start].lower_ in RELATIVE | {"whose"}:
        return True
    words = doc[start:end]
    if any(t.tag_ in FINITE and not subjects.named(t) for t in words):
        return False
    if doc[start].ent_type_ == "PERSON":
        return all(t.ent_type_ == "PERSON" for t in words) and doc[start - 2].ent_type_ != "PERSON"
    described = doc[start - 2].ent_type_ in {"PERSON", "ORG"} and doc[start].pos_ in {"DET", "NOUN", "ADJ", "PROPN"}
    return described and any(t.lower_ in subjects.nouns() for t in words)
