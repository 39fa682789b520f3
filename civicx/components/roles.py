"""Reads what people are, and for whom: titles and organisations that stand beside a person's name.

Forms read: "Ana Diaz, director of X", "Ana Diaz, X's director in Peru", "Ana Diaz, Chair, X", "Ana Diaz (X)", "Ana Diaz of X",
"X researcher Ana Diaz", "the director of X, Ana Diaz,", "Ana Diaz is the director of X", "Ana Diaz, who heads X", and a name with
its title on the next line, as in contact blocks and lists of signatories.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from civicx import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Furthest that a title reaches from its name, in tokens.
_REACH = 28
# Organisations looked back over for the one that "the group" means.
_LOOKED_BACK = 40
_ANY_BODY = frozenset(
    {"group", "organisation", "organization", "charity", "ngo", "nonprofit", "watchdog", "body", "agency", "association", "network"}
)
_BODIES = frozenset({"ORG", "GPE"})
# Labels that are doubtful behind "director at".
_UNLIKELY = frozenset({"GPE", "LOC", "EVENT", "WORK"})
_OPENERS = frozenset({",", "–", "—", "-", "("})
_ENDS = frozenset({";", ":", ")", "”", "“", '"', "''", "``", "!", "?", "[", "]", "–", "—"})
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "one", "another", "fellow", "other"})
_OF = frozenset({"of", "at", "for", "with", "from"})
_ON = frozenset({"on", "in", "to", "for", "of", "against", "and", "under"})
_COPULAS = frozenset({"is", "was", "are", "serves", "served", "works", "worked", "be", "became"})
_HEADING = {
    **{"heads": "head", "headed": "head", "leads": "leader", "led": "leader", "chairs": "chair", "chaired": "chair"},
    **{"directs": "director", "founded": "founder", "co-founded": "co-founder", "runs": "head", "edits": "editor"},
    "represents": "representative",
}
_INSIDE = frozenset({"of", "for", "and", "&", "the"})
_STOPS = frozenset({"of", "for", "at", "from", "with", "in", "on", "to", "against", "by"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens of a title (``start`` to ``end``, empty where only a body is named) and the body that it is held at."""

    start: int
    end: int
    body: Span | None
    words: str | None = None


def find(doc: Doc) -> list[dict[str, Any]]:
    """Return the roles as marks: ``person`` (the mention's span), ``title`` (words or None), ``organization`` (a mention's span or None).

    Organisations that only their place behind a title shows ("director at …") are added to ``doc.ents``.
    """
    ents = {i: ent for ent in doc.ents for i in range(ent.start, ent.end) if not _is_title(ent)}
    out = []
    bodies = [ent for ent in doc.ents if ent.label_ == "ORG"]
    for person in doc.ents:
        if person.label_ != "PERSON":
            continue
        for title in _titles(doc, ents, person):
            if title.body is None and (noun := _unnamed_body(doc, ents, title)) is not None:
                title = replace(title, body=_meant(noun, bodies))
            out.append(_mark(doc, person, title))
    _add(doc, ents)
    return out


def _add(doc: Doc, ents: dict[int, Span]) -> None:
    """Set ``doc.ents`` to what it holds and the organisations found behind titles, which win over a place within them."""
    before = {ent.start: ent for ent in doc.ents}
    titles = {i for ent in doc.ents if _is_title(ent) for i in range(ent.start, ent.end)}
    added = [
        span
        for i, span in ents.items()
        if span.start == i
        and (i not in before or span.end > before[i].end or span.label_ != before[i].label_)
        and titles.isdisjoint(range(span.start, span.end))
    ]
    if added:
        taken = {i for span in added for i in range(span.start, span.end)}
        doc.ents = (*(ent for ent in doc.ents if ent.start not in taken), *added)


def _mark(doc: Doc, person: Span, title: Title) -> dict[str, Any]:
    words = title.words or (doc[title.start : title.end].text if title.end > title.start else None)
    body = [title.body.start_char, title.body.end_char] if title.body is not None else None
    return {"person": [person.start_char, person.end_char], "title": words and " ".join(words.split()), "organization": body}


