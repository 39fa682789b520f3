"""A user's own names: files that are read, errors that are said, names that are found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from civicx import gazetteer
from civicx.errors import UsageError
from civicx.extractor import Extractor
from civicx.gazetteer import Gazetteer, Name
from civicx.options import Options

CSV = "name,label,aliases,country\nSelmouth Dockers,ORG,SD; The Dockers,ke\n\nVareni,NORP,,\n"
TOML = '[[entry]]\nname = "Selmouth Dockers"\nlabel = "org"\naliases = ["SD"]\ncountry = "Kenya"\n'


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_csv(tmp_path: Path) -> None:
    assert gazetteer.load([write(tmp_path, "names.csv", "\ufeff" + CSV)]).names == (
        Name("Selmouth Dockers", "ORG", ("SD", "The Dockers"), "KE"),
        Name("Vareni", "NORP"),
    )


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8", ","), ("cp1252", ";"), ("utf-16", "\t")])
def test_csv_as_spreadsheets_write_it(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = 'name;label;aliases\r\nÖstra Hamn;GPE;"ÖH;Hamn"\r\n'.replace(";GPE;", f"{separator}GPE{separator}")
    data = rows.replace("name;label;aliases", separator.join(("name", "label", "aliases"))).encode(encoding)
    assert gazetteer.load([write(tmp_path, "names.csv", data)]).names == (Name("Östra Hamn", "GPE", ("ÖH", "Hamn")),)


def test_toml_and_several_files(tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.toml", TOML), write(tmp_path, "b.CSV", "name,label\nSD,GPE\n")]
    names = gazetteer.load(paths).names
    assert names == (Name("Selmouth Dockers", "ORG", ("SD",), "KE"), Name("SD", "GPE"))
    assert [found.name for found in Gazetteer(names).find("the SD")] == [names[1]]  # the later file counts


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "name,label\nSelmouth,FOO\n", "row 2: 'FOO' is no label; the labels are " + ", ".join(gazetteer.LABELS)),
        ("a.csv", "name,label\nSelmouth,\n", "row 2: label is missing"),
        ("a.csv", "name,label\n,ORG\n", "row 2: name is missing"),
        ("a.csv", "name,label\n...,ORG\n", "row 2: '...' has no letter"),
        ("a.csv", "name\nSelmouth\n", "row 1: the first row must name the columns; 'label' is missing"),
        ("a.csv", "", "row 1: the first row must name the columns; 'name' is missing"),
        ("a.csv", "name,label\n", "no names in it"),
        ("a.csv", "name,label\na,ORG,x\n", "row 2: 3 cells, but 2 columns"),
        ("a.csv", "name,label,colour\na,ORG,x\n", "row 2: no field is called 'colour'; the fields are name, label, aliases, country"),
        ("a.csv", "name,label,country\na,ORG,XX\n", "row 2: 'XX' is no ISO 3166-1 alpha-2 code of a country"),
        ("a.csv", "name,label,aliases\na,ORG,c\nb,ORG,c\n", "row 3: 'c' stands for 'a' already (row 2)"),
        ("a.csv", 'name,label\n"a,ORG\n', "row 2: unexpected end of data"),
        ("a.csv", b"name,label\n\x81,ORG\n", "not valid UTF-8 or Windows-1252 (byte 0x81 at offset 11)"),
        ("a.toml", "[[entry]\n", "Expected ']]' at the end of an array declaration (at line 1, column 8)"),
        ("a.toml", "[names]\n", "only [[entry]] tables are read"),
        ("a.toml", '[[entry]]\nname = 1\nlabel = "ORG"\n', "entry 1: name, label and country must be words in quotation marks"),
        (
            "a.toml",
            '[[entry]]\nname = "a"\nlabel = "ORG"\naliases = "b"\n',
            "entry 1: aliases must be a list of words in quotation marks",
        ),
        ("a.txt", "x", "the file's name must end in .toml or .csv"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_errors(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(UsageError) as error:
        gazetteer.load([path])
    assert str(error.value) == f"--gazetteer: {path}: {message}"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        gazetteer.load([tmp_path / "no.csv"])
    assert str(error.value) == f"--gazetteer: {tmp_path / 'no.csv'}: no such file or directory"


def test_the_command_says_the_error_in_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, "names.csv", "name,label\nSelmouth,FOO\n")
    command = [sys.executable, "-m", "civicx", "extract", "-", "--gazetteer", str(path)]
    result = subprocess.run(command, input=b"x", capture_output=True, env=dict(os.environ), timeout=120, check=False)
    expected = f"civicx: --gazetteer: {path}: row 2: 'FOO' is no label; the labels are {', '.join(gazetteer.LABELS)}\n"
    assert (result.returncode, result.stdout, result.stderr.decode()) == (2, b"", expected)


@pytest.mark.parametrize(
    ("reason", "text", "found"),
    [
        ("the longest of two", "Selmouth Dockers Union and Selmouth Dockers", ["Selmouth Dockers Union", "Selmouth Dockers"]),
        ("whole words only", "Selmouth Dockersville", []),
        ("in capitals", "SELMOUTH DOCKERS", ["SELMOUTH DOCKERS"]),
        ("a short form not in small letters", "the sd and SD", ["SD"]),
        ("over a line break", "Selmouth\nDockers", ["Selmouth\nDockers"]),
        ("another apostrophe", "Lund’s Men", ["Lund’s Men"]),
        ("nothing", "", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_find(reason: str, text: str, found: list[str]) -> None:
    names = Gazetteer((Name("Selmouth Dockers", "ORG", ("SD",)), Name("Selmouth Dockers Union", "ORG"), Name("Lund's Men", "ORG")))
    assert [text[item.start : item.end] for item in names.find(text)] == found, reason


def test_a_user_s_name_wins_and_keeps_its_country(extractor: Extractor) -> None:
    options = Options(gazetteer=Gazetteer((Name("Peter Lund", "ORG", ("The Lunds",), "KE"),)))
    record = extractor.extract("Peter Lund met nurses in Oslo. The Lunds left.", options=options)
    own = record.entities[0]
    assert (own.name, own.label, own.country, own.aliases) == ("Peter Lund", "ORG", "KE", ("The Lunds",))
    assert [mention.text for mention in own.mentions] == ["Peter Lund", "The Lunds"]
