"""Cuts the model's spans to the name itself: line breaks, punctuation, possessives, articles, titles."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence

from civicx.components.entities.marks import (
    POSSESSIVE,
    Mark,
    addresses_of_two,
    burmese,
    capital,
    headline_verbs,
    honorifics,
    is_field,
    key,
    known,
    last_heads,
    no_names,
    offices_between,
    surnames,
    title_nouns,
    title_words,
)
from civicx.countries import cities
from civicx.normalize.names import PARTICLES

OPENING = re.compile(r"[\W_]+")
ARTICLES = frozenset(
    {"the", "The", "THE", "a", "A", "an", "An", "this", "This", "that", "these", "those", "its", "their", "our", "his", "her", "my", "your"}
)
_LOWER_START = re.compile(r"[a-z]")
_ENUMERATED = frozenset({",", ";", ":", "(", ")", "[", "]", "/", "|", "•", "–", "—", "“", "”", '"'})


def cleaned(words: Sequence[str], marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks split at line breaks, cut to the name, and without those that are no names."""
    lines = (part for mark in marks for line in _lines(words, mark) for part in _bracketed(words, line))
    parties = (party for line in lines for party in _parties(words, line))
    single = (part for party in parties for part in _joint_people(words, party))
    parted = (part for party in single for part in _owner_and_body(words, party))
    held = (part for line in parted for whole in _place_and_holder(words, line) for part in _holder_and_body(words, whole))
    bodies = (body for part in held for body in _office_and_body(words, part))
    pieces = (piece for part in bodies for piece in _countries(words, part))
    return [cut for piece in pieces if (cut := trimmed(words, piece)) is not None]


