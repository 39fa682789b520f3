"""Libraries that not everybody needs: imported when a file asks for them, with an error that says what to install."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from civicx.errors import InputError


def library(module: str, extra: str, source: str) -> Any:
    """Return the imported ``module``; raises InputError naming the extra of civicx that brings it."""
    try:
        return import_module(module)
    except ImportError:
        raise InputError(source, f"needs a library that is not installed; run: pip install 'civicx[{extra}]'", "library") from None
