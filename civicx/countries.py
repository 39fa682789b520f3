"""Countries by name: ISO 3166-1 alpha-2 codes of country names, nationality words and large cities.

Names come from pycountry (ISO 3166-1 short, common and official names), other usual names and nationality
words from ``lexicons/country_names.toml`` and ``lexicons/nationalities.toml``, cities from GeoNames
(``lexicons/cities.tsv``) and their other usual names from ``lexicons/city_forms.tsv``.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

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
    # The library's table as it stands: its objects take longer to import and make than all else here.
    library = find_spec("pycountry")
    assert library is not None
    assert library.origin is not None
    table = json.loads((Path(library.origin).parent / "databases" / "iso3166-1.json").read_text("utf-8"))
    out: dict[str, str] = {}
    for country in table["3166-1"]:
        for field in ("name", "common_name", "official_name"):
            name = country.get(field)
            if name and "," not in name:
                out[name] = country["alpha_2"]
                out[re.sub(r"\s*\(.*\)$", "", name)] = country["alpha_2"]
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
    lexicons = files("civicx") / "lexicons"
    rows = [row for name in ("cities.tsv", "city_forms.tsv") for row in (lexicons / name).read_text("utf-8").splitlines()]
    out: dict[str, str] = {}
    for country, *towns in (row.split("\t") for row in rows if not row.startswith("#")):
        out |= dict.fromkeys(towns, country)
    return out


@cache
def countries_in_capitals() -> frozenset[str]:
    """Return the countries' names of one word and of five letters or more in capitals."""
    return frozenset(name.upper() for name in names() if len(name) > 4 and name.isalpha())


def in_capitals(name: str) -> bool:
    """Return whether a name in capitals, of five letters or more, is that of a country or city, as datelines and headings write them."""
    if len(name) < 5:
        return False
    spelled = name.title()
    return any(form in names() or form in cities() for form in (spelled, _SMALL.sub(lambda word: word[0].lower(), spelled)))


_SMALL = re.compile(r"(?<= )(?:And|Da|Das|De|Del|Do|Dos|El|La|Las|Los|Of|The|Y)\b")
