"""Reads the event in what stands before a figure: ``killing at least 10``, ``the detention of 12``, ``a death toll of 84``."""

from __future__ import annotations

from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.counted import NOUN, TOTALS
from civicx.components.quantities.cues import DEED_PREPS, Cue, cues_at, demanded, sought
from civicx.components.quantities.polarity import unreal
from civicx.components.quantities.words import BE, word_set
from civicx.records import Event

# What is raided or searched with those who own it: "raided the offices of three newspapers".
PREMISES = frozenset(["offices", "homes", "houses", "premises", "headquarters", "residences", "apartments"])

OF_LIKE = frozenset(["of", "against", "to", "at", "for", "on", "among", "between", "in", "by", "from", "involving", "is", "was"])


def ahead(a: Analysis, index: int, first: int) -> tuple[Event | None, bool]:
    """Read back from token ``index`` before the figure (comparator and articles skipped). Return the event, and whether there is a
    verb that tells of one that did not happen."""
    steps = 0
    while index >= first and steps < 8:
        word = a.words[index]
        found = _ending_at(a, index, first)
        if found:
            return found
        if word in OF_LIKE and index - 1 >= first:
            deed = _deed_before(a, index, first)
            if deed:
                return deed
        if word == ":" and index > first:
            return _labelled(a, index, first), False
        if word == "at" and a.words[index + 1] not in ("least", "most"):
            return None, False
        if word == "of" and a.words[index - 1] in PREMISES:
            index -= 1
        elif word not in word_set("before_number") and not word.isspace():
            return None, False
        index, steps = index - 1, steps + 1
    return None, False


def _labelled(a: Analysis, colon: int, first: int) -> Event | None:
    """The state or deed that a figure is entered under ("wounded: 12", "Arrests: 40")."""
    for start in range(max(first, colon - 2), colon):
        for cue in cues_at(a, start, colon):
            if cue.end == colon and cue.form in ("state", "deed"):
                return cue.event
    return None


def _ending_at(a: Analysis, index: int, first: int) -> tuple[Event | None, bool] | None:
    """An active verb whose phrase ends at ``index``; the first of a chain of verbs is taken ("detained and tortured 12")."""
    for start in range(max(first, index - 3), index + 1):
        for cue in cues_at(a, start, index + 1):
            if cue.end != index + 1 or cue.form in ("deed", "people", "state") or cue.patient == "subject":
                continue
            if cue.form == "past" and _passive_before(a, start, first):
                continue
            if cue.form == "ing" and a.tags[start] == "NN" and a.words[index + 1] in ("and", "or", ","):
                continue  # "in a bombing and 12 …"
            if cue.form in ("base", "s") and not _is_verb(a, start, cue, first):
                continue
            if cue.event == "released" and cue.form == "base" and demanded(a, start, first):
                return "detained", False
            event, start = _chain(a, cue, first)
            if unreal(a, start, first):
                return ("detained", False) if cue.event == "released" else (None, True)
            return event, False
    return None


def _is_verb(a: Analysis, index: int, cue: Cue, first: int) -> bool:
    """Whether a form that may be a noun is a verb: as tagged, or in headlines right behind its subject ("Blast kills 12")."""
    if a.tags[index].startswith("VB"):
        return True
    word = a.words[index]
    subject = index > first and (a.tags[index - 1] in NOUN or a.words[index - 1] in ("and", ","))
    plural = a.words[index - 1].endswith(("s", "men", "police"))
    return subject and (cue.form == "s" or plural or word in ("kill", "injure", "wound")) and a.words[index + 1 : index + 2] != [":"]


def _chain(a: Analysis, cue: Cue, first: int) -> tuple[Event | None, int]:
    event, start, index = cue.event, cue.first, cue.first - 1
    while index > first and a.tags[index] == "RB":
        index -= 1
    while index > first and a.words[index] in ("and", "or", ","):
        while index > first and a.words[index] in ("and", "or", ","):
            index -= 1
        earlier = [c for c in cues_at(a, index, index + 1) if c.form == cue.form and c.patient != "subject"]
        if not earlier or a.words[index] in ("shot", "shooting", "stabbed", "beat", "attacked"):
            break
        event, start, index = "killed" if event == "killed" else earlier[0].event, index, index - 1
    return event, start


def _passive_before(a: Analysis, index: int, first: int) -> bool:
    index -= 1
    steps = 0
    while index >= first and steps < 4 and (a.words[index] in word_set("catenative") or a.tags[index] == "RB"):
        index, steps = index - 1, steps + 1
    return index >= first and a.words[index] in BE


def _deed_before(a: Analysis, preposition: int, first: int) -> tuple[Event | None, bool] | None:
    """A deed whose phrase ends before a preposition ("the killing of", "charges against", "a death toll of")."""
    index = preposition - 1
    word = a.words[preposition]
    toll = _toll(a, index, first)
    if word in ("at", "is", "was", "from") and not toll:
        return None
    for start in range(max(first, index - 2), index + 1):
        for cue in cues_at(a, start, index + 1):
            if cue.end != index + 1:
                continue
            if cue.form == "of" and word in ("by", "of", "involving"):
                return cue.event, False
            if cue.form == "deed" and word in DEED_PREPS.get(cue.event, ("of",)):
                if cue.event == "released" and sought(a, start, first):
                    return "detained", False
                return cue.event, False
    near = word != "of" or "toll" in a.words[max(first, index - 1) : index + 1]
    return (toll, False) if toll and near and word in ("to", "at", "of", "is", "was", "from") else None


def _toll(a: Analysis, index: int, first: int) -> Event | None:
    """The event of the toll that is given or changes before the figure ("the death toll has risen to", "the number of wounded at")."""
    for k in range(index, max(first, index - 12) - 1, -1):
        word = a.words[k]
        if word == "toll":
            return "killed"
        if index - k <= 6 and (word in ("deaths", "executions", "fatalities", "killings") and a.deps[k].startswith("nsubj")):
            return "killed"
        if word in TOTALS:  # "the number of wounded", "the number of the dead", "the number kidnapped"
            start = k + 1 + (a.words[k + 1 : k + 2] == ["of"]) + (a.words[k + 2 : k + 3] == ["the"])
            return next((cue.event for cue in cues_at(a, start, index + 1) if cue.form == "state"), None) if start <= index else None
    return None
