"""``civicx export``: records as tables."""

from __future__ import annotations

import os
import tempfile
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from civicx import output
from civicx.commands import given
from civicx.errors import UsageError
from civicx.export import FOLDERS, FORMS, writer

Form = StrEnum("Form", list(FORMS))  # type: ignore[misc]  # the members are the keys of FORMS


def export(
    records: Annotated[str, typer.Argument(metavar="RECORDS", help="The folder of a batch, a file of records, or -.")],
    target: Annotated[Path, typer.Argument(metavar="FILE", help="What to write; csv and parquet: a folder, or a .zip.")],
    form: Annotated[Form, typer.Option("--to", help="The form of the tables.")],
    debug: given.Debug = False,
) -> None:
    """Write records as tables that join.

    The tables are documents, entities, mentions, roles, dates, date_parts, quantities and quotes. Cells that a spreadsheet would
    run as formulas are made harmless in csv and xlsx. The texts are there if the records have them.

    \b
    Examples:
      civicx export out/ --to sqlite facts.db
      civicx export out/ --to csv tables/
      civicx export out/ --to parquet facts.zip
      civicx extract *.txt --format json | civicx export - --to xlsx facts.xlsx
    """
    from civicx import stored
    from civicx.export import tables

    many, zipped = str(form) in FOLDERS, target.suffix.lower() == ".zip"
    if not many or zipped:
        output.check_writable(target)
    elif target.exists() and not target.is_dir():
        raise UsageError(f"{target}: is a file; name a folder, or a .zip, for the tables")
    elif not target.absolute().parent.is_dir():
        raise UsageError(f"{target}: the folder {target.absolute().parent} does not exist")
    write = writer(str(form))
    try:
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.absolute().parent) as draft:
            made = Path(draft) / ("tables" if many else "file")
            if many:
                made.mkdir()
            write(tables.rows(stored.records(records)), made)
            _place(made, target, zipped=many and zipped)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def _place(made: Path, target: Path, *, zipped: bool) -> None:
    """Put what was made, whole, where it belongs."""
    if zipped:
        archive = made.with_name("archive")
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
            for path in sorted(made.iterdir()):
                file.write(path, path.name)
        os.replace(archive, target)
    elif made.is_dir():
        target.mkdir(exist_ok=True)
        for path in sorted(made.iterdir()):
            os.replace(path, target / path.name)
    else:
        os.replace(made, target)
