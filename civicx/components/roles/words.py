"""The words that titles are made of, and what bodies are called by their kind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from civicx import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "one", "another", "fellow", "other", "late", "dear"})
OF = frozenset({"of", "at", "for", "with", "from"})


@cache
def nouns() -> frozenset[str]:
    """Return the last words of the titles that the lexicon knows, in lower case."""
    forms = [form for entry in lexicon.load("titles") if entry["kind"] != "modifier" for form in entry["forms"]]
    for entry in lexicon.load("speaker_nouns"):
        if entry["refers"] == "person" and entry.get("occupation", True):
            forms += entry["forms"]
    return frozenset(form.replace("-", " ").split()[-1] for form in forms)


def is_title(ent: Span) -> bool:
    """Whether what was marked as a body is a title: "Civic Space Research Lead"."""
    return ent.label_ != "PERSON" and len(ent) > 1 and ent[-1].lower_ in nouns() and ent[-1].lower_ not in ("council", "board", "general")


def organisation_noun(token: Token) -> str | None:
    """Return the noun in lower case where it calls an organisation by its kind: "union", "group"."""
    word = token.lower_
    return word if token.pos_ in ("NOUN", "PROPN") and lexicon.firsts("speaker_nouns", "refers").get(word) == "organisation" else None


@cache
def _addresses() -> frozenset[str]:
    return frozenset(form.rstrip(".") for entry in lexicon.load("honorifics") for form in entry["forms"])


def is_address(token: Token) -> bool:
    """Whether a token is a form of address or a rank, in short or in full: "Dr.", "ASP", "Comrade"."""
    return token.text.rstrip(".") in _addresses()
