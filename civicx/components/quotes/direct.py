"""Attributes quoted stretches: which are somebody's words, whole (direct) or as part of a reported clause (mixed)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from civicx.components.quotes import fronted, speakers, subjects
from civicx.components.quotes.beside import DASHES, FULL_STOP, Beside
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.layout import TERMINAL, Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

CHARGES = re.compile(
    r"\b(?:(?:is|are|was|were|been|being|stands?)\s+accused|accused(?=\s+of\s*$)|charg|convict|sentenc|prosecut|indict|jail|imprison|arrest|detain|tried|fined|guilty|investigat)\w*\b[^.]{0,60}"
    r"\b(?:with|of|for|on|over|under)\s*$|\b(?:counts?|crimes?|charges?|offen[cs]es?|articles?)\s+(?:of|such\s+as|including)\s*$",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"\b(?:(?:organi[sz]ation|group|charity|ngo|company|party|movement|program|programme|website|app|operation|system|channel|outlet|something)\s+called|so-called|(?:en)?titled|named|dubbed|known\s+as|nicknamed|headlined|captioned|(?:the|a)\s+(?:terms?|words?|phrases?|slogans?|hashtag|"
    r"film|book|song|album|movie|novel|article|documentary|programme|show|essay|poem|project|campaign|theme|title|name|motto|concept|label))\s*,?\s*$",
    re.IGNORECASE,
)
JOINED = re.compile(r",?\s*(?:and|or)?\s*")
# A term, with what it is shortened to behind it: “…” (RSDL).
ABBREVIATED = re.compile(r"\s?\([A-Z][A-Za-z]?[A-Z]{1,6}s?\)")
# What opens an item of a list.
BULLETS = frozenset("•·*▪■◦●○‣►")
LABEL = re.compile(r"([A-Z][A-Z.'’-]{1,30}(?: [A-Z.'’-]{1,30}){0,3})(?: \([^)\n]{1,40}\))?: ")


@dataclass(slots=True, eq=False)
class Found:
    """A quote before its speaker is resolved: ``head`` is the speaker's noun, ``like`` the found quote that it shares it with."""

    kind: str
    spans: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    head: int | None = None
    clause: list[tuple[int, int]] | None = None
    like: Found | None = None
    stretches: list[int] = field(default_factory=list)

    @property
    def position(self) -> int:
        """The token to order by when speakers are resolved."""
        return self.head if self.head is not None else self.cue[0] if self.cue else -1


