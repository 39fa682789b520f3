"""Finds the noun phrase that a figure counts, in the text's own words.

Surface forms: ``200 people``; ``dozens of journalists``; ``two of the party's leaders``; ``197 countries and territories``;
``types of tear gas`` (an "of" phrase stays); nothing, where the noun is understood from another figure. Nouns before a figure are in
:mod:`~civicx.components.quantities.counted_before`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.cues import cues_at
from civicx.components.quantities.numerals import Figure
from civicx.components.quantities.ranges import YEAR
from civicx.components.quantities.words import word_set

NOUN = frozenset(["NN", "NNS", "NNP", "NNPS", "FW"])

MODIFIER = frozenset(["JJ", "JJR", "JJS", "VBN", "VBG", "RBS", "HYPH", "POS", "AFX", "ADD", "CD"])

SKIPPED = frozenset(["other", "others", "more", "additional", "further", "another", "such", "separate", "extra"])

PRONOUNS = frozenset(["them", "us", "whom", "which", "those", "these", "you", "who", "they"])

TOTALS = frozenset(["number", "numbers", "total", "totals", "figure", "tally", "count", "sum"])

AGED = re.compile(r"[\s\u00a0]*\d{1,3}[-‑ ](?:year|month)s?[-‑ ]olds?\s", re.IGNORECASE)

# What may follow "40 dead": nothing that the state would be an adjective of.
STATE_ENDS = frozenset(
    [
        ",",
        ".",
        ";",
        ":",
        ")",
        "and",
        "or",
        "but",
        "in",
        "at",
        "on",
        "after",
        "when",
        "as",
        "by",
        "near",
        "by",
        "during",
        "so",
        "since",
        "from",
        "over",
        "while",
        "this",
        "last",
        "stands",
        "stood",
        "rises",
        "rose",
        "reached",
        "climbed",
    ]
)

RISKING = frozenset(["risk", "face", "fear", "concern", "concerned", "report", "claim", "need", "work", "march", "protest", "strike"])

NOMINAL = frozenset(["accused", "disappeared", "unemployed", "homeless"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A counted noun phrase: tokens from ``first`` to before ``end``, its ``head``, and whether it stands behind the figure with
    ``of`` ("two of the leaders"); ``pronoun`` where only "them" or "whom" stands there."""

    first: int
    end: int
    head: int
    of: bool = False
    pronoun: bool = False


def following(a: Analysis, figure: Figure) -> Phrase | None:
    """Return the noun phrase right behind ``figure``, or None."""
    aged = AGED.match(a.text, figure.after)
    after = aged.end() if aged else figure.after
    index = a.token_at(after)
    if index < len(a) and a.starts[index] < after:
        index += 1
    last = min(a.sentence_end(a.token_at(figure.first)), index + 30)
    of = False
    while index < last and (
        a.words[index] in SKIPPED
        or a.words[index] in ("-", "‑")
        or (a.words[index] == "strong" and a.words[index - 1] == "-")
        or (a.words[index].isspace() and a.words[index].count("\n") < 2)
    ):
        if "\n" in a.words[index] and a.words[index + 1 : index + 2] in (["-"], ["–"], ["•"], ["*"], ["·"]):
            return None  # the next of a list
        index += 1
    index = _behind_bracket(a, index, last)
    if index < last and a.words[index] == "of" and index + 1 < last:
        of, index = True, index + 1
        while (
            index < last
            and (a.words[index] in word_set("determiner") and not (a.words[index] in PRONOUNS and not _noun_near(a, index + 1, last)))
            and a.words[index + 1 : index + 2] != ["who"]
        ):
            index += 1
        if index < last and a.words[index] in PRONOUNS and a.tags[index] not in NOUN:
            return Phrase(index, index + 1, index, of=True, pronoun=True)
    elif index < last and figure.kind == "fraction" and a.words[index] in word_set("determiner"):
        index += 1
        if "POS" in a.tags[index : index + 4] and a.tags[a.tags.index("POS", index) + 1 : last][:1] == ["CD"]:
            return None  # "half the country's 120 mines"
    if index + 3 < last and a.words[index] == "the" and a.words[index + 1] in TOTALS and a.words[index + 2] == "of":
        index += 3  # "brings to 11 the number of teachers killed"
    number = a.token_at(figure.first)
    if (
        a.words[max(0, number - 2) : number] in (["of", "which"], ["of", "whom"])
        and index < last
        and a.words[index].endswith("ed")
        and a.tags[index] in ("VBD", "VBN", "JJ")
    ):
        return None  # "of which nine concerned teachers"
    if figure.value > 1 and index < last and a.words[index] in word_set("taken") and (index + 1 >= last or a.tags[index + 1] not in NOUN):
        return None
    if index < last and any(cue.form == "past" and cue.end > index + 1 for cue in cues_at(a, index, last)):
        return None  # "seven more taken prisoner"
    return phrase_at(a, index, last, of)


