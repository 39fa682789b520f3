"""How a quoted stretch stands in its paragraph: whether it opens a sentence, is one, or is all that the paragraph holds."""

from __future__ import annotations

import re

from civicx.components.quotes.layout import TERMINAL, Layout

DASHES = frozenset({"-", "--", "–", "—", "―", "---"})
FULL_STOP = re.compile(r"[.!?…]['’)\]]*\s*$")
# What opens an item of a list.
BULLETS = frozenset("•·*▪■◦●○‣►")


def capital(layout: Layout, k: int) -> bool:
    """Tell whether a quote begins with a capital, a digit or a sign."""
    words = layout.text[layout.quotes[k].start : layout.quotes[k].start + 8].lstrip("[(…. '‘\"“")
    return bool(words) and not words[0].islower()


def opens_sentence(layout: Layout, k: int) -> bool:
    """Tell whether no word of the same sentence leads into the quote but for a conjunction, a cue's comma or colon."""
    i = layout.first[k] - 1
    floor, _ = layout.paragraph_tokens(layout.quotes[k].paragraph)
    while i >= floor and layout.doc[i].is_space:
        i -= 1
    if i < floor or layout.within[i] >= 0:
        return True
    token = layout.doc[i]
    ended = token.text in TERMINAL | DASHES | BULLETS | {":", ",", ";", ")", "]"} or token.pos_ == "CCONJ"
    return ended or (layout.stops(i) and capital(layout, k))  # "… at 6 a.m. “They took all.”"


def sentence_like(layout: Layout, k: int) -> bool:
    """Tell whether a quote begins and ends as sentences do."""
    quote = layout.quotes[k]
    i = layout.first[k] - 1
    while i >= 0 and layout.doc[i].is_space:
        i -= 1
    starts = i < layout.paragraph_tokens(quote.paragraph)[0] or layout.doc[i].text in TERMINAL | {":"} or layout.within[i] >= 0
    words = layout.text[quote.start : quote.end]
    return starts and capital(layout, k) and len(words.split()) >= 3


def all_quoted(layout: Layout, chain: list[int]) -> bool:
    """Tell whether the last paragraph of a quote holds nothing else and is no heading."""
    start, end = layout.paragraph_tokens(layout.quotes[chain[-1]].paragraph)
    quote = layout.quotes[chain[-1]]
    heading = len(layout.text[quote.start : quote.end].split()) < 8 and not FULL_STOP.search(layout.text[quote.end - 3 : quote.end])
    return layout.first[chain[-1]] <= start and layout.after[chain[-1]] >= end - 1 and not heading
