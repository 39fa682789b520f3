"""Finds single numbers in plain text and reads the scale, currency, unit or age around them.

Surface forms: ``1,200`` ``1 200`` ``1.2 million`` ``3bn`` ``a dozen`` ``tens of thousands`` ``two-thirds`` ``60%`` ``US$ 3 bn``
``2,000 Kenyan shillings`` ``14-foot`` ``17-year-old``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from civicx.components.quantities import masks
from civicx.components.quantities.masks import DURATION
from civicx.components.quantities.words import word_set
from civicx.normalize import numbers, units

AGE_AFTER = re.compile(r"[\s\u00a0-]{0,2}(year|yr|month|week|day)s?(?:[\s-]{1,3}olds?\b|\sof\sage\b)", re.IGNORECASE)

SIGN = re.compile(r"(?:\b([A-Za-z.]{1,4})[ ]?)?\\?([$€£¥₹₽₸₦₵₪₺₴₾֏₼₮؋৳฿₫៛₱₩₲₡¢])[-\u00a0 =]?$")

CODE = re.compile(r"(?<![\w.])([A-Z][A-Za-z]{0,4}[.¢₵]?/?)([\u00a0 ]?)$")

# Currency codes that are words of a text in capitals: only before large sums.
WORD_CODES = frozenset(["ALL", "TRY", "TOP", "CUP", "MAD", "PEN", "SOS", "N"])

LARGE = re.compile(r"\d[\d,. ]{3}|\d[\d.]* ?(?:m|b)")

SCALE_WORD = re.compile(
    r"[\u00a0 \n-]{0,2}((?:hundred|thousand|lakh|lac|million|mln|mn|mio|crore"
    r"|billion|bln|bn|trillion|trn|tln|tn|quadrillion|dozen)\b[\u00a0 -]?)+",
    re.IGNORECASE,
)

SCALE_APART = re.compile(r"[\u00a0 ][BM](?=\s(?!cell)[a-z])")

MINUS = re.compile(r"(?:(?<=[a-z] )|(?<=[$€£¥]))[-−]$|\bminus[\s-]$", re.IGNORECASE)

# Lines of a picture ("1080p") are no pence.
SCREENS = frozenset([144, 240, 360, 480, 540, 720, 1080, 1440, 2160, 4320])

# Symbols that stand behind numbers in words, too: no word is written so.
SPELT_AFTER = frozenset(["kg", "km", "cm", "mm", "KG", "KM", "CM", "MM"])

PENCE = re.compile(r"p\b(?!\.)")

SCALE_LETTER = re.compile(r"\u00a0?([kKmMbB])\b(?![./²³°'’]\w)")

WORD_AFTER = re.compile(r"[\u00a0 \n-]?([^\s\-,;:!?()\[\]\"“”]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its text. ``start``/``end`` are the fact's words, ``first``/``last`` the number with its scale, ``after`` where
    a counted noun can begin; ``kind`` is plain, vague, fraction, pronoun, range, ratio or age; ``numbers`` are the spans to be valued;
    ``converted`` where it gives the figure before it in another unit; ``scale`` is the number whose scale this one shares."""

    start: int
    end: int
    first: int
    last: int
    after: int
    numbers: tuple[tuple[int, int], ...]
    kind: str
    comparator: str = "="
    unit: str = "count"
    counted: str | None = None
    digits: bool = True
    value: float = field(default=0.0)
    before: int = 0
    converted: bool = False
    scale: tuple[int, int] | None = None


def singles(text: str) -> Iterator[Figure]:
    """Yield the numbers of ``text`` that may count something, with their scale, currency, unit or age."""
    masked = iter(masks.spans(text))
    mask = next(masked, None)
    for match in numbers.phrases(text):
        while mask and mask[1] <= match.start():
            mask = next(masked, None)
        if mask and mask[0] < match.end():
            continue
        figure = _single(text, match)
        if figure:
            yield figure


def _single(text: str, match: re.Match[str]) -> Figure | None:
    """Read the scale, currency, unit or age around one number; None where letters or marks glue it to a name."""
    start, last = match.span()
    digits = match.lastgroup == "digits" or match.group()[0].isdigit()
    if last - start > 60 or text[last : last + 1] == "@" or (digits and not _detached(text, start)):
        return None
    money, sign = _money_before(text, start) if digits else (None, start)
    if digits and sign == start and text[start - 1 : start].isalpha():
        return None
    if digits:
        last = _scaled(text, last, money is not None)
    start, sign = _signed(text, start, sign) if digits else (start, sign)
    number = numbers.parse(text[start:last])
    if number is None:
        return None
    kind = "plain" if number.kind == "exact" else number.kind
    unit = "ratio" if kind == "fraction" else "count"
    figure = Figure(sign, last, start, last, last, ((start, last),), kind, unit=unit, digits=digits, value=float(number.value), before=sign)
    if money:
        return replace(figure, unit=money, after=_money_after(text, last))
    return _measured(text, figure)


