"""Joins mentions into entities: which names stand for one person, organisation or place, and what it is called.

Pure functions over the words of the mentions and the acronyms that the text defines.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

SMALL = frozenset(
    {"of", "for", "the", "and", "on", "in", "de", "del", "la", "du", "des", "di", "da", "e", "y", "et", "&", "to", "against", "without"}
)
# An organisation's name is not shortened to these words, nor the name of a body to that of the larger one it is part of.
GENERAL = frozenset(
    {
        "national",
        "international",
        "islamic",
        "human",
        "united",
        "federal",
        "supreme",
        "high",
        "central",
        "world",
        "global",
        "free",
        "new",
        "democratic",
        "people's",
        "general",
        "state",
        "royal",
        "public",
        "social",
        "civil",
        "first",
        "american",
        "african",
        "european",
        "asian",
        "arab",
        "muslim",
        "christian",
        "catholic",
        "southern",
        "northern",
        "eastern",
        "western",
        "north",
        "south",
        "east",
        "west",
        "university",
        "ministry",
        "department",
        "office",
        "committee",
        "council",
        "commission",
        "court",
        "union",
        "association",
        "federation",
        "institute",
        "center",
        "centre",
        "bank",
        "party",
        "group",
        "movement",
        "front",
        "society",
        "school",
        "college",
        "united nations",
        "european union",
        "african union",
        "world bank",
        "red cross",
    }
)


# Words in small letters that begin family names, or join persons' names, and what stands behind them.
PARTICLES = frozenset(
    [
        *("al", "el", "ul", "ur", "as", "ad", "az", "bin", "bint", "binti", "ibn", "ben", "abu", "ould", "ole", "wa", "arap"),
        *("de", "del", "dela", "delos", "da", "das", "do", "dos", "di", "du", "des", "la", "le"),
        *("van", "von", "der", "den", "ter", "zu", "y", "e"),
    ]
)
SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


# Words that stand alone for the only body in whose name they are: "the Observatory".
HEADS = frozenset(
    [
        *("observatory", "council", "commission", "committee", "foundation", "institute", "network", "coalition", "federation", "union"),
        *("association", "centre", "center", "court", "ministry", "society", "forum", "alliance", "tribunal", "academy", "university"),
        *("organisation", "organization", "front", "league", "agency", "authority", "board", "bureau", "company", "party", "movement"),
    ]
)


class Named(NamedTuple):
    """One mention: its characters' offsets, its words and its label."""

    start: int
    end: int
    text: str
    label: str


class Acronym(NamedTuple):
    """An acronym that the text defines: the long form's offsets, the acronym's, and whether it is made of initials."""

    start: int
    end: int
    short: int
    initials: bool


@dataclass(slots=True)
class Entity:
    """Mentions of one entity: ``name`` is the fullest form, ``members`` are indexes of mentions in text order."""

    label: str
    name: str
    members: list[int] = field(default_factory=list)


@lru_cache(4096)
def plain(text: str) -> str:
    """Return a name for comparison: no accents, case, white space, hyphens, articles or possessive."""
    stripped = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    folded = re.sub(r"[\s\-‐‑–_]+", " ", stripped.casefold().replace("’", "'")).strip(" .,'\"")
    return re.sub(r"^the |'s$", "", folded).replace(".", "")


@lru_cache(4096)
def sounds(word: str) -> str:
    """Return a key that transliterations of one word share: "Yevgeniy", "Evgeny", "Evgenij"."""
    text = re.sub(r"[^a-z]", "", plain(word))
    for pattern, reply in _SOUNDS:
        text = pattern.sub(reply, text)
    return text


_SOUNDS = tuple(
    (re.compile(pattern), reply)
    for pattern, reply in (
        (r"^(?:ye|ie|je)", "e"),
        (r"kh|ch(?=[rl])", "h"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"ph", "f"),
        (r"tch|tsch", "ch"),
        (r"dzh|dj", "j"),
        (r"sch", "sh"),
        (r"ks", "x"),
        (r"q|ck", "k"),
        (r"w", "v"),
        (r"iy|ij|yi|ii|ey|ei|y", "i"),
        (r"ia|ja", "a"),
        (r"(.)\1", r"\1"),
    )
)


