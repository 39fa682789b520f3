"""Tells quoted words that nobody says: charges, titles, nicknames, terms."""

from __future__ import annotations

import re
from collections.abc import Collection

from civicx.components.quotes.layout import Layout
from civicx.components.quotes.stretches import FULL_STOP, opens_sentence

CHARGES = re.compile(
    r"\b(?:(?:is|are|was|were|been|being|stands?)\s+accused|accused(?=\s+of\s*$)|charg|convict|sentenc|prosecut|indict|jail|imprison|arrest|detain|tried|fined|guilty|investigat)\w*\b(?:[^.]{0,60}"
    r"\b(?:with|of|for|on|over)|\s+under)\s*$|\b(?:counts?|crimes?|charges?|offen[cs]es?|articles?)\s+(?:of|such\s+as|including)\s*$"
    r"|\bcharges?\s+(?:that\s+)?includ\w+\b[^.]{0,80}$",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"\b(?:(?:organi[sz]ation|group|charity|ngo|company|party|movement|program|programme|website|app|operation|system|channel|outlet|something)\s+called|so-called|(?:en)?titled|named|dubbed|known\s+as|nicknamed|headlined|captioned|(?:the|a)\s+(?:terms?|words?|phrases?|slogans?|hashtag|"
    r"film|book|song|album|movie|novel|article|documentary|programme|show|essay|poem|project|campaign|theme|title|name|motto|concept|label))\s*,?\s*$",
    re.IGNORECASE,
)
# What a title in title case stands behind: the 84-page report, “They Came at Night,”
WORKS = re.compile(
    r"\b(?:reports?|study|studies|surveys?|papers?|briefings?|analysis|investigations?|publications?|guides?|handbooks?|podcasts?|series|exhibitions?)"
    r",?\s*$",
    re.IGNORECASE,
)
JOINED = re.compile(r",?\s*(?:and|or)?\s*")
# A term, with what it is shortened to behind it: “…” (RSDL).
ABBREVIATED = re.compile(r"\s?\([A-Z][A-Za-z]?[A-Z]{1,6}s?\)")
# Words of a term in single marks.
TERM = 2


def is_charge(layout: Layout, k: int, charges: Collection[int]) -> bool:
    """Tell whether quoted words name what somebody is charged with, or are joined to words that do, which are in ``charges``."""
    text, start = layout.text, layout.quotes[k].outer_start
    if CHARGES.search(text, max(0, start - 90), start):
        return True
    return k - 1 in charges and JOINED.fullmatch(text, layout.quotes[k - 1].outer_end, start) is not None


def is_title(layout: Layout, k: int) -> bool:
    """Tell whether quoted words name a thing: "so-called", "the book", or title case right behind a preposition or article."""
    quote = layout.quotes[k]
    if TITLES.search(layout.text, max(0, quote.outer_start - 60), quote.outer_start) or ABBREVIATED.match(layout.text, quote.outer_end):
        return True
    i = layout.first[k] - 1
    if _is_nickname(layout, k, i) or _is_scare_quote(layout, k):
        return True
    if WORKS.search(layout.text, max(0, quote.outer_start - 30), quote.outer_start):
        return _is_in_title_case(layout, k, 14)
    if (
        i < 0
        or not (layout.doc[i].pos_ in {"ADP", "DET"} or layout.doc[i].tag_ in {"PRP$", "POS"})
        or layout.doc[i].lower_ in {"as", "that"}
    ):
        return False
    return _is_in_title_case(layout, k, 7)


def _is_in_title_case(layout: Layout, k: int, most: int) -> bool:
    """Tell whether all words of a quote but the small ones, at most ``most``, begin with a capital."""
    quote = layout.quotes[k]
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", layout.text[quote.start : min(quote.end, quote.start + 120)]) if len(w) > 3]
    return 0 < len(words) <= most and all(w[0].isupper() for w in words)


def _is_scare_quote(layout: Layout, k: int) -> bool:
    """Tell whether single marks set off a term, in a text that marks speech with double ones: "QR ‘check in’ data"."""
    quote = layout.quotes[k]
    if not quote.single or not quote.paragraph or opens_sentence(layout, k) or len(layout.text[quote.start : quote.end].split()) > TERM:
        return False
    prose = FULL_STOP.search(layout.text[layout.bounds[quote.paragraph][1] - 3 : layout.bounds[quote.paragraph][1]])
    return prose is not None and layout.text[quote.end - 1].isalnum() and layout.doubles


def _is_nickname(layout: Layout, k: int, before: int) -> bool:
    """Tell whether quoted words stand inside a name: "Peter “Big Fish” Lund"."""
    after = layout.after[k]
    if before < 0 or after >= len(layout.doc) or layout.doc[before].pos_ != "PROPN" or not layout.quotes[k].paragraph:
        return False
    words = layout.text[layout.quotes[k].start : layout.quotes[k].end].split()
    capitals = 0 < len(words) <= 3 and all(word[0].isupper() and word[-1].isalnum() for word in words)
    return capitals and layout.doc[before].is_title and layout.doc[after].is_title
