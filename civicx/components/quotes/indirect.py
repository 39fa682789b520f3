"""Finds reported speech without quotation marks: the clause or phrase that a cue introduces."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from civicx.components.quotes import speakers
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.layout import REACH, TERMINAL, Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

HYPOTHETICAL = frozenset({"should", "must", "could", "may", "might", "can", "would", "will", "shall", "ca", "wo", "'ll", "’ll", "'d", "’d"})
# Tokens from a cue to the colon before its list, and items read of it.
LEAD_IN = 30
# Tokens from the comma before a speaker with an apposition to the cue.
APPOSED = 40
# Tokens from "according to" to the comma behind the source, or from one such comma to the next.
SOURCE = 30
# Tokens of what stands before a parting attribution that is no clause: "In May, she said, …".
FRONTED = 6
# Tokens of the rest of a list that ends a sentence.
LISTED = 16
BREAKS = frozenset({":", ";", "–", "—", "-", "(", ")", "“", "”", '"'})
ITEMS = 40
BULLETS = frozenset({"-", "–", "—", "•", "·", "*", "▪", "◦", "●", "○", "‣", "o", "§"})
NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
QUESTIONED = frozenset({"ask", "question", "quiz", "press", "tell"})
# "claimed responsibility", "asked not to be named", "asked for anonymity"
WON = frozenset({"responsibility", "credit", "victory", "asylum", "life", "lives", "right", "benefit", "title"})
NAMELESS = frozenset({"name", "identify", "quote", "disclose"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"who", "which", "that"})
NOW = frozenset(
    {"today", "yesterday", "tonight", "later", "earlier", "recently", "last", "this", "late", "early"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
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
PREPOSITIONS = frozenset({"of", "about", "for", "on", "over", "at", "as"})
IMPERSONAL = frozenset({"there", "this", "which", "who", "what", "that", "these", "those", "you", "i"})


def content(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Return the token range of what ``cue`` reports, or None where it reports nothing."""
    token = layout.doc[cue.start]
    if cue.sense.kind == "according":
        return _beside(layout, cue)
    if cue.sense.kind not in {"content", "naming", "finding"} or _unreal(token):
        return None
    return _fronted(layout, cue) or _clause(layout, cue, token) or _as_said(layout, cue, token) or _phrase(layout, cue, token)


def contents(layout: Layout, cue: Cue) -> list[tuple[int, int]]:
    """Return the token ranges of what ``cue`` reports: two where it stands between them, none where it reports nothing."""
    parted = _parted(layout, cue) if layout.doc[cue.start].dep_ != "acl" else []
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
    trimmed = [_trimmed(layout, start, end) for start, end in items]
    head = _trim(layout, cue, cue.end, colon)
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


def _parted(layout: Layout, cue: Cue) -> list[tuple[int, int]]:
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
    if first <= start or doc[first].text != "," or any(t.tag_ in FINITE for t in doc[start:first]):
        return []
    last = next((i for i in range(cue.end, min(end, cue.end + 8)) if doc[i].text == ","), end)
    if last + 2 >= end or not _only_speaks(layout, cue, first, last):
        return []
    if first - start <= FRONTED and doc[start].pos_ in {"CCONJ", "ADV", "ADP"} and any(t.dep_ in speakers.SUBJECTS for t in doc[last:end]):
        start = first if doc[start].pos_ == "CCONJ" else start  # "But, he says, the government …"
    elif first <= start + 1 or doc[last + 1].tag_ not in FINITE | {"RB"}:
        return []
    return [part for part in (_trim(layout, cue, start, first), _trim(layout, cue, last + 1, end)) if part is not None]


def _only_speaks(layout: Layout, cue: Cue, first: int, last: int) -> bool:
    """Tell whether there is nothing but a speaker and circumstances beside the cue between two commas."""
    around = [*layout.doc[first + 1 : cue.start], *layout.doc[cue.end : last]]
    if any(
        (t.pos_ in {"VERB", "SCONJ", "CCONJ"} and not speakers.named(t)) or t.lower_ in RELATIVE or layout.within[t.i] >= 0 for t in around
    ):
        return False
    return any(t.pos_ in {"PROPN", "NOUN", "PRON"} for t in around)


