"""Names and signs of units and currencies to the names that records carry.

Currencies are ISO 4217 codes; units are singular English names (SI spelling). Signs are compared as written, names in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

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
    shared = {form: entry["unit"] for entry in lexicon.load("shared_currencies") for form in entry["forms"] if form.islower()}
    return {form + "s": code for form, code in money.items() if form[-1] != "s"} | shared | out | money


@cache
def longest_name() -> int:
    """Return the number of words in the longest name."""
    return max(len(name.replace("-", " ").split()) for name in names())


@cache
def codes() -> frozenset[str]:
    """Return the units that are money: ISO 4217 codes, and names that several countries share."""
    return frozenset(entry["code"] for entry in lexicon.load("currencies")) | {entry["unit"] for entry in lexicon.load("shared_currencies")}


def of_country(unit: str, words: str, countries: Mapping[str, int]) -> str:
    """Return the currency that ``words`` ("Rs 300", "50 million pesos") name in a document.

    A name that several countries share is that of the one of them which ``countries`` counts most mentions of; where it
    counts none, the name stays. Every other unit is returned as it is.
    """
    if unit not in codes():
        return unit
    names = _NAME.findall(words)
    entry = next((_shared()[name.lower()] for name in names if name.lower() in _shared()), None)
    if entry is None or any(name[0].isupper() and name.lower() not in _shared() for name in names):
        return unit
    mentioned = [country for country in entry["codes"] if countries.get(country)]
    if not mentioned:
        return str(entry.get("default", entry["unit"]))
    return str(entry["codes"][max(mentioned, key=lambda country: countries[country])])


_NAME = re.compile(r"[^\W\d_]+")


@cache
def _shared() -> dict[str, dict[str, Any]]:
    return {form.lower(): entry for entry in lexicon.load("shared_currencies") for form in entry["forms"]}
