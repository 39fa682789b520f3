"""Reads what datelines and metadata give: a day that is written out in full, and the order of figures that is usual at the place."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from civicx import countries, lexicon

_ORDER = {
    "day first": r"(?:{weekday}\W+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s,./-]+(?P<month>{month})\.?[\s,./-]+(?P<year>\d{{4}})",
    "month first": r"(?:{weekday}\W+)?(?P<month>{month})\.?[\s,./-]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,./-]+(?P<year>\d{{4}})",
    "year first": r"(?P<year>\d{{4}})[\s,./-]+(?P<month>{month})\.?[\s,./-]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?",
    "ISO": r"(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
}
# "23 APR 90", of newswire in capitals
_SHORT = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d\d)")
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_LONGEST = 60
_PLACE_ENDS = 120


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(lexicon.table("dates", "month"), key=len, reverse=True))
    weekday = r"(?:" + "|".join(sorted(lexicon.table("dates", "weekday"), key=len, reverse=True)) + r")"
    return tuple(re.compile(shape.format(month=month, weekday=weekday), re.IGNORECASE) for shape in _ORDER.values())


def publication_day(words: str) -> date | None:
    """Return the day that ``words`` give in full and in nothing else, else None.

    Accepted: "4 March 2022", "Friday, 4th of March, 2022", "March 4, 2022", "Mar. 4 2022", "2022 March 4", "2022-03-04"
    (also with a time), "2022/03/04", "23 APR 90", "01.02.2022" (the day first), and other numeric dates of which only one
    order is possible ("28-02-2022", "9/25/18").
    """
    if len(words) > _LONGEST:
        return None
    text = words.strip(" \t\r\n,.;:()[]|")
    for pattern in _patterns():
        if match := pattern.fullmatch(text):
            return day_or_none(int(match["year"]), _month(match["month"]), int(match["day"]))
    if match := _SHORT.fullmatch(text):
        return (
            day_or_none(full_year(match[3]), _month(match[2]), int(match[1]))
            if match[2].lower() in lexicon.table("dates", "month")
            else None
        )
    if match := _NUMERIC.fullmatch(text):
        one, other, year = int(match[1]), int(match[3]), full_year(match[4])
        if match[2] == "." and other <= 12:  # points part day, month and year, never month and day (Unicode CLDR)
            return day_or_none(year, other, one)
        if one == other or one > 12 or other > 12:
            return day_or_none(year, one if other > 12 else other, other if other > 12 else one)
    return None


def _month(words: str) -> int:
    return int(words) if words.isdigit() else int(lexicon.table("dates", "month")[words.lower()])


# Countries whose short dates are month-day-year, and one that uses both orders (Unicode CLDR, short date formats).
_MONTH_FIRST = frozenset(["US", "PH", "FM", "GU", "MH", "MP", "PR", "PW", "AS", "VI", "UM"])
_EITHER = frozenset(["CA"])
_BETWEEN_NAMES = re.compile(r"\s*[,;()|/–—]+\s*|\s-+\s*|\n")


# "OSLO, May 3 (Agency) – The …": a place, and no year.
_PLACE = re.compile(
    r"\(?([A-Z][^\n\d:;()–—“”\"]{1,60}?)(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?"
    r"( ?\([A-Z][^\n()]{1,40}\))?\)?(?:\s?[–—]|\s--?|--)\s?(?=[A-Z“\"‘'])"
)


def place(paragraph: str) -> re.Match[str] | None:
    """Return the match of a dateline that names a place, and perhaps an agency and a day, where ``paragraph`` opens with one."""
    found = _PLACE.match(paragraph, 0, _PLACE_ENDS)
    if found is None or found[2] or found[1].isupper():
        return found
    names = _BETWEEN_NAMES.split(found[1])
    return found if any(countries.code(name) or _city(name) for name in names) else None


def day_first_at(dateline: str) -> bool | None:
    """Return whether figures are day-month-year at the place that a dateline names, None where it names no place known."""
    names = [name.title() if name.isupper() else name for name in _BETWEEN_NAMES.split(dateline) if name]
    country = next(filter(None, map(countries.code, names)), None) or next(filter(None, map(_city, names)), None)
    return None if country is None or country in _EITHER else country not in _MONTH_FIRST


def _city(name: str) -> str | None:
    return countries.city(name) or countries.city(f"{name} City")


def full_year(digits: str) -> int:
    """Return the year that ``digits`` write; two digits are years from 1970 to 2069."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= 70 else 2000)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the calendar day, or None where there is none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
