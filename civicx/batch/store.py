"""The output folder: records, errors, what a run was, and what an interrupted run had finished.

``records.jsonl`` and ``errors.jsonl`` grow line by line, in input order. Beside them ``.progress.jsonl`` has an entry for each
record: its key (a hash of the input and of all that decides the record), its place, and a checksum. A run that finds results of
an earlier one moves them to ``.earlier`` and copies from there each record whose key it meets; when it has finished, they go.
Killed at any moment, it therefore leaves nothing that has to be done twice, and nothing torn is ever taken for a result.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any
from zlib import crc32

from civicx import output, readers
from civicx.batch.worker import Done, Failed
from civicx.dedupe import Signature
from civicx.errors import UsageError
from civicx.readers.archives import shown
from civicx.writers.json import compact

RECORDS, ERRORS, RUN = "records.jsonl", "errors.jsonl", "run.json"
PROGRESS, EARLIER, LOCK = ".progress.jsonl", ".earlier", ".lock"


class OutputFull(UsageError):
    """The results cannot be written (any more); what was written before stays."""


class Store:
    """The open output folder of one run."""

    def __init__(self, folder: Path, resume: bool) -> None:
        self._folder = folder
        self._earlier = _earlier(folder) if resume else {}
        if not resume:
            shutil.rmtree(folder / EARLIER, ignore_errors=True)
        self._records = _Log(folder / RECORDS)
        self._errors = _Log(folder / ERRORS)
        self._progress = _Log(folder / PROGRESS)

    def known(self, key: str) -> Done | None:
        """Return the record that an earlier run left under ``key``."""
        place = self._earlier.get(key)
        return _read(self._folder / EARLIER, *place) if place else None

    def record(self, key: str, done: Done, mark: bytes = b"") -> None:
        """Write a record, with ``mark`` between its parts; raises OutputFull."""
        line = done.head + mark + done.tail + b"\n"
        start = self._records.append(line)
        exact, minima = done.signature.exact.hex(), done.signature.minima.hex()
        entry = [key, start, len(done.head), len(mark), len(line), crc32(line), done.id, done.source, done.words, exact, minima]
        self._progress.append((json.dumps(entry, separators=(",", ":")) + "\n").encode())

    def error(self, failed: Failed) -> None:
        """Write why an input gave no record; raises OutputFull."""
        row = {"path": shown(failed.source), "id": failed.id, "kind": failed.kind, "message": failed.message}
        self._errors.append((compact(row) + "\n").encode("utf-8", "backslashreplace"))

    def run(self, facts: dict[str, Any]) -> None:
        """Write what the run was, and how far it came, to ``run.json``."""
        with output.atomic_file(self._folder / RUN) as stream:
            stream.write(json.dumps(facts, ensure_ascii=True, indent=2) + "\n")

    def finish(self) -> None:
        """Drop what earlier runs left: all that is wanted of it has been copied."""
        folder = self._folder / EARLIER
        # A record file without its progress is known to be dropped; the other way round it would be sought.
        for path in [*folder.glob("*.progress"), *folder.glob("*.records")]:
            path.unlink()
        with suppress(OSError):
            folder.rmdir()

    def close(self) -> None:
        """Close the files."""
        for log in (self._records, self._errors, self._progress):
            log.close()


class _Log:
    """A file that whole lines are added to, each there before ``append`` returns, or not at all."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._size = 0
        try:
            self._file = path.open("wb", buffering=0)
        except OSError as error:
            raise OutputFull(f"{path}: cannot be written: {readers.reason(error)}") from None

    def append(self, line: bytes) -> int:
        """Write ``line`` and return the offset it starts at; raises OutputFull, having taken back what part was written."""
        start = self._size
        left = memoryview(line)
        try:
            while left:
                left = left[self._file.write(left) :]
        except BaseException as error:  # an interruption by the user, too, must not leave half a line
            with suppress(OSError):
                self._file.truncate(start)
            if isinstance(error, OSError):
                raise OutputFull(f"{self._path}: cannot be written: {readers.reason(error)}") from None
            raise
        self._size += len(line)
        return start

    def close(self) -> None:
        with suppress(OSError):
            self._file.close()


def _earlier(folder: Path) -> dict[str, tuple[int, int]]:
    """Move what is in ``folder`` to EARLIER; return, by key, the run and the place in its progress of each finished record."""
    kept = folder / EARLIER
    numbers = [int(path.stem) for path in kept.glob("*.progress")]
    for number in numbers:  # a run was killed between its two moves
        if not (kept / f"{number}.records").exists() and (folder / RECORDS).exists():
            (folder / RECORDS).replace(kept / f"{number}.records")
    if (folder / RECORDS).exists() and (folder / PROGRESS).exists():
        number = max(numbers, default=0) + 1
        kept.mkdir(exist_ok=True)
        (folder / PROGRESS).replace(kept / f"{number}.progress")
        (folder / RECORDS).replace(kept / f"{number}.records")
        numbers.append(number)
    return {key: (number, start) for number in sorted(numbers) for key, start in _keys(kept / f"{number}.progress")}


def _keys(progress: Path) -> Iterator[tuple[str, int]]:
    start = 0
    with progress.open("rb") as stream:
        for line in stream:
            with suppress(ValueError):  # torn, where the run was killed
                yield json.loads(line)[0], start
            start += len(line)


def _read(kept: Path, number: int, start: int) -> Done | None:
    """Return the record whose progress entry begins at ``start``, or None where it is not there as it was written."""
    try:
        with (kept / f"{number}.progress").open("rb") as stream:
            stream.seek(start)
            _, begin, head, mark, length, crc, id, source, words, exact, minima = json.loads(stream.readline())
        with (kept / f"{number}.records").open("rb") as stream:
            stream.seek(begin)
            line = stream.read(length)
    except (OSError, ValueError):
        return None
    if crc32(line) != crc:
        return None
    return Done(line[:head], line[head + mark : -1], id, source, words, Signature(bytes.fromhex(exact), bytes.fromhex(minima)))


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make ``folder`` and keep other runs out of it; raises UsageError where one is in it or it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / LOCK).open("w")
    except FileExistsError:
        raise UsageError(f"{folder}: is a file; name a folder for the results") from None
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {readers.reason(error)}") from None
    with stream:
        if not _lock(stream):
            raise UsageError(f"{folder}: another civicx batch is writing here")
        yield


def _lock(stream: IO[str]) -> bool:
    """Whether the lock was free; where the system has no such locks, it always is."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
