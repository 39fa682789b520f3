"""Finds quantities: figures with the noun they count, what happened to those counted, and how far the text stands behind it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from civicx.components.quantities import figures
from civicx.components.quantities.analysis import analyse
from civicx.components.quantities.marks import marks

Doc.set_extension("civicx_quantities", default=None, force=True)


@Language.component("civicx_quantities")
def civicx_quantities(doc: Doc) -> Doc:
    """Set ``doc._.civicx_quantities``: a list of marks in document order."""
    text = doc.text  # spaCy puts it together anew at each reading
    found = figures.find(text)
    doc._.civicx_quantities = marks(analyse(doc, text), found) if found else []
    return doc
