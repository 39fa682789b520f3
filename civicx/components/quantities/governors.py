"""Climbs the parse from a counted noun to the verb or deed that governs it, across conjunction, apposition and "including"."""

from __future__ import annotations

from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.behind import STANDING, takes_object
from civicx.components.quantities.counted import NOUN
from civicx.components.quantities.cues import DEED_PREPS, Cue, cues_at, demanded, sought, worst
from civicx.components.quantities.polarity import unreal
from civicx.components.quantities.words import BE, INCLUSIVE, word_set
from civicx.records import Event

# What is opened against the accused.
CASES = frozenset(["case", "cases", "complaint", "complaints", "file", "files", "inquiry", "inquiries", "probe", "probes"])


def governing(a: Analysis, node: int, first: int) -> Event | None:
    """Climb the parse from the counted noun to the verb or deed that governs it; at most eight steps."""
    for _ in range(8):
        dep, head = a.deps[node], a.heads[node]
        if head == node or head < first:
            return None
        if dep in ("nsubj", "nsubjpass", "csubj"):
            return _of_subject(a, head, dep)
        if dep in ("dobj", "dative", "oprd"):
            return _of_complement(a, head, first) if a.words[head] in INCLUSIVE else _of_verb(a, head)
        if dep == "pobj":
            step = _through_preposition(a, head, first)
            if isinstance(step, str):
                return step
            if step is None:
                return None
            node = step
        elif dep in ("conj", "appos", "nummod", "compound", "amod", "quantmod", "nmod", "poss", "prep", "pcomp", "attr") and (
            dep != "conj" or not a.tags[head].startswith("VB")
        ):
            if dep == "conj" and a.words[head] in ("bodies", "corpses", "remains"):
                return "killed"
            if dep == "attr" and a.tags[head].startswith("VB"):
                return _of_complement(a, head, first)
            node = head
        else:
            return None
    return None


def _given(a: Analysis, verb: int, first: int, preposition: str) -> Event | None:
    """The deed that is handed to those counted ("terms were handed to eight bakers")."""
    if a.words[verb] not in word_set("giving"):
        return None
    for position in range(verb - 1, max(first, verb - 16) - 1, -1):
        if a.heads[position] == verb and a.deps[position] == "nsubjpass":
            if preposition == "against" and a.words[position] in CASES:
                return "charged"
            return next((cue.event for cue in cues_at(a, position, verb) if cue.form == "deed"), None)
    return None


def _deed_given(a: Analysis, participle: int, preposition: str) -> Event | None:
    """The deed that a participle hands to those counted ("the sentences passed on eight bakers")."""
    if a.deps[participle] != "acl":
        return None
    found = (cue.event for cue in cues_at(a, a.heads[participle], participle) if cue.form == "deed")
    return next((event for event in found if preposition in DEED_PREPS.get(event, ())), None)


def _verb_cue(a: Analysis, verb: int, last: int) -> list[Cue]:
    return [cue for cue in cues_at(a, verb, last) if cue.form in ("past", "ing", "base", "s", "state")]


def _of_subject(a: Analysis, verb: int, dep: str) -> Event | None:
    if unreal(a, verb, 0):
        return None
    cues = _verb_cue(a, verb, min(len(a), verb + 6))
    acts = dep == "nsubj" and a.tags[verb] == "VBD" and takes_object(a, verb + 1, len(a))
    for cue in cues:
        if (cue.form == "state" and not acts) or dep == "nsubjpass" or cue.patient in ("subject", "both"):
            return worst(a, cue, min(len(a), verb + 8)) if cue.form in ("past", "state") else cue.event
    if a.words[verb] in BE or a.words[verb] in STANDING:
        return _state_near(a, verb + 1) or _among(a, verb, 0)
    return None


def _among(a: Analysis, verb: int, first: int) -> Event | None:
    """The state of those that some are named of: "among the dead were a nurse and her two sons"."""
    if verb - 3 < first or a.words[verb - 3] != "among" or a.words[verb - 2] not in ("the", "those"):
        return None
    return next((cue.event for cue in cues_at(a, verb - 1, verb) if cue.form == "state"), None)


def _of_complement(a: Analysis, verb: int, first: int) -> Event | None:
    """The state of those that are named behind a verb: "the dead were a guard and two nurses", "the dead include six nuns"."""
    for position in range(verb - 1, max(first, verb - 8), -1):
        if a.heads[position] == verb and a.deps[position] in ("nsubj", "nsubjpass") and a.words[position - 1] in ("the", "those"):
            return next((cue.event for cue in cues_at(a, position, verb) if cue.form == "state"), None)
    return _among(a, verb, first)


def _state_near(a: Analysis, index: int) -> Event | None:
    for position in range(index, min(len(a), index + 4)):
        for cue in cues_at(a, position, len(a)):
            if cue.form == "state":
                return cue.event
        if a.words[position] in (",", ".", ";"):
            return None
    return None


def _of_all(a: Analysis, verb: int, preposition: int, first: int) -> Event | None:
    """What a verb tells of all those that some are included in: "residents lost their lives, including three children"."""
    subjects = (a.deps[index] for index in range(max(first, verb - 12), verb) if a.heads[index] == verb)
    dep = next((dep for dep in subjects if dep in ("nsubj", "nsubjpass")), None)
    return (dep and _of_subject(a, verb, dep)) or (None if dep == "nsubjpass" else _of_verb(a, verb))


def _of_verb(a: Analysis, verb: int) -> Event | None:
    for cue in _verb_cue(a, verb, min(len(a), verb + 6)):
        if cue.patient != "subject" and cue.form != "state":
            if cue.event == "released" and cue.form == "base" and verb and demanded(a, verb, 0):
                return "detained"
            if unreal(a, verb, 0):
                return "detained" if cue.event == "released" else None
            return worst(a, cue, min(len(a), verb + 2))
    return None


def _through_preposition(a: Analysis, preposition: int, first: int) -> Event | int | None:
    """The event of the deed that a preposition hangs on, or the noun to climb on from, or None."""
    word, noun = a.words[preposition], a.heads[preposition]
    if noun < first or noun == preposition:
        return None
    if word in ("to", "on", "against"):
        given = _given(a, noun, first, word) or _deed_given(a, noun, word)
        if given:
            return given
    if word in INCLUSIVE:
        deed = next((cue.event for cue in cues_at(a, noun, min(len(a), noun + 1)) if cue.form == "deed"), None)
        if deed:
            return deed
        if a.tags[noun].startswith("VB"):
            return _of_all(a, noun, preposition, first)
        return noun if a.tags[noun] in NOUN or a.tags[noun] == "CD" else None
    for cue in cues_at(a, noun, min(len(a), noun + 4)):
        if cue.form == "deed" and word in DEED_PREPS.get(cue.event, ("of",)):
            if cue.event == "released" and sought(a, noun, first):
                return "detained"
            return cue.event
    if word == "of" and (a.words[noun] in word_set("group") or a.tags[noun] == "CD"):
        return noun
    return None
