"""From an analysed document to its record: the only reader of the marks that components leave on a Doc.

Calls the normalizers, links kinds of fact to each other, and settles overlaps between kinds.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from civicx.records import DateFact, DocumentInfo, Entity, Quantity, Quote, Record

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from civicx.options import Options
    from civicx.readers import Document
    from civicx.release import Release


def record(doc: Doc, document: Document, release: Release, model: str, options: Options) -> Record:
    """Return the record of one document: the facts of the kinds asked for, in document order."""
    from civicx import __version__
    from civicx.records import SCHEMA_VERSION

    entities = entity_facts(doc, release)
    dates = date_facts(doc, release)
    quantities = quantity_facts(doc, entities, dates)
    quotes = quote_facts(doc, entities)
    return Record(
        civicx=__version__,
        schema=SCHEMA_VERSION,
        model=model,
        document=document_info(document, release, options),
        entities=entities if "entities" in options.only else (),
        dates=dates if "dates" in options.only else (),
        quantities=quantities if "quantities" in options.only else (),
        quotes=quotes if "quotes" in options.only else (),
    )


def document_info(document: Document, release: Release, options: Options) -> DocumentInfo:
    """Return what the record says of the document itself."""
    text = document.text
    return DocumentInfo(
        id=document.id,
        source=document.source,
        title=document.title,
        published=release.published.isoformat() if release.published else None,
        published_from=release.published_from,
        chars=len(text),
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        text=text if options.text else None,
    )


def entity_facts(doc: Doc, release: Release) -> tuple[Entity, ...]:
    """Return the entities, mentions of one entity joined under its fullest name."""
    return ()


def date_facts(doc: Doc, release: Release) -> tuple[DateFact, ...]:
    """Return the time expressions with their values, resolved against the publication day."""
    return ()


def quantity_facts(doc: Doc, entities: tuple[Entity, ...], dates: tuple[DateFact, ...]) -> tuple[Quantity, ...]:
    """Return the quantities that are no part of a date or of a name."""
    return ()


def quote_facts(doc: Doc, entities: tuple[Entity, ...]) -> tuple[Quote, ...]:
    """Return the quotes with their speakers linked to ``entities``."""
    return ()
