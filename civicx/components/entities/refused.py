"""Finds marks that name nothing: portfolios ("Minister of [Health]"), currencies ("[US] $26"), acronyms of common nouns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicx.components.entities import acronyms, heads
from civicx.components.entities.edges import TIMES
from civicx.components.entities.marks import (
    SMALL,
    Mark,
    Text,
    capital,
    forms,
    in_line_of_capitals,
    is_field,
    key,
    known,
    last_heads,
    title_words,
)
from civicx.countries import cities, in_capitals
from civicx.normalize import units

_SENTENCE_ENDS = frozenset({".", "!", "?", ":", "“", '"', "•", "-", "–", "—", "*"})
_COMMON_TAGS = frozenset({"VB", "VBD", "VBN", "VBG", "VBP", "VBZ", "IN", "RB", "MD", "WRB", "DT"})
# Titles whose portfolio is no body: "Minister of Health", "Deputy Minister for Youth".
_OF_PORTFOLIO = frozenset(["minister", "ministers", "secretary", "undersecretary", "under-secretary", "vice-minister", "commissioner"])
_AFTER_PORTFOLIO = frozenset(["Minister", "Ministers", "Secretary", "Undersecretary", "Chief", "Officer", "Manager", "Coordinator"])
_MONEY = frozenset(
    ["$", "dollar", "dollars", "dirhams", "pounds", "shillings", "rupees", "francs", "pesos", "riyals", "dinars", "yuan", "won"]
)


def kept(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks without those that name nothing."""
    words = text.words
    common = common_acronyms(text)
    return [
        mark
        for mark in (_behind_field(words, mark) for mark in marks)
        if not _is_heading(text, mark)
        and not (mark.end - mark.start == 1 and (words[mark.start] in common or _SEVERAL.fullmatch(words[mark.start])))
        and not (mark.label == "ORG" and (_is_plan(words, mark) or _is_portfolio(words, mark)))
        and not all(word in TIMES or word.lower() in TIMES for word in words[mark.start : mark.end])
        and not (mark.start and words[mark.start - 1] in {"#", "@"})
        and not _is_amount(words, mark)
        and not (
            words[mark.start].isupper() and _FILE.fullmatch(next((word for word in words[mark.end : mark.end + 2] if word != ":"), ""))
        )
        and not (mark.label in {"ORG", "LAW", "WORK"} and _is_in_mandate(words, mark.start))
        and not (mark.label == "EVENT" and words[mark.start] in TIMES and all(word.isdigit() for word in words[mark.start + 1 : mark.end]))
        and not (mark.label == "WORK" and _is_sentence(words, mark))
        and not (mark.label == "GPE" and mark.end < len(words) and words[mark.end] in _MONEY)
    ]


def _is_heading(text: Text, mark: Mark) -> bool:
    """Whether words of a line in capitals are marked as a name that no list knows and that no word tells to be one: "RISK OF DYING"."""
    name = text.words[mark.start : mark.end]
    written = [word for word in name if any(map(str.isalpha, word))]
    if text.shouted or mark.label in {"GPE", "LOC", "NORP"} or len(written) < 3 or not all(map(str.isupper, written)):
        return False
    if len(written) == 3 and not in_line_of_capitals(text.words, mark.start, mark.end):
        return False
    return name[0].lower() in title_words() or (key(name).title() not in known() and heads.head(text.words, mark.start, mark.end) is None)


# An acronym in the plural is a common noun: "WHRDs".
_SEVERAL = re.compile(r"[A-Z]{2,}s")


def _is_in_mandate(words: Sequence[str], i: int) -> bool:
    """Whether what a rapporteur is for holds the word at ``i``: "Special Rapporteur on Freedom of Peaceful [Assembly]"."""
    if not i or words[i - 1] not in _WITHIN_MANDATES:
        return False
    floor = max(0, i - _MANDATE)
    while i > floor and (capital(words[i - 1]) or words[i - 1] in SMALL) and words[i - 1] not in _MANDATED:
        i -= 1
    return bool(i) and words[i - 1] in _MANDATED and words[i] in {"on", "for"}


