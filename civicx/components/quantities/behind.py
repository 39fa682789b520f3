"""Reads the event in what stands behind a counted noun: ``12 people were arrested``, ``thousands injured``, ``300 missing``."""

from __future__ import annotations

import re

from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.counted import NOUN
from civicx.components.quantities.cues import cues_at, worst
from civicx.components.quantities.polarity import demanded, unreal
from civicx.components.quantities.words import BE, HAVE, INCLUSIVE, word_set
from civicx.records import Event

TELLING = frozenset(
    [
        *("said", "say", "says", "saying", "told", "tell", "testified", "reported", "stated", "complained", "alleged"),
        *("recalled", "claimed", "claim"),
    ]
)

# "Were said to have been killed".
REPORTED = frozenset(["said", "thought", "alleged", "known", "understood", "estimated", "rumoured", "rumored", "assumed"])

# "Face execution" tells of what is still to come.
FACING = frozenset(["face", "faces", "faced", "facing", "await", "awaits", "awaited", "awaiting"])

# "Have not returned", "were never seen again": what did not happen tells what did.
ABSENT: dict[str, Event] = {"returned": "displaced", "return": "displaced", "seen": "disappeared", "heard": "disappeared"}

# Verbs that a state follows: "remain missing", "were left homeless".
STANDING = frozenset(
    [
        "remain",
        "remains",
        "remained",
        "remaining",
        "stay",
        "stayed",
        "left",
        "reported",
        "feared",
        "confirmed",
        "presumed",
        "found",
        "declared",
        "kept",
        "lay",
        "fell",
        "lie",
        "lies",
    ]
)

# What became of those counted: "3 of 400 complaints led to convictions".
OUTCOMES = frozenset(["led", "leads", "lead", "resulted", "results", "result", "ended", "ends"])

SUBJECTS = frozenset(["they", "he", "she", "it", "we", "i"])

RELATIVES = frozenset(["who", "that", "which", "whom"])

