"""Archives (.zip, .tar, .tar.gz …), read member by member in memory: nothing is ever unpacked to disk.

The limits stop archives that are built to exhaust memory, disk or time. A member whose name leads out of the
archive, or that is a link or a device, is an error of its own and is not read.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, cast

from civicx.errors import InputError

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
# Nested archives and packed single files are not opened.
PACKED = (*SUFFIXES, ".gz", ".bz2", ".xz", ".7z", ".rar")
# What comes along with pages and messages and holds no text of its own.
NO_TEXTS = (
    *(".jpg", ".jpeg", ".png", ".gif", ".svg", ".ico", ".webp", ".mp3", ".mp4", ".webm"),
    *(".css", ".js", ".map", ".woff", ".woff2", ".ttf", ".eot", ".otf"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Most members, most bytes of one and of all members unpacked, and the most that a zip member may grow by."""

    members: int = 100_000
    member: int = 64 * 1024 * 1024
    total: int = 4 * 1024 * 1024 * 1024
    ratio: int = 200
    # Members below this size may have any ratio.
    ratio_from: int = 1024 * 1024


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, unpacked; ``name`` is its path there."""

    name: str
    data: bytes


def is_archive(source: str) -> bool:
    """Whether the name ends as an archive's does."""
    return source.lower().endswith(SUFFIXES)


def members(stream: IO[bytes], source: str, limits: Limits = LIMITS) -> Iterator[Member | InputError]:
    """Yield the files of an archive in its own order, an error in the place of those that are not read.

    Hidden files, pictures, styles and scripts are passed over. Raises InputError where the archive itself is damaged or over
    a limit, or holds nothing else.
    """
    read = _zip_members if source.lower().endswith(".zip") else _tar_members
    left = limits.total
    count = 0
    try:
        for count, item in enumerate(read(stream, source, limits), 1):
            if count > limits.members:
                raise InputError(source, f"holds more than {limits.members:,} files; the rest is not read", "limit")
            if isinstance(item, Member):
                left -= len(item.data)
                if left < 0:
                    raise InputError(source, f"unpacks to more than {limits.total:,} bytes; the rest is not read", "limit")
            yield item
        if not count:
            raise InputError(source, "empty: an archive without a file to read", "empty")
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise InputError(source, f"a damaged archive ({error})", "format") from None


def _zip_members(stream: IO[bytes], source: str, limits: Limits) -> Iterator[Member | InputError]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if info.is_dir() or _passed_over(info.filename):
                continue
            problem = _name_problem(info.orig_filename) or _zip_problem(info, limits)
            if problem:
                yield _error(source, info.filename, *problem)
                continue
            try:
                with archive.open(info) as member:
                    yield _member(source, info.filename, member, limits)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
                yield _error(source, info.filename, f"damaged ({error})", "format")


def _zip_problem(info: zipfile.ZipInfo, limits: Limits) -> tuple[str, str] | None:
    if info.flag_bits & 0x1:
        return "locked by a password", "format"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, not a file", "format"
    if info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(1, info.compress_size):
        return f"unpacks to more than {limits.ratio} times its size", "limit"
    return None


class _Bounded:
    """A stream that gives at most two members' worth of bytes between two calls of ``renew``.

    What tarfile reads on its own (long names, extended headers, members passed over) is thereby bounded, too.
    """

    def __init__(self, stream: IO[bytes], source: str, limits: Limits) -> None:
        self._stream = stream
        self._source = source
        self._most = 2 * limits.member
        self._left = self._most

    def renew(self) -> None:
        self._left = self._most

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise InputError(self._source, "holds a member or header that is too large; the rest is not read", "limit")
        return data


def _tar_members(stream: IO[bytes], source: str, limits: Limits) -> Iterator[Member | InputError]:
    bounded = _Bounded(_unpacked(stream), source, limits)
    with tarfile.open(fileobj=cast("IO[bytes]", bounded), mode="r|") as archive:
        for info in archive:
            bounded.renew()
            if info.isdir() or _passed_over(info.name):
                continue
            problem = _name_problem(info.name) or (None if info.isreg() else ("a link or a device, not a file", "format"))
            member = None if problem else archive.extractfile(info)
            if member is None:
                yield _error(source, info.name, *(problem or ("not a file", "format")))
            else:
                yield _member(source, info.name, member, limits)


def _unpacked(stream: IO[bytes]) -> IO[bytes]:
    start = stream.read(6)
    stream.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if start.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.BZ2File(stream))
    return cast("IO[bytes]", lzma.LZMAFile(stream)) if start.startswith(b"\xfd7zXZ") else stream


def _member(source: str, name: str, stream: IO[bytes], limits: Limits) -> Member | InputError:
    data = stream.read(limits.member + 1)
    if len(data) > limits.member:
        return _error(source, name, f"larger than {limits.member:,} bytes", "limit")
    return Member(shown(name), data)


def _name_problem(name: str) -> tuple[str, str] | None:
    path = name.replace("\\", "/")
    outside = path.startswith("/") or ".." in PurePosixPath(path).parts or path[1:2] == ":" or "\0" in path
    return ("its name leads out of the archive; it is not read", "limit") if outside else None


def _passed_over(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") or part.lower().endswith(NO_TEXTS) for part in parts[-1:])


def _error(source: str, name: str, problem: str, kind: str) -> InputError:
    return InputError(f"{source}:{shown(name)}", problem, kind)


def shown(name: str) -> str:
    """Return a file name as valid Unicode: bytes that are none are spelled out."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