def _unnamed_body(doc: Doc, ents: dict[int, Span], title: Title) -> Token | None:
    """Return the noun of a body that a title is held at and that is only called by its kind: "the union's …", "… of the group"."""
    places = [title.start - 2] if title.start > 1 and doc[title.start - 1].text in ("'s", "’s") else []
    link = next((i for i in range(title.start, title.end) if doc[i].lower_ in _OF), title.end)
    places += [i for i in (title.start, *range(link + 1, title.end)) if i < title.end - 1 or i > link]
    for i in places:
        if _organisation_noun(doc[i]) is not None and i not in ents and _definite(doc, ents, i):
            return doc[i]
    return None


def _definite(doc: Doc, ents: dict[int, Span], i: int) -> bool:
    """Tell whether the noun at ``i`` follows "the", with nothing but small words between."""
    for before in range(i - 1, max(-1, i - 5), -1):
        if doc[before].lower_ == "the":
            return True
        if before in ents or not doc[before].is_lower or doc[before].pos_ not in ("ADJ", "NOUN"):
            return False
    return False


def _meant(noun: Token, bodies: Sequence[Span]) -> Span | None:
    """Return the organisation that "the union", "the group" stands for: the last with the noun in its name;
    for a noun that fits any, the last that was a subject, or the last."""
    before = bodies[max(0, bisect_left(bodies, noun.i, key=lambda ent: ent.start) - _LOOKED_BACK) :]
    before = [ent for ent in before if ent.start < noun.i][::-1]
    named = next((ent for ent in before if any(token.lower_ == noun.lower_ for token in ent)), None)
    if named is not None or noun.lower_ not in _ANY_BODY:
        return named
    return next((ent for ent in before if ent.root.dep_ in ("nsubj", "nsubjpass")), before[0] if before else None)


def _titles(doc: Doc, ents: dict[int, Span], person: Span) -> Iterator[Title]:
    yield from _before(doc, ents, person)
    yield from _after(doc, ents, person)


@cache
def nouns() -> frozenset[str]:
    """Return the last words of the titles that the lexicon knows, in lower case."""
    forms = [form for entry in lexicon.load("titles") if entry["kind"] != "modifier" for form in entry["forms"]]
    for entry in lexicon.load("speaker_nouns"):
        if entry["refers"] == "person" and entry.get("occupation", True):
            forms += entry["forms"]
    return frozenset(form.replace("-", " ").split()[-1] for form in forms)


def _is_title(ent: Span) -> bool:
    """Whether what was marked as a body is a title: "Civic Space Research Lead"."""
    return ent.label_ != "PERSON" and len(ent) > 1 and ent[-1].lower_ in nouns() and ent[-1].lower_ not in ("council", "board", "general")


# -- after the name ------------------------------------------------------------------------------------------------------------


def _after(doc: Doc, ents: dict[int, Span], person: Span) -> Iterator[Title]:
    place = _behind_class(doc, person.end)
    if place >= len(doc):
        return
    word = doc[place].lower_
    if word in _OF and word != "with":
        body = _body_at(doc, ents, place + 1)
        if body is not None and body.label_ == "ORG":
            yield Title(place, place, body)
        return
    if word in _COPULAS or (word in ("who", "which") and place + 1 < len(doc)):
        yield from _by_verb(doc, ents, place)
        return
    if word in _OPENERS or _starts_line_below(doc, person):
        place = _behind_age(doc, place + 1)
        if place < len(doc) and doc[place].lower_ == "who":
            yield from _by_verb(doc, ents, place)
            return
        segments = _segments(doc, ents, place)
        if not segments:
            return
        found = _read(doc, ents, *segments[0]) or _read(doc, ents, segments[0][0], _list_end(doc, ents, segments))
        if found is None:
            return
        found = _named_behind(doc, ents, found, segments)
        if found.body is None and len(segments) > 1 and (body := _only_body(doc, ents, *segments[1])) is not None:
            found = Title(found.start, found.end, body)
        elif found.end == found.start and len(segments) > 1 and (second := _read(doc, ents, *segments[1])) and second.end > second.start:
            found = Title(second.start, second.end, found.body)
        yield found


def _list_end(doc: Doc, ents: dict[int, Span], segments: list[tuple[int, int]]) -> int:
    """Return where a title ends that begins with a list of adjectives: "Ana Diaz, youth, labour and women’s rights director at X"."""
    end = segments[-1][1]
    while all(doc[i].pos_ in ("ADJ", "NOUN") and doc[i].is_lower for i in range(*segments[0])) and end < len(doc) and doc[end].text == ",":
        more = _segments(doc, ents, end + 1)
        if not more or more[0][1] - segments[0][0] > _REACH:
            break
        end = more[0][1]
        if _noun(doc, ents, more[0][0], end) is not None:
            break
    return end