def _unreal(token: Token) -> bool:
    """Tell whether the cue is negated, hypothetical, an infinitive, or in a clause that is denied."""
    if token.dep_ == "ccomp" and token.head.lemma_ in speakers.DENIALS:
        return True
    if token.lemma_ in QUESTIONED and token.dep_ == "advcl" and not any(child.dep_ in speakers.SUBJECTS for child in token.children):
        return True  # "Asked whether …, X said"
    if any(child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in HYPOTHETICAL) for child in token.lefts):
        return True
    return token.tag_ == "VB" and not any(child.lower_ in {"did", "do", "does"} for child in token.lefts)


def _clause(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept a clause with or without "that", before or behind the cue."""
    if "that" not in cue.sense.takes:
        return None
    clauses = [
        c for c in token.children if c.dep_ == "ccomp" and (layout.within[c.i] < 0 or layout.within[c.left_edge.i] < 0 < c.i - token.i)
    ]
    clause = next((c for c in clauses if c.i > token.i), clauses[0] if clauses else None) or _behind_addressee(layout, cue, token)
    if clause is None:
        return _broken(layout, cue, token)
    if clause.i < token.i and any(c.dep_ in {"dobj", "xcomp"} and "hear" not in cue.sense.takes for c in token.rights):
        return None  # "Three drown; union demands inquiry"
    if clause.i < token.i:
        return _trim(layout, cue, *_left_range(layout, clause, token))
    last = next(
        (c for c in reversed(clauses) if c.i > clause.i and c.left_edge.lower_ in {"that", "and", "or"}), clause
    )  # "that X, that Y and that Z"
    return _trim(layout, cue, max(clause.left_edge.i, cue.end), _extend(layout, cue, last.right_edge.i + 1))


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
    comma = _comma(layout, cue.end, min(end, token.head.i))
    return _trim(layout, cue, comma + 1, end) if comma is not None else None


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
    return _trim(layout, cue, max(obj.left_edge.i, cue.end), _extend(layout, cue, obj.right_edge.i + 1))


def _left_range(layout: Layout, clause: Token, token: Token) -> tuple[int, int]:
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    boundary = min([child.left_edge.i for child in token.lefts if child.dep_ in speakers.SUBJECTS and child.i > clause.i] + [token.i])
    return layout.sentence_start(clause.i, max(0, start - 1)), min(end, boundary)


def _extend(layout: Layout, cue: Cue, end: int) -> int:
    """Return where content that ends at ``end`` by the parse ends: with words that follow without a comma, within the sentence."""
    doc = layout.doc
    _, limit = layout.paragraph(cue.start)
    limit = min(limit, layout.sentence_end(cue.end, limit)) if end <= cue.end + REACH else limit
    while (
        end < limit and not (doc[end].is_punct and not doc[end].is_quote and doc[end].text not in {"-", "/"}) and doc[end].pos_ != "CCONJ"
    ):
        end += 1
    return min(_listed_on(layout, end, limit), limit)


def _listed_on(layout: Layout, end: int, limit: int) -> int:
    """Return the sentence's end where only the rest of a list stands before it: "pain in his neck, legs and hands"."""
    rest = layout.doc[end:limit]
    if not 3 < len(rest) <= LISTED or rest[0].text != "," or not any(t.lower_ in {"and", "or"} for t in rest):
        return end
    plain = all(
        t.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "CCONJ", "PUNCT", "ADP", "PART", "NUM", "PRON"} and t.text not in BREAKS for t in rest
    )
    return limit if plain and rest[1].pos_ in {"NOUN", "PROPN", "ADJ"} and layout.within[end] < 0 else end


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
    return _trim(layout, cue, cue.end, _extend(layout, cue, max(t.right_edge.i for t in parts) + 1))


