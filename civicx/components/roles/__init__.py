"""Reads what people are, and for whom: titles and organisations that stand beside a person's name.

Forms read: "Ana Diaz, director of X", "Ana Diaz, X's director in Peru", "Ana Diaz, Chair, X", "Ana Diaz (X)", "Ana Diaz of X",
"X researcher Ana Diaz", "the director of X, Ana Diaz,", "Ana Diaz is the director of X", "Ana Diaz, who heads X", and a name with
its title on the next line, as in contact blocks and lists of signatories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from civicx.components.roles.before import titles_before
from civicx.components.roles.behind import titles_behind
from civicx.components.roles.kinds import meant, unnamed_body
from civicx.components.roles.titles import Title
from civicx.components.roles.words import is_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def find(doc: Doc) -> list[dict[str, Any]]:
    """Return the roles as marks: ``person`` (the mention's span), ``title`` (words or None), ``organization`` (a mention's span or None).

    Organisations that only their place behind a title shows ("director at …") are added to ``doc.ents``.
    """
    ents = {i: ent for ent in doc.ents for i in range(ent.start, ent.end) if not is_title(ent)}
    out = []
    bodies = [ent for ent in doc.ents if ent.label_ == "ORG"]
    for person in doc.ents:
        if person.label_ != "PERSON":
            continue
        for title in _titles(doc, ents, person):
            if title.body is None and (noun := unnamed_body(doc, ents, title)) is not None:
                title = replace(title, body=meant(noun, bodies))
            out.append(_mark(doc, person, title))
    _add(doc, ents)
    return out


def _add(doc: Doc, ents: dict[int, Span]) -> None:
    """Set ``doc.ents`` to what it holds and the organisations found behind titles, which win over a place within them."""
    before = {ent.start: ent for ent in doc.ents}
    titles = {i for ent in doc.ents if is_title(ent) for i in range(ent.start, ent.end)}
    added = [
        span
        for i, span in ents.items()
        if span.start == i
        and (i not in before or span.end > before[i].end or span.label_ != before[i].label_)
        and titles.isdisjoint(range(span.start, span.end))
    ]
    if added:
        taken = {i for span in added for i in range(span.start, span.end)}
        doc.ents = (*(ent for ent in doc.ents if ent.start not in taken), *added)


def _mark(doc: Doc, person: Span, title: Title) -> dict[str, Any]:
    words = title.words or (doc[title.start : title.end].text if title.end > title.start else None)
    body = [title.body.start_char, title.body.end_char] if title.body is not None else None
    return {"person": [person.start_char, person.end_char], "title": words and " ".join(words.split()), "organization": body}


def _titles(doc: Doc, ents: dict[int, Span], person: Span) -> Iterator[Title]:
    before = list(titles_before(doc, ents, person))
    yield from before
    yield from (title for title in titles_behind(doc, ents, person) if not before or not _is_of_next(doc, ents, title))


def _is_of_next(doc: Doc, ents: dict[int, Span], title: Title) -> bool:
    """Whether a title is that of the person behind it: "to Mayor Ana Diaz, the director of X, Omar Reyes, wrote"."""
    end = max(title.end, title.body.end if title.body is not None else 0)
    following = ents.get(end + 1) if doc[end : end + 1].text == "," else None
    return following is not None and following.label_ == "PERSON" and doc[following.end : following.end + 1].text == ","