def _named_behind(doc: Doc, ents: dict[int, Span], found: Title, segments: list[tuple[int, int]]) -> Title:
    """Return the title at the body whose name follows its description: "head of Varenia's largest union, the Dockers' League"."""
    if len(segments) < 2 or found.end == found.start or (found.body is not None and found.body.label_ == "ORG"):
        return found
    body = _only_body(doc, ents, *segments[1])
    link = next((i for i in range(found.start + 1, found.end) if doc[i].lower_ == "of"), None)
    if body is None or link is None or _organisation_noun(doc[found.end - 1]) is None:
        return found
    return Title(found.start, link, body)


def _organisation_noun(token: Token) -> str | None:
    """Return the noun in lower case where it calls an organisation by its kind: "union", "group"."""
    word = token.lower_
    return word if token.pos_ in ("NOUN", "PROPN") and _kinds().get(word) == "organisation" else None


@cache
def _kinds() -> dict[str, str]:
    return {form: entry["refers"] for entry in lexicon.load("speaker_nouns") for form in entry["forms"]}


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


def _behind_age(doc: Doc, place: int) -> int:
    """Return where a phrase goes on behind ", 34," or ", aged 34,"."""
    start = place + (place < len(doc) and doc[place].lower_ == "aged")
    if start + 1 < len(doc) and doc[start].like_num and doc[start + 1].text in (",", ")"):
        return start + 2
    return place


def _by_verb(doc: Doc, ents: dict[int, Span], place: int) -> Iterator[Title]:
    """Read "is the director of X", "who heads X", "who is a lawyer"."""
    if doc[place].lower_ in ("who", "which"):
        place += 1
    if place >= len(doc):
        return
    word = doc[place].lower_
    if word in _HEADING:
        body = _body_at(doc, ents, place + 1)
        if body is not None:
            yield Title(place, place, body, _HEADING[word])
    elif word in _COPULAS:
        place += 1
        if place < len(doc) and doc[place].lower_ in ("as", "also", "now", "currently"):
            place += 1
        segments = _segments(doc, ents, place)
        if segments and doc[segments[0][0]].lower_ in _DETERMINERS | {"director", "head", "president", "chair"}:
            found = _read(doc, ents, *segments[0])
            if found is not None and found.end > found.start:
                yield found


def _segments(doc: Doc, ents: dict[int, Span], place: int) -> list[tuple[int, int]]:
    """Return the stretches between commas from ``place`` to the end of the apposition: at most two."""
    out: list[tuple[int, int]] = []
    start = i = place
    limit = min(len(doc), place + _REACH)
    while i < limit and len(out) < 2:
        token = doc[i]
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


def _ends(doc: Doc, i: int, start: int) -> bool:
    token = doc[i]
    if token.text in _ENDS or (token.is_space and "\n" in token.text):
        return True
    if token.text == "." and (i + 1 >= len(doc) or doc[i + 1].is_space or doc[i + 1].is_title or doc[i + 1].is_quote):
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


def _only_body(doc: Doc, ents: dict[int, Span], start: int, end: int) -> Span | None:
    """Return the organisation that a stretch begins with."""
    body = _body_at(doc, ents, start)
    if body is None or body.label_ != "ORG":
        return None
    return body if body.end >= end - 1 or doc[body.end].text == "(" else None


