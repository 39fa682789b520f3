"""PDF: the words of the text layer, lines joined to paragraphs, page numbers and running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from civicx.errors import InputError
from civicx.readers.document import Document
from civicx.readers.optional import library

PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.I)
ENDS_SENTENCE = (".", "!", "?", "”", '"', "’", ":", ")")
BULLET = re.compile(r"[•▪◦‣·–—*-]\s|\(?\d{1,2}[.)]\s")
# PDFium gives these two for a hyphen at a line's end, with or without the line break.
HYPHEN_CODES = frozenset({0x02, 0xFFFE})
HYPHENS = ("-", "‐", "\xad")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Lines further apart than this many usual distances, or in type that differs by this much, are of two paragraphs.
WIDE_GAP = 1.3
OTHER_SIZE = 1.15
# A line that ends a sentence and leaves this part of the page's width free ends a paragraph.
SHORT_LINE = 0.8
# A short text at the top or bottom that stands, but for digits, on this many pages and on half of all is a running head.
RUNNING = 3
RUNNING_LENGTH = 150


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    bottom: float
    height: float


def document(data: bytes, source: str) -> Document:
    """Return the text layer of a PDF, paragraphs apart by a blank line.

    Raises InputError for a PDF that is damaged, locked by a password, or a scan without a text layer.
    """
    pdfium = library("pypdfium2", "pdf", source)
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise InputError(source, "a PDF locked by a password" if locked else f"not a PDF that can be read ({error})", "format") from None
    try:
        pages = [_page_paragraphs(list(_lines(page.get_textpage(), pdfium.raw.FPDFText_GetUnicode))) for page in pdf]
        title = _title(pdf)
    except pdfium.PdfiumError as error:
        raise InputError(source, f"not a PDF that can be read ({error})", "format") from None
    finally:
        pdf.close()
    text = "\n\n".join(_paragraphs(_without_running_heads(pages)))
    if not text:
        raise InputError(source, "a scan without a text layer; add one first, for example with ocrmypdf", "empty")
    return Document(id=source, source=source, text=text + "\n", title=title)


def _lines(page: Any, unicode_at: Any) -> Iterator[_Line]:
    """Yield the lines of a page that have words, in the order of the text layer."""
    characters: list[str] = []
    first = last = -1
    for index in range(page.count_chars()):
        code = unicode_at(page.raw, index)
        if code in (0x0A, 0x0D):
            yield from _line(page, characters, first, last)
            characters, first = [], -1
            continue
        characters.append("-" if code in HYPHEN_CODES else chr(code))
        if code > 0x20:
            first, last = (index if first < 0 else first), index
        if code in HYPHEN_CODES:
            yield from _line(page, characters, first, last)
            characters, first = [], -1
    yield from _line(page, characters, first, last)


def _line(page: Any, characters: list[str], first: int, last: int) -> Iterator[_Line]:
    if first < 0:
        return
    # Characters outside the Basic Multilingual Plane come as two halves.
    text = "".join(characters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    left, bottom, _, top = page.get_charbox(first, loose=True)
    right = page.get_charbox(last, loose=True)[2]
    words = " ".join(text.replace("\0", "").split())
    if words:
        yield _Line(words, left, right, bottom, top - bottom)


def _page_paragraphs(lines: list[_Line]) -> list[list[str]]:
    """Return the lines of each paragraph of a page."""
    distances = [upper.bottom - lower.bottom for upper, lower in pairwise(lines) if upper.bottom > lower.bottom]
    # Lines of one paragraph stand closest; in a page of short paragraphs they are not the most.
    usual = sorted(distances)[len(distances) // 4] if distances else 0.0
    left, right = min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=0.0)
    paragraphs: list[list[str]] = []
    previous: _Line | None = None
    for line in lines:
        if previous is None or _parts(previous, line, usual, left + SHORT_LINE * (right - left)):
            paragraphs.append([])
        paragraphs[-1].append(line.text)
        previous = line
    return paragraphs


def _parts(upper: _Line, lower: _Line, usual: float, short: float) -> bool:
    """Whether a paragraph ends between two lines that follow each other."""
    distance = upper.bottom - lower.bottom
    sizes = sorted((upper.height, lower.height))
    return (
        distance < 0
        or distance > WIDE_GAP * usual
        or sizes[1] > OTHER_SIZE * sizes[0]
        or BULLET.match(lower.text) is not None
        or (upper.text.endswith(ENDS_SENTENCE) and (upper.right < short or lower.left > upper.left + upper.height))
    )


def _without_running_heads(pages: list[list[list[str]]]) -> list[list[list[str]]]:
    shapes = Counter(shape for page in pages for shape in {_shape(lines) for lines in (*page[:2], *page[-2:])})
    often = {shape for shape, count in shapes.items() if count >= RUNNING and 2 * count >= len(pages) and len(shape) < RUNNING_LENGTH}
    return [[lines for place, lines in enumerate(page) if not (_at_edge(place, page) and _is_running(lines, often))] for page in pages]


def _at_edge(place: int, page: list[list[str]]) -> bool:
    return place < 2 or place >= len(page) - 2


def _is_running(lines: list[str], often: set[str]) -> bool:
    return (len(lines) <= 2 and _shape(lines) in often) or PAGE_NUMBER.fullmatch(" ".join(lines)) is not None


def _shape(lines: list[str]) -> str:
    return re.sub(r"\d+", "0", " ".join(lines))


def _paragraphs(pages: list[list[list[str]]]) -> list[str]:
    """Join the lines of each paragraph, and a paragraph that a page border cuts."""
    words = Counter(word.lower() for page in pages for lines in page for line in lines for word in WORD.findall(line))
    paragraphs: list[str] = []
    for page in pages:
        for number, lines in enumerate(page):
            text = _joined(lines, words)
            if number == 0 and paragraphs and text[:1].islower() and not paragraphs[-1].endswith(ENDS_SENTENCE):
                paragraphs[-1] = _joined([paragraphs[-1], text], words)
            else:
                paragraphs.append(text)
    return paragraphs


def _joined(lines: Iterable[str], words: Counter[str]) -> str:
    out = ""
    for line in lines:
        if not out:
            out = line
        elif out.endswith(HYPHENS) and out[-2:-1].isalpha() and line[:1].islower():
            out = (out if _keeps_hyphen(out, line, words) else out[:-1]) + line
        else:
            out = f"{out} {line}"
    return out


def _keeps_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """Whether the hyphen at a line end belongs to the word: the document has it so elsewhere, and not without it."""
    if before.endswith("\xad"):
        return False
    head, tail = before[:-1].split()[-1].lower(), after.split()[0].lower()
    start, end = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", head), WORD.match(tail)
    if not start or not end:
        return True
    return words[f"{start[0]}-{end[0]}"] > words[f"{start[0]}{end[0]}"]


def _title(pdf: Any) -> str | None:
    """Return the title in the PDF's properties, unless it is a file name."""
    title = " ".join(pdf.get_metadata_dict().get("Title", "").replace("\0", "").split())
    return None if not title or re.search(r"\.\w{2,4}$|^Microsoft Word|^untitled", title, re.I) else title
