"""Finds figures in plain text: numbers with their comparator, scale, currency or unit, ranges and ratios.

Surface forms: ``1,200`` ``1 200`` ``1.2 million`` ``3bn`` ``a dozen`` ``tens of thousands`` ``two-thirds`` ``one in three``
``43/100`` ``60%`` ``US$ 3 bn`` ``2,000 Kenyan shillings`` ``14-foot`` ``17-year-old`` ``aged 14 to 17`` ``between 4,500 and 5,000``
``12,000+`` ``no fewer than 31``. What looks like a number but counts nothing (dates, times, telephone numbers, references,
ordinals, list marks, scores) is masked first. No parse is read here; time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from civicx import lexicon
from civicx.normalize import numbers, units

MONTH = (
    r"(?:(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|apr(?:il|\.)?|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?"
    r"|nov(?:ember|\.)?|dec(?:ember|\.)?)|May|MAY|Mar(?:ch|\.)?|MAR(?:CH)?)\b"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DAYS = rf"{DAY}(?:(?:\s?[-–/]\s?|,? (?:and|to|or|&|through|until) |, ){DAY}){{0,6}}"
MASK = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{2,255}|(?<!\w)[#@]\w+"
    r"|\+\d[\d ().\-–/]{6,25}\d|\(\d{2,5}\) ?\d{3,4}[-. ]?\d{3,4}\b|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b|\b\d{3}-\d{4}\b"
    r"|\b0\d{1,4}[ /-]\d[\d -]{4,12}\d\b"
    r"|\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b|hrs?\b|hours\b|GMT|UTC)|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}\s?(?:[ap]\.?m\b|[ap]\.m\.|o['’]clock)"
    r"|\b\d{4}\s?(?:GMT|UTC|hrs|hours)\b|\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:19|20)\d\d[/–-](?:19|20)?\d\d\b"
    r"|\b\d+[/-](?:19|20)\d{2}\b|\b(?:24/7|9/11|7/7|26/11|50/50|50-50)\b|\b\d+(?:\.\d+){2,}\b|\b[A-Z]{1,6}(?:/[A-Z\d.]{1,12}){1,6}\b"
    rf"|\b{DAYS}(?:\s+of)?\s+{MONTH}(?:,?\s+(?:\d{{4}}|['’]?\d{{2}})\b)?|\b{MONTH}\s+{DAYS}\b(?!,\d{{3}})(?:,?\s+\d{{4}}\b)?|\b{MONTH},?\s+(?:19|20)\d\d\b"
    r"|\b\d+(?:st|nd|rd|th)\b|['’]\d0s\b|\b\d{3,4}0['’]?s\b"
    r"|(?m:^[ \t]{0,12}[(\[]?\d{1,3}[.)\]](?=\s))|(?<=[.!?:;] )\(?\d{1,2}[.)] (?=[A-Z])|\[\d{1,3}\]"
    r"|(?<=[a-z.,;:”\"])\d{1,2}(?=\s|$)(?<![.,]\d)(?<![.,]\d\d)"
)
DURATION = re.compile(
    r"[\s\u00a0-]{0,2}(?:of\s)?(?:(?:more|full|long|straight|consecutive|whole|additional|further|calendar|working|business|past|previous|extra|successive"
    r"|those|these|the|odd|or so|or more|solid|short)[\s-])*"
    r"(?:second|sec|minute|min|hour|hr|day|night|weekday|week|weekend|fortnight|month|semester|year|yr|decade|centur(?:y|ie)|millenni(?:um|a)|generation)s?\b"
    r"(?![\s-]{1,2}olds?\b)(?!\sof\sage)(?!-olds?\b)",
    re.IGNORECASE,
)
AGE_AFTER = re.compile(r"[\s\u00a0-]{0,2}(year|yr|month|week|day)s?(?:[\s-]{1,3}olds?\b|\sof\sage\b)", re.IGNORECASE)
AGE_BEFORE = re.compile(r"\b(?:aged|ages?(?:\sof|\srange of)?)\s(?:from\s|between\s|only\s|just\s)?$", re.IGNORECASE)
APPOSED_END = re.compile(r"\)|,(?!\d)|;|\.\s|\s(?:and|who|from|of)\b")
CHANGE = re.compile(
    r"\b(?:rose|rise[sn]?|rising|rais\w+|fell|fall\w*|cut|cuts|cutting|increas\w+|decreas\w+|grew|grow\w*|dropp\w+|drops?|declin\w+|climb\w*|jump\w*|shrank|shrunk|shrinks?"
    r"|reduc\w+|lower\w*|up|down|doubl\w+|trebl\w+|tripl\w+|went|gone|chang\w+|surg\w+|plung\w+|slump\w*|slid\w*|soar\w*|hik\w+|slash\w*|expand\w*)\b",
    re.IGNORECASE,
)
RANGE_DASH = re.compile(r"\s?[-–—]\s?(?:to[- ])?")
RANGE_TO = re.compile(r"[\s-]{1,2}to[\s-]{1,2}(?:(?:about|around|as many as|as much as|over|nearly|almost)\s)?")
RANGE_AND = re.compile(r"\s+and\s+(?:about\s|around\s)?")
RANGE_OR = re.compile(r"\s+or\s+")
RANGE_ASIDE = re.compile(r"\s?[-–—,]?\s?(?:and|or|to)?\s?(?:possibly|perhaps|maybe|even|probably)?\s?(?:as many as|as much as|up to)\s")
RATIO = re.compile(r"[\s-]+(?:in(?:\severy)?|out\sof(?:\severy)?|of\severy)[\s-]+")
SLASH = re.compile(r"/(\d{1,3})(?![\d/])")
SIGN = re.compile(r"(?:\b([A-Za-z.]{1,4})[ ]?)?\\?([$€£¥₹₽₸₦₵₪₺₴₾֏₼₮؋৳฿₫៛₱₩₲₡¢])[-\u00a0 =]?$")
CODE = re.compile(r"(?<![\w.])([A-Z][A-Za-z]{0,4}[.¢₵]?/?)([\u00a0 ]?)$")
SCALE_WORD = re.compile(
    r"[\u00a0 \n-]{0,2}((?:hundred|thousand|lakh|lac|million|mln|mn|mio|crore"
    r"|billion|bln|bn|trillion|trn|tln|tn|quadrillion|dozen)\b[\u00a0 -]?)+",
    re.IGNORECASE,
)
SCALE_LETTER = re.compile(r"\u00a0?([kKmMbB])\b(?![./²³°'’]\w)")
WORDS_BEFORE = re.compile(r"[^\s,]+")
WORD_AFTER = re.compile(r"[\u00a0 \n-]?([^\s\-,;:!?()\[\]\"“”]+)")
PLUS = re.compile(r"\s?\+(?!\d)")
FILLERS = frozenset(
    [
        "another",
        "further",
        "additional",
        "total",
        "combined",
        "a",
        "an",
        "the",
        "of",
        "some",
        "record",
        "other",
        "just",
        "about",
        "roughly",
        "estimated",
    ]
)
VERBAL = frozenset(["exceed", "exceeds", "exceeded", "exceeding", "topped", "topping", "surpassing", "surpassed", "averaged", "averaging"])
TELLING = frozenset(
    [
        "concern",
        "concerns",
        "concerned",
        "information",
        "story",
        "stories",
        "talk",
        "talks",
        "talking",
        "report",
        "reports",
        "worried",
        "question",
        "questions",
        "know",
        "knew",
        "news",
        "speak",
        "speaking",
        "spoke",
        "write",
        "writes",
        "wrote",
        "written",
        "writing",
        "ask",
        "asked",
        "learn",
        "learned",
        "truth",
        "details",
        "rumours",
        "rumors",
        "film",
        "book",
        "documentary",
        "article",
        "told",
        "tell",
        "tells",
        "hear",
        "heard",
        "what",
        "complained",
        "complaints",
        "think",
        "thought",
        "more",
        "all",
    ]
)
RARE_MONEY = frozenset(["won", "real", "sol", "som", "dong", "kip", "pula", "lira", "rand", "colon", "sterling", "lek"])
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
BOUNDARY = re.compile(r"[.;:!?]\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its text. ``start``/``end`` are the fact's words, ``first``/``last`` the number with its scale, ``after`` where
    a counted noun can begin; ``kind`` is plain, vague, fraction, range, ratio or age; ``numbers`` are the spans to be valued."""

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