def _behind_bracket(a: Analysis, index: int, last: int) -> int:
    """The token behind a bracket that stands before "of", or behind the end of one: "half (51%) of the bakers"."""
    if index < last and a.words[index] in ("(", ")"):
        end = next((k for k in range(index, min(last - 1, index + 7)) if a.words[k] == ")"), index)
        figure = end == index or "CD" in a.tags[index:end]
        return end + 1 if figure and a.words[end + 1 : end + 2] == ["of"] else index
    return index


def _noun_near(a: Analysis, index: int, last: int) -> bool:
    return index < last and (a.tags[index] in NOUN or a.tags[index] in MODIFIER)


def phrase_at(a: Analysis, index: int, last: int, of: bool) -> Phrase | None:
    first = index
    if not of and index < last and a.words[index] in word_set("state") and (index + 1 >= last or a.words[index + 1] in STATE_ENDS):
        return None
    head = _head(a, index, last)
    if head is None and index < last and a.words[index] in NOMINAL and (index + 1 >= last or a.tags[index + 1] not in ("IN", "TO")):
        head = index
    if head is None or (a.words[head] in word_set("saying") and a.words[head + 1 : head + 2] == ["that"]):
        return None
    if a.tags[head] == "NNP" and head + 4 < last and a.words[head + 1] == "(" and a.words[head + 3] == ")" and a.tags[head + 4] == "NNS":
        head += 4  # "Workers' Party (WP) members"
    end = head + 1
    end, head = _joined(a, head, end, last)
    if end + 1 < last and a.words[end] == "of" and a.tags[end] == "IN":
        start = end + 1
        while start < last and a.words[start] in word_set("determiner"):
            start += 1
        inner = _head(a, start, last)
        if inner is not None and a.words[start] not in PRONOUNS:
            end, _ = _joined(a, inner, inner + 1, last)
    return Phrase(first, end, head, of=of)


def _head(a: Analysis, index: int, last: int) -> int | None:
    """The last noun of the run of modifiers and nouns that begins at ``index``."""
    head, start = None, index
    while index < last:
        tag, word = a.tags[index], a.words[index]
        if head is not None and word in word_set("taken") and (index + 1 >= last or a.tags[index + 1] not in NOUN):
            break
        if head is not None and tag in NOUN and _is_verb(a, index):
            break
        if head is not None and a.tags[head] == "NNS" and (word in RISKING or word.endswith("ed")):
            break
        if tag in NOUN and word not in word_set("no_head"):
            if head is not None and _new_phrase(a, head, index):
                break
            head = index
        elif head is not None and tag in ("VBN", "VBG", "VBD", "JJ", "IN", "RP") and a.tags[index - 1] == "HYPH":
            pass  # "home-made bombs", "drive-by shootings"
        elif (
            head is not None
            and tag == "HYPH"
            and a.tags[index + 1 : index + 2] in (["IN"], ["RP"])
            and not a.text[a.starts[index] - 1].isspace()
        ):
            pass
        elif tag in ("VBN", "VBG", "VBD") and head is not None and (a.heads[index] == head or not _premodifier(a, index, last)):
            break
        elif (tag in ("RB", "JJ") and a.tags[index + 1 : index + 2] == ["HYPH"] and index + 1 < last) or (
            (word == "," and head is None and start < index and index + 1 < last and a.tags[index + 1] in MODIFIER)
            or (
                word in ('"', "“", "”", "‘", "’", "'", "-", "‑")
                and not (head is not None and word == "-" and a.text[a.starts[index] - 1].isspace())
                and index + 1 < last
                and (a.tags[index + 1] in NOUN or a.tags[index + 1] in MODIFIER)
            )
            or (word == "and" and head is None and start < index and index + 1 < last and a.tags[index + 1] in ("JJ", "VBN", "NN", "NNP"))
        ):
            pass
        elif (
            (tag == "CD" and head is not None)
            or (tag in ("RB", "VBN", "VBD", "VBG") and head is None and not _premodifier(a, index, last))
            or (tag not in MODIFIER and tag not in ("RB", "VBD"))
        ):
            break
        index += 1
    return head


