"""Finds reported speech without quotation marks: the clause or phrase that a cue introduces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from civicx.components.quotes import edges, fronted, subjects
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.layout import TERMINAL, Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

HYPOTHETICAL = frozenset({"should", "must", "could", "may", "might", "can", "would", "will", "shall", "ca", "wo", "'ll", "’ll", "'d", "’d"})
# Tokens from a cue to the colon before its list, and items read of it.
LEAD_IN = 30
ITEMS = 40
BULLETS = frozenset({"-", "–", "—", "•", "·", "*", "▪", "◦", "●", "○", "‣", "o", "§"})
NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
QUESTIONED = frozenset({"ask", "question", "quiz", "press", "tell"})
# "claimed responsibility", "asked not to be named", "asked for anonymity"
WON = frozenset({"responsibility", "credit", "victory", "asylum", "life", "lives", "right", "benefit", "title"})
NAMELESS = frozenset({"name", "identify", "quote", "disclose"})
STANCES = frozenset(
    {
        "concern",
        "worry",
        "alarm",
        "fear",
        "demand",
        "call",
        "doubt",
        "regret",
        "outrage",
        "dismay",
        "anger",
        "disappointment",
        "objection",
        "reservation",
        "grievance",
        "appeal",
        "plea",
        "complaint",
        "unease",
        "shock",
        "skepticism",
        "scepticism",
        "criticism",
        "indignation",
        "frustration",
        "horror",
        "sadness",
        "disbelief",
        "disgust",
        "consternation",
        "apprehension",
        "misgiving",
        "unhappiness",
        "displeasure",
    }
)
# What opens a clause before its subject: "said despite the rain, they would stay".
OPENING = frozenset(
    {"despite", "although", "though", "if", "when", "while", "because", "since", "unless", "without", "given", "once", "instead"}
)
PREPOSITIONS = frozenset({"of", "about", "for", "on", "over", "at", "as"})
IMPERSONAL = frozenset({"there", "this", "which", "who", "what", "that", "these", "those", "you", "i"})


def content(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Return the token range of what ``cue`` reports, or None where it reports nothing."""
    token = layout.doc[cue.start]
    if cue.sense.kind == "according":
        return fronted.beside_source(layout, cue)
    if cue.sense.kind not in {"content", "naming", "finding"} or (_unreal(token) and not _agrees(cue, token)):
        return None
    return fronted.before_cue(layout, cue) or _clause(layout, cue, token) or _as_said(layout, cue, token) or _phrase(layout, cue, token)


def contents(layout: Layout, cue: Cue) -> list[tuple[int, int]]:
    """Return the token ranges of what ``cue`` reports: two where it stands between them, none where it reports nothing."""
    parted = fronted.parted(layout, cue) if layout.doc[cue.start].dep_ != "acl" else []
    if parted:
        return parted
    listed = _listed(layout, cue)
    if listed:
        return listed
    whole = content(layout, cue)
    return [whole] if whole is not None else []


def _listed(layout: Layout, cue: Cue) -> list[tuple[int, int]]:
    """Accept "We call on the ministry to:" with its demands in the list below."""
    doc = layout.doc
    if cue.sense.kind != "content" or not cue.sense.takes & {"to", "on", "that"} or _unreal(doc[cue.start]):
        return []
    number = layout.paragraph_number(cue.start)
    _, colon = layout.paragraph_tokens(number)
    while colon > cue.end and doc[colon - 1].is_space:
        colon -= 1
    colon -= 1
    if not cue.end <= colon <= cue.end + LEAD_IN or doc[colon].text != ":" or any(t.text in TERMINAL for t in doc[cue.end : colon]):
        return []
    items: list[tuple[int, int]] = []
    while number + 1 < len(layout.bounds) and len(items) < ITEMS:
        number += 1
        start, end = layout.paragraph_tokens(number)
        first = _behind_bullet(layout, start, end)
        if first == start:
            break
        items.append((first, end))
    trimmed = [edges.trimmed(layout, start, end) for start, end in items]
    head = edges.trim(layout, cue, cue.end, colon)
    return [part for part in (head, *trimmed) if part is not None] if items else []


def _behind_bullet(layout: Layout, start: int, end: int) -> int:
    """Return where the words of a list's item begin; ``start`` where no bullet or number opens the paragraph."""
    doc, i = layout.doc, start
    while i < end and doc[i].is_space:
        i += 1
    if i + 1 < end and doc[i].text in BULLETS:
        return i + 1
    if i + 1 < end and NUMBER.fullmatch(doc[i].text + doc[i + 1].text):
        return i + 2
    return i + 1 if i + 1 < end and NUMBER.fullmatch(doc[i].text) else start


