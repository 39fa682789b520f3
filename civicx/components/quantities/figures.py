"""Finds figures in plain text: numbers with their comparator, scale, currency or unit, ranges and ratios.

What looks like a number but counts nothing is masked first. No parse is read here; time is linear in the length of the text.
"""

from __future__ import annotations

from civicx.components.quantities.comparators import compared, converted, row_of_ages
from civicx.components.quantities.countable import counts
from civicx.components.quantities.numerals import Figure, singles
from civicx.components.quantities.ranges import joined


def find(text: str) -> list[Figure]:
    """Return the figures of ``text`` in order: comparator, currency and unit read, ranges and ratios joined."""
    found = [compared(text, figure) for figure in joined(text, list(singles(text))) if counts(text, figure)]
    return row_of_ages(text, converted(text, found))
