"""Finds what happened to those that a figure counts: killed, injured, detained …

Read from the words around the figure first, since a parser is least sure of itself in lists and headlines, and from the parse where
the words are further away. Accepted: a verb before (``killing at least 10``), a passive or intransitive verb behind (``12 people were
arrested``, ``thousands injured``, ``five died``), a state (``left 12 dead``, ``300 missing``), a deed and its patients (``the
detention of 12``, ``a death toll of 84``, ``charges against seven``), the counted noun itself (``43 arrests``, ``12 detainees``), a
relative clause, and the governor of a conjunction, apposition or "including".
"""

from __future__ import annotations

from civicx.components.quantities import shared
from civicx.components.quantities.ahead import ahead
from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.behind import SUBJECTS, behind
from civicx.components.quantities.counted import SKIPPED, TOTALS, Phrase
from civicx.components.quantities.cues import BODIES, cues_at, worst
from civicx.components.quantities.governors import governing
from civicx.components.quantities.polarity import unreal
from civicx.components.quantities.reading import Reading
from civicx.components.quantities.words import BE, HAVE, INCLUSIVE, word_set
from civicx.records import Event

BEATEN = frozenset(["beaten", "beating", "beatings", "assaulted", "raped"])
REPORTING = frozenset(["reported", "report", "reports", "described", "describe", "alleged", "allege", "suffered", "endured"])
LEAVING = frozenset(["left", "leave", "leaves", "leaving"])
PUTTING = frozenset(["put", "puts", "putting"])
LOSING = frozenset(["lost", "lose", "loses", "losing"])
# What begins another clause.
CLAUSES = frozenset([";", ":", "who", "which", "that", "but", "while", "when", "after", "before", "because", "if", "where"])


def of_reading(a: Analysis, reading: Reading, phrase: Phrase | None, previous: Reading | None) -> Event | None:
    """Return what happened to those that a figure counts; ``previous`` is the figure before it."""
    rate = reading.before and reading.figure.unit == "%"  # "attacks rose by 40 per cent"
    own = _inside(a, phrase) if phrase and not rate else None
    if own:
        reading.own = True
        return own
    if phrase and (ill := _ill_treated(a, phrase, reading.end, a.sentence_end(reading.first))):
        return ill
    event, relative, doer = _said_behind(a, reading, phrase)
    if event and not relative:
        return (phrase and event == "displaced" and _modified(a, phrase)) or event
    left = a.token_at(reading.figure.start) - 1
    first = a.sentence_start(reading.first)
    leading, unhappened = (None, False) if reading.within else ahead(a, left, first)
    doer = doer or unhappened
    if leading and not (event and _is_joined(a, left, first)):
        return _to_the_end(a, leading, reading.end)
    if (
        not event
        and previous
        and previous.event
        and (shared.is_part(a, reading, previous, left) or shared.is_parallel(a, reading, previous, left))
    ):
        return "killed" if a.words[reading.last + 1 : reading.last + 2] in (["fatally"], ["mortally"]) else previous.event
    if a.words[left] in PUTTING and a.words[reading.end : reading.end + 2] == ["to", "death"] and not unreal(a, left, first):
        return "killed"
    governed = None if doer or reading.within else _governed(a, reading, phrase, left, told=event is not None)
    return governed or event or _of_others(a, reading, phrase, previous, doer=doer) or _named(a, reading, phrase, previous, doer=doer)


def _said_behind(a: Analysis, reading: Reading, phrase: Phrase | None) -> tuple[Event | None, bool, bool]:
    """What :func:`behind` reads behind a figure and its noun; of a whole only a participle is read ("one of 12 people convicted")."""
    last = a.sentence_end(reading.first)
    event, relative, doer = behind(a, reading.end, reading.end if reading.within else last, noun=phrase is not None)
    if reading.within:
        event = _reduced(a, reading.end, last)
    if not event and phrase and reading.before:
        return behind(a, phrase.end, reading.first, noun=True)
    return event, relative, doer


def _governed(a: Analysis, reading: Reading, phrase: Phrase | None, left: int, *, told: bool) -> Event | None:
    """The event of the verb or deed above those counted in the parse; ``told`` where a clause of their own tells one, too."""
    node = phrase.head if phrase else reading.last
    own = told and not phrase and not a.deps[node].startswith("nsubj")  # "40 killed, 108 wounded in the north"
    home = a.words[left - 1 : left + 1] == ["home", "to"]  # "a camp, home to 400 refugees"
    governed = None if own or home else governing(a, node, a.sentence_start(reading.first))
    return governed and _to_the_end(a, governed, reading.end)


