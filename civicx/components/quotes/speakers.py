"""Resolves who speaks: the names that a noun phrase, a pronoun or a short form stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from civicx.components.quotes.authors import authors, described
from civicx.components.quotes.naming import Naming
from civicx.components.quotes.subjects import FEMININE, MASCULINE, NEUTER, PLURAL, SUBJECTS, nouns, phrase, plausible

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from civicx.components.quotes.layout import Layout

# What a body that speaks up for others can be called whatever its name is; a "ministry" is only one that is named so.
FITTING = frozenset(
    {"group", "organisation", "organization", "charity", "ngo", "nonprofit", "watchdog", "association", "coalition", "network", "campaign"}
    | {"lobby", "foundation", "alliance", "collective", "monitor", "observatory", "body", "federation", "union", "think-tank", "institute"}
    | {"commission", "committee", "agency", "panel", "council", "confederation", "institution", "movement", "mission", "team", "outlet"}
)
# Words in the names of bodies that no "rights group" is.
OF_THE_STATE = frozenset(
    {"ministry", "government", "police", "army", "court", "tribunal", "parliament", "senate", "department", "embassy", "presidency"}
    | {"office", "bank", "force", "forces", "navy", "cabinet", "congress", "authority", "bureau", "afp", "reuters", "bbc", "cnn", "ap"}
)
# Where the words beside a name end.
ENDS = frozenset({".", "!", "?", ";", ":", "“", "”", '"', "and"})
# What opens a phrase for somebody known.
DEFINITE = frozenset({"the", "this", "its", "their", "his", "her", "that"})
# What titles somebody is called by with another noun.
TITLES = {
    "expert": frozenset({"expert", "rapporteur"}),
    "lawmaker": frozenset({"lawmaker", "senator", "sen.", "rep.", "congressman", "congresswoman", "mp", "deputy"}),
    "senator": frozenset({"senator", "sen."}),
    "governor": frozenset({"governor", "gov."}),
    "congressman": frozenset({"congressman", "rep.", "representative"}),
    "congresswoman": frozenset({"congresswoman", "rep.", "representative"}),
    "attorney": frozenset({"attorney", "lawyer"}),
    "lawyer": frozenset({"lawyer", "attorney"}),
}
REACH = 150  # tokens from a nameless speaker to the pronoun for it


@dataclass(slots=True)
class Speaker:
    """The mention, tokens ``start`` to ``end``, and the names (token ranges) that it stands for."""

    start: int
    end: int
    names: list[tuple[int, int]] = field(default_factory=list)
    # The words, here or before, that name it by what it belongs to: "UN experts", "the Lagos governor's office".
    described: tuple[int, int] | None = None


class Cast(Naming):
    """Everybody who is named in a document, and whom a mention at some place stands for.

    ``speaker`` is called in document order and remembers who spoke last.
    """

    def __init__(self, layout: Layout, reported: dict[int, tuple[int, int]] | None = None) -> None:
        super().__init__(layout)
        self.reported = reported or {}  # the characters of what is reported by the speaker with a head
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
        ents = self.named(head) if label is None and not (head.lower_ in FITTING and head.is_sent_start) else []
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
        if head.text == "We":
            return Speaker(head.i, head.i + 1)
        start, end = phrase(head)
        beside = self.beside(head, start, end)
        if beside:
            return Speaker(min(start, beside[0][0]), max(end, beside[-1][1]), beside)
        found = Speaker(start, end, self.refers(head, start))
        if not found.names and head.pos_ in {"NOUN", "PROPN"} and self.between(start, head.i):
            found.described = (start, end) if plausible(head) else None
        elif not found.names and head.pos_ == "PROPN" and nouns().keys().isdisjoint({head.lower_, head.lower_.removesuffix("s")}):
            found.names = [self.proper(head)]
        if self._nameless(head):
            found.described = self.description
        if not found.names and nouns().get(head.lemma_.lower()) == "document":
            found.described = described(self, head)
        return found

    def _label(self, head: Token) -> Speaker | None:
        """Return the speaker of a transcript's line, "ANA DIAZ: …", under the name that the text has for them."""
        if not head.is_upper or head.i + 1 >= len(self.doc) or self.doc[head.i + 1].text not in {":", "("}:
            return None
        start = head.i
        while start and self.doc[start - 1].is_upper and not self.doc[start - 1].is_space and head.i - start < 5:
            start -= 1
        known = max(self.by_last_name.get(head.lower_, ()), key=len, default=None)
        return Speaker(start, head.i + 1, [(known.start, known.end) if known is not None else (start, head.i + 1)])

    def _remember(self, head: Token, found: Speaker) -> None:
        for start, _ in found.names:
            ent = self.at.get(start)
            if ent is not None:
                (self.persons_said if ent.label_ == "PERSON" else self.bodies_said).append((head.i, ent))
        if found.names:
            self.last = found.names
            if len(found.names) > 1:
                self.joint = found.names
        elif head.pos_ == "NOUN" and (head.tag_ == "NNS" or nouns().get(head.lemma_.lower()) == "person"):
            self.nameless, self.description = head, found.described

    def refers(self, head: Token, start: int) -> list[tuple[int, int]]:
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
        owners = [ent for ent in self.between(start, head.i) if ent.label_ in {"ORG", "PERSON"}]
        if refers == "document" and owners:
            return [(owners[-1].start, owners[-1].end)]
        determiner = self.doc[start].lower_
        if refers == "document" or (refers == "organisation" and head.dep_ == "dobj"):  # "launched a campaign calling for …"
            return authors(self, head, determiner)
        if refers == "organisation" and head.tag_ == "NNS" and determiner in {"the", "both", "these"} and not owners:
            return self.joint
        if determiner not in DEFINITE or head.tag_ in {"NNS", "NNPS"}:
            return []
        inside = {ent.label_ for ent in self.between(start, head.i)}
        if inside and not (determiner == "the" and (refers == "person" or inside <= {"GPE", "NORP"})):
            return []
        if any(child.dep_ == "relcl" and self.doc[child.left_edge.i - 1].text != "," for child in head.rights):
            return []  # "the group that runs the camp" is named by what it does
        if refers == "organisation" and determiner not in {"his", "her"}:
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
        since = self.between(self.nameless.i, pronoun.i)
        named = pronoun.lower_ not in PLURAL and any(e.label_ == "PERSON" and self.layout.within[e.start] < 0 for e in since)
        return spoke < self.nameless.i and not named

    def _person(self, position: int, gender: str) -> Span | None:
        people = [e for e in self.before(position) if e.label_ == "PERSON" and self.gender(e) in {gender, None}]
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

    def _body(self, position: int, others: frozenset[str] = frozenset()) -> Span | None:
        """Return the organisation that was last spoken of or spoke, and that has none of the words of ``others`` in its name."""

        def fits(ent: Span) -> bool:
            return ent.label_ == "ORG" and others.isdisjoint(token.lower_ for token in ent)

        bodies = [ent for ent in self.before(position) if fits(ent)]
        said = next((s for s in reversed(self.bodies_said[-4:]) if fits(s[1])), None)
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
        named = (ent for ent in self.before(head.i) if ent.label_ == "ORG" and any(token.lower_ == word for token in ent))
        return next(named, None) or (self._body(head.i, OF_THE_STATE) if word in FITTING and head.is_lower else None)

    def _several(self, position: int) -> list[tuple[int, int]]:
        if len(self.last) > 1:
            return self.last
        said = next((s for s in reversed(self.bodies_said[-2:]) if position - s[0] < 120), None)
        return [(said[1].start, said[1].end)] if said is not None else []

    def _by_role(self, head: Token) -> Span | None:
        """Return the person whose own phrase held the noun ``head`` before ("Ana Diaz, a lawyer, …" … "the lawyer said")."""
        for ent in self.before(head.i):
            if ent.label_ == "PERSON" and self._is_called(ent, head):
                return ent
        return None

    def _is_called(self, person: Span, head: Token) -> bool:
        """Tell whether the noun of ``head`` is a person's title or stands beside the name, with nobody else between."""
        noun = head.lemma_.lower()
        called = TITLES.get(noun, frozenset({noun}))
        if not called.isdisjoint(self.titles.get(person.start_char, "").casefold().split()):
            return True
        owner = self.doc[min(person.end, len(self.doc) - 1)].text in {"'s", "’s"}  # "Ana Diaz's lawyer" is somebody else
        behind = range(person.end, min(person.end + 10, len(self.doc))) if not owner else range(0)
        for around in (range(person.start - 1, max(-1, person.start - 7), -1), behind):
            for i in around:
                token = self.doc[i]
                if token.lemma_.lower() in called and i != head.i:
                    return True
                other = self.at.get(i)
                if token.pos_ == "VERB" or token.text in ENDS or (other is not None and other.label_ == "PERSON"):
                    break
        return False
