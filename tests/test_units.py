"""Names and signs of units and currencies."""

from __future__ import annotations

import pytest

from civicx.normalize import units


@pytest.mark.parametrize(
    ("sign", "code"),
    [("US$", "USD"), ("€", "EUR"), ("£", "GBP"), ("A$", "AUD"), ("USD", "USD")],
)
def test_sign(sign: str, code: str) -> None:
    assert units.signs()[sign] == code


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("percent", "%"),
        ("per cent", "%"),
        ("kilometers", "kilometre"),
        ("kilometres", "kilometre"),
        ("miles", "mile"),
        ("kenyan shillings", "KES"),
        ("euros", "EUR"),
    ],
)
def test_name(name: str, unit: str) -> None:
    assert units.names()[name] == unit


def test_a_symbol_counts_only_as_written() -> None:
    assert units.symbols()["km"] == "kilometre"
    assert "KM" not in units.names()


def test_no_name_is_longer_than_the_longest() -> None:
    assert max(len(name.replace("-", " ").split()) for name in units.names()) == units.longest_name()


@pytest.mark.parametrize(
    ("reason", "unit", "words", "countries", "expected"),
    [
        ("the only country with it", "peso", "50 million pesos", {"CO": 1, "PE": 9}, "COP"),
        ("the one of two that is mentioned more", "rupee", "300 rupees", {"IN": 1, "PK": 3}, "PKR"),
        ("by its sign", "INR", "Rs 300", {"LK": 2}, "LKR"),
        ("no such country", "franc", "80 francs", {"FR": 2}, "franc"),
        ("no country at all", "CFA franc", "80 CFA francs", {}, "CFA franc"),
        ("CFA in Central Africa", "XOF", "FCFA 80", {"CM": 1}, "XAF"),
        ("nearly always one", "RUB", "80 roubles", {}, "RUB"),
        ("unless the other is spoken of", "RUB", "80 rubles", {"BY": 4}, "BYN"),
        ("said in full", "INR", "300 Indian rupees", {"PK": 3}, "INR"),
        ("no shared name", "USD", "$300", {"PK": 3}, "USD"),
        ("no money", "count", "300", {"PK": 3}, "count"),
    ],
)
def test_a_shared_name_is_that_of_the_country_spoken_of(
    reason: str, unit: str, words: str, countries: dict[str, int], expected: str
) -> None:
    assert units.of_country(unit, words, countries) == expected, reason
