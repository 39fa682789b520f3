"""Finds the cue that governs quoted words inside a clause of the document's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicx.components.quotes import fronted, subjects
from civicx.components.quotes.beside import Beside
from civicx.components.quotes.cues import Cue

if TYPE_CHECKING:
    from spacy.tokens import Token

# Tokens of a name before a headline's colon.
HEADLINED = 8


class Mixed(Beside):
    """Reads the reported clauses of one document that hold quoted words."""

    def _over(self, k: int) -> tuple[Cue | None, Token] | None:
        """Return the cue that governs the clause of a quoted part, and who speaks by it."""
        cue = self._sourced(k) or self._governing(k) or self._fronted(k) or self._according(k) or self._parting(k)
        head = self.speaks(cue) if cue is not None else self._headlined(k)
        return (cue, head) if head is not None and self.layout.within[head.i] != k else None

    def _headlined(self, k: int) -> Token | None:
        """Return who is named before a headline's colon: "Ana Diaz: Mayor must “go”"."""
        low, _ = self.layout.paragraph_tokens(0)
        first = self.layout.first[k]
        if self.layout.quotes[k].paragraph or self.doc[low].ent_type_ not in {"PERSON", "ORG"}:
            return None
        colon = next((i for i in range(low, min(first, low + HEADLINED)) if self.doc[i].ent_iob_ == "O"), low)
        return self.doc[colon - 1] if self.doc[colon].text == ":" and self.layout.sentence_start(first, low) <= colon + 1 else None

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
            document = subjects.nouns().get(head.lemma_.lower()) == "document"  # "the order threatened to …"
            if (cue.sense.core or (subjects.plausible(head) and not document)) and cue.sense.kind != "finding":
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

    def _parting(self, k: int) -> Cue | None:
        """Return the cue that stands between commas before the quoted words: "The camp, X said, has “no water”."."""
        low, _ = self.layout.paragraph_tokens(self.layout.quotes[k].paragraph)
        first = self.layout.first[k]
        for cue in reversed(self._cues(self.layout.sentence_start(first, low), first)):
            parts = fronted.parted(self.layout, cue)
            if parts and parts[-1][0] <= first < parts[-1][1]:
                return cue
        return None