def _unreal(token: Token) -> bool:
    """Tell whether the cue is negated, hypothetical, an infinitive, or in a clause that is denied."""
    if token.dep_ == "ccomp" and token.head.lemma_ in subjects.DENIALS:
        return True
    if token.lemma_ in QUESTIONED and token.dep_ == "advcl" and not any(child.dep_ in subjects.SUBJECTS for child in token.children):
        return True  # "Asked whether …, X said"
    if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in HYPOTHETICAL) for child in token.lefts):
        return True
    return token.tag_ == "VB" and not any(child.lower_ in {"did", "do", "does"} for child in token.lefts)


def _agrees(cue: Cue, token: Token) -> bool:
    """Tell whether a cue that is tagged an infinitive is a plural's verb: "We, the undersigned, call for an inquiry", or a demand that
    is joined to one: "We condemn the killings and demand an inquiry"."""
    head, lefts = token.head, {child.dep_ for child in token.lefts}
    if token.dep_ == "ROOT":
        return cue.sense.kind == "content" and not lefts.isdisjoint(subjects.SUBJECTS) and lefts.isdisjoint({"aux", "neg"})
    if token.dep_ != "conj" or lefts or not cue.sense.takes & {"to", "for", "on"}:
        return False
    plural = head.tag_ == "VBP" or (head.tag_ == "VBZ" and any(c.dep_ in subjects.SUBJECTS and c.conjuncts for c in head.lefts))
    return plural and not any(c.dep_ in {"aux", "neg", "xcomp"} for c in head.children)


