"""The spaCy components: they find spans and label them, and compute no value.

Each leaves plain dicts (ints, strings, lists: what ``Doc.to_bytes`` can carry) on ``doc._``; offsets are
characters of ``doc.text``. Only ``facts.py`` reads them.
"""

from civicx.components import capitals, dates, entities, paragraphs, quantities, quotes

__all__ = ["capitals", "dates", "entities", "paragraphs", "quantities", "quotes"]
