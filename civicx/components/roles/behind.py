"""Titles behind a name: "Ana Diaz, director of X", "Ana Diaz, who heads X", and on the line below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from civicx.components.roles.bodies import body_at, only_body
from civicx.components.roles.titles import Title, noun_in, read
from civicx.components.roles.words import DETERMINERS, OF, is_address, nouns, organisation_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# Furthest that a title reaches from its name, in tokens.
REACH = 28
_OPENERS = frozenset({",", "–", "—", "-", "("})
_ENDS = frozenset({";", ":", ")", "”", "“", '"', "''", "``", "!", "?", "[", "]", "–", "—"})
_COPULAS = frozenset({"is", "was", "are", "serves", "served", "works", "worked", "be", "became"})
_HEADING = {
    **{"heads": "head", "headed": "head", "leads": "leader", "led": "leader", "chairs": "chair", "chaired": "chair"},
    **{"directs": "director", "founded": "founder", "co-founded": "co-founder", "runs": "head", "edits": "editor"},
    "represents": "representative",
}
SAID = frozenset({"said", "says", "added", "adds", "told", "wrote", "writes", "explained", "explains", "warned", "warns"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def titles_behind(doc: Doc, ents: dict[int, Span], person: Span) -> Iterator[Title]:
    """Yield the title that stands behind a person's name, if any."""
    place = _behind_class(doc, person.end)
    if place >= len(doc):
        return
    word = doc[place].lower_
    if word in OF and word != "with":
        body = body_at(doc, ents, place + 1)
        if body is not None and body.label_ == "ORG" and (word == "of" or _acts(doc, person)):
            yield Title(place, place, body)
        return
    if word in _COPULAS or (word in ("who", "which") and place + 1 < len(doc)):
        yield from _by_verb(doc, ents, place)
        return
    if word in _OPENERS or _starts_line_below(doc, person):
        place = _behind_age(doc, _behind_nickname(doc, place + 1))
        if place < len(doc) and doc[place].lower_ == "who":
            yield from _by_verb(doc, ents, place)
            return
        if place < len(doc) and doc[place].lower_ == "for":
            yield from _spoken_for(doc, ents, place + 1)
            return
        segments = _segments(doc, ents, place)
        if not segments:
            return
        found = read(doc, ents, *segments[0]) or read(doc, ents, segments[0][0], _list_end(doc, ents, segments))
        if found is None:
            return
        if found.body is not None and found.end == found.start and not _is_closed(doc, found.body.end):
            return  # "In a letter to Ana Diaz, the Harbour League has …"
        found = _named_behind(doc, ents, _with_list(doc, found, segments), segments)
        if found.body is None and len(segments) > 1 and (body := only_body(doc, ents, *segments[1])) is not None:
            found = Title(found.start, found.end, body)
        elif found.end == found.start and len(segments) > 1 and (second := read(doc, ents, *segments[1])) and second.end > second.start:
            found = Title(second.start, second.end, found.body)
        yield found


def _is_closed(doc: Doc, place: int) -> bool:
    """Tell whether an apposition ends at ``place``: what a verb follows is a sentence's subject."""
    return place >= len(doc) or doc[place].tag_ not in _FINITE or doc[place].lower_ in SAID


def _acts(doc: Doc, person: Span) -> bool:
    """Tell whether a person is a sentence's subject, so that "at X" behind the name is theirs: not in "met Ana Diaz at X"."""
    return person.root.dep_ in ("nsubj", "nsubjpass", "ROOT") or (person.start > 0 and doc[person.start - 1].lower_ in SAID)


def _spoken_for(doc: Doc, ents: dict[int, Span], place: int) -> Iterator[Title]:
    """Read the body that somebody speaks for: "Ana Diaz, for the Lake Trust, said"."""
    body = body_at(doc, ents, place)
    if body is not None and body.label_ == "ORG" and body.end < len(doc) and doc[body.end].text in (",", "("):
        yield Title(place, place, body)


def _list_end(doc: Doc, ents: dict[int, Span], segments: list[tuple[int, int]]) -> int:
    """Return where a title ends that begins with a list of adjectives: "Ana Diaz, youth, labour and women’s rights director at X"."""
    end = segments[-1][1]
    while all(doc[i].pos_ in ("ADJ", "NOUN") and doc[i].is_lower for i in range(*segments[0])) and end < len(doc) and doc[end].text == ",":
        more = _segments(doc, ents, end + 1)
        if not more or more[0][1] - segments[0][0] > REACH:
            break
        end = more[0][1]
        if noun_in(doc, ents, more[0][0], end) is not None:
            break
    return end


def _with_list(doc: Doc, found: Title, segments: list[tuple[int, int]]) -> Title:
    """Return the title with the rest of a list of adjectives that it ends in: "envoy on unlawful, summary or other arrests"."""
    if len(segments) < 2 or found.body is not None or found.end != segments[0][1] or doc[found.end - 1].pos_ != "ADJ":
        return found
    (_, first), (start, end) = segments
    listed = doc[first - 2].pos_ == "ADP" and doc[end - 1].pos_ == "NOUN" and any(doc[i].dep_ == "cc" for i in range(start, end))
    return Title(found.start, end, None) if listed else found


