"""Countries by name: ISO 3166-1 alpha-2 codes of country names, nationality words and large cities.

Names come from pycountry (ISO 3166-1 short, common and official names), other usual names and nationality
words from ``lexicons/country_names.toml`` and ``lexicons/nationalities.toml``, cities from GeoNames
(``lexicons/cities.tsv``).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from civicx import lexicon


def code(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country's name in any usual form, or None."""
    plain = " ".join(name.split())
    return names().get(plain) or _upper_names().get(plain) or names().get(plain.replace(". ", "."))


def nationality(word: str) -> str | None:
    """Return the code of the country whose people or adjective ``word`` names; None where it is none or several."""
    return lexicon.table("nationalities", "country").get(word)


def city(name: str) -> str | None:
    """Return the code of the country of the largest city of this name; None for an unknown town, or one that two countries have."""
    found = cities().get(name) or (cities().get(name.title()) if name.isupper() else None)
    return found if found != "-" else None


@cache
def names() -> dict[str, str]:
    """Return ``{name: code}`` of all countries: without inverted forms ("Korea, Republic of")."""
    import pycountry

    out: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, None)
            if name and "," not in name:
                out[name] = country.alpha_2
                out[re.sub(r"\s*\(.*\)$", "", name)] = country.alpha_2
    return out | lexicon.table("country_names", "country")


@cache
def _upper_names() -> dict[str, str]:
    return {name.upper(): iso for name, iso in names().items()}


@cache
def nationalities() -> frozenset[str]:
    """Return all nationality words, also those of two countries ("Korean")."""
    return frozenset(form for entry in lexicon.load("nationalities") for form in entry["forms"])


@cache
def cities() -> dict[str, str]:
    """Return ``{name: code}`` of the cities, and of the towns outside the West; code "-" where two countries have one."""
    rows = (files("civicx") / "lexicons" / "cities.tsv").read_text("utf-8")
    cells = rows[rows.rindex("#") :].partition("\n")[2].replace("\n", "\t").split("\t")
    return dict(zip(cells[::3], cells[1::3], strict=False))


@cache
def countries_in_capitals() -> frozenset[str]:
    """Return the countries' names of one word and of five letters or more in capitals."""
    return frozenset(name.upper() for name in names() if len(name) > 4 and name.isalpha())


@cache
def capitals() -> frozenset[str]:
    """Return the names of countries and cities of five letters or more in capitals, as datelines and headings write them."""
    return frozenset(name.upper() for name in (*names(), *cities()) if len(name) > 4)
