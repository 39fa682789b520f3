"""Where a reported clause begins and ends: with a list's rest, without datelines, punctuation, and what a reporter adds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from civicx.components.quotes.layout import REACH, Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

    from civicx.components.quotes.cues import Cue

# Tokens of the rest of a list that ends a sentence.
LISTED = 16
BREAKS = frozenset({":", ";", "–", "—", "-", "(", ")", "“", "”", '"'})
# What a reporter adds about somebody's silence.
SILENT = re.compile(
    r"(?:,| –| —)?\s(?:(?:but|and|though|although)\s(?:(?:he|she|they|it)\s)?(?:(?:did|would|could)(?:\s+not|n['’]t)\s+(?:immediately\s+)?"
    r"(?:elaborate|explain|say|specify|comment|give|provide|name|offer|identify|respond|disclose|reveal|mention)"
    r"|(?:declined|refused)\s+to\s+(?:comment|say|give|elaborate|identify|name|provide|answer|discuss|disclose|be)|gave\s+no|offered\s+no|provided\s+no)"
    r"|without\s+(?:elaborating|giving|providing|naming|offering|specifying|identifying))\b"
)
# What others say to it.
DENIED = re.compile(
    r"(?:,| –| —)\s(?:an?\s|the\s)?(?:claim|charge|accusation|allegation|account|version|assertion|report)s?\s"
    r"(?:(?:that|which)\s)?(?:[\w’'-]+\s){0,6}(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed)|dismiss(?:es|ed)?|contest(?:s|ed)?|refut(?:es?|ed))\b"
)
DASHES = frozenset({"–", "—", "--"})
# Tokens from a dash or bracket to the cue behind it.
ASIDE = 6
# Tokens at the end of a clause in which that is looked for.
SILENCE = 40
# A dateline: "Pune [India], May 3: ", "GENEVA (3 May 2021) – ", "LAGOS, Nigeria (AP) — ".
DATELINE = re.compile(
    r"(?:[A-Z][A-Z .'’/-]{2,30}(?:, [A-Z][\w. ]{2,25})?|[A-Z]\w+(?: [A-Z][\w.]+){0,3}(?= ?[\[(]))(?: ?[\[(][^\])\n]{2,40}[\])])?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([A-Z/]{2,12}\))?(?:: |\s?[–—-]{1,2}\s)"
)
# Tokens of an instance between commas: "of all, particularly states, in …".
INSTANCE = 12
INSTANCES = frozenset({"particularly", "including", "especially", "notably", "namely"})


def extend(layout: Layout, cue: Cue, end: int) -> int:
    """Return where content that ends at ``end`` by the parse ends: with words that follow without a comma, within the sentence."""
    doc = layout.doc
    _, limit = layout.paragraph(cue.start)
    limit = min(limit, layout.sentence_end(cue.end, limit)) if end <= cue.end + REACH else limit
    limit = min(limit, _main_verb(doc[cue.start], limit))
    while (
        end < limit and not (doc[end].is_punct and not doc[end].is_quote and doc[end].text not in {"-", "/"}) and doc[end].pos_ != "CCONJ"
    ):
        end += 1
    if end + 2 < limit and doc[end].text == "," and (after := _instance(layout, end, limit)) is not None:
        return extend(layout, cue, after)
    return min(_listed_on(layout, end, limit), limit)


def _main_verb(token: Token, limit: int) -> int:
    """Return where the verb begins whose subject a cue is part of, or ``limit``: "has" in "A letter calling for help has been sent"."""
    noun = token.head
    if token.dep_ != "acl" or noun.dep_ not in {"nsubj", "nsubjpass"} or noun.head.i < token.i:
        return limit
    return min((child.i for child in noun.head.lefts if child.i > token.i and child.dep_ in {"aux", "auxpass"}), default=noun.head.i)


def _instance(layout: Layout, comma: int, limit: int) -> int | None:
    """Return where a phrase goes on behind an instance that is set off by commas, or None: ", particularly states, in …"."""
    doc = layout.doc
    if doc[comma + 1].lower_ in INSTANCES:
        comma = comma_in(layout, comma + 1, min(limit, comma + INSTANCE)) or comma
    elif not any(doc[i].text == "," and doc[i + 1].lower_ in INSTANCES for i in range(max(0, comma - INSTANCE), comma)):
        return None
    return comma + 1 if doc[comma + 1].pos_ in {"ADP", "SCONJ"} else None


def _listed_on(layout: Layout, end: int, limit: int) -> int:
    """Return the sentence's end where only the rest of a list stands before it: "a lack of bread, salt and water"."""
    if end >= limit:  # an empty span at a document's end makes spaCy build its text
        return end
    rest = layout.doc[end:limit]
    if not 3 < len(rest) <= LISTED or rest[0].text != "," or not any(t.lower_ in {"and", "or"} for t in rest):
        return end
    plain = all(
        t.pos_ in {"NOUN", "PROPN", "ADJ", "DET", "CCONJ", "PUNCT", "ADP", "PART", "NUM", "PRON"} and t.text not in BREAKS for t in rest
    )
    return limit if plain and rest[1].pos_ in {"NOUN", "PROPN", "ADJ"} and layout.within[end] < 0 else end