def _named_behind(doc: Doc, ents: dict[int, Span], found: Title, segments: list[tuple[int, int]]) -> Title:
    """Return the title at the body whose name follows its description: "head of Varenia's largest union, the Dockers' League"."""
    if len(segments) < 2 or found.end == found.start or (found.body is not None and found.body.label_ == "ORG"):
        return found
    body = only_body(doc, ents, *segments[1])
    link = next((i for i in range(found.start + 1, found.end) if doc[i].lower_ == "of"), None)
    if body is None or link is None or organisation_noun(doc[found.end - 1]) is None:
        return found
    return Title(found.start, link, body)


def _starts_line_below(doc: Doc, person: Span) -> bool:
    """Whether a name fills its line and a title may stand on the next."""
    token = doc[person.end]
    return token.is_space and token.text.count("\n") == 1 and (person.start == 0 or "\n" in doc[person.start - 1].text)


def _behind_class(doc: Doc, place: int) -> int:
    """Return where a text goes on behind a graduate's year: "Ana Diaz ’20,"."""
    if place < len(doc) and doc[place].text[0] in "‘’'" and doc[place].text[1:].isdigit():
        return place + 1
    if place + 1 < len(doc) and doc[place].text in ("‘", "’", "'") and doc[place + 1].text.isdigit():
        return place + 2
    return place


def _behind_nickname(doc: Doc, place: int) -> int:
    """Return where a phrase goes on behind ", known as Lux,", ", also called Lux," or ", serving as"."""
    if [token.lower_ for token in doc[place : place + 2]] in (["serving", "as"], ["working", "as"], ["acting", "as"]):
        return place + 2
    if doc[place : place + 1].text.lower() not in _CALLED and doc[place + 1 : place + 2].text.lower() not in _CALLED:
        return place
    comma = next((i for i in range(place, min(len(doc), place + 8)) if doc[i].text in (",", ")")), place - 1)
    return comma + 1


_CALLED = frozenset({"known", "aka", "a.k.a", "a.k.a.", "alias", "nicknamed", "called", "dubbed"})


def _behind_age(doc: Doc, place: int) -> int:
    """Return where a phrase goes on behind ", 34,", ", aged 34," or "(34 years old,"."""
    end = place + (place < len(doc) and doc[place].lower_ == "aged")
    if end >= len(doc) or not doc[end].like_num:
        return place
    end += 1
    while end < len(doc) and doc[end].lower_ in _YEARS:
        end += 1
    return end + 1 if end < len(doc) and doc[end].text in (",", ")") else place


_YEARS = frozenset({"years", "year", "old", "year-old", "-", "of", "age", "yrs"})


def _by_verb(doc: Doc, ents: dict[int, Span], place: int) -> Iterator[Title]:
    """Read "is the director of X", "who heads X", "who is a lawyer"."""
    if doc[place].lower_ in ("who", "which"):
        place += 1
    if place >= len(doc):
        return
    word = doc[place].lower_
    if word in _HEADING:
        body = body_at(doc, ents, place + 1)
        if body is not None:
            yield Title(place, place, body, _HEADING[word])
    elif word in _COPULAS:
        place += 1
        if place < len(doc) and doc[place].lower_ in ("as", "also", "now", "currently"):
            place += 1
        segments = _segments(doc, ents, place)
        if segments and doc[segments[0][0]].lower_ in DETERMINERS | {"director", "head", "president", "chair"}:
            found = read(doc, ents, *segments[0])
            if found is not None and found.end > found.start:
                yield found


def _segments(doc: Doc, ents: dict[int, Span], place: int) -> list[tuple[int, int]]:
    """Return the stretches between commas from ``place`` to the end of the apposition: at most two."""
    out: list[tuple[int, int]] = []
    start = i = place
    limit = min(len(doc), place + REACH)
    while i < limit and len(out) < 2:
        token = doc[i]
        if i in ents and ents[i].label_ == "PERSON" and _is_next(doc, ents[i], start, i):
            return out
        if i in ents and ents[i].label_ != "PERSON":
            i = ents[i].end
            continue
        if token.text == "(" and i + 2 < limit and doc[i + 2].text == ")":
            i += 3
            continue
        if token.text == "," or _ends(doc, i, place):
            if i > start:
                out.append((start, i))
            start = i + 1
            if token.text != ",":
                return out
        i += 1
    if i > start and len(out) < 2:
        out.append((start, min(i, len(doc))))
    return out


def _is_next(doc: Doc, person: Span, start: int, i: int) -> bool:
    """Tell whether a person at ``i`` is the next of a list, so that the words from ``start`` are of their own title."""
    if person.end < len(doc) and doc[person.end].text in ("'s", "’s"):
        return False
    titled = doc[i - 1].lower_ in nouns() and not any(token.lower_ in OF | {"in", "on", "to"} for token in doc[start:i])
    return (
        i == start
        or (i == start + 1 and doc[start].lower_ == "and")
        or titled
        or is_address(doc[i - 1])
        or (doc[i - 1].text == "." and is_address(doc[i - 2]))
    )


def _ends(doc: Doc, i: int, start: int) -> bool:
    token = doc[i]
    if token.text in _ENDS or (token.is_space and "\n" in token.text):
        return True
    if token.text == "." and (i + 1 >= len(doc) or doc[i + 1].is_space or doc[i + 1].text[0].isupper() or doc[i + 1].is_quote):
        return True
    if token.text == "(":
        return i > start
    return (token.tag_ in _FINITE and token.pos_ in ("VERB", "AUX")) or token.lower_ in (
        "who",
        "which",
        "whose",
        "while",
        "because",
        "told",
        "said",
        "but",
    )
