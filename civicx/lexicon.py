"""Loads and checks the word lists in ``lexicons/*.toml``.

Each file is a list of ``[[entry]]`` tables: ``forms`` (the words), the fields that give them their meaning,
and optionally a ``note`` for the next reader.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import rtoml


@cache
def load(name: str) -> tuple[dict[str, Any], ...]:
    """Return the entries of ``lexicons/<name>.toml``; raises ValueError naming the entry that is malformed."""
    data = rtoml.loads((files("civicx") / "lexicons" / f"{name}.toml").read_text("utf-8"))
    if set(data) != {"entry"}:
        raise ValueError(f"lexicons/{name}.toml: only [[entry]] tables are allowed")
    for number, entry in enumerate(data["entry"], 1):
        forms = entry.get("forms")
        if not forms or set(map(type, forms)) != {str} or "" in forms or [*map(str.strip, forms)] != forms:
            raise ValueError(f"lexicons/{name}.toml: entry {number} needs forms, a list of words")
        if len(set(forms)) != len(forms):
            raise ValueError(f"lexicons/{name}.toml: entry {number} lists a form twice")
    return tuple(data["entry"])


@cache
def table(name: str, field: str) -> dict[str, Any]:
    """Return ``{form: entry[field]}`` over the entries that have ``field``; raises ValueError on a form with two values."""
    out: dict[str, Any] = {}
    for entry in load(name):
        if field not in entry:
            continue
        for form in entry["forms"]:
            if out.setdefault(form, entry[field]) != entry[field]:
                raise ValueError(f"lexicons/{name}.toml: {form!r} has two values of {field}")
    return out


@cache
def firsts(name: str, field: str) -> dict[str, Any]:
    """Return ``{form: entry[field]}``; a form in several entries has the value of the first."""
    out: dict[str, Any] = {}
    for entry in load(name):
        for form in entry["forms"]:
            out.setdefault(form, entry[field])
    return out
