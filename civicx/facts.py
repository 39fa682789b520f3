"""From an analysed document to its record: the only reader of the marks that components leave on a Doc.

Calls the normalizers, links kinds of fact to each other, and settles overlaps between kinds.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from civicx import countries, placing
from civicx.normalize import dates as timex
from civicx.normalize import names, numbers, timeline, units
from civicx.normalize.datelines import day_first_at
from civicx.records import Cue, DateFact, DatePart, DocumentInfo, Entity, Label, Mention, Quantity, Quote, Record, Role, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from civicx.options import Options
    from civicx.readers import Document
    from civicx.reading import Reading
    from civicx.release import Release

# A user's own names by the offsets of their mentions.
Given = dict[tuple[int, int], dict[str, Any]]


def record(doc: Doc, document: Document, reading: Reading, release: Release, model: str, options: Options) -> Record:
    """Return the record of one document: the facts of the kinds asked for, in document order and in the document's own words.

    ``doc`` and ``release`` are of the text as it is read.
    """
    from civicx import __version__
    from civicx.records import SCHEMA_VERSION

    text = reading.text  # that of the doc, which spaCy would put together anew at each reading
    entities = entity_facts(doc, text, release)
    dates = date_facts(doc, text, release, options)
    quantities = quantity_facts(doc, text, entities, dates)
    quotes = quote_facts(doc, text, entities, release)
    found = Record(
        civicx=__version__,
        schema=SCHEMA_VERSION,
        model=model,
        document=document_info(document, release, options),
        entities=entities if "entities" in options.only else (),
        dates=dates if "dates" in options.only else (),
        quantities=quantities if "quantities" in options.only else (),
        quotes=quotes if "quotes" in options.only else (),
    )
    return found if text == document.text else placing.placed(found, reading, document.text)


def document_info(document: Document, release: Release, options: Options) -> DocumentInfo:
    """Return what the record says of the document itself."""
    text = document.text
    return DocumentInfo(
        id=document.id,
        source=document.source,
        title=document.title or release.title,
        published=release.published.isoformat() if release.published else None,
        published_from=release.published_from,
        chars=len(text),
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        text=text if options.text else None,
    )


def entity_facts(doc: Doc, text: str, release: Release) -> tuple[Entity, ...]:
    """Return the entities, mentions of one entity joined under its fullest name."""
    given = {(mark["start"], mark["end"]): mark for mark in doc._.civicx_gazetteer or ()}
    mentions = [names.Named(ent.start_char, ent.end_char, ent.text, ent.label_) for ent in doc.ents]
    acronyms = [names.Acronym(mark["start"], mark["end"], mark["short"], bool(mark["initials"])) for mark in doc._.civicx_acronyms]
    joined = names.join([_renamed(mention, given) for mention in mentions], acronyms, {mark["name"] for mark in given.values()})
    behind = _countries_behind(text, mentions)
    entities = [_entity(number, entity, mentions, given, release, behind) for number, entity in enumerate(joined, 1)]
    return _with_roles(entities, doc._.civicx_roles or ())


def _countries_behind(text: str, mentions: Sequence[names.Named]) -> dict[int, str]:
    """Return ``{mention: code}`` of the places that a country follows directly: "Tripoli, Lebanon", "Santa Rosa (Ecuador)"."""
    out: dict[int, str] = {}
    for i, (place, country) in enumerate(pairwise(mentions)):
        if place.label == country.label == "GPE" and text[place.end : country.start].strip() in (",", "("):
            code = countries.code(country.text)
            if code and not countries.code(place.text):
                out[i] = code
    return out


def _renamed(mention: names.Named, given: Given) -> names.Named:
    """Return a mention of a user's own name under that name."""
    mark = given.get((mention.start, mention.end))
    return mention._replace(text=mark["name"]) if mark else mention


def _with_roles(entities: list[Entity], marks: Sequence[dict[str, Any]]) -> tuple[Entity, ...]:
    """Return the entities, people with their roles: each title and organisation once, in the order of the text."""
    at = {(mention.start, mention.end): entity.id for entity in entities for mention in entity.mentions}
    roles: dict[str, dict[Role, None]] = {}
    for mark in marks:
        person = at.get(tuple(mark["person"]))
        body = at.get(tuple(mark["organization"])) if mark["organization"] else None
        if person and (mark["title"] or body):
            roles.setdefault(person, {})[Role(mark["title"], body)] = None
    return tuple(replace(entity, roles=tuple(roles.get(entity.id, ()))) for entity in entities)


