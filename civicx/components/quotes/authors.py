"""Finds whose words a document holds: "the letter said", "according to its report"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civicx.components.quotes.subjects import RELATIVES, SUBJECTS, phrase, plausible

if TYPE_CHECKING:
    from spacy.tokens import Token

    from civicx.components.quotes.speakers import Cast

# What is done with a document by who wrote it: "X sent a letter", "X said in a statement".
PUBLISHED = frozenset(
    {"issue", "release", "publish", "send", "write", "sign", "post", "launch", "submit", "file", "deliver", "circulate", "say", "state"}
    | {"present", "produce", "address", "put", "share", "unveil", "co-sign", "add", "announce", "warn"}
)
REACH = 150  # tokens from a document to where it was said to be made


def authors(cast: Cast, head: Token, determiner: str) -> list[tuple[int, int]]:
    """Return the names of those whose words a document holds: "a statement from the Senate", "its report", "the joint letter"."""
    author = _author(cast, head)
    owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
    noun = head.lemma_.lower()
    if author is not None:
        names = [author]
    elif owner is not None and owner.pos_ == "PRON":
        names = cast.refers(owner, owner.i)
    elif (writer := _writer(head)) is not None:
        names = [(ent.start, ent.end) for ent in cast.named(writer)] or cast.refers(writer, phrase(writer)[0])
    elif determiner not in {"the", "this", "that"} or head.tag_ == "NNS":
        names = []
    elif any(child.lower_ == "joint" for child in head.lefts):
        names = _together(cast, head.i)
    else:
        names = cast.documents.get(noun) or _announced(cast, noun, head.i) or _wrote(cast, noun, head.i)
    if names:
        cast.documents[noun] = names
    return names


def described(cast: Cast, head: Token) -> tuple[int, int] | None:
    """Return the words that describe who made a document, where they have no name: "about 40 Kenyan nurses sent a letter"."""
    if any(child.dep_ == "poss" and child.lower_ == "their" for child in head.lefts):
        return cast.description
    noun = head.lemma_.lower()
    for token in reversed(cast.doc[max(0, head.i - REACH) : head.i + 1]):
        if token.lemma_.lower() != noun or token.pos_ != "NOUN" or cast.layout.within[token.i] >= 0:
            continue
        if (writer := _writer(token)) is not None and writer.pos_ in {"NOUN", "PROPN"}:
            start, end = phrase(writer)
            return (start, end) if cast.between(start, writer.i) else None
    return None


def _announced(cast: Cast, noun: str, position: int) -> list[tuple[int, int]]:
    """Return the names of those who were said to have made a document of this kind: "X published a report", "a study by X"."""
    for token in reversed(cast.doc[max(0, position - REACH) : position]):
        if token.lemma_.lower() != noun or token.pos_ != "NOUN" or cast.layout.within[token.i] >= 0:
            continue
        author = _author(cast, token)
        if author is not None:
            return [author]
        if (writer := _writer(token)) is not None:
            return [(ent.start, ent.end) for ent in cast.named(writer)]
    return []


def _writer(head: Token) -> Token | None:
    """Return the subject of the verb that a document is the object or the place of: "X sent a letter", "X said in a statement"."""
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "in" else head.head if head.dep_ == "dobj" else None
    if verb is None or verb.lemma_ not in PUBLISHED:
        return None
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ in RELATIVES and verb.dep_ == "relcl":
        subject = verb.head
    return subject if subject is not None and plausible(subject) else None


def _together(cast: Cast, position: int) -> list[tuple[int, int]]:
    """Return the names of the last organisations or people who did something together: "X and Y have written …"."""
    for ent in cast.before(position):
        if ent.root.dep_ in SUBJECTS and ent.label_ in {"ORG", "PERSON"} and len(ents := cast.named(ent.root)) > 1:
            return [(e.start, e.end) for e in ents]
    return cast.joint


def _wrote(cast: Cast, noun: str, position: int) -> list[tuple[int, int]]:
    """Return the last who spoke: a body, or a person whose words were said to stand in a document of this name."""
    ents = [cast.at.get(start) for start, _ in cast.last]
    if all(ent is not None and ent.label_ != "PERSON" for ent in ents):
        return cast.last
    said = max((said[-1][0] for said in (cast.persons_said, cast.bodies_said) if said), default=position)
    near = cast.doc[max(0, said - 20) : min(said + 20, position)]
    return cast.last if any(token.lemma_.lower() == noun for token in near) else []


def _author(cast: Cast, head: Token) -> tuple[int, int] | None:
    """Return who a document comes from: "a statement from the Senate", "estimates by the charity X"."""
    made = (child for verb in head.rights if verb.dep_ == "acl" for child in verb.rights)
    for child in (*head.rights, *made):
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"from", "by", "of"}:
            if any(token.lower_ in {"including", "such"} for token in cast.doc[child.i : min(child.right_edge.i, child.i + 12)]):
                return None
            inside = [ent for ent in cast.between(child.i, child.right_edge.i + 1) if ent.label_ in {"ORG", "PERSON"}]
            if inside:
                return inside[0].start, inside[0].end
            source = next((t for t in child.rights if t.dep_ == "pobj"), None)
            return next(iter(cast.labelled(source)), None) if source is not None else None
    return None