def _infinitive(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "urge X to …", "pledge to …"; the addressee belongs to it."""
    if "to" not in cue.sense.takes:
        return None
    verb = next((t for t in token.rights if t.dep_ in {"xcomp", "ccomp", "advcl"} and any(a.lower_ == "to" for a in t.lefts)), None)
    if verb is None or (verb.lemma_ in NAMELESS and verb.tag_ == "VBN"):
        return None
    addressee = [t.left_edge.i for t in token.rights if t.dep_ in {"dobj", "dative", "nsubj"} and t.i < verb.i]
    return _trim(layout, cue, max(min([*addressee, verb.left_edge.i]), cue.end), _extend(layout, cue, verb.right_edge.i + 1))


def _preposition(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "accuse X of …", "complain of …", "describe X as …"; and "express concern over …"."""
    takes = cue.sense.takes
    if any(t.dep_ == "agent" for t in token.rights):
        return None  # "was informed by X about …"
    obj = next((t for t in token.rights if t.dep_ == "dobj"), None)
    if "stance" in takes and obj is not None and obj.lemma_ in STANCES:
        link = next((t for t in (*obj.rights, *token.rights) if t.dep_ == "prep" and t.i > obj.i and t.n_rights), None)
        return _trim(layout, cue, link.i + 1, _extend(layout, cue, link.right_edge.i + 1)) if link is not None else None
    of_obj = [c for c in obj.rights if c.lower_ == "of" and c.n_rights] if obj is not None and takes == {"of"} else []
    for child in (*token.rights, *of_obj):
        if child.dep_ == "prep" and child.lower_ in takes & PREPOSITIONS and child.n_rights:
            start = obj.left_edge.i if obj is not None and obj.i < child.i and child.lower_ == "of" else child.i + 1
            return _trim(layout, cue, start, _extend(layout, cue, child.right_edge.i + 1))
    return None


def _object(layout: Layout, cue: Cue, token: Token) -> tuple[int, int] | None:
    """Accept "demand X", "report X"."""
    obj = next((t for t in token.rights if t.dep_ == "dobj"), None)
    if obj is None or "np" not in cue.sense.takes or cue.sense.kind != "content" or obj.lemma_.lower() in WON:
        return None
    if obj.pos_ == "PRON" or any(t.dep_ in {"dative", "prep"} and t.lower_ == "to" for t in (*token.rights, *obj.rights)):
        return None  # "reported them to the police"
    return _trim(layout, cue, max(obj.left_edge.i, cue.end), _extend(layout, cue, obj.right_edge.i + 1))


def _fronted(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Accept "Content, X said." and "Content, said X."."""
    start = closes(layout, cue)
    if start is None:
        return None
    doc = layout.doc
    low, _ = layout.paragraph(cue.start)
    first = layout.sentence_start(start, low)
    if not any(t.pos_ in {"VERB", "AUX"} for t in doc[first:start]):
        return None
    return _trim(layout, cue, first, start)


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
        turned = any(t.dep_ in speakers.SUBJECTS and t.head.i == token.i for t in token.rights)
        return comma if turned or _headline(layout, cue, end, high) else None
    between = doc[comma + 1 : token.i]
    if any((t.pos_ in {"VERB", "SCONJ", "CCONJ"} and not speakers.named(t)) or t.lower_ in RELATIVE for t in between) or not any(
        t.pos_ in {"PROPN", "NOUN", "PRON"} for t in between
    ):
        return None
    return comma if _circumstances(layout, cue, end) else None


def _circumstances(layout: Layout, cue: Cue, end: int) -> bool:
    """Tell whether nothing but an addressee, a time or a place stands from the cue to its sentence's end."""
    tail = layout.doc[cue.end : end]
    if any(t.pos_ == "VERB" and not speakers.named(t) for t in tail):
        return False
    heard = "hear" in cue.sense.takes and len(tail) > 0 and tail[0].pos_ in {"PROPN", "NOUN", "DET", "PRON"}
    return heard or not len(tail) or tail[0].text in {"in", "on", "at", "to", ","} or tail[0].lower_ in NOW


def _apposition(layout: Layout, verb: Token, low: int) -> int | None:
    """Return the comma before a speaker who is set off by another: "…, the union's chair, Ana Diaz, said", "…, Ana Diaz, a nurse, said"."""
    doc = layout.doc
    commas = [i for i in range(verb.i - 1, max(low, verb.i - APPOSED), -1) if doc[i].text == ","][:3]
    for after, before in pairwise(commas):
        words = doc[before + 1 : after]
        if any((t.pos_ in {"VERB", "AUX", "SCONJ"} and not speakers.named(t)) or t.text in TERMINAL for t in words):
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
    return any(speakers.nouns().get(t.lower_) == "person" for t in words)


def _headline(layout: Layout, cue: Cue, end: int, high: int) -> bool:
    """Tell whether nothing but a noun phrase stands behind the cue in a line without a full stop: "…, says press group"."""
    tail = [t for t in layout.doc[cue.end : end] if not t.is_space]
    return (
        end >= high
        and 0 < len(tail) <= 6
        and all(t.pos_ in {"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "VERB"} for t in tail[:-1])
        and (tail[-1].pos_ in {"PROPN", "NOUN"})
    )


def _beside(layout: Layout, cue: Cue) -> tuple[int, int] | None:
    """Return the rest of the sentence beside "according to X"."""
    low, high = layout.paragraph(cue.start)
    start, end = layout.sentence_start(cue.start, low), layout.sentence_end(cue.start, high)
    if cue.start > start + 2:
        return _trim(layout, cue, start, cue.start)
    comma = _comma(layout, cue.end + 1, min(end, cue.end + SOURCE))
    while comma is not None and (after := _comma(layout, comma + 1, min(end, comma + SOURCE))) is not None:
        if not _goes_on(layout, comma + 1, after):
            break
        comma = after
    return _trim(layout, cue, comma + 1, end) if comma is not None else None


def _goes_on(layout: Layout, start: int, end: int) -> bool:
    """Tell whether words between commas still belong to the source: "according to the union's chair, Ana Diaz, …", "X, citing Y, …"."""
    doc = layout.doc
    if doc[start].tag_ == "VBG" or doc[start].lower_ in RELATIVE | {"whose"}:
        return True
    words = doc[start:end]
    if any(t.tag_ in FINITE and not speakers.named(t) for t in words):
        return False
    if doc[start].ent_type_ == "PERSON":
        return all(t.ent_type_ == "PERSON" for t in words) and doc[start - 2].ent_type_ != "PERSON"
    described = doc[start - 2].ent_type_ in {"PERSON", "ORG"} and doc[start].pos_ in {"DET", "NOUN", "ADJ", "PROPN"}
    return described and any(t.lower_ in speakers.nouns() for t in words)


def _comma(layout: Layout, start: int, end: int) -> int | None:
    return next((i for i in range(start, end) if layout.doc[i].text == ","), None)


# What a reporter adds about somebody's silence.
SILENT = re.compile(
    r"(?:,| –| —)?\s(?:(?:but|and|though|although)\s(?:(?:he|she|they|it)\s)?(?:(?:did|would|could)(?:\s+not|n['’]t)\s+(?:immediately\s+)?"
    r"(?:elaborate|explain|say|specify|comment|give|provide|name|offer|identify|respond|disclose|reveal|mention)"
    r"|(?:declined|refused)\s+to\s+(?:comment|say|give|elaborate|identify|name|provide|answer|discuss|disclose|be)|gave\s+no|offered\s+no|provided\s+no)"
    r"|without\s+(?:elaborating|giving|providing|naming|offering|specifying|identifying))\b"
)
# Tokens at the end of a clause in which that is looked for.
SILENCE = 40


def _before_silence(layout: Layout, start: int, end: int) -> int:
    """Return where a reported clause ends before "but did not elaborate", "without giving details"."""
    first = max(start, end - SILENCE)
    if first >= end or end > len(layout.doc):
        return end
    found = SILENT.search(layout.text, layout.offsets[first], layout.offsets[end - 1] + len(layout.doc[end - 1]))
    return layout.token_at(found.start()) if found is not None else end


def _trim(layout: Layout, cue: Cue, start: int, end: int) -> tuple[int, int] | None:
    """Return the range within the cue's paragraph, without punctuation at its ends, a leading "that", and trailing blank."""
    low, high = layout.paragraph(cue.start)
    start, end = max(_behind_dateline(layout, start, low), low), min(end, high)
    return _trimmed(layout, start, _before_silence(layout, start, end))


def _trimmed(layout: Layout, start: int, end: int) -> tuple[int, int] | None:
    """Return the range without punctuation at its ends, a leading "that", and trailing blank."""
    doc = layout.doc
    while start < end and (
        doc[start].is_space
        or (doc[start].is_punct and not doc[start].is_left_punct and not doc[start].is_quote)
        or (doc[start].lower_ == "that" and doc[start].tag_ in {"IN", "WDT"})
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and not doc[end - 1].is_right_punct and not doc[end - 1].is_quote)
    ):
        end -= 1
    return (start, end) if end > start else None


BRACKETED = re.compile(r"[A-Z][\w .'’-]{1,30} ?\[[\w .'’-]{2,30}\](?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([A-Z/]{2,12}\))?: ")


def _behind_dateline(layout: Layout, start: int, low: int) -> int:
    """Return where content goes on behind a place with brackets that opens its paragraph: "(London) – The law …",
    "Pune [India], May 3: The law …"."""
    doc = layout.doc
    while low < start and doc[low].is_space:
        low += 1
    if start > low:
        return start
    dateline = BRACKETED.match(layout.text, layout.offsets[start])
    if dateline is not None:
        return layout.token_at(dateline.end())
    if doc[start].text not in {"(", "["}:
        return start
    return next((i + 1 for i in range(start, min(start + 12, len(doc))) if doc[i].text in {")", "]"}), start)
