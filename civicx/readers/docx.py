"""Word documents (.docx): the words of paragraphs and tables, in document order, then those of notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from civicx.errors import InputError
from civicx.readers.document import Document
from civicx.readers.optional import library

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BETWEEN = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "‑"}
PARAGRAPH, ROW, CELL = f"{WORD}p", f"{WORD}tr", f"{WORD}tc"
# What stands a second time: words where a tracked change took them from, text boxes for old versions of Word.
AGAIN = (f"{WORD}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
NOTES = ("/word/footnotes.xml", "/word/endnotes.xml")
# Word files unpack to about ten times their size; this is far beyond any release.
UNPACKED = 256 * 1024 * 1024


def document(data: bytes, source: str) -> Document:
    """Return the text of a Word document as it stands with all tracked changes accepted; headers and footers are left out."""
    docx = library("docx", "docx", source)
    _check(data, source)
    try:
        word = docx.Document(io.BytesIO(data))
        notes = [docx.oxml.parse_xml(part.blob) for part in word.part.package.iter_parts() if part.partname in NOTES]
        text = "\n\n".join(block for part in (word.element.body, *notes) for block in _blocks(part))
        title = word.core_properties.title or None
    except Exception as error:
        raise InputError(source, f"not a Word document that can be read ({type(error).__name__}: {error})", "format") from None
    if not text.strip():
        raise InputError(source, "empty: no text in this document", "empty")
    return Document(id=source, source=source, text=text.strip() + "\n", title=title)


def _check(data: bytes, source: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(source, "an old Word file (.doc) or an encrypted one; save it as .docx", "format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise InputError(source, "not a Word document (.docx)", "format") from None
    if unpacked > UNPACKED:
        raise InputError(source, f"unpacks to {unpacked:,} bytes, more than a document has", "limit")


def _blocks(body: _Element) -> Iterator[str]:
    """Yield each paragraph that has words, and each row of a table of data with its cells apart by tabs."""
    row: _Element | None = None
    for block in body.iter(PARAGRAPH, ROW):
        text = ""
        if block.tag == ROW:
            cells = [[words for p in cell.iter(PARAGRAPH) if (words := _words(p).strip())] for cell in block.iter(CELL)]
            if len(cells) > 1 and all(len(cell) < 2 for cell in cells) and next(block.iterdescendants(ROW), None) is None:
                row = block
                text = "\t".join("".join(cell) for cell in cells)
        elif row is None or next(block.iterancestors(ROW), None) is not row:
            text = _words(block)
        if text.strip():
            yield text.strip()


def _words(paragraph: _Element) -> str:
    out = []
    for element in paragraph.iter(f"{WORD}t", *BETWEEN):
        if next(element.iterancestors(*AGAIN), None) is None and _owner(element) is paragraph:
            out.append(BETWEEN.get(str(element.tag)) or element.text or "")
    return "".join(out)


def _owner(element: _Element) -> _Element | None:
    """Return the paragraph that a run stands in: a text box's paragraph lies inside another."""
    return next(element.iterancestors(PARAGRAPH), None)
