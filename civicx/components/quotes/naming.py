"""Reads the names in and beside a noun phrase: its own, its apposition's, those joined to it by "and"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span

from civicx.components.entities.marks import title_nouns
from civicx.components.quotes.mentions import Mentions
from civicx.components.quotes.subjects import nouns, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token


def _joined(head: Token) -> list[Token]:
    """Return what is joined to a noun: "B" and "C" in "A, B and C", also where B is parsed as A's apposition."""
    listed = [child for child in head.rights if child.dep_ == "appos" and child.conjuncts]
    return [*head.conjuncts, *(token for child in listed[:1] for token in (child, *child.conjuncts)), *_joined_to_body(head)]


def _joined_to_body(head: Token) -> list[Token]:
    """Return who is joined to a person, where the parse joins them to that one's body: "B" in "A of X and B of Y"."""
    of = next(iter(head.rights), None) if head.ent_type_ == "PERSON" else None
    body = next(of.rights, None) if of is not None and of.dep_ == "prep" and of.lower_ in {"of", "from", "with"} else None
    if body is None or body.ent_type_ not in {"ORG", "GPE"}:
        return []
    return [token for token in body.conjuncts if token.ent_type_ == "PERSON"]


class Naming(Mentions):
    """Reads which names a phrase of one document has."""

    def named(self, head: Token) -> list[Span]:
        """Return the named entities that are themselves the phrase of ``head``: its own, an apposed person's, those joined by "and"."""
        own = self.at.get(head.i)
        if own is None or own.label_ != "PERSON":
            for child in head.rights:
                if child.i > head.i + 25:
                    break
                person = self.at.get(child.i)
                if child.dep_ == "appos" and person is not None and person.label_ == "PERSON":
                    return self._with_joined(person)
            if (holder := self._holder(head)) is not None:
                return [holder]
        if own is None:
            return []
        if own.label_ == "ORG" and (titled := self._titled(own)) is not None:
            return [titled]
        return self._with_joined(own)

    def _with_joined(self, own: Span) -> list[Span]:
        """Return a name and those that are joined to it by "and"."""
        ents, head = [own], own.root
        for child in _joined(head) if head.n_rights else ():
            if 0 < child.i - head.i < 40 and (other := self._joined_name(own, child)) is not None and other != own:
                ents.append(other)
        return ents

    def _holder(self, head: Token) -> Span | None:
        """Return the person named behind a title and its comma: "the Minister of Labour, Ana Diaz" (the parser has Ana Diaz as Labour)."""
        if head.lower_ not in title_nouns() or not head.n_rights:
            return None
        comma = next((i for i in range(head.i + 1, min(head.i + 12, len(self.doc))) if self.doc[i].is_punct), len(self.doc))
        person = self.at.get(comma + 1)
        if person is None or person.label_ != "PERSON" or person.start != comma + 1 or self.doc[comma].text != ",":
            return None
        if any(self.doc[i].pos_ in {"VERB", "AUX", "PRON", "SCONJ"} for i in range(head.i + 1, comma)):
            return None
        behind = self.doc[person.end] if person.end < len(self.doc) else None
        return person if behind is None or behind.is_punct or behind.is_space else None

    def _titled(self, body: Span) -> Span | None:
        """Return the person whose title stands between a body and their name: "Lake Trust secretary-general Ana Diaz"."""
        titled = False
        for i in range(body.end, min(body.end + 9, len(self.doc))):
            token, ent = self.doc[i], self.at.get(i)
            if ent is not None and ent.label_ == "PERSON":
                return ent if titled else None
            if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PART"} and token.text not in {"-", "of"} and ent is None:
                return None
            titled = titled or nouns().get(token.lower_) == "person" or token.lower_ == "secretary"
        return None

    def _joined_name(self, own: Span, conjunct: Token) -> Span | None:
        """Return the name that is joined to ``own`` by "and": one of its label, or a body's that is marked as nothing."""
        other = self.at.get(conjunct.i)
        if other is not None:
            return other if other.label_ == own.label_ else None
        if own.label_ != "ORG" or conjunct.pos_ != "PROPN":
            return None
        start, end = phrase(conjunct)
        return Span(self.doc, start + (self.doc[start].pos_ == "DET"), end, label="ORG")

    def proper(self, head: Token) -> tuple[int, int]:
        """Return the words in capitals that end with ``head``: a name that is marked as none."""
        start = head.i
        while start and self.doc[start - 1].dep_ == "compound" and self.doc[start - 1].head.i == head.i and self.doc[start - 1].is_title:
            start -= 1
        return start, head.i + 1

    def beside(self, head: Token, start: int, end: int) -> list[tuple[int, int]]:
        """Return the names that stand beside a phrase, tokens ``start`` to ``end``, whose own noun is no name."""
        return (
            self._joined(head)
            or self._among(head)
            or self.labelled(head)
            or self._named_behind(head, end)
            or self._named_before(start, head)
            or self._apposed(head)
        )

    def _joined(self, head: Token) -> list[tuple[int, int]]:
        """Return the names that a description is joined to by "and": "witnesses and the charity's Ana Diaz"."""
        if head.pos_ != "NOUN" or not head.n_rights:
            return []
        near = (self.at.get(child.i) for child in head.conjuncts if 0 < child.i - head.i < 8)
        return [(ent.start, ent.end) for ent in near if ent is not None and ent.label_ in {"ORG", "PERSON"}]

    def _apposed(self, head: Token) -> list[tuple[int, int]]:
        """Return the name that the phrase stands beside: "the Lake Trust, a charity, which said"."""
        ent = self.at.get(head.head.i) if head.dep_ == "appos" and head.pos_ == "NOUN" else None
        if ent is None and head.dep_ == "appos" and head.head.pos_ == "PROPN" and head.head.i < head.i:
            return [self.proper(head.head)]
        colon = ent is not None and ent.end < len(self.doc) and self.doc[ent.end].text == ":"  # "Lake News: Nurses said"
        return [(ent.start, ent.end)] if ent is not None and ent.label_ in {"ORG", "PERSON"} and not colon else []

    def _named_behind(self, head: Token, end: int) -> list[tuple[int, int]]:
        """Return the person whose title the phrase is: "the union's chair, Ana Diaz, said"."""
        one = head.lower_ == "one"  # "one of the members, Ana Diaz, said"
        if (
            not (one or (head.pos_ == "NOUN" and nouns().get(head.lower_) == "person"))
            or end + 1 >= len(self.doc)
            or self.doc[end].text != ","
        ):
            return []
        ent = self.at.get(end + 1)
        if ent is None or ent.label_ != "PERSON" or ent.start != end + 1 or self.doc[ent.end : ent.end + 1].text not in {",", ".", ""}:
            return []
        return [(ent.start, ent.end)] if one or head.tag_ == "NN" else []

    def _named_before(self, start: int, head: Token) -> list[tuple[int, int]]:
        """Return who is described by the phrase: "Ana Diaz, the union's chair, said"."""
        if head.pos_ != "NOUN" or start < 2 or self.doc[start - 1].text != ",":
            return []
        ent = self.at.get(start - 2)
        if ent is not None and ent[0].is_sent_start and ent.label_ in {"ORG", "GPE"} and nouns().get(head.lower_) == "organisation":
            return [(ent.start, ent.end)]  # "Riverwatch, the group that runs the camp, said"
        if self.doc[head.i + 1 : head.i + 2].text not in {",", ""}:
            return []
        return [(ent.start, ent.end)] if ent is not None and ent.label_ == "PERSON" and ent.end == start - 1 else []

    def _among(self, head: Token) -> list[tuple[int, int]]:
        """Return the names of those who belong to several: "rights groups including the X and Y"."""
        if head.tag_ not in {"NNS", "NNPS"} or head.lemma_.lower() not in nouns():
            return []
        listed = next((child for child in head.rights if child.dep_ == "prep" and child.lower_ in {"including", "like", "as"}), None)
        first = next((child for child in listed.rights if child.dep_ == "pobj"), None) if listed is not None else None
        own = self.at.get(first.i) if first is not None else None
        if own is None or own.label_ not in {"ORG", "PERSON"}:
            return []
        return [(ent.start, ent.end) for ent in self.named(own.root)]

    def labelled(self, head: Token) -> list[tuple[int, int]]:
        """Return the name right behind what it is called by: "advocacy group the X", "internet monitor X"."""
        if head.pos_ not in {"NOUN", "PROPN"} or nouns().get(head.lower_) not in {"organisation", "person"}:
            return []
        i = head.i + 1
        if i < len(self.doc) and self.doc[i].lower_ == "the":
            i += 1
        ent = self.at.get(i)
        if ent is not None:
            body = nouns()[head.lower_] == "organisation"  # "the local outlet The River", marked as a place
            return [(ent.start, ent.end)] if (body or ent.label_ in {"ORG", "PERSON"}) and ent.start == i else []
        end = i
        while end < len(self.doc) and end < i + 6 and self.doc[end].pos_ == "PROPN" and end not in self.at:
            end += 1
        return [(i, end)] if end > i else []
