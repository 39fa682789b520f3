"""One Excel workbook with a sheet for each table; no cell is ever a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from civicx.errors import UsageError
from civicx.export.tables import TABLES, Row
from civicx.readers.optional import library

# What Excel can hold.
_ROWS = 1_048_575
_CELL = 32_767
# Widths of columns that hold more than a word or two, in characters.
_WIDTHS = {"text": 60, "name": 36, "title": 36, "counted": 24, "speaker": 28, "speaker_name": 28, "role": 28, "affiliation": 36}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(rows: Iterable[tuple[str, Row]], target: Path) -> None:
    """Write the workbook ``target``.

    A text longer than a cell holds ends in a note of how many characters are left out, a character that Excel refuses is
    shown as U+FFFD. Raises UsageError for a table with more rows than a sheet holds, InputError where openpyxl is missing.
    """
    openpyxl = library("openpyxl", "xlsx", "--to xlsx")
    cells = library("openpyxl.cell", "xlsx", "--to xlsx")
    letters = library("openpyxl.utils", "xlsx", "--to xlsx").get_column_letter
    book = openpyxl.Workbook(write_only=True)
    sheets = {table.name: book.create_sheet(table.name) for table in TABLES}
    counts = dict.fromkeys(sheets, 0)
    for table in TABLES:
        sheet = sheets[table.name]
        sheet.freeze_panes = "A2"
        for number, column in enumerate(table.columns, 1):
            sheet.column_dimensions[letters(number)].width = _WIDTHS.get(column.name, 14)
        sheet.append([column.name for column in table.columns])
    for name, row in rows:
        counts[name] += 1
        if counts[name] > _ROWS:
            raise UsageError(f"{name} has more rows than a sheet of Excel holds ({_ROWS:,}); export to sqlite, csv or parquet")
        sheets[name].append([_cell(cells, sheets[name], value) for value in row])
    book.save(target)


def _cell(cells: Any, sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub("\ufffd", value)
    if len(text) > _CELL:
        note = f" … [{len(text):,} characters]"
        text = text[: _CELL - len(note)] + note
    cell = cells.WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
