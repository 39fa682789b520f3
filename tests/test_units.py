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
