"""Attributes quoted stretches: which are somebody's words, whole (direct) or as part of a reported clause (mixed)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from civicx.components.quotes import indirect, speakers
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.layout import TERMINAL, Layout

if TYPE_CHECKING:
    from spacy.tokens import Token

DASHES = frozenset({"-", "--", "–", "—", "―", "---"})
SKIPPED = DASHES | {",", ";", "(", "*", "**"}
# What may stand between a closing mark and the cue of an inverted "…," also said X.
BEFORE_CUE = frozenset({"also", "has", "have", "had", "then", "later", "further", "again", "so", "as", "thus", "is", "was", "once"})
CHARGES = re.compile(
    r"\b(?:charg|accus|convict|sentenc|prosecut|indict|jail|imprison|arrest|detain|tried|fined|guilty|investigat)\w*\b[^.]{0,60}"
    r"\b(?:with|of|for|on|over|under)\s*$|\b(?:counts?|crimes?|charges?|offen[cs]es?|articles?)\s+(?:of|such\s+as|including)\s*$",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"\b(?:so-called|(?:en)?titled|named|dubbed|known\s+as|nicknamed|headlined|captioned|(?:the|a)\s+(?:terms?|words?|phrases?|slogans?|hashtag|"
    r"film|book|song|album|movie|novel|article|documentary|programme|show|essay|poem|project|campaign|theme|title|name|motto|concept|label))\s*,?\s*$",
    re.IGNORECASE,
)
LABEL = re.compile(r"([A-Z][A-Z.'’-]{1,30}(?: [A-Z.'’-]{1,30}){0,3})(?: \([^)\n]{1,40}\))?: ")
FULL_STOP = re.compile(r"[.!?…]['’)\]]*\s*$")


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
        if not self._opens_sentence(first):
            return self._part(chain, spans)
        before = self._before(first) if quote.opened else None
        after = self._after(last) if before is None or not before[2] else None
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
        if TITLES.search(layout.text, max(0, quote.outer_start - 60), quote.outer_start):
            return True
        i = layout.first[k] - 1
        if i < 0 or not (self.doc[i].pos_ in {"ADP", "DET"} or self.doc[i].tag_ in {"PRP$", "POS"}) or self.doc[i].lower_ in {"as", "that"}:
            return False
        words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", layout.text[quote.start : min(quote.end, quote.start + 120)]) if len(w) > 3]
        return 0 < len(words) <= 7 and all(w[0].isupper() for w in words)

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
        return token.text in TERMINAL | DASHES | {":", ",", ";", ")", "]", "*"} or token.pos_ == "CCONJ"

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
            return False
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
        end = min(end, len(doc))
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
        end = next((j for j in range(i, limit) if "\n" in self.doc[j].text), limit)
        words = [t for t in self.doc[i:end] if t.is_alpha]
        if 0 < end - i <= 25 and words and words[0].is_title and all(t.pos_ in {"PROPN", "ADJ", "NOUN"} for t in words[:2]):
            return None, self._noun(i, end)
        return None

    # -- an attribution before the quote

    def _before(self, k: int) -> tuple[Cue | None, Token | None, bool] | None:
        """Accept X said: "…" · X said, "…" · X told Y "…" · According to X, "…" · X: "…"; the flag marks a colon."""
        layout = self.layout
        first = layout.first[k]
        para_start, _ = layout.paragraph_tokens(layout.quotes[k].paragraph)
        floor = para_start
        if k and layout.quotes[k - 1].paragraph == layout.quotes[k].paragraph:
            floor = max(floor, layout.after[k - 1])
        return self._lead(k, floor, first)

    def _colon_before(self, k: int) -> tuple[Cue | None, Token | None, bool] | None:
        """Accept a paragraph that ends with a colon before the quote's own."""
        number = self.layout.quotes[k].paragraph
        start, _ = self.layout.paragraph_tokens(number)
        if not number or self.layout.first[k] > start:
            return None
        floor, first = self._colon_paragraph(number - 1)
        return self._lead(k, floor, first) if first > floor else None

    def _lead(self, k: int, floor: int, first: int) -> tuple[Cue | None, Token | None, bool] | None:
        """Return the attribution in the tokens ``floor`` to ``first`` that lead up to quote ``k``."""
        layout, doc = self.layout, self.doc
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
        carried_on = last == "," and cue.start in self.spent  # “…,” X said, “…”
        if not (self._capital(k) or carried_on):
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
        if start >= cue.start:
            return None
        return self._left_subject(cue, start) or self._nearest_subject(cue.start, start)

    def _nearest_subject(self, before: int, floor: int) -> Token | None:
        """Return the last subject before a cue in its sentence that can speak."""
        for i in range(before - 1, floor - 1, -1):
            token = self.doc[i]
            if token.dep_ in speakers.SUBJECTS and self.layout.within[i] < 0 and speakers.plausible(token):
                return token
        return None

    def _colon_speaker(self, start: int, i: int) -> Token | None:
        """Return who is named in the words before a colon that have no cue: the subject of their verb, or the words themselves."""
        root = next((t for t in self.doc[start:i] if t.dep_ == "ROOT" and t.pos_ in {"VERB", "AUX"}), None)
        head = speakers.subject(root) if root is not None else None
        if head is not None and start <= head.i < i and speakers.plausible(head):
            return head
        return next(
            (t.head if t.head.ent_iob_ == "I" and t.head.i < i else t for t in self.doc[start:i] if t.ent_type_ in {"PERSON", "ORG"}), None
        )

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
        others = [c for c in others if any(child.dep_ in speakers.SUBJECTS for child in self.doc[c.start].children)]
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
        quote = self.layout.quotes[k]
        if CHARGES.search(self.layout.text, max(0, quote.outer_start - 90), quote.outer_start):
            return None
        cue = self._governing(k) or self._fronted(k)
        if cue is None:
            return None
        head = self.speaks(cue)
        if head is None or self.layout.within[head.i] == k:
            return None
        return self._new("mixed", spans, cue, head, chain)

    def speaks(self, cue: Cue) -> Token | None:
        """Return the head of the phrase that a cue in a sentence of the document's own belongs to."""
        if cue.sense.kind == "according":
            return self._object(cue, len(self.doc))
        low, high = self.layout.paragraph(cue.start)
        head = speakers.subject(self.doc[cue.start])
        if head is not None and not low <= head.i < high:
            head = self._right_subject(cue, high)
        comma = indirect.closes(self.layout, cue)
        if head is not None and comma is not None and head.i < comma < cue.start:
            head = self._left_subject(cue, comma + 1) or head
        if head is None and self.doc[cue.start].tag_ in {"VBD", "VBZ", "VBP"}:
            head = self._left_subject(cue, self.layout.sentence_start(cue.start, low))
        return head if head is not None and self.layout.within[head.i] < 0 else None

    def _governing(self, k: int) -> Cue | None:
        """Return the nearest cue above the quoted words in the parse whose subject can speak."""
        doc, layout = self.doc, self.layout
        first, after = layout.first[k], layout.after[k]
        token = next((t for t in doc[first:after] if not t.is_punct and not first <= t.head.i < after), None)
        spare = None
        for _ in range(16):
            if token is None or token.head is token:
                return spare
            token = token.head
            found = self._cues(token.i, token.i + 1)
            if not found or found[0].sense.kind == "belief" or self._unreal(token):
                continue
            cue = found[0]
            head = self.speaks(cue)
            if head is None or layout.within[head.i] == k:
                continue
            if (cue.sense.core or speakers.plausible(head)) and cue.sense.kind != "finding":
                return cue
            if speakers.plausible(head):
                spare = spare or cue
        return spare

    def _unreal(self, verb: Token) -> bool:
        """Tell whether a verb only names speech that is meant, possible or called for: "to tell", "should announce"."""
        if verb.tag_ != "VB":
            return False
        return not any(child.lower_ in {"did", "do", "does"} for child in verb.lefts)

    def _fronted(self, k: int) -> Cue | None:
        """Return the cue behind a sentence that holds the quoted words: "It was “x” there, X said."."""
        layout = self.layout
        _, limit = layout.paragraph_tokens(layout.quotes[k].paragraph)
        end = layout.sentence_end(layout.after[k], limit)
        for cue in self._cues(layout.after[k], end):
            if cue.sense.kind == "according" or (cue.sense.kind == "content" and indirect.closes(layout, cue)):
                return cue
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
                if head is not None and layout.within[head.i] < 0 and speakers.plausible(head):
                    return Found("direct", spans, None, head.i, stretches=list(chain))
                return None
        return None


REACH_BACK = 60


def separate_subject(doc: object, cue: Cue, floor: int) -> bool:
    """Tell whether the cue has a subject between ``floor`` and itself."""
    token = doc[cue.start]  # type: ignore[index]
    return any(child.dep_ in speakers.SUBJECTS and floor <= child.i < cue.start for child in token.lefts)
