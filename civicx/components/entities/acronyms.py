"""Finds acronyms that the text defines: "Long Name (ABC)" and "ABC (Long Name)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from civicx.components.entities.marks import (
    POSSESSIVE,
    SMALL,
    Mark,
    Text,
    capital,
    first_heads,
    forms,
    key,
    known,
    last_heads,
    no_names,
    title_nouns,
)
from civicx.countries import cities

ACRONYM = re.compile(r"[A-Z][A-Za-z&./-]{0,8}[A-Z]s?|[A-Z]{2,9}\d{0,2}")
_SHORT_NAME = re.compile(r"[A-Z][a-z]{3,14}")
CLOSE = frozenset({")", "]", ",", ";"})


class Definition(NamedTuple):
    """A long form and its acronym, as token ranges."""

    start: int
    end: int
    short: int
    initials: bool  # the acronym is made of the long form's initials, in order


def defined(text: Text, marks: Sequence[Mark]) -> list[Definition]:
    """Return the definitions in the text, in order."""
    by_end = {mark.end: mark for mark in marks}
    by_start = {mark.start: mark for mark in marks}
    found = (_before(text.words, i, by_end) or _after(text.words, i, by_start) for i in text.brackets)
    return [definition for definition in found if definition is not None]


def _before(words: Sequence[str], i: int, by_end: dict[int, Mark]) -> Definition | None:
    """Read "Long Name (ABC)" at the bracket ``i``."""
    short = i + 1
    if _is_short_name(words, i, by_end.get(i)):
        return Definition(by_end[i].start, i, short, False)
    acronym = "".join(words[short : short + 3]) if _is_of_two(words, short) else words[short]
    if len(acronym) == len(words[short]) and (not ACRONYM.fullmatch(acronym) or words[i + 2] not in CLOSE):
        return None
    end = i
    while end > 0 and (words[end - 1] in POSSESSIVE or words[end - 1] in {'"', "”"} or words[end - 1].isspace()):
        end -= 1
    start = initials_start(words, end, acronym)
    if start is None:
        start = _romance_start(words, end, acronym)
    mark = by_end.get(end)
    if start is not None:
        return Definition(start, end, short, True)
    if len(acronym) > len(words[short]) and (mark is None or words[mark.start][0] != acronym[0]):
        return None
    if mark is not None and mark.label in {"ORG", "LAW", "EVENT"} and mark.end - mark.start > 1:
        return Definition(mark.start, mark.end, short, False)
    return None


def _is_of_two(words: Sequence[str], i: int) -> bool:
    """Whether an acronym of two parts in capitals that a hyphen joins stands at ``i``, to the end of its bracket: "NTF-HWL"."""
    joined = words[i + 1 : i + 2] == ["-"] and words[i + 3 : i + 4] == [")"]
    return joined and all(len(word) > 1 and word.isupper() and word.isalpha() for word in (words[i], words[i + 2]))


def _is_short_name(words: Sequence[str], i: int, mark: Mark | None) -> bool:
    """Whether the bracket ``i`` behind a body's name holds one word of small letters: "National Institute of Tourism (Intur)"."""
    word = words[i + 1]
    return (
        mark is not None
        and mark.label == "ORG"
        and mark.end - mark.start > 1
        and words[i + 2] in {")", "]"}
        and bool(_SHORT_NAME.fullmatch(word))
        and word not in known()
        and word not in no_names()
        and word not in cities()
    )


def labelled(marks: Sequence[Mark], definitions: Sequence[Definition]) -> dict[int, str]:
    """Return ``{token: label}`` of the acronyms: their long form's label, "ORG" where only the initials show a long form."""
    at = {(mark.start, mark.end): mark.label for mark in marks}
    out: dict[int, str] = {}
    for item in definitions:
        label = at.get((item.start, item.end))
        if label is not None and label != "PERSON":
            out[item.short] = label
    return out


def _after(words: Sequence[str], i: int, by_start: dict[int, Mark]) -> Definition | None:
    """Read "ABC (Long Name)" at the bracket ``i``."""
    short = i - 1
    mark = by_start.get(i + 1)
    if mark is None or not ACRONYM.fullmatch(words[short]) or mark.end >= len(words) or words[mark.end] not in CLOSE:
        return None
    if initials_start(words, mark.end, words[short], mark.start) == mark.start:
        return Definition(mark.start, mark.end, short, True)
    if mark.label == "ORG" and mark.end - mark.start > 1 and words[short] not in known() and words[mark.end] == ")":
        return Definition(mark.start, mark.end, short, False)
    return None


# Most words of a name with words in small letters.
_REACH = 14


def _romance_start(words: Sequence[str], end: int, acronym: str) -> int | None:
    """Return where a body's name that writes most words small begins: "Confédération nationale des ports (CNP)"."""
    wanted = letters(acronym)
    left = len(wanted)
    for i in range(end - 1, max(-1, end - _REACH), -1):
        if words[i] in SMALL or words[i] in _ELIDED:
            continue
        if _initial(words[i]) != wanted[left - 1]:
            return None
        left -= 1
        if not left:
            return i if words[i] in first_heads() or (words[i] in last_heads() and words[i + 1].islower()) else None
    return None


