"""The words around figures, by the role that ``lexicons/quantity_words.toml`` gives them."""

from __future__ import annotations

from functools import cache

from civicx import lexicon

BE = frozenset(["was", "were", "is", "are", "be", "been", "being", "got", "gets", "get", "getting", "'s", "'re"])
HAVE = frozenset(["has", "have", "had", "having", "'ve"])
INCLUSIVE = frozenset(["including", "include", "includes", "included", "among", "like"])


@cache
def word_set(role: str) -> frozenset[str]:
    """Return the words of ``lexicons/quantity_words.toml`` that have a role."""
    return frozenset(lexicon.table("quantity_words", role))
