"""Reads the words that time expressions are made of: text -> runs of tokens, each with a class of one letter and a value.

A run is a stretch in which every word belongs to the vocabulary of time (``lexicons/dates.toml``, figures, commas, hyphens).
The classes of a run make a string, over which the shapes of :mod:`civicx.normalize.shapes` are plain regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from civicx import lexicon

# The field that gives a word its meaning in the lexicon, and the letter of its class.
CLASSES = {
    "month": "M",
    "weekday": "W",
    "weekdays": "w",
    "season": "S",
    "singular": "U",
    "plural": "u",
    "second": "B",
    "daypart": "P",
    "dayparts": "p",
    "clockword": "K",
    "deictic": "D",
    "vague": "V",
    "position": "E",
    "stage": "ε",
    "comparative": "C",
    "relative": "R",
    "ago": "G",
    "beside": "b",
    "afterwards": "F",
    "number": "N",
    "ordinal": "O",
    "decade": "X",
    "count": "c",
    "couple": "k",
    "article": "a",
    "the": "t",
    "filler": "f",
    "comparator": "Q",
    "hedge": "h",
    "each": "Y",
    "periodic": "y",
    "times": "T",
    "timesword": "j",
    "per": "r",
    "of": "o",
    "in_": "i",
    "on": "n",
    "at": "z",
    "and_": "&",
    "or_": "v",
    "to": ">",
    "until": "τ",
    "from_": "<",
    "between": "β",
    "since": "s",
    "by": "ψ",
    "during": "d",
    "for_": "φ",
    "meridiem": "m",
    "oclock": "l",
    "hoursmark": "η",
    "zone": "Z",
    "era": "A",
    "yearkind": "H",
    "fiscal": "g",
    "holiday": "J",
    "lasting": "L",
    "half": "I",
    "eve": "ν",
    "era_of": "Φ",
    "old": "ο",
    "followed": "Ξ",
    "week_of": "Ψ",
}
# Words that are other words too when written small (or short): a class of their own, taken only beside a day or a year.
WEAK = {"M": "x", "W": "~", "S": "ς"}
# Units with shapes of their own.
UNIT_CLASSES = {"C": "Ω", "Q": "κ", "WE": "ω"}
TRIGGERS = frozenset("MxWw~SςUuBPpKDVX9843#%:;CyYTLIΩκωJmlqXFEεGAΦRZ")
LONGEST_GAP = 12
# Numbers that begin or make a year in words: "nineteen ninety-six", "two thousand and five".
_YEAR_OPENINGS = frozenset([17, 18, 19, 1000])

_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
    r"|\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w]|[-/.]\d)"
    r"|\d{4}(?P<yearmark>[/.])\d{1,2}(?P=yearmark)\d{1,2}(?![\w]|[-/.]\d))"
    r"|(?P<monthday>\d{1,2}/\d{1,2}(?![\w/]))"
    r"|(?P<clock>\d{1,2}(?::\d\d(?::\d\d)?(?![\d:])|h\d\d(?!\w)))"
    r"|(?P<dotclock>\d{1,2}\.\d\d(?=\s?(?:[ap]\.?m|GMT|UTC|local time|in the (?:morning|afternoon|evening))\b))"
    r"|(?P<decade>(?:\d{3}|(?<!\w)['’]?\d)0['’]?s\b)"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<shortyear>(?<![\w])['’]\d\d\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<abbreviation>\bca?\.(?=\s?\d{3})|\b[ap]\.\s?m\.?|\bb\.\s?c\b\.?(?:e\.)?|\ba\.\s?d\.|\bo['’]clock\b|\b[qh][1-4]\b)"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>[-–—,/&()+]|(?<=\s)@(?=\s)|['’]s\b)",
    re.IGNORECASE,
)
_SIGNS = {"-": "-", "–": "-", "—": "-", ",": ",", "/": "/", "&": "&", "(": "λ", ")": "ρ", "+": "f", "@": "z"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of time: its class, what it means, and where it stands."""

    code: str
    value: Any
    start: int
    end: int


