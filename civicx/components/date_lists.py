"""Dates whose words stand apart: "4" in "arrested on 4, freed on 6 and seized again on 9 January"; "in 264" among years BC."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from civicx.components.date_context import Context
from civicx.normalize.shapes import Found
from civicx.normalize.shapes.found import ordinal
from civicx.normalize.timewords import Token

# How far before a date the days can stand that share its month: "arrested on 4, freed on 6 and seized again on 9 January".
_SENTENCE = 160
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_ON_DAY = re.compile(r"\bon (?:the )?((\d{1,2})(?:st|nd|rd|th)?)(?=,? (?:and|or|before|then) |, )")


def elided(found: Found, text: str, last: int) -> list[Found]:
    """Return the days "on 4", "on 6" before a date of the same sentence that leave its month unsaid; none before ``last``."""
    if found.shape != "day month" or "weekday" in found.roles or text[found.start - 3 : found.start].lower() != "on ":
        return []
    begin = max(last, found.start - _SENTENCE)
    begin = max([begin, *(end.end() for end in _SENTENCE_END.finditer(text, begin, found.start))])
    days = list(_ON_DAY.finditer(text, begin, found.start))
    numbers = [*(int(day[2]) for day in days), ordinal(found.roles["day"][0])]
    if not numbers[0] > 0 or numbers != sorted(set(numbers)):
        return []
    shared = {role: tokens for role, tokens in found.roles.items() if role in ("month", "year")}
    return [
        Found("day month", *day.span(1), {"day": [Token("1", number, *day.span(1))], **shared})
        for day, number in zip(days, numbers, strict=False)
    ]


def elsewhere(found: Found) -> list[tuple[int, int]]:
    """Return the places of the words that an expression shares with the one it is listed with, in order."""
    if found.parts:
        return []
    tokens = [token for role in found.roles.values() for token in role]
    return sorted((token.start, token.end) for token in tokens if token.start >= found.end or token.end <= found.start)


# How many years BC a text gives before a bare figure can be one more.
_ANCIENT = 2
_BARE_YEAR = re.compile(
    r"\b(?:in|by|since|until|after|before|(?:spring|summer|autumn|winter) of)\s(\d{2,3})(?=[\s,;:.)])(?![.,]\d)", re.IGNORECASE
)


def ancient(found: Sequence[Found], context: Context) -> Sequence[Found]:
    """Return the expressions with the bare years ("in 264") of a text that dates by years BC."""
    eras = [token for item in found for part in (item, *item.parts) for token in part.roles.get("era", ()) if token.value == "BC"]
    if len(eras) < _ANCIENT:
        return found
    taken = [(item.start, item.end) for item in found]
    years = [match for match in _BARE_YEAR.finditer(context.text) if not _overlaps(taken, *match.span(1))]
    bare = [_bare_year(match, next((era for era in eras if era.start > match.end()), eras[0])) for match in years]
    return _seasons_of(sorted([*found, *(item for item in bare if _is_alone(item, context))], key=lambda item: item.start), context.text)


def _seasons_of(found: Sequence[Found], text: str) -> list[Found]:
    """Join a season to the bare year behind it: "the spring of 480"."""
    out: list[Found] = []
    for item in found:
        one = out[-1] if out else None
        if one is not None and one.shape == "season" and item.code("old") == "0" and text[one.end : item.start] == " of ":
            out[-1] = Found("season", one.start, item.end, {**one.roles, **item.roles})
        else:
            out.append(item)
    return out


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    position = bisect_left(taken, (end, end))
    return position > 0 and taken[position - 1][1] > start


def _bare_year(match: re.Match[str], era: Token) -> Found:
    token = Token("0", int(match[1]), *match.span(1))
    return Found("year", token.start, token.end, {"old": [token], "era": [era]})


def _is_alone(found: Found, context: Context) -> bool:
    after = context.token_after(found)
    return after is None or not after.tag_.startswith(("NN", "JJ", "CD")) or after.tag_ in ("NNP", "NNPS")