def find(text: str) -> list[Figure]:
    """Return the figures of ``text`` in order: comparator, currency and unit read, ranges and ratios joined."""
    joined = _join(text, [figure for figure in _singles(text) if figure])
    return [_compared(text, figure) for figure in joined if _counts(text, figure)]


def _singles(text: str) -> Iterator[Figure]:
    masks = MASK.finditer(text)
    mask = next(masks, None)
    for match in numbers.phrases(text):
        while mask and mask.end() <= match.start():
            mask = next(masks, None)
        if mask and mask.start() < match.end():
            continue
        figure = _single(text, match)
        if figure:
            yield figure


def _single(text: str, match: re.Match[str]) -> Figure | None:
    """Read the scale, currency, unit or age around one number; None where letters or marks glue it to a name."""
    start, last = match.span()
    digits = match.lastgroup == "digits" or match.group()[0].isdigit()
    if last - start > 60 or (digits and not _detached(text, start)):
        return None
    money, sign = _money_before(text, start) if digits else (None, start)
    if digits and sign == start and text[start - 1 : start].isalpha():
        return None
    if digits:
        last = _scaled(text, last, money is not None)
    number = numbers.parse(text[start:last])
    if number is None:
        return None
    kind = {"vague": "vague", "fraction": "fraction"}.get(number.kind, "plain")
    unit = "ratio" if kind == "fraction" else "count"
    figure = Figure(sign, last, start, last, last, ((start, last),), kind, unit=unit, digits=digits, value=float(number.value), before=sign)
    if money:
        return replace(figure, unit=money, after=_money_after(text, last))
    return _measured(text, figure)


