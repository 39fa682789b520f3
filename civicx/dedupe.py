"""Finds texts that repeat an earlier one: exactly, or nearly (reposts with another header, footer or correction).

Near repeats are found by MinHash (Broder 1997) over runs of five words, looked up by bands (locality-sensitive hashing):
the share of equal minima estimates the share of runs that two texts have in common (Jaccard), within about 0.03.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np

# Words in a run; minima kept of a text; minima in a band. Bands of four find 99.9 % of the pairs at NEAR.
RUN = 5
MINIMA = 128
BAND = 4
# Least similarity of a near duplicate.
NEAR = 0.8
# Texts with fewer words are compared exactly only: they have too few runs.
LEAST_WORDS = 20
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"\w+")


class Dedupe(StrEnum):
    """Which repeats to look for."""

    off = "off"
    exact = "exact"
    near = "near"


@dataclass(frozen=True, slots=True)
class Signature:
    """What is compared of a text: a hash of its characters with white space evened out, and its minima, 4 bytes each."""

    exact: bytes
    minima: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """The earlier text that one repeats, by the number it was added under."""

    number: int
    kind: Literal["exact", "near"]
    similarity: float


def signature(text: str) -> Signature:
    """Return what is compared of ``text``."""
    exact = hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).digest()[:16]
    return Signature(exact, _minima(text))


def _minima(text: str) -> bytes:
    import numpy as np

    words = _WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return b""
    hashes = np.fromiter((crc32(word.encode("utf-8", "surrogatepass")) for word in words), dtype=np.uint64)
    runs = np.unique(_runs(hashes))
    minima = np.full(MINIMA, _PRIME, dtype=np.uint64)
    factors, terms = _permutations()
    for start in range(0, len(runs), 1024):  # bounds memory on long texts
        permuted = (runs[start : start + 1024, None] * factors + terms) % _PRIME
        minima = np.minimum(minima, permuted.min(axis=0))
    return minima.astype("<u4").tobytes()


def _runs(hashes: np.ndarray[Any, np.dtype[np.uint64]]) -> np.ndarray[Any, np.dtype[np.uint64]]:
    """Return a number under _PRIME for each run of RUN words."""
    import numpy as np

    count = len(hashes) - RUN + 1
    out = np.zeros(count, dtype=np.uint64)
    for place in range(RUN):
        out = (out * np.uint64(1_000_003) + hashes[place : place + count]) % np.uint64(_PRIME)
    return out


@cache
def _permutations() -> tuple[np.ndarray[Any, np.dtype[np.uint64]], np.ndarray[Any, np.dtype[np.uint64]]]:
    """Return MINIMA pairs (a, b) of the hash functions a·x + b mod _PRIME, the same in every process."""
    import numpy as np

    numbers = [crc32(f"civicx {n}".encode()) % (_PRIME - 1) + 1 for n in range(2 * MINIMA)]
    return np.array(numbers[:MINIMA], dtype=np.uint64), np.array(numbers[MINIMA:], dtype=np.uint64)


class Seen:
    """The texts seen so far that repeat no earlier one."""

    def __init__(self, dedupe: Dedupe) -> None:
        self._dedupe = dedupe
        self._exact: dict[bytes, int] = {}
        self._bands: dict[tuple[int, bytes], list[int]] = {}
        self._minima: dict[int, bytes] = {}

    def add(self, number: int, signature: Signature) -> Found | None:
        """Return the earlier text that this one repeats, the most similar and then the first; else keep this one."""
        if self._dedupe is Dedupe.off:
            return None
        first = self._exact.get(signature.exact)
        if first is not None:
            return Found(first, "exact", 1.0)
        found = self._near(signature.minima) if self._dedupe is Dedupe.near else None
        if found is None:
            self._keep(number, signature)
        return found

    def _near(self, minima: bytes) -> Found | None:
        others = {number for key in _bands(minima) for number in self._bands.get(key, ())}
        best = max(((_similarity(minima, self._minima[number]), -number) for number in others), default=(0.0, 0))
        return Found(-best[1], "near", round(best[0], 3)) if best[0] >= NEAR else None

    def _keep(self, number: int, signature: Signature) -> None:
        self._exact[signature.exact] = number
        if signature.minima and self._dedupe is Dedupe.near:
            self._minima[number] = signature.minima
            for key in _bands(signature.minima):
                self._bands.setdefault(key, []).append(number)


def _bands(minima: bytes) -> list[tuple[int, bytes]]:
    width = 4 * BAND
    return [(start, minima[start : start + width]) for start in range(0, len(minima), width)]


def _similarity(one: bytes, other: bytes) -> float:
    import numpy as np

    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))
