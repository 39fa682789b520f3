"""Resolves who speaks: the names that a noun phrase, a pronoun or a short form stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Span

from civicx import lexicon
from civicx.components.entities.marks import title_nouns
from civicx.components.quotes.subjects import (
    FEMININE,
    MASCULINE,
    NAMED,
    NEUTER,
    PLURAL,
    RELATIVES,
    SUBJECTS,
    nouns,
    phrase,
    plausible,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from civicx.components.quotes.layout import Layout

# What is done with a document by who wrote it: "X sent a letter", "X said in a statement".
PUBLISHED = frozenset(
    {"issue", "release", "publish", "send", "write", "sign", "post", "launch", "submit", "file", "deliver", "circulate", "say", "state"}
    | {"present", "produce", "address", "put", "share", "unveil", "co-sign", "add", "announce", "warn"}
)
# What a body that speaks up for others can be called whatever its name is; a "ministry" is only one that is named so.
FITTING = frozenset(
    {"group", "organisation", "organization", "charity", "ngo", "nonprofit", "watchdog", "association", "coalition", "network", "campaign"}
    | {"lobby", "foundation", "alliance", "collective", "monitor", "observatory", "body", "federation", "union", "think-tank", "institute"}
    | {"commission", "committee", "agency", "panel", "council", "confederation", "institution", "movement", "mission", "team", "outlet"}
)
# What slogans are written on: it says or reads, and nobody speaks.
WRITTEN_ON = frozenset(
    {
        "sign",
        "banner",
        "placard",
        "poster",
        "billboard",
        "sticker",
        "shirt",
        "t-shirt",
        "mural",
        "graffiti",
        "plaque",
        "flag",
        "wall",
    }
)
# Where the words beside a name end.
ENDS = frozenset({".", "!", "?", ";", ":", "“", "”", '"', "and"})
REACH = 150  # tokens from a nameless speaker to the pronoun for it
RECENT = 30  # mentions looked back over for a pronoun's antecedent


@dataclass(slots=True)
class Speaker:
    """The mention, tokens ``start`` to ``end``, and the names (token ranges) that it stands for."""

    start: int
    end: int
    names: list[tuple[int, int]] = field(default_factory=list)
    # The words, here or before, that name it by what it belongs to: "UN experts", "the Lagos governor's office".
    described: tuple[int, int] | None = None


@cache
def given_names() -> dict[str, str]:
    """Return ``{given name in lower case: "f" or "m"}``."""
    return lexicon.table("given_names", "gender")


def _joined(head: Token) -> list[Token]:
    """Return what is joined to a noun: "B" and "C" in "A, B and C", also where B is parsed as A's apposition."""
    listed = [child for child in head.rights if child.dep_ == "appos" and child.conjuncts]
    return [*head.conjuncts, *(token for child in listed[:1] for token in (child, *child.conjuncts))]