def _detached(text: str, start: int) -> bool:
    """Digits hyphened or slashed to letters or digits before them are part of a name, code or date."""
    before = text[max(0, start - 7) : start]
    if re.search(r"[^\W\d_][-–]$", before):
        return bool(re.search(r"(?i)\b(?:sub|under|over|mid|pre|minus|to|non|now|of)[-–]$", before))
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
    letter = SCALE_LETTER.match(text, last) or (money and re.compile(r" [mM]\b").match(text, last)) or None
    if letter and (money or letter.group(1 if letter.re is SCALE_LETTER else 0).strip() not in "mM" or _million(text, letter.end())):
        return letter.end()
    return last


def _million(text: str, end: int) -> bool:
    """Without a currency "m" is million before what is counted, else metres."""
    after = re.compile(r"\s+([^\W\d_]+)").match(text, end)
    metre = [
        "long",
        "wide",
        "high",
        "tall",
        "deep",
        "away",
        "from",
        "above",
        "below",
        "north",
        "south",
        "east",
        "west",
        "of",
        "race",
        "sprint",
        "in",
        "to",
        "and",
        "or",
        "at",
    ]
    return bool(after and after.group(1).lower() not in [*metre[:-6], "to", "and", "or", "at", "in"])


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
    name = phrase.lower()
    if name in RARE_MONEY and not (figure.digits and figure.value >= 1000):
        return None
    return units.names().get(name)


def _join(text: str, singles: list[Figure]) -> list[Figure]:
    """Join neighbours that form one range or ratio."""
    out: list[Figure] = []
    skip = False
    for position, figure in enumerate(singles):
        if skip:
            skip = False
            continue
        following = singles[position + 1] if position + 1 < len(singles) else None
        pair = following and _pair(text, figure, following)
        slash = None if pair else _slashed(text, figure)
        if following and not pair and _score(text, figure, following):
            skip = True
            continue
        out.append(pair or slash or figure)
        skip = bool(pair)
    return out


def _score(text: str, one: Figure, two: Figure) -> bool:
    """ "2-1", "15-3": two bare numbers with a dash that are no range are the score of a match or a vote."""
    dash = re.fullmatch(r"[-–]", text[one.last : two.before])
    return bool(dash) and one.digits and two.digits and one.unit == two.unit == "count"


def _slashed(text: str, figure: Figure) -> Figure | None:
    """``43/100`` is a score out of 100, ``2/3`` a fraction."""
    slash = SLASH.match(text, figure.last)
    if not slash or not figure.digits:
        return None
    whole = int(slash.group(1))
    if whole in (100, 1000) and figure.value <= whole:
        return replace(figure, end=slash.end(), after=slash.end(), unit=f"out of {whole}", kind="score")
    if figure.value < whole <= 10:
        spans = (figure.numbers[0], (slash.start(1), slash.end()))
        return replace(figure, end=slash.end(), last=slash.end(), after=slash.end(), unit="ratio", kind="ratio", numbers=spans)
    return replace(figure, kind="none")


