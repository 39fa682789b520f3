"""The tokens of a Doc as plain lists, for rules that look around figures.

One conversion a document; each look-up afterwards is a list index, and every walk is bounded by a sentence or a window, so that
rules stay linear on texts without full stops.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

WINDOW = 60


@dataclass(frozen=True, slots=True)
class Analysis:
    """Words in lower case, tags, dependency labels, heads (indices), first characters, labels of entities; ``firsts[i]`` begins
    the sentence of i."""

    text: str
    words: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    starts: Sequence[int]
    firsts: Sequence[int]
    labels: Sequence[str]

    def __len__(self) -> int:
        return len(self.words)

    def token_at(self, character: int) -> int:
        """Return the index of the token that holds ``character``, or that is the last before it."""
        return max(0, bisect_right(self.starts, character) - 1)

    def end_of(self, index: int) -> int:
        """Return the character behind token ``index``."""
        return self.starts[index] + len(self.words[index])

    def sentence_start(self, index: int) -> int:
        """Return the first token of the sentence of ``index``, at most WINDOW tokens back."""
        return max(self.firsts[index], index - WINDOW)

    def sentence_end(self, index: int) -> int:
        """Return the token behind the sentence of ``index``, at most WINDOW tokens on."""
        last = min(len(self.words), index + WINDOW)
        first = self.firsts[index]
        for position in range(index, last):
            if self.firsts[position] != first:
                return position
        return last


def analyse(doc: Doc, text: str) -> Analysis:
    """Return the lists of ``doc``, whose text is ``text``; a paragraph break begins a sentence whatever the parser says."""
    columns = doc.to_array(["TAG", "DEP", "HEAD", "SENT_START", "ENT_TYPE", "ORTH", "IDX"])
    strings = doc.vocab.strings
    names = {value: strings[value] for column in (0, 1, 4) for value in set(columns[:, column].tolist())}
    written = {value: strings[value] for value in set(columns[:, 5].tolist())}
    lowered = {value: lower if len(lower := word.lower()) == len(word) else word for value, word in written.items()}
    offsets = columns[:, 2].astype("int64").tolist()
    sent_starts = columns[:, 3].astype("int64").tolist()
    words = [lowered[value] for value in columns[:, 5].tolist()]
    firsts, first = [], 0
    for index, start in enumerate(sent_starts):
        if start == 1 or (index and words[index - 1].isspace() and words[index - 1].count("\n") > 1):
            first = index
        firsts.append(first)
    return Analysis(
        text=text,
        words=words,
        tags=[names[value] for value in columns[:, 0].tolist()],
        deps=[names[value] for value in columns[:, 1].tolist()],
        heads=[index + offset for index, offset in enumerate(offsets)],
        starts=columns[:, 6].tolist(),
        firsts=firsts,
        labels=[names[value] for value in columns[:, 4].tolist()],
    )
