"""Finds the noun phrase that speaks by a verb, from the parse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from civicx import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
# From a verb without a subject to the verb that it shares one with.
SHARED = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "aux", "ccomp", "parataxis"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# "as reported by X"
RELAYED = frozenset({"report", "state", "note", "say", "describe", "announce", "reveal", "explain", "quote", "mention"})
DENIALS = frozenset({"deny", "dispute", "reject", "dismiss", "refute", "doubt"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"})
LINKS = frozenset({"compound", "poss", "amod", "nmod", "det", "case", "nummod", "quantmod", "advmod", "predet", "punct"})
# What people are counted by: "thousands of nurses".
PARTS = frozenset(
    {"ten", "dozen", "score", "hundred", "thousand", "million", "number", "handful", "majority", "crowd", "hundreds", "thousands"}
)
MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs"})
NEUTER = frozenset({"it", "its", "itself"})


def nouns() -> dict[str, str]:
    """Return ``{noun: what it refers to}``; a noun listed twice has its first meaning."""
    return lexicon.firsts("speaker_nouns", "refers")


def subject(verb: Token, within: Sequence[int] | None = None) -> Token | None:
    """Return the head of the noun phrase that speaks by ``verb``, or None; not one in a quote, by ``within`` (as in Layout)."""
    token = _sayer(verb)
    if (cited := _cited(verb)) is not None:
        return cited
    if (verb.tag_ == "VBN" and (verb.dep_ == "acl" or _is_passive(verb))) or (token is verb and shares_passive(verb)):
        return _agent(verb)
    if (
        verb.tag_ == "VBN"
        and verb.lemma_ in RELAYED
        and any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.lefts)
        and (found := _place(verb))
    ):
        return found
    if (sender := _sender(verb)) is not None:
        token = sender
        if token.pos_ != "VERB":
            return token
    for _ in range(6):
        subjects = [child for child in token.children if child.dep_ in SUBJECTS]
        found = next((child for child in subjects if child.ent_type_ in {"ORG", "PERSON"}), subjects[-1] if subjects else None)
        quoted = within is not None and within[token.i] >= 0
        if found is not None and not quoted and not (found.lower_ in RELATIVES and token is not verb and token.dep_ == "ccomp"):
            found = _antecedent(found, token) if found.lower_ in RELATIVES else found
            return next((c for c in found.rights if c.text == "We"), found)  # "Your Excellencies, We call"
        if not quoted and token.dep_ in {"acl", "relcl", "appos"} and token.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return token.head
        if token.dep_ not in SHARED or token.head is token:
            return None
        token = token.head
    return None


def joined(verb: Token) -> Token | None:
    """Return the cue to which a verb is joined that the parse joins to what is reported, by their forms: "said" for "called" in
    "said they would stay and called for help"."""
    clause = verb.head
    cue = clause.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or verb.tag_ not in {"VBD", "VBZ", "VBG"} or clause.lemma_ == "be":
        return None
    alone = verb.nbor(-1).pos_ == "CCONJ" and not any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.lefts)
    return cue if alone and cue.tag_ == verb.tag_ != clause.tag_ and cue.i < clause.i else None


def _sayer(verb: Token) -> Token:
    """Return the verb whose subject speaks by ``verb``: "warned" for "warned that the law was vague, adding …", "denied" for
    "denied that he had met them, calling …", "warned" for "warned of hunger, said …"."""
    if (cue := joined(verb)) is not None:
        return cue
    clause = verb.head
    if verb.dep_ == "advcl" and clause.dep_ == "ccomp" and clause.head.i < clause.i < verb.i:
        return clause.head if verb.lemma_ == "add" or clause.head.lemma_ in DENIALS else verb
    listed = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.tag_ == verb.tag_), None)
    if listed is not None and any(c.dep_ == "ccomp" for c in verb.rights) and not any(c.dep_ in SUBJECTS for c in verb.children):
        return listed
    return verb


def _sender(verb: Token) -> Token | None:
    """Return what "calling" belongs to in "wrote to the minister calling for …" and "a letter to the minister calling for …"."""
    to = verb.head.head if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.dep_ == "pobj" else verb
    return to.head if to.lower_ == "to" and to.head.pos_ in {"VERB", "NOUN"} else None


def _cited(verb: Token) -> Token | None:
    """Return who is quoted by somebody else: "X" in "the paper quoted X as saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.lemma_ not in {"quote", "cite"}:
        return None
    return next((child for child in verb.head.head.rights if child.dep_ == "dobj"), None)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.lefts)


