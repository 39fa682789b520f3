"""A time expression as it was found: its shape, place and the roles of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from civicx.normalize.timewords import Token

# The units of a sum from the largest to the smallest.
UNITS = ("C", "E", "Y", "M", "W", "D", "TH", "TM", "TS")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: its shape, place, tokens by role, and its parts where it is made of several."""

    shape: str
    start: int
    end: int
    roles: dict[str, Sequence[Token]]
    parts: tuple[Found, ...] = ()

    def value(self, role: str) -> Any:
        """Return the value of the first token in a role, or None."""
        tokens = self.roles.get(role)
        return tokens[0].value if tokens else None

    def code(self, role: str) -> str:
        """Return the classes of the tokens in a role."""
        return "".join(token.code for token in self.roles.get(role, ()))


@dataclass(frozen=True, slots=True)
class Piece:
    """A found shape within a run, by token positions."""

    found: Found
    first: int
    after: int


def ordinal(token: Token) -> int:
    """Return the number of an ordinal; "second" is a unit too."""
    return 2 if token.code == "B" else int(token.value)
