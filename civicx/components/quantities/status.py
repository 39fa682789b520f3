"""Tells how far the text stands behind a figure: asserted, reported, alleged or denied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from civicx import lexicon
from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.reading import Reading
from civicx.records import Status

ORDER: tuple[Status, ...] = ("denied", "alleged", "reported")
CLAIMS = frozenset(["claim", "claims", "claimed", "claiming"])


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cue of a status at tokens ``first`` to before ``end``; with ``before`` it holds only for figures behind it."""

    first: int
    end: int
    status: Status
    before: bool


class Statuses:
    """The statuses of a document's figures; the cues of a sentence are looked for once."""

    def __init__(self, a: Analysis) -> None:
        self.a = a
        self.found: dict[tuple[int, int], list[Doubt]] = {}

    def _scope(self, first: int, figure: int) -> int:
        """Return where what is said before a figure may begin to hold for it: its sentence's start, or behind a semicolon."""
        return next((k + 1 for k in range(figure - 1, first, -1) if self.a.words[k] == ";"), first)

    def of_reading(self, reading: Reading) -> Status:
        """Return how the sentence of a figure presents it; denial outweighs allegation, allegation report."""
        bounds = self.a.sentence_start(reading.first), self.a.sentence_end(reading.first)
        if bounds not in self.found:
            self.found[bounds] = _doubts(self.a, *bounds)
        doubts, since = self.found[bounds], self._scope(bounds[0], reading.first)
        for doubt in doubts:  # "denied that any were held, adding that 12 …": what a participle introduces is not denied
            if doubt.before and doubt.end <= reading.first and doubt.status == "reported" and self.a.words[doubt.first].endswith("ing"):
                since = max(since, doubt.first)
        held = {doubt.status for doubt in doubts if not doubt.before or (since <= doubt.first and doubt.end <= reading.first)}
        return next((status for status in ORDER if status in held), "asserted")


@cache
def _rows() -> dict[str, tuple[tuple[tuple[str, ...], Status, bool], ...]]:
    """Return ``{first word: ((words, status, whether it stands before its figure), …)}``."""
    out: dict[str, list[tuple[tuple[str, ...], Status, bool]]] = {}
    for entry in lexicon.load("status"):
        for form in entry["forms"]:
            words = tuple(form.replace("-", " - ").split())
            out.setdefault(words[0], []).append((words, entry["status"], entry["place"] == "before"))
    return {word: tuple(rows) for word, rows in out.items()}


def _doubts(a: Analysis, first: int, last: int) -> list[Doubt]:
    rows = _rows()
    out = []
    for index in range(first, last):
        for words, status, before in rows.get(a.words[index], ()):
            end = index + len(words)
            if end <= last and tuple(a.words[index:end]) == words and not (words[0] in CLAIMS and _takes(a, index, last)):
                noun = words[0] in CLAIMS and a.tags[index - 1] in ("DT", "PRP$")  # "…, a claim that the union rejects"
                out.append(Doubt(index, end, status, before or noun))
    return out


def _takes(a: Analysis, index: int, last: int) -> bool:
    """Whether a claim is none on truth: "claimed the lives of 12", "claimed responsibility for the blast, which killed 12"."""
    following = a.words[index + 1 : min(last, index + 9)]
    if "lives" in following or "life" in following:
        return "that" not in following and "to" not in following
    asked = next((k for k, word in enumerate(following) if word in ("responsibility", "credit")), None)
    return asked is not None and not (asked + 2 < len(following) and following[asked + 2].endswith("ing"))
