"""Tells the parser where paragraphs begin: no sentence, and so no name, runs from a headline into the text below it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("civicx_paragraphs")
def civicx_paragraphs(doc: Doc) -> Doc:
    """Mark the tokens behind empty lines as starts of sentences, which the parser and the entity recogniser keep."""
    for token in doc[:-1]:
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    return doc
