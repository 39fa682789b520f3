"""Finds titles of works: quoted words in capitals behind "the report", "entitled", "her memoirs", and "the report, X, shows"."""

from __future__ import annotations

from collections.abc import Sequence

from civicx.components.entities import heads
from civicx.components.entities.marks import SMALL, Mark, capital, forms, key, known

_CLOSING = {'"': '"', "“": "”", "‘": "’", "«": "»", "``": "''"}
_CALLED = frozenset(["titled", "entitled", "headlined"])
# Most words of a title, and between the noun and the title.
_TITLE, _BETWEEN = 20, 3


def titled(words: Sequence[str]) -> list[Mark]:
    """Return the titles, without the quotation marks around them."""
    out: list[Mark] = []
    skip = 0
    for i, word in enumerate(words):
        if word not in _CLOSING or i < skip or i == 0 or not _is_announced(words, i):
            continue
        end = next((j for j in range(i + 1, min(len(words), i + _TITLE)) if words[j] == _CLOSING[word]), 0)
        last = end - 1 if end and words[end - 1] in {",", "."} else end
        if last - i > 2 and _is_title(words, i + 1, last):
            out.append(Mark(i + 1, last, "WORK"))
            skip = end + 1
    return out


def apposed(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, those of bodies that stand between commas behind what a work is called as titles: "The report, X, shows"."""
    return [
        mark._replace(label="WORK") if (mark.label == "ORG" and _is_apposed(words, mark)) or _is_ranking(words, mark) else mark
        for mark in marks
    ]


def _is_ranking(words: Sequence[str], mark: Mark) -> bool:
    """Whether a name of two words or more, no body's, stands before what a ranking is called: "World Harbour Freedom index"."""
    ranked = mark.label in {"ORG", "LAW", "EVENT"} and mark.end - mark.start > 1 and words[mark.end : mark.end + 1] in _RANKINGS
    return ranked and key(words[mark.start : mark.end]) not in known() and heads.head(words, mark.start, mark.end) is None


_RANKINGS = (["index"], ["ranking"], ["rankings"], ["barometer"])


def _is_apposed(words: Sequence[str], mark: Mark) -> bool:
    after = mark.end + (mark.end < len(words) and words[mark.end].isdigit())
    if mark.start < 2 or words[after : after + 1] != [","] or words[mark.start - 1] != "," or mark.end - mark.start < _APPOSED:
        return False
    known_as_body = key(words[mark.start : mark.end]) in known() or heads.head(words, mark.start, mark.end) is not None
    return words[mark.start - 2] in _WORKS and not known_as_body


# Fewest words of a title without quotation marks, and what such a work is called.
_APPOSED = 3
_WORKS = frozenset({"report", "study", "briefing", "paper", "book", "film", "documentary", "survey", "publication"})


def _is_announced(words: Sequence[str], i: int) -> bool:
    """Whether what a work is called stands closely before the quotation mark at ``i``."""
    nouns = forms("name_contexts", "kind", "work")
    before = words[max(0, i - _BETWEEN) : i]
    return (
        before[-1] in _CALLED or before[-1].lower() in nouns or (before[-1] in {",", ":"} and before[-2:-1] != [] and before[-2] in nouns)
    )


def _is_title(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words are written as a title is: every one but the small words with a capital."""
    return capital(words[start]) and all(not words[i].islower() or words[i] in SMALL or words[i] in _SMALL for i in range(start, end))


_SMALL = frozenset(
    ["a", "an", "at", "by", "from", "into", "as", "is", "or", "its", "their", "his", "her", "us", "'s", "’s", "not", "under", "over", "our"]
)
