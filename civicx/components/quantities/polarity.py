"""Tells events that happened from those denied, failed, planned or only possible: ``not released``, ``yet to be charged``,
``threatened to arrest``, ``would displace``."""

from __future__ import annotations

import re

from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.words import BE, HAVE, word_set

NEGATORS = frozenset(["not", "n't", "never", "without", "neither", "nor", "hardly", "barely", "cannot"])
MODALS = frozenset(["will", "would", "could", "might", "may", "can", "shall", "must", "should", "'ll", "’ll", "wo", "ca"])
# What would have happened did not: "would have killed".
COUNTERFACTUAL = frozenset(["would", "could", "should"])
CONDITIONS = frozenset(["if", "unless", "whether", "lest"])
DEMANDING = frozenset(["must", "should", "need", "needs"])
RISKING = frozenset(["risk", "risks", "risked", "risking", "avoid", "avoids", "avoided", "escaped", "fear", "fears", "dread"])
# Right before "to": what is still to come, or never came.
PENDING = frozenset(
    [
        "yet",
        "due",
        "set",
        "likely",
        "unlikely",
        "going",
        "about",
        "ready",
        "unable",
        "scheduled",
        "supposed",
        "enough",
        "meant",
        "poised",
    ]
)
# Verbs and nouns of intent within a few words before "to": "ordered the police to arrest 40".
INTENT = re.compile(
    r"(?:threat|plan|fail|refus|attempt|want|vow|pledg|promis|urg|ask|call|order|intend|seek|declin|hop(?:e|ing)|prepar|aim|wish|decid|propos"
    r"|authori[sz]|allow|conspir|plot|instruct|demand|appeal|expect|permi|warrant|powers?$|bill$|bid|offer|struggl)\w*|try|tries|tried|trying|sought|law"
)


def unreal(a: Analysis, verb: int, first: int) -> bool:
    """Return whether the verb or state at token ``verb`` is negated, failed, planned or hypothetical, by the words from ``first``."""
    perfect = False
    for index in range(verb - 1, max(first, verb - 8) - 1, -1):
        word = a.words[index]
        if word in NEGATORS:
            return True
        if word in MODALS and a.tags[index] == "MD":
            return not perfect or word in COUNTERFACTUAL
        if word == "to":
            return not perfect and _intended(a, index - 1)
        if word in HAVE:
            perfect = True
        elif word in RISKING:
            return True
        elif not (word in BE or a.tags[index] in ("RB", "RBR") or (word in word_set("catenative") and word not in ("and", "or"))):
            break
    return _conditional(a, verb, first)


def _conditional(a: Analysis, verb: int, first: int) -> bool:
    """Whether the verb at token ``verb`` stands in a clause of condition ("unless the government frees 25 prisoners")."""
    for index in range(verb - 1, max(first, verb - 8) - 1, -1):
        if a.words[index] in CONDITIONS:
            return True
        if a.words[index] in (",", "and", "but", ";", ":"):
            return False
    return False


def demanded(a: Analysis, verb: int, first: int) -> bool:
    """Return whether the verb at token ``verb`` is said to be due ("must be released")."""
    return not DEMANDING.isdisjoint(a.words[max(first, verb - 5) : verb])


def _intended(a: Analysis, index: int) -> bool:
    """Whether the words that end at token ``index``, before "to", are of intent; the counted noun may be among them."""
    if index < 0:
        return False
    if a.words[index] in PENDING or a.words[index] in BE:
        return True
    return any(INTENT.fullmatch(a.words[k]) for k in range(max(0, index - 3), index + 1))
