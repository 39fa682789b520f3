"""One run from the inputs to the output folder."""

from __future__ import annotations

import hashlib
import json
import platform
import time
from collections import Counter
from contextlib import nullcontext, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from civicx import __version__
from civicx.batch import inputs
from civicx.batch.inputs import Shard, Unit
from civicx.batch.pool import Pool
from civicx.batch.progress import Progress
from civicx.batch.store import Store
from civicx.batch.worker import Done, Failed, Outcome, Setup
from civicx.dedupe import Dedupe, Found, Seen
from civicx.errors import UsageError
from civicx.options import Options
from civicx.pipeline import model_meta
from civicx.readers import Fields
from civicx.records import SCHEMA_VERSION
from civicx.writers.json import compact


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides what a run does; ``timeout`` is seconds a document, None for no limit."""

    sources: tuple[str, ...]
    setup: Setup
    jobs: int
    dedupe: Dedupe = Dedupe.exact
    timeout: float | None = None
    fields: Fields = field(default_factory=Fields)
    shard: Shard = field(default_factory=Shard)
    resume: bool = True


@dataclass
class Counts:
    """How many inputs gave what."""

    records: int = 0
    resumed: int = 0
    words: int = 0
    duplicates: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """Return how many inputs gave no record."""
        return self.errors.total()


class Run:
    """A run of ``plan`` into ``folder``; ``counts`` says how far it is, ``seconds`` how long it took."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.plan = plan
        self.counts = Counts()
        self.seconds = 0.0
        self._folder = folder
        self._meta = model_meta(plan.setup.model)
        # All that decides a record beside its input.
        decisive = (__version__, SCHEMA_VERSION, hashlib.sha256(self._meta).hexdigest(), _shown(plan.setup.options))
        self._basis = compact(decisive).encode()
        self._seen = Seen(plan.dedupe)
        # The ids and sources of the documents that others may repeat.
        self._named: dict[int, tuple[str, str]] = {}

    def go(self, progress: Progress) -> None:
        """Work until all inputs are accounted for, or an exception: what is finished then stays, and run.json says so.

        Raises ModelError where the model does not load and OutputFull where results cannot be written.
        """
        start, begun = time.monotonic(), datetime.now(UTC)
        store = Store(self._folder, self.plan.resume)
        complete = False
        try:
            store.run(self._facts(begun, complete))
            with Pool(self.plan.setup, self.plan.jobs, self.plan.timeout) as pool:
                units = inputs.units(self.plan.sources, self.plan.fields, self.plan.shard)
                for unit, outcome in pool.outcomes(units, lambda unit: self._known(store, unit)):
                    self._write(store, unit, outcome, progress)
            complete = True
        finally:
            store.close()
            self.seconds = time.monotonic() - start
            with nullcontext() if complete else suppress(UsageError):
                store.run(self._facts(begun, complete))
        store.finish()

    def _key(self, unit: Unit) -> str:
        return hashlib.sha256(self._basis + unit.digest()).hexdigest()[:32]

    def _known(self, store: Store, unit: Unit) -> Done | None:
        done = store.known(self._key(unit))
        self.counts.resumed += done is not None
        return done

    def _write(self, store: Store, unit: Unit, outcome: Outcome, progress: Progress) -> None:
        counts = self.counts
        if isinstance(outcome, Failed):
            store.error(outcome)
            counts.errors[outcome.kind] += 1
            where = f"{outcome.source} ({outcome.id})" if outcome.id else outcome.source
            progress.failure(where, outcome.message)
        else:
            store.record(self._key(unit), outcome, self._mark(unit.number, outcome))
            counts.records += 1
            counts.words += outcome.words
        progress.step(unit.position, counts.records, counts.failed)

    def _mark(self, number: int, done: Done) -> bytes:
        """Return what the record says of an earlier document that this one repeats."""
        found = self._seen.add(number, done.signature)
        if found is None:
            if self.plan.dedupe is not Dedupe.off:
                self._named[number] = (done.id, done.source)
            return b""
        self.counts.duplicates[found.kind] += 1
        return _duplicate(found, *self._named[found.number])

    def _facts(self, begun: datetime, complete: bool) -> dict[str, Any]:
        counts, plan, meta = self.counts, self.plan, json.loads(self._meta)
        return {
            "civicx": __version__,
            "schema": SCHEMA_VERSION,
            "model": f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}",
            "spacy": version("spacy"),
            "python": platform.python_version(),
            "options": {
                **_shown(plan.setup.options),
                "dedupe": str(plan.dedupe),
                "shard": f"{plan.shard.number}/{plan.shard.count}",
                "jobs": plan.jobs,
                "timeout": plan.timeout,
            },
            "complete": complete,
            "counts": {
                "files": len(plan.sources),
                "documents": counts.records + counts.failed,
                "records": counts.records,
                "taken_over": counts.resumed,
                "duplicates": dict(counts.duplicates),
                "errors": dict(counts.errors),
                "words": counts.words,
            },
            "started": begun.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 2),
        }


def _shown(options: Options) -> dict[str, Any]:
    """Return every option: a new one decides what may be taken over, too."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(options).items()}


def _duplicate(found: Found, id: str, source: str) -> bytes:
    mark = {"id": id, "source": source, "kind": found.kind, "similarity": found.similarity}
    return f',"duplicate_of":{compact(mark)}'.encode("utf-8", "backslashreplace")
