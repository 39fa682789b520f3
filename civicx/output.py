"""Where results go: standard output as UTF-8, or a file that is there whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO

from civicx.errors import ReaderLeft, UsageError

STDOUT = Path("-")


def opened(out: Path | None) -> AbstractContextManager[IO[str]]:
    """Give ``out`` as ``atomic_file`` does; standard output for ``-`` and None."""
    return standard_output() if out is None or out == STDOUT else atomic_file(out)


@contextmanager
def standard_output() -> Iterator[IO[str]]:
    """Give standard output as a UTF-8 text stream that leaves line ends alone.

    Raises ReaderLeft where the pipe is closed, and UsageError where it cannot be written to.
    """
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True)
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        # What is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise ReaderLeft from None
    except OSError as error:
        raise UsageError(f"standard output: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        stream.detach()


@contextmanager
def atomic_file(path: Path) -> Iterator[IO[str]]:
    """Give a text stream whose content becomes ``path`` when the block ends without an exception.

    Until then, and after an exception, what stood at ``path`` stays. A device or pipe is written to directly.
    Raises UsageError where the file cannot be written.
    """
    target = Path(os.path.realpath(path))
    direct = target.exists() and not target.is_file()
    draft = target if direct else target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        if not direct:
            draft.replace(target)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise UsageError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        if not direct:
            with suppress(OSError):
                draft.unlink()


def check_writable(path: Path) -> None:
    """Raise UsageError where ``path`` can plainly not be written: a folder, or in a folder that is missing."""
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; name a file to write")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"{path}: the folder {path.absolute().parent} does not exist")
