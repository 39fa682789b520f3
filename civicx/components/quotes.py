"""Finds quotes."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

Doc.set_extension("civicx_quotes", default=None, force=True)


@Language.component("civicx_quotes")
def civicx_quotes(doc: Doc) -> Doc:
    """Set ``doc._.civicx_quotes``: a list of marks in document order."""
    doc._.civicx_quotes = []
    return doc
