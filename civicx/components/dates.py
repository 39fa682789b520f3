"""Finds dates."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

Doc.set_extension("civicx_dates", default=None, force=True)


@Language.component("civicx_dates")
def civicx_dates(doc: Doc) -> Doc:
    """Set ``doc._.civicx_dates``: a list of marks in document order."""
    doc._.civicx_dates = []
    return doc
