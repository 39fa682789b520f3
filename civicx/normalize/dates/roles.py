"""What the words in the roles of a found expression say: a mod, an ordinal, a year, how many units on."""

from __future__ import annotations

from civicx.normalize import calendar
from civicx.normalize.dates.anchors import Anchors
from civicx.normalize.dates.readings import Reading
from civicx.normalize.shapes import Found
from civicx.records import DateMod


def mod_of(f: Found) -> DateMod | None:
    """Return the mod that the place within a period or a word before it gives: "early", "the end of", "around"; "later this year" has
    none, as "earlier this year"."""
    mod: DateMod | None = f.value("position") or f.value("stage") or f.value("stage2") or f.value("comparator")
    return mod


def date_reading(value: str | None, mod: DateMod | None = None) -> Reading:
    """Return the reading of a point in time; a value with a time of day is a TIME."""
    return Reading("TIME" if value and "T" in value and value[0] in "0123456789XT" else "DATE", value, mod)


def year_given(f: Found, role: str = "year") -> int | None:
    """Return the year that the expression itself names, negative before Christ."""
    value = f.value(role)
    if value is None and role == "year" and ("ad" in f.roles or "era" in f.roles):
        return (-1 if "BC" in (f.value("era"), f.value("before")) else 1) * int(f.value("ad") or f.value("old"))
    return int(value) if value is not None else None


def shift_of(relative: str) -> int:
    """Return how many units on a word of relation lies: "last" -1, "the following" 1."""
    return int(relative.rstrip("AP")) if relative[-1].isdigit() or relative[-1] in "AP" else {"F": 0, "R": -1}[relative]


def relation_of(f: Found, role: str = "relative") -> tuple[int, bool]:
    """How many units on, and whether counted from the last mention: "the same", "the following"."""
    values = [str(token.value) for token in (*f.roles.get(role, ()), *f.roles.get("further", ()))]
    shifts = [shift_of(value) for value in values]
    anchored = any(value.endswith("A") for value in values)
    return next((shift for shift in shifts if shift), 0), anchored


def year_named(f: Found, a: Anchors, role: str = "relative") -> int | None:
    """The year that "this year", "of that year", "last year" name."""
    shift, anchored = relation_of(f, role)
    base = a.told if anchored else a.base
    year = calendar.year_of(base) if base else None
    return year + shift if year is not None else None
