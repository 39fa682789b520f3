"""What the user asks for, beside the inputs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from civicx.records import KINDS


@dataclass(frozen=True, slots=True)
class Options:
    """The kinds of fact, the publication day (overrides any other), and whether records carry the text."""

    only: tuple[str, ...] = KINDS
    published: date | None = None
    text: bool = False
