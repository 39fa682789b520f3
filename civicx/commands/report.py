"""``civicx report``: a page to look at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from civicx import output
from civicx.commands import fail, given
from civicx.errors import InputError


def report(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="What civicx extract reads, or records: a batch's folder, a file.")],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="The page to write.")],
    day: given.Day = None,
    date_order: given.DateOrder = given.Order.auto,
    only: given.Only = None,
    model: given.Model = None,
    quiet: given.Quiet = False,
    debug: given.Debug = False,
) -> None:
    """Write one self-contained HTML page: the facts at the top, the texts below with every fact marked in place.

    Several documents get an overview: a timeline, the figures by event, and who spoke. Records need their texts (--text).

    [bold]Examples:[/bold]

    civicx report release.txt -o report.html

    civicx report articles/*.html --date 2023-12-04 -o report.html

    civicx batch articles/ --text -o out/ && civicx report out/ -o report.html
    """
    options = given.options(only, day, True, date_order)
    output.check_writable(out)
    done: list[dict[str, Any]] = []
    failed = 0
    for item in _records(inputs, model, options):
        if isinstance(item, InputError):
            failed += 1
            fail(str(item), item.exit_code)
        else:
            done.append(item)
    if not done:
        raise typer.Exit(4)
    from civicx import report as page

    with output.atomic_file(out) as stream:
        page.write(done, stream)
    raise typer.Exit(3 if failed else 0)


def _records(inputs: list[str], model: str | None, options: Any) -> Iterator[dict[str, Any] | InputError]:
    """Yield the records of the inputs, made now or read where they are records already, and what cannot be read."""
    extractor = None
    for source in inputs:
        try:
            if _holds_records(source):
                from civicx import stored

                yield from stored.records(source)
                continue
            from civicx import readers

            readers.check(source)
        except InputError as error:
            yield error
            continue
        if extractor is None:
            from civicx.extractor import Extractor

            extractor = Extractor(model)
        failures: list[InputError] = []
        for record in extractor.records(_read(source, failures), options):
            yield record.to_dict()
        yield from failures


def _read(source: str, failures: list[InputError]) -> Iterator[Any]:
    from civicx import readers

    for item in readers.read(source):
        if isinstance(item, InputError):
            failures.append(item)
        else:
            yield item


def _holds_records(source: str) -> bool:
    """Whether a source is a batch's folder, or a file whose first line is a record."""
    path = Path(source)
    if path.is_dir():
        return (path / "records.jsonl").is_file()
    if path.suffix.lower() not in (".jsonl", ".json") or not path.is_file():
        return False
    with path.open("rb") as stream:
        try:
            first = json.loads(stream.readline())
        except ValueError:
            return False
    return isinstance(first, dict) and isinstance(first.get("document"), dict) and "quotes" in first