def _pair(text: str, one: Figure, two: Figure) -> Figure | None:
    gap = text[one.after : two.before]
    if len(gap) > 30 or one.kind in ("age", "none") or "vague" in (one.kind, two.kind):
        return None
    if two.kind == "none":  # a range of a duration
        return replace(two, before=one.before) if _is_range(text, one, two, gap) else None
    if RATIO.fullmatch(gap) and _is_ratio(one, two, gap):
        spans = (one.numbers[0], two.numbers[0])
        return replace(one, end=two.last, last=two.last, after=two.last, unit="ratio", kind="ratio", numbers=spans)
    if not _is_range(text, one, two, gap):
        return None
    unit = two.unit if two.unit != "count" else one.unit
    lead = re.search(r"\bbetween\s+$", text[max(0, one.before - 12) : one.before], re.IGNORECASE)
    start = one.before - len(lead.group()) if lead else one.before
    kind = "age" if two.kind == "age" else "range"
    return replace(two, start=start, before=one.before, first=one.first, numbers=(one.numbers[0], two.numbers[0]), kind=kind, unit=unit)


def _is_ratio(one: Figure, two: Figure, gap: str) -> bool:
    if one.unit != "count" or two.unit != "count" or not one.value < two.value or "fraction" in (one.kind, two.kind):
        return False
    round_whole = two.value <= 10 or two.value in (12, 20, 50, 100, 1000, 10000, 100000)
    return round_whole and (two.digits == one.digits or one.value <= 10)


def _is_range(text: str, one: Figure, two: Figure, gap: str) -> bool:
    first, second = _ends(text, one, two)
    if one.unit not in ("count", two.unit) and (two.unit != "count" or one.unit == "%"):
        return False
    if one.unit in ("%", "ratio") and two.unit == "count":
        return False
    if YEAR.fullmatch(text[one.first : one.last]) and numbers.scale_of(text[two.first : two.last]) > 1:
        return False
    lead = text[max(0, one.before - 60) : one.before]
    if re.search(r"\bbetween\s+$", lead, re.IGNORECASE):
        return bool(RANGE_AND.fullmatch(gap)) and first < second
    if RANGE_ASIDE.fullmatch(gap) and first < second:
        return not re.match(r"\s?(?:and|,)\s?(?:up to|as)", gap)
    if RANGE_DASH.fullmatch(gap):
        return first < second and (one.digits == two.digits) and _range_noun(text, one, two)
    if RANGE_TO.fullmatch(gap):
        origin = re.search(r"\bfrom\s+(?:\w+\s){0,2}$", lead)
        changing = (origin or (one.unit != "count" and two.unit != one.unit)) and CHANGE.search(BOUNDARY.split(lead)[-1])
        return not changing and (first < second or bool(origin)) and not re.search(r"\bby\s+$", lead)
    if RANGE_OR.fullmatch(gap):
        return first < second <= first * 1.5 and one.unit == "count" and one.digits == two.digits and one.kind != "fraction"
    return False


def _ends(text: str, one: Figure, two: Figure) -> tuple[float, float]:
    """The two values, the first with the second's scale where it has none of its own ("3-5 million")."""
    own, scale = numbers.scale_of(text[one.first : one.last]), numbers.scale_of(text[two.first : two.last])
    shared = own == 1 and scale > 1 and one.value < two.value / scale
    return (one.value * scale if shared else one.value), two.value


def _range_noun(text: str, one: Figure, two: Figure) -> bool:
    """A dash between bare numbers is a range only where something counted or measured follows."""
    if two.unit != "count" or one.unit != "count" or numbers.scale_of(text[two.first : two.last]) > 1:
        return True
    return bool(
        re.compile(r"[\s-](?!in\b|at\b|on\b|to\b|and\b|win|defeat|loss|victory|lead|draw|vote|majority)[a-z]").match(text, two.after)
    )


def _compared(text: str, figure: Figure) -> Figure:
    """Read the longest comparator phrase before the number, else the one after it."""
    if figure.kind == "age" or AGE_BEFORE.search(text, max(0, figure.before - 24), figure.before):
        figure = replace(figure, kind="age", unit=figure.unit if figure.kind == "age" else "year", counted="age")
    elif _apposed_age(text, figure):
        figure = replace(figure, kind="age", unit="year", counted="age")
    found = _comparator_before(text, figure.start if figure.kind != "range" else figure.before)
    if len(figure.numbers) > 1 and figure.kind != "ratio":
        return replace(figure, comparator="range")
    if found:
        return replace(figure, comparator=found[1], start=min(found[0], figure.start))
    return _comparator_after(text, figure)


