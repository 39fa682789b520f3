"""Tells whether those that a figure counts share the event of the figure before it, with which it is joined, listed or compared."""

from __future__ import annotations

from itertools import pairwise

from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.counted import SKIPPED
from civicx.components.quantities.cues import cues_at
from civicx.components.quantities.reading import Reading
from civicx.components.quantities.words import BE, HAVE, word_set

COMPARING = frozenset(["compared", "up", "down"])
JOINING = frozenset([",", "and", ";", "or"])
DEGREES = frozenset(["seriously", "critically", "severely", "badly", "slightly", "lightly", "gravely", "fatally", "mortally"])
PLACING = frozenset(["in", "at", "near", "on", "outside", "inside", "around", "since", "during", "last", "between"])


def is_part(a: Analysis, reading: Reading, previous: Reading, left: int) -> bool:
    """ "Of the 40 killed, six …"; "nine were killed, five of them …"; "14 injured, three seriously"; "six in Ozrek and two in Tarsel":
    those counted are some of the ones before, or share their verb."""
    first = a.firsts[previous.first]
    if first != a.firsts[reading.first] or reading.figure.unit not in ("count", "ratio", "%"):
        return False
    if reading.phrase:
        return reading.phrase.pronoun
    if a.words[left] in ("with", "to", "from") and a.words[left - 1] in COMPARING:
        return True
    if a.words[left] in JOINING and reading.last + 1 < len(a) and reading.figure.unit == "count":
        after = a.words[reading.last + 1]
        if after in DEGREES or ((after in PLACING or after == "by") and previous.event not in (None, "protesting")):
            return True
    named = left - (a.words[left] == ",")
    if a.words[named] in ("these", "those", "them", "whom") and a.words[named - 1] in ("of", "among"):
        return a.words[left] == "," or not acts(a, reading.end)
    return previous.first - first <= 5 and a.words[first] in ("of", "among") and not acts(a, reading.end)


def is_parallel(a: Analysis, reading: Reading, previous: Reading, left: int) -> bool:
    """ "Jailed ten bakers for life and 12 clerks for a year": the same preposition stands behind both."""
    after = a.words[reading.end : reading.end + 1]
    near = a.firsts[previous.first] == a.firsts[reading.first] and reading.first - previous.end < 10
    if after == ["of"] or reading.figure.unit != "count":
        return False
    same = after == a.words[previous.end : previous.end + 1] and not word_set("preposition").isdisjoint(after)
    return near and same and a.words[left] == "and"


def is_toll(a: Analysis, previous: Reading, left: int, first: int) -> bool:
    """ "They later raised it to 100": "it" is the toll that the sentence before gave as another figure."""
    if a.words[left] not in ("to", "at") or "it" not in a.words[max(first, left - 4) : left] or a.sentence_end(previous.first) != first:
        return False
    return "toll" in a.words[max(a.firsts[previous.first], previous.first - 8) : previous.first]


def is_included(a: Analysis, reading: Reading, previous: Reading) -> bool:
    """ "There were 120 arrests on Sunday, including 14 minors"; detainees are no deed that those among them underwent."""
    head = previous.phrase.head if previous.phrase else previous.last
    deed = not previous.own or any(cue.form == "deed" for cue in cues_at(a, head, len(a)))
    near = reading.first - previous.end < (14 if reading.phrase else 30) and a.firsts[previous.first] == a.firsts[reading.first]
    return deed and reading.subset and near


def is_linked(a: Analysis, index: int, first: int, previous_end: int) -> bool:
    """Whether only "and", "including", "among them" … stand between the previous counted noun and token ``index``."""
    between = [a.words[k] for k in range(max(first, previous_end), index)]
    if len(between) > 9 or previous_end < first:
        return False
    pairs = list(pairwise(["", *between, ""]))
    if any((one == "in" and two != "addition") or (two == "by" and one != "followed") for one, two in pairs):
        return False
    return all(word in word_set("joiner") or word in word_set("determiner") or word.isspace() for word in between)


def has_predicate(a: Analysis, index: int, last: int) -> bool:
    """Whether those counted have a verb of their own behind them ("and 46 people are being treated")."""
    while index < last and (a.tags[index] == "RB" or a.words[index] in SKIPPED):
        index += 1
    return index < last and (a.words[index] in BE or a.words[index] in HAVE or a.tags[index] in ("VBD", "VBZ", "VBP", "MD"))


def acts(a: Analysis, index: int) -> bool:
    """Whether what stands behind those counted is a verb of their own ("300 have been reinstated"), not what they are."""
    last = min(len(a), index + 5)
    while index < last and (a.words[index] in BE or a.words[index] in HAVE or a.tags[index] in ("RB", "MD")):
        index += 1
    return index < last and (a.tags[index] in ("VBD", "VBP") or (a.words[index - 1] in (*BE, *HAVE) and a.tags[index] in ("VBN", "VBG")))
