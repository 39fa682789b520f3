"""Titles before a name: "X researcher Ana Diaz", "the director of X, Ana Diaz,"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from civicx.components.entities.edges import TIMES
from civicx.components.entities.marks import POSSESSIVE
from civicx.components.roles.behind import REACH, SAID
from civicx.components.roles.bodies import BODIES, joined, owner_before
from civicx.components.roles.titles import Title, read
from civicx.components.roles.words import DETERMINERS, is_address, nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def titles_before(doc: Doc, ents: dict[int, Span], person: Span) -> Iterator[Title]:
    """Yield the title that stands before a person's name, if any."""
    place = person.start
    while place and _addressed(doc, place - 1):
        place -= 1
    if place and doc[place : person.start].text.lower() == "general" and is_address(doc[place - 1]):
        place += 1  # "Major General" is one title
    if place and doc[place - 1].text == ",":
        head = person.root.head
        parsed = person.root.dep_ == "appos" and head.i < person.start and head.lower_ in nouns()
        start = max(head.left_edge.i, person.start - REACH) if parsed else _phrase_start(doc, person, place - 1)
        start = min(start, _behind_verb(doc, place - 1))
        start = place - 1 if _is_another_s(doc, ents, start) else start
        found = read(doc, ents, start, place - 1) if start < place - 1 else None
        if found is not None and found.end > found.start:
            yield found
        return
    if (employer := owner_before(doc, ents, place)) is not None:
        yield Title(place, place, employer)  # "the Harbour League's Ana Diaz"
        return
    titled = place > 0 and doc[place - 1].lower_ in nouns() and place - 1 not in ents
    start = place - 1 if titled and doc[place - 1].lower_ not in ("justice", "staff") else _portfolio_start(doc, ents, place)
    start = place - 1 if titled and start == place else start
    if start == place:
        return
    while start and place - start < 9 and _modifies(doc, ents, start - 1):
        start -= 1
    old = next((i for i in range(start, place) if doc[i].lower_ in ("old", "year-old")), None)
    start = old + 1 if old is not None else start  # "45-year-old farmer"
    while start < place and doc[start].lower_ in DETERMINERS:
        start += 1
    body = None
    if start and doc[start - 1].text == ")":
        body = next((ents.get(i - 1) for i in range(start - 2, max(0, start - 8), -1) if doc[i].text == "("), None)
        body = body if body is not None and body.label_ == "ORG" else None  # "Harbour League (HL) researcher"
    elif start and doc[start].text == "-" and not doc[start].whitespace_ and start - 1 in ents and start + 2 < place:
        body, start = joined(doc, ents, start - 1, start + 2), start + 2  # "ITUC-Africa general secretary"
    elif start and start - 1 in ents and ents[start - 1].label_ in BODIES:
        body = ents[start - 1]
    elif start > 1 and doc[start - 1].text in POSSESSIVE and start - 2 in ents and ents[start - 2].label_ in BODIES:
        body = ents[start - 2]
    if (
        body is not None
        and body.label_ in ("GPE", "ORG")
        and body.end == start
        and (owner := owner_before(doc, ents, body.start)) is not None
    ):
        start, body = body.start, owner  # "UNICEF's Nigeria representative"
    elif body is not None and body.label_ == "GPE" and body.end == start and (owner := ents.get(body.start - 1)) and owner.label_ == "ORG":
        start, body = body.start, owner  # "UNICEF Nigeria representative"
    if body is not None and body.label_ == "GPE" and doc[start - 1].text not in POSSESSIVE:
        body = None
    yield Title(start, place, body)


def _portfolio_start(doc: Doc, ents: dict[int, Span], place: int) -> int:
    """Return where a title in capitals begins that ends in what it is for: "Secretary of State Ana Diaz"; ``place`` where none stands."""
    for i in range(place - 1, max(0, place - 8), -1):
        word = doc[i].lower_
        if i in ents or not (doc[i].is_title or word in ("of", "for", "and", "the", "&")):
            break
        if word in ("of", "for") and i < place - 1 and doc[i - 1].is_title and doc[i - 1].lower_ in nouns() and i - 1 not in ents:
            return i - 1
    return place


def _is_another_s(doc: Doc, ents: dict[int, Span], start: int) -> bool:
    """Tell whether a title between commas stands behind another person's name, whose it is."""
    before = ents.get(start - 2) if start > 1 and doc[start - 1].text == "," else None
    return before is not None and before.label_ == "PERSON"


def _addressed(doc: Doc, i: int) -> bool:
    """Tell whether a token is a form of address that is no title of its own: "Dr", or "Barrister" behind a comma or a title."""
    if doc[i].text == ".":
        return i > 0 and is_address(doc[i - 1])
    if not is_address(doc[i]) or (doc[i].lower_ == "general" and not (i and is_address(doc[i - 1]))):
        return False
    return doc[i].lower_ not in nouns() or (i > 0 and (doc[i - 1].text == "," or doc[i - 1].lower_ in nouns()))


def _phrase_start(doc: Doc, person: Span, comma: int) -> int:
    """Return where the words between a comma that a name follows and its title's article begin: "the director of X, Ana Diaz,";
    ``comma`` where no such phrase stands there."""
    if person.end >= len(doc) or doc[person.end].text not in (",", ".", ")"):
        return comma
    for i in range(comma - 1, max(-1, comma - REACH), -1):
        token = doc[i]
        if token.text in (",", ";", ":") or token.pos_ in ("VERB", "AUX") or (token.is_space and "\n" in token.text):
            return comma
        if (
            token.lower_ in ("the", "its", "their", "his", "her")
            and i + 1 < comma
            and doc[i - 1 if i else 0].lower_ not in ("of", "for", "in")
        ):
            return i
    return comma


def _behind_verb(doc: Doc, comma: int) -> int:
    """Return where the words in capitals between "said" and a comma begin: "said X General Secretary and Chief Executive, Ana Diaz";
    ``comma`` where others stand among them."""
    for i in range(comma - 1, max(-1, comma - REACH), -1):
        token = doc[i]
        if token.lower_ in SAID:
            return i + 1
        if not token.text[0].isupper() and token.lower_ not in ("and", "of", "for", "’s", "'s"):
            break
    return comma


_DAYS = frozenset({"last", "this", *(word.lower() for word in TIMES)})


def _modifies(doc: Doc, ents: dict[int, Span], i: int) -> bool:
    """Whether a token before a title belongs to it: "senior", "human rights", "Nigeria"."""
    token = doc[i]
    day = token.lower_ in ("morning", "afternoon", "evening", "night", "week") and doc[max(0, i - 1)].lower_ in _DAYS
    if day or token.text in TIMES or token.text in ("May", "Last"):
        return False  # "On Monday lawyer Ana Diaz"
    if i in ents:
        return ents[i].label_ in ("NORP", "LOC") and ents[i].end - ents[i].start < 6
    if token.text in ("-", "&") or token.lower_ == "and":
        return token.text == "-" and i > 0 and not doc[i - 1].is_space
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.is_space and token.text.isalpha()
