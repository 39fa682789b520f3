"""Speed of finding and valuing time expressions alone, without the model: python benchmarks/dates.py FILE... [--repeat N].

Each file is read as UTF-8 text. Prints characters a second on one core, the best of N runs.
"""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

from civicx.normalize import shapes
from civicx.normalize.timeline import Expression, readings


def run(texts: list[str]) -> int:
    """Find and value the expressions of all texts; return how many there are."""
    count = 0
    for text in texts:
        expressions = [Expression(text[found.start : found.end]) for found in shapes.find(text)]
        count += len(readings(expressions, date(2022, 3, 10)))
    return count


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    texts = [path.read_text("utf-8") for path in arguments.files]
    count = run(texts)
    best = float("inf")
    for _ in range(arguments.repeat):
        begin = time.perf_counter()
        run(texts)
        best = min(best, time.perf_counter() - begin)
    characters = sum(map(len, texts))
    print(f"{characters:,} characters, {count:,} expressions, {characters / best:,.0f} characters a second")


if __name__ == "__main__":
    main()
