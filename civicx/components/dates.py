"""Finds time expressions: the shapes of :mod:`civicx.normalize.shapes`, less what the words around them rule out.

A mark is a dict: ``start``, ``end`` (characters), ``tense`` ("past", "future" or None) of the clause that it stands in,
``lead`` and ``tail``, the words elsewhere that complete it ("4" in "4, 6 and 9 May" has the tail "May"), and
truth values: ``throughout``, whether it follows "over the", "during the"; ``opening``, whether it is a year that opens its sentence;
``event``, whether it is a month that names an event; ``entry``, whether it opens a line of a chronology. ``gap`` is the number of
characters from the mark before it, None where that stands in another paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from civicx.components.date_context import LOOK, Context, without_verb
from civicx.components.date_guards import GUARDS
from civicx.components.date_lists import ancient, elided, elsewhere
from civicx.normalize import calendar, shapes, timeline
from civicx.normalize.shapes import Found

Doc.set_extension("civicx_dates", default=None, force=True)


@Language.component("civicx_dates")
def civicx_dates(doc: Doc) -> Doc:
    """Set ``doc._.civicx_dates``: a list of marks in document order."""
    doc._.civicx_dates = list(_marks(doc))
    return doc


def _marks(doc: Doc) -> Iterator[dict[str, Any]]:
    context = Context(doc)
    last = 0
    for found in ancient(list(_kept(context)), context):
        apart = last == 0 or found.start - last > _PARAGRAPH or "\n" in context.text[last : found.start]
        yield _mark(found, context) | {"gap": None if apart else found.start - last}
        last = found.end


def _kept(context: Context) -> Iterator[Found]:
    last = 0
    for found in _lines_apart(shapes.find(context.text), context.text):
        found = without_verb(found, context)
        guard = GUARDS.get(found.shape)
        kept = guard(found, context) if guard else found
        if kept is not None and not context.is_part_of_name(kept):
            yield from elided(kept, context.text, last)
            yield kept
            last = kept.end


def _lines_apart(found: Iterable[Found], text: str) -> Iterator[Found]:
    """Part a weekday that ends a line from the date of another weekday in the next: a heading from its date line; and a year that
    heads a chronology from the month of its first entry."""
    for item in found:
        if item.shape == "year month" and "\n" in text[item.roles["year"][0].end : item.roles["month"][0].start]:
            year, month = item.roles["year"], item.roles["month"]
            yield Found("year", item.start, year[0].end, {"year": year})
            item = Found("month", month[0].start, item.end, {"bare": month})
        weekday = item.roles.get("weekday")
        rest = [token for role, tokens in item.roles.items() if role != "weekday" for token in tokens]
        if item.shape in ("day month", "month day") and weekday and "year" in item.roles and "\n" in text[weekday[0].end : rest[0].start]:
            day = calendar.day_or_none(*(int(item.value(role)) for role in ("year", "month", "day")))
            if day is not None and day.isoweekday() != weekday[0].value:
                yield Found("weekday", weekday[0].start, weekday[0].end, {"weekday": weekday})
                item = Found(
                    item.shape, rest[0].start, item.end, {role: tokens for role, tokens in item.roles.items() if role != "weekday"}
                )
        yield item


def _mark(found: Found, context: Context) -> dict[str, Any]:
    shared = elsewhere(found)
    return {
        "start": found.start,
        "end": found.end,
        "tense": context.tense(found) if _hangs_on_tense(found) else None,
        "throughout": _is_throughout(found, context),
        "opening": _is_opening(found, context),
        "event": _names_event(found, context),
        "entry": _is_entry(found, context),
        "lead": " ".join(context.text[start:end] for start, end in shared if end <= found.start),
        "tail": " ".join(context.text[start:end] for start, end in shared if start >= found.end),
    }


# The longest stretch between two dates of one paragraph.
_PARAGRAPH = 600


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


_ENTRIES = frozenset(["day month", "month day", "month year", "month", "season", "numeric", "range", "year"])
_ENTRY_OPENS = re.compile(r"(?:^|\n)[ \t•*·–—-]{0,4}$")
_ENTRY_ENDS = re.compile(r"[ \t]{0,2}(?:[:–—\n]|-\s|$)")


def _is_entry(found: Found, context: Context) -> bool:
    """Whether a date opens a line of a chronology: "3 May: …", "May 3 – …", or a date that fills its line."""
    if found.shape not in _ENTRIES:
        return False
    begin = max(0, found.start - LOOK)
    opens = _ENTRY_OPENS.search(context.text[begin : found.start]) if begin == 0 or "\n" in context.text[begin : found.start] else None
    return opens is not None and _ENTRY_ENDS.match(context.text, found.end) is not None


def _names_event(found: Found, context: Context) -> bool:
    """Whether a month names the event behind it: "the January events"."""
    after = context.token_after(found) if found.shape == "month" else None
    return after is not None and after.tag_.startswith("NN") and after.idx == found.end + 1


def _hangs_on_tense(found: Found) -> bool:
    if found.parts:
        return any(_hangs_on_tense(part) for part in found.parts)
    return (
        found.shape in ("weekday", "month", "season", "holiday", "weekend")
        or timeline.hangs_on_last(found)
        or (
            found.shape in ("day month", "month day", "part of year", "part and year", "day with weekday", "month and day in figures")
            and "year" not in found.roles
        )
    )
