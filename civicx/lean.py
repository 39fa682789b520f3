"""spaCy imported without its command line."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

CLI, INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy so that ``spacy.cli`` and ``spacy.info`` are loaded when they are first asked for.

    A plain ``import spacy`` reads all of spaCy's command line (downloads, projects, web requests) for the one function
    ``spacy.info``, a third of the time that the import takes. Does nothing where spaCy was imported before.
    """
    if "spacy" in sys.modules:
        return
    stub = ModuleType(INFO)
    stub.__dict__["info"] = None
    sys.modules.update({CLI: ModuleType(CLI), INFO: stub})
    try:
        names = vars(import_module("spacy"))
    finally:
        del sys.modules[CLI], sys.modules[INFO]
    del names["info"]
    names["__getattr__"] = _when_asked


def _when_asked(name: str) -> Any:
    """Return the part of spaCy that was left out; raises AttributeError for any other name, as a module does."""
    if name == "cli":
        return import_module(CLI)
    if name == "info":
        return import_module(INFO).info
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")