class Cast:
    """Everybody who is named in a document, and whom a mention at some place stands for.

    ``resolve`` is called in document order and remembers who spoke last.
    """

    def __init__(self, layout: Layout, reported: dict[int, tuple[int, int]] | None = None) -> None:
        self.doc = layout.doc
        self.reported = reported or {}  # the characters of what is reported by the speaker with a head
        self.layout = layout
        self.ents: list[Span] = [ent for ent in self.doc.ents if ent.label_ in NAMED]
        self.starts = [ent.start for ent in self.ents]
        self.at: dict[int, Span] = {i: ent for ent in self.ents for i in range(ent.start, ent.end)}
        self.titles: dict[int, str] = {mark["person"][0]: mark["title"] for mark in self.doc._.civicx_roles or () if mark["title"]}
        self.genders: dict[str, str] = {}
        self.by_last_name: defaultdict[str, list[Span]] = defaultdict(list)
        for ent in self.ents:
            if ent.label_ == "PERSON":
                self.by_last_name[ent[-1].lower_].append(ent)
        self.persons_said: list[tuple[int, Span]] = []
        self.bodies_said: list[tuple[int, Span]] = []
        self.last: list[tuple[int, int]] = []
        self.joint: list[tuple[int, int]] = []  # the names of the last who spoke together
        self.documents: dict[str, list[tuple[int, int]]] = {}  # the authors of "the letter" by its noun
        self.nameless: Token | None = None  # the last person or people who spoke without a name
        self.description: tuple[int, int] | None = None

    def speaker(self, head: Token) -> Speaker:
        """Return the speaker whose noun phrase has ``head``, with the names that it stands for."""
        if head.lower_ in {"jr", "jr.", "sr", "sr."} and head.i > 1 and self.doc[head.i - 1].text == ",":
            head = self.doc[head.i - 2]
        label = self._label(head)
        ents = self._named(head) if label is None else []
        if label is not None:
            found = label
        elif ents:
            start, end = min(e.start for e in ents), max(e.end for e in ents)
            found = Speaker(start, end, [(e.start, e.end) for e in ents])
        else:
            found = self._unnamed(head)
        self._remember(head, found)
        return found

    def _unnamed(self, head: Token) -> Speaker:
        """Return the speaker whose own noun is no entity: a pronoun, a description, or a name that is none of the entities."""
        start, end = phrase(head)
        beside = (
            self._joined(head)
            or self._labelled(head)
            or self._named_behind(head, end)
            or self._named_before(start, head)
            or self._apposed(head)
        )
        if beside:
            return Speaker(min(start, beside[0][0]), max(end, beside[-1][1]), beside)
        found = Speaker(start, end, self._refers(head, start))
        if not found.names and head.pos_ in {"NOUN", "PROPN"} and self._between(start, head.i):
            found.described = (start, end) if plausible(head) else None
        elif not found.names and head.pos_ == "PROPN" and nouns().keys().isdisjoint({head.lower_, head.lower_.removesuffix("s")}):
            found.names = [self._proper(head)]
        if self._nameless(head):
            found.described = self.description
        return found

    def _proper(self, head: Token) -> tuple[int, int]:
        """Return the words in capitals that end with ``head``: a name that is marked as none."""
        start = head.i
        while start and self.doc[start - 1].dep_ == "compound" and self.doc[start - 1].head.i == head.i and self.doc[start - 1].is_title:
            start -= 1
        return start, head.i + 1

    def _label(self, head: Token) -> Speaker | None:
        """Return the speaker of a transcript's line, "ANA DIAZ: …", under the name that the text has for them."""
        if not head.is_upper or head.i + 1 >= len(self.doc) or self.doc[head.i + 1].text not in {":", "("}:
            return None
        start = head.i
        while start and self.doc[start - 1].is_upper and not self.doc[start - 1].is_space and head.i - start < 5:
            start -= 1
        known = max(self.by_last_name.get(head.lower_, ()), key=len, default=None)
        return Speaker(start, head.i + 1, [(known.start, known.end) if known is not None else (start, head.i + 1)])

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
            return [self._proper(head.head)]
        colon = ent is not None and ent.end < len(self.doc) and self.doc[ent.end].text == ":"  # "Lake News: Nurses said"
        return [(ent.start, ent.end)] if ent is not None and ent.label_ in {"ORG", "PERSON"} and not colon else []

    def _named_behind(self, head: Token, end: int) -> list[tuple[int, int]]:
        """Return the person whose title the phrase is: "the union's chair, Ana Diaz, said"."""
        if head.pos_ != "NOUN" or nouns().get(head.lower_) != "person" or end + 1 >= len(self.doc) or self.doc[end].text != ",":
            return []
        ent = self.at.get(end + 1)
        if ent is None or ent.label_ != "PERSON" or ent.start != end + 1 or self.doc[ent.end : ent.end + 1].text not in {",", ".", ""}:
            return []
        return [(ent.start, ent.end)] if head.tag_ == "NN" else []

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

    def _labelled(self, head: Token) -> list[tuple[int, int]]:
        """Return the name right behind what it is called by: "advocacy group the X", "internet monitor X"."""
        if head.pos_ not in {"NOUN", "PROPN"} or nouns().get(head.lower_) not in {"organisation", "person"}:
            return []
        i = head.i + 1
        if i < len(self.doc) and self.doc[i].lower_ == "the":
            i += 1
        ent = self.at.get(i)
        if ent is not None:
            return [(ent.start, ent.end)] if ent.label_ in {"ORG", "PERSON"} and ent.start == i else []
        end = i
        while end < len(self.doc) and end < i + 6 and self.doc[end].pos_ == "PROPN" and end not in self.at:
            end += 1
        return [(i, end)] if end > i else []

    def _remember(self, head: Token, found: Speaker) -> None:
        for start, _ in found.names:
            ent = self.at.get(start)
            if ent is not None:
                (self.persons_said if ent.label_ == "PERSON" else self.bodies_said).append((head.i, ent))
        if found.names:
            self.last = found.names
            if len(found.names) > 1:
                self.joint = found.names
        elif head.pos_ == "NOUN" and nouns().get(head.lemma_.lower()) == "person":
            self.nameless, self.description = head, found.described

    def _named(self, head: Token) -> list[Span]:
        """Return the named entities that are themselves the phrase of ``head``: its own, an apposed person's, those joined by "and"."""
        own = self.at.get(head.i)
        if own is None or own.label_ != "PERSON":
            for child in head.rights:
                if child.i > head.i + 25:
                    break
                person = self.at.get(child.i)
                if child.dep_ == "appos" and person is not None and person.label_ == "PERSON":
                    return [person]
            if (holder := self._holder(head)) is not None:
                return [holder]
        if own is None:
            return []
        if own.label_ == "ORG" and (titled := self._titled(own)) is not None:
            return [titled]
        ents = [own]
        for child in _joined(own.root) if own.root.n_rights else ():
            if 0 < child.i - head.i < 40 and (other := self._beside(own, child)) is not None and other != own:
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
            if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PART"} and token.text != "-" and ent is None:
                return None
            titled = titled or nouns().get(token.lower_) == "person" or token.lower_ == "secretary"
        return None

    def _beside(self, own: Span, conjunct: Token) -> Span | None:
        """Return the name that is joined to ``own`` by "and": one of its label, or a body's that is marked as nothing."""
        other = self.at.get(conjunct.i)
        if other is not None:
            return other if other.label_ == own.label_ else None
        if own.label_ != "ORG" or conjunct.pos_ != "PROPN":
            return None
        start = min([conjunct.i, *(child.i for child in conjunct.lefts if child.dep_ == "compound" and child.i not in self.at)])
        return Span(self.doc, start, conjunct.i + 1, label="ORG")

    def _refers(self, head: Token, start: int) -> list[tuple[int, int]]:
        """Return the names that a phrase without a name of its own stands for."""
        word = head.lower_
        if self._nameless(head):
            return []
        if word in MASCULINE or word in FEMININE:
            ent = self._person(head.i, "m" if word in MASCULINE else "f")
            return [(ent.start, ent.end)] if ent is not None else []
        if word in NEUTER:
            ent = self._body(head.i)
            return [(ent.start, ent.end)] if ent is not None else []
        if word in PLURAL:
            return self._several(head.i)
        refers = nouns().get(head.lemma_.lower())
        inside = [ent for ent in self._between(start, head.i) if ent.label_ in {"ORG", "PERSON"}]
        if refers == "document" and inside:
            return [(inside[-1].start, inside[-1].end)]
        determiner = self.doc[start].lower_
        if refers == "document":
            return self._authors(head, determiner)
        if refers == "organisation" and head.tag_ == "NNS" and determiner in {"the", "both", "these"} and not inside:
            return self.joint
        if (
            determiner not in {"the", "this", "its", "their", "his", "her", "that"}
            or head.tag_ in {"NNS", "NNPS"}
            or self._between(start, head.i)
        ):
            return []
        if any(child.dep_ == "relcl" and self.doc[child.left_edge.i - 1].text != "," for child in head.rights):
            return []  # "the group that runs the camp" is named by what it does
        if refers == "organisation":
            ent = self._body_called(head)
        elif refers == "person":
            ent = self._by_role(head)
        else:
            return []
        return [(ent.start, ent.end)] if ent is not None else []

    def _nameless(self, pronoun: Token) -> bool:
        """Tell whether a pronoun stands for somebody without a name: the last who spoke, nobody else being named since."""
        if self.nameless is None or pronoun.lower_ not in MASCULINE | FEMININE | PLURAL:
            return False
        if (self.nameless.tag_ == "NNS") != (pronoun.lower_ in PLURAL) or pronoun.i - self.nameless.i > REACH:
            return False
        spoke = max((said[-1][0] for said in (self.persons_said, self.bodies_said) if said), default=-1)
        since = self._between(self.nameless.i, pronoun.i)
        return spoke < self.nameless.i and not any(e.label_ == "PERSON" and self.layout.within[e.start] < 0 for e in since)

    def _authors(self, head: Token, determiner: str) -> list[tuple[int, int]]:
        """Return the names of those whose words a document holds: "a statement from the Senate", "its report", "the joint letter"."""
        author = self._author(head)
        owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
        noun = head.lemma_.lower()
        if author is not None:
            names = [(author.start, author.end)]
        elif owner is not None and owner.pos_ == "PRON":
            names = self._refers(owner, owner.i)
        elif (writer := self._writer(head)) is not None:
            names = [(ent.start, ent.end) for ent in self._named(writer)] or self._refers(writer, phrase(writer)[0])
        elif determiner not in {"the", "this", "that"} or head.tag_ == "NNS":
            names = []
        elif any(child.lower_ == "joint" for child in head.lefts):
            names = self._together(head.i)
        else:
            names = self.documents.get(noun) or self._announced(noun, head.i) or self._wrote(noun, head.i)
        if names:
            self.documents[noun] = names
        return names

    def _announced(self, noun: str, position: int) -> list[tuple[int, int]]:
        """Return the names of those who were said to have made a document of this kind: "X published a report", "a study by X"."""
        for token in reversed(self.doc[max(0, position - REACH) : position]):
            if token.lemma_.lower() != noun or token.pos_ != "NOUN" or self.layout.within[token.i] >= 0:
                continue
            author = self._author(token)
            if author is not None:
                return [(author.start, author.end)]
            if (writer := self._writer(token)) is not None:
                return [(ent.start, ent.end) for ent in self._named(writer)]
        return []

    def _writer(self, head: Token) -> Token | None:
        """Return the subject of the verb that a document is the object or the place of: "X sent a letter", "X said in a statement"."""
        verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "in" else head.head if head.dep_ == "dobj" else None
        if verb is None or verb.lemma_ not in PUBLISHED:
            return None
        subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
        if subject is not None and subject.lower_ in RELATIVES and verb.dep_ == "relcl":
            subject = verb.head
        return subject if subject is not None and plausible(subject) else None

    def _together(self, position: int) -> list[tuple[int, int]]:
        """Return the names of the last organisations or people who did something together: "X and Y have written …"."""
        for ent in self._before(position):
            if ent.root.dep_ in SUBJECTS and ent.label_ in {"ORG", "PERSON"} and len(ents := self._named(ent.root)) > 1:
                return [(e.start, e.end) for e in ents]
        return self.joint

    def _wrote(self, noun: str, position: int) -> list[tuple[int, int]]:
        """Return the last who spoke: a body, or a person whose words were said to stand in a document of this name."""
        ents = [self.at.get(start) for start, _ in self.last]
        if all(ent is not None and ent.label_ != "PERSON" for ent in ents):
            return self.last
        said = max((said[-1][0] for said in (self.persons_said, self.bodies_said) if said), default=position)
        near = self.doc[max(0, said - 20) : min(said + 20, position)]
        return self.last if any(token.lemma_.lower() == noun for token in near) else []

    def _author(self, head: Token) -> Span | None:
        """Return who a document comes from: "a statement from the Senate", "estimates by the charity X"."""
        made = (child for verb in head.rights if verb.dep_ == "acl" for child in verb.rights)
        for child in (*head.rights, *made):
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"from", "by", "of"}:
                if any(token.lower_ in {"including", "such"} for token in self.doc[child.i : min(child.right_edge.i, child.i + 12)]):
                    return None
                inside = [ent for ent in self._between(child.i, child.right_edge.i + 1) if ent.label_ in {"ORG", "PERSON"}]
                return inside[0] if inside else None
        return None

    def _between(self, start: int, end: int) -> list[Span]:
        low = bisect_left(self.starts, start)
        out = []
        while low < len(self.ents) and self.ents[low].start < end:
            out.append(self.ents[low])
            low += 1
        return out

    def _before(self, position: int) -> list[Span]:
        """Return the entities before ``position`` that stand outside quotes, nearest first."""
        high = bisect_left(self.starts, position)
        near = self.ents[max(0, high - RECENT) : high][::-1]
        return [ent for ent in near if self.layout.within[ent.start] < 0]

    def _person(self, position: int, gender: str) -> Span | None:
        people = [e for e in self._before(position) if e.label_ == "PERSON" and self.gender(e) in {gender, None}]
        said = next((s for s in reversed(self.persons_said[-6:]) if self.gender(s[1]) in {gender, None}), None)
        for ent in people:
            if said is not None and ent.start <= said[0]:
                break
            if (ent.root.dep_ in SUBJECTS or ent.root.dep_ == "appos") and not self._spoken_of(ent, said):
                return ent
        if said is not None and position - said[0] < 400:
            return said[1]
        return people[0] if people else None

    def _spoken_of(self, ent: Span, said: tuple[int, Span] | None) -> bool:
        """Tell whether somebody is named in what the last speaker says, who is more likely to go on speaking."""
        start, end = self.reported.get(said[0], (0, 0)) if said is not None else (0, 0)
        return start <= ent.start_char < end

    def _body(self, position: int) -> Span | None:
        bodies = [e for e in self._before(position) if e.label_ == "ORG"]
        said = next((s for s in reversed(self.bodies_said[-4:]) if s[1].label_ == "ORG"), None)
        for ent in bodies:
            if said is not None and ent.start <= said[0]:
                break
            if ent.root.dep_ in SUBJECTS:
                return ent
        if said is not None:
            return said[1]
        return bodies[0] if bodies else None

    def _body_called(self, head: Token) -> Span | None:
        """Return the organisation that "the army", "the group" stands for: the last with the word in its name, or one that it fits."""
        word = head.lemma_.lower()
        named = (ent for ent in self._before(head.i) if ent.label_ == "ORG" and any(token.lower_ == word for token in ent))
        return next(named, None) or (self._body(head.i) if word in FITTING and head.is_lower else None)

    def _several(self, position: int) -> list[tuple[int, int]]:
        if len(self.last) > 1:
            return self.last
        said = next((s for s in reversed(self.bodies_said[-2:]) if position - s[0] < 120), None)
        return [(said[1].start, said[1].end)] if said is not None else []

    def _by_role(self, head: Token) -> Span | None:
        """Return the person whose own phrase held the noun ``head`` before ("Ana Diaz, a lawyer, …" … "the lawyer said")."""
        for ent in self._before(head.i):
            if ent.label_ == "PERSON" and self._is_called(ent, head):
                return ent
        return None

    def _is_called(self, person: Span, head: Token) -> bool:
        """Tell whether the noun of ``head`` is a person's title or stands beside the name, with nobody else between."""
        noun = head.lemma_.lower()
        if noun in self.titles.get(person.start_char, "").casefold().split():
            return True
        owner = self.doc[min(person.end, len(self.doc) - 1)].text in {"'s", "’s"}  # "Ana Diaz's lawyer" is somebody else
        behind = range(person.end, min(person.end + 10, len(self.doc))) if not owner else range(0)
        for around in (range(person.start - 1, max(-1, person.start - 7), -1), behind):
            for i in around:
                token = self.doc[i]
                if token.lemma_.lower() == noun and i != head.i:
                    return True
                other = self.at.get(i)
                if token.pos_ == "VERB" or token.text in ENDS or (other is not None and other.label_ == "PERSON"):
                    break
        return False

    def gender(self, ent: Span) -> str | None:
        """Return "f", "m" or None for a person, by title or given name here or in the fullest form in the document."""
        name = ent.text
        if name not in self.genders:
            self.genders[name] = self._read_gender(ent) or ""
        return self.genders[name] or None

    def _read_gender(self, ent: Span) -> str | None:
        full = [ent, *self.by_last_name.get(ent[-1].lower_, [])[:20]]
        for form in full:
            title = self.doc[form.start - 1].lower_.rstrip(".") if form.start else ""
            for word in (title, form[0].lower_.rstrip(".")):
                if word in given_names():
                    return given_names()[word]
        return None
