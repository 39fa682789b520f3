"""Analyses a text in capitals as if it were written in the usual way: the model knows few words in capitals, and few names."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from thinc.types import Ints2d

READ: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD"]
NAMES = frozenset(["PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"])
# Small words inside names.
SMALL = frozenset(["the", "of", "and", "in", "on", "for", "to", "a", "at", "'s", "’s", "de", "la", "las", "los", "el", "del", "al", "bin"])
WRITTEN_LARGE = frozenset(map(str.lower, [*calendar.day_name, *calendar.month_name[1:], "I"])) - {"may"}


class Capitals:
    """A pipe behind the model's own ones, which it runs again on the words as they would be written."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp, self.name = nlp, name

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc``, in capitals for the most part, with the tags, parse and entities of its words in usual writing."""
        if not in_capitals(doc.text):
            return doc
        words = [lowered(token.text) for token in doc]
        tagged = self._analysed(doc, words, until="tagger")
        names = [token.ent_type_ in NAMES or as_written.tag_.startswith("NNP") for token, as_written in zip(doc, tagged, strict=True)]
        written = self._analysed(doc, [_written(doc, i, word, names[i]) for i, word in enumerate(words)])
        doc.from_array(READ, cast("Ints2d", written.to_array(READ)))
        doc.set_ents([Span(doc, entity.start, entity.end, label=entity.label) for entity in written.ents])
        return doc

    def _analysed(self, doc: Doc, words: Iterable[str], until: str | None = None) -> Doc:
        """Return ``words`` with the spaces of ``doc``, analysed by the pipes before this one, or only those to ``until``."""
        copy = Doc(doc.vocab, words=list(words), spaces=[bool(token.whitespace_) for token in doc])
        for name, pipe in self.nlp.pipeline:
            if name == self.name:
                break
            copy = pipe(copy)
            if name == until:
                break
        return copy


@Language.factory("civicx_capitals")
def civicx_capitals(nlp: Language, name: str) -> Capitals:
    """Return the pipe."""
    return Capitals(nlp, name)


def in_capitals(text: str) -> bool:
    """Whether three in four of the letters of a text are capitals."""
    capitals = sum(map(str.isupper, text))
    return capitals > 3 * sum(map(str.islower, text))


def lowered(word: str) -> str:
    """Return a word in small letters, as many as it had."""
    return small if len(small := word.lower()) == len(word) else word


def _written(doc: Doc, index: int, word: str, is_name: bool) -> str:
    """Return a word as it would be written at its place: short forms in brackets stay in capitals."""
    before = doc[index - 1].text if index else "."
    if before in ("(", "[") and doc[index + 1 : index + 2].text in (")", "]"):
        return doc[index].text
    if (is_name and word not in SMALL) or word in WRITTEN_LARGE or before in (".", "!", "?"):
        return word[:1].upper() + word[1:] if len(word[:1].upper()) == 1 else word
    return word