_ELIDED = frozenset({"d'", "d’", "l'", "l’", "-", "para", "pelo", "los", "a"})


def split(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, bodies apart from the acronym directly behind them: "[Harbour Workers' Union] [HWU]"."""
    starts = {mark.start for mark in marks}
    out: list[Mark] = []
    for mark in marks:
        end = mark.end if words[mark.end - 1].isupper() or mark.end in starts else mark.end + 1
        if mark.label == "ORG" and end - mark.start > 2 and end <= len(words) and _is_own(words, mark.start, end - 1):
            out += [Mark(mark.start, end - 1, "ORG"), Mark(end - 1, end, "ORG")]
        else:
            out.append(mark)
    return out


def _is_own(words: Sequence[str], start: int, i: int) -> bool:
    """Whether the word at ``i`` is the acronym of the words from ``start`` up to it, or both are known."""
    if len(words[i]) < _FEWEST or not words[i].isupper() or not ACRONYM.fullmatch(words[i]):
        return False
    return initials_start(words, i, words[i]) == start or (words[i] in known() and key(words[start:i]) in known())


def spelled(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the long forms that acronyms of three letters or more spell, as bodies, where pieces of them are marked, or nothing is."""
    if not text.brackets:
        return []
    ends = {(mark.start, mark.end) for mark in marks}
    inside = {i: mark for mark in marks for i in range(mark.start, mark.end)}
    out = [
        whole for i in text.brackets if (whole := _of_another(text.words, i, inside) or _short_of_two(text.words, i, inside)) is not None
    ]
    for item in defined(text, marks):
        last = text.words[item.end - 1]
        if not item.initials or (item.start, item.end) in ends or len(letters(text.words[item.short])) < _FEWEST:
            continue
        first = inside.get(item.start)
        if last not in forms("name_contexts", "kind", "thing") and last.lower() not in title_nouns():
            out.append(Mark(first.start if first else item.start, item.end, first.label if first and first.label == "LAW" else "ORG"))
    return out


def _of_another(words: Sequence[str], i: int, inside: dict[int, Mark]) -> Mark | None:
    """Return two bodies' names that "of" joins as one where the acronym behind them begins as the first."""
    second = inside.get(i - 1)
    if second is None or second.label != "ORG" or not ACRONYM.fullmatch(words[i + 1]):
        return None
    joint = second.start - 1 - (words[second.start - 1] == "the")
    first = inside.get(joint - 1)
    if joint < 1 or words[joint] not in {"of", "for"} or first is None or first.label != "ORG" or first.end != joint:
        return None
    own = words[i + 1][0] == words[first.start][0] != words[second.start][0]
    return Mark(first.start, i, "ORG") if own and initials_start(words, i, words[i + 1]) is None else None


def _short_of_two(words: Sequence[str], i: int, inside: dict[int, Mark]) -> Mark | None:
    """Return a short name of two words, one an acronym, in brackets behind a body's name: "(HWL Selmouth)", "(NTF-HWL)"."""
    if _is_of_two(words, i + 1):
        return Mark(i + 1, i + 4, "ORG")
    long = inside.get(i - 1)
    fits = long is not None and long.label == "ORG" and words[i + 3 : i + 4] == [")"] and capital(words[i + 2]) and words[i + 2].isalpha()
    return Mark(i + 1, i + 3, "ORG") if fits and len(words[i + 1]) > 1 and words[i + 1].isupper() and words[i + 1].isalpha() else None


_FEWEST = 3


def letters(acronym: str) -> str:
    """Return the letters of an acronym that stand for words: its capitals, without a plural's "s"."""
    return "".join(c for c in acronym if c.isupper())


def initials_start(words: Sequence[str], end: int, acronym: str, floor: int = 0) -> int | None:
    """Return where the words begin whose initials, up to ``end``, are the acronym; small words may count or not."""
    wanted = letters(acronym)
    left = len(wanted)
    i = end
    floor = max(floor, end - 2 * left - 3)
    while i > floor and left:
        i -= 1
        word = words[i]
        if _initial(word) == wanted[left - 1] and (capital(word) or word in SMALL):
            left -= 1
            if left and word in SMALL and _skippable(words, i, wanted, left):
                left += 1
        elif word not in SMALL and word != "-":
            inner = [c for c in word if c.isupper()]
            if len(inner) > 1 and left >= len(inner) and "".join(inner) == wanted[left - len(inner) : left]:
                left -= len(inner)
                continue
            return None
    return i if not left and i < end - 1 and capital(words[i]) else None


def _initial(word: str) -> str:
    """Return the first letter of a word as a capital without accents: "U" of "Única"."""
    first = word[:1].upper()
    return first if first.isascii() else normalize("NFD", first)[:1]


def _skippable(words: Sequence[str], i: int, wanted: str, left: int) -> bool:
    """Return whether the small word at ``i`` is better not counted: the word before it begins with the same letter."""
    return i > 0 and capital(words[i - 1]) and words[i - 1][0].upper() == wanted[left] and words[i - 1][0].upper() != wanted[left - 1]
