"""PDF: the words of the text layer, lines joined to paragraphs, page numbers and running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from civicx.errors import InputError
from civicx.readers.document import SUPERSCRIPT, Document
from civicx.readers.optional import library

PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.I)
ENDS_SENTENCE = (".", "!", "?", "”", '"', "’", ":", ")")
BULLET = re.compile(r"[•▪◦‣·–—*-]\s|\(?\d{1,2}[.)]\s")
# PDFium gives these two for a hyphen at a line's end, with or without the line break.
HYPHEN_CODES = frozenset({0x02, 0xFFFE})
HYPHENS = ("-", "‐", "\xad")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Figures are raised that are smaller, and stand higher, than what is before them by these parts of it.
RAISED_SIZE = 0.9
RAISED_BY = 0.1
# A gap in a line is a space from this part of its height on.
SPACE = 0.2
# Lines further apart than this many usual distances, or in type that differs by this much, are of two paragraphs. The wider gap is
# for a sentence that goes on behind a full line.
WIDE_GAP = 1.3
WIDER_GAP = 1.8
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
    line: _Line | None = None
    for piece in _pieces(page, unicode_at):
        whole = _joined_pieces(line, piece) if line else piece
        if whole is None:
            yield from _cleaned(line)
        line = whole or piece
    yield from _cleaned(line)


def _joined_pieces(line: _Line, piece: _Line) -> _Line | None:
    """Return a line that the text layer breaks at raised figures as one; None where ``piece`` is a line of its own."""
    larger = max(line, piece, key=lambda part: part.height)
    gap = piece.left - line.right
    if abs(piece.bottom - line.bottom) > larger.height / 2 or abs(gap) > larger.height:
        return None
    text = line.text + (" " if gap > SPACE * larger.height else "") + piece.text
    return replace(larger, text=text, left=line.left, right=piece.right)


def _cleaned(line: _Line | None) -> Iterator[_Line]:
    words = " ".join(line.text.replace("\0", "").split()) if line else ""
    if line and words:
        yield replace(line, text=words)


def _pieces(page: Any, unicode_at: Any) -> Iterator[_Line]:
    """Yield what the text layer has as lines; raised figures, as of notes, as such."""
    characters: list[str] = []
    visible: list[int] = []
    level: list[int] = []
    base = -1  # the last character that is not raised
    for index in range(page.count_chars()):
        code = unicode_at(page.raw, index)
        character = "-" if code in HYPHEN_CODES else chr(code)
        raised = "0" <= character <= "9" and _is_raised(page, index, base)
        if code not in (0x0A, 0x0D):
            characters.append(character.translate(SUPERSCRIPT) if raised else character)
        if code > 0x20:
            visible.append(index)
        if code > 0x20 and not raised:
            level.append(index)
            base = index
        if code in (0x0A, 0x0D) or code in HYPHEN_CODES:
            yield from _piece(page, characters, visible, level)
            characters, visible, level = [], [], []
    yield from _piece(page, characters, visible, level)


def _is_raised(page: Any, index: int, base: int) -> bool:
    """Whether a character is smaller and stands higher than ``base``, on its line."""
    if base < 0:
        return False
    _, bottom, _, top = page.get_charbox(index, loose=True)
    _, foot, _, head = page.get_charbox(base, loose=True)
    return bool(top - bottom < RAISED_SIZE * (head - foot) and foot + RAISED_BY * (head - foot) < bottom < head)


def _piece(page: Any, characters: list[str], visible: list[int], level: list[int]) -> Iterator[_Line]:
    if not visible:
        return
    # Characters outside the Basic Multilingual Plane come as two halves.
    text = "".join(characters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    left, right = page.get_charbox(visible[0], loose=True)[0], page.get_charbox(visible[-1], loose=True)[2]
    _, bottom, _, top = page.get_charbox((level or visible)[0], loose=True)
    yield _Line(text, left, right, bottom, top - bottom)


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
    goes_on = upper.right >= short and not upper.text.endswith(ENDS_SENTENCE) and lower.text[:1].islower()
    return (
        distance < 0
        or distance > (WIDER_GAP if goes_on else WIDE_GAP) * usual
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
