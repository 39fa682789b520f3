"""The options that several commands take, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from civicx.errors import UsageError
from civicx.records import KINDS

if TYPE_CHECKING:
    from civicx.gazetteer import Gazetteer
    from civicx.options import Options


class Order(StrEnum):
    """The order of day and month in dates in figures."""

    auto = "auto"
    dmy = "dmy"
    mdy = "mdy"


Day = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The publication day that relative dates resolve against.")]
DateOrder = Annotated[
    Order, typer.Option("--date-order", help="What 01/02/2022 means: day first, month first, or (auto) as the document shows.")
]
Only = Annotated[str | None, typer.Option("--only", metavar="KIND,...", help=f"Only these kinds of fact: {', '.join(KINDS)}.")]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME|PATH", help="Another spaCy model (also CIVICX_MODEL).")]
Names = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", metavar="FILE", help="Your own names, TOML or CSV: name, label, aliases, country; repeatable."),
]
Text = Annotated[bool, typer.Option("--text/--no-text", help="Put the document's text into its record.")]
TextField = Annotated[str | None, typer.Option("--text-field", metavar="NAME", help="CSV and JSONL: the field with the text.")]
IdField = Annotated[str | None, typer.Option("--id-field", metavar="NAME", help="CSV and JSONL: the field with the document's id.")]
DateField = Annotated[str | None, typer.Option("--date-field", metavar="NAME", help="CSV and JSONL: the field with the publication day.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback when something fails.")]


def options(only: str | None, day: str | None, text: bool, order: Order = Order.auto, names: Sequence[Path] | None = None) -> Options:
    """Return what ``--only``, ``--date``, ``--text``, ``--date-order`` and ``--gazetteer`` ask for.

    Raises UsageError where a value is wrong.
    """
    kinds = tuple(kind.strip() for kind in only.split(",")) if only is not None else KINDS
    from civicx.options import Options

    try:
        given = Options(only=kinds, published=_day(day), text=text, date_order=order.value)
    except ValueError as error:
        raise UsageError(f"--only: {error}") from None
    return replace(given, gazetteer=_gazetteer(names)) if names else given


def _gazetteer(files: Sequence[Path]) -> Gazetteer:
    from civicx import gazetteer

    return gazetteer.load(files)


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"--date: {value!r} is no day of the form YYYY-MM-DD") from None