def _entity(
    number: int, entity: names.Entity, mentions: Sequence[names.Named], given: Given, release: Release, behind: dict[int, str]
) -> Entity:
    found = [mentions[i] for i in entity.members]
    own = next((mark for mention in found if (mark := given.get((mention.start, mention.end)))), None)
    name = own["name"] if own else entity.name
    forms = dict.fromkeys(" ".join(mention.text.split()) for mention in found)
    return Entity(
        id=f"e{number}",
        label=cast("Label", entity.label),
        name=name,
        aliases=tuple(form for form in forms if form != name),
        mentions=tuple(Mention(mention.start, mention.end, mention.text, release.section(mention.start)) for mention in found),
        country=(own and own["country"])
        or next((behind[i] for i in entity.members if i in behind), None)
        or _country(entity, (*forms, name)),
        roles=(),
    )


def _country(entity: names.Entity, forms: Sequence[str]) -> str | None:
    """Return the code of the country that an entity is, or whose people or place it is, where one of its forms tells."""
    if entity.label == "NORP":
        return next(filter(None, map(countries.nationality, forms)), None)
    if entity.label == "GPE":
        return next(filter(None, map(countries.code, forms)), None) or next(filter(None, map(countries.city, forms)), None)
    return None


def date_facts(doc: Doc, text: str, release: Release, options: Options) -> tuple[DateFact, ...]:
    """Return the time expressions with their values, resolved against the publication day and each other."""
    marks = doc._.civicx_dates or ()
    expressions = [
        timeline.Expression(
            text[mark["start"] : mark["end"]],
            mark["tense"],
            mark["throughout"],
            mark["opening"],
            mark["event"],
            mark["lead"],
            mark["tail"],
            mark["gap"],
            mark["entry"],
        )
        for mark in marks
    ]
    datelines = (text[part.start : part.end] for part in release.parts if part.section == "dateline")
    place = next((order for order in map(day_first_at, datelines) if order is not None), None)
    readings = timeline.readings(expressions, release.published, options.day_first, place)
    read = [(mark, reading) for mark, reading in zip(marks, readings, strict=True) if reading is not None]
    return tuple(_date_fact(number, mark, reading, text, release) for number, (mark, reading) in enumerate(read, 1))


def _date_fact(number: int, mark: dict[str, Any], reading: timex.Reading, text: str, release: Release) -> DateFact:
    start, end = mark["start"], mark["end"]
    first, last = timex.span_of(reading, release.published)
    return DateFact(
        id=f"d{number}",
        start=start,
        end=end,
        text=text[start:end],
        type=reading.type,
        value=reading.value,
        mod=reading.mod,
        edtf=timex.value_in_edtf(reading, release.published),
        from_=first.isoformat() if first else None,
        to=last.isoformat() if last else None,
        granularity=timex.granularity_of(reading),
        parts=tuple(DatePart(start + a, start + b, text[start + a : start + b], value) for a, b, value in reading.parts) or None,
    )


def quantity_facts(doc: Doc, text: str, entities: tuple[Entity, ...], dates: tuple[DateFact, ...]) -> tuple[Quantity, ...]:
    """Return the quantities that are no part of a date or of a name."""
    taken = _spans_without_quantities(entities, dates)
    when = _spans_without_quantities((), dates)
    said = sorted(span for quote in doc._.civicx_quotes or () if quote["kind"] != "indirect" for span in _pairs(quote["spans"]))
    countries = Counter(entity.country for entity in entities for _ in entity.mentions if entity.country)
    out: list[Quantity] = []
    for mark in doc._.civicx_quantities or ():
        bounds = _bounds(text, mark)
        if bounds is None or (mark["kind"] != "age" and _touches(taken if mark["unit"] == "count" else when, mark)):
            continue
        out.append(
            Quantity(
                id=f"q{len(out) + 1}",
                start=mark["start"],
                end=mark["end"],
                text=text[mark["start"] : mark["end"]],
                low=bounds.low,
                high=bounds.high,
                comparator=bounds.comparator,
                unit=units.of_country(mark["unit"], text[mark["start"] : mark["end"]], countries),
                counted=mark["counted"],
                event=mark["event"],
                status="reported" if mark["status"] == "asserted" and _touches(said, mark) else mark["status"],
            )
        )
    return tuple(out)


def _bounds(text: str, mark: dict[str, Any]) -> numbers.Bounds | None:
    values = [numbers.parse(text[start:end]) for start, end in mark["numbers"]]
    if mark["kind"] == "ratio":
        share = numbers.ratio(values[0], values[1]) if values[0] and values[1] else None
        return numbers.bounds(share, None, mark["comparator"]) if share else None
    if values[0] is None or values[-1] is None:
        return None
    if len(values) == 1:
        (start, end), scale = mark["numbers"][0], mark["scale"]
        return numbers.bounds(
            (scale and numbers.changed_scale(text[start:end], text[slice(*scale)])) or values[0], None, mark["comparator"]
        )
    spans = mark["numbers"]
    return numbers.bounds(numbers.shared_scale(text[slice(*spans[0])], text[slice(*spans[1])]) or values[0], values[1], "range")


