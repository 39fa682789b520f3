"""The organisations and places beside titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicx.components.entities.marks import POSSESSIVE, is_field, no_names
from civicx.components.roles.words import DETERMINERS, nouns, organisation_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

BODIES = frozenset({"ORG", "GPE", "FAC"})
# Labels that are doubtful behind "director at".
_UNLIKELY = frozenset({"GPE", "LOC", "EVENT", "WORK"})
_INSIDE = frozenset({"of", "for", "and", "&", "the"})


def body_at(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    """Return the organisation or place at ``place``, behind an article, adjectives and what it is called by its kind ("the outlawed",
    "the Lagos-based", "the privately owned newspaper")."""
    start = place
    while place < len(doc) and place - start < 8:
        token = doc[place]
        if (
            place in ents
            and ents[place].end + 1 < len(doc)
            and doc[ents[place].end].text == "-"
            and doc[ents[place].end + 1].lower_ == "based"
        ):
            place = ents[place].end + 2
        elif (
            place + 3 < len(doc) and doc[place + 1].text == "-" and doc[place + 2].is_lower and doc[place + 2].tag_ in ("VBN", "VBD", "JJ")
        ):
            place += 3  # "the Selmouth-based", "the privately-owned"
        elif place in ents and ents[place].label_ != "NORP":
            break
        elif (
            token.lower_ in DETERMINERS
            or token.is_space
            or place in ents
            or (token.pos_ in ("ADJ", "VERB", "ADV") and token.text.islower())
        ):
            place += 1
        elif (named := _behind_kind(doc, ents, place)) is not None:
            place = named
        else:
            break
    body = ents.get(place)
    if body is None or (body.label_ in _UNLIKELY and doc[start - 1].lower_ == "at"):
        body = _unmarked(doc, ents, place) or body
    return body if body is not None and body.label_ in BODIES and body.start <= place + 1 else None


_KIND = ("NOUN", "ADJ", "PROPN", "CCONJ")


def _behind_kind(doc: Doc, ents: dict[int, Span], place: int) -> int | None:
    """Return where a name begins that follows what its body is called by: "human rights group X", "news website X"."""
    end = place
    while end < min(len(doc), place + 6) and end not in ents and (doc[end].is_lower or doc[end].text == "TV") and doc[end].pos_ in _KIND:
        end += 1
    if end == place or organisation_noun(doc[end - 1]) is None:
        return None
    end += end + 1 < len(doc) and doc[end].lower_ == "the"
    return end if end in ents and ents[end].start == end and ents[end].label_ == "ORG" else None


def _unmarked(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    """Return the capitalised words at ``place`` as an organisation, entered in ``ents``, where nothing is marked there, or a
    place that they go on from ("Silver Bay Rising"): what stands behind "director at" is one."""
    place += doc[place : place + 1].text == "NGO"
    held = ents.get(place)
    end = held.end if held is not None and held.start == place else place
    while end < len(doc) and end - place < 8 and end not in ents:
        if doc[end].text[:1].isupper() or (end > place and any(c.isupper() for c in doc[end].text)):
            end += 1
        elif end > place and doc[end].lower_ in _INSIDE and end + 1 < len(doc) and end + 1 not in ents and doc[end + 1].text[:1].isupper():
            end += 2
        else:
            break
    if (
        end == place
        or (held is not None and end == held.end and held.label_ in BODIES | {"LOC"})
        or doc[place].pos_ != "PROPN"
        or doc[end - 1].lower_ in nouns()
        or doc[place:end].text in no_names()
        or doc[place].is_sent_start
        or all(is_field(token.text) for token in doc[place:end])
    ):
        return None
    return _entered(doc, ents, place, end)


def _entered(doc: Doc, ents: dict[int, Span], start: int, end: int) -> Span:
    """Return the tokens as an organisation, entered in ``ents``."""
    from spacy.tokens import Span

    body = Span(doc, start, end, label="ORG")
    ents.update(dict.fromkeys(range(start, end), body))
    return body


def joined(doc: Doc, ents: dict[int, Span], start: int, end: int) -> Span:
    """Return the organisation that a hyphen joins to the word behind it, entered in ``ents``: "ITUC-Africa"."""
    return _entered(doc, ents, ents[start].start, end)


def by_its_capitals(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    """Return the word at ``place`` as an organisation, entered in ``ents``, where capitals within it show that it is a name."""
    if place in ents or sum(c.isupper() for c in doc[place].text) < 2 or not doc[place].is_alpha or doc[place + 1].text[0].isupper():
        return None
    return _entered(doc, ents, place, place + 1)


def only_body(doc: Doc, ents: dict[int, Span], start: int, end: int) -> Span | None:
    """Return the organisation that a stretch begins with."""
    body = body_at(doc, ents, start)
    if body is None or body.label_ != "ORG":
        return None
    closed = body.end >= end or (body.end == end - 1 and doc[body.end].pos_ not in ("NOUN", "PROPN"))
    return body if closed or doc[body.end].text == "(" else None


def owner_before(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    """Return the organisation whose possessive stands before ``place``."""
    if place > 1 and doc[place - 1].text in POSSESSIVE and place - 2 in ents and ents[place - 2].label_ == "ORG":
        return ents[place - 2]
    return None