def _signed(text: str, start: int, sign: int) -> tuple[int, int]:
    """The start of a number and of its fact with a minus before the number ("-5 yards", "minus 40 degrees", "$-2bn")."""
    minus = MINUS.search(text[max(0, start - 8) : start])
    if not minus or (minus.group()[0] in "-−" and text[start - 2] == " " and sign != start):
        return start, sign
    begin = start - len(minus.group())
    return begin, min(begin, sign)


def _detached(text: str, start: int) -> bool:
    """Digits hyphened or slashed to letters or digits before them are part of a name, code or date."""
    before = text[max(0, start - 7) : start]
    if re.search(r"[^\W\d_][-–]$", before):
        return bool(re.search(r"(?i)\b(?:sub|under|over|mid|pre|minus|to|non|now|of)[-–]$", before))
    if re.search(r"\b[A-Z]{2,} [-–]$", before):
        return False
    return not re.search(r"[\d\w]/$|\d[.,]$|_$|\w&$", before)


def _money_before(text: str, start: int) -> tuple[str | None, int]:
    before = text[max(0, start - 8) : start]
    sign = SIGN.search(before)
    table = units.signs()
    if sign:
        letters, mark = sign.groups()
        if letters and letters + mark in table:
            return table[letters + mark], start - len(before) + sign.start(1)
        return table.get(mark), start - len(before) + sign.start(2)
    code = CODE.search(before)
    if code and code.group(1) in WORD_CODES and not LARGE.match(text, start):
        return None, start
    if code and code.group(1) in table and (len(code.group(1)) > 1 or not code.group(2)):
        return table[code.group(1)], start - len(before) + code.start(1)
    trailing = re.search(r"\$(?:US|A|CAN)$", before)
    return (table.get("$" + trailing.group()[1:], "USD"), start - len(before) + trailing.start()) if trailing else (None, start)


def _money_after(text: str, last: int) -> int:
    """The end of a currency named again behind a sum ("$5 million US dollars", "$75 U.S.", "$10 AUD")."""
    again = re.compile(r"\s(?:US|U\.S\.|USD|AUD|CAD)(?:\sdollars?)?(?!\w)|\sdollars?\b").match(text, last)
    return again.end() if again else last


def _scaled(text: str, last: int, money: bool) -> int:
    word = SCALE_WORD.match(text, last)
    if word:
        return last + len(word.group().rstrip("\u00a0 -\n"))
    apart = SCALE_APART.match(text, last) or (money and re.compile(r" [mMbB]\b").match(text, last)) or None
    if apart:
        return apart.end()
    letter = SCALE_LETTER.match(text, last)
    if letter and (money or letter.group(1) not in "mM" or _million(text, letter.end())):
        return letter.end()
    return last


def _million(text: str, end: int) -> bool:
    """Without a currency "m" is million before what is counted, else metres."""
    after = re.compile(r"\s+(of\s(?:its|their|his|her|our|my|these|those)\b|[^\W\d_]+)").match(text, end)
    return bool(after and after.group(1).lower() not in word_set("after_metres"))


def _measured(text: str, figure: Figure) -> Figure | None:
    age = AGE_AFTER.match(text, figure.last)
    if age:
        return replace(figure, kind="age", unit=age.group(1).lower().replace("yr", "year"), counted="age", end=age.end(), after=age.end())
    if DURATION.match(text, figure.last):
        return replace(figure, kind="none")
    found = _unit_after(text, figure)
    return replace(figure, unit=found[1], end=found[0], after=found[0]) if found else figure


def _unit_after(text: str, figure: Figure) -> tuple[int, str] | None:
    """The longest unit or currency name behind the number; "of" may stand before it ("millions of dollars")."""
    last = figure.last
    if figure.kind == "vague" and text[last : last + 4] == " of ":
        last += 3
    words: list[tuple[str, int]] = []
    position = last
    while len(words) < units.longest_name() and (word := WORD_AFTER.match(text, position)) and not (words and "\n\n" in word.group()):
        words.append((word.group(1), word.end()))
        position = word.end()
    if not words:
        return None
    if figure.digits and (sign := re.compile(r"\s?([%€£₸₽₹₺₴°′″²]{1,2}[CF]?)").match(text, figure.last)):
        unit = units.names().get(sign.group(1).lower()) or units.symbols().get(sign.group(1)) or units.signs().get(sign.group(1))
        if unit:
            return sign.end(), unit
    if figure.digits and figure.value not in SCREENS and (pence := PENCE.match(text, figure.last)):
        return pence.end(), "penny"
    for count in range(len(words), 0, -1):
        phrase = " ".join(word for word, _ in words[:count])
        unit = _named(phrase.rstrip(".,’'") if count else phrase, figure) or _named(phrase, figure)
        if unit:
            return words[count - 1][1] - (len(phrase) - len(phrase.rstrip(".,’'"))), unit
    return None


def _named(phrase: str, figure: Figure) -> str | None:
    if figure.digits:
        symbol = units.symbols().get(phrase) or units.signs().get(phrase)
        if symbol and (len(phrase) > 1 or phrase not in "P"):
            return symbol
    elif phrase in SPELT_AFTER:
        return units.symbols().get(phrase)
    name = phrase.lower()
    if name in word_set("rare_money") and not (figure.digits and figure.value >= 1000):
        return None
    return units.names().get(name)
