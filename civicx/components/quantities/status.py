"""Tells how far the text stands behind a figure: asserted, reported, alleged or denied."""

from __future__ import annotations

from functools import cache

from civicx import lexicon
from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.reading import Reading
from civicx.records import Status


@cache
def _status_rows() -> tuple[tuple[str, str, Status], ...]:
    order = {"denied": 0, "alleged": 1, "reported": 2}
    rows = [(form, entry["place"], entry["status"]) for entry in lexicon.load("status") for form in entry["forms"]]
    return tuple(sorted(rows, key=lambda row: order[row[2]]))


def of_reading(a: Analysis, reading: Reading) -> Status:
    """Return how the sentence of a figure presents it; denial outweighs allegation, allegation report."""
    first, last = a.sentence_start(reading.first), a.sentence_end(reading.first)
    before = " " + " ".join(a.words[first : reading.first]) + " "
    whole = before + " ".join(a.words[reading.first : last]) + " "
    for form, place, status in _status_rows():
        if f" {form} " in (before if place == "before" else whole):
            return status
    return "asserted"
