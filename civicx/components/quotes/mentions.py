"""Everybody and everything that is named in a document, by place."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from civicx import lexicon
from civicx.components.quotes.subjects import NAMED

if TYPE_CHECKING:
    from spacy.tokens import Span

    from civicx.components.quotes.layout import Layout

RECENT = 30  # mentions looked back over for a pronoun's antecedent


@cache
def given_names() -> dict[str, str]:
    """Return ``{given name in lower case: "f" or "m"}``."""
    return lexicon.table("given_names", "gender")


class Mentions:
    """The named entities of one document."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.doc = layout.doc
        self.ents: list[Span] = [ent for ent in self.doc.ents if ent.label_ in NAMED]
        self.starts = [ent.start for ent in self.ents]
        self.at: dict[int, Span] = {i: ent for ent in self.ents for i in range(ent.start, ent.end)}
        self.titles: dict[int, str] = {mark["person"][0]: mark["title"] for mark in self.doc._.civicx_roles or () if mark["title"]}
        self.genders: dict[str, str] = {}
        self.by_last_name: defaultdict[str, list[Span]] = defaultdict(list)
        for ent in self.ents:
            if ent.label_ == "PERSON":
                self.by_last_name[ent[-1].lower_].append(ent)

    def between(self, start: int, end: int) -> list[Span]:
        """Return the entities that begin from token ``start`` to ``end`` (exclusive)."""
        low = bisect_left(self.starts, start)
        out = []
        while low < len(self.ents) and self.ents[low].start < end:
            out.append(self.ents[low])
            low += 1
        return out

    def before(self, position: int) -> list[Span]:
        """Return the entities before ``position`` that stand outside quotes, nearest first."""
        high = bisect_left(self.starts, position)
        near = self.ents[max(0, high - RECENT) : high][::-1]
        return [ent for ent in near if self.layout.within[ent.start] < 0]

    def gender(self, ent: Span) -> str | None:
        """Return "f", "m" or None for a person, by title or given name here or in the fullest form in the document."""
        name = ent.text
        if name not in self.genders:
            self.genders[name] = self._read_gender(ent) or ""
        return self.genders[name] or None

    def _read_gender(self, ent: Span) -> str | None:
        full = [ent, *self.by_last_name.get(ent[-1].lower_, [])[:20]]
        for form in full:
            before = self.doc[form.start - 1] if form.start else None
            title = before.lower_.rstrip(".") if before is not None and before.is_title else ""
            for word in (title, form[0].lower_.rstrip(".")):
                if word in given_names():
                    return given_names()[word]
        return None