def _is_verb(a: Analysis, index: int) -> bool:
    """Whether a word tagged as a noun is a verb: a past form, or one right before another figure ("bombs kill 12, wound 30")."""
    counted = a.tags[index + 1 : index + 2] == ["CD"]
    return any(cue.form == "past" or (counted and cue.form in ("base", "s")) for cue in cues_at(a, index, index + 1))


def _new_phrase(a: Analysis, head: int, index: int) -> bool:
    """A noun right behind the head begins another phrase where the parser hangs the first one elsewhere ("killed 12 people Monday")."""
    return (
        a.deps[index] in ("npadvmod", "tmod", "dobj", "nsubj", "nsubjpass")
        and index not in (a.heads[head], a.heads[a.heads[head]])
        and a.deps[head] != "compound"
        and a.heads[index] != head
    )


def _premodifier(a: Analysis, index: int, last: int) -> bool:
    """A participle before a noun that it modifies ("47 arrested democrats", "seriously injured people")."""
    if a.tags[index] == "RB" and a.heads[index] == index + 1 < last:
        return _premodifier(a, index + 1, last)
    following = index + 1
    while (
        following < last and a.tags[following] in ("JJ", "HYPH", "VBN", "VBG", "NN") and following - index < 4 and a.tags[following] != "NN"
    ):
        following += 1
    if following < last and a.tags[index] != "VBD" and a.tags[index + 1] in ("NNS", "JJ") and a.tags[following] in ("NNS", "NN"):
        return not (a.heads[following] == index and a.deps[following] not in ("punct",))
    return (
        following < last
        and a.tags[following] in NOUN
        and a.deps[index] in ("amod", "compound", "nmod", "acl", "punct")
        and a.heads[index] >= following
    )


def _joined(a: Analysis, head: int, end: int, last: int) -> tuple[int, int]:
    """Extend over conjoined nouns that have no number or article of their own; the head stays the first."""
    position, steps = end, 0
    while position < last and steps < 6:
        start = position
        while start < last and a.words[start] in (",", "and", "or", "&"):
            start += 1
        conjoined = not {"and", "or", "&"}.isdisjoint(a.words[position:start])
        if start == position or start >= last or a.words[start] in word_set("determiner") or a.tags[start] in ("CD", "DT"):
            break
        following = _head(a, start, last)
        if following is None or not _conjoined(a, following, head, start) or _has_patients(a, following) or _is_verb(a, following):
            break
        position = following + 1
        end = position if conjoined else end
        steps += 1
    return end, head


def _has_patients(a: Analysis, index: int) -> bool:
    """Whether a noun is a deed that is told of others ("and injuries to four")."""
    return a.words[index + 1 : index + 2] in (["of"], ["to"]) and any(cue.form == "deed" for cue in cues_at(a, index, index + 1))


def _conjoined(a: Analysis, index: int, head: int, start: int) -> bool:
    """Whether the parser joins the noun at ``index`` to the phrase of ``head`` by "and" or "or" alone."""
    node, steps = index, 0
    while steps < 6:
        if a.deps[node] not in ("conj", "appos") or (a.deps[node] == "appos" and a.words[start - 1] == ","):
            return False
        node, steps = a.heads[node], steps + 1
        if node == head or (a.heads[head] == node and a.deps[head] in ("compound", "conj", "nmod")):
            return all(a.tags[i] in NOUN or a.tags[i] in MODIFIER or a.words[i] in (",", "and", "or", "&") for i in range(start, index))
    return False


def _counts(a: Analysis, index: int) -> bool:
    """Whether a number counts what stands behind it, and is no year and no part of a word ("half (51%) of the 80 bakers")."""
    return a.tags[index] == "CD" and a.text[a.end_of(index)].isspace() and not YEAR.fullmatch(a.words[index])


def text_of(a: Analysis, phrase: Phrase) -> str:
    """Return the phrase as the document has it, "other" dropped."""
    first = phrase.first
    while first < phrase.head and (a.words[first] in SKIPPED or (phrase.of and _counts(a, first))):
        first += 1
    while first < phrase.head and not a.words[first][0].isalnum() and a.words[first] not in ("“", '"', "‘"):
        first += 1
    words = " ".join(a.text[a.starts[first] : a.end_of(phrase.end - 1)].split())
    return words if "”" in words else words.replace("“", "")
