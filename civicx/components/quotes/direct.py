"""Attributes quoted stretches: which are somebody's words, whole (direct) or as part of a reported clause (mixed)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from civicx.components.quotes import stretches, subjects, terms
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.found import Found
from civicx.components.quotes.layout import TERMINAL, Layout
from civicx.components.quotes.mixed import Mixed
from civicx.components.quotes.stretches import DASHES, FULL_STOP

if TYPE_CHECKING:
    from spacy.tokens import Token

# What slogans are written on: it says or reads, and nobody speaks.
WRITTEN_ON = frozenset(
    {"sign", "banner", "placard", "poster", "billboard", "sticker", "shirt", "t-shirt", "mural", "graffiti", "plaque", "flag", "wall"}
    | {"picture", "pamphlet", "hat", "cap", "badge", "button"}
)
# Tokens looked back over for who speaks in the sentence before a quote.
REACH_BACK = 60
# Tokens of a signature: a name, a title, a body.
SIGNATURE = 30
# A transcript's line.
LABEL = re.compile(r"([A-Z][A-Z.'’-]{1,30}(?: [A-Z.'’-]{1,30}){0,3})(?: \([^)\n]{1,40}\))?: ")


class Attribution(Mixed):
    """Attributes the quoted stretches of one document."""

    def __init__(self, layout: Layout, cues: list[Cue]) -> None:
        super().__init__(layout, cues)
        self.of_stretch: dict[int, Found] = {}
        self.charges: set[int] = set()  # the stretches that name charges
        self.titles: set[int] = set()  # and those that name things

    def run(self) -> list[Found]:
        """Return the direct and mixed quotes in document order."""
        out: list[Found] = []
        number = 0
        while number < len(self.layout.quotes):
            chain = self._chain(number)
            found = self._attribute(chain)
            if found is not None and not self._is_written(found):
                if found.stretches == chain:  # not one that was there before
                    out.append(found)
                for k in chain:
                    self.of_stretch[k] = found
            number = chain[-1] + 1
        return out

    def _is_written(self, found: Found) -> bool:
        """Tell whether quoted words stand on something that is held up or hung out."""
        before = () if found.cue is None else (found.cue[0] - 1,)
        return any(self.doc[i].lemma_.lower() in WRITTEN_ON for i in (*before, found.head) if i is not None)

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
        if terms.is_title(self.layout, first):
            self.titles.add(last)
            return None
        inside = not stretches.opens_sentence(self.layout, first)
        if (inside or not stretches.capital(self.layout, first)) and terms.is_charge(self.layout, first, self.charges):
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

    def _mixed(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a quoted part of a clause that a cue governs."""
        over = self._over(chain[0])
        return self._new("mixed", spans, *over, chain) if over is not None else None

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

    def _continued(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a whole sentence in quotes that follows an attributed quote: it carries that one on."""
        layout = self.layout
        k = chain[0]
        before = k - 1
        while before in self.titles and layout.quotes[before].paragraph == layout.quotes[k].paragraph:
            before -= 1  # "…,” he told “The Hour.” “…"
        previous = self.of_stretch.get(before)
        if previous is None or not stretches.sentence_like(layout, k):
            return None
        gap = layout.paragraph_tokens(layout.quotes[k].paragraph)[0]
        same = layout.quotes[k].paragraph == layout.quotes[previous.stretches[-1]].paragraph
        between = range(layout.after[before], layout.first[k])
        if same:
            near = sum(self.doc[i].text in TERMINAL for i in between) <= 1
        else:
            near = (
                layout.quotes[k].paragraph - layout.quotes[k - 1].paragraph == 1
                and gap >= layout.first[k]
                and stretches.all_quoted(layout, chain)
            )
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

    def _orphan(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a paragraph that is one quote, or a quoted sentence, behind a sentence that names its speaker."""
        layout = self.layout
        k = chain[0]
        last = layout.quotes[chain[-1]]
        ended = FULL_STOP.search(layout.text[last.end - 3 : last.end]) is not None
        if not stretches.sentence_like(layout, k) or not (ended or (len(chain) > 1 and stretches.all_quoted(layout, chain))):
            return None
        if len(layout.text[spans[0][0] : spans[0][1]].split()) < 5:
            return None
        head = self._speaker_before(layout.first[k])
        return Found("direct", spans, None, head.i, stretches=list(chain)) if head is not None else None

    def _signed_below(self, chain: list[int], spans: list[tuple[int, int]]) -> Found | None:
        """Accept a paragraph that is one quote with its speaker's name in the line below, before a title or alone."""
        layout, doc = self.layout, self.doc
        number = layout.quotes[chain[-1]].paragraph + 1
        if number >= len(layout.bounds) or not stretches.all_quoted(layout, chain):
            return None
        start, end = layout.paragraph_tokens(number)
        while start < end and (doc[start].is_space or doc[start].text in DASHES):
            start += 1
        words = doc[start : min(end, start + SIGNATURE)]
        if number + 1 < len(layout.bounds) and self.doc[layout.paragraph_tokens(number + 1)[0]].ent_type_ == "PERSON":
            return None  # the first of a letter's many
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


def _acts(head: Token, cues: list[Cue]) -> bool:
    """Tell whether the subject of a sentence may be who is quoted next: a person, or whoever speaks by its verb."""
    person = head.ent_type_ == "PERSON" or head.lower_ in subjects.MASCULINE | subjects.FEMININE
    return person or (bool(cues) and subjects.plausible(head))