def _of_others(a: Analysis, reading: Reading, phrase: Phrase | None, previous: Reading | None, *, doer: bool) -> Event | None:
    """What a later verb, or one of others with whom those counted are named, tells of them, too."""
    last, left = a.sentence_end(reading.first), a.token_at(reading.figure.start) - 1
    if phrase and not reading.within and (later := _later(a, phrase.head, last) or _left(a, left, phrase.end, last)):
        return later
    joined = previous is not None and shared.is_linked(a, left + 1, a.sentence_start(reading.first), previous.end)
    if not (phrase or doer or reading.within or joined) and (named := _with_others(a, reading, left, last)):
        return named
    if not phrase and (state := _of_state(a, reading.last + 1, last)):
        return state
    if previous is None or doer or reading.within or shared.has_predicate(a, reading.end, last):
        return None
    return previous.event if (joined and not previous.own) or shared.is_included(a, reading, previous) else None


def _named(a: Analysis, reading: Reading, phrase: Phrase | None, previous: Reading | None, *, doer: bool) -> Event | None:
    """The event that those counted, the total they make up, or the list they stand in is named after."""
    left, first = a.token_at(reading.figure.start) - 1, a.sentence_start(reading.first)
    if reading.figure.kind == "pronoun":
        return None
    total = not TOTALS.isdisjoint(a.words[max(first, left - 5) : left + 1]) or (previous and shared.is_toll(a, previous, left, first))
    if previous and not doer and total and "of" not in a.words[max(first, left - 4) : left + 1]:
        return previous.event
    lost = _lost(a, phrase, left, first) if phrase else None
    named = lost or ((_modified(a, phrase) or inherent(a, phrase)) if phrase else None)
    reading.own = named is not None and not lost
    return named or (None if reading.within else _listed(a, left, first))


def _is_joined(a: Analysis, left: int, first: int) -> bool:
    """Whether "and" begins what a figure counts: "three rebels killed and four soldiers wounded"."""
    while left > first and a.words[left] in word_set("before_number") and a.words[left] not in ("and", "or"):
        left -= 1
    return a.words[left] in ("and", "or")


def _later(a: Analysis, node: int, last: int) -> Event | None:
    """What the doers of one verb undergo by the next: "three gunmen attacked the post and were killed"."""
    verb = a.heads[node]
    if not a.deps[node].startswith("nsubj") or verb <= node:
        return None
    for index in range(verb + 1, min(last, verb + 24)):
        if a.heads[index] == verb and a.deps[index] == "conj" and not unreal(a, index, verb):
            if any(a.heads[k] == index and a.deps[k].startswith("nsubj") for k in range(verb + 1, index)):
                return None
            for cue in cues_at(a, index, last):
                if (cue.form == "past" and a.words[index - 1] in BE) or (cue.patient == "subject" and cue.event == "killed"):
                    return worst(a, cue, last)
    return None