# Most words of a mandate before a name in it.
_MANDATE = 16
_WITHIN_MANDATES = frozenset(["of", "on", "and", "to", "for"])
_MANDATED = frozenset(["Rapporteur", "Rapporteurs", "Expert", "Envoy"])
# What follows the letters of a document's number: "HWL 12/345/2021".
_FILE = re.compile(r"\d+/\d+(?:/\d+)*")
_SCALES = frozenset(["million", "billion", "trillion", "crore", "crores", "lakh", "lakhs", "mn", "bn"])
_PRICE = re.compile(r"(?:RM|Rs\.?|K?Shs?\.?|KES|UGX|TZS|Tk|Rp|PKR|INR|NGN|GH[S¢]|[A-Z]{1,3}\$)\d[\d.,]*[a-zA-Z]{0,2}")


def _is_amount(words: Sequence[str], mark: Mark) -> bool:
    """Whether a mark is a sum of money in a currency that the model does not know ("RM16", "Sh 3 million"), or the currency ("KES 300")."""
    first = words[mark.start]
    if mark.end - mark.start == 1 and first in units.codes():
        return any(word[-1:].isdigit() for word in (*words[max(0, mark.start - 1) : mark.start], *words[mark.end : mark.end + 1]))
    if mark.end - mark.start > 3 or not (first[-1].isdigit() or words[min(mark.start + 1, mark.end - 1)][-1].isdigit()):
        return False
    scaled = words[mark.end - 1].lower() in _SCALES or (mark.end < len(words) and words[mark.end].lower() in _SCALES)
    return scaled or bool(_PRICE.fullmatch(first))


def _is_sentence(words: Sequence[str], mark: Mark) -> bool:
    """Whether a mark taken for a title holds words in small letters as no title does, and stands in no quotation marks."""
    if mark.start and words[mark.start - 1] in _QUOTES_BEFORE and (mark.start < 2 or words[mark.start - 2] not in {",", ".", "!", "?"}):
        return False
    return any(words[i].islower() and words[i].isalpha() and len(words[i]) > 4 for i in range(mark.start, mark.end))


_QUOTES_BEFORE = frozenset({'"', "“", "‘", "'", "``", "«"})


