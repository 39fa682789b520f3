"""Tells the parser where paragraphs begin: no sentence, and so no name, runs from a headline into the text below it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

# Titles that the tokenizer keeps whole with their full stop; at the end of a line they are names: "Prime Minister Hun Sen."
_TITLES = frozenset({"Sen.", "Gen.", "Gov.", "Rep.", "Rev.", "Dr.", "Mt.", "Miss.", "Mar.", "Kan."})


@Language.component("civicx_paragraphs")
def civicx_paragraphs(doc: Doc) -> Doc:
    """Part names from the full stop that ends a line, and mark the tokens behind empty lines as starts of sentences,
    which the parser and the entity recogniser keep."""
    breaks = _breaks(doc)
    stops = [i - 1 for i in (*breaks, len(doc)) if i and doc[i - 1].text in _TITLES]
    if stops:
        _part(doc, stops)
        breaks = _breaks(doc)
    for i in breaks:
        if i + 1 < len(doc) and doc[i].text.count("\n") > 1:
            doc[i + 1].is_sent_start = True
    return doc


def _breaks(doc: Doc) -> list[int]:
    """Return the tokens that break a line."""
    return [i for i in doc.to_array("IS_SPACE").nonzero()[0].tolist() if "\n" in doc[i].text]


def _part(doc: Doc, tokens: Iterable[int]) -> None:
    """Part each of the tokens into its word and its full stop."""
    with doc.retokenize() as retokenizer:
        for i in tokens:
            token = doc[i]
            retokenizer.split(token, [token.text[:-1], "."], heads=[token, token])
