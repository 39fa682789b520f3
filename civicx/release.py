"""The parts of a release, with offsets: headline, dateline, body, boilerplate, contact; and its publication day.

Layout alone decides, before any linguistics: blank lines part paragraphs, and the words that press officers
open and close a release with ("FOR IMMEDIATE RELEASE", "ENDS", "###", "About us", "Media contact:") name the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from civicx import publication
from civicx.normalize import datelines
from civicx.records import PublishedFrom, Section

_FLAGS = re.IGNORECASE


_END = re.compile(r"^\W{0,6}(?:ends?|ende|-?30-?)\W{0,6}$|^\s*(?:#\s*){3,}$|^\s*/{2,}\s*ends?\b.{0,10}$", _FLAGS)
_CONTACT = re.compile(
    r"^\W{0,4}(?:(?:media|press|for (?:media|press))\s+(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|quer(?:y|ies))|contacts?|"
    r"for (?:more|further|additional) (?:information|details)|for interviews?|for (?:all )?(?:media|press) (?:requests|queries|enquiries)|"
    r"to (?:arrange|request) an interview|spokes(?:people|persons?)(?: available)?)\b"
    r"(?:[^\n]{0,60}:|[^\n]{0,30}$|,|\s+(?:in|about|on|please|contact)\b)",
    _FLAGS,
)
_BOILERPLATE = re.compile(
    r"^\W{0,4}(?:(?i:about us|about the)\b[^\n.]{0,80}|(?i:about) [A-Z][^\n.]{0,80}|"
    r"(?i:notes? (?:to|for) (?:the )?editors?\b[^\n]{0,40}|editor(?:s|['’]s|s['’])? notes?|"
    r"background (?:notes?|information)(?: for editors)?))\W{0,3}$"
)
_REPOST = re.compile(
    r"^\W{0,4}(?:reposted from|originally published|source:|read more|related (?:stories|content|posts)|donate\b|share this|\[\d+\]: )",
    _FLAGS,
)


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
    title: str | None = None

    def section(self, offset: int) -> Section:
        """Return the section that the character at ``offset`` stands in."""
        part = self.part(offset)
        return part.section if part else "body"

    def part(self, offset: int) -> Part | None:
        """Return the part that the character at ``offset`` stands in, None where the text has no parts."""
        place = bisect_right(self.parts, offset, key=lambda part: part.start)
        return self.parts[place - 1] if place else None


def parse(text: str, *, option: date | None = None, metadata: date | None = None) -> Release:
    """Return the parts of ``text`` and its publication day: ``option``, else ``metadata``, else what the text says."""
    parts = tuple(_parts(text))
    return Release(parts, *publication.published(text, option, metadata), _title(text, parts))


def _title(text: str, parts: tuple[Part, ...]) -> str | None:
    """Return the headline, or None where the first line reads like a sentence of the body."""
    headlines = (text[part.start : part.end] for part in parts if part.section == "headline")
    return next((" ".join(lines.split("\n", 1)[0].split()) for lines in headlines), None)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each paragraph with the blank lines after it; what stands before the first belongs to it."""
    starts = [match.end() for match in re.finditer(r"\n[^\S\n]*\n\s*", text) if match.end() < len(text)]
    borders = [0, *starts, len(text)]
    yield from pairwise(borders)


def _parts(text: str) -> Iterator[Part]:
    """Yield the parts in order: each paragraph has the section that its first line, or an earlier closing mark, gives it."""
    headline_seen = body_seen = ended = False
    contact = boilerplate = False
    for start, end in _paragraphs(text):
        paragraph = text[start:end].strip()
        first = paragraph.split("\n", 1)[0].strip()
        short = len(paragraph) <= 240
        if _END.match(first):
            ended, contact = True, False
            section: Section = "boilerplate"
        elif _CONTACT.match(first):
            contact, boilerplate = body_seen, False
            section = "contact"
        elif _BOILERPLATE.match(first) and body_seen:
            boilerplate, contact = True, False
            section = "boilerplate"
        elif _REPOST.match(first) and body_seen:
            section = "boilerplate"
        elif contact and short:
            section = "contact"
        elif boilerplate or ended:
            section, contact = "boilerplate", False
        elif not body_seen and short and (publication.is_label(first) or publication.is_date_line(first)):
            section = "dateline"
        elif not headline_seen and not body_seen and _is_headline(first):
            section, headline_seen = "headline", True
        else:
            section, contact = "body", False
            opening = None if body_seen else publication.OPENING.match(paragraph[:300]) or datelines.place(paragraph)
            body_seen = True
            if opening:
                behind = start + text[start:end].index(paragraph[:1]) + opening.end()
                yield Part("dateline", start, behind)
                start = behind
        yield Part(section, start, end)


def _is_headline(line: str) -> bool:
    """Whether a first line is a headline: short, with no full stop at its end and no second sentence."""
    return 0 < len(line) <= 200 and len(line.split()) <= 30 and not re.search(r"[a-z)”\"]\.$|[a-z]{2}\. [A-Z]", line)
