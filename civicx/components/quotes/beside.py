"""Finds the attribution that stands beside a quote: behind it, or in the words that lead up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicx.components.quotes import fronted, stretches, subjects
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.heads import Heads
from civicx.components.quotes.layout import TERMINAL
from civicx.components.quotes.stretches import DASHES, FULL_STOP

if TYPE_CHECKING:
    from spacy.tokens import Token

SKIPPED = DASHES | {",", ";", "(", "*", "**"}
# What may stand between a closing mark and the cue of an inverted "…," also said X.
BEFORE_CUE = frozenset({"also", "has", "have", "had", "then", "later", "further", "again", "so", "as", "thus", "is", "was", "once"})


class Beside(Heads):
    """Reads the attributions behind and before the quoted stretches of one document."""

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
        if i >= limit or doc[i].lower_ in subjects.RELATIVES - {"that"}:
            return None
        end = layout.sentence_end(i, limit)
        separate = self._stands_alone(k, i)
        for cue in self._cues(i, end):
            if cue.sense.kind == "according":
                return cue, self._object(cue, end)
            if _aside(doc[cue.start]) or doc[cue.start].text == "Read":  # "Read our statement"
                continue
            if separate and any(child.dep_ == "neg" for child in doc[cue.start].lefts):
                return None  # "The company did not respond."
            light = self._light_between(i, cue.start)
            if light and not separate_subject(doc, cue, i):
                head = self._right_subject(cue, end)
                if head is not None:
                    return cue, head
            head = self._left_subject(cue, i)
            if head is not None and (not separate or self._light_tail(cue, end, limit)) and not (separate and self._own(cue, i)):
                return cue, head
            if separate:
                return None
        if doc[start - 2].text == "," and layout.within[start - 2] == k and self._ends_name(i, end):
            return None, self._noun(i, end)
        if i > start and doc[i - 1].text in DASHES:
            return self._signature(i, limit) or self._described(k, i, limit)
        return None

    def _stands_alone(self, k: int, i: int) -> bool:
        """Tell whether what follows the quote is a sentence of its own, which need not attribute it."""
        quote = self.layout.quotes[k]
        words = self.layout.text[quote.start : quote.end]
        if not FULL_STOP.search(words[-12:]) or self.doc[i - 1].text in {",", *DASHES}:
            return False
        return not self.doc[i].is_lower

    def _own(self, cue: Cue, start: int) -> bool:
        """Tell whether the cue reports a clause that stands before it in its own sentence: "“…” They fled, X said."."""
        comma = fronted.closes(self.layout, cue)
        return comma is not None and any(self._finite(t) for t in self.doc[start:comma])

    def _light_between(self, start: int, end: int) -> bool:
        words = self.doc[start:end]
        doubled = end - start == 1 and words[0].lower_ == self.doc[end].lower_  # "said said"
        return doubled or (end - start <= 3 and all(t.lower_ in BEFORE_CUE or t.pos_ == "ADV" for t in words))

    def _light_tail(self, cue: Cue, end: int, limit: int) -> bool:
        """Tell whether nothing is reported behind the cue in its own sentence."""
        if end < limit and self.layout.within[min(end, len(self.doc) - 1)] >= 0:
            return False
        tail = self.doc[cue.end : end]
        if any(t.text == ":" for t in tail) or (end < len(self.doc) and self.doc[end].text == ":"):
            return False
        if end == limit and end < len(self.doc) and self.layout.within[end] >= 0:
            return False
        if any(t.lower_ == "that" and t.tag_ in {"IN", "WDT"} for t in tail):  # "told a press conference that it was over"
            return False
        return not any(t.dep_ in {"ccomp", "xcomp"} and t.head.i == cue.start for t in tail) and not any(
            t.dep_ == "dobj" and t.head.i == cue.start and "hear" not in cue.sense.takes for t in tail
        )

    def _signature(self, i: int, limit: int) -> tuple[Cue | None, Token | None] | None:
        """Accept a name behind a dash that ends the paragraph: "…" – X, director of Y."""
        end = next((j for j in range(i, limit) if "\n" in self.doc[j].text), limit)
        words = [t for t in self.doc[i:end] if t.is_alpha]
        if 0 < end - i <= 25 and words and words[0].is_title and all(t.pos_ in {"PROPN", "ADJ", "NOUN"} for t in words[:2]):
            return None, self._noun(i, end)
        return None

    def _ends_name(self, i: int, end: int) -> bool:
        """Tell whether a sentence has nothing but a person with a title behind a quote: "…,” union leader X."."""
        words = self.doc[i:end]
        return (
            0 < len(words) <= 15
            and any(t.ent_type_ == "PERSON" for t in words)
            and not any(t.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ"} or self.layout.within[t.i] >= 0 for t in words)
            and end < len(self.doc)
            and self.doc[end].text == "."
        )

    def _described(self, k: int, i: int, limit: int) -> tuple[Cue | None, Token | None] | None:
        """Accept what a nameless speaker is behind a dash that ends the paragraph: "…" – a nurse in Dora."""
        words = self.doc[i:limit]
        if (
            not 0 < len(words) <= 15
            or not stretches.sentence_like(self.layout, k)
            or any(self._finite(t) or t.text == "," for t in words[:3])
        ):
            return None
        head = self._noun(i, limit)
        if any(self._finite(t) for t in words) or head is None or subjects.nouns().get(head.lemma_.lower()) not in {"person", "people"}:
            return None
        return None, head

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
        cue = next((c for c in reversed(cues) if last != ":" or doc[c.start].dep_ != "relcl"), cues[-1])
        if not self._introduces(cue, i, last, k):
            return None
        head = self._object(cue, i) if cue.sense.kind == "according" else self._any_subject(cue, start)
        return cue, head, last == ":"

    def _colon_paragraph(self, number: int) -> tuple[int, int]:
        """Return the range of the paragraph before where it ends with a colon or comma, else an empty one."""
        start, end = self.layout.paragraph_tokens(number)
        while end > start and self.doc[end - 1].is_space:
            end -= 1
        if end > start and self.doc[end - 1].text in {":", ","}:
            return start, end
        return 0, 0

    def _introduces(self, cue: Cue, i: int, last: str, k: int) -> bool:
        """Tell whether the words from the cue to the opening mark only lead up to a quote of its own."""
        between = self.doc[cue.end : i + (last not in {":", ","})]
        if last == ":":
            return True
        if last in TERMINAL and self.doc[cue.start].tag_ == "VBG":
            return False  # "…,” X said, citing a poll. “…”"
        carried_on = last == "," and cue.start in self.spent  # “…,” X said, “…”
        if not (stretches.capital(self.layout, k) or carried_on):
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


def _aside(verb: Token) -> bool:
    """Tell whether a cue describes something else than the quote: "who was not named, told …", "was published today"."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts) and not any(child.dep_ in {"agent", "prep"} for child in verb.rights)
    return passive or (verb.dep_ == "relcl" and any(child.dep_ == "neg" for child in verb.lefts))


def separate_subject(doc: object, cue: Cue, floor: int) -> bool:
    """Tell whether the cue has a subject between ``floor`` and itself."""
    token = doc[cue.start]  # type: ignore[index]
    return any(child.dep_ in subjects.SUBJECTS and floor <= child.i < cue.start for child in token.lefts)
