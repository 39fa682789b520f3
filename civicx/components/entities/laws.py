"""Finds provisions by their citation: "article 9 of the harbour law", "articles 4 and 5 of the constitution"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicx.components.entities.marks import POSSESSIVE, Mark, capital, known

_CITED = frozenset(
    [form for word in ("article", "articles", "section", "sections") for form in (word, word.capitalize(), word.upper())]
    + [form for word in ("Art", "Arts", "Sec", "Secs") for form in (word, f"{word}.")]
)
# "19", "19.2", "153-A", "XI", and "14(2", whose last bracket is a token of its own.
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,4}(?:[-.]?[A-Za-z]\.?)?(?:\(\w{1,4}\)?){0,4}|[IVXLC]+")
# What a provision is part of; the words between are few.
_LAWS = frozenset(
    {
        *("law", "code", "constitution", "act", "convention", "covenant", "charter", "decree", "ordinance", "bill"),
        *("regulation", "declaration", "statute", "treaty", "protocol"),
    }
)
_BETWEEN = 7
_PARTS = frozenset(["section", "sections", "paragraph", "paragraphs", "clause", "clauses", "article", "articles"])
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,7}[A-Z]")


def cited(words: Sequence[str]) -> list[Mark]:
    """Return the cited provisions, each with the law that it is part of where the text names it."""
    out: list[Mark] = []
    for i, word in enumerate(words):
        if word not in _CITED or (out and i < out[-1].end):
            continue
        number = i + 1 + (words[i + 1 : i + 2] == ["."])
        if number >= len(words) or not _NUMBER.fullmatch(words[number]):
            continue
        end = _numbers(words, number)
        law = _complement(words, _law(words, end))
        if law > end or capital(word):
            out.append(Mark(i, max(law, end), "LAW"))
    return out


def _complement(words: Sequence[str], place: int) -> int:
    """Return where "on Human Rights" behind a law's name in capitals ends."""
    if (
        not capital(words[place - 1])
        or place + 1 >= len(words)
        or words[place] not in {"on", "for", "against"}
        or not capital(words[place + 1])
    ):
        return place
    end = place + 1
    while end < len(words) and (capital(words[end]) or (words[end] in {"and", "of"} and end + 1 < len(words) and capital(words[end + 1]))):
        end += 1
    return end


def _numbers(words: Sequence[str], place: int) -> int:
    """Return where "70", "4 and 5", "4, 5 and 6", "12(3)", "9(1) and (2)", "XI Section 3 paragraph 4" end."""
    while place < len(words):
        if _NUMBER.fullmatch(words[place]) or (words[place] == ")" and "(" in words[place - 1]):
            place += 1
        elif words[place].lower() in _PARTS and place + 1 < len(words) and _NUMBER.fullmatch(words[place + 1]):
            place += 2
        elif words[place : place + 2] in (["and", "("], [",", "("]) and words[place + 3 : place + 4] == [")"]:
            place += 4
        elif words[place] in (",", "and", "&", "to", "–", "-") and place + 1 < len(words) and _NUMBER.fullmatch(words[place + 1]):
            place += 2
        elif words[place] == "(" and place + 2 < len(words) and words[place + 2] == ")":
            place += 3
        elif words[place] == "(" and (behind := _behind_gloss(words, place)):
            place = behind
        else:
            return place
    return place


# Most words of what a provision is called in brackets.
_GLOSS = 12


def _behind_gloss(words: Sequence[str], place: int) -> int:
    """Return where the numbers or "of" go on behind "(unlawful assembly)"; 0 where they do not."""
    closing = next((i for i in range(place + 1, min(len(words), place + _GLOSS)) if words[i] == ")"), 0)
    if not closing or not words[place + 1].islower():
        return 0
    behind = closing + 1 + (words[closing + 1 : closing + 2] in ([","], ["and"], ["&"]))
    behind += words[behind : behind + 1] == ["and"]
    goes_on = words[closing + 1 : closing + 2] == ["of"] or (
        behind > closing + 1 and behind < len(words) and _NUMBER.fullmatch(words[behind])
    )
    return (closing + 1 if words[closing + 1] == "of" else behind) if goes_on else 0


_KINDS = frozenset({"Act", "Ordinance", "Bill", "Law", "Decree", "Order", "Regulations", "Rules", "Regulation"})


def qualified(words: Sequence[str]) -> list[Mark]:
    """Return laws with a bracket inside their names: "Public Harbours (Prevention of Theft) Act"."""
    out = []
    for i, word in enumerate(words):
        if word not in _KINDS or i < 3 or words[i - 1] != ")":
            continue
        opening = next((k for k in range(i - 2, max(0, i - _GLOSS), -1) if words[k] == "("), 0)
        start = opening
        while start and (capital(words[start - 1]) or (words[start - 1] in {"of", "and"} and start > 1 and capital(words[start - 2]))):
            start -= 1
        if opening and start < opening and capital(words[opening + 1]):
            out.append(Mark(start + (words[start] in {"The", "Section"}), i + 1, "LAW"))
    return out


def _law(words: Sequence[str], place: int) -> int:
    """Return where "of the penal code" ends, ``place`` where nothing of the kind follows."""
    if place + 1 >= len(words) or words[place] != "of":
        return place
    found = place
    name = place + 2 if words[place + 1] == "the" else place + 1
    if words[name : name + 1] and _ACRONYM.fullmatch(words[name]) and known().get(words[name], "LAW") == "LAW":
        return name + 1
    for i in range(place + 1, min(len(words), place + 2 + _BETWEEN)):
        word = words[i]
        if word.lower() in _LAWS:
            found = i + 1
            continue
        if found == i and word == "of":
            return _named(words, i + 1) or found
        if (
            found > place
            or not (word[:1].isalpha() or word in POSSESSIVE or word in _INSIDE_LAW or (i == name and word.isdigit()))
            or word in ("is", "was", "which", "that", "by", "in")
        ):
            break
    return found


_INSIDE_LAW = frozenset({"-", "(", ")"})


def _named(words: Sequence[str], place: int) -> int:
    """Return where "the Republic of Ecuador" ends, 0 where no capital follows."""
    while place < len(words) and words[place] == "the":
        place += 1
    end = 0
    while place < len(words) and (capital(words[place]) or (words[place] == "of" and place + 1 < len(words) and capital(words[place + 1]))):
        place += 1
        end = place
    return end


_NUMBERED = frozenset({"Resolution", "Decree", "Ordinance", "Law"})
_NO = frozenset({"No", "No.", "no", "no.", "Nº", "N°", "Number"})
_LAW_NUMBER = re.compile(r"\d{1,5}(?:[/.-]\d{1,4}){0,3}(?:[/-][A-Z]{1,3})?")


def numbered(words: Sequence[str]) -> list[Mark]:
    """Return laws named by their numbers: "Decree 70/2023", "Resolution No. 5"."""
    out = []
    for i, word in enumerate(words):
        if word not in _NUMBERED or i + 1 >= len(words):
            continue
        place = i + 2 if words[i + 1] in _NO else i + 1
        place += words[place : place + 1] == ["."]
        if place < len(words) and _LAW_NUMBER.fullmatch(words[place]):
            out.append(Mark(i, place + 1, "LAW"))
    return out
