"""Batch runs: real processes, killed, poisoned, out of disk, and still the same bytes."""

from __future__ import annotations

import json
import os
import pty
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tiny_model

from civicx.batch import inputs
from civicx.errors import UsageError
from civicx.readers import Fields

SCHEMA = json.loads((Path(__file__).parent.parent / "civicx" / "schema.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of commands that use the tiny model."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "PYTHONDONTWRITEBYTECODE")}
    return kept | tiny_model.install(tmp_path_factory.mktemp("model"))


Batch = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def batch(environment: dict[str, str], tmp_path: Path) -> Batch:
    """Return a function that runs ``civicx batch`` in the test's folder."""

    def run(*args: str | Path, stdin: str = "", **more: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "civicx", "batch", *map(str, args)]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=120, **more)

    return run


@pytest.fixture
def started(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return a function that starts ``civicx batch`` in a process group of its own, which ends with the test."""
    processes: list[subprocess.Popen[str]] = []

    def start(*args: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "civicx", "batch", *args]
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        # A shell that runs the tests in the background has them ignore Ctrl-C, and what they start with them.
        heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
        processes.append(subprocess.Popen(command, cwd=tmp_path, env=environment, start_new_session=True, preexec_fn=heard, **pipes))
        return processes[-1]

    yield start
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def articles(folder: Path, texts: list[str]) -> None:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def names(folder: Path) -> list[str]:
    """Return the file names of the documents that have records, in the order of the records."""
    return [Path(record["document"]["id"]).name for record in lines(folder / "records.jsonl")]


def about(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "run.json").read_text("utf-8"))
    return found


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def test_records_errors_and_what_the_run_was(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", ["Four nurses left.", " \n", "Five went on."])
    result = batch("in", "gone.txt", "-o", "out", "--jobs", "2", "--text")
    assert result.returncode == 3
    assert names(tmp_path / "out") == ["000.txt", "002.txt"]
    assert [record["document"]["text"] for record in lines(tmp_path / "out/records.jsonl")] == ["Four nurses left.", "Five went on."]
    assert lines(tmp_path / "out/errors.jsonl") == [
        {"path": "in/001.txt", "id": None, "kind": "empty", "message": "empty: no text to extract from"},
        {"path": "gone.txt", "id": None, "kind": "missing", "message": "no such file"},
    ]
    run = about(tmp_path / "out")
    assert (run["complete"], run["model"], run["options"]["jobs"]) == (True, "en_tiny 1.0", 2)
    assert run["counts"] == {
        "files": 4,
        "documents": 4,
        "records": 2,
        "taken_over": 0,
        "duplicates": {},
        "errors": {"empty": 1, "missing": 1},
        "words": 6,
    }
    said = result.stderr.splitlines()
    assert said[:2] == ["civicx: in/001.txt: empty: no text to extract from", "civicx: gone.txt: no such file"]
    assert said[2].startswith("civicx: 2 records in out/records.jsonl; 2 failed: see out/errors.jsonl (")
    assert result.stdout == ""


def test_one_and_four_jobs_and_extract_give_the_same_bytes(batch: Batch, environment: dict[str, str], tmp_path: Path) -> None:
    articles(tmp_path / "in", [f"{n} nurses left Oslo on {n} May." + " SLOW" * (n % 3) for n in range(1, 25)])
    assert batch("in", "-o", "one", "--jobs", "1", "-q").returncode == 0
    assert batch("in", "-o", "four", "--jobs", "4", "-q").returncode == 0
    one = (tmp_path / "one/records.jsonl").read_bytes()
    assert (tmp_path / "four/records.jsonl").read_bytes() == one
    command = [sys.executable, "-m", "civicx", "extract", *sorted(str(p.relative_to(tmp_path)) for p in tmp_path.glob("in/*"))]
    assert subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, check=True).stdout == one


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def runs(pid: int) -> bool:
    """Whether the process is there and not a zombie that nobody has asked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_killed_twice_and_run_again_gives_the_bytes_of_one_run(
    batch: Batch, started: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    articles(tmp_path / "in", [f"{n} nurses left. SLOW" for n in range(36)])
    out = tmp_path / "out"
    for least in (3000, 7000):
        process = started("in", "-o", "out", "--jobs", "2", "--timeout", "10")
        wait_for(lambda least=least: size(out / "records.jsonl") > least)  # type: ignore[misc]
        workers = children(process.pid)
        process.kill()
        process.wait()
        assert workers
        wait_for(lambda workers=workers: not any(map(runs, workers)))  # type: ignore[misc]
        assert about(out)["complete"] is False
    assert batch("in", "-o", "out", "--jobs", "4").returncode == 0
    assert batch("in", "-o", "whole", "--jobs", "1").returncode == 0
    assert (out / "records.jsonl").read_bytes() == (tmp_path / "whole/records.jsonl").read_bytes()
    assert about(out)["counts"]["taken_over"] >= 10
    assert not (out / ".earlier").exists()


def test_ctrl_c_leaves_what_is_finished_and_says_how_to_go_on(
    batch: Batch, started: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    articles(tmp_path / "in", [f"{n} nurses left. SLOW" for n in range(36)])
    process = started("in", "-o", "out", "--jobs", "2", "--timeout", "10")
    wait_for(lambda: size(tmp_path / "out/records.jsonl") > 3000)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)[1].splitlines()
    assert process.returncode == 130
    assert said[0] == "civicx: interrupted; what is finished is in out: run the same command again to go on"
    assert len(said) == 2
    found = names(tmp_path / "out")
    assert found == [f"{n:03}.txt" for n in range(len(found))]
    assert about(tmp_path / "out")["counts"]["records"] == len(found) >= 4
    assert batch("in", "-o", "out").returncode == 0
    assert about(tmp_path / "out")["counts"]["taken_over"] == len(found)
    assert len(names(tmp_path / "out")) == 36


def test_a_poisoned_document_is_named_and_the_rest_done(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", ["One.", "EXIT", "Two.", "SEGFAULT", "RAISE", "Three.", "HANG", "Four."])
    result = batch("in", "-o", "out", "--jobs", "1", "--timeout", "3")
    assert result.returncode == 3
    assert names(tmp_path / "out") == ["000.txt", "002.txt", "005.txt", "007.txt"]
    assert [(Path(e["path"]).name, e["kind"], e["message"]) for e in lines(tmp_path / "out/errors.jsonl")] == [
        ("001.txt", "crash", "the process that worked on it ended with exit code 7"),
        ("003.txt", "crash", "the process that worked on it was ended by SIGSEGV"),
        ("004.txt", "internal", "internal error: ValueError: as told"),
        ("006.txt", "timeout", "took longer than 3 seconds (--timeout)"),
    ]


def test_poison_among_documents_that_are_done_together(batch: Batch, tmp_path: Path) -> None:
    rows = [{"id": f"n{n}", "text": text} for n, text in enumerate(["One.", "Two.", "RAISE", "EXIT", "Three."] + ["More."] * 16)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = batch("in.jsonl", "-o", "out", "--jobs", "1", "--dedupe", "off")
    assert result.returncode == 3
    assert names(tmp_path / "out") == [f"n{n}" for n in range(21) if n not in (2, 3)]
    assert [(e["path"], e["id"], e["kind"]) for e in lines(tmp_path / "out/errors.jsonl")] == [
        ("in.jsonl", "n2", "internal"),
        ("in.jsonl", "n3", "crash"),
    ]


def test_nothing_that_can_be_read_leaves_with_4(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", ["", "EXIT"])
    assert batch("in", "-o", "out").returncode == 4
    (tmp_path / "none").mkdir()
    result = batch("none", "-o", "out")
    assert (result.returncode, result.stderr) == (4, "civicx: nothing to read: no file in a format that civicx knows\n")


def test_a_missing_model_leaves_with_5_before_anything_is_written(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", ["One."])
    result = batch("in", "-o", "out", "--model", "no_such_model")
    message = "civicx: model 'no_such_model' is not installed; install it with pip, or name another with --model\n"
    assert (result.returncode, result.stderr, (tmp_path / "out/records.jsonl").exists()) == (5, message, False)


def test_a_model_that_does_not_fit_leaves_with_5(batch: Batch, tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    articles(tmp_path / "in", ["One."])
    result = batch("in", "-o", "out", "--model", "blank")
    assert (result.returncode, result.stderr.count("\n")) == (5, 1)
    assert result.stderr.startswith("civicx: model 'blank' has no tagger, parser, lemmatizer, ner;")


@pytest.fixture(params=["small disk", "limit on files"])
def full(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Make the folder ``out`` one that holds 64 kB: return what a process has to be started with to feel it."""
    out = tmp_path / "out"
    out.mkdir()
    if request.param == "limit on files":
        yield {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))}
        return
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(out)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("may not mount")
    try:
        yield {}
    finally:
        subprocess.run(["umount", str(out)], check=True)


def test_a_full_disk_is_said_and_loses_nothing(batch: Batch, tmp_path: Path, full: dict[str, Any]) -> None:
    articles(tmp_path / "in", [f"{n} nurses left. " * 20 for n in range(40)])
    result = batch("in", "-o", "out", "--jobs", "1", "--text", "-q", **full)
    assert result.returncode == 2
    line = result.stderr
    assert line.count("\n") == 1
    assert line.startswith("civicx: out/")
    assert line.endswith(("cannot be written: no space left on device\n", "cannot be written: file too large\n"))
    found = names(tmp_path / "out")  # each line is whole
    assert found == [f"{n:03}.txt" for n in range(len(found))]
    assert found
    shutil.copytree(tmp_path / "out", tmp_path / "roomy")
    assert batch("in", "-o", "roomy", "--jobs", "1", "--text").returncode == 0
    assert batch("in", "-o", "whole", "--jobs", "1", "--text").returncode == 0
    assert (tmp_path / "roomy/records.jsonl").read_bytes() == (tmp_path / "whole/records.jsonl").read_bytes()
    assert about(tmp_path / "roomy")["counts"]["taken_over"] >= len(found) - 1


def test_a_second_run_does_only_what_is_new_or_has_changed(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", ["One.", "Two.", "", "Three."])
    batch("in", "-o", "out")
    (tmp_path / "in/001.txt").write_text("Two and a half.", encoding="utf-8")
    (tmp_path / "in/000a.txt").write_text("New.", encoding="utf-8")
    (tmp_path / "in/003.txt").unlink()
    assert batch("in", "-o", "out").returncode == 3
    assert names(tmp_path / "out") == ["000.txt", "000a.txt", "001.txt"]
    assert about(tmp_path / "out")["counts"]["taken_over"] == 1
    assert [error["kind"] for error in lines(tmp_path / "out/errors.jsonl")] == ["empty"]
    for other in (["--date", "2021-03-04"], ["--date-order", "dmy"], ["--no-resume"]):
        batch("in/000.txt", "-o", "out", *other)
        assert about(tmp_path / "out")["counts"]["taken_over"] == 0


def test_shards_are_the_whole_dealt_out(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", [f"{n} nurses left." for n in range(7)])
    assert batch("in", "-o", "a", "--shard", "1/2").returncode == 0
    assert batch("in", "-o", "b", "--shard", "2/2").returncode == 0
    assert names(tmp_path / "a") == ["000.txt", "002.txt", "004.txt", "006.txt"]
    assert names(tmp_path / "b") == ["001.txt", "003.txt", "005.txt"]


@pytest.mark.parametrize("value", ["3/2", "0/2", "1", "a/b", "1/0", "-1/2", "", "1/2/3"])
def test_a_shard_that_is_none(value: str) -> None:
    with pytest.raises(UsageError, match=r"^--shard: '.*' is not of the form I/N, with I from 1 to N$"):
        inputs.shard(value)


def test_folders_are_searched_in_order_without_what_is_hidden_or_written(tmp_path: Path) -> None:
    for name in (
        "b/2.TXT",
        "b/1.html",
        "a.pdf",
        "a.exe",
        ".hidden.txt",
        ".git/x.txt",
        "out/records.jsonl",
        "c.tar.gz",
        "c.csv",
        "b/package.json",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = {glob: [os.path.relpath(path, tmp_path) for path in inputs.sources([str(tmp_path)], glob, tmp_path / "out")] for glob in GLOBS}
    assert found == GLOBS
    assert list(inputs.sources(["-", "gone", "x.exe"], None, tmp_path)) == ["-", "gone", "x.exe"]


def test_files_in_other_formats_are_counted(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", ["One."])
    for name in ("a.doc", "b.doc", "c", "d.rtf"):
        (tmp_path / "in" / name).touch()
    said = "civicx: 4 files in other formats passed over (2 .doc, 1 no ending, 1 .rtf); --glob chooses which to read"
    assert batch("in", "-o", "out").stderr.splitlines()[0] == said
    assert batch("in", "-o", "out", "-q").stderr == ""


GLOBS = {
    None: ["a.pdf", "c.csv", "c.tar.gz", "b/1.html", "b/2.TXT"],
    "*.html": ["b/1.html"],
    "*.e*": ["a.exe"],
    "b/*": ["b/1.html", "b/2.TXT", "b/package.json"],
}


@pytest.mark.parametrize(
    ("data", "expected"), [(b"a b\nc\r\n\n", ["a b", "c"]), (b"a\nb\0c\0", ["a\nb", "c"]), (b"n\xff\n", ["n\udcff"]), (b"", [])]
)
def test_lists_of_files(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    (tmp_path / "list").write_bytes(data)
    assert inputs.listed(str(tmp_path / "list")) == expected


def test_units_know_how_far_the_input_is_read(tmp_path: Path) -> None:
    rows = b'{"text": "One."}\n' * 3
    (tmp_path / "rows.jsonl").write_bytes(rows)
    (tmp_path / "a.txt").write_bytes(b"Two.")
    paths = [str(tmp_path / "rows.jsonl"), "gone", str(tmp_path / "a.txt")]
    found = list(inputs.units(paths, Fields(), inputs.Shard()))
    size = inputs.size(paths)
    assert [(unit.number, unit.position) for unit in found] == [(0, 17), (1, 34), (2, 51), (3, 51), (4, size)]
    assert [unit.number for unit in inputs.units(paths, Fields(), inputs.Shard(2, 3))] == [1, 4]
    assert len({unit.digest() for unit in found}) == 5  # ids tell the equal rows apart


PARAGRAPH = "The network of nurses in the northern districts said that forty of its members had been held since spring without charge. " * 3


@pytest.mark.parametrize(
    ("mode", "marks"),
    [
        ("off", [None, None, None, None]),
        ("exact", [None, ("000.txt", "exact", 1.0), None, None]),
        ("near", [None, ("000.txt", "exact", 1.0), ("000.txt", "near"), None]),
    ],
)
def test_repeats_are_marked_and_kept(batch: Batch, tmp_path: Path, mode: str, marks: list[tuple[Any, ...] | None]) -> None:
    unique = " ".join(f"word{n}" for n in range(120))
    articles(tmp_path / "in", [f"{unique}\n", f"{unique} \n\n", f"Repost. {unique} See more.", PARAGRAPH])
    assert batch("in", "-o", "out", "--dedupe", mode).returncode == 0
    records = lines(tmp_path / "out/records.jsonl")
    for record, mark in zip(records, marks, strict=True):
        jsonschema.validate(record, SCHEMA)
        found = record["document"].get("duplicate_of")
        assert (found and (Path(found["id"]).name, found["kind"], found["similarity"])[: len(mark or ())]) == mark
    assert about(tmp_path / "out")["counts"]["duplicates"] == {m[1]: 1 for m in marks if m}
    before = (tmp_path / "out/records.jsonl").read_bytes()
    batch("in", "-o", "out", "--dedupe", mode)
    assert (tmp_path / "out/records.jsonl").read_bytes() == before
    batch("in", "-o", "out", "--dedupe", "off")  # the marks are no part of what is taken over
    assert about(tmp_path / "out")["counts"]["taken_over"] == 4
    assert not any("duplicate_of" in record["document"] for record in lines(tmp_path / "out/records.jsonl"))


def test_lists_tables_and_archives(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", ["One.", "Two."])
    (tmp_path / "rows.csv").write_text("key,corps,jour\nk1,Le texte,2021-03-04\nk2,,2021-03-04\n", encoding="utf-8")
    with tarfile.open(tmp_path / "in.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "in/000.txt", "a/000.txt")
        archive.add(tmp_path / "in/001.txt", "../001.txt")
    fields = ("--text-field", "corps", "--id-field", "key", "--date-field", "jour")
    result = batch("rows.csv", "--files-from", "-", "-o", "out", *fields, stdin="in.tar.gz\nin\n")
    assert result.returncode == 3
    documents = [record["document"] for record in lines(tmp_path / "out/records.jsonl")]
    assert [(d["id"], d["source"], d["published"]) for d in documents] == [
        ("k1", "rows.csv", "2021-03-04"),
        ("in.tar.gz:a/000.txt", "in.tar.gz:a/000.txt", None),
        ("in/000.txt", "in/000.txt", None),
        ("in/001.txt", "in/001.txt", None),
    ]
    assert [(e["path"], e["kind"]) for e in lines(tmp_path / "out/errors.jsonl")] == [
        ("rows.csv:3", "empty"),
        ("in.tar.gz:../001.txt", "limit"),
    ]


def test_two_runs_do_not_write_into_one_folder(batch: Batch, started: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    articles(tmp_path / "in", ["SLOW " * 100])
    started("in", "-o", "out")
    wait_for(lambda: (tmp_path / "out/run.json").exists())
    result = batch("in", "-o", "out")
    assert (result.returncode, result.stderr) == (2, "civicx: out: another civicx batch is writing here\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-o", "out"], "civicx: name a file or folder to read (see civicx batch --help)"),
        (["x"], "civicx: Missing option '--output' / '-o'. (see civicx batch --help)"),
        (["x", "-o", "x"], "civicx: x: is a file; name a folder for the results"),
        (["--files-from", "none", "-o", "out"], "civicx: --files-from: none: no such file or directory"),
    ],
)
def test_usage_errors_leave_with_2(batch: Batch, tmp_path: Path, args: list[str], message: str) -> None:
    (tmp_path / "x").write_text("One.", encoding="utf-8")
    result = batch(*args)
    assert (result.returncode, result.stderr) == (2, f"{message}\n")


def test_quiet_says_failures_only_and_the_first_of_many(batch: Batch, tmp_path: Path) -> None:
    articles(tmp_path / "in", [""] * 30 + ["One."])
    result = batch("in", "-o", "out", "-q")
    said = result.stderr.splitlines()
    assert len(said) == 21
    assert said[0] == "civicx: in/000.txt: empty: no text to extract from"
    assert said[-1] == "civicx: more inputs failed: errors.jsonl has them all"
    assert batch("in/030.txt", "-o", "out", "-q").stderr == ""


@pytest.mark.parametrize(("columns", "counted"), [("100", b"3 documents"), ("40", b"3 done, 1 failed")])
def test_a_terminal_gets_a_bar_that_is_taken_away(environment: dict[str, str], tmp_path: Path, columns: str, counted: bytes) -> None:
    articles(tmp_path / "in", ["One. SLOW", "", "Two [b]. SLOW"])
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "civicx", "batch", "in", "-o", "out"]
    environment = environment | {"TERM": "xterm", "COLUMNS": columns}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        shown = b""
        while True:
            try:
                shown += os.read(screen, 65536)
            except OSError:  # how Linux says that the other side has left
                break
    os.close(screen)
    assert process.returncode == 3
    assert counted in shown
    assert b"1 failed" in shown
    assert b"civicx: in/001.txt: empty: no text to extract from" in shown.replace(b"\r\n", b"")
    assert shown.endswith(b"\r\n")
    assert b"civicx: 2 records in out/records.jsonl" in shown.splitlines()[-1]


def test_file_names_that_are_no_unicode(batch: Batch, tmp_path: Path) -> None:
    for name, text in ((b"a\xff.txt", "One."), (b"b\xff.txt", ""), (b"c\xff.txt/x.md", "")):
        path = Path(os.fsdecode(name))
        (tmp_path / "in" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / path).write_text(text, encoding="utf-8")
    assert batch("in", "-o", "out").returncode == 3
    assert [record["document"]["id"] for record in lines(tmp_path / "out/records.jsonl")] == ["in/a\\xff.txt"]
    assert [error["path"] for error in lines(tmp_path / "out/errors.jsonl")] == ["in/b\\xff.txt", "in/c\\xff.txt/x.md"]
