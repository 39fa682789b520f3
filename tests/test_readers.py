"""Bytes become text without a changed character, and what cannot be read is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicx import readers
from civicx.errors import InputError
from civicx.readers import Document, decode
from civicx.readers.document import day

TEXT = "Zoë said: “We’ll see.”\r\nNothing moved.\r\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
        (TEXT.encode("cp1252"), TEXT),
        (b"plain\n", "plain\n"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16 native", "utf-16-le", "utf-16-be", "windows-1252", "ascii"],
)
def test_encodings_that_are_read(data: bytes, expected: str) -> None:
    assert decode(data, "x") == expected


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\x89PNG\r\n\0\0", "x: binary data, not text (NUL byte at offset 6)"),
        ("é".encode() + b" and \xff", "x: not valid UTF-8 (byte 0xff at offset 7)"),
        (b"caf\xe9 \x81", "x: not valid UTF-8 or Windows-1252 (byte 0x81 at offset 5)"),
        (b"\xef\xbb\xbfab\xff", "x: not valid UTF-8 (byte 0xff at offset 5)"),
        (b"\xff\xfea\0b", "x: not valid UTF-16 (byte 0x62 at offset 4)"),
        (b"\xff\xfea\0\0\0", "x: binary data, not text (NUL character at offset 1)"),
    ],
)
def test_what_is_no_text_is_named_with_its_place(data: bytes, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "x")
    assert str(caught.value) == problem


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_survives_utf8(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "x") == text


def jsonl(tmp_path: Path, *lines: bytes | str) -> list[Document | InputError]:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines))
    return list(readers.read(str(path)))


def test_jsonl_gives_a_document_a_line(tmp_path: Path) -> None:
    row = {"id": 7, "text": "Line one.\r\nTwo.", "title": "T", "published": "2024-05-02T10:00:00Z"}
    path = str(tmp_path / "in.jsonl")
    assert jsonl(tmp_path, json.dumps(row), "", '{"text": "B."}') == [
        Document(id="7", source=path, text="Line one.\r\nTwo.", title="T", published=date(2024, 5, 2)),
        Document(id=f"{path}:3", source=path, text="B."),
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{oops", "not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))"),
        ("[" * 100_000, "not JSON that can be read (nested too deep)"),
        ("[1]", "not a JSON object"),
        ('{"title": "x"}', 'no "text" (a string) in this line'),
        ('{"text": 5}', 'no "text" (a string) in this line'),
        ('{"body": null}', 'no "body" (a string) in this line'),
        ('{"text": " \\n"}', "empty: no text to extract from"),
        ('{"text": "a\\u0000b"}', "binary data, not text (NUL character at offset 1)"),
        ('{"text": "a\\ud800b"}', "half of a surrogate pair at character 1 of the text"),
        ('{"text": "a", "published": "May 2"}', "\"published\" is no day (YYYY-MM-DD): 'May 2'"),
        (b'{"text": "\x81"}', "not valid UTF-8 or Windows-1252 (byte 0x81 at offset 10)"),
    ],
)
def test_a_bad_line_is_an_error_and_the_others_are_read(tmp_path: Path, line: str | bytes, problem: str) -> None:
    first, bad, last = jsonl(tmp_path, '{"text": "A."}', line, '{"text": "C."}')
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(bad, InputError)
    assert str(bad) == f"{tmp_path / 'in.jsonl'}:2: {problem}"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("missing.txt", "no such file"),
        ("folder", "is a folder; name its files, or use civicx batch"),
        ("empty.txt", "empty: no text to extract from"),
    ],
)
def test_inputs_that_cannot_be_read(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"\n \n")
    source = str(tmp_path / name)
    (error,) = readers.read(source)
    assert isinstance(error, InputError)
    assert str(error) == f"{source}: {problem}"


@pytest.mark.parametrize(
    ("words", "expected", "reason"),
    [
        ("2024-05-02T10:00:00Z", date(2024, 5, 2), "ISO 8601 with a time"),
        ("Thu, 02 May 2024 10:00:00 GMT", date(2024, 5, 2), "RFC 2822"),
        ("Thursday, May 2, 2024", date(2024, 5, 2), "in words"),
        ("20240502", date(2024, 5, 2), "ISO 8601, basic"),
        ("25/04/2021", date(2021, 4, 25), "only one order is possible"),
        ("Thursday the 2nd of May 2024 at 3pm", date(2024, 5, 2), "an odd form"),
        ("2 mai 2024", date(2024, 5, 2), "French"),
        ("03/04/2021", None, "two orders are possible"),
        ("May 2", None, "no year"),
        ("2024", None, "no day"),
        ("yesterday", None, "no clock is read"),
        ("2 days ago", None, "no clock is read"),
        ("", None, "nothing"),
    ],
)
def test_days_of_metadata(words: str, expected: date | None, reason: str) -> None:
    assert day(words) == expected, reason
