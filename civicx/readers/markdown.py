"""Markdown: the words that a reader of the rendered page sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from civicx.errors import InputError
from civicx.readers.document import Document, day
from civicx.readers.text import decode

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\r?\n(.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.S)
FRONT_FIELD = re.compile(r"^(title|date|published)[ \t]*:[ \t]*(.+?)[ \t]*$", re.M | re.I)
TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.S)
# What stands for itself between the words of a paragraph.
INLINE = {"softbreak": " ", "hardbreak": "\n"}


def document(data: bytes, source: str) -> Document:
    """Return the text without its markup, blocks apart by a blank line; title and date from a front matter.

    Link targets, comments and HTML tags are dropped; link texts, image descriptions, code and table cells stay.
    """
    from markdown_it import MarkdownIt

    text = decode(data, source)
    front = FRONT_MATTER.match(text)
    meta = {name.lower(): value.strip("\"'") for name, value in FRONT_FIELD.findall(front[1] or "")} if front else {}
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    tokens = parser.parse(text[front.end() :] if front else text)
    body = "\n\n".join(_blocks(tokens))
    if not body.strip():
        raise InputError(source, "empty: no text to extract from", "empty")
    return Document(
        id=source,
        source=source,
        text=body + "\n",
        title=meta.get("title") or _heading(tokens),
        published=day(meta.get("published") or meta.get("date") or ""),
    )


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """Yield each paragraph, heading, list item, code block and table row that has words."""
    cells: list[str] = []
    marker = ""
    row = False
    for token in tokens:
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "tr_open":
            row = True
        elif token.type == "tr_close":
            row = False
            yield "\t".join(cells)
            cells = []
        elif token.type == "inline":
            words = _words(token.children or []).strip()
            if row:
                cells.append(words)
            elif words:
                yield marker + words
            marker = ""
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield token.content.strip("\n")
        elif token.type == "html_block":
            words = TAGS.sub("", token.content).strip()
            if words:
                yield unescape(words)


def _words(children: list[Token]) -> str:
    out = []
    for token in children:
        if token.type in ("text", "code_inline"):
            out.append(token.content)
        elif token.type == "image":
            out.append(_words(token.children or []))
        elif token.type == "html_inline" and token.content.lower().startswith("<br"):
            out.append("\n")
        else:
            out.append(INLINE.get(token.type, ""))
    return "".join(out)


def _heading(tokens: list[Token]) -> str | None:
    """Return the words of the first heading of the highest level, if it is a level-1 heading."""
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return _words(inline.children or []).strip() or None
    return None