def shares_passive(verb: Token) -> bool:
    """Tell whether a participle has the auxiliaries of the one it is joined to: "he was tried and ordered to pay"; of one tagged as a
    past tense only more than one auxiliary tells: "he could be tried and ordered to pay"."""
    if verb.dep_ != "conj" or not _is_passive(verb.head) or any(child.dep_ in SUBJECTS or child.dep_ == "aux" for child in verb.lefts):
        return False
    return verb.tag_ == "VBN" or (verb.tag_ == "VBD" and any(child.dep_ == "aux" for child in verb.head.lefts))


def _agent(verb: Token) -> Token | None:
    """Return who speaks by a passive: "was described by X as"."""
    by = next((child for child in verb.rights if child.dep_ == "agent"), None)
    return next((child for child in by.rights if child.dep_ == "pobj"), None) if by is not None else None


def named(token: Token) -> bool:
    """Tell whether a token is part of a name, whatever its part of speech: "Protect" in "the Committee to Protect Rivers"."""
    return token.ent_type_ in NAMED


def _place(verb: Token) -> Token | None:
    """Return by whom or where something is reported: "as reported by X", "as reported in X"."""
    at = next((child for child in verb.rights if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in {"in", "on"})), None)
    return next((child for child in at.rights if child.dep_ == "pobj"), None) if at is not None else None


def plausible(head: Token) -> bool:
    """Tell whether a subject can speak: somebody named, a personal pronoun, or a noun of the lexicon."""
    if head.ent_type_ in NAMED or head.pos_ == "PROPN":
        return True
    if head.pos_ == "PRON":
        return head.lower_ in MASCULINE | FEMININE | PLURAL | {"it", "we", "i", "who", "many", "some", "others", "several", "one"}
    if head.lemma_.lower() in nouns() or head.lower_ in nouns():
        return True
    of = next((child for child in head.rights if child.lower_ == "of"), None) if head.lemma_.lower() in PARTS else None
    return of is not None and any(plausible(child) for child in of.rights)


def _antecedent(pronoun: Token, verb: Token) -> Token:
    return verb.head if verb.dep_ == "relcl" else pronoun


def nobody(head: Token) -> bool:
    """Tell whether a subject says that nobody spoke: "nobody", "no official"."""
    return head.lower_ in {"nobody", "none", "neither", "noone"} or any(child.lower_ in {"no", "neither"} for child in head.lefts)


def phrase(head: Token) -> tuple[int, int]:
    """Return the token range of the noun phrase around ``head``, without what is set off by a comma or a clause."""
    doc = head.doc
    start = end = head.i
    for child in head.lefts:
        if child.dep_ in LINKS and child.text not in {",", "(", "-", "–", "—"}:
            start = min(start, child.left_edge.i)
    for child in head.rights:
        if child.i > end + 12:
            break
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "at", "in", "from", "with", "on"} and child.right_edge.i - child.i < 12:
            end = _before_comma(doc, end, child.right_edge.i)
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, max(end, head.i) + 1


def _before_comma(doc: Doc, start: int, end: int) -> int:
    for i in range(start + 1, end + 1):
        if doc[i].is_punct and doc[i].text not in {"-", "’", "'", "&", "/", "."}:
            return i - 1
    return end
