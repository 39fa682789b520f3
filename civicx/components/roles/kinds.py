"""Which organisation a text means by "the union", "the group"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from civicx.components.roles.titles import Title
from civicx.components.roles.words import OF, organisation_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Organisations looked back over for the one that "the group" means.
_LOOKED_BACK = 40
# Tokens looked back over for a nameless body.
_SINCE = 60
_ANY_BODY = frozenset(
    {"group", "organisation", "organization", "charity", "ngo", "nonprofit", "watchdog", "body", "agency", "association", "network"}
)


def unnamed_body(doc: Doc, ents: dict[int, Span], title: Title) -> Token | None:
    """Return the noun of a body that a title is held at and that is only called by its kind: "the union's …", "… of the group"."""
    if title.start and doc[title.start - 1].lower_ == "its":
        return doc[title.start - 1]
    places = [title.start - 2] if title.start > 1 and doc[title.start - 1].text in ("'s", "’s") else []
    link = next((i for i in range(title.start, title.end) if doc[i].lower_ in OF), title.end)
    places += [i for i in (title.start, *range(link + 1, title.end)) if i < title.end - 1 or i > link]
    for i in places:
        if organisation_noun(doc[i]) is not None and i not in ents and _definite(doc, ents, i):
            return doc[i]
    return None


def _definite(doc: Doc, ents: dict[int, Span], i: int) -> bool:
    """Tell whether the noun at ``i`` follows "the", with nothing but small words between."""
    for before in range(i - 1, max(-1, i - 5), -1):
        if doc[before].lower_ == "the":
            return True
        if before in ents or not doc[before].is_lower or doc[before].pos_ not in ("ADJ", "NOUN"):
            return False
    return False


def meant(noun: Token, bodies: Sequence[Span]) -> Span | None:
    """Return the organisation that "the union", "the group" stands for: the last with the noun in its name;
    for a noun that fits any, the last that was a subject, or the last."""
    place = bisect_left(bodies, noun.i, key=lambda ent: ent.start)
    before = bodies[max(0, place - _LOOKED_BACK) : place][::-1]
    named = next((ent for ent in before if any(token.lower_ == noun.lower_ for token in ent)), None)
    if named is not None or noun.lower_ not in _ANY_BODY | {"its"} or (noun.is_title and noun.lower_ != "its"):
        return named
    body = next((ent for ent in before if ent.root.dep_ in ("nsubj", "nsubjpass")), before[0] if before else None)
    return None if body is not None and _nameless_since(noun, body) else body


def _nameless_since(noun: Token, body: Span) -> bool:
    """Tell whether a body without a name acted after ``body``, which "its" and "the group" are more likely to mean."""
    between = noun.doc[max(body.end, noun.i - _SINCE) : noun.i]
    return any(
        t.dep_ in ("nsubj", "nsubjpass") and not t.ent_type_ and organisation_noun(t) is not None and not _repeats(t) for t in between
    )


def _repeats(noun: Token) -> bool:
    """Tell whether a noun itself takes up what was named: "the group", "its board"."""
    return any(child.lower_ in ("the", "its", "this") for child in noun.lefts) and not any(
        child.dep_ in ("poss", "amod", "compound") for child in noun.lefts
    )
