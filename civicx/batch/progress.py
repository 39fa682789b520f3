"""How far a run is: a bar on a terminal, a plain line now and then elsewhere, nothing where the user wants quiet."""

from __future__ import annotations

import sys
import time
from typing import Protocol

from civicx.commands import fail, printable

# Failures that are said one by one; the others are in errors.jsonl.
SAID = 20
# Seconds between two plain lines.
PAUSE = 15.0
# Columns of a terminal that has room for a bar and the rate beside the counts.
WIDE = 80


class Progress(Protocol):
    """Told of each outcome, in order."""

    def step(self, position: int, done: int, failed: int) -> None:
        """``position`` bytes of all inputs are worked off; ``done`` documents gave records, ``failed`` did not."""

    def failure(self, source: str, message: str) -> None:
        """Say that an input gave no record."""

    def close(self) -> None:
        """Leave the terminal as it was."""


def progress(total: int, quiet: bool) -> Progress:
    """Return what suits standard error; ``total`` is the bytes of all inputs."""
    if quiet:
        return Quiet()
    return Bar(total) if sys.stderr.isatty() else Lines(total)


class Quiet:
    """Says failures only."""

    def __init__(self) -> None:
        self._failures = 0

    def step(self, position: int, done: int, failed: int) -> None:
        """Say nothing."""

    def failure(self, source: str, message: str) -> None:
        """Print one line, for the first SAID failures."""
        self._failures += 1
        if self._failures <= SAID:
            self._say(f"{source}: {message}")
        elif self._failures == SAID + 1:
            self._say("more inputs failed: errors.jsonl has them all")

    def _say(self, message: str) -> None:
        fail(message, 0)

    def close(self) -> None:
        """Say nothing."""


class Lines(Quiet):
    """A plain line each PAUSE seconds."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self._total = total
        self._start = self._last = time.monotonic()

    def step(self, position: int, done: int, failed: int) -> None:
        """Print a line where the last is PAUSE seconds old."""
        now = time.monotonic()
        if now - self._last >= PAUSE:
            self._last = now
            seconds = now - self._start
            share = min(1.0, position / self._total) if self._total else 0.0
            left = f", about {_clock(seconds / share - seconds)} left" if share else ""
            self._say(f"{share:.0%}, {done + failed:,} documents, {(done + failed) / seconds:.1f} a second, {failed:,} failed{left}")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


class Bar(Quiet):
    """A bar with documents, rate, time left and failures."""

    def __init__(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Rich

        super().__init__()
        console = Console(stderr=True)
        counted = " documents, {task.fields[rate]:.1f} a second" if console.width >= WIDE else " done"
        columns = (
            *([BarColumn(bar_width=console.width - WIDE + 8)] if console.width >= WIDE else ()),
            TaskProgressColumn(),
            TextColumn("{task.fields[documents]:,}" + counted + ", {task.fields[failed]:,} failed, left"),
            TimeRemainingColumn(),
        )
        self._rich = Rich(*columns, console=console, transient=True)
        self._task = self._rich.add_task("", total=total or None, documents=0, rate=0.0, failed=0)
        self._start = time.monotonic()
        self._rich.start()

    def step(self, position: int, done: int, failed: int) -> None:
        """Move the bar."""
        rate = (done + failed) / max(0.001, time.monotonic() - self._start)
        self._rich.update(self._task, completed=position, documents=done + failed, failed=failed, rate=rate)

    def _say(self, message: str) -> None:
        from rich.text import Text

        self._rich.console.print(Text(f"civicx: {printable(' '.join(message.split()))}"), soft_wrap=True)

    def close(self) -> None:
        """Take the bar away."""
        self._rich.stop()
