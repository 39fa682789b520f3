"""Codes of countries, peoples and cities by their names."""

from __future__ import annotations

import pytest

from civicx import countries
from civicx.extractor import Extractor


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Norway", "NO"),
        ("the Netherlands", None),
        ("Netherlands", "NL"),
        ("United States", "US"),
        ("U.S.", "US"),
        ("U. S.", "US"),
        ("Czechia", "CZ"),
        ("Czech Republic", "CZ"),
        ("Burma", "MM"),
        ("Myanmar", "MM"),
        ("Ivory Coast", "CI"),
        ("DRC", "CD"),
        ("South Korea", "KR"),
        ("Timor-Leste", "TL"),
        ("NORWAY", "NO"),
        ("South  Korea", "KR"),
        ("Korea, Republic of", None),
        ("Selmouth", None),
        ("", None),
    ],
    ids=str,
)
def test_code(name: str, code: str | None) -> None:
    assert countries.code(name) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [("Norwegian", "NO"), ("Kenyans", "KE"), ("Gazans", "PS"), ("Korean", None), ("Nordic", None), ("Norway", None)],
)
def test_nationality(word: str, code: str | None) -> None:
    assert countries.nationality(word) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Lagos", "NG"),
        ("Mexico City", "MX"),
        ("San Pedro Sula", "HN"),
        ("Cox's Bazar", "BD"),
        ("Kumasi", "GH"),
        ("New York", "US"),
        ("Kiev", "UA"),
        ("Cox’s Bazaar", "BD"),
        ("Calcutta", "IN"),
        ("Khan Younis", "PS"),
        ("Tripoli", "LY"),
        ("TEHRAN", "IR"),
        ("Selmouth", None),
        ("lagos", None),
    ],
)
def test_city(name: str, code: str | None) -> None:
    assert countries.city(name) == code


def test_a_town_that_two_countries_have_has_no_country() -> None:
    two = next(name for name, code in countries.cities().items() if code == "-")
    assert countries.city(two) is None


def test_every_row_of_the_cities_has_a_code() -> None:
    codes = {code for code in countries.cities().values() if code != "-"}
    assert len(codes) > 200
    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert not any(name.startswith("#") for name in countries.cities())


def test_names_in_capitals() -> None:
    assert all(map(countries.in_capitals, ["KENYA", "NAIROBI", "KUWAIT CITY", "RIO DE JANEIRO"]))
    assert not countries.in_capitals("CHAD")  # four letters: as often an acronym
    assert not countries.in_capitals("NURSES")
    assert "KENYA" in countries.countries_in_capitals()
    assert "NAIROBI" not in countries.countries_in_capitals()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police killed two people in Tripoli, Lebanon, on Monday.", ("Tripoli", "LB")),
        ("Police killed two people in Tripoli on Monday.", ("Tripoli", "LY")),
        ("Police killed two people in San Pedro Sula, Honduras, on Monday.", ("San Pedro Sula", "HN")),
    ],
)
def test_the_country_behind_a_city_is_its_country(extractor: Extractor, text: str, expected: tuple[str, str]) -> None:
    place = extractor.extract(text).entities[0]
    assert (place.name, place.country) == expected
