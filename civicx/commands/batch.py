"""``civicx batch``: many documents at once."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from civicx.commands import fail, given
from civicx.dedupe import Dedupe
from civicx.errors import UsageError

if TYPE_CHECKING:
    from civicx.batch.progress import Progress
    from civicx.batch.run import Counts, Plan, Run

INTERRUPTED = 130


def batch(
    out: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="The folder for the results.")],
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT", help="Files, archives, tables of articles, and folders to search.")
    ] = None,
    glob: Annotated[
        str | None, typer.Option("--glob", metavar="PATTERN", help="Which files of folders to read; else all in a known format.")
    ] = None,
    files_from: Annotated[
        str | None,
        typer.Option("--files-from", metavar="PATH", help="A list of further files, one a line; -: standard input."),
    ] = None,
    text_field: given.TextField = None,
    id_field: given.IdField = None,
    date_field: given.DateField = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; default: the cores.")] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0, metavar="SECONDS", help="Give up a document after this; 0: never.")] = 600,
    resume: Annotated[bool, typer.Option("--resume/--no-resume", help="Keep what an earlier run into the folder has finished.")] = True,
    shard: Annotated[str | None, typer.Option("--shard", metavar="I/N", help="Do the I-th of N parts, for several machines.")] = None,
    dedupe: Annotated[Dedupe, typer.Option("--dedupe", help="Which repeats of earlier texts to mark in the records.")] = Dedupe.exact,
    day: given.Day = None,
    date_order: given.DateOrder = given.Order.auto,
    only: given.Only = None,
    gazetteer: given.Names = None,
    model: given.Model = None,
    text: given.Text = False,
    quiet: given.Quiet = False,
    debug: given.Debug = False,
) -> None:
    """Extract from thousands of releases, with several processes.

    Writes records.jsonl, errors.jsonl and run.json into the folder, in the order of the inputs. What an interrupted run has
    finished is kept: run the same command again.

    \b
    Examples:
      civicx batch articles/ -o out/
      civicx batch export.csv --text-field body --id-field url -o out/ --jobs 4
      find . -name '*.html' -mtime -1 | civicx batch --files-from - -o today/
    """
    from civicx.batch import inputs as named
    from civicx.batch.run import Plan
    from civicx.batch.worker import Setup
    from civicx.readers import Fields

    plan = Plan(
        setup=Setup(model, given.options(only, day, text, date_order, gazetteer)),
        shard=named.shard(shard),
        sources=_sources(inputs or [], files_from, glob, out, quiet),
        jobs=jobs or cores(),
        dedupe=dedupe,
        timeout=timeout or None,
        fields=Fields(text=text_field, id=id_field, date=date_field),
        resume=resume,
    )
    raise typer.Exit(_locked_run(plan, out, quiet))


def _sources(inputs: list[str], files_from: str | None, glob: str | None, out: Path, quiet: bool) -> tuple[str, ...]:
    """Return the paths to read, having said what is passed over; leaves with 4 where there are none."""
    from civicx.batch import inputs as named

    names = [*inputs, *(named.listed(files_from) if files_from else ())]
    if not names and not files_from:
        raise UsageError("name a file or folder to read (see civicx batch --help)")
    passed_over = Counter[str]()
    found = tuple(named.sources(names, glob, out, passed_over))
    if passed_over and glob is None and not quiet:
        fail(_passed_over(passed_over), 0)
    if not found:
        raise typer.Exit(fail("nothing to read: no file in a format that civicx knows" if glob is None else f"nothing matches {glob}", 4))
    return found


def _locked_run(plan: Plan, out: Path, quiet: bool) -> int:
    from civicx.batch import inputs, progress
    from civicx.batch.run import Run
    from civicx.batch.store import locked

    with locked(out):
        run = Run(plan, out)
        code = _carried_out(run, progress.progress(inputs.size(plan.sources), quiet), out)
    if not quiet or code == INTERRUPTED:
        fail(_summary(run.counts, run.seconds, out), 0)
    return code


def _carried_out(run: Run, progress: Progress, out: Path) -> int:
    """Return the exit code of a run that was gone through, as far as the user let it."""
    try:
        run.go(progress)
    except KeyboardInterrupt:
        progress.close()
        return fail(f"interrupted; what is finished is in {out}: run the same command again to go on", INTERRUPTED)
    finally:
        progress.close()
    if not run.counts.failed:
        return 0
    return 3 if run.counts.records else 4


def _summary(counts: Counts, seconds: float, out: Path) -> str:
    fresh = counts.records - counts.resumed
    parts = [f"{_many(counts.records, 'record')} in {out / 'records.jsonl'}"]
    if counts.resumed:
        parts.append(f"{counts.resumed:,} from an earlier run")
    parts += [_many(count, f"{kind} duplicate") for kind, count in sorted(counts.duplicates.items())]
    if counts.failed:
        parts.append(f"{counts.failed:,} failed: see {out / 'errors.jsonl'}")
    rate = f", {fresh / seconds:.1f} documents a second" if fresh > 0 and seconds else ""
    return f"{'; '.join(parts)} ({seconds:.1f} s{rate})"


def _passed_over(endings: Counter[str]) -> str:
    kinds = ", ".join(f"{count:,} {ending}" for ending, count in endings.most_common(5))
    more = ", …" if len(endings) > 5 else ""
    return f"{_many(endings.total(), 'file')} in other formats passed over ({kinds}{more}); --glob chooses which to read"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