def _clause(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept a clause with or without "that", before or behind the cue."""
    if "that" not in cue.sense.takes:
        return None
    clauses = [
        c for c in token.children if c.dep_ == "ccomp" and (layout.within[c.i] < 0 or layout.within[c.left_edge.i] < 0 < c.i - token.i)
    ]
    clause = next((c for c in clauses if c.i > token.i), clauses[0] if clauses else None) or _behind_addressee(layout, cue, token)
    if clause is not None and cue.sense.kind == "finding" and clause.pos_ not in {"VERB", "AUX"}:
        return None  # "found them guilty"
    if clause is None:
        return _broken(layout, cue, token)
    if clause.i < token.i and any(c.dep_ in {"dobj", "xcomp"} and "hear" not in cue.sense.takes for c in token.rights):
        return None  # "Three drown; union demands inquiry"
    if clause.i < token.i:
        return edges.trim(layout, cue, *_left_range(layout, clause, token))
    last = next(
        (c for c in reversed(clauses) if c.i > clause.i and c.left_edge.lower_ in {"that", "and", "or"}), clause
    )  # "that X, that Y and that Z"
    end = next((child.i - 1 for child in last.rights if subjects.joined(child) == token), 0) or edges.extend(
        layout, cue, last.right_edge.i + 1
    )
    start = cue.end if layout.words(cue.end, cue.end + 1).lower() in OPENING else max(clause.left_edge.i, cue.end)
    return edges.trim(layout, cue, start, end)


def _as_said(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "As X said in May, the camp has no water."."""
    if token.dep_ != "advcl" or "that" not in cue.sense.takes:
        return None
    low, high = layout.paragraph(cue.start)
    start, end = layout.sentence_start(cue.start, low), layout.sentence_end(cue.end, high)
    while start < cue.start and layout.doc[start].is_space:
        start += 1
    if layout.doc[start].lower_ != "as" or token.head.i < cue.end:
        return None
    comma = edges.comma_in(layout, cue.end, min(end, token.head.i))
    return edges.trim(layout, cue, comma + 1, end) if comma is not None else None


def _behind_addressee(layout: Layout, cue: Cue, token: Token) -> Token | None:
    """Return the verb of a clause that the parse makes the addressee's: "told the Lake Trust that guards had beaten her"."""
    if "hear" not in cue.sense.takes:
        return None
    obj = next((c for c in token.rights if c.dep_ in {"dobj", "dative"}), None)
    if obj is None:
        return None
    return next((c for c in obj.rights if c.dep_ in {"ccomp", "acl", "relcl"} and c.left_edge.lower_ == "that"), None)


def _broken(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "X said its letter called …", where the parse takes the clause's subject for the object."""
    obj = next((c for c in token.rights if c.dep_ == "dobj"), None)
    if obj is None or not cue.sense.core or "hear" in cue.sense.takes:
        return None
    if not any(t.dep_ in {"acl", "relcl"} for t in layout.doc[obj.i : min(obj.right_edge.i + 1, obj.i + 40)]):
        return None
    return edges.trim(layout, cue, max(obj.left_edge.i, cue.end), edges.extend(layout, cue, obj.right_edge.i + 1))


def _left_range(layout: Layout, clause: Token, token: Token) -> tuple[int, int]:
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    boundary = min([child.left_edge.i for child in token.lefts if child.dep_ in subjects.SUBJECTS and child.i > clause.i] + [token.i])
    return layout.sentence_start(clause.i, max(0, start - 1)), min(end, boundary)


def _phrase(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept what follows in another form than a clause: an infinitive, a preposition's phrase, the object."""
    if any(t.lower_ in {"anonymity", "comment"} for t in layout.doc[cue.end - 1 : cue.end + 2]):
        return None
    return (
        _particle(layout, cue, token) or _infinitive(layout, cue, token) or _preposition(layout, cue, token) or _object(layout, cue, token)
    )


def _particle(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "call for X", "call on X to …"."""
    if not cue.sense.takes & {"for", "on"} or cue.end == cue.start + 1:
        return None
    after = [t for t in (*layout.doc[cue.end - 1].rights, *token.rights) if t.i >= cue.end]
    parts = [t for t in after if t.dep_ in {"pobj", "pcomp", "xcomp", "ccomp"}] or [
        t for t in after if t.dep_ == "advcl" and any(a.dep_ == "aux" and a.lower_ == "to" for a in t.lefts)
    ]
    if not parts:
        return None
    return edges.trim(layout, cue, cue.end, edges.extend(layout, cue, max(t.right_edge.i for t in parts) + 1))


def _infinitive(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "urge X to …", "pledge to …"; the addressee belongs to it."""
    if "to" not in cue.sense.takes or _is_gap(token):
        return None
    verb = next((t for t in token.rights if t.dep_ in {"xcomp", "ccomp", "advcl"} and any(a.lower_ == "to" for a in t.lefts)), None)
    if verb is None or (verb.lemma_ in NAMELESS and verb.tag_ == "VBN"):
        return None
    addressee = [t.left_edge.i for t in token.rights if t.dep_ in {"dobj", "dative", "nsubj"} and t.i < verb.i]
    return edges.trim(layout, cue, max(min([*addressee, verb.left_edge.i]), cue.end), edges.extend(layout, cue, verb.right_edge.i + 1))


def _is_gap(token: Token) -> bool:
    """Tell whether what is pledged stands before the cue, which describes it: "the goals that they pledged to reach"."""
    return token.dep_ == "relcl" and any(
        child.dep_ in subjects.SUBJECTS and child.lower_ not in subjects.RELATIVES for child in token.lefts
    )


def _preposition(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "accuse X of …", "complain of …", "describe X as …"; and "express concern over …"."""
    takes = cue.sense.takes
    if any(t.dep_ == "agent" for t in token.rights) and "as" not in takes:
        return None  # "was informed by X about …"
    obj = next((t for t in token.rights if t.dep_ == "dobj"), None)
    if "stance" in takes and obj is not None and obj.lemma_ in STANCES:
        link = next((t for t in (*obj.rights, *token.rights) if t.dep_ == "prep" and t.i > obj.i and t.n_rights), None)
        return edges.trim(layout, cue, link.i + 1, edges.extend(layout, cue, link.right_edge.i + 1)) if link is not None else None
    of_obj = [c for c in obj.rights if c.lower_ == "of" and c.n_rights] if obj is not None and takes == {"of"} else []
    for child in (*token.rights, *of_obj):
        if child.dep_ == "prep" and child.lower_ in takes & PREPOSITIONS and child.n_rights:
            start = obj.left_edge.i if obj is not None and obj.i < child.i and child.lower_ in {"of", "as"} else child.i + 1
            return edges.trim(layout, cue, start, edges.extend(layout, cue, child.right_edge.i + 1))
    return None


def _object(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "demand X", "report X"."""
    obj = next((t for t in token.rights if t.dep_ == "dobj"), None)
    if obj is None or "np" not in cue.sense.takes or cue.sense.kind != "content" or obj.lemma_.lower() in WON:
        return None
    if obj.pos_ == "PRON" or any(t.dep_ in {"dative", "prep"} and t.lower_ == "to" for t in (*token.rights, *obj.rights)):
        return None  # "reported them to the police"
    return edges.trim(layout, cue, max(obj.left_edge.i, cue.end), edges.extend(layout, cue, obj.right_edge.i + 1))
