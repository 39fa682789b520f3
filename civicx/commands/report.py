"""``civicx report``: a page to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from civicx import output
from civicx.commands import given
from civicx.commands.inputs import Inputs
from civicx.errors import InputError
from civicx.readers import Fields

if TYPE_CHECKING:
    from civicx.options import Options


def report(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="What civicx extract reads, or records: a batch's folder, a file.")],
    out: Annotated[Path, typer.Option("--output", "-o", metavar="PATH", help="The page to write; -: standard output.")],
    text_field: given.TextField = None,
    id_field: given.IdField = None,
    date_field: given.DateField = None,
    day: given.Day = None,
    date_order: given.DateOrder = given.Order.auto,
    only: given.Only = None,
    gazetteer: given.Names = None,
    model: given.Model = None,
    quiet: given.Quiet = False,
    debug: given.Debug = False,
) -> None:
    """Write one self-contained HTML page of facts and texts.

    The facts are at the top, the texts below with every fact marked in place. Several documents get an overview: a
    timeline, the figures by event, and who spoke. Records need their texts (--text).

    \b
    Examples:
      civicx report release.txt -o report.html
      civicx report articles/*.html --date 2023-12-04 -o report.html
      civicx batch articles/ --text -o out/ && civicx report out/ -o report.html
    """
    options = given.options(only, day, True, date_order, gazetteer)
    output.check_writable(out)
    reading = Inputs(Fields(text=text_field, id=id_field, date=date_field))
    done = list(_records(inputs, reading, model, options))
    if not done:
        raise typer.Exit(4)
    from civicx import report as page

    with output.opened(out) as stream:
        page.write(done, stream)
    raise typer.Exit(reading.code)


def _records(sources: list[str], reading: Inputs, model: str | None, options: Options) -> Iterator[dict[str, Any]]:
    """Yield the records of the sources, made now or read where they are records already."""
    extractor = None
    for source in sources:
        if _holds_records(source):
            yield from _stored(source, reading)
        elif reading.checked(source):
            if extractor is None:
                from civicx.extractor import Extractor

                extractor = Extractor(model)
            yield from (record.to_dict() for record in extractor.records(reading.documents([source]), options))


def _stored(source: str, reading: Inputs) -> Iterator[dict[str, Any]]:
    from civicx import stored

    try:
        for record in stored.records(source):
            reading.done += 1
            yield record
    except InputError as error:
        reading.failed_by(error)


def _holds_records(source: str) -> bool:
    """Whether a source is a batch's folder, or a file that begins with a record."""
    from civicx import stored

    path = Path(source)
    if path.is_dir():
        return (path / "records.jsonl").is_file()
    if path.suffix.lower() not in (".jsonl", ".json") or not path.is_file():
        return False
    try:
        return bool(next(stored.records(source)))
    except InputError:
        return False
