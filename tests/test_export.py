"""Exports: tables that join, typed, and harmless in spreadsheets. Hand-made records; the command as a process."""

from __future__ import annotations

import csv
import json
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from examples import other_record, record
from test_cli import civicx, failed

from civicx import stored
from civicx.errors import InputError
from civicx.export.tables import TABLES, rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a batch's folder with two records."""
    out = tmp_path / "out"
    out.mkdir()
    lines = [json.dumps(item.to_dict()) for item in (record(), other_record())]
    (out / "records.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return out


def test_rows_have_the_columns_of_their_table(folder: Path) -> None:
    widths = {table.name: len(table.columns) for table in TABLES}
    found = list(rows(stored.records(str(folder))))
    assert [name for name, row in found if len(row) != widths[name]] == []
    assert [row[0] for name, row in found if name == "documents"] == [1, 2]


def test_sqlite_joins_and_searches(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.db"
    assert civicx("export", folder, "--to", "sqlite", target).returncode == 0
    database = sqlite3.connect(target)
    joined = database.execute(
        "SELECT p.name, r.title, o.name FROM roles r JOIN entities p ON p.key = r.person JOIN entities o ON o.key = r.organization"
    ).fetchall()
    assert joined == [("Mira Tollan", "director", "Lantern Watch")]
    found = database.execute("SELECT q.speaker_name FROM quotes_fts f JOIN quotes q ON q.rowid = f.rowid WHERE quotes_fts MATCH 'badge'")
    assert found.fetchall() == [("Mira Tollan",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT typeof(low), low FROM quantities ORDER BY key LIMIT 1").fetchone() == ("real", 12.0)


def test_csv_is_harmless_and_keeps_numbers(folder: Path, tmp_path: Path) -> None:
    bad = record().to_dict()
    bad["quotes"][0]["text"] = '=HYPERLINK("x")'
    bad["quantities"][0] |= {"low": -40, "high": -40, "text": "-40"}
    (folder / "records.jsonl").write_text(json.dumps(bad) + "\n", "utf-8")
    assert civicx("export", folder, "--to", "csv", tmp_path / "tables").returncode == 0
    with (tmp_path / "tables" / "quotes.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.DictReader(stream))["text"] == '\'=HYPERLINK("x")'
    with (tmp_path / "tables" / "quantities.csv").open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert (row["low"], row["text"], row["comparator"]) == ("-40", "'-40", "=")


def test_csv_as_a_zip(folder: Path, tmp_path: Path) -> None:
    assert civicx("export", folder, "--to", "csv", tmp_path / "t.zip").returncode == 0
    with zipfile.ZipFile(tmp_path / "t.zip") as archive:
        assert archive.namelist() == sorted(f"{table.name}.csv" for table in TABLES)


def test_parquet_is_typed(folder: Path, tmp_path: Path) -> None:
    assert civicx("export", folder, "--to", "parquet", tmp_path / "t").returncode == 0
    documents = pyarrow.parquet.read_table(tmp_path / "t" / "documents.parquet")
    assert documents.column("published").to_pylist()[0] == date(2021, 5, 6)
    assert str(pyarrow.parquet.read_schema(tmp_path / "t" / "quantities.parquet").field("low").type) == "double"


def test_xlsx_holds_no_formula_and_texts_have_room(folder: Path, tmp_path: Path) -> None:
    bad = record().to_dict()
    bad["quotes"][0]["text"] = "=1+1\x07"
    bad["document"]["text"] = "x" * 40_000
    (folder / "records.jsonl").write_text(json.dumps(bad) + "\n", "utf-8")
    assert civicx("export", folder, "--to", "xlsx", tmp_path / "t.xlsx").returncode == 0
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == [table.name for table in TABLES]
    heading = [cell.value for cell in book["quotes"][1]]
    cell = book["quotes"][2][heading.index("text")]
    assert (cell.value, cell.data_type) == ("=1+1\ufffd", "s")
    assert book["quotes"].column_dimensions[cell.column_letter].width == 60
    text = book["documents"][2][[cell.value for cell in book["documents"][1]].index("text")].value
    assert len(text) == 32_767
    assert text.endswith(" … [40,000 characters]")


def test_a_failed_export_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.db"
    target.write_text("old", "utf-8")
    with (folder / "records.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"a": 1}\n')
    line = failed(civicx("export", folder, "--to", "sqlite", target), 4)
    assert line == (
        f"civicx: {folder}/records.jsonl:3: is no record of civicx (make records with civicx batch, or civicx extract --format json)"
    )
    assert target.read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts.db", "out"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "{path}: holds no record"),
        ("\n\n", "{path}: holds no record"),
        ("{\n", "{path}: is no JSON: Expecting property name enclosed in double quotes: line 2 column 1 (char 2)"),
    ],
)
def test_what_is_no_record_is_an_error_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        list(stored.records(str(path)))
    assert str(error.value) == message.format(path=path)


def printed(records: list[dict[str, Any]]) -> str:
    return "\n\n".join(json.dumps(item, indent=2) for item in records)


@pytest.mark.parametrize(
    "written",
    [printed, json.dumps, lambda records: json.dumps(records, indent=1) + "\n"],
    ids=["printed", "a list", "a printed list"],
)
def test_records_that_do_not_stand_one_a_line(tmp_path: Path, folder: Path, written: Callable[[list[dict[str, Any]]], str]) -> None:
    records = list(stored.records(str(folder)))
    path = tmp_path / "r.json"
    path.write_text(written(records), "utf-8")
    assert list(stored.records(str(path))) == records


def test_usage_errors(tmp_path: Path, folder: Path) -> None:
    assert failed(civicx("export", folder, "--to", "sqlite", "no/such/f.db", cwd=tmp_path), 2) == (
        f"civicx: no/such/f.db: the folder {tmp_path}/no/such does not exist"
    )
    (tmp_path / "f").write_text("x", "utf-8")
    assert failed(civicx("export", folder, "--to", "csv", "f", cwd=tmp_path), 2) == (
        "civicx: f: is a file; name a folder, or a .zip, for the tables"
    )
