"""Tells figures that count something from years, references, parts of names and fixed phrases."""

from __future__ import annotations

import re
from functools import cache

from civicx import lexicon
from civicx.components.quantities.comparators import WORDS_BEFORE
from civicx.components.quantities.masks import DURATION
from civicx.components.quantities.numerals import Figure
from civicx.components.quantities.ranges import YEAR
from civicx.components.quantities.words import word_set

# "Call 10 witnesses", but "call 999".
CALLED = re.compile(r"\s(?:of\b|(?:\w+\s)?[a-z]+s\b)")
SHARED = re.compile(r"\s(?:of|were|was|are|is|have|had|the|said|all)\b|[,.;)]")
# "Wounded a third." and "a third was wounded" tell of a third one.
SHARED_PART = re.compile(r"\s(?:of|were|are|have|the|said|all)\b")

# "An ambush in which one guard died".
IN_WHICH = re.compile(r"\b(?:in|during|after) which $", re.IGNORECASE)

# "None other", "none fewer than", "both sides".
NO_PRONOUN = re.compile(
    r"-|\s(?:other|fewer|less|too|sides?|parties|ways|cases|hands|ends|houses|chambers|countries|governments|nations|the|at|in|on|for|by|to|from|with)\b",
    re.IGNORECASE,
)


# "Last week 26 people …", "in the camp 300 were …": behind an article a place or a time is no reference.
DETERMINED = frozenset(["the", "a", "an", "this", "that", "last", "next", "past", "same", "each", "every", "per"])
COUNTED = re.compile(r"\s(?:[a-z]+[\s-]){0,2}(?:[a-z]+s|people|men|women|children|police|were|had|have|dead)\b")


@cache
def _designators() -> dict[str, bool]:
    """Return the words that make a number a reference, with whether they do so behind an article, too."""
    return {form: entry.get("always", False) for entry in lexicon.load("designators") for form in entry["forms"]}


def _designated(text: str, figure: Figure, previous: str, lead: list[str]) -> bool:
    if previous not in _designators() or (previous == "call" and CALLED.match(text, figure.last)):
        return False
    determined = len(lead) > 1 and lead[-2].lower() in DETERMINED and lead[-1].islower()
    return _designators()[previous] or not (determined and COUNTED.match(text, figure.last))


def counts(text: str, figure: Figure) -> bool:
    """False for numbers that count nothing: years, references, parts of names, fixed phrases."""
    if figure.kind == "none":
        return False
    lead = WORDS_BEFORE.findall(text[max(0, figure.before - 30) : figure.before])
    apart = text[max(0, figure.before - 2) : figure.before] == ", " or text[figure.before - 1 : figure.before] not in " \u00a0\n.#§°"
    previous = lead[-1].lower().strip("(“\"‘'[") if lead and not apart else ""
    if figure.unit == "count" and figure.kind in ("plain", "range") and _designated(text, figure, previous, lead):
        return not (figure.digits or previous in ("number", "no", "no.", "article", "section", "day", "phase"))
    if figure.digits and figure.unit == "count" and figure.kind != "age" and YEAR.fullmatch(text[figure.first : figure.last]):
        amount = previous == "of" and len(lead) > 1 and lead[-2].lower() in word_set("amount")
        return amount or _no_year(text, figure, previous)
    if figure.kind == "fraction":
        return _is_fraction(text, figure, previous)
    if figure.kind == "pronoun":
        return not NO_PRONOUN.match(text, figure.last)
    words = text[figure.first : figure.last].lower()
    if words in ("one", "1", "zero", "tens", "scores", "both"):
        return _word_counts(text, figure, words, previous)
    return not (figure.digits and text[figure.last : figure.last + 1].isalpha() and figure.unit == "count")


def _no_year(text: str, figure: Figure, previous: str) -> bool:
    """Four bare digits from 1500 to 2099 count only behind a comparator other than "about", or before a plural of people."""
    if previous in ("than", "least", "over", "some", "nearly", "almost"):
        return not DURATION.match(text, figure.last)
    people = (
        r"\s(?:\w+\s)?(?:people|persons|civilians|soldiers|troops|children|women|men|prisoners|detainees|refugees|protesters"
        r"|demonstrators|workers|students|members|families|cases|victims|deaths|arrests)\b"
    )
    if previous in ("in", "since", "by", "until", "before", "after", "during", "of", "early", "late", "from", "the", "year"):
        return False
    return bool(re.compile(people).match(text, figure.last))


def _is_fraction(text: str, figure: Figure, previous: str) -> bool:
    words = text[figure.first : figure.last].lower()
    following = text[figure.last : figure.last + 12].lower()
    if previous in word_set("before_ordinal_third"):
        return False
    if "half" in words:
        if re.match(
            r"-|\s(?:an?\s|hour|day|year|centur|decade|brother|sister|time|way|past|mast|term|moon|price|of\s(?:19|20)\d\d)", following
        ):
            return False
        return (
            bool(re.match(r"\s(?:of|the|their|its|his|her|our|my|those|these|that|this|were|was|are|is|have|had|said|as|all)\b", following))
            or previous in word_set("before_half")
            or bool(re.match(r"[,.;)]", following))
        )
    if re.match(r"an?\W|one\W", words) or re.search(r"quarters?$", words):
        shared = SHARED if "quarter" in words else SHARED_PART
        return shared.match(following) is not None or previous in word_set("before_quarter")
    return True


def _word_counts(text: str, figure: Figure, words: str, previous: str) -> bool:
    following = text[figure.last : figure.last + 24].lower()
    if words in ("tens", "scores"):
        return following.startswith(" of ") or (
            words == "scores"
            and bool(
                re.match(r"\s(?:were|was|are|have|had|more|killed|injured|wounded|dead|arrested|detained|others|missing)\b", following)
            )
        )
    if words == "zero":
        return previous not in word_set("before_zero") and not re.match(r"-|\stolerance|\s?hour", following)
    if previous in word_set("before_one") and words == "one" and not IN_WHICH.search(text[max(0, figure.before - 12) : figure.before]):
        return previous in ("the", "that", "this", "only", "another") and not re.match(
            r"[\s]?(?:[,.;:!?)’']|of\b|that\b|who\b|which\b|is\b|was\b|and\b|hand\b|thing\b|to\b|in\b|with\b|where\b|we\b|he\b|they\b|for\b)",
            following,
        )
    if words == "one" and previous == "not":
        return False
    if words in ("one", "1"):
        return not re.match(
            r"[-–’']|\s(?:another|by\s+one|day|thing|time|way|hand|point|side|and\s+the\s+same|and\s+all|such|in\s+which|who\s+is|can|might|should|would|could|must|cannot|to\s+\w+|side)\b",
            following,
        )
    return True
