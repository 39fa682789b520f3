"""How values are written for people: in the terminal's fact sheet and in the report."""

from __future__ import annotations

import re

from civicx.records import Quantity

MOD_WORDS = {
    "START": "early",
    "MID": "mid",
    "END": "late",
    "APPROX": "about",
    "BEFORE": "before",
    "AFTER": "after",
    "MORE_THAN": "more than",
    "LESS_THAN": "less than",
    "EQUAL_OR_MORE": "at least",
    "EQUAL_OR_LESS": "at most",
}
BOUND_SIGNS = {"=": "", "~": "≈ ", "<": "< ", "<=": "≤ ", ">": "> ", ">=": "≥ "}
# Control characters are shown by their pictures; characters that reorder a line are not let through.
_SHOWN = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_SHOWN |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_LINES = {code: shown for code, shown in _SHOWN.items() if chr(code) not in "\t\n\r"}


def clean(text: str) -> str:
    """Return ``text`` on one line, control characters replaced by harmless pictures."""
    return " ".join(text.split()).translate(_SHOWN)


def harmless(text: str) -> str:
    """Return ``text`` with its lines and spaces kept, character for character, other control characters replaced by pictures."""
    return text.translate(_LINES)


def bounds(quantity: Quantity) -> str:
    """Return the bounds of a quantity as people write them, with sign and unit: ``> 200``, ``4,500-5,000``, ``60%``."""
    return bounded(quantity.low, quantity.high, quantity.comparator, quantity.unit)


def bounded(low: float | None, high: float | None, comparator: str, unit: str) -> str:
    """Return what ``bounds`` does, for the fields of a record read from a file; a ratio as a fraction: ``2/3``."""
    behind = "" if unit in ("count", "ratio") else "%" if unit == "%" else f" {unit}"
    if comparator == "range":
        return f"{_number(low)}-{_number(high)}{behind}"
    value = low if low is not None else high
    return f"{BOUND_SIGNS[comparator]}{_fraction(value) if unit == 'ratio' and value is not None else _number(value)}{behind}"


def _fraction(value: float) -> str:
    from fractions import Fraction

    near = Fraction(value).limit_denominator(1000)
    return str(near) if abs(near - value) < 1e-9 else _number(value)


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,}" if isinstance(value, int) else f"{value:.3g}" if abs(value) < 1 else f"{value:,.10g}"


_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second", "WE": "weekend"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_VAGUE = {"PAST_REF": "earlier", "PRESENT_REF": "at present", "FUTURE_REF": "later"}
_PERIOD = re.compile(r"P(?P<clock>T?)(?P<count>\d+(?:\.\d+)?|X)(?P<unit>WE|[YMWDHS])")


def when(type: str, value: str | None, edtf: str | None) -> str | None:
    """Return a date's value for people: a length of time in words, a vague time as such, anything else as EDTF or TIMEX3 have it."""
    if value is None:
        return edtf
    if value in _VAGUE:
        return edtf or _VAGUE[value]
    if type == "DURATION" and "/" in value:
        least, most = (when(type, end, None) or "" for end in value.split("/"))
        unit = most.rpartition(" ")[2]
        return f"{least.removesuffix(unit).removesuffix(unit[:-1]).rstrip()} to {most}"
    found = _PERIOD.fullmatch(value)
    if found:
        unit = _UNITS[found["clock"] + found["unit"]]
        count = found["count"]
        if type == "SET":
            return f"every {unit}" if count == "1" else f"every {count} {unit}s"
        return f"some {unit}s" if count == "X" else f"{count} {unit}{'' if count == '1' else 's'}"
    if type == "SET" and value.startswith("XXXX-WXX-") and value[-1] in "1234567":
        return f"every {_DAYS[int(value[-1]) - 1]}"
    return edtf or value
