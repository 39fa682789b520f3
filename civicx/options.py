"""What the user asks for, beside the inputs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from civicx.records import KINDS

if TYPE_CHECKING:
    from civicx.gazetteer import Gazetteer

DateOrder = Literal["auto", "dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Options:
    """The kinds of fact, the publication day (overrides any other), whether records carry the text, the order of "01/02/2022",
    and the user's own names.

    Raises ValueError for a kind or an order that there is not.
    """

    only: tuple[str, ...] = KINDS
    published: date | None = None
    text: bool = False
    date_order: DateOrder = "auto"
    gazetteer: Gazetteer | None = None

    def __post_init__(self) -> None:
        unknown = next((kind for kind in self.only if kind not in KINDS), None)
        if unknown is not None:
            raise ValueError(f"no kind of fact is called {unknown!r}; the kinds are {', '.join(KINDS)}")
        if self.date_order not in get_args(DateOrder):
            raise ValueError(f"no order of dates is called {self.date_order!r}; the orders are {', '.join(get_args(DateOrder))}")

    @property
    def day_first(self) -> bool | None:
        """Whether dates in figures begin with the day; None: the document decides."""
        return None if self.date_order == "auto" else self.date_order == "dmy"