@cache
def _vocabulary() -> dict[str, tuple[str, Any, bool]]:
    """Each one-word form as it may be written, with class, value and whether a full stop may follow."""
    out: dict[str, tuple[str, Any, bool]] = {}
    for entry in lexicon.load("dates"):
        field = next((field for field in entry if field in CLASSES), None)
        if field is None:
            continue
        code = CLASSES[field]
        if field in ("singular", "plural"):
            code = UNIT_CLASSES.get(entry[field], code)
        weak, dotted = entry.get("weak", False), entry.get("dotted", False)
        for form in entry["forms"]:
            if " " in form:
                continue
            for spelling in {form.upper()} if field == "zone" else {form, form.capitalize(), form.upper()}:
                doubtful = weak and (spelling.islower() or code == "S" or (dotted and len(form) < 4))
                out.setdefault(spelling, (WEAK[code] if doubtful else code, entry[field], dotted))
    return out


@cache
def _phrases() -> dict[str, tuple[str, dict[str, tuple[str, Any]]]]:
    """The forms of several words, by their first word."""
    rows: dict[str, dict[str, tuple[str, Any]]] = {}
    for entry in lexicon.load("dates"):
        field = next((field for field in entry if field in CLASSES), None)
        for form in entry["forms"]:
            if field and re.search(r"[ '-]", form):
                rows.setdefault(re.split(r"[ '.-]", form)[0], {})[form] = (CLASSES[field], entry[field])
    out = {}
    for first, forms in rows.items():
        longest = sorted(forms, key=len, reverse=True)
        pattern = "|".join(re.escape(form).replace(r"\ ", r"\s{1,3}").replace("'", "['’]").replace(r"\-", "[-–]") for form in longest)
        for spelling in (first, first.capitalize(), first.upper()):
            out[spelling] = (rf"(?:{pattern})\b", forms)
    return out


def runs(text: str) -> Iterator[list[Token]]:
    """Yield the runs of ``text`` that hold a word of time, in order; linear in the length of the text."""
    run: list[Token] = []
    last = triggered = 0
    vocabulary, phrases = _vocabulary(), _phrases()
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < last:
            continue
        word = match[0]
        token = None
        if word in phrases:
            token = _phrase(text, start, *phrases[word])
        if token is None:
            known = vocabulary.get(word)
            if known is not None:
                end = start + len(word)
                if known[2] and text[end : end + 1] == ".":
                    end += 1
                token = Token(known[0], known[1], start, end)
            elif match.lastgroup != "word":
                token = _figure(match, text)
        if run and (token is None or (start != last and not _joins(text, last, start))):
            if triggered:
                yield _merged(run)
            run, triggered = [], 0
        if token is not None:
            run.append(token)
            last = token.end
            triggered = triggered or token.code in TRIGGERS or (token.code == "N" and token.value in _YEAR_OPENINGS)
    if triggered:
        yield _merged(run)


