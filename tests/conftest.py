"""What tests share: the model, loaded once a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from civicx.extractor import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Return an extractor over the default model."""
    from civicx.extractor import Extractor

    return Extractor()


@pytest.fixture(scope="session")
def nlp(extractor: Extractor) -> Language:
    """Return the whole pipeline."""
    return extractor.nlp
