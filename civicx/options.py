"""What the user asks for, beside the inputs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from civicx.records import KINDS

DateOrder = Literal["auto", "dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Options:
    """The kinds of fact, the publication day (overrides any other), whether records carry the text, and the order of "01/02/2022"."""

    only: tuple[str, ...] = KINDS
    published: date | None = None
    text: bool = False
    date_order: DateOrder = "auto"

    @property
    def day_first(self) -> bool | None:
        """Whether dates in figures begin with the day; None: the document decides."""
        return None if self.date_order == "auto" else self.date_order == "dmy"
