"""Turns figures into marks: dicts with ``start``, ``end``, ``numbers`` (spans to be valued), ``scale`` (a span), ``kind``,
``comparator``, ``unit``, ``counted``, ``event`` and ``status``. Values are computed by :mod:`civicx.normalize.numbers`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from civicx.components.quantities import counted, counted_before, events, wholes
from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.counted import Phrase
from civicx.components.quantities.cues import cues_at
from civicx.components.quantities.numerals import Figure
from civicx.components.quantities.reading import Reading
from civicx.components.quantities.status import Statuses
from civicx.components.quantities.words import BE, word_set
from civicx.normalize import units

# Those whom the rest of the sentence does not hold for: "all but three were fined".
EXCEPTION = re.compile(
    r"\b(?:(?:all|every\w*|any\w*|none|nobody|no one|nothing) but|except(?: for)?|apart from|aside from|other than|excluding|save for"
    r"|with the exception of)\s(?:the\s|some\s|about\s|only\s)?$",
    re.IGNORECASE,
)
NEGATIVE_WHOLE = re.compile(
    r"\b(?:neither|none|nobody|no one|not one|not a single one|not all|how many) (?:of|among|out of) "
    r"(?:(?:the|these|those|its|their|his|her|our)\s)?$",
    re.IGNORECASE,
)
DISTANCES = frozenset(["kilometre", "metre", "mile", "foot", "yard", "centimetre", "inch"])
DIRECTIONS = frozenset(["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"])
OTHERS = frozenset(["other", "others", "more"])
TIMES = frozenset(["last", "next", "this", "yesterday", "today", "tomorrow"])


def marks(a: Analysis, found: list[Figure]) -> list[dict[str, Any]]:
    """Return the marks of the figures that count something."""
    readings = [_read(a, figure) for figure in found]
    wholes.set_within(readings, a)
    for reading in readings:
        reading.within |= NEGATIVE_WHOLE.search(a.text[max(0, reading.figure.start - 40) : reading.figure.start]) is not None
    kept: list[Reading] = []
    named: dict[float, str] = {}
    for reading in readings:
        previous = kept[-1] if kept else None
        if _is_name(a, reading):
            continue
        whole = wholes.whole_of(a, reading, kept)
        reading.subset = wholes.is_subset(a, reading)
        if reading.subset and not (reading.phrase and reading.phrase.pronoun):
            previous = whole = wholes.including(a, reading, kept)
        _resolve(a, reading, previous, whole)
        wholes.refer_back(a, reading, named)
        if wholes.is_share(a, a.token_at(reading.figure.start)):
            wholes.share(a, reading, kept)
        if not reading.event and wholes.is_some_of_them(a, reading):
            wholes.of_sentence_before(a, reading, kept)
        if _counts_something(a, reading):
            kept.append(reading)
    wholes.share_back(a, kept)
    for part, whole in pairwise(kept):
        if whole.within and not part.counted and not part.phrase:
            part.counted = whole.counted
    statuses = Statuses(a)
    return [_mark(reading, statuses) for reading in kept]


def _read(a: Analysis, figure: Figure) -> Reading:
    first, last = a.token_at(figure.first), a.token_at(figure.last - 1)
    if figure.kind == "age" and wholes.is_share(a, first):
        figure = replace(figure, kind="plain", unit="count", counted=None)
    if figure.kind == "age":
        return Reading(figure, first, a.token_at(figure.end - 1), None, counted="age")
    return Reading(figure, first, max(last, a.token_at(figure.after - 1)), counted.following(a, figure))


def _is_name(a: Analysis, reading: Reading) -> bool:
    """Digits behind a capitalised word are part of its name unless a plain noun follows ("Model 3", but "In Lagos 40 people")."""
    figure = reading.figure
    if not figure.digits or figure.unit != "count" or figure.kind not in ("plain", "range") or figure.comparator != "=":
        return False
    index = reading.first - 1
    if index < 0 or a.starts[index] + len(a.words[index]) < figure.start - 1:
        return False
    word = a.text[a.starts[index] : a.end_of(index)]
    if word.lower() in word_set("before_number") or word.lower() in word_set("no_head"):
        return False
    if any(cue.form in ("s", "past", "base") for cue in cues_at(a, index, index + 1)) or word.lower() in ("leaves", "leave"):
        return False  # "Blast Kills 8 Officers"
    if not word[:1].isupper() or (word.isupper() and len(word) > 4) or a.tags[index] not in ("NNP", "NNPS") or a.firsts[index] == index:
        return False
    following = reading.phrase
    return following is None or (a.tags[following.head] in ("NNP", "NN") and a.heads[reading.first] != following.head)


def _resolve(a: Analysis, reading: Reading, previous: Reading | None, whole: Reading | None) -> None:
    """Find the event, then the counted noun, of one figure; ``previous`` is the figure before it, ``whole`` the last one that is not
    itself some of those before."""
    if reading.figure.kind == "age":
        return
    if reading.figure.unit not in ("count", "ratio", "%"):
        _measure(a, reading, previous)
        return
    phrase = reading.phrase
    if phrase and phrase.pronoun:
        phrase = None
    elided = a.words[reading.last + 1 : reading.last + 2]
    if (
        phrase is None
        and not (reading.phrase and reading.phrase.pronoun)
        and a.words[reading.last + 1 : reading.last + 3] != ["the", "number"]
        and not (elided and (elided[0] in word_set("state") or elided[0] in OTHERS or elided[0] in BE))
    ):
        before = counted_before.preceding(a, reading.figure)
        if before and a.words[before.head] == "toll":
            reading.event, reading.counted = "killed", "people"
            return
        if before and a.words[before.head] != "%":
            reading.phrase = phrase = before
            reading.before = True
    if previous and _is_vote(a, reading, previous):
        reading.phrase, reading.counted = None, previous.counted
        return
    if elided == ["times"]:  # "shot six times"
        reading.phrase, reading.counted = None, "times"
        return
    event = events.of_reading(a, reading, phrase, previous)
    if EXCEPTION.search(a.text[max(0, reading.figure.start - 48) : reading.figure.start]) or _is_size(a, reading, phrase):
        event = None
    if reading.subset and not phrase and whole and whole.phrase and not events.can_undergo(a.words[whole.phrase.head], event):
        event = None  # "hold 12 towns, including three near the border"
    if event == "affected" and (reading.before or (phrase is None and reading.figure.unit == "%")):  # "inflation hit 12 percent"
        event = None
    if reading.figure.kind == "pronoun" and not reading.figure.value and event in ("killed", "injured"):  # "nobody was hurt"
        event = None
    reading.event = event if phrase is None or events.can_undergo(a.words[phrase.head], event) else None
    if phrase and event == "detained" and a.words[phrase.head] in ("hostage", "hostages", "captive", "captives"):
        reading.event = "disappeared"
    reading.counted = _noun(a, reading, phrase, whole)
    if not (event or phrase or reading.within) and whole and whole.phrase and reading.counted == whole.counted:
        reading.event = events.inherent(a, whole.phrase)


def _is_size(a: Analysis, reading: Reading, phrase: Phrase | None) -> bool:
    """Whether a figure and a hyphen say how large a thing is: "a 40-page report"; not of how many people: "a 12-man crew"."""
    hyphen, of = reading.last + 1, reading.last + 2
    if phrase is None or phrase.head <= of or a.words[hyphen] not in ("-", "‑"):
        return False
    return a.tags[of] == "NN" and a.words[of] not in ("member", "strong") and a.words[of] not in word_set("lost")


def _is_vote(a: Analysis, reading: Reading, previous: Reading) -> bool:
    """ "By 14 votes to none"."""
    return (
        previous.phrase is not None
        and a.words[previous.phrase.head] in ("vote", "votes")
        and previous.end == reading.first - 1
        and a.words[previous.end] in ("to", "against")
    )


def _measure(a: Analysis, reading: Reading, previous: Reading | None) -> None:
    """What a sum or a measure is of: "a $250,000 donation", "2.5 tonnes of flour"."""
    phrase = reading.phrase
    within = "within" in a.words[max(0, reading.first - 7) : reading.first]
    if phrase and reading.figure.unit in DISTANCES and (a.words[phrase.head] in DIRECTIONS or (phrase.of and within)):
        return  # "60 km east of Torvane", "within five kilometres of the border"
    one = a.words[a.token_at(reading.figure.start) - 1] in ("a", "an")  # "an EGP 40 fine", "a 14-foot tall metal cage"
    if phrase and not phrase.pronoun and (one or phrase.of or phrase.head in (a.heads[reading.last], a.heads[phrase.first - 1])):
        reading.counted = counted.text_of(a, phrase)
        return
    owner = counted_before.of_measure(a, reading.figure)
    if reading.figure.unit in units.codes() and a.words[wholes.token_before(a, reading)] in ("fined", "fine", "fining"):
        reading.counted = "fine"
    elif owner:
        reading.counted = counted.text_of(a, owner)
    elif previous and previous.counted and a.text[previous.figure.end : reading.figure.start] in (" (", "("):
        reading.counted = previous.counted


def _noun(a: Analysis, reading: Reading, phrase: Phrase | None, previous: Reading | None) -> str | None:
    if phrase:
        return counted.text_of(a, phrase)
    same = (
        previous is not None and previous.counted and previous.figure.kind != "age" and a.firsts[previous.first] == a.firsts[reading.first]
    )
    pronoun = reading.phrase is not None and reading.phrase.pronoun
    if pronoun and previous is None and a.words[reading.first - 1] == "," and a.tags[reading.first - 2] == "NNS":
        return counted.text_of(a, counted_before.led(a, reading.first - 2, a.firsts[reading.first]))
    if reading.event == "killed" and "toll" in a.words[max(a.firsts[reading.first], reading.first - 8) : reading.first]:
        return "people"
    verb = a.tags[wholes.token_before(a, reading)]
    if reading.event and previous and not pronoun and verb.startswith("VB"):
        doers = previous.phrase is not None and verb == "VBG" and a.deps[previous.phrase.head].startswith("nsubj")
        if doers or not previous.event:
            return "people"
    if reading.event and previous and previous.phrase and not events.can_undergo(a.words[previous.phrase.head], reading.event):
        return "people"
    if previous and previous.counted and previous.figure.unit in ("count", "ratio") and (same or pronoun):
        return "people" if previous.counted == "person" else previous.counted
    if reading.event:
        return "people"
    return None


def _counts_something(a: Analysis, reading: Reading) -> bool:
    """Drop bare numbers that nothing says anything of."""
    figure = reading.figure
    if figure.unit != "count" or figure.kind in ("age", "range", "fraction", "ratio"):
        return True
    if figure.kind == "pronoun":
        return _is_counting_pronoun(a, reading)
    words = a.text[figure.first : figure.last].lower()
    if words in ("several", "a few") and reading.phrase and a.words[reading.phrase.head] in word_set("abstract"):
        return False
    if words == "one" and _is_pronoun(a, reading):
        return False
    if words == "one" and (reading.phrase is None or reading.phrase.of or reading.phrase.pronoun):
        return reading.event is not None and figure.comparator == "="
    if words in ("one", "1"):
        return reading.counted is not None or figure.comparator != "="
    return True


def _is_counting_pronoun(a: Analysis, reading: Reading) -> bool:
    """ "None of the bakers left"; "nobody" and "both" only where the text says what happened to them, "nobody may be held" and
    "both … and …" never."""
    phrase = reading.phrase
    if a.words[reading.first] == "none" and phrase and phrase.of and not phrase.pronoun and a.tags[phrase.head] != "NN":
        return True
    if reading.end < len(a) and a.words[reading.end] in word_set("modal") and a.tags[reading.end] == "MD":
        return False
    if reading.counted in ("vote", "votes"):
        return True
    pair = a.words[reading.first] == "both" and "and" in a.words[reading.first : reading.end + 1]
    return reading.event is not None and not pair


def _is_pronoun(a: Analysis, reading: Reading) -> bool:
    """Whether "one" stands for a thing: "the right to hold one", "built one last year"."""
    i = reading.last
    if i + 1 < len(a) and (a.words[i + 1] in TIMES or a.tags[i + 1] in ("VBZ", "MD", ".", ",")) and a.deps[i] in ("dobj", "nsubj"):
        verb = a.heads[i]
        return a.deps[i] == "dobj" and (a.tags[verb] in ("VB", "VBP") or a.words[i + 1] in TIMES)
    return False


def _mark(reading: Reading, statuses: Statuses) -> dict[str, Any]:
    figure = reading.figure
    return {
        "start": figure.start,
        "end": figure.end,
        "numbers": [list(span) for span in figure.numbers],
        "scale": list(figure.scale) if figure.scale else None,
        "kind": figure.kind,
        "comparator": figure.comparator,
        "unit": figure.unit,
        "counted": reading.counted,
        "event": reading.event,
        "status": statuses.of_reading(reading),
    }
