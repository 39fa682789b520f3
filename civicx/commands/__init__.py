"""The commands, a module each, and what they share."""

from __future__ import annotations

import sys


def fail(message: str, code: int) -> int:
    """Print ``message`` as one line on standard error and return ``code``."""
    line = " ".join(message.split())
    print(f"civicx: {printable(line)}", file=sys.stderr)
    return code


def printable(text: str) -> str:
    """Return ``text`` with what a terminal would act on, or cannot encode, spelled out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
