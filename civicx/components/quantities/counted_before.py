"""Finds the noun before a figure that it counts or measures: "executions rose to 43", "the number of prisoners has doubled to 3,800"."""

from __future__ import annotations

from dataclasses import replace

from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.counted import NOUN, TOTALS, Phrase, phrase_at
from civicx.components.quantities.numerals import Figure
from civicx.components.quantities.words import BE, word_set

NAMES = frozenset(["NNP", "NNPS"])
SIZED = frozenset(
    ["staff", "population", "crew", "membership", "workforce", "garrison", "readership", "circulation", "enrolment", "enrollment"]
)
PUTTING = frozenset(["put", "puts", "putting", "estimate", "estimates", "estimated", "placed", "places", "gave", "gives", "set", "sets"])
PARTS = frozenset(["percent", "cent", "third", "thirds", "quarter", "quarters", "half", "fifth", "fifths", "majority", "rest", "average"])


def preceding(a: Analysis, figure: Figure) -> Phrase | None:
    """Return the noun before a bare figure that the figure measures: "deaths rose to 43", "the number of prisoners is 1,500"."""
    number = a.token_at(figure.first)
    first = a.sentence_start(number)
    lead = a.token_at(figure.start) - 1
    if a.words[lead] == "numbering" and a.words[lead - 1] == "," and a.tags[lead - 2] == "NNS" and lead - 2 >= first:
        return led(a, lead - 2, first)
    if a.words[number - 1 : number + 2 : 2] == ["(", ")"] and a.tags[number - 2] == "NNS" and number - 2 >= first:
        return _bracketed(a, led(a, number - 2, first), first)
    of = a.token_at(figure.start) - 1
    of -= a.words[of] in ("just", "only")
    if of > first and a.words[of] == "of" and a.words[of - 1] in SIZED:
        return led(a, of - 1, first)  # "a staff of just 45"
    node, steps = a.token_at(figure.last - 1), 0
    while (
        steps < 6
        and a.deps[node]
        in ("nummod", "quantmod", "pobj", "prep", "attr", "dobj", "appos", "conj", "npadvmod", "compound", "advmod", "acomp", "pcomp")
        and a.heads[node] != node
    ):
        dep, through = a.deps[node], a.words[node]
        node, steps = a.heads[node], steps + 1
        if node < first:
            return None
        if a.tags[node].startswith("VB"):
            if dep in ("dobj", "nummod", "conj") and a.words[node] not in word_set("measuring"):
                return None
            changed = _changed(a, node, number) if through in ("to", "at", "from", "by") else None
            if changed is not None:
                return _of_phrase(a, changed, number) if a.words[changed] in TOTALS else led(a, changed, node + 1)
            return None if a.words[node] in PUTTING else _subject(a, node, first, number)
        if a.tags[node] in NOUN and node < number and a.words[node] in TOTALS:
            return _of_phrase(a, node, number)
    return None


def _bracketed(a: Analysis, phrase: Phrase, first: int) -> Phrase:
    """ "Killings (54)", "attacks on guards (7)": the noun before a number in brackets, with the one that it belongs to."""
    above = phrase.first - 2
    if above < first or a.words[above + 1] not in ("of", "on", "against") or a.tags[above] != "NNS":
        return phrase
    return replace(led(a, above, first), end=phrase.end)


def _changed(a: Analysis, verb: int, number: int) -> int | None:
    """What is put at or brought to a figure: "doctors put the number of dead at 24" tells of a number of dead."""
    objects = (index for index in range(verb + 1, number) if a.heads[index] == verb and a.deps[index] == "dobj")
    return next((index for index in objects if a.tags[index] in NOUN and a.tags[index - 1] != "CD"), None)


def of_measure(a: Analysis, figure: Figure) -> Phrase | None:
    """Return the noun that a sum or measure is the amount of: "a monthly wage of $10", "fines of up to 2,000 dinars"."""
    index = a.token_at(figure.start) - 1
    if index < 1 or a.words[index] != "of" or a.tags[index - 1] not in ("NN", "NNS") or a.words[index - 1] in TOTALS:
        return None
    head = start = index - 1
    while start > a.sentence_start(head) and a.tags[start - 1] in ("NN", "JJ", "VBN", "HYPH", "JJS", "JJR"):
        start -= 1
    return Phrase(start, head + 1, head)


def _subject(a: Analysis, verb: int, first: int, number: int) -> Phrase | None:
    for index in range(min(verb, number) - 1, first - 1, -1):
        if a.heads[index] == verb and a.deps[index] in ("nsubj", "nsubjpass", "csubj") and a.tags[index] in NOUN:
            if a.words[index] in TOTALS:
                return _of_phrase(a, index, number)
            return None if a.words[index] in PARTS or a.tags[index] in NAMES else led(a, index, first)
    if (
        a.deps[verb] in ("relcl", "acl")
        and a.words[verb] in word_set("measuring")
        and a.words[verb] not in BE
        and first <= a.heads[verb] < verb
        and a.tags[a.heads[verb]] in NOUN
    ):
        return led(a, a.heads[verb], first)
    return None


def led(a: Analysis, head: int, first: int) -> Phrase:
    """A noun with the modifiers before it."""
    start = head
    while start > first and a.tags[start - 1] in (*NOUN, "JJ", "VBN", "VBG") and a.heads[start - 1] == head:
        start -= 1
    return Phrase(start, head + 1, head)


def _of_phrase(a: Analysis, total: int, last: int) -> Phrase | None:
    if total + 1 >= last or a.words[total + 1] != "of":
        return None
    index = total + 2
    while index < last and a.words[index] in word_set("determiner"):
        index += 1
    return phrase_at(a, index, last, False)
