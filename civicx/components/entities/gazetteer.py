"""Finds names that are known everywhere, and acronyms, where the model overlooked them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from civicx.components.entities import contexts, people
from civicx.components.entities.edges import TIMES
from civicx.components.entities.marks import Mark, Text, capital, forms, free, given_names, in_line_of_capitals, known, no_names
from civicx.countries import cities, countries_in_capitals, in_capitals

# An acronym: capitals only, or with one small letter inside ("IPHR", "CIVICUS", "RightsCon" is none).
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,11}|[A-Z]{2,6}-?\d{0,2}")
_ARTICLES = frozenset({"the", "The"})
_ROMAN = re.compile(r"[IVXLC]+")
# Labels whose known names are marked where the model marks nothing.
_SOUGHT = frozenset(["ORG", "NORP", "GPE", "EVENT", "LOC"])


def missed(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the known names that stand unmarked and apart from other names."""
    words, tags = text.words, text.tags
    taken = free(marks, len(words))
    out: list[Mark] = []
    skip = 0
    first = _by_first()
    for i, word in enumerate(words):
        if word not in first or i < skip or taken[i] or (text.shouted and len(word) < _SHORT):
            continue
        options = first[word]
        for name, label in options:
            end = i + len(name)
            if tuple(words[i:end]) == name and not any(taken[i:end]) and _apart(words, tags, i, end, label):
                out.append(Mark(i, end, label))
                skip = end
                break
    return out


# Shorter words in a text in capitals are seldom the acronyms that they look like: "THE ARMY IS".
_SHORT = 4


@cache
def _by_first() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return ``{first word: [(words, label), the longest first]}``."""
    out: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name, label in known().items():
        if label in _SOUGHT and name not in no_names() and name not in _COMMON:
            words = tuple(name.split())
            out[words[0]].append((words, label))
    for options in out.values():
        options.sort(key=lambda item: -len(item[0]))
    return dict(out)


# Known names that are also common words at the head of a sentence, or names of people.
_COMMON = frozenset(
    {"WHO", "Amnesty", "AP", "Jordan", "Chad", "Georgia", "Guinea", "Turkey", "Polish", "Article 19", "COP", "PEN", "US", "IT"}
)


def _apart(words: Sequence[str], tags: Sequence[str], start: int, end: int, label: str) -> bool:
    if not any(tags[i].startswith(("NNP", "JJ")) or words[i].isupper() for i in range(start, end)):
        return False
    if label == "NORP" or end - start > 2:
        return True
    before = start > 0 and capital(words[start - 1]) and tags[start - 1].startswith("NNP")
    after = end < len(words) and capital(words[end]) and tags[end].startswith("NNP")
    return not (before or after)


def towns(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the unmarked cities of one word where the words around show a place: "in Bamenda", "the Bamenda-based"."""
    words, names = text.words, cities()
    taken = free(marks, len(words))
    out: list[Mark] = []
    for i in text.capitals:
        if (
            words[i] not in names
            or taken[i]
            or words[i + 1 : i + 2] == ["river"]
            or not text.tags[i].startswith("NNP")
            or words[i].lower() in text.small
        ):
            continue
        mark = Mark(i, i + 1, "GPE")
        based = words[i + 1 : i + 3] == ["-", "based"]
        if (based or contexts.cue(words, mark) == "GPE") and words[i] not in no_names() and _apart(words, text.tags, i, i + 1, "GPE"):
            out.append(mark)
    return out


def storms(text: Text) -> list[Mark]:
    """Return the storms that are named behind what they are in capitals: "Cyclone Brix"."""
    words, kinds = text.words, forms("name_contexts", "kind", "storm")
    places = [i for i in text.capitals if words[i].lower() in kinds and words[i + 1 : i + 2] and capital(words[i + 1])]
    return [
        Mark(i, i + 2, "EVENT") for i in places if words[i + 1].isalpha() and words[i + 1].lower() not in kinds and len(words[i + 1]) > 2
    ]


