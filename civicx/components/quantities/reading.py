"""A figure as it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from civicx.components.quantities.counted import Phrase
from civicx.components.quantities.numerals import Figure
from civicx.records import Event


@dataclass(slots=True)
class Reading:
    """A figure with the tokens of its number, its noun, and what is known of it."""

    figure: Figure
    first: int
    last: int
    phrase: Phrase | None
    counted: str | None = None
    event: Event | None = None
    within: bool = False
    before: bool = False
    subset: bool = False
    own: bool = False

    @property
    def end(self) -> int:
        """The token behind the number and its noun."""
        return self.phrase.end if self.phrase and not self.before else self.last + 1
