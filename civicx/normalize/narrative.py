"""Whether a text tells a history or the news of its own days, by the time expressions that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from civicx.normalize.shapes import Found

# A text is a narrative when it gives this many years and fewer than a quarter of them are near its publication.
_NARRATIVE_YEARS = 6
_NEAR = 0.25
# News speaks of "Monday" and "yesterday", a narrative hardly does.
_SPOKEN = frozenset(["weekday", "deictic", "relative weekday"])
_SPOKEN_SHARE = 0.15
_PRESENT = frozenset(["0", "-1", "-1P"])
# How many years back history begins, and how many years one of several paragraphs gives at the least.
HISTORY = 10
_HISTORY_YEARS = 2
_LENGTHS = frozenset(["duration", "duration range", "half", "long", "bare units", "relative count", "periodic", "every"])
# Years this far from those that the middle half of a narrative's dates spans belong to other stories.
_STORY = 10


def years_given(found: Iterable[Found]) -> list[int]:
    """Return the years that the expressions give, negative before Christ."""
    out = []
    for item in found:
        for part in (item, *item.parts):
            year = part.value("year") or part.value("first") or part.value("old")
            if isinstance(year, int):
                out.append(-year if part.value("era") == "BC" else year)
    return out


def is_narrative(found: Sequence[Found], years: Sequence[int], published: date) -> bool:
    """Return whether a text tells of many years, few of them near its publication, and hardly of the writer's own days."""
    near = sum(abs(year - published.year) <= 1 for year in years)
    spoken = sum(map(is_said, found))
    return len(years) >= _NARRATIVE_YEARS and near < _NEAR * len(years) and spoken <= _SPOKEN_SHARE * len(found)


def is_history(found: Sequence[Found], years: Sequence[int], published: date, paragraphs: bool) -> bool:
    """Return whether a short text tells of long ago alone: it gives a month or day of such a year first, and nothing of its own days;
    one of several ``paragraphs`` gives more than one year."""
    if paragraphs and len(years) < _HISTORY_YEARS:
        return False
    first = next((item for item in found if item.shape not in _LENGTHS), None)
    if first is None or not any("year" in part.roles and part.roles.keys() & {"month", "season"} for part in (first, *first.parts)):
        return False
    old = bool(years) and max(years) <= published.year - HISTORY
    return old and not any(map(is_said, found))


def is_said(item: Found) -> bool:
    """Return whether an expression tells of the writer's own days: "Monday", "today at noon", "now", "this year", "two weeks ago"."""
    return any(_is_spoken(part) for part in (item, *item.parts))


def _is_spoken(item: Found) -> bool:
    relative = [str(token.value) for token in (*item.roles.get("relative", ()), *item.roles.get("further", ()))]
    own = relative and set(relative) <= _PRESENT and item.shape != "relative count"
    return item.shape in _SPOKEN or "ago" in item.roles or item.value("vague") == "PRESENT_REF" or bool(own)


def story_of(years: Iterable[int]) -> range:
    """Return the years that a narrative tells of, from those that it gives."""
    given = sorted(years)
    first, last = given[len(given) // 4], given[len(given) * 3 // 4]
    margin = _STORY + last - first
    return range(first - margin, last + margin + 1)