PERIODS = frozenset(["year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "decade", "decades"])

HOSPITALS = frozenset(["hospital", "hospitals", "clinic", "clinics", "infirmary"])

OBJECT_TAGS = frozenset(["DT", "PDT", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "JJ", "PRP", "WP"])


def behind(a: Analysis, index: int, last: int, *, noun: bool) -> tuple[Event | None, bool, bool]:
    """Read on from token ``index`` behind the counted noun. Return the event, whether it stands in a relative clause or
    its short form ("12 men held in May"), and whether those counted turn out to be the doers of a deed."""
    passive = relative = finite = coordinated = False
    start, limit = index, min(last, index + 26)
    while index < limit:
        word, tag = a.words[index], a.tags[index]
        told = _told(a, index, last) if word in TELLING else None
        if told is not None:
            index, finite = told, True
            continue
        undergoing = _undergoes(a, index, start, last)
        if undergoing:
            return undergoing[0], relative, undergoing[1] and not relative
        cue = _predicate(a, index, last, passive)
        if cue:
            event, doer = cue
            short = not finite and tag in ("VBN", "VBG")
            unhappened = event is not None and unreal(a, index, start)
            but = _corrected(a, index, last) if unhappened else None
            if but is not None:
                index = start = but
                continue
            if unhappened:
                held = event == "released" and demanded(a, index, start)
                return ("detained" if held else None), relative, not relative and not _is_aside(a, start, index)
            main = _behind_aside(a, start, index, last) if relative or short else None
            if main:
                return main, False, False
            if doer and (relative or coordinated or (short and _is_short_clause(a, index)) or "," in a.words[start:index]):
                return None, False, False
            return event, relative or short, doer
        if word in RELATIVES:
            relative = True
        elif word in ("and", "or"):
            coordinated = not finite
        elif word == "be" and not passive and _is_belief(a, index, last):
            return _resumed(a, index + 1, limit, last)  # "two men believed to be guards were killed"
        elif word in BE:
            passive, finite = True, finite or tag != "VBG"
        elif word in HAVE or word in word_set("modal"):
            finite = True
        elif word in STANDING:
            passive = True
        elif _may_stand_between(a, index, limit, finite):
            pass
        elif not finite and (word == "," or word in word_set("preposition") or (tag == "VBN" and a.deps[index] == "acl")):
            return _resumed(a, index + (word == ","), limit, last)
        elif coordinated and (tag in ("DT", "PRP$") or tag in NOUN):
            return _resumed(a, index, limit, last)[0], True, False
        else:
            acting = finite and tag.startswith("VB") and not (passive or relative) and a.tags[start] != "VBN"
            return None, False, acting and noun
        index += 1
    return None, False, False


def _behind_aside(a: Analysis, start: int, index: int, last: int) -> Event | None:
    """The event of the main verb behind an aside that holds a cue at ``index``: "two men, accused of theft, were freed"."""
    if a.words[start] != ",":
        return None
    for end in range(index + 1, min(last - 1, index + 16)):
        if a.words[end] == "," and (a.words[end + 1] in BE or a.words[end + 1] in HAVE):
            return behind(a, end + 1, last, noun=True)[0]
    return None


def _is_short_clause(a: Analysis, index: int) -> bool:
    """Whether a participle belongs to the noun before it and is no verb of it ("villagers taken in the raid")."""
    return a.tags[index] == "VBG" or a.deps[index] == "acl"


def _is_belief(a: Analysis, index: int, last: int) -> bool:
    """ "Believed to be …": what they are taken for, unless that tells what happened to them ("… prisoners of conscience")."""
    verb = a.words[index - 2]
    taken = a.words[index - 1] == "to" and verb in word_set("catenative") and not verb.startswith("continu")
    return taken and index + 1 < last and not any(cue.form == "people" for cue in cues_at(a, index + 1, last))


def _is_aside(a: Analysis, start: int, index: int) -> bool:
    """Whether what is said at ``index`` has no auxiliary and so leaves the noun to another verb ("held 12 men not charged")."""
    return not any(a.words[k] in BE or a.words[k] in HAVE or a.tags[k] == "MD" for k in range(start, index))


def _undergoes(a: Analysis, index: int, start: int, last: int) -> tuple[Event | None, bool] | None:
    """The event told by a verb at ``index`` that is none of its own ("received death threats", "led to charges", "have not returned"),
    and whether it is told that it did not happen; None where no such verb stands there."""
    word, following = a.words[index], a.words[index + 1 : index + 2]
    if word == "treated" and following == ["for"]:
        hurt = _undergone(a, index + 2, last)
        return (hurt if hurt == "injured" else None), False
    if word in word_set("brought") and following in (["to"], ["at"], ["in"]) and _is_hospital(a, index + 2, last):
        return (None, True) if unreal(a, index, start) else ("injured", False)
    undergone = _undergone(a, index + 1, last) if word in word_set("undergoing") else None
    if undergone:
        pending = word in FACING and undergone not in ("charged", "affected")
        return (None, True) if pending or unreal(a, index, start) else (undergone, False)
    if word in OUTCOMES and following in (["to"], ["in"], ["with"]):
        outcome = _undergone(a, index + 2, last)
        return (outcome if outcome in ("charged", "convicted", "released") else None), False
    if word in ("victim", "victims", "target", "targets") and following == ["of"]:
        return _undergone(a, index + 2, last), False
    absent = ABSENT.get(word)
    if absent and unreal(a, index, start) and not takes_object(a, index + 1, last):
        return absent, False
    return None


def _may_stand_between(a: Analysis, index: int, limit: int, finite: bool) -> bool:
    """Whether a token may stand between those counted and what is said of them: an adverb, a bracket, the comma of an aside."""
    word = a.words[index]
    if word == ",":
        return (
            not finite and index + 1 < limit and (a.words[index + 1] in (*RELATIVES, "both", "all") or a.tags[index + 1] in ("RB", "VBN"))
        )
    if word.isspace():
        return word.count("\n") < 2
    if word in REPORTED and a.words[index - 1] in BE:
        return True
    return word in word_set("catenative") or a.tags[index] in ("RB", "RBR") or word in ("(", ")", '"', "”", "’")


def _corrected(a: Analysis, index: int, last: int) -> int | None:
    """The token behind "but" in "were not killed but arrested"."""
    return next((k + 1 for k in range(index + 1, min(last - 1, index + 4)) if a.words[k] == "but"), None)


def _told(a: Analysis, index: int, last: int) -> int | None:
    """The auxiliary of what those counted say of themselves: "28 said they had been tortured"."""
    for position in range(index + 1, min(last - 1, index + 8)):
        if a.words[position] in (",", ";", '"', "“"):
            return None
        if a.words[position] in ("they", "he", "she") and (a.words[position + 1] in BE or a.words[position + 1] in HAVE):
            return position + 1
    return None


def _is_hospital(a: Analysis, index: int, last: int) -> bool:
    """Whether the phrase at token ``index`` names a hospital."""
    for position in range(index, min(last, index + 7)):
        if a.words[position] in HOSPITALS:
            return True
        if a.tags[position] not in (*NOUN, "DT", "JJ", "CD", "POS", "HYPH"):
            return False
    return False


def _undergone(a: Analysis, index: int, last: int) -> Event | None:
    """The deed that is the object of a verb of undergoing ("received long prison sentences", "sustained injuries")."""
    for position in range(index, min(last, index + 8)):
        listed = a.words[position] == "," and a.tags[position - 1] in NOUN and a.tags[position + 1 : position + 2] in (["NN"], ["NNS"])
        if a.words[position] in RELATIVES or (a.words[position] in (",", ";", ":", "for", "after", "and", "but") and not listed):
            return None
        for cue in cues_at(a, position, last):
            if cue.form == "deed":
                return cue.event
    return None


def _resumed(a: Analysis, index: int, limit: int, last: int) -> tuple[Event | None, bool, bool]:
    """Skip phrases between the counted noun and its verb; only an auxiliary that begins a predicate ends the skip."""
    while index < limit:
        word, tag = a.words[index], a.tags[index]
        told = _told(a, index, last) if word in TELLING else None
        if told is not None:
            return behind(a, told, last, noun=True)
        if (word in BE or word in HAVE) and tag != "VBG":
            return behind(a, index, last, noun=True) if index + 1 < limit else (None, False, False)
        if word == "," and index + 1 < limit and a.tags[index + 1] in ("VBD", "VBN") and cues_at(a, index + 1, last):
            return behind(a, index + 1, last, noun=True)
        if (
            word in (";", ":", ".", "—", "–", "--")
            or word in RELATIVES
            or word in SUBJECTS
            or tag in ("VBD", "VBZ", "VBP", "MD", "TO")
            or (tag == "VBG" and word not in INCLUSIVE)
            or (
                tag == "CD"
                and a.tags[index - 1] not in ("IN", "DT")
                and a.words[index - 1] not in INCLUSIVE
                and not (a.words[index - 1] == "," and a.words[index + 1 : index + 2] == [","])
            )
            or word in ("and", "but", "while", "when")
        ):
            return None, False, False
        index += 1
    return None, False, False


def _predicate(a: Analysis, index: int, last: int, passive: bool) -> tuple[Event | None, bool] | None:
    """The event predicated at ``index`` of what stands before, or (None, True) where that is the doer; None where no cue stands."""
    for cue in cues_at(a, index, last):
        if cue.form == "state":
            if takes_object(a, cue.end, last) and not passive and any(c.form == "past" for c in cues_at(a, index, last)):
                return None, True
            return worst(a, cue, last), False
        if cue.form in ("deed", "people", "of"):
            if passive and cue.form == "people" and a.words[index - 1] in (*BE, "as"):
                return cue.event, False
            continue
        if (
            cue.patient in ("subject", "both")
            and cue.form != "ing"
            and (cue.form == "past" or a.tags[index].startswith("VB") or a.words[index - 1] not in word_set("preposition"))
            and not (passive and cue.patient == "subject" and cue.form == "past" and cue.event == "affected")
        ):
            return cue.event, False
        if cue.form == "past":
            acts = takes_object(a, cue.end, last) or _acts_on(a, cue.end, last)
            if passive or a.words[cue.end : cue.end + 1] == ["dead"] or not acts:
                return worst(a, cue, last), False
            return None, True
        if cue.form == "ing":
            if a.words[index - 1] == "being":
                return cue.event, False
            return (cue.event, False) if cue.patient == "subject" else (None, True)
        if cue.form in ("s", "base") and a.tags[index].startswith("VB") and cue.patient == "object":
            return None, True
    return None


def _acts_on(a: Analysis, index: int, last: int) -> bool:
    """Whether the verb before ``index`` shares the object of one behind it ("captured and then killed 12")."""
    after = index + (2 if a.tags[index + 1 : index + 2] == ["RB"] else 1)
    if after >= last or a.words[index] not in ("and", "or") or a.tags[after] != "VBD":
        return False
    return any(cue.form == "past" and takes_object(a, cue.end, last) for cue in cues_at(a, after, last))


def takes_object(a: Analysis, index: int, last: int) -> bool:
    """Whether a noun phrase stands right behind a verb; an adverb of time is none."""
    if index >= last:
        return False
    word, tag = a.words[index], a.tags[index]
    if not PERIODS.isdisjoint(a.words[index + 2 : index + 5]) and word in ("more", "less"):
        return False  # "held more than two weeks ago"
    if word == "half" or (word in ("more", "fewer", "less") and a.words[index + 1 : index + 2] == ["than"]):
        return True
    if word in ("up", "as") and a.words[index + 1 : index + 2] in (["to"], ["many"]):
        return True
    if word in ("to", "in", "on", "by", "and", "or", "more", "last", "this", "today", "yesterday", "early", "so", "since", "when", "while"):
        return False
    if tag in OBJECT_TAGS or word in ("about", "around", "over", "nearly", "almost", "some", "at"):
        if word == "at" and a.words[index + 1 : index + 2] != ["least"]:
            return False
        if word in ("over", "about", "around") and a.tags[index + 1 : index + 2] != ["CD"]:
            return False
        return (
            a.deps[index] not in ("npadvmod", "tmod")
            and not (tag in NOUN and a.words[index].endswith("day"))
            and not re.match(
                r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december",
                word,
            )
        )
    return False