def _spans_without_quantities(entities: tuple[Entity, ...], dates: tuple[DateFact, ...]) -> list[tuple[int, int]]:
    """Dates and durations, and names that numbers are part of; ages are quantities even where a date finder marks them."""
    names = [
        (m.start, m.end)
        for e in entities
        if e.label in ("LAW", "ORG", "WORK", "EVENT", "FAC")
        for m in e.mentions
        if not _is_shouted(m.text)
    ]
    return sorted([*names, *((d.start, d.end) for d in dates)])


def _is_shouted(name: str) -> bool:
    """Whether a name may be any run of words of a text in capitals."""
    return name.isupper() and " " in name and not name[-1].isdigit()


def _touches(taken: list[tuple[int, int]], mark: dict[str, Any]) -> bool:
    """Whether a number of the mark lies in one of the sorted spans."""
    for start, end in mark["numbers"]:
        position = bisect_left(taken, (end, end))
        if any(low < end and start < high for low, high in taken[max(0, position - 3) : position]):
            return True
    return False


def quote_facts(doc: Doc, text: str, entities: tuple[Entity, ...], release: Release) -> tuple[Quote, ...]:
    """Return the quotes with their speakers linked to ``entities``."""
    index = _MentionIndex(entities)
    return tuple(_quote(number, _behind_dateline(mark, text, release), text, index) for number, mark in enumerate(doc._.civicx_quotes, 1))


def _behind_dateline(mark: dict[str, Any], text: str, release: Release) -> dict[str, Any]:
    """Return an indirect quote's mark without the dateline that the parser takes for part of its first sentence."""
    start, end = mark["spans"][0]
    part = release.part(start)
    if mark["kind"] != "indirect" or part is None or part.section != "dateline" or not start < part.end < end:
        return mark
    space = len(text[part.end : end]) - len(text[part.end : end].lstrip())
    return {**mark, "spans": [[part.end + space, end], *mark["spans"][1:]]}


def _quote(number: int, mark: dict[str, Any], text: str, index: _MentionIndex) -> Quote:
    return Quote(
        id=f"u{number}",
        kind=mark["kind"],
        spans=_pairs(mark["spans"]),
        text=" ".join(text[start:end] for start, end in mark["spans"]),
        clause=_pairs(mark["clause"]) if mark["clause"] else None,
        speaker=_speaker(text, mark["speaker"], index),
        cue=_cue(text, *mark["cue"]) if mark["cue"] else None,
    )


def _pairs(spans: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in spans)


def _cue(text: str, start: int, end: int) -> Cue:
    return Cue(start, end, text[start:end])


class _MentionIndex:
    """Entities by the place of their mentions."""

    def __init__(self, entities: tuple[Entity, ...]) -> None:
        self.entities = entities
        self.by_id = {entity.id: entity for entity in entities}
        self.mentions = sorted((mention.start, mention.end, entity.id) for entity in entities for mention in entity.mentions)

    def at(self, start: int, end: int) -> Entity | None:
        """Return the entity with a mention that overlaps ``text[start:end]``."""
        return next((self.by_id[id] for first, last, id in self._near(start, end) if first < end and start < last), None)

    def whole(self, start: int, end: int) -> Entity | None:
        """Return the entity with a mention that holds all of ``text[start:end]``."""
        return next((self.by_id[id] for first, last, id in self._near(start, end) if first <= start and end <= last), None)

    def _near(self, start: int, end: int) -> list[tuple[int, int, str]]:
        place = bisect_left(self.mentions, (start, end, ""))
        return self.mentions[max(0, place - 1) : place + 2]


def _speaker(text: str, mark: dict[str, Any] | None, index: _MentionIndex) -> Speaker | None:
    if mark is None:
        return None
    start, end = mark["span"]
    found = [(name, index.whole(*name)) for name in mark["names"]]
    names = [entity.name if entity else _one_line(text[slice(*name)]) for name, entity in found]
    if mark["described"]:
        names = [_ARTICLE.sub("", _one_line(text[slice(*mark["described"])]), count=1)]
    entity = found[0][1] if len(found) == 1 else None
    title, held_at = _role(entity, index)
    if mark["described"] and (owner := index.at(*mark["described"])) is not None and owner.label in ("ORG", "GPE"):
        held_at = owner.name
    return Speaker(start, end, text[start:end], " and ".join(dict.fromkeys(names)) or None, entity.id if entity else None, title, held_at)


def _one_line(words: str) -> str:
    return " ".join(words.split())


_ARTICLE = re.compile(r"^(?:the|an?|this|these|those|some|many)\s+", re.IGNORECASE)


def _role(entity: Entity | None, index: _MentionIndex) -> tuple[str | None, str | None]:
    """Return a person's first title and the name of the organisation that it is held at."""
    if entity is None or not entity.roles:
        return None, None
    whole = next((role for role in entity.roles if role.title and role.organization), None)
    title = whole.title if whole else next((role.title for role in entity.roles if role.title), None)
    held_at = whole.organization if whole else next((role.organization for role in entity.roles if role.organization), None)
    return title, index.by_id[held_at].name if held_at in index.by_id else None
