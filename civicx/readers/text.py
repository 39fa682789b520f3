"""Plain text: bytes to characters, not one of them changed."""

from __future__ import annotations

import codecs

from civicx.errors import InputError
from civicx.readers.document import Document

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes, source: str) -> str:
    """Return ``data`` as text: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252.

    Not one character is changed (line ends stay as they are). Raises InputError for binary data and for
    bytes that none of these encodings has, naming the first such byte.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decode_strict(data, encoding, source, skip=len(bom))
    zero = data.find(b"\0")
    if zero >= 0:
        raise InputError(source, f"binary data, not text (NUL byte at offset {zero})", "encoding")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _cut_short(data, error):
            raise InputError(source, f"not valid UTF-8 (byte 0x{data[error.start]:02x} at offset {error.start})", "encoding") from None
    return _decode_strict(data, "cp1252", source)


def _decode_strict(data: bytes, encoding: str, source: str, skip: int = 0) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        name = {"utf-8": "UTF-8", "cp1252": "UTF-8 or Windows-1252"}.get(encoding, "UTF-16")
        place = skip + error.start
        raise InputError(source, f"not valid {name} (byte 0x{data[place]:02x} at offset {place})", "encoding") from None
    zero = text.find("\0")
    if zero >= 0:
        raise InputError(source, f"binary data, not text (NUL character at offset {zero})", "encoding")
    return text


def _cut_short(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether text that is otherwise UTF-8 has a damaged byte: it holds well-formed multi-byte characters before it."""
    return any(byte >= 0x80 for byte in data[: error.start])


def document(data: bytes, source: str) -> Document:
    """Return the document of a plain-text file."""
    text = decode(data, source)
    if not text.strip():
        raise InputError(source, "empty: no text to extract from", "empty")
    return Document(id=source, source=source, text=text)