def _comparator_before(text: str, start: int) -> tuple[int, str] | None:
    """The start and the meaning of the longest comparator phrase that ends before ``start``; fillers may stand between."""
    floor = max(0, start - 56)
    glued = re.search(r"(?:[<>]=?|[≤≥~≈∼])\s?$|\b(?:sub|under|over)-$", text[floor:start], re.IGNORECASE)
    table = _comparators("before")
    if glued:
        sign = glued.group().strip().rstrip("-").lower()
        return floor + glued.start(), table[sign]
    lead = BOUNDARY.split(text[floor:start])[-1]
    if text[start - 1 : start] not in " \u00a0\n\u202f":
        return None
    words = [
        (word.group().lower().lstrip("(“\"‘'—–[…"), floor + (start - floor - len(lead)) + word.start())
        for word in WORDS_BEFORE.finditer(lead)
    ]
    for dropped in range(4):
        rest = words[: len(words) - dropped]
        if dropped and (dropped > len(words) or words[-dropped][0] not in FILLERS):
            return None
        for count in range(min(6, len(rest)), 0, -1):
            meaning = table.get(" ".join(word for word, _ in rest[-count:]))
            if meaning and not _no_comparator(rest, count):
                return (start if rest[-1][0] in VERBAL else rest[-count][1]), meaning
    return None


def _no_comparator(words: list[tuple[str, int]], count: int) -> bool:
    """ "worried about two men": the word belongs to what stands before it."""
    return count == 1 and words[-1][0] in ("about", "over") and len(words) > 1 and words[-2][0] in TELLING


def _comparator_after(text: str, figure: Figure) -> Figure:
    plus = PLUS.match(text, figure.end)
    if plus:
        return replace(figure, comparator=">=", end=plus.end(), after=max(figure.after, plus.end()))
    position = figure.end
    words: list[tuple[str, int]] = []
    while len(words) < 4 and (word := WORD_AFTER.match(text, position)):
        words.append((word.group(1).lower(), word.end()))
        position = word.end()
    for count in range(len(words), 0, -1):
        phrase = " ".join(word for word, _ in words[:count])
        meaning = _comparators("after").get(phrase.rstrip("."))
        if meaning and (
            phrase.startswith(("or ", "and ", "odd", "plus"))
            or re.compile(r"[,.;)\n]").match(text, words[count - 1][1] - phrase.endswith("."))
        ):
            end = words[count - 1][1] - phrase.endswith(".")
            return replace(figure, comparator=meaning, end=end, after=max(figure.after, end))
    return figure


@cache
def _comparators(place: str) -> dict[str, str]:
    return lexicon.table("comparators", place)


@cache
def _designators() -> frozenset[str]:
    return frozenset(form for entry in lexicon.load("designators") for form in entry["forms"])


def _apposed_age(text: str, figure: Figure) -> bool:
    """ "Name, 61, wrote", "Name (61)": digits set off by commas or brackets behind a capitalised word."""
    if not figure.digits or figure.unit != "count" or figure.kind != "plain" or not 1 <= figure.value <= 110:
        return False
    lead = text[max(0, figure.first - 30) : figure.first]
    name = re.search(r"(?:^|\s)((?:(?:a[dlnrstz]|el|ibn|bin|ben|abu)[-‑])?[^\W\d_a-z][\w’'.-]*)(?:,\s|\s\()$", lead)
    return bool(name and APPOSED_END.match(text, figure.last) and len(name.group(1)) > 1 and not re.match(MONTH, name.group(1)))


def _counts(text: str, figure: Figure) -> bool:
    """False for numbers that count nothing: years, references, parts of names, fixed phrases."""
    if figure.kind == "none":
        return False
    lead = WORDS_BEFORE.findall(text[max(0, figure.before - 30) : figure.before])
    previous = lead[-1].lower().strip("(“\"‘'[") if lead and text[figure.before - 1 : figure.before] in " \u00a0\n.#§°" else ""
    if figure.unit == "count" and figure.kind in ("plain", "range") and previous in _designators():
        return not (figure.digits or previous in ("number", "no", "no.", "article", "section", "day", "phase"))
    if figure.digits and figure.unit == "count" and figure.kind != "age" and YEAR.fullmatch(text[figure.first : figure.last]):
        return _no_year(text, figure, previous)
    if figure.kind == "fraction":
        return _is_fraction(text, figure, previous)
    words = text[figure.first : figure.last].lower()
    if words in ("one", "1", "zero", "tens", "scores", "both"):
        return _word_counts(text, figure, words, previous)
    return not (figure.digits and text[figure.last : figure.last + 1].isalpha() and figure.unit == "count")


