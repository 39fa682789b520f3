"""Reads one stretch of text as a title and the body that it is held at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from civicx.components.entities.marks import office_nouns
from civicx.components.roles.bodies import body_at, by_its_capitals
from civicx.components.roles.words import DETERMINERS, OF, nouns

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ON = frozenset({"on", "in", "to", "for", "of", "against", "and", "under"})
_STOPS = frozenset({"of", "for", "at", "from", "with", "in", "on", "to", "against", "by"})


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens of a title (``start`` to ``end``, empty where only a body is named) and the body that it is held at."""

    start: int
    end: int
    body: Span | None
    words: str | None = None


def read(doc: Doc, ents: dict[int, Span], start: int, end: int) -> Title | None:
    """Return the title in a stretch of text and the body that it is held at, or None where it holds neither."""
    while start < end and (doc[start].lower_ in DETERMINERS or doc[start].is_space or _counts(doc, start)):
        start += 1
    if start < end and doc[start].lower_ == "of" and start and doc[start - 1].lower_ == "one":
        return _one_of(doc, ents, start + 1, end)
    noun = noun_in(doc, ents, start, end)
    if noun is None:
        body = ents.get(start)
        return Title(start, start, body) if body is not None and body.label_ == "ORG" and body.end >= end else None
    body = by_its_capitals(doc, ents, start) if start < noun else None
    first = start if body is None else body.end
    for i in range(first, noun):
        ent = ents.get(i)
        if ent is None or i != ent.start or ent.end > noun:
            continue
        if ent.label_ == "ORG" or (ent.label_ == "GPE" and ent.end < noun and doc[ent.end].text in ("'s", "’s")):
            body, first = ent, ent.end
    first = max([first, *(i + 1 for i in range(start, noun) if doc[i].text in ("'s", "’s"))])
    first = _behind_years(doc, first, noun)
    while first < noun and (doc[first].text in ("'s", "’s", "'", "’", "-", "based") or doc[first].lower_ in DETERMINERS):
        first += 1
    if any(doc[i].pos_ in ("VERB", "AUX", "PRON") and doc[i].tag_ not in ("VBG", "VBN") for i in range(first, noun) if i not in ents):
        return None
    if doc[noun].lower_ in ("rapporteur", "expert") and doc[noun + 1 : noun + 2].text in ("on", "for"):
        return Title(first, _mandate_end(doc, ents, noun + 1), body)
    last, held = _complement(doc, ents, noun + 1, end)
    while last > noun + 1 and (doc[last - 1].lower_ in DETERMINERS or doc[last - 1].lower_ in _ON):
        last -= 1
    if doc[noun].lower_ == "minister" and last == noun + 1 and held is not None and held.label_ == "ORG" and doc[last].lower_ == "of":
        return Title(first, held.end, body)  # "Minister of Primary Education"
    if held is not None and body is not None and doc[body.end].text not in ("'s", "’s") and doc[held.start - 1].lower_ in ("at", "the"):
        return Title(body.start, last, held)  # "Nigeria researcher at X"
    return Title(first, last, body if body is not None else held)


def _counts(doc: Doc, i: int) -> bool:
    """Whether an ordinal tells which of several is meant: "a second worker"; not "first secretary", "second vice president"."""
    counted = doc[i + 1 : i + 2].text
    return doc[i].lower_ in _ORDINALS and counted in nouns() - office_nouns() - {"secretary", "minister", "chief", "lady", "general"}


_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth"})

# Most tokens of what a rapporteur is for.
_MANDATE = 30


def _mandate_end(doc: Doc, ents: dict[int, Span], place: int) -> int:
    """Return where a mandate ends: "on the rights to food and water", "on torture and other cruel, inhuman or degrading acts"."""
    limit = min(len(doc), place + _MANDATE)
    while place < limit:
        token = doc[place]
        if place in ents and doc[place - 1].lower_ in ("in", "of", "the", "to"):
            place = ents[place].end
        elif (token.text == "," and _lists_on(doc, place + 1)) or token.text in ("-", "’s", "'s"):
            place += 1
        elif (
            not (token.is_lower or (_is_titled(doc, place) and place not in ents))
            or token.tag_ in ("VBD", "VBZ", "VBP", "MD", "WP")
            or _joins_another(doc, place)
        ):
            break
        else:
            place += 1
    while doc[place - 1].lower_ in DETERMINERS or doc[place - 1].lower_ in _ON:
        place -= 1
    return place


def _is_titled(doc: Doc, place: int) -> bool:
    """Whether a word of a mandate is written with a capital, as all its nouns then are: "on Freedom of Opinion and Expression"."""
    return (
        doc[place].is_title
        and doc[place].pos_ in ("NOUN", "PROPN", "ADJ")
        and (doc[place - 1].lower_ in _ON | {"the"} or doc[place - 1].is_title)
    )


def _lists_on(doc: Doc, place: int) -> bool:
    """Whether a list in small letters goes on behind a comma: to "and" or "or", over commas more."""
    words = [token.lower_ for token in doc[place : place + 8]]
    joint = next((i for i, word in enumerate(words) if word in ("and", "or")), 0)
    return 0 < joint < 4 + words[:joint].count(",") and all(token.is_lower or token.text == "," for token in doc[place : place + joint])