def join(mentions: Sequence[Named], acronyms: Iterable[Acronym] = (), apart: Iterable[str] = ()) -> list[Entity]:
    """Return the entities that the mentions name, in the order of their first mention.

    Mentions join where their words are equal but for case, accents and the like; where one is an acronym
    that the text defines for the other, or that the initials of only one other name spell; a part of a
    person's name joins the nearest person before it who bears it, else the first after it; a front part of an
    organisation's name joins the only organisation that begins so. Names in ``apart`` are short for no other.
    """
    forms: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        forms[mention.label, plain(mention.text)].append(i)
    linked = _Linked(forms, frozenset(map(plain, apart)))
    _link_acronyms(linked, mentions, acronyms)
    _link_bodies(linked, mentions)
    people = _link_people(linked, mentions)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        groups[people.get(i) or linked.root((mention.label, plain(mention.text)))].append(i)
    out = [Entity(label, _fullest([mentions[i].text for i in members], label), members) for (label, _), members in groups.items()]
    return sorted(out, key=lambda entity: entity.members[0])


class _Linked:
    """Forms (label, plain name) that stand for one entity, as a forest; the root is the fullest form."""

    def __init__(self, forms: dict[tuple[str, str], list[int]], apart: frozenset[str]) -> None:
        self.forms = forms
        self.apart = apart
        self.above: dict[tuple[str, str], tuple[str, str]] = {}

    def root(self, form: tuple[str, str]) -> tuple[str, str]:
        while form in self.above:
            form = self.above[form]
        return form

    def link(self, short: tuple[str, str], long: tuple[str, str]) -> None:
        """Let ``short`` stand for ``long``, unless it stands for something already."""
        if (
            short in self.forms
            and long in self.forms
            and short not in self.above
            and short[1] not in self.apart
            and self.root(long) != short
        ):
            self.above[short] = long


def _link_acronyms(linked: _Linked, mentions: Sequence[Named], acronyms: Iterable[Acronym]) -> None:
    by_start = {mention.start: mention for mention in mentions}
    by_end = {mention.end: mention for mention in mentions}
    for item in sorted(acronyms, key=lambda acronym: not acronym.initials):
        long = by_end.get(item.end)
        short = by_start.get(item.short)
        if long is not None and short is not None and long.label == short.label and not _is_inside(long, item):
            linked.link((short.label, plain(short.text)), (long.label, plain(long.text)))
    for form, members in linked.forms.items():
        text = mentions[members[0]].text
        if form[0] in {"ORG", "LAW", "EVENT"} and form not in linked.above and re.fullmatch(r"(?:[A-Z]\.?){2,8}", text):
            spelled = [other for other in linked.forms if other[0] == form[0] and " " in other[1] and _spells(text, other[1])]
            if len(spelled) == 1:
                linked.link(form, spelled[0])


def _is_inside(long: Named, item: Acronym) -> bool:
    """Whether initials stand for the end of a name only, behind its "of": "Court of the Northern Harbour Territory (NHT)"."""
    front = long.text[: max(0, item.start - long.start)].split()
    return item.initials and bool(front) and front[-1] in SMALL


def _spells(acronym: str, name: str) -> bool:
    wanted = re.sub(r"[^A-Z]", "", acronym).lower()
    words = name.split()
    return wanted in {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL)}


