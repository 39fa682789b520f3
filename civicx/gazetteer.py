"""A user's own names: read from TOML or CSV, found in texts.

A CSV file has the columns ``name``, ``label``, ``aliases`` (several parted by ";") and ``country``; a TOML file
has the same as keys of ``[[entry]]`` tables, ``aliases`` being a list. Only ``name`` and ``label`` are needed.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, get_args

from civicx import countries
from civicx.errors import InputError, UsageError
from civicx.readers.text import decode
from civicx.records import Label

LABELS: tuple[str, ...] = get_args(Label)
FIELDS = ("name", "label", "aliases", "country")
_WORDS = re.compile(r"\w+|[^\w\s]")
_QUOTES = str.maketrans("’‘“”", "''\"\"")
# A form this short in capitals is an acronym, which its small letters are not read for.
_ACRONYM = 4


class Name(NamedTuple):
    """One entity: its name, its label, its other forms and the ISO 3166-1 alpha-2 code of its country, or None."""

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    country: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


class Found(NamedTuple):
    """A name at ``text[start:end]``."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names to be found in texts; of two with one form the later counts."""

    names: tuple[Name, ...]

    def find(self, text: str) -> list[Found]:
        """Return where the names stand as whole words, in order, the longest where several begin; in capitals too."""
        index = _index(self.names)
        words = [(match.start(), match.end(), _folded(match.group())) for match in _WORDS.finditer(text)]
        out: list[Found] = []
        skip = 0
        for i, (start, _, word) in enumerate(words):
            if i < skip:
                continue
            for form, name in index.get(word, ()):
                if all(i + k < len(words) and words[i + k][2] == part for k, part in enumerate(form)):
                    out.append(Found(start, words[i + len(form) - 1][1], name))
                    skip = i + len(form)
                    break
        return out


def _folded(word: str) -> str:
    return word.translate(_QUOTES)


def _split(form: str) -> tuple[str, ...]:
    return tuple(_folded(word) for word in _WORDS.findall(form))


_INDEXES: dict[tuple[Name, ...], dict[str, list[tuple[tuple[str, ...], Name]]]] = {}


def _index(names: tuple[Name, ...]) -> dict[str, list[tuple[tuple[str, ...], Name]]]:
    """Return ``{first word: [(words, name), the longest first]}``; kept for the last names asked for."""
    if names not in _INDEXES:
        forms: dict[tuple[str, ...], Name] = {}
        for name in names:
            for form in name.forms:
                forms[_split(form)] = name
        for words, name in list(forms.items()):
            if len("".join(words)) > _ACRONYM:
                forms.setdefault(tuple(word.upper() for word in words), name)
        out: defaultdict[str, list[tuple[tuple[str, ...], Name]]] = defaultdict(list)
        for words in sorted(forms, key=len, reverse=True):
            out[words[0]].append((words, forms[words]))
        _INDEXES.clear()
        _INDEXES[names] = dict(out)
    return _INDEXES[names]


def load(paths: Iterable[str | Path]) -> Gazetteer:
    """Return the names of the files together; raises UsageError, naming file and row, for what cannot be read."""
    return Gazetteer(tuple(name for path in paths for name in _file(Path(path))))


def _file(path: Path) -> list[Name]:
    readers = {".csv": _csv_rows, ".toml": _toml_rows}
    if path.suffix.lower() not in readers:
        raise UsageError(f"--gazetteer: {path}: the file's name must end in .toml or .csv")
    try:
        text = decode(path.read_bytes(), str(path))
    except InputError as error:
        raise UsageError(f"--gazetteer: {error}") from None
    except OSError as error:
        raise UsageError(f"--gazetteer: {path}: {(error.strerror or 'cannot be read').lower()}") from None
    try:
        return _checked(readers[path.suffix.lower()](text))
    except ValueError as error:
        raise UsageError(f"--gazetteer: {path}: {error}") from None


def _checked(rows: Iterator[tuple[str, dict[str, Any]]]) -> list[Name]:
    """Return the names of rows with their place in the file; raises ValueError for the first that is wrong."""
    owner: dict[tuple[str, ...], tuple[str, Name]] = {}
    out: list[Name] = []
    for place, row in rows:
        try:
            name = _name(row)
            for form in name.forms:
                where, other = owner.setdefault(_split(form), (place, name))
                if other != name:
                    raise ValueError(f"{form!r} stands for {other.name!r} already ({where})")
        except ValueError as error:
            raise ValueError(f"{place}: {error}") from None
        out.append(name)
    if not out:
        raise ValueError("no names in it")
    return out


def _name(row: dict[str, Any]) -> Name:
    """Return one row's name; raises ValueError for a field that is missing or wrong."""
    unknown = [field for field in row if field not in FIELDS]
    if unknown:
        raise ValueError(f"no field is called {unknown[0]!r}; the fields are {', '.join(FIELDS)}")
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError("aliases must be a list of words in quotation marks")
    name, label, country = (row.get(field) or "" for field in ("name", "label", "country"))
    if not (isinstance(name, str) and isinstance(label, str) and isinstance(country, str)):
        raise ValueError("name, label and country must be words in quotation marks")
    forms = tuple(dict.fromkeys(" ".join(form.split()) for form in (name, *aliases)))
    if not forms[0]:
        raise ValueError("name is missing")
    if wordless := [form for form in forms if not re.search(r"\w", form)]:
        raise ValueError(f"{wordless[0]!r} has no letter")
    if label.strip().upper() not in LABELS:
        raise ValueError(f"{label!r} is no label; the labels are {', '.join(LABELS)}" if label else "label is missing")
    return Name(forms[0], label.strip().upper(), forms[1:], _country(country.strip()))


def _country(value: str) -> str | None:
    """Return the code of a code or a country's name; raises ValueError for another word."""
    if not value:
        return None
    found = value.upper() if value.upper() in set(countries.names().values()) else countries.code(value)
    if found is None:
        raise ValueError(f"{value!r} is no ISO 3166-1 alpha-2 code of a country")
    return found


def _csv_rows(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)  # as spreadsheets write it in one country or another
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [field.strip().lower() for field in next(reader, [])]
        if missing := [field for field in ("name", "label") if field not in header]:
            raise ValueError(f"row 1: the first row must name the columns; {missing[0]!r} is missing")
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            place = f"row {reader.line_num}"
            if len(cells) > len(header):
                raise ValueError(f"{place}: {len(cells)} cells, but {len(header)} columns")
            row: dict[str, Any] = {field: cell.strip() for field, cell in zip(header, cells, strict=False)}
            yield place, row | {"aliases": [alias for part in row.get("aliases", "").split(";") if (alias := part.strip())]}
    except csv.Error as error:
        raise ValueError(f"row {reader.line_num}: {error}") from None


def _toml_rows(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    data = tomllib.loads(text)  # TOMLDecodeError is a ValueError that names line and column
    entries = data.get("entry", [])
    if set(data) - {"entry"} or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("only [[entry]] tables are read")
    for number, entry in enumerate(entries, 1):
        yield f"entry {number}", entry
