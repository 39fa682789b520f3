"""Joins the pieces that the model makes of one name: nicknames, "Trade and Labour Court", "… Sdn" - "Bhd", court branches."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from civicx.components.entities.marks import (
    ARABIC_ARTICLES,
    POSSESSIVE,
    Mark,
    Text,
    capital,
    forms,
    free,
    given_names,
    key,
    known,
    last_heads,
    title_words,
)
from civicx.countries import in_capitals
from civicx.normalize.names import PARTICLES

_MARKS_OF_NICKNAMES = {'"': '"', "“": "”", "‘": "’", "'": "'", "``": "''", "(": ")"}
# Most words of a nickname, and of a subject in a body's name.
_NICKNAME, _SUBJECT = 3, 6
_LABELS = frozenset({"ORG", "GPE", "LOC", "NORP", "FAC", "LAW"})
_JOINTS = frozenset({"and", "&"})
# Heads of bodies whose subject stands before them: "Trade and Labour Court".
_BEHIND_SUBJECTS = frozenset(
    [
        *("Court", "Ministry", "Department", "Commission", "Authority", "Agency", "Board", "Bureau", "Committee", "Council", "Directorate"),
        *("Tribunal", "Office", "Secretariat", "Inspectorate", "Service", "Services", "Institute", "Centre", "Center", "Organisation"),
        *("Organization", "Foundation", "Fund", "Association", "Corporation", "Unit"),
    ]
)
# Heads of bodies whose subject stands behind "of" or "for": "Department of Roads and Harbours".
_BEFORE_SUBJECTS = frozenset(
    ["Ministry", "Department", "Bureau", "Office", "Directorate", "Chamber", "Institute", "Faculty", "Secretariat", "Committee", "Council"]
)


def whole(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks, each that the text shows to be a piece of a longer name replaced by that name."""
    words = text.words
    found = [
        *_nicknamed(text, marks),
        *_subjects(words, marks),
        *_cooperatives(text, marks),
        *_legal_forms(text, marks),
        *_branches(words, marks),
        *_media(words, marks),
        *_izafat(text, marks),
        *_streets(words, marks),
        *_of_people(words, marks),
        *_offices_abroad(words, marks),
    ]
    if not found:
        return list(marks)
    taken = free(found, len(words))
    return _apart([*found, *(mark for mark in marks if not any(taken[mark.start : mark.end]))])


def _apart(marks: list[Mark]) -> list[Mark]:
    """Return the marks in order, of two that overlap the one that begins first."""
    out: list[Mark] = []
    for mark in sorted(marks):
        if not out or mark.start >= out[-1].end:
            out.append(mark)
    return out


