"""Mail (.eml): the message's text, its subject as title and its date as publication day."""

from __future__ import annotations

import email
import email.policy
from datetime import date
from email.message import EmailMessage

from civicx.errors import InputError
from civicx.readers.document import Document, day


def document(data: bytes, source: str) -> Document:
    """Return the plain-text body of a message, else the words of its HTML body; attachments are not read."""
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
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        content = str(body.get_content())
    except (LookupError, UnicodeError, ValueError, KeyError) as error:
        raise InputError(source, f"its text cannot be decoded ({error})", "encoding") from None
    if body.get_content_type() == "text/html":
        from civicx.readers.html import from_html

        return from_html(content, source).text
    flowed = str(body.get_param("format", "")).lower() == "flowed"
    return _joined(content, delete_space=str(body.get_param("delsp", "")).lower() == "yes") if flowed else content


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