def comma_in(layout: Layout, start: int, end: int) -> int | None:
    """Return the place of the first comma from ``start`` to ``end``, or None."""
    return next((i for i in range(start, end) if layout.doc[i].text == ","), None)


def _before(layout: Layout, pattern: re.Pattern[str], start: int, end: int) -> int:
    """Return where a reported clause ends before what ``pattern`` finds near its end, which is no part of it."""
    first = max(start, end - SILENCE)
    if first >= end or end > len(layout.doc):
        return end
    found = pattern.search(layout.text, layout.offsets[first], layout.offsets[end - 1] + len(layout.doc[end - 1]))
    return layout.token_at(found.start()) if found is not None else end


def trim(layout: Layout, cue: Cue, start: int, end: int) -> tuple[int, int] | None:
    """Return the range within the cue's paragraph, without punctuation at its ends, a leading "that", and trailing blank."""
    low, high = layout.paragraph(cue.start)
    start, end = max(_behind_dateline(layout, start, low), low), min(end, high, _set_off(layout, cue, end))
    return trimmed(layout, start, _before(layout, DENIED, start, _before(layout, SILENT, start, end)))


def _set_off(layout: Layout, cue: Cue, end: int) -> int:
    """Return the dash or bracket before ``end`` that closes what one before the cue opened: "They – admitting that they knew – left."."""
    opened = next((i for i in range(cue.start - 1, max(-1, cue.start - ASIDE), -1) if layout.doc[i].is_punct), None)
    closing = {"(": {")"}, "[": {"]"}}.get(layout.doc[opened].text, DASHES) if opened is not None else DASHES
    if opened is None or layout.doc[opened].text not in {"(", "[", *DASHES}:
        return end
    return next((i for i in range(cue.end, end) if layout.doc[i].text in closing), end)


def trimmed(layout: Layout, start: int, end: int) -> tuple[int, int] | None:
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


def _behind_dateline(layout: Layout, start: int, low: int) -> int:
    """Return where content goes on behind a place with brackets that opens its paragraph: "(London) – The law …",
    "Pune [India], May 3: The law …"."""
    doc = layout.doc
    while low < start and doc[low].is_space:
        low += 1
    if start > low:
        return start
    dateline = DATELINE.match(layout.text, layout.offsets[start])
    if dateline is not None:
        return layout.token_at(dateline.end())
    if doc[start].text not in {"(", "["}:
        return start
    return next((i + 1 for i in range(start, min(start + 12, len(doc))) if doc[i].text in {")", "]"}), start)
