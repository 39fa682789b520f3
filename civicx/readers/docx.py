"""Word documents (.docx): the words of paragraphs and tables, in document order."""

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
# Words that a tracked change moved away stand where they came from, too.
GONE = f"{WORD}moveFrom"
# Word files unpack to about ten times their size; this is far beyond any release.
UNPACKED = 256 * 1024 * 1024


def document(data: bytes, source: str) -> Document:
    """Return the text of a Word document as it stands with all tracked changes accepted; headers and footers are left out."""
    docx = library("docx", "docx", source)
    _check(data, source)
    try:
        word = docx.Document(io.BytesIO(data))
        text = "\n\n".join(_blocks(word.element.body))
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
    """Yield each paragraph that has words, and each table row with its cells apart by tabs."""
    for block in body.iter(f"{WORD}p", f"{WORD}tr"):
        if block.tag == f"{WORD}tr":
            text = "\t".join(" ".join(_words(p) for p in cell.iter(f"{WORD}p")).strip() for cell in block.iter(f"{WORD}tc"))
        elif next(block.iterancestors(f"{WORD}tr"), None) is None:
            text = _words(block)
        else:
            continue
        if text.strip():
            yield text.strip()


def _words(paragraph: _Element) -> str:
    out = []
    for element in paragraph.iter(f"{WORD}t", *BETWEEN):
        if next(element.iterancestors(GONE), None) is None and _owner(element) is paragraph:
            out.append(BETWEEN.get(str(element.tag)) or element.text or "")
    return "".join(out)


def _owner(element: _Element) -> _Element | None:
    """Return the paragraph that a run stands in: a text box's paragraph lies inside another."""
    return next(element.iterancestors(f"{WORD}p"), None)
