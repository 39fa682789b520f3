"""Finds time expressions: the shapes of :mod:`civicx.normalize.shapes`, less what the words around them rule out.

A mark is a dict: ``start``, ``end`` (characters), ``tense`` ("past", "future" or None) of the clause that it stands in, and
three truth values: ``throughout``, whether it follows "over the", "during the"; ``opening``, whether it is a year that opens its sentence;
``event``, whether it is a month that names an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from civicx.components.date_context import LOOK, Context
from civicx.components.date_guards import GUARDS
from civicx.normalize import shapes
from civicx.normalize.shapes import Found

Doc.set_extension("civicx_dates", default=None, force=True)


@Language.component("civicx_dates")
def civicx_dates(doc: Doc) -> Doc:
    """Set ``doc._.civicx_dates``: a list of marks in document order."""
    doc._.civicx_dates = list(_marks(doc))
    return doc


def _marks(doc: Doc) -> Iterator[dict[str, Any]]:
    context = Context(doc)
    for found in shapes.find(doc.text):
        guard = GUARDS.get(found.shape)
        kept = guard(found, context) if guard else found
        if kept is not None:
            tense = context.tense(kept) if _hangs_on_tense(kept) else None
            yield {
                "start": kept.start,
                "end": kept.end,
                "tense": tense,
                "throughout": _is_throughout(kept, context),
                "opening": _is_opening(kept, context),
                "event": _names_event(kept, context),
            }


_THROUGHOUT = re.compile(r"\b(?:over|during|for|within|throughout) the (?:very )?$", re.IGNORECASE)


def _is_throughout(found: Found, context: Context) -> bool:
    """ "Over the last year" is the twelve months before, not the calendar year."""
    return found.shape == "relative unit" and _THROUGHOUT.search(context.text[max(0, found.start - LOOK) : found.start]) is not None


_FIRST_WORDS = 150
_OPENING = re.compile(r"(?:^|[.!?:;\n”\"]\s*)(?:(?:In|By|During|Throughout|From|Since|Until|After|Before|Early in|Late in)\s(?:the\s)?)?$")


def _is_opening(found: Found, context: Context) -> bool:
    """Whether a year opens its sentence or stands in a heading or the first words of a paragraph, and so sets the scene."""
    if found.shape != "year":
        return False
    paragraph = context.text.rfind("\n", max(0, found.start - _FIRST_WORDS), found.start) >= 0 or found.start < _FIRST_WORDS
    return paragraph or _OPENING.search(context.text[max(0, found.start - LOOK) : found.start]) is not None


def _names_event(found: Found, context: Context) -> bool:
    """Whether a month names the event behind it: "the January events"."""
    after = context.token_after(found) if found.shape == "month" else None
    return after is not None and after.tag_.startswith("NN") and after.idx == found.end + 1


def _hangs_on_tense(found: Found) -> bool:
    if found.parts:
        return any(_hangs_on_tense(part) for part in found.parts)
    return found.shape in ("weekday", "month", "season", "holiday", "weekend") or (
        found.shape in ("day month", "month day", "part of year", "month and day in figures") and "year" not in found.roles
    )