def datelines(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the unmarked places in capitals: cities that open a line, before a dash, a comma or a bracket, and countries."""
    words = text.words
    taken = free(marks, len(words))
    out: list[Mark] = []
    for i in text.capitals:
        if not words[i].isupper() or (out and i < out[-1].end):
            continue
        end = _dateline_end(words, i)
        if end > i:
            out.append(Mark(i, end, "GPE"))
        elif not taken[i] and words[i] in countries_in_capitals() and not _is_inside_capitals(words, i):
            out.append(Mark(i, i + 1, "GPE"))
    return out


def _dateline_end(words: Sequence[str], i: int) -> int:
    """Return where a city in capitals that opens a line ends, ``i`` where there is none."""
    if i and "\n" not in words[i - 1]:
        return i
    end = i + 1
    while end < len(words) and end - i < _LONGEST_CITY and words[end].isupper():
        end += 1
    return end if end < len(words) and words[end] in _BEHIND_DATELINE and in_capitals(" ".join(words[i:end])) else i


def _is_inside_capitals(words: Sequence[str], i: int) -> bool:
    """Whether a country stands beside other words in capitals, but for the points of the compass and "IN"."""
    before = words[i - 1] if i else ""
    behind = words[i + 1] if i + 1 < len(words) else ""
    if before in {"IN", "FROM", "NEAR", "ACROSS", "AGAINST"}:
        return False
    return (before.isupper() and len(before) > 1 and not _COMPASS.search(before)) or (behind.isupper() and len(behind) > 1)


_COMPASS = re.compile(r"NORTH|SOUTH|EAST|WEST|CENTRAL")
# Words of a city's name in a dateline, and what follows it.
_LONGEST_CITY = 3
_BEHIND_DATELINE = frozenset({"–", "—", "-", ",", "(", ":", "/", "|"})


def given(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the unmarked given names that stand apart from other names."""
    words, names = text.words, given_names()
    taken = free(marks, len(words))
    found = [i for i in text.capitals if words[i] in names and not taken[i] and text.tags[i].startswith("NNP") and _is_given(text, i)]
    out: list[Mark] = []
    for i in found:
        end = people.run(words, text.tags, i, taken)
        before = i > 0 and capital(words[i - 1]) and text.tags[i - 1].startswith("NNP")
        if end - i > 1 and not before and people.is_name(words, i, end):
            out.append(Mark(i, end, "PERSON"))
        elif (not out or out[-1].end <= i) and _apart(words, text.tags, i, i + 1, "PERSON"):
            out.append(Mark(i, i + 1, "PERSON"))
    return out


def _is_given(text: Text, i: int) -> bool:
    """Whether a given name is no common word besides."""
    word = text.words[i]
    return word not in no_names() and word.lower() not in text.small and len(word) > 3


_LISTING = frozenset({",", "and", "or", "(", ")"})
# Words with capitals inside, which names of bodies have: "HarbourALL", "LaborWatch".
_CAMEL = re.compile(r"(?!Mc|Mac|De[A-Z]|La[A-Z]|Le[A-Z]|Van|Von|Di[A-Z]|Fitz|Al[A-Z]|El[A-Z])[A-Z][a-z]{2,}(?:[A-Z]+[a-z]*)+")


_DOUBTFUL = ("GPE", "LOC", "PERSON")


def camels(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return bodies whose names begin with a word that has capitals inside, with what is marked behind it: "HarbourALL Global Union"."""
    words = text.words
    found = [i for i in text.capitals if len(words[i]) > 5 and _CAMEL.fullmatch(words[i]) and words[i] not in no_names()]
    if not found:
        return []
    inside = {i: mark for mark in marks for i in range(mark.start, mark.end)}
    out: list[Mark] = []
    for i in found:
        behind = inside.get(i + 1)
        if (i in inside and inside[i] not in {Mark(i, i + 1, label) for label in _DOUBTFUL}) or not text.tags[i].startswith("NNP"):
            continue
        goes_on = behind is not None and behind.start == i + 1 and behind.label in {"ORG", "GPE", "LOC", "PERSON"}
        out.append(Mark(i, behind.end if behind is not None and goes_on else i + 1, "ORG"))
    return out


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_branch(words: Sequence[str], i: int) -> bool:
    """Whether letters stand behind the hyphen of an acronym, as of a party's or union's branch: "HWL-T"."""
    letters = words[i + 2] if i + 2 < len(words) else ""
    apart = not (i and words[i - 1] == "-") and words[i + 3 : i + 4] != ["-"]
    return apart and letters.isalpha() and letters.isupper() and len(letters) < 6 and letters not in known()


def acronyms(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the unmarked acronyms that stand in a text of small letters: as a name, not as a word in a line of capitals."""
    words, tags = text.words, text.tags
    taken = free(marks, len(words))
    out: list[Mark] = []
    for i in text.capitals:
        word = words[i]
        if taken[i] or len(word) < 3 or not word.isupper() or not _ACRONYM.fullmatch(word) or _ROMAN.fullmatch(word):
            continue
        behind_article = i > 0 and words[i - 1] in _ARTICLES
        if (
            word in no_names()
            or word.capitalize() in TIMES
            or word in known()
            or not (tags[i].startswith("NNP") or (tags[i] == "NN" and behind_article))
        ):
            continue
        if words[i + 1 : i + 2] == ["-"] and _is_branch(words, i) and not any(taken[i : i + 3]):
            out.append(Mark(i, i + 3, "ORG"))
            continue
        if "-" in (words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""):
            continue
        if _is_shouted(words[i - 1] if i else "") or _is_shouted(words[i + 1] if i + 1 < len(words) else ""):
            continue
        listed = (words[i - 1] if i else "") in _LISTING or (words[i + 1] if i + 1 < len(words) else "") in _LISTING
        listed = listed and not (i + 1 < len(words) and words[i + 1].isdigit())
        if not listed and in_line_of_capitals(words, i, i + 1):
            continue
        if (i and capital(words[i - 1]) and tags[i - 1].startswith("NNP")) or (i + 1 < len(words) and capital(words[i + 1])):
            continue
        out.append(Mark(i, i + 1, "GPE" if in_capitals(word) else "ORG"))
    return out
