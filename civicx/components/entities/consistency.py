"""One name, one label in a document; and names found where the model overlooked them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from civicx import countries
from civicx.components.entities import contexts, heads, people, places
from civicx.components.entities.edges import TIMES
from civicx.components.entities.marks import (
    Mark,
    Text,
    addresses,
    burmese,
    capital,
    family_names,
    forms,
    free,
    given_names,
    honorifics,
    key,
    known,
    last_heads,
    leaders,
    no_names,
    surnames,
)
from civicx.components.roles.words import nouns as title_nouns
from civicx.normalize.names import PARTICLES, SUFFIXES, plain

Votes = dict[str, Counter[str]]


def votes(words: Sequence[str], marks: Iterable[Mark]) -> Votes:
    """Return ``{name: {label: how often}}``."""
    out: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mark in marks:
        out[key(words[mark.start : mark.end])][mark.label] += 1
    return dict(out)


def agreed(words: Sequence[str], marks: Sequence[Mark], strong: dict[str, str]) -> list[Mark]:
    """Return the marks, all of one name with one label: the one that the text settles (``strong``), else the most frequent."""
    counted = votes(words, marks)
    parts = person_parts(words, marks)
    parts |= person_ends(words, marks)
    chosen = {name: _chosen(name, count, strong, parts) for name, count in counted.items()}
    spelled = _spelled_otherwise(chosen, {name for name, label in chosen.items() if label == "PERSON"} | parts)
    chosen |= {name: "PERSON" for name in spelled if name not in strong and name not in countries.cities()}
    seen = contexts.cues(words, marks)
    for name, articles in contexts.articled(words, marks).items():
        seen.setdefault(name, Counter())["the"] = articles
    chosen |= {name: "PERSON" for name in _full_names(counted, chosen) if name not in strong and not seen.get(name, Counter())["the"]}
    for name in chosen:
        shouted = chosen.get(name.upper()) if len(name) > 4 and " " not in name and name not in parts else None
        if chosen[name] == "PERSON" and shouted == "ORG" and not seen.get(name, Counter())["PERSON"]:
            chosen[name] = "ORG"
        elif name not in strong and name not in parts:
            chosen[name] = _by_context(name, chosen[name], counted[name], seen.get(name, Counter()))
    return [Mark(mark.start, mark.end, _in_place(words, mark, chosen[key(words[mark.start : mark.end])])) for mark in marks]


def _spelled_otherwise(names: Collection[str], people: set[str]) -> set[str]:
    """Return the names that are a person's but for accents: "Brík" beside "Torva Brik"."""
    if all(map(str.isascii, names)):
        return set()
    accented = {plain(name) for name in people if not name.isascii()}
    bare = {name.casefold() for name in people}
    return {name for name in names if (name.casefold() in accented if name.isascii() else plain(name) in bare)}


def _full_names(counted: Votes, chosen: dict[str, str]) -> set[str]:
    """Return the names taken for bodies or places whose last word is a person elsewhere: "Torva Brix", later "Brix"."""
    doubtful = [name for name, label in chosen.items() if label in {"ORG", "GPE", "FAC", "NORP"} and " " in name]
    lone = {
        name
        for name in {name.rpartition(" ")[2] for name in doubtful} & chosen.keys()
        if chosen[name] == "PERSON" == _single(counted[name])
    }
    return {name for name in doubtful if name.rpartition(" ")[2] in lone and people.is_name(words := name.split(" "), 0, len(words))}


def _single(count: Counter[str]) -> str | None:
    """Return the only label of a name, or None where it has several."""
    return next(iter(count)) if len(count) == 1 else None


def _in_place(words: Sequence[str], mark: Mark, label: str) -> str:
    """Return the label of one mark: "Mr Duro" of the state's name too; "the Duro tribe" where Duro is a person too."""
    before, behind = words[max(0, mark.start - 1)], words[mark.end : mark.end + 1]
    if label in {"GPE", "ORG", "NORP"} and mark.end - mark.start == 1 and before in addresses():
        return "PERSON"
    return "NORP" if label == "PERSON" and behind and behind[0] in forms("name_contexts", "kind", "people") else label


