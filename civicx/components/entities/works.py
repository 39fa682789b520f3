"""Finds titles of works: quoted words in capitals behind "the report", "entitled", "her memoirs"."""

from __future__ import annotations

from collections.abc import Sequence

from civicx.components.entities.marks import SMALL, Mark, capital, forms

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