def _joins(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return gap == " " or (len(gap) <= LONGEST_GAP and gap.isspace() and gap.count("\n") < 2)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Most texts need few of the patterns, and to make them all takes longer than to read a short one."""
    return re.compile(pattern, re.IGNORECASE)


def _phrase(text: str, start: int, pattern: str, forms: dict[str, tuple[str, Any]]) -> Token | None:
    match = _compiled(pattern).match(text, start)
    if match is None:
        return None
    code, value = forms[" ".join(match[0].lower().replace("’", "'").replace("–", "-").split())]
    return Token(code, value, start, match.end())


def _figure(match: re.Match[str], text: str) -> Token | None:
    """Read a token with figures or signs in it."""
    kind, word, start, end = match.lastgroup, match[0], match.start(), match.end()
    before = text[start - 1 : start]
    if kind == "sign":
        return Token(_SIGNS.get(word, "σ"), word, start, end)
    if kind == "abbreviation":
        return _abbreviation(word, start, end)
    if (before and before in "$£€#§+_@") or (
        before in "./-" and start > 1 and text[start - 2].isdigit() and kind not in ("number", "ordinal", "clock")
    ):
        return None
    value: Any = word
    code = {"date": "#", "monthday": "%", "clock": ":", "dotclock": ";", "decade": "9", "ordinal": "3", "shortyear": "8"}.get(kind or "")
    if code is None:
        return _number(word, start, end, before)
    if kind == "clock":
        value = word.lower().replace("h", ":")
    elif kind == "ordinal":
        value = int(word[:-2])
    elif kind == "shortyear":
        value = short_year(word[1:])
    elif kind == "decade":
        value = _decade("".join(c for c in word if c.isdigit()))
    return Token(code, value, start, end)


def _decade(digits: str) -> str:
    """Return a decade as TIMEX3 writes it; "the 1800s" are the century."""
    if len(digits) == 2:
        return str(short_year(digits))[:3]
    return digits[:2] if digits[2] == "0" and digits[0] == "1" else digits[:3]


def _abbreviation(word: str, start: int, end: int) -> Token:
    plain = "".join(c for c in word.lower() if c.isalnum())
    if plain in ("am", "pm"):
        return Token("m", 0 if plain == "am" else 12, start, end)
    if plain == "oclock":
        return Token("l", 1, start, end)
    if plain in ("c", "ca"):
        return Token("Q", "APPROX", start, end)
    if plain[-1].isdigit():
        return Token("q", plain.upper(), start, end)
    return Token("A", "BC" if plain[0] == "b" else "AD", start, end)


def _number(word: str, start: int, end: int, before: str) -> Token | None:
    if "," in word:
        return Token("0", int(word.replace(",", "")), start, end)
    if "." in word:
        return Token("5", float(word), start, end)
    if len(word) > 6 or before == "_":
        return None
    value = int(word)
    if len(word) == 4 and 1000 <= value <= 2199:
        return Token("4", value, start, end)
    return Token("1" if 1 <= value <= 31 and len(word) <= 2 else "0", value, start, end)


def short_year(digits: str) -> int:
    """Two digits are years from 1930 to 2029, as writers use them."""
    year = int(digits)
    return year + (1900 if year >= 30 else 2000)


def _merged(run: list[Token]) -> list[Token]:
    """Join number words: "twenty-five", "thirty first", "two hundred"; part "9/10" before a month."""
    if any(token.code == "%" for token in run):
        run = [part for token, behind in zip(run, [*run[1:], None], strict=True) for part in _days(token, behind)]
    if not any(token.code == "N" for token in run):
        return run
    out: list[Token] = []
    index = 0
    while index < len(run):
        token = run[index]
        index += 1
        while token.code in "N4" and index < len(run):
            linked = run[index].code == "-" or (run[index].code == "&" and token.code == "N" and token.value == 2000)
            step = 2 if linked and index + 1 < len(run) else 1
            following = run[index + step - 1]
            joined = _joined(token, following)
            if joined is None:
                break
            token, index = joined, index + step
        out.append(token)
    return out


def _days(token: Token, behind: Token | None) -> list[Token]:
    """ "The night of 9/10 April": two days, no day and month."""
    if token.code != "%" or behind is None or behind.code not in "Mx":
        return [token]
    one, two = (int(figure) for figure in str(token.value).split("/"))
    if not (0 < one < 32 and 0 < two < 32):
        return [token]
    slash = token.start + len(str(token.value).split("/")[0])
    return [Token("1", one, token.start, slash), Token("-", "/", slash, slash + 1), Token("1", two, slash + 1, token.end)]


def _joined(one: Token, two: Token) -> Token | None:
    value, more = one.value, two.value
    if one.code == "4":
        year = two.code == "N" and more < 10 and value % 10 == 0 and value % 100 >= 20 and one.end - one.start > 4
        return Token("4", value + more, one.start, two.end) if year else None
    if two.code not in "NO3B":
        return None
    if two.code == "B":
        more = 2
    if two.code == "N" and one.code == "N" and 17 <= value <= 20 and 10 <= more <= 99:
        return Token("4", value * 100 + more, one.start, two.end)
    if two.code == "N" and value == 2000 and more < 100:
        return Token("4", value + more, one.start, two.end)
    if two.code == "N" and more in (100, 1000) and value < more:
        return Token("N", value * more, one.start, two.end)
    if value >= 20 and value % 10 == 0 and more < (10 if value < 100 else 100):
        return Token("N" if two.code == "N" else "O", value + more, one.start, two.end)
    return None
