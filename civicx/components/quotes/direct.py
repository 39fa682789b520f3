"""Attributes quoted stretches: which are somebody's words, whole (direct) or as part of a reported clause (mixed)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from civicx.components.quotes import speakers
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.layout import TERMINAL, Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

DASHES = frozenset({"-", "--", "–", "—", "―", "---"})
SKIPPED = DASHES | {",", ";", "(", "*", "**"}
# What may stand between a closing mark and the cue of an inverted "…," also said X.
BEFORE_CUE = frozenset({"also", "has", "have", "had", "then", "later", "further", "again", "so", "as", "thus", "is", "was", "once"})
CHARGES = re.compile(
    r"(?:charg|accus|convict|sentenc|prosecut|indict|jail|imprison|arrest|detain|tri|fin|guilty|investigat)\w*\b[^.]{0,60}\b(?:with|of|for|on|over|under)\s*$"
    r"|\b(?:counts?|crimes?|charges?|offen[cs]es?|articles?|law|laws|clause)\b[^.,]{0,30}$",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"\b(?:so-called|(?:en)?titled|named|dubbed|known\s+as|nicknamed|called|headlined|captioned|labell?ed|(?:the|a)\s+(?:term|word|phrase|slogan|hashtag|"
    r"film|book|song|album|movie|novel|article|report|documentary|programme|show|essay|poem|project|campaign|theme|title|name|motto|concept|label))s?\s*,?\s*$",
    re.IGNORECASE,
)
CLOSING_COMMA = re.compile(r"[,،—–-]\s*$")
FULL_STOP = re.compile(r"[.!?…]['’)\]]*\s*$")


@dataclass(slots=True)
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


class Attribution:
    """Attributes the quoted stretches of one document."""

    def __init__(self, layout: Layout, cues: list[Cue]) -> None:
        self.layout = layout
        self.doc = layout.doc
        self.cues = [cue for cue in cues if layout.within[cue.start] < 0]
        self.starts = [cue.start for cue in self.cues]
        self.spent: dict[int, Found] = {}  # cue start -> direct quote that it introduces
        self.of_stretch: dict[int, Found] = {}

    def run(self) -> list[Found]:
        """Return the direct and mixed quotes in document order."""
        out: list[Found] = []
        number = 0
        while number < len(self.layout.quotes):
            chain = self._chain(number)
            found = self._attribute(chain)
            if found is not None:
                if found not in out:
                    out.append(found)
                for k in chain:
                    self.of_stretch[k] = found
            number = chain[-1] + 1
        return out

    def _chain(self, number: int) -> list[int]:
        """Return the stretch and those that carry it on in the paragraphs after it."""
        quotes, chain = self.layout.quotes, [number]
        while chain[-1] + 1 < len(quotes) and quotes[chain[-1] + 1].continues and not quotes[chain[-1]].closed:
            chain.append(chain[-1] + 1)
        return chain

    def _spans(self, chain: list[int]) -> list[tuple[int, int]]:
        out = []
        for k in chain:
            quote = self.layout.quotes[k]
            words = self.layout.text[quote.start : quote.end]
            start = quote.start + len(words) - len(words.lstrip())
            out.append((start, start + len(words.strip())))
        return out

    def _attribute(self, chain: list[int]) -> Found | None:
        first, last = chain[0], chain[-1]
        quote = self.layout.quotes[first]
        spans = self._spans(chain)
        head_words = self.layout.text[max(0, quote.outer_start - 100) : quote.outer_start]
        if TITLES.search(head_words):
            return None
        before = self._before(first) if quote.opened else None
        after = self._after(last) if before is None or not before[2] else None
        if after is None and before is not None:
            cue, head, _ = before
            previous = self.of_stretch.get(first - 1)
            if previous is not None and cue is not None and previous.cue == (cue.start, cue.end) and previous.kind == "direct":
                return self._join(previous, spans, chain)
            return self._new("direct", spans, cue, head, chain)
        if after is not None:
            cue, head = after
            return self._new("direct", spans, cue, head, chain)
        if not quote.opened:
            return None
        return self._continued(chain, spans) or self._mixed(chain, spans) or self._orphan(chain, spans)

    def _new(self, kind: str, spans: list[tuple[int, int]], cue: Cue | None, head: Token | None, chain: list[int]) -> Found:
        found = Found(kind, spans, (cue.start, cue.end) if cue else None, head.i if head is not None else None, stretches=list(chain))
        if cue is not None and kind == "direct":
            self.spent[cue.start] = found
        return found

    def _join(self, found: Found, spans: list[tuple[int, int]], chain: list[int]) -> Found:
        found.spans += spans
        found.stretches += chain
        return found

    def _cues(self, start: int, end: int) -> list[Cue]:
        return self.cues[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    # -- an attribution behind the quote

    def _after(self, k: int) -> tuple[Cue | None, Token | None] | None:
        """Accept "…," said X · "…," X said · "…," X, a …, told Y · "…," according to X · "…" – X."""
        layout, doc = self.layout, self.doc
        start = layout.after[k]
        if start >= len(doc):
            return None
        limit = layout.paragraph_tokens(layout.quotes[k].paragraph)[1]
        if k + 1 < len(layout.quotes):
            limit = min(limit, layout.first[k + 1])
        i = start
        while i < limit and (doc[i].text in SKIPPED or doc[i].is_space):
            i += 1
        if i >= limit:
            return None
        end = layout.sentence_end(i, limit)
        separate = self._stands_alone(k, i)
        for cue in self._cues(i, end):
            if cue.sense.kind == "according":
                return cue, self._object(cue, end)
            light = self._light_between(i, cue.start)
            if light and not separate_subject(doc, cue, i):
                head = self._right_subject(cue, end)
                if head is not None:
                    return cue, head
            head = self._left_subject(cue, i)
            if head is not None and (not separate or self._light_tail(cue, end, limit)):
                return cue, head
            if separate:
                return None
        if i > start and doc[i - 1].text in DASHES:
            return self._signature(i, limit)
        return None

    def _stands_alone(self, k: int, i: int) -> bool:
        """Tell whether what follows the quote is a sentence of its own, which need not attribute it."""
        quote = self.layout.quotes[k]
        words = self.layout.text[quote.start : quote.end]
        if not FULL_STOP.search(words[-12:]) or self.doc[i - 1].text in {",", *DASHES}:
            return bool(not CLOSING_COMMA.search(words[-3:]) and self.doc[i - 1].text not in {",", *DASHES} and False)
        return not self.doc[i].is_lower

    def _light_between(self, start: int, end: int) -> bool:
        return end - start <= 3 and all(t.lower_ in BEFORE_CUE or t.pos_ == "ADV" for t in self.doc[start:end])

    def _right_subject(self, cue: Cue, end: int) -> Token | None:
        """Return the head of the noun phrase right behind a cue: "said X"."""
        doc = self.doc
        token = doc[cue.start]
        for child in token.rights:
            if child.dep_ in speakers.SUBJECTS and child.i < end:
                return child
        i = cue.end
        while (
            i < end
            and (doc[i].pos_ in {"ADV", "ADP", "AUX", "VERB"} or doc[i].ent_type_ in {"DATE", "TIME"} or doc[i].is_space)
            and i < cue.end + 4
        ):
            i += 1
        if i >= end or doc[i].pos_ not in {"DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"}:
            return None
        return self._noun(i, end)

    def _noun(self, i: int, end: int) -> Token | None:
        """Return the head of the noun phrase that begins at ``i``."""
        doc = self.doc
        while (
            i + 1 < end
            and doc[i].dep_ in {"det", "compound", "amod", "poss", "case", "nummod", "nmod", "predet"}
            and i < doc[i].head.i < end
        ):
            i = doc[i].head.i
        return doc[i] if doc[i].pos_ in {"PROPN", "NOUN", "PRON"} else None

    def _left_subject(self, cue: Cue, floor: int) -> Token | None:
        """Return the head of the phrase that stands between ``floor`` and the cue and speaks."""
        doc = self.doc
        head = speakers.subject(doc[cue.start])
        if head is not None and floor <= head.i < cue.start and self.layout.within[head.i] < 0:
            return head
        if doc[floor].pos_ in {"PRON", "PROPN", "DET", "NOUN", "ADJ"} and cue.start - floor <= 12:
            between = doc[floor : cue.start]
            if not any(t.pos_ in {"VERB", "SCONJ"} for t in between):
                return self._noun(floor, cue.start)
        return None

    def _light_tail(self, cue: Cue, end: int, limit: int) -> bool:
        """Tell whether nothing is reported behind the cue in its own sentence."""
        if end < limit and self.layout.within[min(end, len(self.doc) - 1)] >= 0:
            return False
        tail = self.doc[cue.end : end]
        if any(t.text == ":" for t in tail) or (end < len(self.doc) and self.doc[end].text == ":"):
            return False
        if end == limit and end < len(self.doc) and self.layout.within[end] >= 0:
            return False
        return not any(t.dep_ in {"ccomp", "xcomp"} and t.head.i == cue.start for t in tail) and not any(
            t.dep_ == "dobj" and t.head.i == cue.start and "hear" not in cue.sense.takes for t in tail
        )

    def _object(self, cue: Cue, end: int) -> Token | None:
        """Return the noun behind "according to"."""
        if cue.end >= len(self.doc):
            return None
        for child in self.doc[cue.end - 1].children:
            if child.dep_ == "pobj":
                return child
        return self._noun(cue.end, min(end, len(self.doc)))

    def _signature(self, i: int, limit: int) -> tuple[Cue | None, Token | None] | None:
        """Accept a name behind a dash that ends the paragraph: "…" – X, director of Y."""
        token = self.doc[i]
        if limit - i <= 25 and token.pos_ == "PROPN" and token.ent_type_ in {"PERSON", "ORG"}:
            return None, self._noun(i, limit)
        return None

    # -- an attribution before the quote

    def _before(self, k: int) -> tuple[Cue | None, Token | None, bool] | None:
        """Accept X said: "…" · X said, "…" · X told Y "…" · According to X, "…" · X: "…"; the flag marks a colon."""
        layout, doc = self.layout, self.doc
        first = layout.first[k]
        para_start, _ = layout.paragraph_tokens(layout.quotes[k].paragraph)
        floor = para_start
        if k and layout.quotes[k - 1].paragraph == layout.quotes[k].paragraph:
            floor = max(floor, layout.after[k - 1])
        if first <= para_start and layout.quotes[k].paragraph:
            floor, first = self._colon_paragraph(layout.quotes[k].paragraph - 1)
        i = first - 1
        while i >= floor and doc[i].is_space:
            i -= 1
        if i < floor:
            return None
        start = layout.sentence_start(i, floor)
        last = doc[i].text
        cues = self._cues(start, i + 1)
        if not cues:
            head = self._colon_speaker(start, i) if last == ":" else None
            return (None, head, True) if head is not None else None
        cue = cues[-1]
        if not self._introduces(cue, i, last, k):
            return None
        head = self._object(cue, i) if cue.sense.kind == "according" else self._any_subject(cue, start)
        return cue, head, last == ":"

    def _colon_paragraph(self, number: int) -> tuple[int, int]:
        """Return the range of the paragraph before where it ends with a colon, else an empty one."""
        start, end = self.layout.paragraph_tokens(number)
        if end > start and self.doc[end - 1].text == ":":
            return start, end
        return 0, 0

    def _introduces(self, cue: Cue, i: int, last: str, k: int) -> bool:
        """Tell whether the words from the cue to the opening mark only lead up to a quote of its own."""
        between = self.doc[cue.end : i + (last not in {":", ","})]
        if last == ":":
            return True
        if not self._capital(k):
            return False
        if not len(between):
            return True
        if last == "," and len(between) <= 25:
            return not any(t.dep_ in {"ccomp"} and t.head.i == cue.start and t.pos_ in {"VERB", "AUX"} for t in between)
        return (
            len(between) <= 8
            and not any(t.pos_ in {"VERB", "AUX"} or t.lower_ in {"that", "of", "as"} for t in between)
            and cue.sense.kind == "content"
        )

    def _capital(self, k: int) -> bool:
        words = self.layout.text[self.layout.quotes[k].start : self.layout.quotes[k].start + 8].lstrip("[(…. '‘\"“")
        return bool(words) and not words[0].islower()

    def _any_subject(self, cue: Cue, start: int) -> Token | None:
        head = speakers.subject(self.doc[cue.start])
        if head is not None and self.layout.within[head.i] < 0:
            return head
        return self._left_subject(cue, start) if start < cue.start else None

    def _colon_speaker(self, start: int, i: int) -> Token | None:
        """Return who is named in the words before a colon that have no cue: the subject of their verb, or the words themselves."""
        root = next((t for t in self.doc[start:i] if t.dep_ == "ROOT"), None)
        if root is None:
            return None
        if root.pos_ in {"VERB", "AUX"}:
            head = speakers.subject(root)
            return head if head is not None and start <= head.i < i else None
        return root if root.ent_type_ in {"PERSON", "ORG"} else None

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
        """Tell whether the words since the last quote hold no other cue than its own."""
        others = [cue for cue in self._cues(self.layout.after[k - 1], self.layout.first[k]) if cue.sense.kind == "content"]
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
        return self.layout.first[chain[-1]] <= start and self.layout.after[chain[-1]] >= end - 1

    def _mixed(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a quoted part of a clause that a cue governs."""
        k = chain[0]
        quote = self.layout.quotes[k]
        if CHARGES.search(self.layout.text, max(0, quote.outer_start - 90), quote.outer_start):
            return None
        cue = self._governing(k)
        if cue is None:
            return None
        head = self._object(cue, len(self.doc)) if cue.sense.kind == "according" else speakers.subject(self.doc[cue.start])
        if head is None or self.layout.within[head.i] == k:
            return None
        return self._new("mixed", spans, cue, head, chain)

    def _governing(self, k: int) -> Cue | None:
        """Return the nearest cue above the quoted words in the parse."""
        doc, layout = self.doc, self.layout
        first, after = layout.first[k], layout.after[k]
        root = next((t for t in doc[first:after] if not t.is_punct and not first <= t.head.i < after), None)
        if root is None:
            root = next((t for t in doc[first:after] if t.head is t), None)
        token = root
        for _ in range(14):
            if token is None or token.head is token:
                return None
            if token.dep_ in speakers.SUBJECTS and not self._cues(token.head.i, token.head.i + 1):
                pass
            token = token.head
            found = self._cues(token.i, token.i + 1)
            if found and found[0].sense.kind != "belief":
                return found[0]
        return None

    def _orphan(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a paragraph that is one quote, or a quoted sentence, behind a sentence that names its speaker."""
        layout, doc = self.layout, self.doc
        k = chain[0]
        if not self._sentence_like(k) or not FULL_STOP.search(
            layout.text[layout.quotes[chain[-1]].end - 3 : layout.quotes[chain[-1]].outer_end]
        ):
            return None
        if len(layout.text[spans[0][0] : spans[0][1]].split()) < 5:
            return None
        first = layout.first[k]
        start = max(0, first - REACH_BACK)
        for i in range(first - 1, start, -1):
            token = doc[i]
            if layout.within[i] < 0 and token.dep_ == "ROOT" and token.pos_ in {"VERB", "AUX"}:
                head = speakers.subject(token)
                if head is not None and layout.within[head.i] < 0 and (head.ent_type_ in {"PERSON", "ORG"} or head.lower_ in {"he", "she"}):
                    return Found("direct", spans, None, head.i, stretches=list(chain))
                return None
        return None


REACH_BACK = 60


def separate_subject(doc: object, cue: Cue, floor: int) -> bool:
    """Tell whether the cue has a subject between ``floor`` and itself."""
    token = doc[cue.start]  # type: ignore[index]
    return any(child.dep_ in speakers.SUBJECTS and floor <= child.i < cue.start for child in token.lefts)
