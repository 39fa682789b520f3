"""Worker processes: work is dealt out by size, outcomes come back in input order, and no input can end the run."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType

from civicx.batch.inputs import Unit
from civicx.batch.worker import Outcome, Setup, failed, lost, serve
from civicx.errors import InputError, ModelError

# Characters and documents that a worker takes at once.
BATCH = 60_000
BATCH_UNITS = 32
# Under this many seconds a document, workers take one at a time, so that the time is that document's alone.
CLOSE = 20.0
# How many units, and characters of them, are read ahead or held back because an earlier one is not finished.
AHEAD = 2000
AHEAD_SIZE = 64_000_000
# A worker that has done this many characters makes room for a new one: what libraries do not give back goes with it.
LIFE = 20_000_000


@dataclass
class _Worker:
    process: SpawnProcess
    connection: Connection
    ready: bool = False
    units: dict[int, Unit] = field(default_factory=dict)
    deadline: float | None = None
    size: int = 0

    @property
    def idle(self) -> bool:
        return self.ready and self.deadline is None


class Pool:
    """At most ``jobs`` workers, each started when there is work for it; ``timeout`` is seconds a document, None for no limit."""

    def __init__(self, setup: Setup, jobs: int, timeout: float | None = None) -> None:
        self._setup = setup
        self._jobs = jobs
        self._timeout = timeout
        self._workers: list[_Worker] = []
        # Units read and not yet given out, in order; of these, what waits for a worker, and what is to be done on its own.
        self._open: deque[Unit] = deque()
        self._queue: deque[Unit] = deque()
        self._alone: deque[Unit] = deque()
        self._outcomes: dict[int, Outcome] = {}
        self._held = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    def outcomes(self, units: Iterator[Unit], known: Callable[[Unit], Outcome | None]) -> Iterator[tuple[Unit, Outcome]]:
        """Yield each unit with its outcome, in order; for those that ``known`` has an outcome for, no worker is asked.

        Raises ModelError where the workers cannot load the model.
        """
        more = True
        while more or self._open:
            more = more and self._read_ahead(units, known)
            self._deal()
            while self._open and self._open[0].number in self._outcomes:
                unit = self._open.popleft()
                self._held -= unit.weight
                yield unit, self._outcomes.pop(unit.number)
            if self._open and (not more or not self._may_read()):
                self._listen()

    def _may_read(self) -> bool:
        waiting = len(self._queue) < self._jobs * BATCH_UNITS * 2
        return waiting and len(self._open) < AHEAD and (self._held < AHEAD_SIZE or not self._open)

    def _read_ahead(self, units: Iterator[Unit], known: Callable[[Unit], Outcome | None]) -> bool:
        """Read units while there is room; return whether there may be more."""
        while self._may_read():
            unit = next(units, None)
            if unit is None:
                return False
            self._open.append(unit)
            self._held += unit.weight
            outcome = failed(unit.content, unit.content) if isinstance(unit.content, InputError) else known(unit)
            if outcome:
                self._outcomes[unit.number] = outcome
                if self._open[0] is unit:
                    return True  # give it out before reading on
            else:
                self._queue.append(unit)
        return True

    def _deal(self) -> None:
        """Give each idle worker a batch, and start workers while there is more work than they can take."""
        for worker in [worker for worker in self._workers if worker.idle]:
            if worker.size > LIFE:
                self._dismiss(worker)
            elif batch := self._batch():
                self._send(worker, batch)
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._jobs and len(self._queue) + len(self._alone) > starting:
            self._start()
            starting += 1

    def _batch(self) -> list[Unit]:
        if self._alone:
            return [self._alone.popleft()]
        # Towards the end the batches get smaller, so that all workers have something to do.
        most = 1 if self._timeout and self._timeout < CLOSE else min(BATCH_UNITS, max(1, len(self._queue) // (2 * self._jobs)))
        batch: list[Unit] = []
        size = 0
        while self._queue and len(batch) < most and (not batch or size + self._queue[0].weight <= BATCH):
            batch.append(self._queue.popleft())
            size += batch[-1].weight
        return batch

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._setup), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _send(self, worker: _Worker, batch: list[Unit]) -> None:
        worker.units = {unit.number: unit for unit in batch}
        worker.size += sum(unit.weight for unit in batch)
        self._prolong(worker)
        with suppress(OSError):  # a worker that died meanwhile is found when it is listened to
            worker.connection.send([(unit.number, unit.content) for unit in batch])

    def _prolong(self, worker: _Worker) -> None:
        worker.deadline = time.monotonic() + self._timeout if self._timeout else float("inf")

    def _listen(self) -> None:
        """Wait for a worker to say something, end or overrun."""
        deadline = min((worker.deadline for worker in self._workers if worker.deadline is not None), default=float("inf"))
        left = None if deadline == float("inf") else max(0.0, deadline - time.monotonic())
        heard = wait([worker.connection for worker in self._workers], left)
        for worker in [worker for worker in self._workers if worker.connection in heard]:
            try:
                self._take(worker, worker.connection.recv())
            except (EOFError, OSError):
                self._bury(worker)
        now = time.monotonic()
        for worker in [worker for worker in self._workers if worker.deadline is not None and worker.deadline <= now]:
            if not worker.connection.poll():
                self._overrun(worker)

    def _take(self, worker: _Worker, message: object) -> None:
        if isinstance(message, ModelError):
            raise message
        if isinstance(message, tuple):
            number, outcome = message
            del worker.units[number]
            self._outcomes[number] = outcome
            self._prolong(worker)
        else:
            worker.ready = True
            worker.deadline = None

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.join()
        worker.connection.close()
        end = _end(worker.process.exitcode)
        if not worker.ready:
            raise ModelError(f"the process that loads the model {end}")
        self._blame(worker, "crash", f"the process that worked on it {end}")

    def _overrun(self, worker: _Worker) -> None:
        self._dismiss(worker)
        self._blame(worker, "timeout", f"took longer than {self._timeout:g} seconds (--timeout)")

    def _blame(self, worker: _Worker, kind: str, message: str) -> None:
        """One unit alone has itself to blame; of several, each is tried again on its own."""
        if len(worker.units) > 1:
            self._alone.extend(worker.units.values())
        for unit in worker.units.values() if len(worker.units) == 1 else ():
            self._outcomes[unit.number] = lost(unit.content, kind, message)

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()


def _end(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        return f"was ended by {name}" + (" (out of memory?)" if name == "SIGKILL" else "")
    return f"ended with exit code {code}"
