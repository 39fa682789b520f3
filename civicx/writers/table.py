"""The fact sheet that people read in a terminal. The only module that knows rich.

Every word of a document goes through ``rich.text.Text``, never through markup: ``[we]`` and ``[/b]`` are words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO, Literal

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from civicx.records import DateFact, DocumentInfo, Entity, Quantity, Quote, Record
from civicx.wording import MOD_WORDS, bounds, clean, when
from civicx.writers import Style

# From this width on, figures are shown in their context; below the other, what is said of a figure stands in one column.
WIDE = 100
NARROW = 60
# Characters of the context before a fact's words, where there is room.
BEFORE = 24
OTHER_LABELS = {"NORP": "Peoples and groups", "LAW": "Laws", "EVENT": "Events", "FAC": "Buildings", "WORK": "Works"}


def write(records: Iterable[Record], stream: IO[str], style: Style) -> None:
    """Write a fact sheet for each record, ``style.width`` columns wide, in colour if ``style.color``."""
    console = Console(
        file=stream,
        width=style.width,
        force_terminal=style.color,
        no_color=not style.color,
        color_system="standard" if style.color else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for number, record in enumerate(records):
        if number:
            stream.write("\n")
        with console.capture() as shown:
            for block in _sheet(record, style):
                console.print(block)
        stream.write(_LINE_END_SPACES.sub("", shown.get()))
        stream.flush()


_LINE_END_SPACES = re.compile(r" +$", re.MULTILINE)


def _sheet(record: Record, style: Style) -> Iterator[RenderableType]:
    yield _head(record.document)
    text = record.document.text or ""
    named = {entity.id: entity.name for entity in record.entities}
    sections: list[tuple[str, list[RenderableType]]] = [
        ("QUOTES", [_quote(quote, text) for quote in (_shown(record.quotes) if text else record.quotes)]),
        ("FIGURES", [_figures(record.quantities, text, style)] if record.quantities else []),
        ("DATES", [_dates(record.dates, text, style)] if record.dates else []),
        ("PEOPLE", _people(record.entities, named)),
        ("ORGANISATIONS", _listed(record.entities, ("ORG",))),
        ("PLACES", _listed(record.entities, ("GPE", "LOC"))),
        ("OTHER NAMES", [block for label in OTHER_LABELS for block in _listed(record.entities, (label,), OTHER_LABELS[label] + ": ")]),
    ]
    for heading, blocks in sections:
        if blocks:
            yield Text(f"\n{heading}", style="bold cyan")
            yield from blocks
    if not any(blocks for _, blocks in sections):
        yield Text("\nNo facts found.", style="dim")


def _head(document: DocumentInfo) -> RenderableType:
    published = f"published {document.published} ({document.published_from})" if document.published else "publication day unknown (--date)"
    facts = f"{clean(document.id)} · {published} · {document.chars:,} characters"
    head = [Text(clean(document.title), style="bold")] if document.title else []
    return Group(*head, Text(facts, style="dim" if document.title else "bold"))


def _quote(quote: Quote, text: str) -> RenderableType:
    who = Text()
    speaker = quote.speaker
    if speaker is None:
        who.append("speaker not given", style="italic")
    else:
        who.append(clean(speaker.name or speaker.text), style="bold" if speaker.name else "italic")
        for detail in (speaker.role, speaker.affiliation):
            if detail:
                who.append(f", {clean(detail)}")
    if quote.cue:
        who.append(f" · {clean(quote.cue.text)}", style="dim")
    if quote.kind != "direct":
        who.append(f" · {quote.kind}", style="dim")
    return Group(Padding(who, (0, 0, 0, 2), expand=False), Padding(Text(_words(quote, text)), (0, 0, 0, 4), expand=False))


def _shown(quotes: Iterable[Quote]) -> list[Quote]:
    """Return the quotes in order; of several quoted parts in one clause, which is shown whole, one."""
    out: list[Quote] = []
    told: dict[int, list[tuple[int, int]]] = {}
    for quote in sorted(quotes, key=lambda one: -_length(one)):
        clauses = told.setdefault(quote.cue.start, []) if quote.cue and quote.clause else []
        if quote.clause and any(start <= quote.clause[0][0] and quote.clause[-1][1] <= end for start, end in clauses):
            continue
        if quote.clause:
            clauses.append((quote.clause[0][0], quote.clause[-1][1]))
        out.append(quote)
    return sorted(out, key=lambda one: one.spans)


def _length(quote: Quote) -> int:
    return quote.clause[-1][1] - quote.clause[0][0] if quote.clause else 0


def _words(quote: Quote, text: str) -> str:
    if quote.kind == "direct":
        return " ".join(f"“{clean(text[start:end])}”" for start, end in quote.spans) if text else f"“{clean(quote.text)}”"
    if quote.clause and text:
        return clean(" … ".join(text[start:end] for start, end in quote.clause))
    return clean(quote.text) if quote.kind == "indirect" else f"“{clean(quote.text)}”"


def _figures(quantities: tuple[Quantity, ...], text: str, style: Style) -> RenderableType:
    wide = bool(text) and style.width >= WIDE
    narrow = style.width < NARROW
    table = _grid(style.width, wide, "right", "left") if narrow else _grid(style.width, wide, "right", "left", "left", "left")
    for quantity in quantities:
        what = clean(quantity.event or "")
        if quantity.status != "asserted":
            what = f"{what} ({quantity.status})".strip()
        words = _context(quantity, text, style) if wide else Text(clean(quantity.text), style="dim")
        cells = [Text(clean(quantity.counted or "")), Text(what, style="yellow"), words]
        if narrow:
            cells = [Text("; ").join(cell for cell in (Text(" ").join(filter(None, cells[:2])), words) if cell)]
        table.add_row("", Text(bounds(quantity), style="bold"), *cells)
    return table


def _dates(dates: tuple[DateFact, ...], text: str, style: Style) -> RenderableType:
    table = _grid(style.width, bool(text), "left", "left")
    for fact in dates:
        mod = f" ({MOD_WORDS[fact.mod]})" if fact.mod else ""
        value = when(fact.type, fact.value, fact.edtf)
        shown = Text(f"{value}{mod}", style="bold") if value else Text("no day given", style="dim")
        table.add_row("", shown, _context(fact, text, style) if text else Text(clean(fact.text), style="dim"))
    return table


def _grid(width: int, context: bool, *justify: Literal["left", "right"]) -> Table:
    """Return a table without lines; the last column takes the width that is left, on one line, if it shows context."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=context)
    table.add_column(width=0)
    for side in justify[:-1]:
        table.add_column(justify=side, overflow="fold", max_width=max(21, width // 3))  # a range of days takes 21
    if context:
        table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    else:
        table.add_column(overflow="fold")
    return table


# Lines may be broken at a column: one that ends a sentence ends a paragraph.
_PARAGRAPH_END = re.compile(r"(?<=[.!?:”\"’)])[ \t]*[\r\n]\s*|\r?\n\s*\n\s*")


def _context(fact: Quantity | DateFact, text: str, style: Style) -> Text:
    """Return the fact's words with some of the text around them; without colour they stand in angle marks."""
    room = BEFORE if style.width >= NARROW else 0
    before = _PARAGRAPH_END.split(text[max(0, fact.start - room) : fact.start])[-1]
    after = _PARAGRAPH_END.split(text[fact.end : fact.end + style.width], 1)[0]
    cut = before.find(" ") + 1 if fact.start > room and len(before) == room else 0
    words = Text(clean(fact.text), style="underline") if style.color else Text(f"‹{clean(fact.text)}›")
    return Text.assemble((_spaced(before[cut:]), "dim"), words, (_spaced(after), "dim"))


def _spaced(text: str) -> str:
    """Return ``text`` cleaned, a space kept at either end where it had one."""
    return f"{' ' * text[:1].isspace()}{clean(text)}{' ' * text[-1:].isspace()}" if text.strip() else " " * bool(text)


def _people(entities: tuple[Entity, ...], named: dict[str, str]) -> list[RenderableType]:
    people = [entity for entity in entities if entity.label == "PERSON"]
    return [_person(person, named) for person in people]


def _person(person: Entity, named: dict[str, str]) -> RenderableType:
    line = _name(person)
    line.stylize("bold", 0, len(clean(person.name)))
    for role in person.roles:
        at = named.get(role.organization or "")
        line.append("".join(f", {clean(detail)}" for detail in (role.title, at) if detail))
    return Padding(line, (0, 0, 0, 2), expand=False)


def _listed(entities: tuple[Entity, ...], labels: tuple[str, ...], lead: str = "") -> list[RenderableType]:
    """Return one running paragraph of names, or nothing where there are none."""
    chosen = [entity for entity in entities if entity.label in labels]
    if not chosen:
        return []
    return [Padding(Text(lead, style="dim") + Text("; ").join(_name(entity) for entity in chosen), (0, 0, 0, 2), expand=False)]


def _name(entity: Entity) -> Text:
    line = Text(clean(entity.name))
    if entity.country:
        line.append(f" {entity.country}", style="cyan")
    if entity.aliases:
        line.append(f" ({', '.join(map(clean, entity.aliases))})", style="dim")
    if len(entity.mentions) > 1:
        line.append(f" ×{len(entity.mentions)}", style="dim")
    return line