def _link_bodies(linked: _Linked, mentions: Sequence[Named]) -> None:
    """Let a front part of one organisation's name stand for it; an acronym is no front part ("ABC" is not "ABC Monitor")."""
    begins: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    holds: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    bodies = [form for form in linked.forms if form[0] == "ORG"]
    for form in bodies:
        words = form[1].split()
        for size in range(1, min(len(words), 8)):
            begins[" ".join(words[:size])].append(form)
        for word in words[1:]:
            holds[word].add(linked.root(form))
    for form in bodies:
        if all(mentions[i].text.isupper() for i in linked.forms[form]):
            continue
        longer = [other for other in begins.get(form[1], ()) if linked.root(other) != form]
        if len({linked.root(other) for other in longer}) == 1 and form[1] not in GENERAL and len(form[1]) > 3:
            linked.link(form, longer[0])
        elif not longer and form[1] in HEADS and len(holds[form[1]]) == 1:
            linked.link(form, next(iter(holds[form[1]])))


def _link_people(linked: _Linked, mentions: Sequence[Named]) -> dict[int, tuple[str, str]]:
    """Link forms of full names of one person; return ``{mention: form}`` of the lone parts of names."""
    full = [form for form in linked.forms if form[0] == "PERSON" and " " in form[1]]
    by_last: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for form in sorted(full, key=lambda f: -len(f[1])):
        for other in by_last[sounds(form[1].split()[-1])]:
            if _same_person(form[1].split(), other[1].split()):
                linked.link(form, other)
                break
        by_last[sounds(form[1].split()[-1])].append(form)
    _link_fronts(linked, full)
    bearers: defaultdict[str, list[tuple[int, tuple[str, str]]]] = defaultdict(list)
    inside: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for form in full:
        words = form[1].split()
        for part in {*_parts(words)}:
            bearers[part].extend((i, form) for i in linked.forms[form])
        for word in words[1:-1]:
            inside[word].add(linked.root(form))
    out: dict[int, tuple[str, str]] = {}
    for form, members in linked.forms.items():
        lone = form[0] == "PERSON" and form[1] not in linked.apart
        found = bearers.get(form[1]) or bearers.get("~" + sounds(form[1])) if lone else None
        if lone and not found and len(inside[form[1]]) == 1:
            found = [(0, next(iter(inside[form[1]])))]
        if (found and form not in full) or (found and form[1].count(" ") and not any(f == form for _, f in found)):
            found.sort()
            for i in members:
                before = [item for item in found if item[0] < i]
                out[i] = linked.root((before[-1] if before else found[0])[1])
    return out


def _link_fronts(linked: _Linked, full: Sequence[tuple[str, str]]) -> None:
    """Let a person's full name without the last family names stand for it: "Ana Lara" for "Ana Lara Gómez"."""
    longer: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for form in full:
        words = form[1].split()
        for size in range(2, len(words) - (words[-1] in _PLAIN_SUFFIXES)):
            longer[" ".join(words[:size])].add(linked.root(form))
    for form in sorted(full, key=lambda f: -len(f[1])):
        roots = {linked.root(other) for other in longer.get(form[1], ())} - {form}
        if len(roots) == 1:
            linked.link(form, roots.pop())


def _parts(words: Sequence[str]) -> list[str]:
    """Return the parts of a full name that can stand for it before others: its last word or words, its first, its sound."""
    if len(words) > 2 and words[-1] in _PLAIN_SUFFIXES:
        words = words[:-1]
    return [words[0], *(" ".join(words[i:]) for i in range(1, len(words))), "~" + sounds(words[-1])]


_PLAIN_SUFFIXES = frozenset(map(plain, SUFFIXES))


def _same_person(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return whether two full names of one last name can be one person's: the words of the shorter, in order,
    sound as words of the longer, or are their initials."""
    rest = iter(long)
    return all(any(_same_word(word, other) for other in rest) for word in short)


def _same_word(word: str, other: str) -> bool:
    return (
        word == other
        or sounds(word) == sounds(other)
        or (len(word) == 1 and other.startswith(word))
        or (len(other) == 1 and word.startswith(other))
    )


def _fullest(texts: Sequence[str], label: str) -> str:
    """Return the fullest of an entity's forms: the most words, then not all capitals, then the longest, then the first."""
    forms = list(dict.fromkeys(" ".join(text.split()) for text in texts))
    return max(forms, key=lambda form: (len(form.split()), not form.isupper() or len(form) < 6, len(form), -forms.index(form)))
