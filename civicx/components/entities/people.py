"""Finds persons by what their names are made of and addressed with, where the model takes them for something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicx.components.entities import heads
from civicx.components.entities.marks import (
    POSSESSIVE,
    Mark,
    Text,
    addresses,
    addresses_of_two,
    capital,
    first_heads,
    forms,
    free,
    given_names,
    honorifics,
    is_field,
    known,
    last_heads,
    leaders,
    no_names,
    office_nouns,
    surnames,
    title_words,
)
from civicx.countries import cities
from civicx.normalize.names import PARTICLES, SUFFIXES

_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
# One or two initials written together, with or without a full stop: "B", "B.", "HV".
_INITIALS = re.compile(r"[A-Z]\.?|[A-Z]\.[A-Z]\.?|[A-Z]{2}")
# What stands inside persons' names besides names.
_INSIDE = PARTICLES | {"-", "‐", "‑", "'", "’", ".", "Al", "El", "Bin", "Abu"}
# What a name of several words has at most, hyphens and particles counted.
_LONGEST = 7
_TAKEN = frozenset({"ORG", "GPE", "LOC", "NORP", "FAC"})
_ARTICLES = frozenset(["the", "The"])
# Labels that a given name at a name's head overrules.
_OVERRULED = frozenset({"ORG", "GPE", "LOC", "FAC"})


def named(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, those whose words are a person's name as PERSON, forms of address cut off."""
    return [_named(words, mark) for mark in marks]


def _named(words: Sequence[str], mark: Mark) -> Mark:
    if mark.label not in _TAKEN:
        return mark
    start = _behind_addresses(words, mark.start)
    if start >= mark.end:
        return mark
    whole = is_name(words, start, mark.end)
    if start > mark.start and whole:
        return Mark(start, mark.end, "PERSON")
    if not whole:
        return mark
    first = words[start]
    called = mark.label in _OVERRULED and mark.end - start > 1 and first in given_names() and first not in leaders()
    if called and first in cities() and words[mark.end - 1] not in leaders():
        called = False
    addressed = _addressed(words, mark.start) or _is_apposed(words, mark)
    if called or addressed or _bears_surname(words, start, mark) or by_initials(words, start, mark.end):
        return Mark(start, mark.end, "PERSON")
    return mark


def _bears_surname(words: Sequence[str], start: int, mark: Mark) -> bool:
    """Whether a family name stands behind the first word of the mark, which is no place: "Partha Chatterjee"."""
    if mark.label not in _OVERRULED or words[start] in cities() or words[start] in known() or (start and words[start - 1] in _ARTICLES):
        return False
    return any(words[i] in surnames() for i in range(start + 1, mark.end))


def is_name(words: Sequence[str], start: int, end: int) -> bool:
    """Return whether the words can be a person's name: capitals of small letters, initials, particles; no place, no body."""
    whole = " ".join(words[start:end])
    if end - start > _LONGEST or whole in known() or whole in cities() or heads.head(words, start, end) is not None:
        return False
    return capital(words[end - 1]) and len(words[end - 1]) > 1 and all(_can_be_part(word) for word in words[start:end])


def _can_be_part(word: str) -> bool:
    """Whether a word can stand in a person's name."""
    if word in addresses():
        return False
    if word in no_names() or (word in last_heads() and word not in heads.FAMILY) or word in first_heads() or word in known():
        return False
    plain = _WORD.fullmatch(word) and capital(word) and word[1:].replace("-", "").islower()
    return bool(word in _INSIDE or plain or _INITIALS.fullmatch(word) or _mixed(word))


def _mixed(word: str) -> bool:
    """Whether a capital stands inside a word as in persons' names: "McLean", "O'Brien", "Al-Sayed"."""
    parts = re.split(r"['’\-]|(?<=^Mc)|(?<=^Mac)", word)
    return len(parts) > 1 and all(part[:1].isalpha() and (len(part) < 2 or part[1:].islower()) for part in parts if part)


def by_initials(words: Sequence[str], start: int, end: int) -> bool:
    """Return whether the name begins with initials: "B S Rao", "H.V. Rao"; two capitals without a stop may be an acronym."""
    initial = words[start]
    if end - start < 2 or not _INITIALS.fullmatch(initial) or (len(initial) > 1 and "." not in initial):
        return False
    return words[start + 1][0].isalpha() and words[end - 1][1:].islower()


def _addressed(words: Sequence[str], start: int) -> bool:
    """Whether a form of address, or an office that stands before names, comes directly before."""
    if start and words[start - 1] in addresses():
        return True
    if start > 1 and words[start - 1] == "." and words[start - 2] in addresses():
        return True
    return bool(start and words[start - 1].lower() in office_nouns())


def _is_apposed(words: Sequence[str], mark: Mark) -> bool:
    """Whether a name of two words or more stands between commas behind what a person is: "her niece, Torva Brix,"."""
    if mark.end - mark.start < 2 or mark.start < 3 or words[mark.start - 1] != "," or words[mark.end : mark.end + 1] not in _CLOSED:
        return False
    determined = words[mark.start - 3].lower() in _DETERMINERS or words[mark.start - 4 : mark.start - 3] in (["her"], ["his"], ["their"])
    return determined and words[mark.start - 2] in forms("speaker_nouns", "refers", "person")


