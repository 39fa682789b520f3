"""From what the user names (files, folders, lists) to units of work, in an order that is always the same."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

from civicx import readers
from civicx.errors import InputError, UsageError
from civicx.readers import Content, Document, Fields, Member
from civicx.readers.archives import is_archive


@dataclass(frozen=True, slots=True)
class Unit:
    """One document to be: its place in the input, what it is read from, and the bytes of all inputs read up to it."""

    number: int
    content: Content
    position: int

    @property
    def source(self) -> str:
        """Return how errors name it."""
        return self.content.name if isinstance(self.content, Member) else self.content.source

    @property
    def weight(self) -> int:
        """Return about how many characters there are to analyse."""
        if isinstance(self.content, Document):
            return len(self.content.text)
        if isinstance(self.content, InputError):
            return 0
        plain = readers.suffix(self.content.name) in (".txt", ".md", ".markdown", "")
        return len(self.content.data) // (1 if plain else 8)

    def digest(self) -> bytes:
        """Return a hash of all of the input that the record depends on."""
        if isinstance(self.content, Document):
            published = self.content.published and self.content.published.isoformat()
            parts = (self.content.id, self.content.source, self.content.title, published, self.content.text)
            return hashlib.sha256(repr(parts).encode("utf-8")).digest()
        name, data = (self.content.name, self.content.data) if isinstance(self.content, Member) else (str(self.content), b"")
        return hashlib.sha256(hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest() + data).digest()


@dataclass(frozen=True, slots=True)
class Shard:
    """The ``number``-th (from 1) of ``count`` parts of the units, dealt out in turn."""

    number: int = 1
    count: int = 1

    def holds(self, unit: int) -> bool:
        """Whether the unit with this number belongs to the shard."""
        return unit % self.count == self.number - 1


def shard(value: str | None) -> Shard:
    """Return what ``I/N`` stands for, all for None; raises UsageError where it is not of that form."""
    if value is None:
        return Shard()
    number, slash, count = value.partition("/")
    if not (slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise UsageError(f"--shard: {value!r} is not of the form I/N, with I from 1 to N")
    return Shard(int(number), int(count))


def sources(names: Iterable[str], glob: str | None, without: Path, passed_over: Counter[str] | None = None) -> Iterator[str]:
    """Yield the paths to read: files as named, the files of folders in the order of their names.

    A folder gives the files in formats that civicx reads, or those that match ``glob`` (against the name, or the path in the
    folder where the pattern has a slash); hidden ones, links to folders, and what is in the folder ``without``, are passed over.
    ``passed_over`` is told the endings of the other files that are.
    """
    passed = Counter[str]() if passed_over is None else passed_over
    for name in names:
        if name != readers.STDIN and Path(name).is_dir():
            yield from _files(name, glob, os.path.realpath(without), passed)
        else:
            yield name


def _files(folder: str, glob: str | None, without: str, passed_over: Counter[str]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        raise UsageError(f"{error.filename}: {readers.reason(error)}") from None

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and os.path.realpath(os.path.join(place, name)) != without)
        for name in sorted(names):
            path = os.path.join(place, name)
            if name.startswith("."):
                continue
            if _wanted(os.path.relpath(path, folder), glob):
                yield path
            else:
                passed_over[readers.suffix(name) or "no ending"] += 1


def _wanted(path: str, glob: str | None) -> bool:
    if glob is None:
        return readers.suffix(path) in readers.SEARCHED or is_archive(path)
    return fnmatch(path if "/" in glob else os.path.basename(path), glob)


def listed(path: str) -> list[str]:
    """Return the paths in a list, one a line (or ended by NUL characters, as by ``find -print0``); ``-`` is standard input."""
    try:
        data = sys.stdin.buffer.read() if path == readers.STDIN else Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"--files-from: {path}: {readers.reason(error)}") from None
    lines = data.split(b"\0") if b"\0" in data else data.splitlines()
    return [os.fsdecode(line) for line in lines if line.strip()]


def size(paths: Iterable[str]) -> int:
    """Return the bytes of all files together; what cannot be asked counts nothing."""
    total = 0
    for path in paths:
        with suppress(OSError):
            total += os.stat(path).st_size
    return total


def units(paths: Iterable[str], fields: Fields, part: Shard) -> Iterator[Unit]:
    """Yield the units of all ``paths``, or those of one shard of them; what cannot be read is a unit, too."""
    number = position = 0
    for path in paths:
        read = 0
        for content, read in _contents(path, fields):
            if part.holds(number):
                yield Unit(number, content, position + read)
            number += 1
        position += max(read, size([path]))


def _contents(path: str, fields: Fields) -> Iterator[tuple[Content, int]]:
    """Yield what an input holds, each with the bytes read so far."""
    try:
        with readers.opened(path) as stream:
            for content in readers.contents(stream, path, fields):
                yield content, _place(stream)
    except InputError as error:
        yield error, 0


def _place(stream: IO[bytes]) -> int:
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0
