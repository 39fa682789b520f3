"""Finds the noun that speaks by a cue, from the parse and, where that fails, from the words beside the cue."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from civicx.components.quotes import edges, fronted, subjects
from civicx.components.quotes.cues import Cue
from civicx.components.quotes.layout import Layout

if TYPE_CHECKING:
    from spacy.tokens import Token


# Tokens of a dateline.
DATELINE = 14
# Tokens from a name with its title to the cue.
NAMED_AT = 30


class Heads:
    """The cues of one document that stand outside quotes, and the nouns that speak by them."""

    def __init__(self, layout: Layout, cues: list[Cue]) -> None:
        self.layout = layout
        self.doc = layout.doc
        self.cues = [cue for cue in cues if layout.within[cue.start] < 0]
        self.starts = [cue.start for cue in self.cues]
        self.spent: set[int] = set()  # starts of the cues that introduce a direct quote

    def _cues(self, start: int, end: int) -> list[Cue]:
        return self.cues[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _right_subject(self, cue: Cue, end: int) -> Token | None:
        """Return the head of the noun phrase right behind a cue: "said X"."""
        doc = self.doc
        token = doc[cue.start]
        for child in token.rights:
            if child.dep_ in subjects.SUBJECTS and child.i < end:
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
        head = subjects.subject(doc[cue.start], self.layout.within)
        if head is not None and floor <= head.i < cue.start and self.layout.within[head.i] < 0:
            return head
        if doc[floor].pos_ in {"PRON", "PROPN", "DET", "NOUN", "ADJ"} and cue.start - floor <= 12:
            between = doc[floor : cue.start]
            if not any(t.pos_ in {"VERB", "SCONJ"} and not subjects.named(t) for t in between):
                return self._noun(floor, cue.start)
        return None

    def _set_off(self, cue: Cue, comma: int) -> Token | None:
        """Return the name between a comma and the one right before the cue: "…, Ana Diaz, a nurse, said"."""
        if self.doc[cue.start - 1].text != ",":
            return None
        return next((t for t in self.doc[comma + 1 : cue.start] if t.ent_type_ == "PERSON"), None)

    def _object(self, cue: Cue, end: int) -> Token | None:
        """Return the noun behind "according to"."""
        if cue.end >= len(self.doc):
            return None
        for child in self.doc[cue.end - 1].children:
            if child.dep_ == "pobj":
                return child
        return self._noun(cue.end, min(end, len(self.doc)))

    def _any_subject(self, cue: Cue, start: int) -> Token | None:
        head = subjects.subject(self.doc[cue.start], self.layout.within)
        head = self._named_at(cue, start, head) or head
        if head is not None and self.layout.within[head.i] < 0:
            return head
        if start >= cue.start:
            return None
        return self._left_subject(cue, start) or self._nearest_subject(cue.start, start)

    def _named_at(self, cue: Cue, floor: int, head: Token | None) -> Token | None:
        """Return the person named right before a cue with their title, where the parse takes a subject from a clause before them:
        "Responding to news that police beat him, Ana Diaz, director of X, said"."""
        for i in range(cue.start - 1, max(floor, cue.start - NAMED_AT) - 1, -1):
            token = self.doc[i]
            if self._finite(token) or token.is_quote:
                return None
            if token.ent_type_ == "PERSON" and self._opens_phrase(i, floor):
                parted = head is None or head.pos_ == "VERB" or any(self._finite(t) for t in self.doc[head.i : i])
                return token if parted and (i + 1 == cue.start or not self.doc[i + 1].is_alpha or self.doc[i + 1].lower_ == "of") else None
        return None

    def _finite(self, token: Token) -> bool:
        return token.tag_ in fronted.FINITE and token.pos_ in {"VERB", "AUX"} and not subjects.named(token)

    def _opens_phrase(self, i: int, floor: int) -> bool:
        """Tell whether nothing but a name's first words and a title stands between ``i`` and a comma or the sentence's start."""
        while i > floor and (
            self.doc[i].ent_type_ or self.doc[i].pos_ in {"PROPN", "NOUN", "ADJ", "PART", "DET"} or self.doc[i].text == "-"
        ):
            i -= 1
        return i == floor or self.doc[i].text == ","

    def _nearest_subject(self, before: int, floor: int) -> Token | None:
        """Return the last subject before a cue in its sentence that can speak."""
        for i in range(before - 1, floor - 1, -1):
            token = self.doc[i]
            if token.dep_ in subjects.SUBJECTS and self.layout.within[i] < 0 and subjects.plausible(token):
                return token
        return None

    def _colon_speaker(self, start: int, i: int) -> Token | None:
        """Return who is named in the words before a colon that have no cue: the subject of their verb, or the words themselves."""
        root = next((t for t in self.doc[start:i] if t.dep_ == "ROOT" and t.pos_ in {"VERB", "AUX"}), None)
        head = subjects.subject(root) if root is not None else None
        if head is not None and start <= head.i < i and subjects.plausible(head):
            return head
        named = next(
            (t.head if t.head.ent_iob_ == "I" and t.head.i < i else t for t in self.doc[start:i] if t.ent_type_ in {"PERSON", "ORG"}), None
        )
        return named or self._label(start, i)

    def _label(self, start: int, end: int) -> Token | None:
        """Return the last word of a transcript's label in capitals: "ANA DIAZ:"."""
        words = self.doc[start:end]
        line = (start == 0 or "\n" in self.doc[start - 1].text) and len(words) <= 5
        return words[-1] if line and len(words) and all(t.is_upper or not t.is_alpha for t in words) and words[-1].is_alpha else None

    def _behind_dateline(self, head: Token | None, low: int, cue: Cue) -> Token | None:
        """Return who speaks behind a dateline whose city the parse takes for the subject: "GENEVA (17 July) – Experts urged"."""
        if head is None or not low <= head.i < low + DATELINE:
            return head
        city = edges.DATELINE.match(self.layout.text, self.layout.offsets[low])
        if head.ent_type_ not in {"GPE", "LOC", "FAC"} and (city is None or set("([,").isdisjoint(city[0])):
            return head
        behind = range(head.i + 1, min(cue.start, head.i + DATELINE))
        dash = next((i for i in behind if self.doc[i].text in {"–", "—", "-", "--"} and self.doc[i].whitespace_), None)
        return self._left_subject(cue, dash + 1) or self._noun(dash + 1, cue.start) if dash is not None else head

    def _before_relative(self, cue: Cue, start: int) -> Token | None:
        """Return who opens a sentence before a long relative clause: "Ana Diaz, who has run the camp since May and …, said"."""
        comma = next((i for i in range(start + 1, min(start + NAMED_AT, cue.start - 1)) if self.doc[i].text == ","), None)
        if comma is None or self.doc[cue.start - 1].text != "," or self.doc[comma + 1].lower_ not in {"who", "which", "whose"}:
            return None
        return self._noun(start, comma)

    def _joined_subject(self, cue: Cue) -> Token | None:
        """Return the noun before a cue that is joined to another verb, where the parse makes it that verb's object:
        "They are held in the camp and rights groups say …"."""
        verb, noun = self.doc[cue.start], self.doc[cue.start - 1]
        if (
            verb.dep_ not in {"conj", "ROOT"}
            or verb.tag_ not in fronted.FINITE
            or any(child.dep_ in subjects.SUBJECTS for child in verb.lefts)
        ):
            return None
        return noun if cue.start and noun.pos_ == "NOUN" and subjects.plausible(noun) else None

    def _attributed(self, cue: Cue, low: int) -> Cue | None:
        """Return the attribution that a cue goes on from: "said" for "adding" in "The camp is full, X said, adding that …"."""
        if self.doc[cue.start].tag_ != "VBG" or self.doc[cue.start - 1].text != ",":
            return None
        before = self._cues(self.layout.sentence_start(cue.start, low), cue.start)
        return before[-1] if before and self.doc[before[-1].start].tag_ != "VBG" and fronted.closes(self.layout, before[-1]) else None

    def speaks(self, cue: Cue) -> Token | None:
        """Return the head of the phrase that a cue in a sentence of the document's own belongs to."""
        if cue.sense.kind == "according":
            return self._object(cue, len(self.doc))
        low, high = self.layout.paragraph(cue.start)
        if (attributed := self._attributed(cue, low)) is not None:
            return self.speaks(attributed)
        head = self._behind_dateline(subjects.subject(self.doc[cue.start], self.layout.within), low, cue)
        head = self._joined_subject(cue) or head
        if head is not None and not low <= head.i < high:
            head = self._right_subject(cue, high)
        comma = fronted.closes(self.layout, cue)
        if comma is not None and comma + 1 == cue.start and (head is None or head.i < cue.start):
            head = self._right_subject(cue, high) or head
        elif comma is not None and (head is None or not comma < head.i < cue.start):
            head = self._set_off(cue, comma) or self._left_subject(cue, comma + 1) or head
        if head is None and self.doc[cue.start].tag_ in {"VBD", "VBZ", "VBP"} and not subjects.shares_passive(self.doc[cue.start]):
            start = self.layout.sentence_start(cue.start, low)
            comma = next((i for i in range(cue.start - 2, start, -1) if self.doc[i].text == ","), start - 1)
            head = self._left_subject(cue, comma + 1) or (self._left_subject(cue, start) if comma >= start else None)
            head = head or self._named_at(cue, start, None) or self._before_relative(cue, start)
        return head if head is not None and self.layout.within[head.i] < 0 else None