def _bracketed(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Part a name from what a bracket within it opens and does not close: "Lakeside Trust (LT"."""
    if mark.end - mark.start < 3:
        yield mark
        return
    quote = next((i for i in range(mark.start + 1, mark.end - 1) if words[i] in _OPENING_QUOTES), None)
    if mark.label == "ORG" and quote is not None and not any(word in _CLOSING_QUOTES for word in words[quote + 1 : mark.end]):
        first = mark.start + (words[mark.start] in ARTICLES)
        yield Mark(first, quote, known().get(words[first], "ORG"))  # "Varenian NGO “Harbour Watch"
        yield Mark(quote + 1, mark.end, "ORG")
        return
    opened = [i for i in range(mark.start + 1, mark.end) if words[i] == "("]
    if len(opened) <= sum(words[i] == ")" for i in range(mark.start + 1, mark.end)):
        yield mark
        return
    opening = opened[-1]
    yield Mark(mark.start, opening, mark.label)
    if mark.label != "LAW" and opening + 1 < mark.end:
        yield Mark(opening + 1, mark.end, mark.label)


_OPENING_QUOTES = frozenset({'"', "“", "«", "``"})
_CLOSING_QUOTES = frozenset({'"', "”", "»", "''"})


def _holder_and_body(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Part a person from the body behind "of": "Ana Diaz of Harbour Watch"; not "Prince of Selmouth"."""
    long = mark.label == "PERSON" and mark.end - mark.start > 3
    joint = next((i for i in range(mark.start + 2, mark.end - 1) if words[i] in {"of", "from", "at"}), None) if long else None
    if joint is None or not capital(words[joint + 1]) or any(map(_is_titular, words[mark.start : joint])):
        yield mark
        return
    yield Mark(mark.start, joint, "PERSON")
    yield Mark(joint + 1, mark.end, known().get(key(words[joint + 1 : mark.end]), "ORG"))


# Offices that begin no body's name, unlike "Director of Public Prosecutions".
_NO_BODY = frozenset(
    [
        *("founder", "founders", "co-founder", "cofounder", "activist", "activists", "campaigner", "coordinator", "co-ordinator"),
        "researcher",
        *("spokesperson", "spokesman", "spokeswoman", "chairperson", "chairman", "chairwoman", "editor", "poet", "lawyer", "journalist"),
    ]
)


def _office_and_body(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Part an office taken for a body's name from the body: "Activist & Founder of [Change Kenya]"; an office alone is no name."""
    joint = next((i for i in range(mark.start, mark.end) if words[i] in {"of", "at", "for"}), mark.end)
    office = [word.lower() for word in words[mark.start : joint]]
    if (
        mark.label not in {"ORG", "WORK"}
        or not office
        or not all(word in _IN_OFFICES or word.rstrip("s") in title_words() for word in office)
    ):
        yield mark
        return
    if joint == mark.end:
        if office[-1].rstrip("s") not in title_nouns():
            yield mark
    elif office[-1] not in _NO_BODY:
        yield mark
    elif joint + 1 < mark.end:
        yield Mark(joint + 1 + (words[joint + 1] == "the"), mark.end, mark.label)


_IN_OFFICES = frozenset({"the", "&", "and", ",", "-", "co"})


def _parties(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Part the two sides of a case: "[Duro] v [Marrow]"."""
    versus = next((i for i in range(mark.start + 1, mark.end - 1) if words[i].lower() in VERSUS), None)
    if versus is None or mark.label == "LAW":
        yield mark
        return
    for start, end in ((mark.start, versus), (versus + 1, mark.end)):
        if end - start > 1 or len(words[start]) > 1:
            yield Mark(start, end, known().get(key(words[start:end])) or ("ORG" if words[end - 1] in last_heads() else "PERSON"))


VERSUS = frozenset({"v", "v.", "vs", "vs.", "versus"})


def _joint_people(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Part two persons that "and" joins: "[Ana] and [Peter]", and a radio from what stands before it: "[La Marea] and [Radio Brix]"."""
    two = mark.label in {"PERSON", "ORG"} and mark.end - mark.start > 2
    joint = next((i for i in range(mark.start + 1, mark.end - 1) if words[i] in {"and", "&"}), None) if two else None
    if joint is None or not capital(words[joint + 1]) or (mark.label == "ORG" and not _is_radio(words, joint + 1, mark.end)):
        yield mark
        return
    yield Mark(mark.start, joint, mark.label)
    yield Mark(joint + 1, mark.end, mark.label)


def _is_radio(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a radio's name stands at the end of a mark: "Radio Brix"; not "Radio" or "Radio and Television" alone."""
    return end - start == 2 and words[start] in {"Radio", "Radyo", "Rádio"} and words[start + 1] not in last_heads()


def _owner_and_body(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Part a people or owner from the body behind it: "[Maoist] [Shining Path]", "[Duro]'s [Forum for Change]"."""
    start, end = mark.start, mark.end
    if mark.label == "ORG" and end - start > 2:
        first = words[start]
        if known().get(first) == "NORP" and known().get(key(words[start + 1 : end])) == "ORG":
            yield Mark(start, start + 1, "NORP")
            yield Mark(start + 1, end, "ORG")
            return
        if words[start + 1] in {"'s", "’s"} and (known().get(first) in {"GPE", "NORP"} or first in surnames()):
            yield Mark(start, start + 1, known().get(first, "PERSON"))
            yield Mark(start + 2, end, "ORG")
            return
    yield mark


def _place_and_holder(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Part what somebody holds an office for from the name behind the office: "Selmouth Senator Ana Diaz"."""
    inner = range(mark.start + 1, mark.end - 1) if mark.label == "PERSON" else range(0)
    office = next((i for i in inner if words[i] in offices_between()), None)
    if office is None or not all(map(capital, words[mark.start : mark.end])):
        yield mark
        return
    end = office
    while end > mark.start and words[end - 1].lower() in title_words():
        end -= 1
    if end > mark.start:
        name = key(words[mark.start : end])
        placed = words[office] in _OF_PLACES and not name.isupper()
        yield Mark(mark.start, end, known().get(name) or ("GPE" if placed or name in cities() else "ORG"))
    yield Mark(office + 1, mark.end, "PERSON")


# Offices that are held for a place.
_OF_PLACES = frozenset(
    [
        *("Senator", "Senators", "Governor", "Mayor", "Magistrate", "MP", "MLA", "MNA", "MPA", "MCA", "Rep", "Representative", "Lawmaker"),
        *("Congressman", "Congresswoman", "Commissioner", "Ambassador", "SSP", "SP", "DGP"),
    ]
)


def _is_titular(word: str) -> bool:
    return word in honorifics() or word.lower() in title_nouns()


# Short forms of peoples and countries that stand before a hyphen: "Sino-Indian".
_COMBINING = frozenset(["Sino", "Indo", "Anglo", "Franco", "Afro", "Russo", "Greco", "Euro", "Italo", "Luso"])
_US_PARTIES = frozenset({"D", "R", "I"})
_HYPHENS = frozenset({"-", "–", "‐", "‑", "—", "/"})


def _countries(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    """Split what joins countries or peoples by a hyphen ("Kenya - Oman"), and a country in initials from it ("U. S. - Oman Council")."""
    if mark.end - mark.start > 2 and words[mark.start] in _US_PARTIES and words[mark.start + 1] == "-":
        yield Mark(mark.start + 2, mark.end, "GPE")  # "R-Texas", behind a senator's name
        return
    if mark.end - mark.start > 1 and words[mark.start].isdigit() and key(words[mark.start + 1 : mark.end]) in cities():
        yield Mark(mark.start + 1, mark.end, "GPE")  # "1209 Geneva", in an address
        return
    joints = [i for i in range(mark.start + 1, mark.end - 1) if words[i] in _HYPHENS] if mark.end - mark.start > 2 else []
    if not joints or key(words[mark.start : mark.end]).replace(" ", "") in known():
        yield mark
        return
    borders = [mark.start, *(k for i in joints for k in (i, i + 1)), mark.end]
    parts = list(zip(borders[::2], borders[1::2], strict=True))
    labels = [known().get(key(words[start:end]).replace(". ", "."), "") for start, end in parts]
    if all(label or words[start] in _COMBINING for label, (start, _) in zip(labels, parts, strict=True)):
        if all(label in {"NORP", ""} for label in labels) and "" in labels:
            yield mark  # "Franco-German" is one people's name
            return
        for label, (start, end) in zip(labels, parts, strict=True):
            if label:
                yield Mark(start, end, label)
    elif spelled_country(words, mark.start) == joints[0]:
        yield Mark(mark.start, joints[0], "GPE")
        yield Mark(joints[0] + 1, mark.end, mark.label)
    else:
        yield mark


def spelled_country(words: Sequence[str], start: int) -> int:
    """Return where "U. S." or "U. K", written apart, ends; 0 where none begins at ``start``."""
    apart = start + 1 < len(words) and words[start] in {"U.", "U"} and words[start + 1] in {"S.", "S", "K.", "K"}
    return start + 2 if apart and "." in words[start] + words[start + 1] else 0


def _capital_district(words: Sequence[str], start: int) -> int:
    """Return where "Washington, D.C." ends; 0 where it does not begin at ``start``."""
    place = start + 2 if words[start + 1 : start + 2] == [","] else start + 1
    return place + 1 if words[start] == "Washington" and words[place : place + 1] and words[place] in {"DC", "D.C.", "D.C"} else 0


def spelled(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with the countries that are written apart ("U. S."), unless inside a longer name, and "Washington, D.C."."""
    places = [
        (i, end) for i, word in enumerate(words) if word in _SPELLED and (end := _capital_district(words, i) or spelled_country(words, i))
    ]
    if not places:
        return list(marks)
    inside = {i: mark for mark in marks for i in range(mark.start, mark.end)}
    out = dict.fromkeys(marks)
    for start, end in places:
        found = {mark for i in range(start, end) if (mark := inside.get(i)) is not None}
        small = end < len(words) and words[end].islower()
        if any(mark.end > end + small or mark.start < start for mark in found if words[start] != "Washington"):
            whole = next((mark for mark in found if mark.start == start and small), None)
            if whole is None:
                continue
            if whole.end > end + 1:
                out[Mark(end + 1, whole.end, whole.label)] = None
        for mark in found:
            out.pop(mark, None)
        out[Mark(start, end, "GPE")] = None
    return sorted(out)


_SPELLED = frozenset({"U.", "U", "Washington"})


def _lines(words: Sequence[str], mark: Mark) -> Iterator[Mark]:
    start = mark.start
    for i in range(mark.start, mark.end):
        if "\n" in words[i]:
            yield Mark(start, i, mark.label)
            start = i + 1
    yield Mark(start, mark.end, mark.label)


def trimmed(words: Sequence[str], mark: Mark) -> Mark | None:
    """Return the mark without what does not belong to the name, or None where no name is left."""
    start, end = _outer(words, mark.start, mark.end)
    start, end = _without_prefix(words, start, _before_time(words, start, end))
    start = _behind_kind(words, start, end) if mark.label == "ORG" else start
    while mark.label == "ORG" and start + 1 < end and words[start] in _DESCRIBING:
        start += 1
    if mark.label == "ORG" and _is_government(words, start, end):
        return trimmed(words, Mark(start, end - 1, known()[key(words[start : end - 1])]))
    if mark.label in _LABELS_OF_SUBJECTS:
        end = next((i for i in range(start + 1, end) if words[i] == ":" or words[i] in headline_verbs()), end)
    while end - start > 1 and words[end - 1] in _FOLLOWING.get(mark.label, ()):
        end -= 1
    while mark.label in {"GPE", "LOC"} and end - start > 1 and words[end - 1][0].isdigit():
        end -= 1
    if mark.label in {"GPE", "LOC"} and end < len(words) and words[end] in CAPITAL_DISTRICTS:
        end += 1
    start, end = _plain(words, start, end, mark.label)
    if mark.label == "PERSON":
        start, end = _person(words, start, end)
    elif mark.label == "ORG":
        if _is_office(words, start, end):
            return None
        end = _before_region(words, start, _before_title(words, start, end))
    start, end = _outer(words, start, end)
    if end - start > 1 and words[start] in _SHIPS:
        return None
    if mark.label == "ORG" and 1 < end - start < 5 and words[start] in _ROYAL and _is_king(words, start + 1, end):
        return Mark(start + 1, end, "PERSON")
    if start >= end or _nameless(words, start, end):
        return None
    return Mark(start, end, mark.label)


def _before_region(words: Sequence[str], start: int, end: int) -> int:
    """Return where a body's name ends before the region that a title is for: "Amnesty International West Africa" - "Researcher"."""
    if end >= len(words) or words[end].lower() not in title_words():
        return end
    for i in range(end - 1, max(start, end - 3), -1):
        last = i - (words[i - 1] in POSSESSIVE)
        if known().get(key(words[i:end])) == "LOC" and start < last and (words[last - 1].isupper() or key(words[start:last]) in known()):
            return last
    return end


def _plain(words: Sequence[str], start: int, end: int, label: str) -> tuple[int, int]:
    """Cut small words before a country ("eastern Varenia") and capitalised nouns behind a people's name ("Catholic Priests")."""
    if label in {"GPE", "LOC"} and end - start > 1 and words[start].islower() and known().get(key(words[start + 1 : end])) == "GPE":
        return start + 1, end
    people = label == "NORP" and end - start == 2 and known().get(words[start]) == "NORP"
    if people and words[end - 1].isalpha() and capital(words[end - 1]) and known().get(words[end - 1]) is None:
        return start, end if key(words[start:end]) in known() else start + 1
    return start, end


def _is_king(words: Sequence[str], start: int, end: int) -> bool:
    """Whether behind a royal title stands a name: capitals and "bin", none of them a word that a body's name ends with."""
    return all(capital(word) or word in PARTICLES for word in words[start:end]) and last_heads().keys().isdisjoint(words[start:end])


_LABELS_OF_SUBJECTS = frozenset({"ORG", "PERSON", "GPE", "NORP"})
# Whoever has one of these titles and one name more is a person.
_ROYAL = frozenset({"King", "Queen", "Prince", "Princess", "Emperor", "Empress", "Sultan"})
# What stands before the names of ships, which have no label.
_SHIPS = frozenset({"M/V", "M/T", "PNS", "ROKS", "USCGC", "USS", "HMS", "HMAS", "INS", "FS", "USNS", "RMS", "KRI", "BRP"})
PREFIXES = frozenset({"pro", "anti", "non", "ex", "pre", "post", "Pro", "Anti", "Non", "Ex"})
DISTRICTS = frozenset(
    {
        "province",
        "state",
        "region",
        "district",
        "county",
        "governorate",
        "prefecture",
        "municipality",
        "oblast",
        "city",
        "island",
        "upazila",
        "taluk",
        "tehsil",
        "village",
        "town",
        "township",
        "barangay",
        "ward",
        "commune",
        "suburb",
    }
)
# What belongs to no name where it is written small, behind it and before it.
_BEHIND_BODIES = frozenset(
    ["party", "team", "movement", "group", "agency", "newspaper", "website", "broadcaster", "magazine", "daily", "news"]
)
_FOLLOWING = {"GPE": DISTRICTS, "LOC": DISTRICTS, "ORG": _BEHIND_BODIES}
_DESCRIBING = frozenset(
    ["paramilitary", "rebel", "ruling", "opposition", "outlawed", "banned", "militant", "separatist", "extremist", "umbrella"]
)
CAPITAL_DISTRICTS = frozenset({"Province", "State", "County", "District", "Governorate", "Prefecture", "Oblast", "Region", "City"})
TIMES = frozenset({*calendar.day_name, *calendar.month_name[1:], "today", "yesterday"} - {"May"})


def _without_prefix(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Cut "pro-" and "anti-" from the name of a people or place; "Anti-Terrorism Act" is a name as it stands."""
    if end - start > 2 and words[start] in PREFIXES and words[start + 1] == "-":
        whole = capital(words[start]) and end - start > 3 and key(words[start + 2 : end]) not in known()
        return (start if whole else start + 2), end
    if end - start > 1 and start > 1 and words[start - 1] == "-" and words[start - 2] in NAME_PREFIXES and last_heads().get(words[end - 1]):
        return start - 2, end
    return start, end


# What begins the name of a body or law before a hyphen, where the model leaves it out.
NAME_PREFIXES = frozenset({"Anti", "Non", "Pro", "Counter", "Inter", "Pan", "Multi", "Cross"})


# What a body is, before its name.
_KINDS = frozenset(
    {"NGO", "NGOs", "charity", "group", "watchdog", "company", "firm", "newspaper", "website", "agency", "broadcaster", "outlet"}
)


def _behind_kind(words: Sequence[str], start: int, end: int) -> int:
    """Return where a body's name begins behind what it is: "NGO Harbour Watch"."""
    if end - start < 2 or words[start] not in _KINDS or not capital(words[start + 1]) or (end - start == 2 and words[start] != "NGO"):
        return start
    found = last_heads().get(words[end - 1])
    return start if found is not None and found.kind == "state" else start + 1


def _before_time(words: Sequence[str], start: int, end: int) -> int:
    """Return where a name ends that a date follows: "Security Council on Monday"."""
    for i in range(start + 2, end):
        if words[i] in TIMES and words[i - 1].islower():
            return i - 1
    return end


def _is_government(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a name is a country's or people's with "government" behind it: the word belongs to no name."""
    return (
        end - start > 1
        and words[end - 1].lower() in {"government", "governments", "authorities"}
        and key(words[start : end - 1]) in known()
    )


# Words that open a heading and are no part of the name behind them.
_LEADING = frozenset(
    {
        "About",
        "Contact",
        "Contacts",
        "Statement",
        "Background",
        "Re",
        "Subject",
        "Why",
        "How",
        "When",
        "Where",
        "Inside",
        "Image",
        "Photo",
        "Photograph",
        "Picture",
        "Credit",
        "Caption",
        "UPDATE",
        "UPDATED",
        "NEW",
        "WATCH",
        "BREAKING",
        "See",
        "LIVE",
    }
)


def _outer(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    while start < end and (
        words[start] in ARTICLES
        or (words[start] in _LEADING and end - start > 1)
        or (OPENING.fullmatch(words[start]) and words[start] not in {"&"})
    ):
        start += 1
    while start < end and _loose_end(words, start, end):
        end -= 2 if words[end - 1] == "s" else 1
    return start, end


# Words that no name ends with.
_LOOSE = frozenset(["of", "the", "and", "for", "in", "on", "at", "to", "through", "by", "with", "from", "as", "or", "an", "a"])


_DAYS = frozenset(calendar.day_name)


def _loose_end(words: Sequence[str], start: int, end: int) -> bool:
    word = words[end - 1]
    if end - start > 1 and word in _DAYS and words[end - 2] not in {"of", "Black", "Bloody", "Good", "Ash", "Palm", "Easter"}:
        return True
    if word in POSSESSIVE or word.isspace() or (word == "s" and end - start > 2 and words[end - 2] in POSSESSIVE):
        return True
    if word in _LOOSE or word in {"Photo", "Photos"}:
        return True
    if word in {")", "]"}:
        return not any(w in {"(", "["} for w in words[start : end - 1])
    return bool(OPENING.fullmatch(word)) and word not in {"!", "+"}


def _person(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Cut titles before a person's name, and what follows its possessive."""
    while end - start > 1 and (size := _title_size(words, start, end)):
        start += size
    if words[start:end] and end - start == 1 and (words[start] in honorifics()):
        return start, start
    while end - start > 1 and words[start].islower() and words[start] not in PARTICLES:
        start += 1
    for i in range(start + 1, end):
        if words[i] == "the" and i + 1 < end and words[i + 1].islower():
            return start, i
        if words[i][0] in "‘’'" and words[i][1:].isdigit():
            return start, i
        if words[i] in {"‘", "’"} and i + 1 < end and words[i + 1].isdigit():
            return start, i
        if words[i] in POSSESSIVE and words[i] not in {"'", "’"}:
            return start, i
        if words[i] in _ENUMERATED and words[i] not in {"“", "”", '"', "(", ")"}:
            return start, i
    return start, end


def _title_size(words: Sequence[str], start: int, end: int) -> int:
    """Return of how many words the title is that begins a person's name: 2 for "Tan Sri", also where the name holds its "Sri" only."""
    if tuple(words[start : start + 2]) in addresses_of_two():
        return min(2, end - start - 1)
    if start and (_without_mark(words, start - 1), words[start]) in addresses_of_two():
        return 1
    return int(_is_title(words, start, end))


def _without_mark(words: Sequence[str], i: int) -> str:
    """Return the word at ``i``, or before it where an apostrophe stands there: "Dato'"."""
    return words[i - 1] if i and words[i] in POSSESSIVE else words[i]


def _is_title(words: Sequence[str], start: int, end: int) -> bool:
    word = words[start]
    if words[start + 1] == "of":
        return False
    if word in honorifics() or word == "." or word.lower() in title_nouns():
        return True
    if word in burmese():
        return end - start > 2
    # "Foreign Minister Ana Diaz": a modifier only before a title.
    return word.lower() in title_words() and start + 2 < end and words[start + 1].lower() in title_words()


# Whom the United Nations and others appoint for a task, which is no part of their name.
_MANDATES = frozenset({"Rapporteur", "Rapporteurs", "Envoy", "Envoys", "Representative", "Representatives", "Expert", "Experts", "Adviser"})


def _before_title(words: Sequence[str], start: int, end: int) -> int:
    """Return the end of an organisation's name before a title that follows it ("UN Special Rapporteur")."""
    for i in range(start + 1, end - 1):
        if words[i] in {"Special", "Independent"} and words[i + 1] in _MANDATES:
            return i
        if words[i] == "-" and _is_office_at(words, i + 1, end):
            return i
    if words[end - 1 : end] and words[end - 1].lower() not in title_nouns():
        return end
    while end > start and words[end - 1].lower() in title_words():
        end -= 1
    return end


def _is_office_at(words: Sequence[str], start: int, end: int) -> bool:
    """Whether fields to ``end`` and an office directly behind begin at ``start``: "Media and Comms Officer"."""
    while start < len(words) and is_field(words[start]):
        start += 1
    return start >= end and words[start : start + 1] != [] and words[start].lower() in title_nouns()


def _is_office(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words are what somebody is: "Lead Researcher on Labour Rights", "Minister of Justice"."""
    joint = next((i for i in range(start + 1, end) if words[i] in {"on", "of", "for", "to"}), None)
    if (
        joint is None
        or words[joint - 1].lower() not in title_nouns()
        or words[joint - 1].lower() in {"general", "chief", "justice", "chair"}
    ):
        return False
    return all(word.lower() in title_words() or word == "-" for word in words[start:joint])


def _nameless(words: Sequence[str], start: int, end: int) -> bool:
    text = key(words[start:end])
    if end - start == 1 and text.istitle() and text in honorifics() and words[end : end + 1] == ["."]:
        return True
    if text == "Republic" and words[max(0, start - 2) : start] == ["of", "the"]:
        return True
    if text in no_names() or (text.isupper() and len(text) > 3 and text.capitalize() in no_names()) or text.capitalize() in TIMES:
        return True
    if "http" in text or "@" in text or "www." in text:
        return True
    return not any(capital(word) or word[:1].isdigit() or _inner_capital(word) for word in words[start:end])


def _inner_capital(word: str) -> bool:
    return any(c.isupper() for c in word) or (bool(word) and word[0].isalpha() and not word[0].islower())
