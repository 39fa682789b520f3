"""How fast `civicx batch` is, and how much memory each of its processes takes.

    python benchmarks/batch.py [--documents 2000] [--longest 1500] [--jobs 1,2]

Makes the documents (one in ten is a sample, the others are put together from sentences with drawn names and numbers, 60 to
1,500 words long), then runs, each in fresh processes and timed from start to end with loading of the model: bare `nlp.pipe`
with the same pipes over the same texts, and `civicx batch` with each number of jobs. Memory is each process's peak (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

SAMPLES = sorted(Path(__file__).parent.parent.glob("samples/*"))
GIVEN = ["Ada", "Bruno", "Chidi", "Dalia", "Emre", "Farida", "Goran", "Hana", "Ines", "Jonas", "Kofi", "Leila", "Milan", "Noor", "Otto"]
FAMILY = ["Arkwright", "Brightwater", "Castellane", "Dunmore", "Eberhall", "Fenwick", "Galloway", "Harrowgate", "Ironwood", "Kestrel"]
PLACES = ["Port Sela", "Northam", "Varenia", "Zandia", "Lower Marsh", "Kitara", "Oslo", "Nairobi", "Lima", "Bishkek", "the capital"]
BODIES = ["the Free Airwaves Union", "Civic Compass", "the Harbour Workers’ Federation", "the Ministry of Interior", "Open Benches"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SENTENCES = [
    "On {day}, police in {place} arrested {count} {people} who had gathered in front of the courthouse.",
    "“{claim},” said {name} of {body} in {place}.",
    "According to {body}, at least {count} {people} have been held since {month} without being told of any charge.",
    "{name}, who heads {body}, told reporters that {claim_low}.",
    "The court adjourned the hearing until {day}, and ordered that {name} remain in custody for another {few} weeks.",
    "More than {count} {people} were injured when officers fired tear gas at the crowd, hospital staff in {place} said.",
    "{body_up} called on the government to release all {people} and to pay {sum} dollars in compensation to their families.",
    "Since the law was passed in {month}, {few} newspapers and {few} radio stations have had to close.",
    "Internet access in {place} was cut for {few} days, and {share} per cent of businesses reported losses.",
    "The letter, signed by {few} organisations, was handed over on {day}; nobody from {body} has answered it.",
]
CLAIMS = ["Nobody should go to prison for a song", "We will not stop counting the missing", "The village has waited long enough"]
PEOPLE = ["teachers", "nurses", "journalists", "students", "protesters", "farmers", "dock workers", "lawyers"]


def sentence(draw: random.Random) -> str:
    """Return one sentence with drawn names and numbers."""
    claim, body = draw.choice(CLAIMS), draw.choice(BODIES)
    return draw.choice(SENTENCES).format(
        day=f"{draw.randint(1, 28)} {draw.choice(MONTHS)} {draw.randint(2019, 2024)}",
        month=f"{draw.choice(MONTHS)} {draw.randint(2019, 2024)}",
        place=draw.choice(PLACES),
        name=f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}",
        body=body,
        body_up=body[0].upper() + body[1:],
        claim=claim,
        claim_low=claim[0].lower() + claim[1:],
        people=draw.choice(PEOPLE),
        count=f"{draw.randint(2, 4000):,}",
        few=draw.randint(2, 20),
        sum=f"{draw.randint(10, 900)},000",
        share=draw.randint(2, 90),
    )


def release(draw: random.Random, longest: int) -> str:
    """Return a release of 60 to ``longest`` words, most of them short."""
    words = int(60 + (longest - 60) * draw.random() ** 2)
    paragraphs = [f"{draw.choice(BODIES)}: {draw.choice(PEOPLE)} arrested in {draw.choice(PLACES)}"]
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        paragraphs.append(" ".join(sentence(draw) for _ in range(draw.randint(1, 4))))
    return "\n\n".join(paragraphs) + "\n"


def write(folder: Path, documents: int, longest: int) -> int:
    """Write the documents into ``folder``, always the same for the same number; return their words."""
    draw = random.Random(7)
    words = 0
    for number in range(documents):
        text = draw.choice(SAMPLES).read_text("utf-8") if number % 10 == 0 else release(draw, longest)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def bare(folder: Path) -> None:
    """Run the pipeline as spaCy does, without civicx's reading and writing: what the other figures are compared to."""
    from civicx.pipeline import load_pipeline

    nlp = load_pipeline()
    texts = (path.read_text("utf-8") for path in sorted(folder.iterdir()))
    for _ in nlp.pipe(texts, batch_size=32):
        pass


@dataclass
class Watched:
    """What one run took: seconds, and the peak MiB of each process by its id, the first process first."""

    seconds: float = 0.0
    peaks: dict[int, float] = field(default_factory=dict)


def watch(command: list[str]) -> Watched:
    """Run ``command`` and note the peaks of it and of the processes it starts."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    found = Watched()
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            for pid in [process.pid, *children(process.pid)]:
                found.peaks[pid] = max(found.peaks.get(pid, 0.0), peak(pid))
            time.sleep(0.2)
    found.seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{' '.join(command)} left with {process.returncode}")
    return found


def children(pid: int) -> list[int]:
    """Return the ids of the processes that ``pid`` has started and that still run; none where the system does not say."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def peak(pid: int) -> float:
    """Return the most MiB that ``pid`` has had in memory."""
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def main() -> None:
    """Print a line for each run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--longest", type=int, default=1500, help="words of the longest document")
    options.add_argument("--jobs", default="1,2", help="numbers of jobs to try, with commas between")
    options.add_argument("--bare", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.bare:
        bare(given.bare)
        return
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name, "in"), Path(name, "out")
        folder.mkdir()
        words = write(folder, given.documents, given.longest)
        print(f"{given.documents:,} documents, {words:,} words")
        runs = {"bare": watch([sys.executable, __file__, "--bare", str(folder)])}
        report("bare", runs["bare"], given.documents, words)
        for jobs in given.jobs.split(","):
            command = [sys.executable, "-m", "civicx", "batch", str(folder), "-o", str(out), "--no-resume", "-q", "--jobs", jobs]
            runs[jobs] = watch(command)
            report(f"{jobs} jobs", runs[jobs], given.documents, words)
            assert json.loads((out / "run.json").read_text("utf-8"))["counts"]["records"] == given.documents
        for jobs, run in runs.items():
            if jobs != "bare":
                faster = f", {runs['1'].seconds / run.seconds:.2f} x 1 job" if "1" in runs else ""
                print(f"{jobs} jobs: {runs['bare'].seconds / run.seconds:.2f} x bare{faster}")


def report(name: str, run: Watched, documents: int, words: int) -> None:
    """Print the rates and the memory of one run."""
    peaks = ", ".join(f"{peak:.0f}" for peak in run.peaks.values())
    rate = f"{documents / run.seconds:7.1f} documents/s {words / run.seconds:9,.0f} words/s"
    print(f"{name:8} {run.seconds:7.1f} s {rate}   peak MiB by process: {peaks}", flush=True)


if __name__ == "__main__":
    main()
