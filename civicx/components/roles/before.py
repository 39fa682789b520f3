"""Titles before a name: "X researcher Ana Diaz", "the director of X, Ana Diaz,"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from civicx.components.roles.behind import REACH
from civicx.components.roles.bodies import BODIES, owner_before
from civicx.components.roles.titles import Title, read
from civicx.components.roles.words import nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


# Forms of address and ranks between a title and a name: "police spokesman Insp. Ana Diaz".
_ADDRESSES = frozenset(
    {
        "mr",
        "ms",
        "mrs",
        "miss",
        "dr",
        "prof",
        "rev",
        "fr",
        "sr",
        "hon",
        "sir",
        "dame",
        "lord",
        "lady",
        "alhaji",
        "hajia",
        "chief",
        "engr",
        "barr",
    }
    | {"gen", "maj", "col", "lt", "capt", "sgt", "cpl", "pte", "brig", "adm", "cmdr", "insp", "supt", "const", "det", "asst", "dep"}
    | {"asp", "dsp", "csp", "dcp", "acp", "dig", "aig", "igp", "ssp", "dpo", "sp", "ips", "ias"}
)


def titles_before(doc: Doc, ents: dict[int, Span], person: Span) -> Iterator[Title]:
    """Yield the title that stands before a person's name, if any."""
    place = person.start
    while place and doc[place - 1].lower_.rstrip(".") in _ADDRESSES:
        place -= 1
    if place and doc[place - 1].text == ",":
        head = person.root.head
        if person.root.dep_ == "appos" and head.i < person.start and head.lower_ in nouns():
            found = read(doc, ents, max(head.left_edge.i, person.start - REACH), place - 1)
            if found is not None and found.end > found.start:
                yield found
        return
    if (employer := owner_before(doc, ents, place)) is not None:
        yield Title(place, place, employer)  # "the Harbour League's Ana Diaz"
        return
    if not place or doc[place - 1].lower_ not in nouns() or place - 1 in ents:
        return
    start = place - 1
    while start and place - start < 9 and _modifies(doc, ents, start - 1):
        start -= 1
    body = None
    if start and start - 1 in ents and ents[start - 1].label_ in BODIES:
        body = ents[start - 1]
    elif start > 1 and doc[start - 1].text in ("'s", "’s") and start - 2 in ents and ents[start - 2].label_ in BODIES:
        body = ents[start - 2]
    if body is not None and body.label_ == "GPE" and (owner := owner_before(doc, ents, body.start)) is not None:
        start, body = body.start, owner  # "UNICEF's Nigeria representative"
    if body is not None and body.label_ == "GPE" and doc[start - 1].text not in ("'s", "’s"):
        body = None
    yield Title(start, place, body)


def _modifies(doc: Doc, ents: dict[int, Span], i: int) -> bool:
    """Whether a token before a title belongs to it: "senior", "human rights", "Nigeria"."""
    token = doc[i]
    if i in ents:
        return ents[i].label_ in ("NORP", "LOC") and ents[i].end - ents[i].start < 3
    if token.text in ("-", "&") or token.lower_ == "and":
        return token.text == "-" and i > 0 and not doc[i - 1].is_space
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.is_space and token.text.isalpha()
