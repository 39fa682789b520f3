"""Parts and wholes: which figures count some of those that another counts, and what they share with it."""

from __future__ import annotations

from itertools import pairwise

from civicx.components.quantities import events, shared
from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.counted import Phrase
from civicx.components.quantities.reading import Reading
from civicx.components.quantities.words import BE, INCLUSIVE, word_set

WHOLE = frozenset(["them", "whom"])
PLACES = frozenset(["GPE", "LOC", "NORP"])


def set_within(readings: list[Reading], a: Analysis) -> None:
    """ "Seven of the nine bakers": the second figure is the whole that the first one is part of."""
    for one, two in pairwise(readings):
        between = [a.words[k] for k in range(one.last + 1, two.first)]
        between = between[1:] if between[:2] == ["out", "of"] else between
        whole = all(w in word_set("determiner") or w in word_set("between_part_and_whole") for w in between)
        whole = whole or (between[-1:] != [] and between[-1] in ("'s", "’s", "'", "’"))
        parted = between[:1] == ["of"] or (one.figure.kind == "fraction" and not one.phrase)
        if between and parted and len(between) <= 6 and whole:
            two.within = True
            if two.phrase and (not one.phrase or one.phrase.of):
                one.phrase = Phrase(two.phrase.first, two.phrase.end, two.phrase.head, of=True)


def whole_of(a: Analysis, reading: Reading, kept: list[Reading]) -> Reading | None:
    """The figure whose noun is understood with one that has none: the last before it that is not itself some of another; for "of them"
    rather the subject of its sentence than a noun behind a preposition."""
    near = [one for one in kept[-4:] if a.firsts[one.first] == a.firsts[reading.first]]
    if reading.phrase and reading.phrase.pronoun:
        if not near and a.words[reading.first - 1] == "," and a.tags[reading.first - 2] == "NNS":
            return None  # "guards, four of whom …"
        subjects = [one for one in near if one.phrase and a.deps[one.phrase.head].startswith("nsubj")]
        if subjects and near[-1].phrase and a.deps[near[-1].phrase.head] == "pobj":
            return subjects[-1]
        return next((one for one in reversed(near) if one.figure.value >= reading.figure.value), kept[-1] if kept else None)
    wholes = [one for one in kept[-8:] if not one.subset or a.firsts[one.first] != a.firsts[reading.first]]
    plural = [one for one in wholes if one.figure.value != 1 or one.event or reading.figure.value == 1]
    return next(reversed(plural or wholes or kept), None)


def including(a: Analysis, reading: Reading, kept: list[Reading]) -> Reading | None:
    """The last figure before "including" that is no smaller than the one behind it, else the last: "held 90 clerks in 12 towns, including
    40 in Torvane"."""
    near = [one for one in kept[-4:] if a.firsts[one.first] == a.firsts[reading.first] and one.figure.unit == reading.figure.unit]
    return next((one for one in reversed(near) if one.figure.value >= reading.figure.value), kept[-1] if kept else None)


def refer_back(a: Analysis, reading: Reading, named: dict[float, str]) -> None:
    """ "The six" are the six dock workers counted before; ``named`` holds the last noun of each number."""
    figure = reading.figure
    if figure.unit != "count" or figure.kind != "plain" or figure.value < 2:
        return
    if reading.phrase and not reading.phrase.pronoun and reading.counted and not reading.before:
        named[figure.value] = reading.counted
    elif figure.value in named and not reading.before and a.words[reading.first - 1] in ("the", "these", "those"):
        reading.counted = named[figure.value]


def token_before(a: Analysis, reading: Reading) -> int:
    """The token before a figure and the articles and comparators that lead it."""
    index = a.token_at(reading.figure.start) - 1
    while index > a.firsts[reading.first] and a.words[index] != "of" and a.words[index] in word_set("before_number"):
        index -= 1
    return max(0, index)


def is_subset(a: Analysis, reading: Reading) -> bool:
    """ "Including five children", "among them two nurses", "three of them": some of those before."""
    if reading.phrase and reading.phrase.pronoun:
        return True
    before = token_before(a, reading)
    return a.words[before] in INCLUSIVE or (a.words[before] in WHOLE and a.words[before - 1] in (*INCLUSIVE, "of", "amongst"))


def is_share(a: Analysis, first: int) -> bool:
    """ "Peru (15), Lima (at least 8)", "Peru, 15; Lima, 8": the figure at token ``first`` is how many of those counted a place has."""
    listed = a.words[first - 1] == "(" or (a.words[first - 1] == "," and a.words[first + 1 : first + 2] == [";"])
    return listed and a.labels[first - 2] in PLACES


def share(a: Analysis, reading: Reading, kept: list[Reading]) -> None:
    """Give a place's share the noun and the event of what was counted last, in its sentence or in the one before."""
    first = a.firsts[reading.first]
    for one in reversed(kept[-8:]):
        if one.counted and one.figure.unit == "count" and first in (a.firsts[one.first], a.sentence_end(one.first)):
            reading.counted, reading.event = one.counted, one.event
            return


def is_some_of_them(a: Analysis, reading: Reading) -> bool:
    """ "Among them were two children", "Of these, 30 were children": some of those in the sentence before, of whom no verb tells more."""
    first = a.firsts[reading.first]
    if a.words[first] not in ("of", "among") or a.words[first + 1 : first + 2] not in (["them"], ["these"], ["those"]):
        return False
    return token_before(a, reading) == first + 2 if a.words[first + 2] in BE else not shared.acts(a, reading.end)


def of_sentence_before(a: Analysis, reading: Reading, kept: list[Reading]) -> None:
    """Give a figure the event of all those counted in the sentence before, if the same happened to all, and their noun if it has none."""
    before = [one for one in kept[-6:] if a.sentence_end(one.first) == a.firsts[reading.first] and one.figure.unit == "count"]
    happened = {one.event for one in before if one.event}
    reading.event = happened.pop() if len(happened) == 1 else None
    if reading.event and not reading.counted:
        reading.counted = next(one.counted for one in before if one.event)


def share_back(a: Analysis, kept: list[Reading]) -> None:
    """ "Seven bakers and two nurses were abducted": what is said of the last of a row is said of all."""
    for one, two in reversed(list(pairwise(kept))):
        if (
            one.event
            or not two.event
            or two.own
            or two.within
            or two.subset
            or a.words[token_before(a, one)] in ("of", "among")
            or one.figure.kind == "age"
            or one.figure.unit != "count"
            or two.figure.unit != "count"
        ):
            continue
        between = [a.words[k] for k in range(one.end, a.token_at(two.figure.start))]
        undergoes = not one.phrase or one.before or events.can_undergo(a.words[one.phrase.head], two.event)
        if undergoes and between and len(between) <= 3 and all(w in (",", "and", "or", "&", "the") for w in between):
            one.event = two.event