def _joins_another(doc: Doc, place: int) -> bool:
    """Whether "and" joins another title or person: "and a member of", "and Ana Diaz"."""
    behind = doc[place + 1 : place + 2]
    return doc[place].lower_ == "and" and (behind.text.lower() in DETERMINERS - {"other", "the"} or behind.text[:1].isupper())


def _one_of(doc: Doc, ents: dict[int, Span], start: int, end: int) -> Title | None:
    """Return the title of one among several, in the singular: "one of the founders of X"."""
    while start < end and doc[start].lower_ in DETERMINERS:
        start += 1
    noun = next((i for i in range(start, min(end, start + 5)) if doc[i].tag_ == "NNS" and doc[i].lemma_.lower() in nouns()), None)
    if noun is None or any(i in ents or doc[i].pos_ not in ("ADJ", "NOUN") for i in range(start, noun)):
        return None
    last, body = _complement(doc, ents, noun + 1, end)
    return Title(
        start, last, body, f"{doc[start:noun].text_with_ws}{doc[noun].lemma_}{doc[noun].whitespace_}{doc[noun + 1 : last].text}".strip()
    )


def _behind_years(doc: Doc, first: int, noun: int) -> int:
    """Return where a title begins behind "25-year-old"."""
    old = next((i for i in range(first, min(noun, first + 6)) if doc[i].lower_ in ("old", "year-old", "years-old")), None)
    return old + 1 if old is not None and doc[first].like_num else first


def noun_in(doc: Doc, ents: dict[int, Span], start: int, end: int) -> int | None:
    """Return the place of the title's noun: the last before a preposition ("deputy Asia director", "lawyer and activist")."""
    found = None
    for i in range(start, min(end, start + 16)):
        token = doc[i]
        if i in ents:
            continue
        if token.lower_ in _STOPS and i > start and doc[i - 1].text != "-":  # "editor-in-chief"
            break
        follows = found is not None and token.lower_ in ("general", "elect")
        if follows or (token.lower_ in nouns() and token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and not _modifies_noun(doc, i)):
            found = i
        elif found is not None and token.lower_ in DETERMINERS:
            break
    return found


def _modifies_noun(doc: Doc, i: int) -> bool:
    """Whether a title's word is an adjective before several: "general secretaries", which are nobody's title."""
    return doc[i].pos_ == "ADJ" and i + 1 < len(doc) and doc[i + 1].tag_ == "NNS"


def _complement(doc: Doc, ents: dict[int, Span], place: int, end: int) -> tuple[int, Span | None]:
    """Return where a title ends that goes on with "on minority issues", "in Nigeria", and the body behind "of", "at", "for"."""
    last = place
    while place < end:
        word = doc[place].lower_
        owner = None
        if word in OF:
            body = body_at(doc, ents, place + 1)
            if body is not None and (body.label_ in ("ORG", "FAC") or word == "of"):
                if body.end >= end or doc[body.end].text not in ("'s", "’s"):
                    return last, body
                inner = ents.get(body.end + 1)
                if inner is not None and inner.label_ == "ORG" and doc[inner.end : inner.end + 1].text != "-":
                    return last, inner  # "director of the university's Lake Institute"
                owner = body  # "head of the Union's legal unit"
        of_right = word == "to" and doc[place - 1].lower_ in ("right", "rights")
        if word not in _ON or (word in ("in", "to") and not of_right and _place_at(doc, ents, place + 1) is None):
            return last, owner
        if word == "and" and place + 1 < end and doc[place + 1].lower_ in DETERMINERS and not _place_on(ents, place + 2):
            return last, owner
        stop = _phrase_end(doc, ents, place + 1 if owner is None else owner.end, end)
        if stop == place + 1:
            return last, owner
        if owner is not None:
            return stop, owner
        last = place = stop
    return last, None


def _place_at(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    while place < len(doc) and (doc[place].lower_ in DETERMINERS or (doc[place].pos_ == "PROPN" and doc[place].lower_ in nouns())):
        place += 1
    found = ents.get(place)
    return found if found is not None and found.label_ in ("GPE", "LOC", "NORP", "ORG", "PERSON") else None


def _place_on(ents: dict[int, Span], place: int) -> bool:
    """Tell whether a place stands at ``place``, as in "South East Asia and the Pacific"."""
    return place in ents and ents[place].label_ in ("GPE", "LOC")


def _phrase_end(doc: Doc, ents: dict[int, Span], place: int, end: int) -> int:
    """Return where the noun phrase after a preposition ends."""
    while place < end:
        if place in ents and doc[ents[place].end : ents[place].end + 2].text == "-based":
            break
        if place in ents:
            place = ents[place].end
        elif (
            doc[place].lower_ in ("and", "or")
            and place + 1 < end
            and doc[place + 1].lower_ in DETERMINERS | {"former", "ex"}
            and not _place_on(ents, place + 2)
        ):
            break
        elif doc[place].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ", "PART") or doc[place].text in ("-", "’s", "'s"):
            place += 1
        else:
            break
    return place