def spoken(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks without common words that open a sentence, and words in a line of capitals that no list knows."""
    return [mark for mark in marks if not _is_common_word(text, mark) and not _is_shouted(text.words, mark)]


def _is_common_word(text: Text, mark: Mark) -> bool:
    """Whether a lone word with a capital at a sentence's head is no name by its tag: "Founded in 1996"."""
    word = text.words[mark.start]
    tag = text.tags[mark.start]
    if mark.end - mark.start > 1 or tag.startswith("NNP") or word.isupper() or word in known() or word in cities():
        return False
    return (mark.start == 0 or text.words[mark.start - 1] in _SENTENCE_ENDS or "\n" in text.words[mark.start - 1]) and (
        tag in _COMMON_TAGS or (tag == "NNS" and mark.label == "ORG") or word.lower() in text.small
    )


# Acronyms and names that are common words in a line of capitals: "CAR BOMB", "FOR THE FIRST TIME".
_WORDS_TOO = frozenset({"CAR", "IS", "WHO", "ICE", "PEN", "AID", "CAN", "SET", "TIME", "PEOPLE", "NATION", "STAR", "SUN", "VOICE", "MAIL"})


def _is_shouted(words: Sequence[str], mark: Mark) -> bool:
    """Whether a word is written in capitals as the words beside it are, and is no place."""
    name = words[mark.start : mark.end]
    if len(name) == 1 and name[0] in _WORDS_TOO and in_line_of_capitals(words, mark.start, mark.end):
        return True
    if mark.label not in {"ORG", "PERSON"} or mark.end - mark.start > 1 or len(name[0]) < 5 or not name[0].isupper():
        return False
    return in_line_of_capitals(words, mark.start, mark.end) and name[0] not in known() and not in_capitals(name[0])


def _is_plan(words: Sequence[str], mark: Mark) -> bool:
    return words[mark.end - 1] in forms("name_contexts", "kind", "thing") and heads.head(words, mark.start, mark.end) is None


def _is_portfolio(words: Sequence[str], mark: Mark) -> bool:
    """Whether a mark is what a minister is for: behind "Minister of", or before "Minister"."""
    if any(word.isupper() and len(word) > 1 for word in words[mark.start : mark.end]):
        return False
    if _is_behind(words, mark, _OF_PORTFOLIO) or _is_behind(words, Mark(_fields_start(words, mark.start), mark.end, "ORG"), _OF_PORTFOLIO):
        return all(map(is_field, words[mark.start : mark.end])) or heads.head(words, mark.start, mark.end) is None
    if _is_behind(words, mark, _OF_FIELD):
        return all(map(is_field, words[mark.start : mark.end]))
    title = mark.end < len(words) and words[mark.end] in _AFTER_PORTFOLIO
    return title and all(word.lower() in forms("titles", "kind", "modifier") or is_field(word) for word in words[mark.start : mark.end])


def _fields_start(words: Sequence[str], start: int) -> int:
    """Return where the fields that commas and "and" join to a mark begin: "Minister of Trade, [Labour]"."""
    while start and is_field(words[start - 1]):
        start -= 1
    return start


# Titles whose field is no body: "Head of Policy at the Harbour League".
_OF_FIELD = frozenset(["head", "director", "manager", "coordinator", "co-ordinator", "officer", "lead", "chief", "adviser", "advisor"])


def _is_behind(words: Sequence[str], mark: Mark, titles: frozenset[str]) -> bool:
    """Whether a mark stands behind one of the titles and "of" or "for"."""
    return mark.start > 1 and words[mark.start - 1] in {"of", "for"} and words[mark.start - 2].lower() in titles


def _behind_field(words: Sequence[str], mark: Mark) -> Mark:
    """Return the mark of a body without the field before it: "Director for [Research of Harbour Watch]"."""
    if mark.label != "ORG":
        return mark
    if words[mark.end : mark.end + 1] and words[mark.end] in _AFTER_PORTFOLIO and known().get(words[mark.start]) == "GPE":
        fields = mark.end - mark.start > 1 and all(map(is_field, words[mark.start + 1 : mark.end]))
        return Mark(mark.start, mark.start + 1, "GPE") if fields else mark  # "[UK] Home Secretary"
    if not _is_behind(words, mark, _OF_FIELD):
        return mark
    start = mark.start
    while start < mark.end and is_field(words[start]):
        start += 1
    inside = mark.start < start < mark.end - 1 and words[start] in {"of", "at", "for", "with"}
    return Mark(start + 1, mark.end, "ORG") if inside else mark


def common_acronyms(text: Text) -> frozenset[str]:
    """Return the acronyms that stand in brackets behind words that they are the initials of: in small letters, or of a thing."""
    words = text.words
    out = {
        words[i + 1]
        for i in text.brackets
        if words[i + 2] in acronyms.CLOSE and acronyms.ACRONYM.fullmatch(words[i + 1])
        if words[i + 1] not in known() and not _is_body(words[i - 1])
        if words[i - 1] in forms("name_contexts", "kind", "thing") or _spelled_small(words, i, acronyms.letters(words[i + 1]))
    }
    return frozenset(out)


def _is_body(word: str) -> bool:
    """Whether a word in small letters is what a body is called: "special investigation team"."""
    found = last_heads().get(word.capitalize())
    return word in {"team", "unit"} or (found is not None and found.label == "ORG")


def _spelled_small(words: Sequence[str], end: int, wanted: str) -> bool:
    """Whether the words up to ``end``, all in small letters, have these initials."""
    left = len(wanted)
    for i in range(end - 1, max(-1, end - 2 * left - 4), -1):
        if not left or capital(words[i]):
            break
        if words[i][:1].upper() == wanted[left - 1]:
            left -= 1
        elif words[i].isalpha() and words[i] not in {"and", "of", "for", "in", "the", "to", "on", "a"}:
            return False
    return not left