def _nicknamed(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return persons' names with a nickname inside: 'Lena "Lux" Marrow', "Omar (Kid) Selim"."""
    words = text.words
    owner = {i: mark for mark in marks for i in range(mark.start, mark.end) if mark.label == "PERSON"}
    by_start = {mark.start: mark for mark in marks}
    out: list[Mark] = []
    for opening in _openings(words):
        closing = next((i for i in range(opening + 2, min(len(words), opening + _NICKNAME + 2)) if words[i] == _closing(words, opening)), 0)
        behind = closing + 1 if closing else len(words)
        while behind < len(words) and words[behind] in PARTICLES:
            behind += 1
        if behind >= len(words) or (out and opening < out[-1].end) or not all(map(capital, words[opening + 1 : closing])):
            continue
        before, after = owner.get(opening - 1), owner.get(behind) or _family_name(words, by_start.get(behind))
        lone = before is None and words[opening - 1] in given_names()
        if after is None or after.start < opening or (before is None and not lone):
            continue
        out.append(Mark(before.start if before else opening - 1, after.end, "PERSON"))
    return out


def _family_name(words: Sequence[str], mark: Mark | None) -> Mark | None:
    """Return a mark of one word that is no known name, taken for a place or body, as what may end a person's name."""
    lone = mark is not None and mark.end - mark.start == 1 and mark.label in {"GPE", "ORG"} and words[mark.start] not in known()
    return mark if lone else None


def _openings(words: Sequence[str]) -> list[int]:
    return [i for i, word in enumerate(words) if word in _MARKS_OF_NICKNAMES and 0 < i < len(words) - 3 and capital(words[i - 1])]


def _closing(words: Sequence[str], opening: int) -> str:
    return _MARKS_OF_NICKNAMES[words[opening]]


def subjects() -> frozenset[str]:
    """Return what ministries, courts and agencies are for, as their names write it: "Labour", "Roads"."""
    return forms("name_contexts", "kind", "subject")


def _subjects(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return bodies with the first of two subjects ("[Trade] and [Labour Court]") or the last ("[Department of Roads] and Harbours")."""
    people = free((mark for mark in marks if mark.label == "PERSON"), len(words))
    out: list[Mark] = []
    for mark in marks:
        if mark.label not in _LABELS or (out and mark.start < out[-1].end):
            continue
        start, end = mark.start, mark.end
        if words[end - 1] in _BEHIND_SUBJECTS and start > 1 and words[start - 1] in _JOINTS:
            start = _first_subject(words, start, people)
        elif any(words[i] in _BEFORE_SUBJECTS and words[i + 1] in {"of", "for", "on"} for i in range(start, end - 1)):
            end = _last_subject(words, end, people)
        if (start, end) != (mark.start, mark.end):
            out.append(Mark(start, end, "ORG"))
    return out


def _first_subject(words: Sequence[str], start: int, taken: bytearray) -> int:
    """Return where the capitalised words before "and", the last of which is a subject, begin; ``start`` where there are none."""
    i = start - 1
    if words[i - 1] not in subjects():
        return start
    while i > max(0, start - _SUBJECT) and not taken[i - 1] and (capital(words[i - 1]) or words[i - 1] == "-"):
        i -= 1
    while i < start - 1 and words[i] in _OPENERS:
        i += 1
    return start if i and words[i - 1] in {"of", "for"} else i


_OPENERS = frozenset({"The", "A", "An", "In", "At", "By", "From", "Under", "For", "But", "And", "When", "While", "After", "Former"})


def _last_subject(words: Sequence[str], end: int, taken: bytearray) -> int:
    """Return where the subjects joined by commas and "and" behind ``end`` end; ``end`` where none follow."""
    out = i = end
    while i + 1 < len(words) and words[i] in {",", *_JOINTS}:
        joint = words[i]
        i += 1
        if joint == "," and words[i] in _JOINTS:
            i += 1
        if i >= len(words) or taken[i] or words[i] not in subjects():
            break
        while i < len(words) and capital(words[i]) and words[i] not in known() and (words[i] in subjects() or words[i] not in last_heads()):
            i += 1
        if words[i - 1] not in _JOINTS:
            out = i
    return out if _closed(words, end, out) else end


def _closed(words: Sequence[str], start: int, end: int) -> bool:
    """Whether "and" stands in what follows: a comma alone may begin the next member of a list."""
    return any(word in _JOINTS for word in words[start:end])


def _cooperatives(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return bodies with "Co-operative" inside, which is three tokens."""
    words = text.words
    places = [i for i in text.capitals if words[i] == "Co" and words[i + 1 : i + 3] == ["-", "operative"]]
    if not places:
        return []
    by_end, by_start = {mark.end: mark for mark in marks}, {mark.start: mark for mark in marks}
    return [
        Mark(by_end[i + 1].start if i + 1 in by_end else i, by_start[i + 3].end, "ORG")
        for i in places
        if i + 3 in by_start and by_start[i + 3].label == "ORG"
    ]


def _legal_forms(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return companies with their legal form: "[Selmut Lines] Sdn Bhd"."""
    words, known_forms = text.words, legal_forms()
    places = [i for i in text.capitals if words[i] in known_forms]
    if not places:
        return []
    by_end = {mark.end: mark for mark in marks}
    out: list[Mark] = []
    for i in places:
        word = words[i]
        if i == 0 or (out and i < out[-1].end):
            continue
        owner = by_end.get(i)
        if owner is None or owner.label in {"LAW", "EVENT", "WORK"} or (word.isupper() and owner.label == "GPE"):
            continue
        end = i + 1
        while end < len(words) and words[end] in legal_forms():
            end += 1
        out.append(Mark(owner.start, end, "ORG"))
    return out


def legal_forms() -> frozenset[str]:
    """Return the words of companies' legal forms."""
    return forms("name_contexts", "kind", "legal_form")


def _branches(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return courts with the number of their branch: "Selmouth Trial Court Branch 7"."""
    out = []
    for mark in marks:
        place = mark.end - 1 if words[mark.end - 1] == "Branch" else mark.end
        if words[place : place + 1] == ["Branch"] and words[place - 1] == "Court" and words[place + 1 : place + 2]:
            end = place + 2 if words[place + 1].isdigit() else place + 1
            out.append(Mark(mark.start, end, "ORG"))
    return out


_MEDIA = frozenset(["newspaper", "newspapers", "daily", "tabloid", "broadsheet", "magazine", "weekly"])
_NEWS = frozenset(["agency", "site", "website", "portal", "channel", "outlet", "organisation", "organization"])
_IN_MEDIA = ARABIC_ARTICLES | {"Ed", "Er"}


def _is_medium(words: Sequence[str], i: int) -> bool:
    """Whether a newspaper or a news agency is called what it is at ``i``."""
    return words[i : i + 1] != [] and (words[i] in _MEDIA or (words[i] == "news" and words[i + 1 : i + 2] != [] and words[i + 1] in _NEWS))


def _media(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return newspapers by the word behind their names, with the Arabic article before them ("Al Selmut newspaper"), and radios."""
    out = []
    for mark in marks:
        before = words[mark.start - 1] if mark.start else ""
        radio = before == "Radio" or (before == "TV" and words[mark.start - 2 : mark.start - 1] and words[mark.start - 2].islower())
        if radio and mark.label in _LABELS | {"PERSON"} and capital(words[mark.start]):
            out.append(Mark(mark.start - 1, mark.end, "ORG"))
            continue
        if (start := _behind_medium(words, mark)) < mark.start:
            out.append(Mark(start, mark.end, "ORG"))
            continue
        if mark.label == "PERSON" or not _is_medium(words, mark.end) or key(words[mark.start : mark.end]) in known():
            continue
        start = mark.start - 1 if before in _IN_MEDIA else mark.start
        if start != mark.start or mark.label != "ORG":
            out.append(Mark(start, mark.end, "ORG"))
    return out


def _behind_medium(words: Sequence[str], mark: Mark) -> int:
    """Return where a newspaper's name begins whose last words are marked: "the daily Torva" - "Marrow"."""
    start = mark.start
    while start and mark.start - start < _NICKNAME and capital(words[start - 1]) and words[start - 1].isalpha():
        start -= 1
    if start == mark.start or start == 0:
        return mark.start
    named = words[start - 1] in _MEDIA and mark.label in _LABELS | {"PERSON"}
    start += words[start] == "The"
    return start if named and words[start].lower() not in title_words() else mark.start


# Longest run of words before "-e-" that belong to the name.
_IZAFAT = 3


_ARABIC = frozenset({"ul", "al", "ud", "ur", "us", "uz"})
_BANDS = frozenset(
    ["Hizb", "Hisb", "Hezb", "Harkat", "Harakat", "Jamaat", "Jamiat", "Lashkar", "Jaish", "Jaysh", "Ansar", "Tehreek", "Sipah"]
)


def _izafat(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return names joined by the Persian "-e-" or Arabic "-ul-": "Selmut Tehreek-e-Marrow", "Hizb-ul-Marrow"; not "Zia-ul-Marrow"."""
    words = text.words
    joints = [
        i
        for i in text.capitals
        if i > 3
        and words[i - 1] == "-" == words[i - 3]
        and (words[i - 2] in {"e", "i"} or (words[i - 2] in _ARABIC and words[i - 4] in _BANDS))
    ]
    if not joints:
        return []
    labels = {i: mark.label for mark in marks for i in range(mark.start, mark.end)}
    out: list[Mark] = []
    for i in joints:
        start, end = i - 4, i + 1
        while start > 0 and i - start < 4 + _IZAFAT and capital(words[start - 1]) and text.tags[start - 1].startswith("NNP"):
            start -= 1
        while end + 1 < len(words) and words[end] == "-" and capital(words[end + 1]):
            end += 2
        if capital(words[start]) and words[start] not in _OPENERS and (not out or start >= out[-1].end):
            held = {labels.get(k) for k in range(start, end)}
            out.append(Mark(start, end, "LOC" if "LOC" in held and "ORG" not in held else "ORG"))
    return out


_WAYS = frozenset(["street", "road", "avenue", "lane", "boulevard", "highway", "bridge", "square", "roundabout"])


def _streets(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return streets that are named after persons and called so in small letters: "Selmut Marrow street"."""
    return [
        Mark(mark.start, mark.end, "LOC")
        for mark in marks
        if mark.label == "PERSON" and mark.end < len(words) and words[mark.end] in _WAYS and words[mark.start - 1 : mark.start] == ["the"]
    ]


_OWNERS = frozenset(["People", "Peoples", "Women", "Workers", "Children", "Farmers", "Journalists", "Lawyers", "Writers", "Teachers"])


def _of_people(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return bodies that are called after whose they are, where a mark ends at the possessive: "[Selmut City People]'s Court"."""
    out = []
    for mark in marks:
        if words[mark.end - 1] not in _OWNERS or mark.end + 1 >= len(words) or words[mark.end] not in POSSESSIVE:
            continue
        end = mark.end + 1
        while end < len(words) and capital(words[end]):
            end += 1
        if (head := last_heads().get(words[end - 1])) is not None:
            out.append(Mark(mark.start, end, head.label))
    return out


def _offices_abroad(words: Sequence[str], marks: Sequence[Mark]) -> list[Mark]:
    """Return bodies with the place that their part is in, where that part has an office: "Civic Compass in Asia’s Regional Director"."""
    out = []
    for body, place in pairwise(marks):
        end = place.end
        if body.label != "ORG" or body.end != place.start - 1 or words[body.end] != "in" or place.label not in {"GPE", "LOC"}:
            continue
        if (
            words[end : end + 1]
            and words[end] in POSSESSIVE
            and words[end + 1 : end + 2]
            and words[end + 1].istitle()
            and words[end + 1].lower() in title_words()
        ):
            out.append(Mark(body.start, end, "ORG"))
    return out


# Bodies that make pacts with what stands behind their hyphen.
_PARTNERS = frozenset({"EU", "UN", "NATO", "AU", "ASEAN", "ECOWAS", "GCC", "SADC", "IMF", "OPEC", "BRICS", "CARICOM", "EAC"})
_ACRONYM_SIZES = range(3, 8)


def chapters(text: Text, marks: Sequence[Mark]) -> list[Mark]:
    """Return bodies with their country's part behind a hyphen: "HWL-Varenia", but for those whose partner it may be: "EU-Varenia"."""
    words = text.words
    places = [i for i in text.capitals if len(words[i]) in _ACRONYM_SIZES and words[i].isupper() and words[i + 1 : i + 2] == ["-"]]
    if not places:
        return []
    by_start = {mark.start: mark for mark in marks}
    inside = free(marks, len(words))
    out = []
    for i in places:
        if words[i] in _PARTNERS or in_capitals(words[i]):
            continue
        own, behind = by_start.get(i), by_start.get(i + 2)
        marked = own is not None and (own.end, own.label) == (i + 1, "ORG")
        if not (marked or (not inside[i] and behind is not None)) or not any(map(capital, words[i + 2 : i + 3])):
            continue
        out.append(Mark(i, behind.end if behind is not None else i + 3, "ORG"))
    return out
