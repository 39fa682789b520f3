"""What stands around a time expression: the words beside it, and the tense of its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from spacy.tokens import Doc, Token

from civicx import lexicon
from civicx.normalize.shapes import Found

LOOK = 24
_WORD_BEFORE = re.compile(r"([\w’']+)[^\w\n]{0,2}\s{0,2}$")
_WORD_AFTER = re.compile(r"[\s”\"’')]{0,3}([\w’'-]+)")
_CLIMB = 8


class Context:
    """What stands around an expression: words by character, tokens by bisection."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self._starts: list[int] = []

    def before(self, found: Found) -> str:
        """Return the word before, as written, or an empty string."""
        match = _WORD_BEFORE.search(self.text[max(0, found.start - LOOK) : found.start])
        return match[1] if match else ""

    def after(self, found: Found) -> str:
        """Return the word behind, as written, or an empty string where a sign comes first."""
        match = _WORD_AFTER.match(self.text, found.end)
        return match[1] if match else ""

    def words(self, found: Found) -> str:
        return self.text[found.start : found.end]

    def next_char(self, found: Found) -> str:
        return self.text[found.end : found.end + 1]

    def token(self, character: int) -> Token:
        """Return the token that holds a character."""
        if not self._starts:
            self._starts = self.doc.to_array("IDX").tolist()
        return self.doc[max(0, bisect_right(self._starts, character) - 1)]

    def token_after(self, found: Found) -> Token | None:
        """Return the token behind the expression."""
        token = self.token(max(found.start, found.end - 1))
        return self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None

    def is_part_of_name(self, found: Found) -> bool:
        """Return whether a name of a person, body or work has more words than the expression in it: "Rights Now", "Lee Jun-ho"."""
        first = self.token(found.start)
        if first.ent_type_ not in _NAMES or found.shape not in _IN_NAMES:
            return False
        last = self.token(found.end - 1)
        inside = all(token.ent_iob_ == "I" for token in self.doc[first.i + 1 : last.i + 1])
        after = self.doc[last.i + 1].ent_iob_ if last.i + 1 < len(self.doc) else "O"
        return inside and (first.ent_iob_ == "I" or after == "I")

    def tense(self, found: Found) -> str | None:
        """Return the tense of the verb that the expression hangs on."""
        token = self.token(found.start)
        before = self.before(found).lower()
        if before == "since":
            return "past"
        ahead = before in ("until", "till", "by") or self.text[max(0, found.start - LOOK) : found.start].lower().endswith("later than ")
        target = before in ("until", "till", "to", "for")
        for _ in range(_CLIMB):
            if token.tag_.startswith("VB") or token.tag_ == "MD":
                shifted = target and token.lemma_ in words_of("shifted")
                return "future" if shifted or (ahead and token.tag_ != "VBD") else _tense_of(token)
            if token.tag_ == "JJ" and token.lemma_ in words_of("planned"):  # "the ruling is due on 6 July"
                return "future"
            if token.head.i == token.i:
                return None
            token = token.head
        return None


def cut(found: Found, end: int, shape: str, context: Context) -> Found:
    """Return the expression up to a character, as one of another shape."""
    text = context.text[found.start : end].rstrip()
    roles = {role: tokens for role, tokens in found.roles.items() if tokens[-1].end <= end}
    return Found(shape, found.start, found.start + len(text), roles)


def behind(found: Found, role: str) -> Found:
    """Return the expression without the words up to those of a role that only tells what it is: "at" in "at 1300 hours"."""
    others = [tokens[0].start for other, tokens in found.roles.items() if other != role]
    return Found(found.shape, min(others), found.end, found.roles)


def is_name_of_person(found: Found, context: Context) -> bool:
    """Return whether a day or season is a first name: "Sunday Okoro", "Summer Brooks"; "on Sunday Okoro spoke" has both."""
    first = context.token(found.start)
    beside = context.next_char(found) == " " and context.after(found)[:1].isupper() and not context.after(found).isupper()
    family = first.dep_ == "compound" and first.head.tag_ == "NNP" and first.head.ent_type_ in ("PERSON", "GPE")
    return beside and (first.ent_type_ == "PERSON" or family) and context.before(found).lower() not in words_of("before_month")


_NAMES = frozenset(["PERSON", "ORG", "WORK"])
_IN_NAMES = frozenset(["month", "weekend", "deictic", "vague", "relative part of day"])
_BEFORE_RELATIVE = frozenset(["the", "on", "by", "in", "this", "until", "since", "for"])


def without_verb(found: Found, context: Context) -> Found:
    """Return the expression without a first word that is a verb: "talks will end next week", not "by end March"."""
    stage = found.roles.get("stage")
    if not stage or stage[0].start != found.start or not context.token(found.start).tag_.startswith("VB"):
        return found
    roles = {role: tokens for role, tokens in found.roles.items() if role != "stage"}
    start = min((tokens[0].start for tokens in roles.values()), default=found.start)
    return Found(found.shape, start, found.end, roles) if start == stage[0].end + 1 else found


def opens_with_verb(found: Found, context: Context) -> bool:
    """Return whether "following", "coming" is a preposition or verb: "following Monday's talks", "coming three days after"."""
    first = context.token(found.start)
    relative = first.lower_ in ("following", "coming") and first.tag_ in ("VBG", "IN")
    return relative and context.before(found).lower() not in _BEFORE_RELATIVE


def _tense_of(verb: Token) -> str | None:
    auxiliaries = [child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if any(word in ("will", "shall", "'ll", "’ll", "wo") for word in (verb.lower_, *auxiliaries)):
        return "future"
    if verb.tag_ == "VB" and "to" in auxiliaries and verb.head.lemma_ in words_of("planned"):
        return "future"
    if verb.tag_ == "VBG" and any(word in ("is", "are", "'s", "’s", "'re") for word in auxiliaries):
        return None
    if verb.tag_ == "VBD" or (
        verb.tag_ in ("VBN", "VBG") and any(word in ("was", "were", "had", "has", "have", "been") for word in auxiliaries)
    ):
        return "past"
    called = verb.tag_ in ("VB", "VBP") and verb.lemma_ in words_of("called")
    return "future" if called or verb.lemma_ in words_of("planned") else None


@cache
def words_of(role: str) -> frozenset[str]:
    """Return the words of ``lexicons/date_contexts.toml`` that have a role."""
    return frozenset(lexicon.table("date_contexts", role))