class Attribution(Beside):
    """Attributes the quoted stretches of one document."""

    def __init__(self, layout: Layout, cues: list[Cue]) -> None:
        super().__init__(layout, cues)
        self.of_stretch: dict[int, Found] = {}
        self.charges: set[int] = set()  # the stretches that name charges

    def run(self) -> list[Found]:
        """Return the direct and mixed quotes in document order."""
        out: list[Found] = []
        number = 0
        while number < len(self.layout.quotes):
            chain = self._chain(number)
            found = self._attribute(chain)
            if found is not None and (found.head is None or self.doc[found.head].lemma_.lower() not in speakers.WRITTEN_ON):
                if found.stretches == chain:  # not one that was there before
                    out.append(found)
                for k in chain:
                    self.of_stretch[k] = found
            number = chain[-1] + 1
        return out

    def direct_at(self, index: int) -> bool:
        """Tell whether token ``index`` stands in a direct quote."""
        found = self.of_stretch.get(self.layout.within[index])
        return found is not None and found.kind == "direct"

    def _chain(self, number: int) -> list[int]:
        """Return the stretch and those that carry it on in the paragraphs after it."""
        quotes, chain = self.layout.quotes, [number]
        while chain[-1] + 1 < len(quotes) and quotes[chain[-1] + 1].continues and not quotes[chain[-1]].closed:
            if LABEL.match(self.layout.text, quotes[chain[-1] + 1].start):
                break
            chain.append(chain[-1] + 1)
        return chain

    def _spans(self, chain: list[int]) -> list[tuple[int, int]]:
        out = []
        for k in chain:
            quote = self.layout.quotes[k]
            words = self.layout.text[quote.start : quote.end].rstrip().removesuffix("\\")
            start = quote.start + len(words) - len(words.lstrip())
            out.append((start, start + len(words.strip())))
        return out

    def _attribute(self, chain: list[int]) -> Found | None:
        """Return the quote that the stretches of ``chain`` are, or None where they are nobody's words."""
        first, last = chain[0], chain[-1]
        quote = self.layout.quotes[first]
        spans = self._spans(chain)
        label = LABEL.match(self.layout.text, quote.start)
        if label:
            return self._labelled(label, spans, chain)
        if self._is_title(first):
            return None
        inside = not self._opens_sentence(first)
        if (inside or not self._capital(first)) and self._is_charge(first):
            self.charges.add(last)
            return None
        if inside:
            return self._part(chain, spans)
        before = self._before(first) if quote.opened else None
        after = self._after(last) if before is None or not before[2] else None
        signed = self._signed_below(chain, spans) if before is None and after is None and quote.opened else None
        if signed is not None:
            return signed
        if after is not None:
            return self._new("direct", spans, *after, chain)
        if before is None and quote.opened:
            before = self._colon_before(first)
        if before is not None:
            return self._introduced(before, spans, chain)
        if not quote.opened:
            return None
        return self._continued(chain, spans) or self._mixed(chain, spans) or self._orphan(chain, spans)

    def _part(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Attribute words that stand inside a sentence of the document's own."""
        before = self._before(chain[0])
        if before is not None:
            return self._introduced(before, spans, chain)
        return self._mixed(chain, spans)

    def _is_charge(self, k: int) -> bool:
        """Tell whether quoted words name what somebody is charged with, or are joined to words that do."""
        text, start = self.layout.text, self.layout.quotes[k].outer_start
        if CHARGES.search(text, max(0, start - 90), start):
            return True
        return k - 1 in self.charges and JOINED.fullmatch(text, self.layout.quotes[k - 1].outer_end, start) is not None

    def _introduced(self, before: tuple[Cue | None, Token | None, bool], spans: list[tuple[int, int]], chain: list[int]) -> Found:
        cue, head, _ = before
        previous = self.of_stretch.get(chain[0] - 1)
        if previous is not None and cue is not None and previous.cue == (cue.start, cue.end) and previous.kind == "direct":
            return self._join(previous, spans, chain)
        return self._new("direct", spans, cue, head, chain)

    def _labelled(self, label: re.Match[str], spans: list[tuple[int, int]], chain: list[int]) -> Found:
        """Accept a transcript's line: "NAME: words"."""
        head = self.layout.token_at(label.end(1) - 1)
        return Found("direct", [(label.end(), spans[0][1]), *spans[1:]], head=head, stretches=list(chain))

    def _is_title(self, k: int) -> bool:
        """Tell whether quoted words name a thing: "so-called", "the book", or title case right behind a preposition or article."""
        layout, quote = self.layout, self.layout.quotes[k]
        if TITLES.search(layout.text, max(0, quote.outer_start - 60), quote.outer_start) or ABBREVIATED.match(layout.text, quote.outer_end):
            return True
        i = layout.first[k] - 1
        if self._nickname(k, i) or self._scare_quote(k):
            return True
        if i < 0 or not (self.doc[i].pos_ in {"ADP", "DET"} or self.doc[i].tag_ in {"PRP$", "POS"}) or self.doc[i].lower_ in {"as", "that"}:
            return False
        words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", layout.text[quote.start : min(quote.end, quote.start + 120)]) if len(w) > 3]
        return 0 < len(words) <= 7 and all(w[0].isupper() for w in words)

    def _scare_quote(self, k: int) -> bool:
        """Tell whether single marks set off a term, in a text that marks speech with double ones: "QR ‘check in’ data"."""
        quote = self.layout.quotes[k]
        if (
            not quote.single
            or not quote.paragraph
            or self._opens_sentence(k)
            or len(self.layout.text[quote.start : quote.end].split()) > TERM
        ):
            return False
        prose = FULL_STOP.search(self.layout.text[self.layout.bounds[quote.paragraph][1] - 3 : self.layout.bounds[quote.paragraph][1]])
        return prose is not None and self.layout.text[quote.end - 1].isalnum() and any(not other.single for other in self.layout.quotes)

    def _nickname(self, k: int, before: int) -> bool:
        """Tell whether quoted words stand inside a name: "Peter “Big Fish” Lund"."""
        after = self.layout.after[k]
        if before < 0 or after >= len(self.doc) or self.doc[before].pos_ != "PROPN" or not self.layout.quotes[k].paragraph:
            return False
        words = self.layout.text[self.layout.quotes[k].start : self.layout.quotes[k].end].split()
        capitals = 0 < len(words) <= 3 and all(word[0].isupper() and word[-1].isalnum() for word in words)
        return capitals and self.doc[before].is_title and self.doc[after].is_title

    def _opens_sentence(self, k: int) -> bool:
        """Tell whether no word of the same sentence leads into the quote but for a conjunction, a cue's comma or colon."""
        layout = self.layout
        i = layout.first[k] - 1
        floor, _ = layout.paragraph_tokens(layout.quotes[k].paragraph)
        while i >= floor and self.doc[i].is_space:
            i -= 1
        if i < floor or layout.within[i] >= 0:
            return True
        token = self.doc[i]
        ended = token.text in TERMINAL | DASHES | BULLETS | {":", ",", ";", ")", "]"} or token.pos_ == "CCONJ"
        return ended or (layout.stops(i) and self._capital(k))  # "… at 6 a.m. “They took all.”"

    def _new(self, kind: str, spans: list[tuple[int, int]], cue: Cue | None, head: Token | None, chain: list[int]) -> Found:
        if not self.layout.quotes[chain[0]].marked:
            kind = "indirect"
        found = Found(kind, spans, (cue.start, cue.end) if cue else None, head.i if head is not None else None, stretches=list(chain))
        if cue is not None and kind != "mixed":
            self.spent.add(cue.start)
        return found

    def _join(self, found: Found, spans: list[tuple[int, int]], chain: list[int]) -> Found:
        found.spans += spans
        found.stretches += chain
        return found

    # -- no attribution of its own

    def _continued(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a whole sentence in quotes that follows an attributed quote: it carries that one on."""
        layout = self.layout
        k = chain[0]
        previous = self.of_stretch.get(k - 1)
        if previous is None or not self._sentence_like(k):
            return None
        gap = layout.paragraph_tokens(layout.quotes[k].paragraph)[0]
        same = layout.quotes[k].paragraph == layout.quotes[previous.stretches[-1]].paragraph
        between = range(layout.after[k - 1], layout.first[k])
        if same:
            near = sum(self.doc[i].text in TERMINAL for i in between) <= 1
        else:
            near = layout.quotes[k].paragraph - layout.quotes[k - 1].paragraph == 1 and gap >= layout.first[k] and self._all_quoted(chain)
            near = near and sum(self.doc[i].text in TERMINAL for i in between) <= 1
        if not near or not self._attributed_between(previous, k):
            return None
        if previous.kind == "direct":
            return self._join(previous, spans, chain)
        return Found("direct", spans, head=previous.head, like=previous, stretches=list(chain))

    def _attributed_between(self, previous: Found, k: int) -> bool:
        """Tell whether nobody else spoke since the last quote: the words between have no other finite cue than its own."""
        between = self._cues(self.layout.after[k - 1], self.layout.first[k])
        others = [c for c in between if c.sense.kind == "content" and self.doc[c.start].dep_ in {"ROOT", "conj", "ccomp", "parataxis"}]
        others = [c for c in others if any(child.dep_ in subjects.SUBJECTS for child in self.doc[c.start].children)]
        return all(previous.cue is not None and cue.start == previous.cue[0] for cue in others[-1:])

    def _sentence_like(self, k: int) -> bool:
        """Tell whether a quote begins and ends as sentences do."""
        layout = self.layout
        quote = layout.quotes[k]
        i = layout.first[k] - 1
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        starts = i < layout.paragraph_tokens(quote.paragraph)[0] or self.doc[i].text in TERMINAL | {":"} or layout.within[i] >= 0
        words = layout.text[quote.start : quote.end]
        return starts and self._capital(k) and len(words.split()) >= 3

    def _all_quoted(self, chain: list[int]) -> bool:
        start, end = self.layout.paragraph_tokens(self.layout.quotes[chain[-1]].paragraph)
        quote = self.layout.quotes[chain[-1]]
        heading = len(self.layout.text[quote.start : quote.end].split()) < 8 and not FULL_STOP.search(
            self.layout.text[quote.end - 3 : quote.end]
        )
        return self.layout.first[chain[-1]] <= start and self.layout.after[chain[-1]] >= end - 1 and not heading

    def _mixed(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a quoted part of a clause that a cue governs."""
        k = chain[0]
        cue = self._sourced(k) or self._governing(k) or self._fronted(k) or self._according(k)
        if cue is None:
            return None
        head = self.speaks(cue)
        if head is None or self.layout.within[head.i] == k:
            return None
        return self._new("mixed", spans, cue, head, chain)

    def _governing(self, k: int) -> Cue | None:
        """Return the nearest cue above the quoted words in the parse whose subject can speak."""
        doc, layout = self.doc, self.layout
        first, after = layout.first[k], layout.after[k]
        low, high = layout.paragraph_tokens(layout.quotes[k].paragraph)
        token = next((t for t in doc[first:after] if not t.is_punct and not first <= t.head.i < after), None)
        spare = None
        for _ in range(16):
            if token is None or token.head is token:
                return spare
            token = token.head
            if not low <= token.i < high:  # a parse that runs over the paragraph's end
                return spare
            found = self._cues(token.i, token.i + 1)
            if not found or found[0].sense.kind == "belief" or self._unreal(token):
                continue
            cue = found[0]
            head = self.speaks(cue)
            if head is None or layout.within[head.i] == k:
                continue
            if (cue.sense.core or subjects.plausible(head)) and cue.sense.kind != "finding":
                return cue
            if subjects.plausible(head):
                spare = spare or cue
        return spare

    def _unreal(self, verb: Token) -> bool:
        """Tell whether a verb only names speech that is meant, possible or called for: "to tell", "should announce"."""
        if verb.tag_ != "VB":
            return False
        return not any(child.lower_ in {"did", "do", "does"} for child in verb.lefts)

    def _sourced(self, k: int) -> Cue | None:
        """Return the cue that names the source of a whole sentence behind its quoted words: "It was “x”, according to Y."."""
        _, limit = self.layout.paragraph_tokens(self.layout.quotes[k].paragraph)
        cues = self._cues(self.layout.after[k], self.layout.sentence_end(self.layout.after[k], limit))
        return next((cue for cue in cues if cue.sense.kind == "according" and self._same_sentence(k, cue)), None)

    def _same_sentence(self, k: int, cue: Cue) -> bool:
        """Tell whether a cue behind a quote stands in the sentence that the quote is part of."""
        floor, _ = self.layout.paragraph_tokens(self.layout.quotes[k].paragraph)
        return self.layout.sentence_start(cue.start, floor) <= self.layout.first[k]

    def _fronted(self, k: int) -> Cue | None:
        """Return the cue behind a sentence that holds the quoted words: "It was “x” there, X said."."""
        layout = self.layout
        _, limit = layout.paragraph_tokens(layout.quotes[k].paragraph)
        end = layout.sentence_end(layout.after[k], limit)
        for cue in self._cues(layout.after[k], end):
            if cue.sense.kind == "content" and fronted.closes(layout, cue) and self._same_sentence(k, cue):
                return cue
        return None

    def _according(self, k: int) -> Cue | None:
        """Return the cue of a sentence that begins with it: "According to X, it was “y” there."."""
        low, _ = self.layout.paragraph_tokens(self.layout.quotes[k].paragraph)
        start = self.layout.sentence_start(self.layout.first[k], low)
        return next((cue for cue in self._cues(start, self.layout.first[k]) if cue.sense.kind == "according"), None)

    def _orphan(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a paragraph that is one quote, or a quoted sentence, behind a sentence that names its speaker."""
        layout = self.layout
        k = chain[0]
        last = layout.quotes[chain[-1]]
        ended = FULL_STOP.search(layout.text[last.end - 3 : last.end]) is not None
        if not self._sentence_like(k) or not (ended or (len(chain) > 1 and self._all_quoted(chain))):
            return None
        if len(layout.text[spans[0][0] : spans[0][1]].split()) < 5:
            return None
        head = self._speaker_before(layout.first[k])
        return Found("direct", spans, None, head.i, stretches=list(chain)) if head is not None else None

    def _signed_below(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a paragraph that is one quote with its speaker's name in the line below, before a title or alone."""
        layout, doc = self.layout, self.doc
        number = layout.quotes[chain[-1]].paragraph + 1
        if number >= len(layout.bounds) or not self._all_quoted(chain):
            return None
        start, end = layout.paragraph_tokens(number)
        while start < end and (doc[start].is_space or doc[start].text in DASHES):
            start += 1
        words = doc[start : min(end, start + SIGNATURE)]
        if not len(words) or end - start >= SIGNATURE or words[0].ent_type_ != "PERSON":
            return None
        if any((t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.pos_ in {"VERB", "AUX"}) or layout.within[t.i] >= 0 for t in words):
            return None
        return Found("direct", spans, None, start, stretches=list(chain))

    def _speaker_before(self, first: int) -> Token | None:
        """Return who speaks in the sentence before token ``first``, else the subject of its main verb."""
        layout, doc = self.layout, self.doc
        end = first
        while end and (doc[end - 1].is_space or doc[end - 1].text in TERMINAL):
            end -= 1
        for cue in reversed(self._cues(layout.sentence_start(end, max(0, first - REACH_BACK)), end)):
            head = self.speaks(cue) if cue.sense.kind == "content" and cue.sense.core else None
            if head is not None and subjects.plausible(head):
                return head
        for i in range(first - 1, max(0, first - REACH_BACK), -1):
            token = doc[i]
            if layout.within[i] < 0 and token.dep_ == "ROOT" and token.pos_ in {"VERB", "AUX"}:
                head = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
                return head if head is not None and layout.within[head.i] < 0 and _acts(head, self._cues(i, i + 1)) else None
        return None


REACH_BACK = 60
# Words of a term in single marks.
TERM = 2
# Tokens of a signature: a name, a title, a body.
SIGNATURE = 30


def _acts(head: Token, cues: list[Cue]) -> bool:
    """Tell whether the subject of a sentence may be who is quoted next: a person, or whoever speaks by its verb."""
    person = head.ent_type_ == "PERSON" or head.lower_ in subjects.MASCULINE | subjects.FEMININE
    return person or (bool(cues) and subjects.plausible(head))
