"""Finds figures in plain text: numbers with their comparator, scale, currency or unit, ranges and ratios.

What looks like a number but counts nothing is masked first. No parse is read here; time is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from civicx.components.quantities.comparators import compared, converted, row_of_ages
from civicx.components.quantities.countable import counts
from civicx.components.quantities.numerals import Figure, singles
from civicx.components.quantities.ranges import joined


def find(text: str) -> list[Figure]:
    """Return the figures of ``text`` in order: comparator, currency and unit read, ranges and ratios joined."""
    found = [compared(text, figure) for figure in joined(text, list(singles(text))) if counts(text, figure)]
    return list(_apart(row_of_ages(text, converted(text, found))))


def _apart(figures: list[Figure]) -> Iterator[Figure]:
    """Yield the figures, a sign or comparator that two of them claim left to the first."""
    end = 0
    for figure in figures:
        if figure.first >= end:
            yield replace(figure, start=max(figure.start, end)) if figure.start < end else figure
            end = figure.end
