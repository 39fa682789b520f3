"""A report to look at: one self-contained HTML page of facts and the texts that they stand in."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import IO, Any

from civicx.report import marking
from civicx.wording import MOD_WORDS, bounded, clean, when

LABELS = {
    "PERSON": "People",
    "ORG": "Organisations",
    "GPE": "Countries, cities, regions",
    "LOC": "Other places",
    "NORP": "Peoples and groups",
    "FAC": "Buildings and sites",
    "LAW": "Laws",
    "EVENT": "Events",
    "WORK": "Works",
}
# Characters of the text shown around a fact in the overviews.
_CONTEXT = 60


def write(records: Iterable[dict[str, Any]], stream: IO[str]) -> None:
    """Write the page for records (as dicts, with their texts) to ``stream``; everything of a document is escaped."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "bounds": bounds,
        "clean": clean,
        "day": day,
        "mod": lambda mod: MOD_WORDS.get(mod, ""),
        "when": lambda fact: when(fact["type"], fact["value"], fact["edtf"]),
    }
    template = environment.from_string((files("civicx.report") / "page.html").read_text("utf-8"))
    documents = [_document(number, record) for number, record in enumerate(records, 1)]
    for piece in template.generate(documents=documents, labels=LABELS, overview=_overview(documents), style=_style()):
        stream.write(piece)


def _style() -> str:
    return (files("civicx.report") / "style.css").read_text("utf-8")


def _document(number: int, record: dict[str, Any]) -> dict[str, Any]:
    text = record["document"].get("text") or ""
    about = record["document"]
    entities = {entity["id"]: entity for entity in record["entities"]}
    groups = {label: [entity for entity in record["entities"] if entity["label"] == label] for label in LABELS}
    return {
        "number": number,
        "about": about,
        "title": clean(about["title"] or about["id"].rpartition("/")[2]),
        "record": record,
        "entities": entities,
        "groups": {label: found for label, found in groups.items() if found},
        "stretches": marking.stretches(text, record) if text else [],
        "text": text,
    }


def _overview(documents: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what several documents say together: dated facts in the order of time, figures by event, people with their quotes."""
    timeline = [(fact["from"], document, fact) for document in documents for fact in document["record"]["dates"] if _has_place(fact)]
    figures: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
    people: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
    for document in documents:
        for fact in document["record"]["quantities"]:
            if fact["event"]:
                figures.setdefault(fact["event"], []).append((document, fact))
        for quote in document["record"]["quotes"]:
            if quote["speaker"] and quote["speaker"]["name"]:
                people.setdefault(quote["speaker"]["name"], []).append((document, quote))
    return {
        "timeline": [(document, fact, _around(document["text"], fact)) for _, document, fact in sorted(timeline, key=lambda item: item[0])],
        "figures": dict(sorted(figures.items())),
        "people": dict(sorted(people.items(), key=lambda item: (-len(item[1]), item[0]))),
    }


def _has_place(fact: dict[str, Any]) -> bool:
    return (
        bool(fact["from"])
        and fact["type"] in ("DATE", "TIME")
        and fact["granularity"] in ("day", "month", "week", "weekend", "hour", "minute")
    )


def _around(text: str, fact: dict[str, Any]) -> tuple[str, str, str]:
    """Return the words before, of and after a fact in its text."""
    start, end = fact["start"], fact["end"]
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    before, after = clean(text[first:start]), clean(text[end:last])
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    before += " " if text[start - 1 : start].isspace() else ""
    return before, clean(text[start:end]), (" " if text[end : end + 1].isspace() else "") + after


def bounds(fact: dict[str, Any]) -> str:
    """Return the bounds of a quantity as people write them, with sign and unit."""
    return bounded(*(fact[name] for name in ("low", "high", "comparator", "unit")))


def day(fact: dict[str, Any]) -> str:
    """Return the days that a date can mean: one day, or the first and the last."""
    first, last = fact["from"], fact["to"]
    return "" if not first else first if first == last or not last else f"{first} – {last}"
