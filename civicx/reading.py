"""A text as it is read: without what typesetting, mail and scraping put between its words.

Facts are found in the text so read, and carry the words and the offsets that they have in the text itself.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

# The columns that lines are broken at, and how much of one a line may leave free beyond the next word.
NARROWEST = 30
WIDEST = 120
SLACK = 4
# Least number of lines that go on in small letters, for a text to be taken for broken, and what share of them must fill the column.
LEAST = 2
FULL = 0.8

Edit = tuple[int, int, str]

_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d{0,2});")
# UTF-8 of two and three bytes read as Windows-1252: "â€™", "Ã©", "Â ".
_CP1252 = "\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€"
_MISREAD = re.compile(rf"[\u00c2-\u00df][{_CP1252}]|[\u00e0-\u00ef][{_CP1252}]{{2}}")
_NEWLINE = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
# Spaces of all widths, hyphens that keep a line together, and signs that stand for an apostrophe.
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HYPHEN = re.compile("[\u2010\u2011]")
# A sign comes first in a pattern and what stands before it after: so a search skips to the sign.
_APOSTROPHE = re.compile(r"[´`ʹʼ′](?:(?<=[^\W\d_].)(?=[^\W\d_])|(?<=s[´`])(?=\s))")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_TWO_SPACES = re.compile(r"[ \t]{2}(?<=\S..)(?=\S)")
# Where a space was lost behind a quote or a sentence: "so,”said", "ended.They left".
_GLUED = re.compile(r"”(?<=[,.!?]”)(?=[A-Za-z])|\.(?<=[a-z]{3}\.)(?<!www\.)(?=[A-Z][a-z]*\s)")
# Footnotes: "arrested.[2] Five", "in May.¹", "the experts* said".
_NOTE = re.compile(r"\[\d{1,3}\]|[¹²³⁴-⁹⁰]{1,3}|\*{1,3}(?![\w*])")
# What Markdown puts around words: "*The Echo*", "**For release**", "_The Echo_".
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,2})(?=[\w“\"'‘(])[^*_\n]+(?<=[\w”\"'’).,:;!?])\1(?![\w*])")
_BEFORE_NOTE = frozenset('.,;:!?”"')
# What mail puts before the lines that it quotes.
_CITED = re.compile(r"(?m)^>[> \t]*")
# What opens a line that belongs to no line before it: an item of a list, a rule, a heading's mark.
_OPENS = re.compile(r"[-–—•*·>#=_+|\[]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]+)[.)]\s")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LINE = re.compile(r"[^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is read; for each of its characters, where what it stands for begins and ends in the document
    (None: every character stands in its own place)."""

    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the document of ``text[start:end]``, which is not empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def edited(self, edits: Iterable[Edit]) -> Reading:
        """Return the reading with words in place of others: (start, end, new words), in order and apart."""
        edits = list(edits)
        if not edits:
            return self
        numbers = range(len(self.text) + 1)
        before = self.starts or array("I", numbers[:-1]), self.ends or array("I", numbers[1:])
        text, starts, ends, last = [], array("I"), array("I"), 0
        for start, end, words in edits:
            text += [self.text[last:start], words]
            starts += before[0][last:start] + array("I", [before[0][start]] * len(words))
            ends += before[1][last:start] + array("I", [before[1][end - 1]] * len(words))
            last = end
        return Reading("".join([*text, self.text[last:]]), starts + before[0][last:], ends + before[1][last:])

    def substituted(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> Reading:
        """Return the reading with ``new`` of each match in its place."""
        return self.edited(
            (found.start(), found.end(), words) for found in pattern.finditer(self.text) if (words := new(found)) != found.group()
        )


def read(text: str) -> Reading:
    """Return ``text`` as it is read.

    HTML's names for characters and UTF-8 taken for Windows-1252 are the characters that they stand for; line ends are
    one character; spaces of all widths are spaces, two are one, and lost ones are back; invisible characters and a
    mail's marks before quoted lines are left out; what stands for an apostrophe or a hyphen is one; lines broken at a
    column are joined.
    """
    reading = Reading(text)
    if "&" in text:
        reading = reading.substituted(_ENTITY, _named)
    reading = reading.substituted(_MISREAD, _decoded)
    reading = reading.substituted(_NEWLINE, lambda found: "\n")
    for pattern, sign in ((_SPACE, " "), (_HYPHEN, "-"), (_APOSTROPHE, "'")):
        if pattern.search(reading.text):
            reading = replace(reading, text=pattern.sub(sign, reading.text))
    reading = reading.substituted(_INVISIBLE, _apart)
    if "*" in text or "_" in text:
        reading = reading.edited(_emphasis(reading.text))
    reading = reading.substituted(_NOTE, _note)
    if "  " in reading.text or "\t" in reading.text:
        reading = reading.substituted(_TWO_SPACES, lambda found: " ")
    reading = reading.substituted(_GLUED, lambda found: f"{found.group()} ")
    if "\n>" in text:
        reading = reading.substituted(_CITED, lambda found: "")
    return reading.edited(_joins(reading.text))


def _named(found: re.Match[str]) -> str:
    """Return the character that HTML calls so."""
    from html import unescape  # its table is large, and few texts need it

    return unescape(found.group())


def _decoded(found: re.Match[str]) -> str:
    """Return what two or three characters were before they were taken for Windows-1252; themselves where they were nothing else."""
    try:
        return b"".join(c.encode("latin-1") if c < "\u00a0" else c.encode("cp1252") for c in found.group()).decode("utf-8")
    except UnicodeError:
        return found.group()


def _apart(found: re.Match[str]) -> str:
    """Return what is read for invisible characters: a space where a break is all that parts two words."""
    before, after = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    return " " if "\u200b" in found.group() and not before.isspace() and after.isupper() else ""


def _emphasis(text: str) -> Iterator[Edit]:
    """Yield what marks words as emphasised, before and behind them, with nothing in its place."""
    for found in _EMPHASIS.finditer(text):
        length = len(found[1])
        yield found.start(), found.start() + length, ""
        yield found.end() - length, found.end(), ""


def _note(found: re.Match[str]) -> str:
    """Return nothing for a footnote's mark, right behind a word or behind a sentence's end, and anything else as it is."""
    text, start, end = found.string, found.start(), found.end()
    before = text[start - 1 : start]
    if before in _BEFORE_NOTE and before:
        return ""
    if found.group()[0] not in "[*":
        return found.group()
    apart = found.group()[0] == "[" and before == " " and text[start - 2 : start - 1] in _BEFORE_NOTE and not text[end : end + 1].strip()
    return "" if before.isalnum() or before in {"’", ")"} or apart else found.group()


class _Break(NamedTuple):
    """The end of a line that another follows: what parts their words, the line's length, and with the next line's first word."""

    start: int
    end: int
    length: int
    filled: int
    goes_on: bool
    opens: bool


def _joins(text: str) -> list[Edit]:
    """Return the line breaks that a column made, with what stands in their place.

    A text is taken for broken at a column where lines go on in small letters and most of those could not have
    taken the next line's first word. Blank lines, items of lists and lines that leave room stay apart.
    """
    breaks = _breaks(text)
    going_on = [found for found in breaks if found.goes_on]
    column = max((found.length for found in going_on), default=0)
    full = sum(found.filled > column - SLACK for found in going_on)
    if len(going_on) < LEAST or not NARROWEST <= column <= WIDEST or full < FULL * len(going_on):
        return []
    return [
        (found.start, found.end, "" if found.goes_on and text[found.start - 1] == "-" else " ")
        for found in breaks
        if found.goes_on or (found.filled > column - SLACK and not found.opens)
    ]


def _breaks(text: str) -> list[_Break]:
    """Return the line breaks between two lines that have words."""
    out: list[_Break] = []
    before: re.Match[str] | None = None
    for line in _LINE.finditer(text):
        blank = not line.group().strip()
        if before is not None and not blank:
            out.append(_between(before, line))
        before = None if blank else line
    return out


def _between(line: re.Match[str], following: re.Match[str]) -> _Break:
    words, next_words = line.group().rstrip(), following.group().lstrip()
    first = next_words.split(maxsplit=1)[0]
    opens = _OPENS.match(next_words) is not None
    goes_on = first[:1].islower() and not opens and not _ENDS.search(words)
    length = len(words.lstrip())
    return _Break(line.start() + len(words), following.end() - len(next_words), length, length + 1 + len(first), goes_on, opens)
