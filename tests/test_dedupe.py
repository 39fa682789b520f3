"""Repeats of texts: what is found, and what is not."""

from __future__ import annotations

import random

import pytest

from civicx.dedupe import Dedupe, Found, Seen, signature

WORDS = [f"word{n}" for n in range(300)]
TEXT = " ".join(WORDS)


def shuffled(seed: int) -> str:
    words = WORDS.copy()
    random.Random(seed).shuffle(words)
    return " ".join(words)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TEXT, "exact"),
        (f"\n {TEXT.replace(' ', '  ')}\r\n", "exact"),
        (TEXT.upper(), "near"),
        (TEXT.replace(" ", ", "), "near"),
        (f"Reposted from the news desk. {TEXT} Read more at the desk.", "near"),
        (TEXT.replace("word150", "corrected"), "near"),
        (" ".join(WORDS[:240]), None),  # 0.8 of the runs, less a bit for the estimate, is the border
        (" ".join(WORDS[:150]), None),
        (f"{TEXT} {shuffled(1)}", None),
        (shuffled(2), None),
        ("", None),
    ],
)
def test_what_repeats_a_text(text: str, kind: str | None) -> None:
    seen = Seen(Dedupe.near)
    assert seen.add(3, signature(TEXT)) is None
    found = seen.add(5, signature(text))
    assert (found and (found.number, found.kind)) == (kind and (3, kind))


@pytest.mark.parametrize("share", [0.85, 0.9, 0.95])
def test_similarity_is_about_the_share_of_common_runs(share: float) -> None:
    seen = Seen(Dedupe.near)
    seen.add(0, signature(TEXT))
    found = seen.add(1, signature(" ".join(WORDS[: round(296 * share) + 4])))
    assert found
    assert found.similarity == pytest.approx(share, abs=0.06)


def test_the_most_similar_is_named_and_repeats_are_not_named_themselves() -> None:
    seen = Seen(Dedupe.near)
    distant = TEXT.replace("word100 ", "x ").replace("word200 ", "y ")
    assert seen.add(0, signature(" ".join(WORDS[30:]) + " " + shuffled(1)[:300])) is None
    assert seen.add(1, signature(TEXT)) is None
    assert seen.add(2, signature(distant)).number == 1  # type: ignore[union-attr]
    assert seen.add(3, signature(distant)).number == 1  # type: ignore[union-attr]


def test_exact_and_off_find_less() -> None:
    for dedupe, found in ((Dedupe.exact, Found(0, "exact", 1.0)), (Dedupe.off, None)):
        seen = Seen(dedupe)
        assert seen.add(0, signature(TEXT)) is None
        assert seen.add(1, signature(TEXT)) == found
        assert seen.add(2, signature(TEXT + " more")) is None


def test_short_texts_are_compared_exactly_only() -> None:
    seen = Seen(Dedupe.near)
    seen.add(0, signature("Four nurses left Oslo."))
    assert seen.add(1, signature("Four nurses left Oslo!")) is None
    assert seen.add(2, signature("Four nurses left  Oslo.")) == Found(0, "exact", 1.0)