_CLOSED = ([","], ["."], [";"], ["("])
_DETERMINERS = frozenset(["her", "his", "their", "its", "my", "whose", "the", *POSSESSIVE])


def missed(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the unmarked names behind a form of address ("Gen Duro") and behind initials ("B S Rao")."""
    words = text.words
    taken = free(marks, len(words))
    out: list[Mark] = []
    called = addresses()
    for i in text.capitals:
        word = words[i]
        if taken[i] or (len(word) > 2 and word not in called) or (out and i < out[-1].end) or i + 1 == len(words):
            continue
        if word in called:
            start = _behind_addresses(words, i)
        elif len(word) < 3 and word not in {"A", "I", "A."} and _INITIALS.fullmatch(word) and len(word.rstrip(".")) == 1:
            start = i
        else:
            continue
        end = run(words, text.tags, start, taken)
        if end > start and (start > i or by_initials(words, start, end)) and is_name(words, start, end) and not _behind_name(words, i):
            out.append(Mark(start, end, "PERSON"))
    return out


def completed(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the whole names of the persons whose marks are cut: "[Ana von] der Brix", "[Otto Brix], Jr.", "– Torva [Brix],"."""
    people = [mark for mark in marks if mark.label == "PERSON"]
    taken = free(marks, len(text.words))
    wholes = [Mark(_whole_start(text, mark, taken), _whole_end(text.words, mark), "PERSON") for mark in people]
    return [whole for whole, mark in zip(wholes, people, strict=True) if whole != mark]


def _whole_end(words: Sequence[str], mark: Mark) -> int:
    """Return where a name ends that a mark leaves at a particle or before a comma and "Jr."."""
    end = mark.end
    if words[end : end + 1] == [","] and words[end + 1 : end + 2] and words[end + 1] in SUFFIXES:
        return end + 2
    if words[end - 1] not in _NOBLE:
        return end
    while end < len(words) and words[end] in _NOBLE:
        end += 1
    return end + 1 if end < len(words) and capital(words[end]) else mark.end


def _whole_start(text: Text, mark: Mark, taken: bytearray) -> int:
    """Return where a name begins of which a mark holds the last word only, the first standing behind a comma or dash."""
    first = mark.start - 1
    if mark.end - mark.start > 1 or first < 1 or taken[first] or text.words[first - 1] not in _LISTING:
        return mark.start
    word = text.words[first]
    named = text.tags[first] == "NNP" and len(word) > 2 and capital(word) and _can_be_part(word) and word.lower() not in title_words()
    return first if named and mark.end < len(text.words) and text.words[mark.end] in _LISTING else mark.start


_NOBLE = frozenset(["von", "van", "der", "den", "de", "la", "del", "dos", "da", "bin", "al", "ter", "zu"])
_LISTING = frozenset([",", "–", "—", "and", "(", ")"])
_PORTFOLIOS = frozenset(["Minister", "Secretary", "Undersecretary", "Commissioner"])


def ministers(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the names behind a portfolio that capitals run on from: "Minister of Trade and Labour Ana Diaz"."""
    words = text.words
    places = [i for i in text.capitals if words[i] in _PORTFOLIOS and words[i + 1 : i + 2] in (["of"], ["for"])]
    if not places:
        return []
    people = free((mark for mark in marks if mark.label == "PERSON"), len(words))
    out: list[Mark] = []
    for i in places:
        start = i + 2
        while start < len(words) and (is_field(words[start]) or words[start] in {"of", "for", "the", "State"}):
            start += 1
        end = run(words, text.tags, start, people)
        placed = " ".join(words[start : start + 2]) in known()
        if start > i + 2 and 1 < end - start < _LONGEST - 2 and not placed and is_name(words, start, end):
            out.append(Mark(start, end, "PERSON"))
    return out


def _behind_addresses(words: Sequence[str], i: int) -> int:
    """Return where the name behind "Prof.", "Lt Gen", "Brigadier General" begins; ``i`` where no form of address stands there."""
    if words[i] not in addresses() and not (i and (words[i - 1], words[i]) in addresses_of_two()):
        return i
    limit = min(len(words), i + _LONGEST)
    if i and (words[i - 1], words[i]) in addresses_of_two():
        i += 1
    while i < limit:
        if tuple(words[i : i + 2]) in addresses_of_two():
            i += 2
        elif words[i] in honorifics() or words[i] == ".":
            i += 1
        else:
            break
    return i


def run(words: Sequence[str], tags: Sequence[str], start: int, taken: bytearray) -> int:
    """Return where the capitalised words from ``start`` end."""
    end = start
    while end < len(words) and end - start < _LONGEST and not taken[end] and capital(words[end]) and tags[end].startswith("NNP"):
        end += 1
    return end


def _behind_name(words: Sequence[str], i: int) -> bool:
    """Whether a capitalised word stands directly before, so that an initial belongs to its name: "Group B"."""
    return bool(i and capital(words[i - 1]) and words[i] not in addresses() and words[i - 1].lower() not in office_nouns())
