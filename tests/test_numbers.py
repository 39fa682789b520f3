"""Values of number words and figures."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicx.normalize import numbers

VALUES = [
    # plain digits and separators
    ("43", 43, "exact"),
    ("1,200", 1200, "exact"),
    ("1\u00a0200", 1200, "exact"),
    ("12.5", 12.5, "exact"),
    ("1,00,000", 100000, "exact"),
    # scales
    ("1.2 million", 1200000, "exact"),
    ("3 billion", 3000000000, "exact"),
    ("two lakh", 200000, "exact"),
    # words
    ("seventeen", 17, "exact"),
    ("forty-three", 43, "exact"),
    ("two hundred and six", 206, "exact"),
    ("five thousand three hundred", 5300, "exact"),
    ("a dozen", 12, "exact"),
    ("half a million", 500000, "exact"),
    ("a quarter of a million", 250000, "exact"),
    ("three quarters of a million", 750000, "exact"),
    # the least that a vague plural can mean
    ("dozens", 24, "vague"),
    ("hundreds", 200, "vague"),
    ("tens of thousands", 20000, "vague"),
    ("hundreds of thousands", 200000, "vague"),
    ("several", 3, "vague"),
    # parts
    ("half", 0.5, "fraction"),
    ("a quarter", 0.25, "fraction"),
    ("three-quarters", 0.75, "fraction"),
    ("½", 0.5, "fraction"),
    # below zero
    ("-5", -5, "exact"),
    ("−1.4", -1.4, "exact"),
    ("minus 40", -40, "exact"),
    # words that stand alone
    ("none", 0, "pronoun"),
    ("no one", 0, "pronoun"),
    ("both", 2, "pronoun"),
]


@pytest.mark.parametrize(("words", "value", "kind"), VALUES)
def test_value(words: str, value: float, kind: str) -> None:
    number = numbers.parse(words)
    assert number is not None
    assert (number.value, number.kind) == (value, kind)


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        ("=", (9, 9)),
        ("~", (9, 9)),
        (">", (9, None)),
        (">=", (9, None)),
        ("<", (None, 9)),
        ("<=", (None, 9)),
    ],
)
def test_bounds_of_a_comparator(comparator: numbers.Comparator, expected: tuple[int | None, int | None]) -> None:
    bounds = numbers.bounds(numbers.Number(9), None, comparator)
    assert (bounds.low, bounds.high, bounds.comparator) == (*expected, comparator)


def test_a_vague_plural_is_open_above() -> None:
    assert numbers.bounds(numbers.Number(24, "vague"), None, "=") == numbers.Bounds(24, None, ">=")


def test_a_range_has_two_ends() -> None:
    assert numbers.bounds(numbers.Number(4), numbers.Number(7), "=") == numbers.Bounds(4, 7, "range")


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("3", "5 million", 3000000),  # one scale for both ends
        ("5", "6,000", 5000),  # thousands are understood with the first
        ("7", "6,000", None),  # 7,000 is above the other end
        ("200", "4 million", None),  # 200 million is above the other end
        ("2 million", "5 million", None),  # each has its own
        ("3", "5", None),  # none has one
    ],
)
def test_scale_shared_by_a_range(first: str, second: str, value: int | None) -> None:
    shared = numbers.shared_scale(first, second)
    assert (shared and shared.value) == value


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("1.2", "1.5 million", 1_200_000),
        ("3.4", "2.9 million", 3_400_000),  # a fall
        ("800", "1.2 million", None),  # of another order
        ("2 million", "3 million", None),  # has a scale of its own
        ("12", "15", None),
    ],
)
def test_the_start_of_a_change_takes_the_scale_of_its_end(first: str, second: str, value: float | None) -> None:
    shared = numbers.changed_scale(first, second)
    assert (shared and shared.value) == value


@pytest.mark.parametrize(("part", "whole", "value"), [(1, 4, 0.25), (9, 10, 0.9), (5, 0, None), (3, 2, None)])
def test_ratio(part: int, whole: int, value: float | None) -> None:
    share = numbers.ratio(numbers.Number(part), numbers.Number(whole))
    assert (share and share.value) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_keep_their_value_with_and_without_separators(value: int) -> None:
    for written in (str(value), f"{value:,}"):
        number = numbers.parse(written)
        assert number is not None
        assert number.value == value


@given(st.integers(min_value=1, max_value=999), st.sampled_from([("thousand", 10**3), ("million", 10**6), ("billion", 10**9)]))
def test_a_scale_multiplies(value: int, scale: tuple[str, int]) -> None:
    number = numbers.parse(f"{value} {scale[0]}")
    assert number is not None
    assert number.value == value * scale[1]


@given(st.text(max_size=200))
def test_phrases_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for match in numbers.phrases(text):
        assert end <= match.start() < match.end() <= len(text)
        end = match.end()


@pytest.mark.parametrize("unit", ["one hundred and ", "9,9", "9 ", "a ", "9"])
def test_time_is_linear_in_the_length(unit: str) -> None:
    def took(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        for match in numbers.phrases(text):
            assert match.end() <= len(text)
        return time.process_time() - start

    took(1_000)
    assert took(1_000_000) < 40 * max(took(100_000), 0.01)