def _by_context(name: str, label: str, count: Counter[str], cues: Counter[str]) -> str:
    """Return the label of a name that the words around it settle, else its most frequent one (``label``)."""
    articles = cues["the"]
    words = name.split(" ")
    total = count.total()
    if name.isupper() and countries.in_capitals(name) and label in {"PERSON", "ORG", "LOC"}:
        return "GPE"
    if cues["district"] * 2 > total:
        return "GPE"
    if label == "LOC" and name in countries.cities() and not articles:
        return "GPE"
    if cues["FAC"] * 2 >= total and cues["FAC"] and _is_nowhere(name):
        return "FAC"
    if label == "FAC" and cues["GPE"] and name.isalpha() and _is_nowhere(name):
        return "GPE"
    if label == "NORP" and name in countries.cities() and name not in given_names() and not cues["NORP"]:
        return "GPE"
    if label in {"GPE", "LOC", "FAC", "WORK"} and cues["ORG"] > cues["GPE"] + articles and _is_nowhere(name):
        return "ORG"
    if label in {"PERSON", "ORG"} and cues["EVENT"]:
        return "EVENT"
    if len(words) == 1 and label in {"ORG", "NORP"} and name in given_names() and not cues["ORG"] + cues["GPE"] + articles:
        return "PERSON"
    if label == "GPE" and name in leaders() and not cues["GPE"]:
        return "PERSON"
    alone = len(words) == 1 and label in {"ORG", "NORP", "GPE"} and name in surnames() and name not in countries.cities()
    if alone and not cues["ORG"] + cues["GPE"] + cues["NORP"] + articles and not count["PERSON"] * 2 > total:
        return "PERSON"
    if label in {"GPE", "ORG", "LOC"} and cues["PERSON"] > cues["GPE"] + cues["ORG"] + cues["the"] and not _is_body(words, label):
        return "PERSON" if count["PERSON"] or cues["PERSON"] * 3 >= total else label
    if label not in {"PERSON", "ORG"} or words[0] in given_names() or _is_body(words, label):
        return label
    if cues["PERSON"] == 0 and (cues["GPE"] * 2 >= total or name in countries.cities()):
        return "GPE"
    if label == "PERSON" and len(words) == 1 and (found := last_heads().get(name)) is not None and found.label == "ORG":
        return "ORG"
    if label in {"PERSON", "ORG"} and len(words) == 1 and name.endswith("s") and articles * 2 >= total and not cues["ORG"]:
        return "NORP"
    if label == "PERSON" and cues["NORP"] > cues["PERSON"] + cues["ORG"]:
        return "NORP"
    if label == "PERSON" and cues["PERSON"] == 0 and (cues["ORG"] > cues["GPE"] or articles * 2 >= total):
        return "ORG"
    return label


def _is_nowhere(name: str) -> bool:
    """Whether no list and no word of its own shows that a name is a place's."""
    words = name.split(" ")
    return name not in known() and places.glued(words) not in countries.cities() and heads.head(words, 0, len(words)) is None


def _is_body(words: Sequence[str], label: str) -> bool:
    """Whether the words of an organisation show that it is one: an acronym, or a head word."""
    return label == "ORG" and (
        any(word.isupper() and (len(word) > 2 or word in known()) for word in words) or heads.head(words, 0, len(words)) is not None
    )


def _chosen(name: str, count: Counter[str], strong: dict[str, str], parts: frozenset[str]) -> str:
    if name in strong:
        return strong[name]
    if name in parts:
        return "PERSON"
    best = count.most_common(1)[0][1]
    return next(label for label, n in count.items() if n == best)


def _districts(words: Sequence[str], marks: Iterable[Mark]) -> set[str]:
    """Return the names that the text gives to a district too: "Hirvan Township"."""
    return {words[m.start] for m in marks if m.label == "GPE" and m.end - m.start == 2 and words[m.end - 1] in _DISTRICTS}


_DISTRICTS = frozenset(
    ["Township", "District", "Province", "County", "State", "Governorate", "Municipality", "Town", "Village", "City", "Region"]
)


