"""Marks (labelled token ranges) and the word lists that the rules on them read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from civicx import countries, lexicon
from civicx.components.capitals import in_capitals

# The base model's labels that the record has; those missing here (DATE, MONEY, PRODUCT …) are no entities of the record.
MODEL_LABELS = {**{label: label for label in ("PERSON", "ORG", "GPE", "LOC", "NORP", "LAW", "EVENT", "FAC")}, "WORK_OF_ART": "WORK"}
SMALL = frozenset(
    {
        "of",
        "for",
        "the",
        "and",
        "on",
        "in",
        "de",
        "del",
        "la",
        "las",
        "los",
        "du",
        "des",
        "di",
        "da",
        "do",
        "dos",
        "e",
        "y",
        "et",
        "&",
        "against",
        "to",
        "without",
        "with",
        "pour",
        "al",
        "el",
        "le",
        "les",
    }
)
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "‘s", "`s"})


class Mark(NamedTuple):
    """A name: tokens ``start`` to ``end`` (half-open) and its label."""

    start: int
    end: int
    label: str


class Head(NamedTuple):
    """What a word tells of the name that it ends or begins."""

    label: str
    kind: str


class Text(NamedTuple):
    """A text's words and tags, with what several rules ask of them."""

    words: Sequence[str]
    tags: Sequence[str]
    capitals: list[int]  # where words begin with a capital letter
    small: frozenset[str]  # the words in small letters
    brackets: list[int]  # where brackets open, at least two words before the end
    shouted: bool  # whether it is written in capitals


def read(words: Sequence[str], tags: Sequence[str]) -> Text:
    """Return a text of these words and tags."""
    capitals = [i for i, word in enumerate(words) if word[:1].isupper()]
    brackets = [i for i, word in enumerate(words) if word in OPEN and 0 < i < len(words) - 2]
    shouted = 2 * len(capitals) > len(words) and in_capitals(" ".join(words))
    return Text(words, tags, capitals, frozenset(filter(str.islower, words)), brackets, shouted)


def in_line_of_capitals(words: Sequence[str], start: int, end: int) -> bool:
    """Whether of the words beside a name two or more are written in capitals, and no more in small letters."""
    beside = [*words[max(0, start - _BESIDE) : start], *words[end : end + _BESIDE]]
    return sum(word.isupper() and len(word) > 1 for word in beside) >= max(2, sum(map(str.islower, beside)))


_BESIDE = 4


OPEN = frozenset({"(", "["})
# Articles before Arabic names, with or without a hyphen: "Al-Salmut".
ARABIC_ARTICLES = frozenset({"Al", "El", "Ad", "An", "Ar", "As", "Ash", "At", "Az"})


def capital(word: str) -> bool:
    """Return whether ``word`` begins with a capital letter (any script that has capitals)."""
    return word[:1].isupper()


def key(words: Sequence[str]) -> str:
    """Return the words of a name as one string, whatever white space stood between them."""
    return " ".join(word for word in words if not word.isspace())


def free(marks: Iterable[Mark], size: int) -> bytearray:
    """Return one byte a token: 1 where a mark stands."""
    taken = bytearray(size)
    for mark in marks:
        taken[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    return taken


@cache
def forms(name: str, field: str = "", value: str = "") -> frozenset[str]:
    """Return the forms of a lexicon, or of its entries whose ``field`` is ``value``."""
    return frozenset(form for entry in lexicon.load(name) if not field or entry.get(field) == value for form in entry["forms"])


@cache
def last_heads() -> dict[str, Head]:
    """Return what the last word of a name tells; a word listed twice has its first meaning."""
    return _heads("last")


@cache
def first_heads() -> dict[str, Head]:
    """Return what the first word, or first two words, of a name tell."""
    return _heads("first")


def _heads(position: str) -> dict[str, Head]:
    out: dict[str, Head] = {}
    for entry in lexicon.load("name_heads"):
        if entry["position"] == position:
            for form in entry["forms"]:
                out.setdefault(form, Head(entry["label"], entry.get("kind", "")))
    return out


@cache
def known() -> dict[str, str]:
    """Return ``{name: label}`` of the names known everywhere, of countries and of nationalities."""
    out = dict.fromkeys(countries.names(), "GPE")
    out |= dict.fromkeys(countries.nationalities(), "NORP")
    return out | lexicon.table("known_names", "label")


@cache
def no_names() -> frozenset[str]:
    """Return the words that are no names, whatever the model says."""
    return forms("no_names")


@cache
def honorifics() -> frozenset[str]:
    """Return the forms of address, of one word."""
    return frozenset(form for form in forms("honorifics") if " " not in form and form not in forms("honorifics", "kind", "burmese"))


@cache
def burmese() -> frozenset[str]:
    """Return the forms of address that are cut only before a name of two words or more."""
    return forms("honorifics", "kind", "burmese")


@cache
def title_words() -> frozenset[str]:
    """Return every word, in lower case, that a title is made of."""
    return frozenset(word for form in forms("titles") for word in form.split())


def is_field(word: str) -> bool:
    """Whether a word with a capital, or what joins two, says what an office is for: "Policy", "Research", "and"."""
    if word in {"and", "&", ","} or word in forms("name_contexts", "kind", "subject"):
        return True
    return word[:1].isupper() and word.lower() in forms("titles", "kind", "modifier")


@cache
def title_nouns() -> frozenset[str]:
    """Return the words, in lower case, that a title can end with."""
    return frozenset(form.split()[-1] for kind in ("office", "occupation") for form in forms("titles", "kind", kind))


@cache
def given_names() -> frozenset[str]:
    """Return the given names: of all regions, and those whose gender is known."""
    gendered = frozenset(form.capitalize() for form in forms("given_names")) - honorifics()
    return (forms("person_names") | gendered) - frozenset(known())


@cache
def leaders() -> frozenset[str]:
    """Return the names of leaders whom texts call by one name, which do not begin a longer one."""
    return forms("person_names", "region", "leaders known by one name")


@cache
def family_names() -> frozenset[str]:
    """Return family names that come first."""
    return forms("family_names", "position", "first")


@cache
def surnames() -> frozenset[str]:
    """Return family names that stand behind given names and are nothing else."""
    return forms("family_names", "position", "last") - frozenset(known()) - frozenset(last_heads()) - no_names()


@cache
def headline_verbs() -> frozenset[str]:
    """Return verbs that a headline writes with a capital behind a name: "Harbour League Condemns"."""
    return forms("name_contexts", "kind", "headline_verb")


@cache
def offices_between() -> frozenset[str]:
    """Return the offices between a place or body and a person's name that are no names: "Selmouth Senator Ana Diaz"."""
    return forms("name_contexts", "kind", "between")


@cache
def addresses_of_two() -> frozenset[tuple[str, str]]:
    """Return the forms of address of two words: "Tan Sri"."""
    return frozenset((first, second) for first, _, second in (form.partition(" ") for form in forms("honorifics")) if second)


@cache
def addresses() -> frozenset[str]:
    """Return the forms of address that nothing but a person's name follows."""
    return honorifics() - forms("name_contexts", "kind", "no_address")


@cache
def office_nouns() -> frozenset[str]:
    """Return the words, in lower case, that stand as a title directly before a person's name."""
    return frozenset(form.split()[-1] for form in forms("titles", "kind", "office")) - {"general", "head", "chief", "major", "secretary"}
