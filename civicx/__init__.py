"""Turn advocacy press releases into facts that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from civicx.extractor import Extractor
    from civicx.records import Record

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "load"]

_extractors: dict[str | None, Extractor] = {}


def load(model: str | None = None) -> Extractor:
    """Return an extractor over ``model`` (a spaCy package or folder), to be reused for many texts.

    Raises ModelError where the model is missing or lacks a pipe that civicx reads.
    """
    from civicx.extractor import Extractor

    return Extractor(model)


def extract(text: str, *, published: date | str | None = None, model: str | None = None) -> Record:
    """Return the record of one text; the model is loaded at the first call and kept.

    ``published`` is the day that relative dates resolve against (a date or ``YYYY-MM-DD``); without it
    the text's own dateline serves. Raises ModelError, or ValueError for a ``published`` that is no day.
    """
    if model not in _extractors:
        _extractors[model] = load(model)
    return _extractors[model].extract(text, published=published)
