"""Reads the word that tells what kind of name it is: "… Council", "Ministry of …", "… River", "… Act"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civicx.components.entities.edges import NAME_PREFIXES, TIMES
from civicx.components.entities.marks import (
    ARABIC_ARTICLES,
    POSSESSIVE,
    Head,
    Mark,
    Text,
    capital,
    first_heads,
    free,
    given_names,
    key,
    known,
    last_heads,
)
from civicx.components.entities.places import glued
from civicx.countries import cities

# Also family names: a person's name may end with them.
FAMILY = frozenset(
    {
        "Park",
        "Hill",
        "Church",
        "House",
        "Day",
        "Post",
        "Law",
        "Lane",
        "Street",
        "Castle",
        "Hall",
        "Temple",
        "Prince",
        "Lake",
        "Cape",
        "Bank",
        "Banks",
        "Field",
        "Rivers",
        "Bay",
        "Ford",
        "Gates",
        "Gate",
        "Bridge",
        "Town",
        "Marsh",
        "Forest",
        "Mount",
        "Holder",
        "Code",
        "Power",
        "Monitor",
        "Price",
        "Mission",
        "Guard",
        "Fleet",
        "Port",
        "Brook",
        "Union",
        "Rising",
        "Pride",
        "Spring",
        "Cross",
        "Gardens",
        "Garden",
        "Beach",
        "Books",
        "Mines",
        "Mail",
        "Ward",
        "Arena",
    }
)
# Names with these heads are as often bodies as places.
EITHER = frozenset(
    {
        "House",
        "Hall",
        "Church",
        "Market",
        "Library",
        "Theatre",
        "Theater",
        "Mission",
        "Base",
        "Station",
        "Plant",
        "Headquarters",
        "Resort",
        "Hotel",
        "Cafe",
        "Café",
        "Mine",
        "Gate",
        "State",
        "City",
        "Town",
        "Republic",
        "Territory",
        "Territories",
        "Division",
        "Department",
        "Coast",
        "Channel",
        "Reserve",
        "Garden",
        "Gardens",
        "Zone",
        "Corridor",
        "Triangle",
        "Crossing",
        "Border",
        "Region",
        "Falls",
        "Plaza",
        "Pipeline",
        "Port",
        "Mall",
        "Tower",
        "Towers",
        "Emirates",
        "Quarter",
        "Bazaar",
        "Refinery",
        "Terminal",
        "Arena",
        "Memorial",
        "Temple",
        "Shrine",
        "Island",
        "Hills",
        "Hill",
    }
)
CITATION = frozenset(
    {
        "Article",
        "Articles",
        "Section",
        "Sections",
        "Resolution",
        "Decree",
        "Law",
        "Act",
        "Convention",
        "Treaty",
        "Protocol",
        "Covenant",
        "Rule",
        "Principle",
        "Principles",
        "Declaration",
        "Chapter",
        "Title",
        "Amendment",
        "Ordinance",
        "Directive",
        "Order",
    }
)
JOINERS = frozenset({"of", "for", "on", "against", "without"})
GROWING = frozenset({"state", "association", "school", "military", ""})
# Longest stretch of tokens that a name grows by.
REACH = 10


def head(words: Sequence[str], start: int, end: int) -> Head | None:
    """Return what the last words or the first words of a name of two words or more tell, or None."""
    if end - start < 2:
        return None
    joint = next((i for i in range(start + 1, end) if words[i] in JOINERS), end)
    inner = _last_head(words, start, joint) if joint < end else None
    if inner is not None and inner.label in {"ORG", "LAW", "EVENT"}:
        return inner
    if (found := _last_head(words, start, end)) is not None and (joint == end or found.label not in {"LOC", "FAC"}):
        return found
    for size in (2, 1):
        if end - start > size and (found := first_heads().get(_title_case(" ".join(words[start : start + size])))):
            return found
    return None


def _last_head(words: Sequence[str], start: int, end: int) -> Head | None:
    """Return what the last two words or the last word of ``start`` to ``end`` tell."""
    for size in (2, 1):
        if end - start >= size and (found := last_heads().get(_title_case(" ".join(words[end - size : end])))):
            return found
    return None


def _title_case(text: str) -> str:
    if not text.isupper() or len(text) < 4:
        return text
    return " ".join(word.lower() if word in {"OF", "FOR", "ON"} else word.capitalize() for word in text.split())


def _is_city_after_all(words: Sequence[str], mark: Mark) -> bool:
    name = words[mark.start : mark.end]
    return glued(name) in cities() and (mark.label in {"GPE", "LOC", "FAC"} or (mark.label == "PERSON" and name[0] not in given_names()))


# A known region with these behind it is a place: "Rakhine State".
_DISTRICT_OF = frozenset({"State", "Province", "Region", "District", "Division", "Territory"})


def relabelled(words: Sequence[str], mark: Mark) -> Mark:
    """Return the mark with the label that its head word tells."""
    numbered = mark.end - mark.start > 2 and words[mark.end - 1] in {"I", "II", "III", "IV", "V"}
    found = head(words, mark.start, mark.end - numbered)
    if words[mark.start].lower() == "department" and mark.end - mark.start == 3 and words[mark.end - 1].title() in cities():
        return Mark(mark.start, mark.end, "GPE")
    if mark.end - mark.start > 1 and _is_city_after_all(words, mark):
        return Mark(mark.start, mark.end, "GPE")
    if mark.label in {"GPE", "LOC", "NORP"} and _ends_in_acronym(words, mark):
        return Mark(mark.start, mark.end, "ORG")
    if found is None or found.label == mark.label:
        return mark
    label = _settled(words, mark, found)
    return mark if label == mark.label else Mark(mark.start, mark.end, label)


def _ends_in_acronym(words: Sequence[str], mark: Mark) -> bool:
    """Whether a place or people ends in an acronym, as only bodies' names do: "Selmouth Township HWL"; or is one, of a people."""
    name = words[mark.start : mark.end]
    last = name[-1]
    if (
        not (last.isupper() and last.isalpha() and 2 < len(last) < 9)
        or last.capitalize() in known()
        or (len(name) == 1 and mark.label != "NORP")
    ):
        return False
    return last not in known() and not any(map(str.isupper, name[:-1])) and not _ROMAN.fullmatch(last)


