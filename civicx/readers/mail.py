"""Mail (.eml): the message's text, its subject as title and its date as publication day."""

from __future__ import annotations

import email
import email.policy
from datetime import date
from email.message import EmailMessage, MIMEPart

from civicx.errors import InputError
from civicx.readers.document import Document, day
from civicx.readers.text import decode

# A plain text that is shorter may only say that there is a page to look at.
STUB = 200


def document(data: bytes, source: str) -> Document:
    """Return the plain-text body of a message, or the words of its HTML body where that is all, or says far more.

    Attachments are not read.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        raise InputError(source, "not a mail message: it has no header", "format")
    title = " ".join(str(message.get("subject", "")).split()) or None
    text = _text(message, source).replace("\0", "")
    if not text.strip():
        attached = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
        unread = f" (attachments are not read: {attached})" if attached else ""
        raise InputError(source, f"empty: no text in this message{unread}", "empty")
    return Document(id=source, source=source, text=text, title=title, published=_sent(message))


def _text(message: EmailMessage, source: str) -> str:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    text = _plain(plain, source) if plain else ""
    if page is None or (plain and len(text) > STUB):
        return text
    from civicx.readers.html import from_html

    try:
        shown = from_html(_content(page, source), source).text
    except InputError:
        if not text.strip():
            raise
        return text
    return shown if len(shown) > 2 * len(text) else text


def _plain(part: MIMEPart, source: str) -> str:
    text = _content(part, source)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _joined(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes") if flowed else text


def _content(part: MIMEPart, source: str) -> str:
    """Return a part's text: as its charset says where that fits, else as plain text is read."""
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    try:
        return data.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decode(data, source)


def _joined(text: str, *, delete_space: bool) -> str:
    """Undo the soft line breaks of ``format=flowed`` (RFC 3676): a line that ends in a space goes on in the next."""
    out = []
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\r\n").removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        out.append((words[:-1] if delete_space else words) if soft else words + "\n")
    return "".join(out)


def _sent(message: EmailMessage) -> date | None:
    return day(str(message.get("date", "")))