def _body_at(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    """Return the organisation or place at ``place``, behind an article and adjectives ("the outlawed", "the Lagos-based")."""
    start = place
    while place < len(doc) and place - start < 6:
        token = doc[place]
        if (
            place in ents
            and ents[place].end + 1 < len(doc)
            and doc[ents[place].end].text == "-"
            and doc[ents[place].end + 1].lower_ == "based"
        ):
            place = ents[place].end + 2
        elif [word.lower_ for word in doc[place + 1 : place + 3]] == ["-", "based"]:
            place += 3
        elif place in ents and ents[place].label_ != "NORP":
            break
        elif token.lower_ in _DETERMINERS or token.is_space or place in ents or (token.pos_ in ("ADJ", "VERB") and token.text.islower()):
            place += 1
        else:
            break
    body = ents.get(place)
    if body is None or (body.label_ in _UNLIKELY and doc[start - 1].lower_ == "at"):
        body = _unmarked(doc, ents, place) or body
    return body if body is not None and body.label_ in _BODIES and body.start == place else None


def _unmarked(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    """Return the capitalised words at ``place`` as an organisation, entered in ``ents``, where nothing is marked there, or a
    place that they go on from ("Silver Bay Rising"): what stands behind "director at" is one."""
    from spacy.tokens import Span

    held = ents.get(place)
    end = held.end if held is not None and held.start == place else place
    while end < len(doc) and end - place < 8 and end not in ents:
        if doc[end].text[:1].isupper() or (end > place and any(c.isupper() for c in doc[end].text)):
            end += 1
        elif end > place and doc[end].lower_ in _INSIDE and end + 1 < len(doc) and end + 1 not in ents and doc[end + 1].text[:1].isupper():
            end += 2
        else:
            break
    if (
        end == place
        or (held is not None and end == held.end and held.label_ in _BODIES | {"LOC"})
        or doc[place].pos_ != "PROPN"
        or doc[end - 1].lower_ in nouns()
        or doc[place].is_sent_start
    ):
        return None
    body = Span(doc, place, end, label="ORG")
    ents.update(dict.fromkeys(range(place, end), body))
    return body


# -- one stretch ------------------------------------------------------------------------------------------------------------------


def _read(doc: Doc, ents: dict[int, Span], start: int, end: int) -> Title | None:
    """Return the title in a stretch of text and the body that it is held at, or None where it holds neither."""
    while start < end and (doc[start].lower_ in _DETERMINERS or doc[start].is_space):
        start += 1
    if start < end and doc[start].lower_ == "of" and start and doc[start - 1].lower_ == "one":
        return _one_of(doc, ents, start + 1, end)
    noun = _noun(doc, ents, start, end)
    if noun is None:
        body = ents.get(start)
        return Title(start, start, body) if body is not None and body.label_ == "ORG" and body.end >= end else None
    first, body = start, None
    for i in range(start, noun):
        ent = ents.get(i)
        if ent is None or i != ent.start or ent.end > noun:
            continue
        if ent.label_ == "ORG" or (ent.label_ == "GPE" and ent.end < noun and doc[ent.end].text in ("'s", "’s")):
            body, first = ent, ent.end
    first = max([first, *(i + 1 for i in range(start, noun) if doc[i].text in ("'s", "’s"))])
    first = _behind_years(doc, first, noun)
    while first < noun and (doc[first].text in ("'s", "’s", "'", "’", "-", "based") or doc[first].lower_ in _DETERMINERS):
        first += 1
    if any(doc[i].pos_ in ("VERB", "AUX", "PRON") and doc[i].tag_ not in ("VBG", "VBN") for i in range(first, noun) if i not in ents):
        return None
    last, held = _complement(doc, ents, noun + 1, end)
    return Title(first, last, body if body is not None else held)


def _one_of(doc: Doc, ents: dict[int, Span], start: int, end: int) -> Title | None:
    """Return the title of one among several, in the singular: "one of the founders of X"."""
    while start < end and doc[start].lower_ in _DETERMINERS:
        start += 1
    noun = next((i for i in range(start, min(end, start + 5)) if doc[i].tag_ == "NNS" and doc[i].lemma_.lower() in nouns()), None)
    if noun is None or any(i in ents or doc[i].pos_ not in ("ADJ", "NOUN") for i in range(start, noun)):
        return None
    last, body = _complement(doc, ents, noun + 1, end)
    return Title(
        start, last, body, f"{doc[start:noun].text_with_ws}{doc[noun].lemma_}{doc[noun].whitespace_}{doc[noun + 1 : last].text}".strip()
    )


def _behind_years(doc: Doc, first: int, noun: int) -> int:
    """Return where a title begins behind "25-year-old"."""
    old = next((i for i in range(first, min(noun, first + 6)) if doc[i].lower_ in ("old", "year-old", "years-old")), None)
    return old + 1 if old is not None and doc[first].like_num else first


def _noun(doc: Doc, ents: dict[int, Span], start: int, end: int) -> int | None:
    """Return the place of the title's noun: the last before a preposition ("deputy Asia director", "lawyer and activist")."""
    found = None
    for i in range(start, min(end, start + 16)):
        token = doc[i]
        if i in ents:
            continue
        if token.lower_ in _STOPS and i > start:
            break
        follows = found is not None and token.lower_ in ("general", "elect")
        if follows or (token.lower_ in nouns() and token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")):
            found = i
        elif found is not None and token.lower_ in _DETERMINERS:
            break
    return found


def _complement(doc: Doc, ents: dict[int, Span], place: int, end: int) -> tuple[int, Span | None]:
    """Return where a title ends that goes on with "on minority issues", "in Nigeria", and the body behind "of", "at", "for"."""
    last = place
    while place < end:
        word = doc[place].lower_
        owner = None
        if word in _OF:
            body = _body_at(doc, ents, place + 1)
            if body is not None and (body.label_ == "ORG" or word == "of"):
                if body.end >= end or doc[body.end].text not in ("'s", "’s"):
                    return last, body
                owner = body  # "head of the Union's legal unit"
        if word not in _ON or (word in ("in", "to") and _place_at(doc, ents, place + 1) is None):
            return last, owner
        if word == "and" and place + 1 < end and doc[place + 1].lower_ in _DETERMINERS:
            return last, owner
        stop = _phrase_end(doc, ents, place + 1 if owner is None else owner.end, end)
        if stop == place + 1:
            return last, owner
        if owner is not None:
            return stop, owner
        last = place = stop
    return last, None


def _place_at(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    while place < len(doc) and doc[place].lower_ in _DETERMINERS:
        place += 1
    found = ents.get(place)
    return found if found is not None and found.label_ in ("GPE", "LOC", "NORP", "ORG") else None


def _phrase_end(doc: Doc, ents: dict[int, Span], place: int, end: int) -> int:
    """Return where the noun phrase after a preposition ends."""
    while place < end:
        if place in ents:
            place = ents[place].end
        elif doc[place].lower_ in ("and", "or") and place + 1 < end and doc[place + 1].lower_ in _DETERMINERS:
            break
        elif doc[place].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ", "PART") or doc[place].text in ("-", "’s", "'s"):
            place += 1
        else:
            break
    return place


# -- before the name -----------------------------------------------------------------------------------------------------------------


def _before(doc: Doc, ents: dict[int, Span], person: Span) -> Iterator[Title]:
    place = person.start
    while place and doc[place - 1].lower_.rstrip(".") in ("mr", "ms", "mrs", "dr"):
        place -= 1
    if place and doc[place - 1].text == ",":
        head = person.root.head
        if person.root.dep_ == "appos" and head.i < person.start and head.lower_ in nouns():
            found = _read(doc, ents, max(head.left_edge.i, person.start - _REACH), place - 1)
            if found is not None and found.end > found.start:
                yield found
        return
    if not place or doc[place - 1].lower_ not in nouns() or place - 1 in ents:
        return
    start = place - 1
    while start and place - start < 9 and _modifies(doc, ents, start - 1):
        start -= 1
    body = None
    if start and start - 1 in ents and ents[start - 1].label_ in _BODIES:
        body = ents[start - 1]
    elif start > 1 and doc[start - 1].text in ("'s", "’s") and start - 2 in ents and ents[start - 2].label_ in _BODIES:
        body = ents[start - 2]
    if body is not None and body.label_ == "GPE" and (owner := _owner(doc, ents, body.start)) is not None:
        start, body = body.start, owner  # "UNICEF's Nigeria representative"
    if body is not None and body.label_ == "GPE" and doc[start - 1].text not in ("'s", "’s"):
        body = None
    yield Title(start, place, body)


def _owner(doc: Doc, ents: dict[int, Span], place: int) -> Span | None:
    """Return the organisation whose possessive stands before ``place``."""
    if place > 1 and doc[place - 1].text in ("'s", "’s") and place - 2 in ents and ents[place - 2].label_ == "ORG":
        return ents[place - 2]
    return None


def _modifies(doc: Doc, ents: dict[int, Span], i: int) -> bool:
    """Whether a token before a title belongs to it: "senior", "human rights", "Nigeria"."""
    token = doc[i]
    if i in ents:
        return ents[i].label_ in ("NORP", "LOC") and ents[i].end - ents[i].start < 3
    if token.text in ("-", "&") or token.lower_ == "and":
        return token.text == "-" and i > 0 and not doc[i - 1].is_space
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and not token.is_space and token.text.isalpha()