_ROMAN = re.compile(r"[IVX]+")


def _settled(words: Sequence[str], mark: Mark, found: Head) -> str:
    first, last = words[mark.start], words[mark.end - 1]
    if mark.label == "PERSON" and (last in FAMILY or (first in given_names() and last not in last_heads())):
        return mark.label
    if last in _DISTRICT_OF and known().get(" ".join(words[mark.start : mark.end - 1])) == "GPE":
        return "GPE"
    if mark.label in {"LAW", "EVENT"} and last in _WORKS and found.label == "WORK":
        return "WORK"
    if mark.label in {"LAW", "WORK", "EVENT"} and (first in CITATION or found.label not in {"ORG", "LAW"}):
        return mark.label
    if {found.label, mark.label} <= {"ORG", "GPE", "LOC", "FAC"} and last in EITHER and first_heads().get(first) is None:
        return mark.label
    return found.label


def grown(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, organisations lengthened over "of X", "for X and Y" where their head word takes it."""
    taken = free(marks, len(words))
    out: list[Mark] = []
    for mark in marks:
        if out and mark.start < out[-1].end:
            continue
        mark = _numbered(words, mark)
        mark = _of_two_crafts(words, _headed(words, _in_romance(words, mark), taken), taken)
        out.append(_ranking(words, Mark(mark.start, _extended(words, mark), mark.label), out))
    return out


# Heads that end the names of bodies, and begin nothing that stands beside one.
_ENDING = frozenset(["Union", "Federation", "Confederation", "Association", "Foundation", "Institute", "Congress", "Network", "Coalition"])


def _in_romance(words: Sequence[str], mark: Mark) -> Mark:
    """Return what begins a body's name in a Romance language as a body: "[Fundación]" before "para la Libertad"."""
    found = first_heads().get(words[mark.start]) if mark.end - mark.start == 1 and words[mark.end : mark.end + 1] else None
    return mark._replace(label=found.label) if found is not None and words[mark.end] in _ROMANCE else mark


def _headed(words: Sequence[str], mark: Mark, taken: bytearray) -> Mark:
    """Return a body's name with the head word directly behind it: "Harbour Workers" - "Union"."""
    if mark.end >= len(words) or taken[mark.end]:
        return mark
    at_head = mark.label == "ORG" and words[mark.end] in _ENDING and words[mark.end - 1] not in last_heads()
    of_state = words[mark.end - 1] == "State" and words[mark.end] == "Department"
    return Mark(mark.start, mark.end + 1, "ORG") if at_head or of_state else mark


def _of_two_crafts(words: Sequence[str], mark: Mark, taken: bytearray) -> Mark:
    """Return a union's name from the first of its two crafts on: "Bakers' and" - "Millers' Union"."""
    first = mark.start - 3
    if (
        mark.label != "ORG"
        or first < 0
        or mark.end - mark.start < 3
        or words[mark.start + 1] not in POSSESSIVE
        or any(taken[first : mark.start])
    ):
        return mark
    both = capital(words[first]) and words[first + 1] in POSSESSIVE and words[first + 2] in {"and", "&"}
    return Mark(first, mark.end, "ORG") if both else mark


def _numbered(words: Sequence[str], mark: Mark) -> Mark:
    """Return a building's name with its number: "Penal Colony" - "No. 16"."""
    place = mark.end - 1 if words[mark.end - 1] == "No" else mark.end
    found = head(words, mark.start, place)
    if found is None or found.label != "FAC" or words[place : place + 1] not in (["No"], ["No."]):
        return mark
    number = place + 2 if words[place + 1 : place + 2] == ["."] else place + 1
    return Mark(mark.start, number + 1, "FAC") if number < len(words) and words[number].isdigit() else mark


# What follows the subject of a ranking or report: "World Press Freedom" - "Index".
_WORKS = frozenset({"Index", "Report", "Barometer", "Tracker", "Monitor", "Rankings", "Ranking"})


def _ranking(words: Sequence[str], mark: Mark, before: list[Mark]) -> Mark:
    """Return an index or report with its last word, without the year before it, as WORK."""
    if mark.end >= len(words) or words[mark.end] not in _WORKS or mark.label not in {"EVENT", "ORG", "LAW", "WORK"}:
        return mark
    if before and before[-1].end == mark.start and words[before[-1].start].isdigit():
        before.pop()
    start = mark.start + 1 if words[mark.start].isdigit() else mark.start
    return Mark(start, mark.end + 1, "WORK") if mark.end > start + 1 else mark


def _extended(words: Sequence[str], mark: Mark) -> int:
    """Return the end of the name of an organisation, or of a day that is kept, whose last word takes a complement."""
    if mark.label != "ORG":
        return complement(words, mark.end) if mark.label == "EVENT" and words[mark.end - 1] in _OBSERVED else mark.end
    if words[mark.start] in first_heads() and (end := _romance_complement(words, mark.end)) > mark.end:
        return end
    found = last_heads().get(words[mark.end - 1])
    if mark.end < len(words) and " ".join(words[mark.end - 1 : mark.end + 1]) in first_heads():
        return complement(words, mark.end)
    if found is None or found.label != "ORG" or found.kind not in GROWING:
        return _and_the(words, mark.end) if not JOINERS.isdisjoint(words[mark.start : mark.end]) else mark.end
    return complement(words, mark.end, found.kind)


# Small words of Spanish, Portuguese, French and Filipino languages that join the parts of a body's name.
_ROMANCE = frozenset(
    [
        *("de", "del", "la", "los", "las", "el", "para", "por", "y", "e", "da", "do", "dos", "das", "des", "du", "pour", "et", "les", "a"),
        *("ng", "mga", "sa", "han", "ha", "nga"),
    ]
)
_ROMANCE_REACH = 14


def _romance_complement(words: Sequence[str], end: int) -> int:
    """Return where "de la Mujer y el Niño" after ``end`` ends; ``end`` where there is none."""
    out = i = end
    while i < min(len(words), end + _ROMANCE_REACH) and words[i] in _ROMANCE:
        while i < len(words) and words[i] in _ROMANCE:
            i += 1
        while i < len(words) and capital(words[i]) and words[i] not in TIMES:
            i += 1
            out = i
        if out != i:
            break
    return out


def complement(words: Sequence[str], end: int, kind: str = "") -> int:
    """Return where the complement "of|for|on|against (the) Capital …" after ``end`` ends; ``end`` where there is none.

    A school or a unit of an army takes only "of".
    """
    size = len(words)
    if end >= size or words[end - 1] == "Parliament" or words[end] not in ({"of"} if kind in {"school", "military"} else JOINERS):
        return end
    i = end + 1
    if i < size and words[i] == "the":
        i += 1
    if i >= size or not capital(words[i]) or words[i] in TIMES:
        return end
    limit = min(size, end + REACH)
    while i < limit and capital(words[i]):
        i += 1
        joint = {"of", "for", "and", "&"} if words[i - 1] not in ARABIC_ARTICLES else {"-"}
        if i + 1 < limit and words[i] in joint and capital(words[i + 1]):
            i += 1
    return _and_the(words, i)


def _and_the(words: Sequence[str], end: int) -> int:
    """Return where "and the Rule of Law" after ``end`` ends; ``end`` where nothing of the kind follows."""
    if words[end : end + 2] != ["and", "the"] or not words[end + 2 : end + 3] or words[end + 2] not in _THE:
        return end
    return end + 5 if words[end + 3 : end + 4] == ["of"] and words[end + 4 : end + 5] and capital(words[end + 4]) else end + 3


# What bodies are for besides, with its article.
_THE = frozenset({"Rule", "Environment", "Law", "Media", "Family", "Child", "Arts", "Economy", "Constitution"})


# Names of days and years go on as bodies' names do: "International Day of the Disappeared".
_OBSERVED = frozenset({"Day", "Week", "Year", "Decade"})


def prefixed(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, bodies and buildings joined with the place that stands directly before them ("Kuwait Central Prison"), and
    bodies with the one behind them ("Change Kenya")."""
    nothing = bytearray(len(words))
    out: list[Mark] = []
    for mark in marks:
        if (first := min(_branch(words, mark), _aim(words, mark, nothing))) < mark.start:
            while out and out[-1].end > first:
                out.pop()
            mark = Mark(first, mark.end, mark.label)
        beside = out and out[-1].end == mark.start
        if beside and (out[-1].label, mark.label) == ("ORG", "GPE") and key(words[out[-1].start : out[-1].end]) not in known():
            mark = Mark(out.pop().start, mark.end, "ORG")
        elif (
            beside
            and mark.label in {"ORG", "FAC"}
            and out[-1].label in {"GPE", "NORP"}
            and mark.end - mark.start > 1
            and last_heads().get(words[mark.end - 1]) is not None
        ):
            mark = Mark(out.pop().start, mark.end, mark.label)
        out.append(mark)
    return out


def departments(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, departments behind a place and a comma as places: "Selmouth, Torva Department"."""
    places = {mark.end for mark in marks if mark.label == "GPE"}
    return [
        mark._replace(label="GPE")
        if words[mark.end - 1] == "Department"
        and mark.end - mark.start in (2, 3)
        and mark.start - 1 in places
        and words[mark.start - 1] == ","
        else mark
        for mark in marks
    ]


def _aim(words: Sequence[str], mark: Mark, nothing: bytearray) -> int:
    """Return where a body's name begins whose aim alone is marked: "Harbour Observatory for the" - "Protection of Dockers"."""
    joint = mark.start - 1 - (words[mark.start - 1] == "the")
    if mark.label != "ORG" or joint < 1 or words[joint] not in {"for", "on", "against"} or words[mark.start] not in _AIMS:
        return mark.start
    found = last_heads().get(words[joint - 1])
    return _run_start(words, joint - 1, nothing) if found is not None and found.label == "ORG" else mark.start


_AIMS = frozenset(
    ["Protection", "Promotion", "Prevention", "Defence", "Defense", "Advancement", "Elimination", "Rights", "Support", "Study"]
)


def _branch(words: Sequence[str], mark: Mark) -> int:
    """Return where a court's name begins with its branch: "Branch 15 of the" - "Revolutionary Court"."""
    of = mark.start - 1 - (words[mark.start - 1] == "the")
    branch = mark.label == "ORG" and of > 1 and words[of] == "of" and words[of - 1].isdigit() and words[of - 2] in {"Branch", "Chamber"}
    return of - 2 if branch else mark.start


def missed(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return names that the model left out: capitalised runs of two words or more with an organisation's head word."""
    words = text.words
    taken = free(marks, len(words))
    heads = last_heads()
    out: list[Mark] = []
    for i in text.capitals:
        found = heads.get(words[i])
        sought = found is not None and (found.label in {"ORG", "FAC", "LAW"} or words[i] in _INDICES)
        if found is None or not sought or taken[i] or found.kind == "district" or (out and i < out[-1].end):
            continue
        start = _run_start(words, i, taken)
        end = complement(words, i + 1, found.kind) if found.label == "ORG" and found.kind in GROWING else i + 1
        if any(taken[j] for j in range(i + 1, end)):
            end = i + 1
        if i + 1 < len(words) and capital(words[i + 1]) and end == i + 1 and words[i + 1] not in {"No", "No."}:
            continue
        if end - start > 1 and (start < i or found.kind in {"state", "association"}):
            out.append(_numbered(words, Mark(start, end, found.label)))
    return out


_INDICES = frozenset({"Index", "Barometer"})


def _run_start(words: Sequence[str], i: int, taken: bytearray) -> int:
    start = i
    while start > 0 and i - start < REACH and not taken[start - 1]:
        if capital(words[start - 1]) and words[start - 1] not in STARTERS:
            start -= 1
        elif start > 1 and (
            (words[start - 1] == "-" and words[start - 2] in NAME_PREFIXES)
            or (words[start - 1] in {"'s", "’s"} and not taken[start - 2] and capital(words[start - 2]))
        ):
            start -= 2
        else:
            break
    return start


STARTERS = frozenset(
    {
        "The",
        "A",
        "An",
        "This",
        "That",
        "These",
        "Those",
        "In",
        "On",
        "At",
        "For",
        "From",
        "By",
        "And",
        "But",
        "Or",
        "As",
        "If",
        "When",
        "While",
        "Our",
        "Its",
        "Their",
        "His",
        "Her",
        "My",
        "Your",
        "Some",
        "Many",
        "Several",
        "Other",
        "Under",
        "According",
        "With",
        "After",
        "Before",
        "Since",
        "Most",
        "All",
        "Any",
        "Each",
        "Every",
        "No",
        "Both",
        "Such",
        "What",
        "Which",
        "Who",
        "Why",
        "How",
        "Where",
        "It",
        "He",
        "She",
        "They",
        "We",
        "I",
        "You",
        "To",
        "Of",
        "About",
        "Contact",
    }
)
