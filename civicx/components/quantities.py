"""Finds quantities."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

Doc.set_extension("civicx_quantities", default=None, force=True)


@Language.component("civicx_quantities")
def civicx_quantities(doc: Doc) -> Doc:
    """Set ``doc._.civicx_quantities``: a list of marks in document order."""
    doc._.civicx_quantities = []
    return doc