def person_parts(words: Sequence[str], marks: Sequence[Mark]) -> frozenset[str]:
    """Return the first and last words of the persons' names of two words or more, but for place and people names."""
    out: set[str] = set()
    for mark in marks:
        if mark.label == "PERSON" and mark.end - mark.start > 1 and not _is_phrase(words, mark):
            end = _name_end(words, mark)
            out.update((words[mark.start], words[end - 1]))
            out.update(word for word in words[mark.start + 1 : end - 1] if word in surnames())
    out -= _districts(words, marks)
    return frozenset(part for part in out if len(part) > 2 and part not in known() and part not in no_names())


def _name_end(words: Sequence[str], mark: Mark) -> int:
    """Return where a person's name ends but for "Jr." and "III" behind it."""
    end = mark.end
    while end - mark.start > 1 and (words[end - 1] in SUFFIXES or words[end - 1] in {",", "."}):
        end -= 1
    return end


def _is_phrase(words: Sequence[str], mark: Mark) -> bool:
    """Whether words in small letters that stand in no person's name stand in the mark."""
    return any(words[i].islower() and words[i] not in PARTICLES and words[i - 1] != "-" for i in range(mark.start, mark.end))


def person_ends(words: Sequence[str], marks: Iterable[Mark]) -> frozenset[str]:
    """Return the family names of several words, and with an article, that persons' full names end with: "al - Mutairi"."""
    out: set[str] = set()
    for mark in marks:
        if mark.label == "PERSON":
            for start in range(mark.start + 1, mark.end - 1):
                name = key(words[start : mark.end])
                out.update((name, name[:1].upper() + name[1:]))
    return frozenset(name for name in out if name not in known())


