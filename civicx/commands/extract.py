"""``civicx extract``: the main job."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from civicx import output, readers
from civicx.commands import fail, given
from civicx.errors import InputError, UsageError
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
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT", help="Files to read; [bold]-[/bold] or nothing: standard input.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Default: table on a terminal, json when piped, else by the output's name.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file, whole or not at all.")] = None,
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

    [bold]Examples:[/bold]

    civicx extract release.txt

    civicx extract release.txt --date 2022-03-10 | jq .quotes

    civicx extract articles.jsonl --format csv -o facts.csv
    """
    sources = inputs or [readers.STDIN]
    if not inputs and sys.stdin.isatty():
        raise UsageError("name a file to read, or pipe a text in (see civicx extract --help)")
    form = str(format or _format(out))
    options = given.options(only, day, text or form == "table", date_order, gazetteer)
    if out:
        output.check_writable(out)
    failures = _Failures(readers.Fields(text=text_field, id=id_field, date=date_field))
    sources = [source for source in sources if failures.checked(source)]
    if not sources:
        raise typer.Exit(4)
    style = Style(compact=len(inputs or ()) > 1 or readers.several(sources[0]), color=_colored(color, out), width=_width())
    _run(sources, failures, model, options, form, style, out)
    raise typer.Exit(failures.code)


def _run(sources: list[str], failures: _Failures, model: str | None, options: Options, form: str, style: Style, out: Path | None) -> None:
    write = writer(form)
    from civicx.extractor import Extractor

    extractor = Extractor(model)
    with _stream(out) as stream:
        write(extractor.records(failures.documents(sources), options), stream, style)
        if out and not failures.done:
            raise typer.Exit(4)


class _Failures:
    """Counts what was read and what was not, and says each failure once."""

    def __init__(self, fields: readers.Fields) -> None:
        self.fields = fields
        self.done = 0
        self.failed = 0

    def checked(self, source: str) -> bool:
        try:
            readers.check(source)
        except InputError as error:
            self._say(error)
            return False
        return True

    def documents(self, sources: list[str]) -> Iterator[readers.Document]:
        for source in sources:
            for item in readers.read(source, self.fields):
                if isinstance(item, InputError):
                    self._say(item)
                else:
                    self.done += 1
                    yield item

    def _say(self, error: InputError) -> None:
        self.failed += 1
        fail(str(error), error.exit_code)

    @property
    def code(self) -> int:
        return (3 if self.done else 4) if self.failed else 0


def _format(out: Path | None) -> str:
    if out:
        suffix = out.suffix.lower().lstrip(".")
        return suffix if suffix in WRITERS else "table" if suffix == "txt" else "json"
    return "table" if sys.stdout.isatty() else "json"


def _colored(color: Color, out: Path | None) -> bool:
    if color is not Color.auto:
        return color is Color.always
    return not out and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    return max(40, shutil.get_terminal_size((80, 24)).columns)


def _stream(out: Path | None) -> AbstractContextManager[IO[str]]:
    return output.atomic_file(out) if out else output.standard_output()