def _no_year(text: str, figure: Figure, previous: str) -> bool:
    """Four bare digits from 1500 to 2099 count only behind a comparator other than "about", or before a plural of people."""
    if previous in ("than", "least", "over", "some", "nearly", "almost"):
        return not DURATION.match(text, figure.last)
    people = (
        r"\s(?:\w+\s)?(?:people|persons|civilians|soldiers|troops|children|women|men|prisoners|detainees|refugees|protesters"
        r"|demonstrators|workers|students|members|families|cases|victims|deaths|arrests)\b"
    )
    if previous in ("in", "since", "by", "until", "before", "after", "during", "of", "early", "late", "from", "the", "year"):
        return False
    return bool(re.compile(people).match(text, figure.last))


def _is_fraction(text: str, figure: Figure, previous: str) -> bool:
    words = text[figure.first : figure.last].lower()
    following = text[figure.last : figure.last + 12].lower()
    if previous in (
        "first",
        "second",
        "latter",
        "other",
        "better",
        "top",
        "bottom",
        "former",
        "early",
        "final",
        "last",
        "this",
        "one",
        "next",
        "third",
        "fourth",
    ):
        return False
    if "half" in words:
        if re.match(
            r"-|\s(?:an?\s|hour|day|year|centur|decade|brother|sister|time|way|past|mast|term|moon|price|of\s(?:19|20)\d\d)", following
        ):
            return False
        return (
            bool(re.match(r"\s(?:of|the|their|its|his|her|our|my|those|these|that|this|were|was|are|is|have|had|said|as|all)\b", following))
            or previous
            in (
                "nearly",
                "almost",
                "about",
                "over",
                "than",
                "least",
                "around",
                "roughly",
                "by",
                "approximately",
                "some",
                "to",
                "under",
                "exactly",
                "only",
                "just",
            )
            or bool(re.match(r"[,.;)]", following))
        )
    if re.match(r"an?\W|one\W", words) or re.search(r"quarters?$", words):
        return bool(re.match(r"\s(?:of|were|was|are|is|have|had|the|said|all)\b|[,.;)]", following)) or previous in (
            "than",
            "nearly",
            "almost",
            "about",
            "least",
            "over",
            "by",
            "around",
        )
    return True


def _word_counts(text: str, figure: Figure, words: str, previous: str) -> bool:
    following = text[figure.last : figure.last + 24].lower()
    if words in ("tens", "scores"):
        return following.startswith(" of ") or (
            words == "scores"
            and bool(
                re.match(r"\s(?:were|was|are|have|had|more|killed|injured|wounded|dead|arrested|detained|others|missing)\b", following)
            )
        )
    if words == "zero":
        return previous not in (
            "ground",
            "net",
            "year",
            "day",
            "patient",
            "near",
            "at",
            "from",
            "below",
            "above",
            "absolute",
            "sub",
        ) and not re.match(r"-|\stolerance|\s?hour", following)
    if (
        previous
        in (
            "no",
            "the",
            "that",
            "this",
            "which",
            "each",
            "every",
            "any",
            "another",
            "number",
            "day",
            "only",
            "anyone",
            "'s",
            "such",
            "new",
            "big",
        )
        and words == "one"
    ):
        return previous in ("the", "that", "this", "only", "another") and not re.match(
            r"[\s]?(?:[,.;:!?)’']|of\b|that\b|who\b|which\b|is\b|was\b|and\b|hand\b|thing\b|to\b|in\b|with\b|where\b|we\b|he\b|they\b|for\b)",
            following,
        )
    if words in ("one", "1"):
        return not re.match(
            r"[-–’']|\s(?:another|by\s+one|day|thing|time|way|hand|point|side|and\s+the\s+same|and\s+all|such|in\s+which|who\s+is|can|might|should|would|could|must|cannot|to\s+\w+|side)\b",
            following,
        )
    return True
