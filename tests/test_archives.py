"""Archives are read in memory, member by member; what is built to do harm, or is damaged, is an error of its own."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest

from civicx import readers
from civicx.errors import InputError
from civicx.readers import Document, archives
from civicx.readers.archives import Limits, Member


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes], mode: str = "gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=f"w:{mode}") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def found(data: bytes, name: str, limits: Limits | None = None) -> list[str]:
    """Return what an archive gives: the names of its members, and what is said of those that are not read."""
    items: list[str] = []
    try:
        for item in archives.members(io.BytesIO(data), name, limits or archives.LIMITS):
            items.append(item.name if isinstance(item, Member) else str(item))
    except InputError as error:
        items.append(str(error))
    return items


FILES = {"a/one.txt": b"One.", "a/.hidden.txt": b"x", "a/logo.PNG": b"\x89PNG", "a/style.css": b"p{}", "a/two.html": b"<p>Two."}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(FILES | {"__MACOSX/a/one.txt": b"x"})),
        ("a.tar", tarred(FILES, "")),
        ("a.tgz", tarred(FILES)),
        ("a.tar.bz2", tarred(FILES, "bz2")),
        ("a.tar.xz", tarred(FILES, "xz")),
        ("a.tar.gz", tarred(FILES, "xz")),
    ],
    ids=["zip", "tar", "gzip", "bzip2", "xz", "xz under the name of gzip"],
)
def test_files_in_the_archive_s_order_without_hidden_ones_pictures_and_styles(name: str, data: bytes) -> None:
    assert found(data, name) == ["a/one.txt", "a/two.html"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "a\\..\\..\\out.txt", "c:\\out.txt"])
def test_names_that_lead_out_of_the_archive(name: str) -> None:
    said = "its name leads out of the archive; it is not read"
    assert [item.rpartition(": ")[2] for item in found(zipped({name: b"x", "in.txt": b"x"}), "a.zip")] == [said, "in.txt"]
    assert [item.rpartition(": ")[2] for item in found(tarred({name: b"x", "in.txt": b"x"}), "a.tar.gz")] == [said, "in.txt"]


def test_links_are_not_followed() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert found(stream.getvalue(), "a.tar") == ["a.tar:link.txt: a link or a device, not a file"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(info, "/etc/passwd")
    assert found(stream.getvalue(), "a.zip") == ["a.zip:link.txt: a link, not a file"]


BOMB = {"bomb.txt": b"\0" * 3_000_000, "one.txt": b"One."}
LIMITS = Limits(members=2, member=1000, total=1500)


@pytest.mark.parametrize(
    ("data", "name", "limits", "expected"),
    [
        (zipped(BOMB), "a.zip", None, ["a.zip:bomb.txt: unpacks to more than 200 times its size", "one.txt"]),
        (zipped({"a.txt": b"x" * 1001, "b.txt": b"x"}), "a.zip", LIMITS, ["a.zip:a.txt: larger than 1,000 bytes", "b.txt"]),
        (
            zipped({"a.txt": b"x" * 900, "b.txt": b"x" * 900}),
            "a.zip",
            LIMITS,
            ["a.txt", "a.zip: unpacks to more than 1,500 bytes; the rest is not read"],
        ),
        (
            zipped({"a.txt": b"x", "b.txt": b"x", "c.txt": b"x"}),
            "a.zip",
            LIMITS,
            ["a.txt", "b.txt", "a.zip: holds more than 2 files; the rest is not read"],
        ),
        (
            tarred({"a.txt": b"x" * 1001}),
            "a.tar.gz",
            LIMITS,
            ["a.tar.gz: holds a member or header that is too large; the rest is not read"],
        ),
        (zipped({}), "a.zip", None, ["a.zip: empty: an archive without a file to read"]),
        (zipped({"a.png": b"x"}), "a.zip", None, ["a.zip: empty: an archive without a file to read"]),
        (b"PK\x03\x04", "a.zip", None, ["a.zip: a damaged archive (File is not a zip file)"]),
        (tarred({"a.txt": b"x" * 5000})[:60], "a.tar.gz", None, None),
    ],
    ids=["bomb", "a large member", "large together", "many", "a large member of a tar", "empty", "pictures only", "no zip", "cut short"],
)
def test_limits_and_damage(data: bytes, name: str, limits: Limits | None, expected: list[str] | None) -> None:
    items = found(data, name, limits)
    if expected is None:
        assert items[-1].startswith(f"{name}: a damaged archive (")
    else:
        assert items == expected


def test_files_whose_names_tell_no_format_are_read_as_they_begin(tmp_path: Path) -> None:
    page = b"\xef\xbb\xbf \n<!DOCTYPE html>\n<html><body><p>Eleven bakers left the town in May.</p></body></html>"
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"news/index.php?id=7": page, "news/7": page, "plain": b"Eleven <b>", "b.txt": page, "a.pdf": b"%PDF-x"}))
    texts = {item.source.rpartition(":")[2]: item.text if isinstance(item, Document) else item.kind for item in readers.read(str(path))}
    assert texts == {
        "news/index.php?id=7": "Eleven bakers left the town in May.\n",
        "news/7": "Eleven bakers left the town in May.\n",
        "plain": "Eleven <b>",
        "b.txt": page.decode("utf-8-sig"),
        "a.pdf": "format",
    }
