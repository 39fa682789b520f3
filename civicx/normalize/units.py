"""Names and signs of units and currencies to the names that records carry.

Currencies are ISO 4217 codes; units are singular English names (SI spelling). Signs are compared as written, names in lower case.
"""

from __future__ import annotations

from functools import cache

from civicx import lexicon


@cache
def signs() -> dict[str, str]:
    """Return ``{sign: ISO 4217 code}`` as written before or after a sum ("US$", "€", "KSh", "USD")."""
    return {sign: entry["code"] for entry in lexicon.load("currencies") for sign in entry["signs"]}


@cache
def symbols() -> dict[str, str]:
    """Return ``{symbol: unit}`` of the symbols that count only after digits and as written ("km", "C")."""
    return {form: entry["unit"] for entry in lexicon.load("units") if entry.get("symbol") for form in entry["forms"]}


@cache
def names() -> dict[str, str]:
    """Return ``{name in lower case: unit or ISO 4217 code}`` of units and currencies written out."""
    out = {form.lower(): entry["unit"] for entry in lexicon.load("units") if not entry.get("symbol") for form in entry["forms"]}
    money = {form: entry["code"] for entry in lexicon.load("currencies") for form in entry["forms"]}
    return {form + "s": code for form, code in money.items() if form[-1] != "s"} | out | money


@cache
def longest_name() -> int:
    """Return the number of words in the longest name."""
    return max(len(name.replace("-", " ").split()) for name in names())


@cache
def codes() -> frozenset[str]:
    """Return the units that are money."""
    return frozenset(entry["code"] for entry in lexicon.load("currencies"))
