"""A Doc with its paragraphs and quoted stretches laid over its tokens."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from civicx.components.quotes import marks
from civicx.components.quotes.marks import Quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc

TERMINAL = frozenset({".", "?", "!", "...", "…", "?!", "!!", ".."})
# No attribution is sought further than this from its quote, in tokens.
REACH = 90


@dataclass(frozen=True, slots=True)
class Layout:
    """``first[k]`` is the first token of quoted stretch ``k`` with its mark, ``after[k]`` the first one behind it.

    ``within[i]`` is the number of the stretch that token ``i`` stands in, or -1.
    """

    doc: Doc
    text: str
    offsets: list[int]
    bounds: list[tuple[int, int]]
    quotes: list[Quoted]
    first: list[int]
    after: list[int]
    within: list[int]
    doubles: bool  # whether some stretches stand in other than single marks

    def token_at(self, offset: int) -> int:
        """Return the index of the token that ``offset`` stands in, or of the next one."""
        index = bisect_right(self.offsets, offset) - 1
        if index >= 0 and offset < self.offsets[index] + len(self.doc[index]):
            return index
        return index + 1

    def paragraph(self, index: int) -> tuple[int, int]:
        """Return the token range of the paragraph that token ``index`` stands in."""
        number = self.paragraph_number(index)
        return self.paragraph_tokens(number)

    def paragraph_number(self, index: int) -> int:
        """Return which paragraph token ``index`` stands in (blank space counts to the one before)."""
        return max(0, bisect_right(self.bounds, (self.offsets[index], len(self.text) + 1)) - 1)

    def paragraph_tokens(self, number: int) -> tuple[int, int]:
        """Return the token range of paragraph ``number``."""
        start, end = self.bounds[number]
        return self.token_at(start), bisect_left(self.offsets, end)

    def sentence_end(self, index: int, limit: int) -> int:
        """Return the index of the first full stop outside quotes from ``index`` on, at most ``limit`` and REACH away."""
        limit = min(limit, index + REACH)
        for i in range(index, limit):
            if self.within[i] < 0 and self.stops(i):
                return i if self.doc[i].text in TERMINAL else i + 1  # the stop of "a.m." belongs to the word
            if i > index and self._ended_in_quote(i):
                return i + 1
        return limit

    def sentence_start(self, index: int, floor: int) -> int:
        """Return the index of the first token after the full stop outside quotes that comes before ``index``."""
        floor = max(floor, index - REACH)
        for i in range(index - 1, floor - 1, -1):
            if (self.within[i] < 0 and self.stops(i)) or self._ended_in_quote(i):
                return i + 1
        return floor

    def _ended_in_quote(self, i: int) -> bool:
        """Tell whether a quoted stretch that is a sentence of its own ends with token ``i``: "“They left.” The"."""
        k = self.within[i]
        if k < 0 or i + 1 >= len(self.doc) or self.within[i + 1] >= 0 or not self.doc[i + 1].is_title or i < self.first[k] + 2:
            return False
        return self.doc[i - 1].text in TERMINAL and self.doc[self.first[k]].is_quote and self.doc[self.first[k] + 1].is_title

    def stops(self, index: int) -> bool:
        """Tell whether a token ends a sentence; "!" and "?" before a lower-case word belong to a name ("GetOut! said")."""
        text = self.doc[index].text
        if text not in TERMINAL:
            return len(text) > 2 and text.endswith(".") and self._begins(index + 1)
        if text == "." and self.doc[index].pos_ == "PROPN":
            return False  # "Lt. Col."
        return text not in {"!", "?"} or index + 1 >= len(self.doc) or not self.doc[index + 1].is_lower

    def _begins(self, index: int) -> bool:
        """Tell whether a quote or, by the parse, a sentence begins behind an abbreviation: "… at 6 a.m. “They took all.”"."""
        if index >= len(self.doc):
            return False
        return self.within[index] >= 0 > self.within[index - 1] or (bool(self.doc[index].is_sent_start) and self.doc[index].is_title)

    def words(self, start: int, end: int) -> str:
        """Return the text of tokens ``start`` to ``end`` (exclusive)."""
        if start >= end:
            return ""
        return self.text[self.offsets[start] : self.offsets[end - 1] + len(self.doc[end - 1])]


def lay_out(doc: Doc) -> Layout:
    """Return the layout of ``doc``."""
    text = doc.text
    offsets = doc.to_array("IDX").tolist()
    bounds = marks.paragraphs(text) or [(0, len(text))]
    quotes = _with_blocks(text, bounds, _run_on(text, bounds, _cut_short(text, marks.quoted(text, bounds))))
    layout = Layout(doc, text, offsets, bounds, quotes, [], [], [-1] * len(doc), any(not quote.single for quote in quotes))
    for number, quote in enumerate(quotes):
        layout.first.append(layout.token_at(quote.outer_start))
        layout.after.append(bisect_left(offsets, quote.outer_end))
        for i in range(layout.first[-1], layout.after[-1]):
            layout.within[i] = number
    return layout


# An attribution behind a comma: "…, said Ana Diaz" or "…, Ana Diaz said".
_VERB = "(?:said|says|added|adds|told|warned|explained|noted|argued|insisted|stressed|wrote|recalled)"
INSIDE = re.compile(rf",(?=\s(?:{_VERB}\s[A-Z]|(?:[A-Z][\w’'-]{{1,20}}\s){{1,3}}{_VERB}\b))")
# Characters of a quote in which an attribution is looked for.
LOOKED_THROUGH = 600


def _cut_short(text: str, quotes: list[Quoted]) -> list[Quoted]:
    """Return the quotes, one whose closing mark is lost cut before the attribution that stands in it."""
    out: list[Quoted] = []
    cut = False
    for quote in quotes:
        begun = replace(quote, continues=False) if cut else quote
        lost = None if quote.closed else INSIDE.search(text, quote.start, min(quote.end, quote.start + LOOKED_THROUGH))
        out.append(replace(begun, end=lost.end(), outer_end=lost.end()) if lost else begun)
        cut = lost is not None
    return out


# Paragraphs without marks that a quote may run through.
RUN_ON = 6


def _run_on(text: str, bounds: list[tuple[int, int]], quotes: list[Quoted]) -> list[Quoted]:
    """Return the quotes with the paragraphs that stand between one that fills its paragraph unclosed and the next closing mark."""
    out: list[Quoted] = []
    for quote in quotes:
        last = out[-1] if out else None
        left_open = last is not None and not last.closed and last.outer_start == bounds[last.paragraph][0]
        if last is not None and left_open and not quote.opened and 1 < quote.paragraph - last.paragraph <= RUN_ON:
            between = range(last.paragraph + 1, quote.paragraph)
            out += [Quoted(*bounds[n], *bounds[n], n, opened=False, closed=False, continues=True) for n in between]
            quote = replace(quote, continues=True)
        out.append(quote)
    return out


# A line that introduces the next paragraph as somebody's words: "…, Ana Diaz, said:", "… said in a statement:".
INTRODUCED = re.compile(
    r"\b(?:said|says|stated|states|commented|comments|wrote|writes|added|adds|declared)(?:\s(?:in|on|at|today)\b[^.:]{0,40})?:$"
)
OPENS_ITEM = re.compile(r"[-–—•·*▪◦●○‣(\[#]|\d")
# Fewest characters of a block quote.
BLOCK = 60


def _with_blocks(text: str, bounds: list[tuple[int, int]], quotes: list[Quoted]) -> list[Quoted]:
    """Return the quotes and the paragraphs without marks that a line ending in "said:" introduces."""
    taken = {quote.paragraph for quote in quotes}
    blocks: list[Quoted] = []
    for number, (start, end) in enumerate(bounds[1:], 1):
        before = bounds[number - 1]
        if text[before[1] - 1] != ":" or number in taken or end - start < BLOCK or text[end - 1] not in ".!?":
            continue
        if (
            text[start].isupper()
            and not OPENS_ITEM.match(text, start)
            and INTRODUCED.search(text[max(before[0], before[1] - 80) : before[1]])
        ):
            blocks.append(Quoted(start, end, start, end, number, marked=False))
    return sorted([*quotes, *blocks], key=lambda quote: quote.start) if blocks else quotes
