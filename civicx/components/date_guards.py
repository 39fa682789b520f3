"""What the words around an expression rule out: guards, one for a shape.

A guard returns the expression as it stands, less some words, or None.
"""

from __future__ import annotations

from collections.abc import Callable

from civicx.components import day_guards, duration_guards, period_guards
from civicx.components.date_context import Context
from civicx.normalize.shapes import Found

Guard = Callable[[Found, Context], Found | None]


def _never(found: Found, context: Context) -> None:
    """Of shapes that are expressions only together with another."""


GUARDS: dict[str, Guard] = {
    **duration_guards.GUARDS,
    **period_guards.GUARDS,
    **day_guards.GUARDS,
    "unit and a half": _never,
    "eve": _never,
    "week of": _never,
}
