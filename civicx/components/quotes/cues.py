"""Finds cues: the verbs and phrases that report what somebody said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from civicx import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A lemma in several entries has the first of these kinds that it is listed under.
KINDS = ("content", "finding", "naming", "attitude", "belief")
ACCORDING = "accord"  # the lemma of "according"
WORD = "word"  # "in the words of"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a cue's entries in the lexicon say: its kind, and how its content follows."""

    kind: str
    takes: frozenset[str]
    core: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a Doc: tokens ``start`` to ``end`` (exclusive), of which ``start`` is the verb."""

    start: int
    end: int
    sense: Sense


@cache
def senses() -> dict[tuple[str, ...], Sense]:
    """Return ``{lemmas: sense}`` of the lexicon; the first lemma is the verb's."""
    kinds: dict[tuple[str, ...], str] = {}
    takes: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    core: set[tuple[str, ...]] = set()
    for entry in lexicon.load("cues"):
        for form in entry["forms"]:
            words = tuple(form.split())
            kinds[words] = min(kinds.get(words, entry["kind"]), entry["kind"], key=KINDS.index)
            if KINDS.index(entry["kind"]) <= KINDS.index("naming"):
                takes[words] |= set(entry["takes"])
            if entry.get("core"):
                core.add(words)
    return {words: Sense(kind, frozenset(takes[words]), words in core) for words, kind in kinds.items()}


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Sense]]]:
    """Return ``{verb: [(words after it, sense)]}``, longest first."""
    out: defaultdict[str, list[tuple[tuple[str, ...], Sense]]] = defaultdict(list)
    for words, sense in senses().items():
        out[words[0]].append((words[1:], sense))
    return {verb: sorted(rest, key=lambda item: -len(item[0])) for verb, rest in out.items()}


def find(doc: Doc) -> list[Cue]:
    """Return the cues of ``doc`` in order; "according to" and "in the words of" are some."""
    import numpy

    strings = doc.vocab.strings
    wanted = numpy.array([strings.add(verb) for verb in (*_phrases(), ACCORDING, WORD)], dtype="uint64")
    lemmas = doc.to_array("LEMMA")
    cues = (_cue(doc, int(index)) for index in numpy.flatnonzero(numpy.isin(lemmas, wanted)))
    return _once([cue for cue in cues if cue])


def _once(cues: list[Cue]) -> list[Cue]:
    """Return the cues with one for each that is written twice ("said said"): its second word, which its content depends on."""
    return [cue for cue, after in zip_longest(cues, cues[1:]) if after is None or not _doubled(cue, after)]


def _doubled(cue: Cue, after: Cue) -> bool:
    return cue.sense is after.sense and cue.end == after.start and cue.end - cue.start == 1


def _cue(doc: Doc, index: int) -> Cue | None:
    token = doc[index]
    if token.lemma_ == WORD:
        in_the = index > 1 and [word.lower_ for word in doc[index - 2 : index + 2]] == ["in", "the", "words", "of"]
        return Cue(index - 2, index + 2, Sense("according", frozenset({"np"}))) if in_the else None
    if token.lemma_ == ACCORDING:
        to = index + 1 < len(doc) and doc[index + 1].lower_ == "to"
        return Cue(index, index + 2, Sense("according", frozenset({"np"}))) if to else None
    if (token.pos_ not in {"VERB", "AUX"} and not _misread(token)) or _reduced(token):
        return None
    for rest, sense in _phrases().get(token.lemma_, ()):
        end = index + 1 + len(rest)
        if not rest:
            return Cue(index, end, sense)
        if [word.lower_ for word in doc[index + 1 : end]] == list(rest):
            return Cue(index, end, sense)
    return None


# What people are reported or declared.
_FATES = frozenset({"missing", "dead", "killed", "injured", "wounded", "detained", "arrested", "disappeared", "abducted", "kidnapped"})


def _reduced(token: Token) -> bool:
    """Tell whether a verb says what became of the people before it: "27 people reported missing"."""
    doc = token.doc
    return token.tag_ in {"VBN", "VBD"} and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _FATES


def _misread(token: Token) -> bool:
    """Tell whether a word tagged as a noun can be a cue all the same: "says" after a closing mark, ", RSF notes." at a sentence's end."""
    if token.tag_ not in {"NNS", "NN", "JJ", "NNP", "NNPS"} or not token.text.endswith(("s", "d")) or not token.i:
        return False
    if token.nbor(-1).is_quote:
        return True
    return token.nbor(-1).pos_ == "PROPN" and token.i + 1 < len(token.doc) and token.nbor(1).text in {".", ","}
