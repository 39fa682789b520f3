"""Number words and figures to values.

English cardinals in words and digits, thousands separators (``1,200`` ``1 200`` ``1.200.000`` ``1,00,000``), decimals (``1.5``
``1,5``), scales from dozen to quadrillion with lakh and crore, fractions, and indefinite plurals. What an indefinite plural
stands for ("dozens" at least 24, "hundreds" at least 200, "several" at least 3) follows the annotation guidelines of the
release corpus: the least number that the plural can mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from civicx import lexicon
from civicx.records import Comparator

Kind = Literal["exact", "vague", "fraction", "pronoun"]

SPACE = r"[ \t\u00a0\u202f\u2009\r\n-]"
DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3}){0,8},\d{3}(?:\.\d+)?(?!\d)|\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3}){1,8}(?:[.,]\d{1,2})?(?![\d,.]\d)(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,8}(?!\d)|\d+[.,·]\d+(?![.,]?\d)|\d+)"
)
WORD = re.compile(r"\d+|[^\W\d_]+|[½⅓⅔¼¾⅕⅛]|(?<![\w,.])\.(?=\d)")
ARTICLE = re.compile(r"\ban?[\s-]$", re.IGNORECASE)
VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how it is meant: exact, the least of a vague plural, a fraction of something, or a pronoun ("none", "both")."""

    value: int | float
    kind: Kind = "exact"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value, null where open, and the comparator that says which are meant."""

    low: int | float | None
    high: int | float | None
    comparator: Comparator


@cache
def pattern() -> re.Pattern[str]:
    """Return the pattern of one number phrase, longest reading first; the groups name the kind of phrase."""
    cardinal = _union(word for word in _table("value") if word != "nil")
    scale = _union(word for word in _table("scale") if len(word) > 3 and word != "score")
    part = _union(word for word in _table("parts") if word != "half")
    plural = _union(word for word in _table("vague") if word.endswith("s") and word != "several")
    s = SPACE
    pronoun = _union(_table("pronoun"))
    below = rf"(?:(?:{cardinal})(?:{s}(?:{cardinal}))?)"
    tail = rf"(?:(?:{s}(?:{scale}))+(?:(?:{s}and)?{s}{below})?)"
    return re.compile(
        rf"(?P<pronoun>\b(?:{pronoun})\b)"
        rf"|(?P<vague>\b(?:{plural})(?:{s}and{s}(?:{plural}))?(?:{s}of{s}(?:{plural}))*\b"
        rf"|\b(?:a{s})?(?:several|few|couple(?:{s}of)?){s}(?:{scale})(?:{s}(?:{scale}))*\b"
        rf"|\bseveral\b|\ba{s}few\b|\bmulti-?(?:million|billion)\b)"
        rf"|(?P<words>\b(?:(?:an?|{cardinal}){s})?(?:half|quarters?|third){s}(?:of{s})?an?{s}(?:{scale})\b|\b(?:an?{s})?half{s}(?:{scale})\b"
        rf"|(?:{DIGITS}|\b{below}{tail}*){s}and{s}a{s}(?:half|quarter)(?:{s}(?:{scale}))*\b)"
        rf"|(?P<fraction>\b(?:an?|{cardinal}){s}(?:{part})\b(?!{s}(?:party|parties|person|world|country|countries|time))|\bhal(?:f|ves)\b|[{''.join(VULGAR)}])"
        rf"|(?P<cardinal>\b(?:{below}{tail}*|an?{s}(?:{scale})(?:(?:{s}and)?{s}{below})?{tail}*)\b)"
        rf"|(?P<digits>(?<![\d.,/]){DIGITS}(?:[½¼¾⅓⅔]|{s}[½¼¾⅓⅔])?|(?<![\d\w,.])\.\d+)",
        re.IGNORECASE,
    )


@cache
def openers() -> frozenset[str]:
    """Return the words, in lower case, with which a number phrase can begin ("a" and "an" apart)."""
    words = {*_table("value"), *_table("parts"), *_table("scale"), *_table("vague"), *_table("pronoun"), "couple", "multi"}
    return frozenset(word for word in words if len(word) > 2 and " " not in word and "-" not in word) | {"no"}


def phrases(text: str) -> Iterator[re.Match[str]]:
    """Yield the number phrases of ``text`` in order, without overlaps; time is linear in its length."""
    match, words, end = pattern().match, openers(), 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < end or not (text[start].isdigit() or text[start] == "." or word.group().lower() in words or text[start] in VULGAR):
            continue
        article = ARTICLE.search(text, max(end, start - 3), start)
        found = (match(text, article.start()) if article else None) or match(text, start)
        if found and found.end() > start:
            end = found.end()
            yield found


def parse(words: str) -> Number | None:
    """Return the number that a phrase matched by :func:`pattern`, with a scale behind it or not, stands for."""
    text = re.sub(r"\s+", " ", words.strip().lower())
    minus = re.match(r"[-−] ?|minus[ -]", text)
    if minus:
        positive = parse(text[minus.end() :])
        return positive and Number(-positive.value, positive.kind)
    if text in _table("pronoun"):
        return Number(_table("pronoun")[text], "pronoun")
    tail = re.search(rf"({'|'.join(VULGAR)})$", text)
    if tail:
        whole = parse(text[: tail.start()]) if text[: tail.start()].strip() else Number(0)
        part = VULGAR[tail.group()]
        return whole and Number(_plain(whole.value + part), "fraction" if not whole.value else "exact")
    digits = re.match(rf"{DIGITS}|\.\d+", text)
    if digits:
        return _scaled(digit_value(digits.group()), re.split(SPACE + "+", text[digits.end() :].strip(" -")))
    return _worded([word for word in re.split(SPACE + "+", text.replace("multi-", "multi")) if word])


def digit_value(figure: str) -> int | float:
    """Return the value of digits with separators: three digits behind each comma, space or repeated point are thousands."""
    figure = re.sub(r"[ \u00a0\u202f\u2009'’]", "", figure).replace("·", ".")
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?", figure):
        figure = figure.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", figure):
        figure = figure.replace(".", "")
    return _plain(float(figure.replace(",", "."))) if re.search(r"[.,]", figure) else int(figure)


def scale_of(words: str) -> int:
    """Return the product of the scale words in ``words`` (1 where it has none)."""
    product = 1
    for word in re.split(SPACE + "+|(?<=\\d)(?=[a-z])", words.lower()):
        product *= _table("scale").get(word, 1)
    return product


def shared_scale(first: str, second: str) -> Number | None:
    """Return the first end of a range with the scale of the second where only that one has one ("3-5 million", "5-6,000"), else None."""
    own, scale = scale_of(first), scale_of(second)
    number, whole = parse(first), parse(second)
    if scale == 1 and re.fullmatch(r"\d{1,3}", first.strip()) and re.fullmatch(r"\d{1,3},000", second.strip()):
        scale = 1000
    shared = number and whole and own == 1 and scale > 1 and number.value < whole.value / scale
    return Number(_plain(number.value * scale)) if number and shared else None


def changed_scale(first: str, second: str) -> Number | None:
    """Return the number that a change starts from with the scale of its end where only that one has one ("from 1.5 to 1.2 million") and
    both are of one order ("from 800 to 1.2 million" is not), else None."""
    scale, number, whole = scale_of(second), parse(first), parse(second)
    if scale == 1 or scale_of(first) > 1 or not (number and whole and number.kind == whole.kind == "exact"):
        return None
    return Number(_plain(number.value * scale)) if 0.1 < number.value * scale / (whole.value or 1) < 10 else None


def bounds(first: Number, second: Number | None, comparator: Comparator) -> Bounds:
    """Return the bounds of one number under a comparator, or of the two ends of a range."""
    if second is not None:
        return Bounds(first.value, second.value, "range")
    if first.kind == "vague" and comparator in ("=", "~", ">", ">="):
        return Bounds(first.value, None, ">" if comparator == ">" else ">=")
    low = None if comparator in ("<", "<=") else first.value
    high = None if comparator in (">", ">=") else first.value
    return Bounds(low, high, comparator)


def ratio(part: Number, whole: Number) -> Number | None:
    """Return ``part`` of ``whole`` as a fraction, or None where it is none (a whole of zero, a part above it)."""
    if not whole.value or part.value > whole.value:
        return None
    return Number(part.value / whole.value, "fraction")


def _worded(words: Sequence[str]) -> Number | None:
    values, scales, vague, parts = _table("value"), _table("scale"), _table("vague"), _table("parts")
    if len(words) == 2 and words[0] == "a" and words[1] == "few":
        return Number(3, "vague")
    first = words[1] if words[0] in ("a", "an") and len(words) > 1 else words[0]
    if first in vague or first == "couple":
        return Number(_product(2 if first == "couple" else vague[first], words[1:]), "vague")
    part = next((word for word in words[:2] if word in parts), None)
    if part and any(word in scales for word in words):
        return Number(_plain(_product(values.get(words[0], 1), words) / parts[part]))
    if words[-1] in parts and len(words) <= 2:
        count = values.get(words[0], 1)
        return Number(_plain(count / parts[words[-1]]), "fraction")
    return _cardinal(words)


def _product(start: int | float, words: Sequence[str]) -> int | float:
    if "and" not in words:
        for word in words:
            start *= _table("scale").get(word, _table("scale").get(word.removesuffix("s"), 1))
    return start


def _cardinal(words: Sequence[str]) -> Number | None:
    """Sum of groups: each scale multiplies what was counted since the last greater one."""
    values, scales, parts = _table("value"), _table("scale"), _table("parts")
    total: int | float = 0
    group: int | float | None = None
    for position, word in enumerate(words):
        if word in values:
            group = (group or 0) + values[word]
        elif word in scales:
            group = (1 if group is None else group) * scales[word]
            if scales[word] > 100:
                total, group = total + group, 0
        elif word in parts and words[position - 1] in ("a", "an"):
            group = (group or 0) + 1 / parts[word]
        elif word not in ("and", "a", "an", "of"):
            return None
    return None if group is None else Number(_plain(total + group))


def _scaled(value: int | float, words: Sequence[str]) -> Number | None:
    rest = [word for word in words if word]
    if rest[:2] == ["and", "a"] and len(rest) > 2:
        value += 1 / _table("parts").get(rest[2], 1)
        rest = rest[3:]
    for word in rest:
        if word not in _table("scale"):
            return None
        value = round(value * _table("scale")[word], 6)
    return Number(_plain(value))


def _plain(value: int | float) -> int | float:
    value = round(value, 12) if abs(value) < 1e15 else value
    return int(value) if value == int(value) else value


def _table(field: str) -> dict[str, int]:
    return lexicon.table("numbers", field)


def _union(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]