def _left(a: Analysis, left: int, index: int, last: int) -> Event | None:
    """ "Left four guards and a nurse dead": the state in which all were left."""
    if a.words[left] not in LEAVING or a.words[index : index + 1] != ["and"]:
        return None
    while index < last and (a.words[index] in ("and", ",", "of") or a.tags[index] in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP")):
        for cue in cues_at(a, index, last):
            if cue.form == "state":
                return cue.event
        index += 1
    return None


def _with_others(a: Analysis, reading: Reading, left: int, last: int) -> Event | None:
    """ "Gunmen abducted the village head and about 50 others", "he was held along with two others": the verb of those that no figure
    counts."""
    first = a.sentence_start(reading.first)
    others = a.words[reading.last + 1 : reading.last + 2] in (["others"], ["other"])
    if not others or a.words[left] not in (",", "and", "with") or shared.has_predicate(a, reading.end, last):
        return None
    for index in range(left, max(first - 1, left - 12), -1):
        if a.words[index] in CLAUSES or a.tags[index] == "CD":
            return None
        for cue in cues_at(a, index, left + 1):
            if cue.form in ("past", "ing", "s") and a.tags[index][:2] in ("VB", "NN") and not unreal(a, index, first):
                return worst(a, cue, left + 1)
    return None


def _ill_treated(a: Analysis, phrase: Phrase, index: int, last: int) -> Event | None:
    """Beatings of people in custody are ill-treatment: "nine prisoners reported beatings", "two detainees were beaten"."""
    words = a.words[index : min(last, index + 4)]
    if BEATEN.isdisjoint(words) or (words[0] not in REPORTING and words[0] not in BE and words[0] not in HAVE):
        return None
    beaten = index + next(k for k, word in enumerate(words) if word in BEATEN)
    return "tortured" if inherent(a, phrase) == "detained" and not unreal(a, beaten, index) else None


def _of_state(a: Analysis, index: int, last: int) -> Event | None:
    """ "Thirteen of the dead", "70 percent of those detained", "dozens of wounded", "brings to 40 the number abducted"."""
    number = a.words[index : index + 2] == ["the", "number"]
    if index + 2 >= last or not (number or a.words[index] == "of"):
        return None
    index += 2 if number or a.words[index + 1] in ("the", "those") else 1
    return next((cue.event for cue in cues_at(a, index, last) if cue.form in ("state", "past")), None)


def _reduced(a: Analysis, index: int, last: int) -> Event | None:
    """The participle right behind a whole ("one of 12 people convicted"), or a clause without a relative ("of the four it captured")."""
    if index >= last or a.words[index] in BE:
        return None
    if a.words[index] in SUBJECTS:
        index += 1
        while index < last and (a.words[index] in HAVE or a.words[index] in BE):
            index += 1
        return next((cue.event for cue in cues_at(a, index, last) if cue.form in ("past", "ing") and cue.patient != "subject"), None)
    return next((cue.event for cue in cues_at(a, index, last) if cue.form in ("past", "state") and cue.patient != "subject"), None)


def _to_the_end(a: Analysis, event: Event, end: int) -> Event:
    """ "Shot four men dead", "beat two boys to death", "burned three people alive": the end of it counts."""
    while end < len(a) and a.words[end] in SKIPPED:
        end += 1
    fatal = a.words[end : end + 1] in (["dead"], ["alive"]) or a.words[end : end + 2] == ["to", "death"]
    return "killed" if fatal and event in ("injured", "attacked", "affected") else event


def _lost(a: Analysis, phrase: Phrase, left: int, first: int) -> Event | None:
    """ "The army lost 14 men": killed."""
    while left > first and a.words[left] in word_set("before_number"):
        left -= 1
    return "killed" if a.words[left] in LOSING and a.words[phrase.head] in word_set("lost") else None


def _inside(a: Analysis, phrase: Phrase) -> Event | None:
    """Return the event in the counted noun phrase: a deed that is counted."""
    if a.words[phrase.head] in word_set("bodily"):
        return None
    attacks = a.words[phrase.head] in ("attack", "attacks")
    if attacks and any(a.words[k : k + 1] in (["on"], ["against"]) for k in (phrase.head + 1, phrase.end)):
        return "attacked"
    for index in range(phrase.first, phrase.end):
        for cue in cues_at(a, index, phrase.end):
            if cue.form == "deed" and (index <= phrase.head < cue.end or (index > phrase.head and a.words[index - 1] in ("of", "and"))):
                return cue.event
            if cue.form == "deed" and index > phrase.head and a.words[phrase.head] in word_set("instance"):
                return cue.event
    return None


def _modified(a: Analysis, phrase: Phrase) -> Event | None:
    """The event of a participle before the counted noun ("47 arrested teachers"), where no verb tells of another."""
    for index in range(phrase.first, phrase.head):
        for cue in cues_at(a, index, phrase.head):
            if cue.form in ("state", "past") and a.tags[index] != "NN" and a.words[index - 1] not in ("most", "least"):
                return cue.event
    return None


def inherent(a: Analysis, phrase: Phrase) -> Event | None:
    """Return the event that the counted people are named after ("12 detainees", "refugees"), or of lives taken."""
    if a.words[phrase.head] == "lives" and not word_set("lethal").isdisjoint(a.words[max(0, phrase.first - 8) : phrase.end + 4]):
        return "killed"
    for index in range(phrase.first, phrase.end):
        for cue in cues_at(a, index, phrase.end):
            if cue.form == "people" and cue.first <= phrase.head < cue.end:
                return cue.event
    return None


def _listed(a: Analysis, left: int, first: int) -> Event | None:
    """The state of those that a list is of: "among the dead are two nuns", "the wounded included a guard and three clerks"."""
    index = left
    if a.words[left] == ",":
        return _whole(a, left - 1, first)
    if a.words[left] in BE and (named := [cue.event for cue in cues_at(a, first, left) if cue.form in ("state", "past")]):
        return named[0]  # "Dead in the attack were two guards"
    while index > first and (a.words[index] in BE or a.words[index] in INCLUSIVE or a.words[index] in word_set("before_number")):
        index -= 1
    if index <= first or index == left or not any(w in BE or w in INCLUSIVE for w in a.words[index + 1 : left + 1]):
        return None
    if a.words[index - 1] not in ("the", "those"):
        return None
    return next((cue.event for cue in cues_at(a, index, left) if cue.form in ("state", "past")), None)


def _whole(a: Analysis, index: int, first: int) -> Event | None:
    """The state of those that the figure behind is some of: "of those killed, 12 were children"."""
    start = max(first, index - 3)
    if index - first > 8 or start > index or a.words[first] not in ("of", "among"):
        return None
    for k in range(start, index + 1):
        for cue in cues_at(a, k, index + 1):
            if cue.form in ("state", "past", "people", "deed") and cue.end == index + 1 and a.words[k - 1] in ("the", "those"):
                return cue.event
    return None


def can_undergo(noun: str, event: Event | None) -> bool:
    """Things can be attacked and searched, not killed or arrested; occasions undergo nothing, and gunmen
    who flee are not driven out."""
    if noun in word_set("abstract") or (event == "displaced" and noun in word_set("armed")):
        return False
    if noun in BODIES:
        return event == "killed"
    return noun not in word_set("thing") or event == "affected" or (event == "attacked" and noun in word_set("inhabited"))
