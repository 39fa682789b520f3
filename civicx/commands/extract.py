"""``civicx extract``: the main job."""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from civicx import output, readers
from civicx.commands import given
from civicx.commands.inputs import Inputs
from civicx.errors import UsageError
from civicx.writers import WRITERS, Style, writer

if TYPE_CHECKING:
    from civicx.options import Options

Format = StrEnum("Format", list(WRITERS))  # type: ignore[misc]  # the members are the keys of WRITERS


class Color(StrEnum):
    """When to colour the table."""

    auto = "auto"
    always = "always"
    never = "never"


def extract(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT", help="Files to read; - or nothing: standard input.")] = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Default: table on a terminal, json when piped, else by the output's name.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file, whole or not at all; -: standard output.")
    ] = None,
    text_field: given.TextField = None,
    id_field: given.IdField = None,
    date_field: given.DateField = None,
    day: given.Day = None,
    date_order: given.DateOrder = given.Order.auto,
    only: given.Only = None,
    gazetteer: given.Names = None,
    model: given.Model = None,
    text: given.Text = False,
    color: Annotated[Color, typer.Option("--color", help="Colour the table (NO_COLOR counts too).")] = Color.auto,
    quiet: given.Quiet = False,
    debug: given.Debug = False,
) -> None:
    """Extract who, when, how many and who said what from releases.

    \b
    Examples:
      civicx extract release.txt
      civicx extract release.txt --date 2022-03-10 | jq .quotes
      civicx extract articles.jsonl --format csv -o facts.csv
    """
    sources = inputs or [readers.STDIN]
    out = None if out == output.STDOUT else out
    if not inputs and sys.stdin.isatty():
        raise UsageError("name a file to read, or pipe a text in (see civicx extract --help)")
    form = str(format or _format(out))
    options = given.options(only, day, text or form == "table", date_order, gazetteer)
    if out:
        output.check_writable(out)
    reading = Inputs(readers.Fields(text=text_field, id=id_field, date=date_field))
    sources = [source for source in sources if reading.checked(source)]
    if not sources:
        raise typer.Exit(4)
    style = Style(compact=len(inputs or ()) > 1 or readers.several(sources[0]), color=_colored(color, out), width=_width())
    _run(sources, reading, model, options, form, style, out)
    raise typer.Exit(reading.code)


def _run(sources: list[str], reading: Inputs, model: str | None, options: Options, form: str, style: Style, out: Path | None) -> None:
    write = writer(form)
    from civicx.extractor import Extractor

    extractor = Extractor(model)
    with output.opened(out) as stream:
        write(extractor.records(reading.documents(sources), options), stream, style)
        if out and not reading.done:
            raise typer.Exit(4)


# Names of files that other commands write.
_ELSEWHERE = {"html": "report", "htm": "report", "db": "export", "sqlite": "export", "xlsx": "export", "parquet": "export"}


def _format(out: Path | None) -> str:
    if out:
        suffix = out.suffix.lower().lstrip(".")
        if suffix in _ELSEWHERE:
            raise UsageError(f"{out}: civicx {_ELSEWHERE[suffix]} writes .{suffix} files; or name a --format")
        return suffix if suffix in WRITERS else "table" if suffix == "txt" else "json"
    return "table" if sys.stdout.isatty() else "json"


def _colored(color: Color, out: Path | None) -> bool:
    if color is not Color.auto:
        return color is Color.always
    return not out and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return max(40, shutil.get_terminal_size((80, 24)).columns)