def repeated(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return bodies' names of several words where only pieces of them are marked: "[Varenian] Dawn" beside "[Varenian Dawn]"."""
    words = text.words
    names = defaultdict(set)
    for mark in marks:
        if mark.label == "ORG" and mark.end - mark.start > 1:
            names[words[mark.start]].add(tuple(words[mark.start : mark.end]))
    if not names:
        return []
    ends = {mark.start: mark.end for mark in marks}
    inner = free((Mark(mark.start + 1, mark.end, "") for mark in marks), len(words))
    out: list[Mark] = []
    for i in text.capitals:
        if words[i] not in names or inner[i] or (out and i < out[-1].end):
            continue
        for name in sorted(names[words[i]], key=len, reverse=True):
            end = i + len(name)
            if ends.get(i, 0) < end and tuple(words[i:end]) == name and all(ends.get(k, end) <= end for k in range(i, end)):
                out.append(Mark(i, end, "ORG"))
                break
    return out


def spread(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return unmarked places of the names marked elsewhere, and of parts of persons' names."""
    words = text.words
    names = _names(words, marks)
    taken = free(marks, len(words))
    out: list[Mark] = []
    skip = 0
    for i in text.capitals:
        options = names.get(words[i])
        if options is None or i < skip or taken[i]:
            continue
        for name, label in options:
            end = i + len(name)
            if tuple(words[i:end]) == name and not any(taken[i:end]) and _apart(words, text.tags, i, end, text.small):
                out.append(Mark(i, end, label))
                skip = end
                break
    return out


def _names(words: Sequence[str], marks: Sequence[Mark]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return ``{first word: [(words, label), longest first]}`` of names that are looked for elsewhere."""
    labels: dict[tuple[str, ...], str] = {}
    for mark in marks:
        name = tuple(words[mark.start : mark.end])
        if capital(name[0]) and (len(name) > 1 or len(name[0]) > 1):
            labels.setdefault(name, mark.label)
    for part in person_parts(words, marks):
        labels.setdefault((part,), "PERSON")
    for front in _fronts(words, marks):
        labels.setdefault(front, "PERSON")
    out: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name, label in sorted(labels.items(), key=lambda item: -len(item[0])):
        out[name[0]].append((name, label))
    return dict(out)


def _fronts(words: Sequence[str], marks: Iterable[Mark]) -> set[tuple[str, ...]]:
    """Return what persons' full names of three words or more begin with, of two words or more: "Hasan Reza" of "Hasan Reza Marrow"."""
    return {
        tuple(words[mark.start : end])
        for mark in marks
        if mark.label == "PERSON" and mark.end - mark.start > 2 and not _is_phrase(words, mark)
        for end in range(mark.start + 2, mark.end)
        if capital(words[end - 1]) and len(words[end - 1]) > 2
    }


def _apart(words: Sequence[str], tags: Sequence[str], start: int, end: int, lower: frozenset[str]) -> bool:
    """Return whether the words stand as a name of their own: not as a common word, nor as part of a longer name."""
    if end - start == 1:
        word = words[start]
        if word.lower() in lower or not (tags[start].startswith("NNP") or word.isupper()):
            return False
        if start and capital(words[start - 1]) and tags[start - 1].startswith("NNP"):
            return False
        return not (end < len(words) and capital(words[end]) and tags[end].startswith("NNP")) or (word.isupper() and _title_at(words, end))
    return True


def _title_at(words: Sequence[str], start: int) -> bool:
    """Return whether a title follows, as behind the acronym in "ABC General Secretary Ana Diaz"."""
    return any(
        word.lower() in title_nouns() and all(map(capital, words[start : start + n])) for n, word in enumerate(words[start : start + 4])
    )


# Words of a person's name at most, particles and hyphens counted.
_LONGEST_PERSON = 6


def joined(words: Sequence[str], tags: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, persons' names lengthened over the name words beside them."""
    taken = free(marks, len(words))
    by_start = {mark.start: mark for mark in marks}
    out: list[Mark] = []
    for mark in marks:
        if out and mark.start < out[-1].end:
            continue
        if mark.label == "PERSON":
            if out and out[-1].label == "PERSON" and _follows(words, out[-1].end, mark) and mark.end - out[-1].start <= 7:
                mark = Mark(out.pop().start, mark.end, "PERSON")
            start, end = mark.start, _hyphened(words, mark)
            if (start and not taken[start - 1] and words[start - 1] in given_names()) or (
                start > 1 and not taken[start - 1] and _is_addressed(words, start - 1)
            ):
                start -= 1
            if end - start > 1 and _family_name(words, by_start.get(end)):
                end += 1
            while (
                end < len(words)
                and end - start < _LONGEST_PERSON
                and not taken[end]
                and tags[end] == "NNP"
                and words[end][1:].islower()
                and capital(words[end])
                and words[end] not in TIMES
            ):
                end += 1
            mark = Mark(start + (words[start] in burmese() and end - start > 2), end, mark.label)
        out.append(mark)
    return out


def _follows(words: Sequence[str], end: int, mark: Mark) -> bool:
    """Whether a mark begins at ``end`` or behind the white space there, within the line."""
    return end == mark.start or (end + 1 == mark.start and words[end].isspace() and "\n" not in words[end])


def _is_addressed(words: Sequence[str], i: int) -> bool:
    """Whether a name word that the model left out stands at ``i`` behind a form of address: "Justice Evangela [Marrow]"."""
    word = words[i]
    return (
        capital(word)
        and word[1:].islower()
        and words[i - 1] in honorifics()
        and word not in honorifics()
        and word.lower() not in title_nouns()
    )


def _hyphened(words: Sequence[str], mark: Mark) -> int:
    """Return the end of a name with the second part of a given name: "Seo Ji" - "won"."""
    end = mark.end
    if mark.end - mark.start != 2 or words[mark.start] not in family_names() or end + 1 >= len(words) or words[end] != "-":
        return end
    return end + 2 if _SYLLABLE.fullmatch(words[end + 1]) and words[end + 1] not in _COMPOUNDING else end


_SYLLABLE = re.compile(r"[a-z]{2,6}")
_COMPOUNDING = frozenset(
    ["led", "era", "like", "run", "born", "style", "owned", "based", "backed", "linked", "bound", "held", "built", "made", "to"]
)


def _family_name(words: Sequence[str], mark: Mark | None) -> bool:
    """Whether what directly follows a person's names, marked as something else, is the family name: "Tim Ivor Norwood, chair"."""
    if mark is None or mark.end - mark.start != 1 or mark.label not in {"ORG", "GPE"} or mark.end >= len(words):
        return False
    word = words[mark.start]
    return words[mark.end] == "," and capital(word) and word[1:].islower() and word not in known()
