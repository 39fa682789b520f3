"""Web pages: the main text, without menus and footers, with title and date, as trafilatura and htmldate find them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from civicx.errors import InputError
from civicx.readers.document import SUPERSCRIPT, Document, day
from civicx.readers.optional import library
from civicx.readers.text import BOMS, decode

if TYPE_CHECKING:
    from lxml.etree import _Element

META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
# What trafilatura and htmldate log is told by this module's errors.
LOGGERS = ("trafilatura", "htmldate")
# Pages that are nested too deep are so by their divisions; paragraphs in their place end each other.
DIV = re.compile(r"</?div\b[^>]*>", re.I)
# "12<sup>1</sup>", "km<sup>2</sup>", "12<sup><a href="#n1">1</a></sup>"
RAISED = re.compile(r"<sup\b[^<>]{0,200}>\s*(?:<a\b[^<>]{0,500}>\s*)?(\d{1,3})\s*(?:</a>\s*)?</sup>", re.I)
# Elements that end a block, by the names that trafilatura gives them and by those of HTML.
BLOCKS = frozenset(
    (
        *("p", "head", "item", "row", "quote", "code", "list", "table", "div", "body", "article", "main", "section", "header", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "tr", "blockquote", "pre", "figure", "figcaption"),
    )
)
# What a reader passes over in a page.
ASIDE = ("head", "script", "style", "noscript", "template", "nav", "aside", "footer", "button", "select", "svg", "iframe", "dialog")
LINE_ENDS = re.compile(r"[\r\n]+")
# Later than any page, so that what is found does not hang on the day it is looked for.
LAST_DAY = "2100-01-01"
# A headline is looked for in this many of the first characters of the text.
TOP = 400


def document(data: bytes, source: str) -> Document:
    """Return the main text of a page, blocks apart by a blank line; raises InputError where it has none."""
    return from_html(_decoded(data, source), source)


def from_html(page: str, source: str) -> Document:
    """Return the main text of the page whose source is ``page``."""
    trafilatura = library("trafilatura", "html", source)
    if not page.strip():
        raise InputError(source, "empty: no text to extract from", "empty")
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if "<html" not in page[:4096].lower():
        page = f"<html><body>{page}</body></html>"
    page = RAISED.sub(lambda found: found[1].translate(SUPERSCRIPT), page)
    tree = _tree(page, source)
    if tree is None:
        page = DIV.sub("<p>", page)
        tree = _tree(page, source)
    if tree is None:
        raise InputError(source, "nested too deep to be read whole", "limit")
    published = _published(tree, source)
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    text = "\n\n".join(_main_blocks(None if found is None else found.body, tree)).replace("\0", "").strip()
    if not text:
        raise InputError(source, "no text found in this page", "empty")
    title = (found.title or None) if found is not None else None
    if title and _squeezed(title) not in _squeezed(text[: len(title) + TOP]):
        text = f"{title}\n\n{text}"
    return Document(id=source, source=source, text=text + "\n", title=title, published=published)


def _tree(page: str, source: str) -> _Element | None:
    """Return the parsed page; None where it is nested so deep that the parser drops what follows."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = etree.HTML(page.encode("utf-8", "replace"), parser)
    if tree is None:
        raise InputError(source, "no text found in this page", "empty")
    return None if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log) else tree


def _published(tree: _Element, source: str) -> date | None:
    """Return the day that the page's markup states: in its head, its JSON-LD, or the first ``<time>`` of its article.

    A day guessed from prose or a footer would silently move every relative date, so htmldate is shown nothing else.
    """
    from lxml import etree

    article = next(tree.iter("article", "main"), tree)
    stated = [*tree.iter("meta"), *(script for script in tree.iter("script") if script.get("type") == "application/ld+json")]
    stated += list(islice(article.iter("time"), 1))
    markup = "".join(etree.tostring(element, encoding="unicode", method="html", with_tail=False) for element in stated)
    find_date = library("htmldate", "html", source).find_date
    found = find_date(f"<html><head>{markup}</head><body></body></html>", original_date=True, extensive_search=False, max_date=LAST_DAY)
    return day(found) if found else None


def _main_blocks(body: _Element | None, tree: _Element) -> list[str]:
    """Return the blocks of the main text, which trafilatura has in ``body``.

    A short text it gives as one heap of pieces, or not at all; its blocks are then those of ``tree``, the page.
    """
    blocks = [] if body is None else list(_blocks(body))
    if body is not None and (len(body) != 1 or len(body[0]) or "\n" not in (body[0].text or "")):
        return blocks
    from lxml.etree import strip_elements

    strip_elements(tree, *ASIDE, with_tail=False)
    heap = _squeezed("".join(blocks))
    return [block for block in _blocks(tree) if not heap or _squeezed(block.removeprefix("- ")) in heap] or blocks


def _blocks(body: _Element) -> Iterator[str]:
    """Yield the text of each block, in document order; a list item after a dash, a table's cells apart by tabs."""
    from lxml.etree import iterwalk

    words: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in BLOCKS:
            yield from _block(words)
            words = ["- "] if event == "start" and element.tag in ("item", "li") else []
        words.append(_before(element) if event == "start" else _after(element))
    yield from _block(words)


def _before(element: _Element) -> str:
    text = element.text or ""
    return ("\n" if element.tag in ("lb", "br") else "") + (text if element.tag in ("code", "pre") else _one_line(text))


def _after(element: _Element) -> str:
    return ("\t" if element.tag in ("cell", "td", "th") else "") + _one_line(element.tail or "")


def _one_line(text: str) -> str:
    """Return ``text`` without line ends: in a page's source they are no more than spaces."""
    return LINE_ENDS.sub(" ", text)


def _block(words: list[str]) -> Iterator[str]:
    lines = [" ".join(part.strip() for part in re.split(r"[^\S\n\t\xa0]+", line)).strip() for line in "".join(words).split("\n")]
    text = "\n".join(line for line in lines if line)
    if text and text != "-":
        yield text


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _decoded(data: bytes, source: str) -> str:
    """Return the page as text: by its BOM, else by what its ``<meta>`` says where that fits, else as plain text is."""
    charset = META_CHARSET.search(data[:4096])
    if charset and not any(data.startswith(bom) for bom, _ in BOMS):
        try:
            return data.decode(charset[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, source)
