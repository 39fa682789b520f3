"""Reads from the words around a name what kind of name it is: "Mr X", "in X", "a member of X", "X activists"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from civicx.components.entities.marks import POSSESSIVE, Mark, capital, honorifics, key, title_nouns

Cues = dict[str, Counter[str]]

# Prepositions of place, that a person does not follow.
_WITHIN = frozenset({"in", "near", "outside", "across", "throughout", "around", "inside", "from", "In", "Near", "Outside", "Across"})
# What a place has: "the authorities of Varenia".
_OF_PLACES = frozenset(
    [
        *("authorities", "government", "republic", "city", "town", "port", "people", "province", "kingdom", "capital", "north", "south"),
        *("east", "west", "village", "district", "region", "state", "island", "parts", "streets", "coast", "citizens", "residents"),
        *("suburb", "municipality", "county", "neighbourhood", "neighborhood", "outskirts", "towns", "villages", "cities", "settlement"),
    ]
)
# What comes behind a place's name: "Selmouth town".
_PLACE_NOUNS = frozenset(
    [
        *("city", "town", "village", "province", "district", "state", "county", "region", "governorate", "municipality", "island", "islands"),
        *("upazila", "taluk", "tehsil", "subdistrict", "regency", "prefecture", "oblast", "department", "township", "suburb", "valley"),
        *("peninsula", "river", "lake", "airport", "districts", "provinces", "states", "villages", "towns", "neighbourhood", "neighborhood"),
        *("barangay", "sub-district", "constituency", "highway", "port", "prison", "junction", "checkpoint", "area", "residents"),
    ]
)
# Whom only a body has: "a member of X", "the founder of X".
_OF_BODIES = frozenset(
    [
        *("member", "members", "founder", "co-founder", "cofounder", "founders", "co-founders", "chairman", "chairwoman", "chairperson"),
        *("chair", "president", "director", "head", "ceo", "spokesman", "spokesperson", "spokeswoman", "coordinator", "employee", "employees"),
        *("activist", "activists", "secretary-general", "secretary", "executive", "owner", "board", "branch", "leadership", "subsidiary"),
        *("shareholder", "shareholders", "correspondent", "editor", "journalists", "volunteer", "volunteers", "headquarters", "unit"),
    ]
)
# What only a body has, before or behind its name: "the company X", "X activists".
_BODIES = frozenset(
    [
        *("company", "firm", "group", "ngo", "organisation", "organization", "organisations", "organizations", "party", "club", "newspaper"),
        *("agency", "website", "app", "bank", "brand", "operator", "giant", "startup", "start-up", "platform", "channel", "broadcaster"),
        *("magazine", "daily", "weekly", "outlet", "charity", "collective", "coalition", "association", "union", "federation", "network"),
        *("foundation", "institute", "movement", "militia", "newspapers", "retailer", "manufacturer", "airline", "carrier", "conglomerate"),
        *("insurer", "lender", "consultancy", "publisher", "radio", "tv", "television", "portal", "nonprofit", "non-profit", "think-tank"),
    ]
)
_BODY_PEOPLE = frozenset(
    [
        *("activist", "activists", "members", "member", "spokesman", "spokeswoman", "spokesperson", "director", "ceo", "chairman"),
        *("chairperson", "chairwoman", "founder", "co-founder", "employees", "workers", "executives", "executive", "officials", "staff"),
        *("correspondent", "reporter", "reporters", "journalist", "journalists", "fighters", "militants", "researcher", "researchers"),
        *("volunteers", "coach", "striker", "midfielder", "goalkeeper", "captain", "players", "fans", "leaders", "leadership", "lawmakers"),
        *("candidate", "candidates", "coordinator", "secretary-general", "headquarters", "subsidiary", "shares", "shareholders"),
        *("customers", "users", "representatives", "president", "stores", "outlets", "shops"),
    ]
)
_PEOPLES = frozenset({"tribe", "tribes", "clan", "tribesmen", "people", "community", "communities", "caste", "minority", "peoples", "villagers"})
_QUOTES = frozenset({'"', "“", "‘", "'", "”"})


def cues(words: Sequence[str], marks: Iterable[Mark]) -> Cues:
    """Return ``{name: {label: how often the words around it show that label}}``."""
    out: dict[str, Counter[str]] = {}
    for mark in marks:
        label = cue(words, mark)
        if label is not None:
            out.setdefault(key(words[mark.start : mark.end]), Counter())[label] += 1
    return out


def cue(words: Sequence[str], mark: Mark) -> str | None:
    """Return the label that the words beside a name show, or None."""
    start, end = mark.start, mark.end
    before, behind = _at(words, start - 1), _at(words, end)
    if before in _QUOTES and behind in _QUOTES:
        start, before, behind = start - 1, _at(words, start - 2), _at(words, end + 1)
    if behind in _PEOPLES:
        return "NORP"
    lower = before.lower()
    if before in honorifics() or (before == "." and _at(words, start - 2) in honorifics()) or behind in {"himself", "herself"}:
        return "PERSON"
    if lower in _BODIES:
        return "ORG"
    if lower in title_nouns() and behind not in {"and", "&"}:
        return "PERSON"
    if behind == "," and _at(words, end + 1).isdigit() and len(_at(words, end + 1)) == 2 and _at(words, end + 2) in {",", "."}:
        return "PERSON"
    return _as_body(words, start, behind) or _as_place(words, start, behind)


def _as_body(words: Sequence[str], start: int, behind: str) -> str | None:
    if behind.lower() in _BODY_PEOPLE or behind.lower() in _BODIES:
        return "ORG"
    place = start - 2 if _at(words, start - 1).lower() == "the" else start - 1
    if _at(words, place) in {"of", "at"} and _at(words, place - 1).lower() in _OF_BODIES:
        return "ORG"
    return None


def _as_place(words: Sequence[str], start: int, behind: str) -> str | None:
    before = _at(words, start - 1)
    if behind in POSSESSIVE:
        return None
    if before in _WITHIN or (before == "of" and _at(words, start - 2).lower() in _OF_PLACES) or behind in _PLACE_NOUNS:
        return "GPE"
    return None


def _at(words: Sequence[str], i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def articled(words: Sequence[str], marks: Iterable[Mark]) -> Counter[str]:
    """Return how often each name stands behind "the" with nothing behind it that the article could belong to."""
    out: Counter[str] = Counter()
    for mark in marks:
        behind = _at(words, mark.end)
        if mark.start and words[mark.start - 1].lower() == "the" and not (behind[:1].isalpha() or capital(behind)):
            out[key(words[mark.start : mark.end])] += 1
    return out
