"""Days of the moveable feasts of three calendars, by the rule that the lexicon gives each.

"easter-2" counts days from Easter, "orthodox+0" from that of the Julian calendar, "hebrew+9" from the Jewish new year of the same
autumn; "hijri-10-01" is a day of the Islamic calendar. Sources: Meeus, Astronomical Algorithms, ch. 8; Reingold and Dershowitz,
Calendrical Calculations, chs. 7 and 8 (the arithmetical Islamic calendar, a day or two from what is seen at a place).
"""

from __future__ import annotations

from datetime import date, timedelta

# The first year whose Easter the Gregorian calendar set.
_GREGORIAN = 1583
# Days before the first of the common calendar's year 1 at which the two others count their first.
_HIJRI_EPOCH = 227014
_HEBREW_EPOCH = -1373427
_HANUKKAH = 83
_LONG_YEARS = (355, 385)


def feast(rule: str, year: int) -> date | None:
    """Return the day of a moveable feast in a year of the common calendar, None where the rule is another or the year has none."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if rule.startswith("orthodox"):
        return _julian_easter(year) + timedelta(year // 100 - year // 400 - 2 + int(rule[8:]))
    if rule.startswith("hebrew"):
        return _hebrew(int(rule[6:]), year)
    if rule.startswith("hijri"):
        month, _, day = rule[6:].partition("-")
        return _hijri(int(month), int(day or 1), year)
    return None


def easter(year: int) -> date:
    """Return Easter Sunday, before 1583 of the Julian calendar."""
    if year < _GREGORIAN:
        return _julian_easter(year)
    golden, century, rest = year % 19, year // 100, year % 100
    leap = (century + 8) // 25
    moon = (19 * golden + century - century // 4 - (century - leap + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _julian_easter(year: int) -> date:
    """Return Easter Sunday as the Julian calendar names the day."""
    full = (19 * (year % 19) + 15) % 30
    month, day = divmod(full + (2 * (year % 4) + 4 * (year % 7) - full + 34) % 7 + 114, 31)
    return date(year, month, day + 1)


def hijri_month(month: int, year: int) -> tuple[date, date] | None:
    """Return the first and the last day of an Islamic month that begins in a year of the common calendar."""
    first = _hijri(month, 1, year)
    return (first, first + timedelta(29 if month % 2 else 28)) if first else None


def _hijri(month: int, day: int, year: int) -> date | None:
    about = (year - 622) * 33 // 32
    for own in (about - 1, about, about + 1, about + 2):
        number = _HIJRI_EPOCH + 354 * (own - 1) + (3 + 11 * own) // 30 + (59 * (month - 1) + 1) // 2 + day
        if own > 0 and date.fromordinal(number).year == year:
            return date.fromordinal(number)
    return None


def _hebrew(days: int, year: int) -> date:
    """Return the day so many days from the Jewish new year in the autumn of ``year``."""
    own = year + 3761
    length = _hebrew_new_year(own + 1) - _hebrew_new_year(own)
    later = days == _HANUKKAH and length in _LONG_YEARS  # its month before has a day more
    return date.fromordinal(_hebrew_new_year(own) + days + later)


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_elapsed(one) for one in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)
