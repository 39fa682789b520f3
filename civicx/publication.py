"""The day that a release gives for its own publication: in a dateline, a byline, a line with a label, or at its foot."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from civicx.normalize.dates import publication_day
from civicx.records import PublishedFrom

_FLAGS = re.IGNORECASE
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
_DATE = (
    rf"(?:{_DAY} (?:of )?{_MONTH},? \d{{4}}|\d{{1,2}}([-/.]){_MONTH}\2\d{{4}}|{_MONTH} {_DAY},? \d{{4}}|"
    r"\d{4}-\d\d-\d\d(?:T[\d:.]{4,12}(?:Z|[+-]\d\d:?\d\d)?)?|\d{4}([./])\d{1,2}\3\d{1,2}|\d{1,2}([-/.])\d{1,2}\4(?:\d{4}|\d\d)|"
    r"\d{1,2} (?-i:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) \d\d)(?!\w)"
)
_ANY_DATE = rf"(?:{_DAY} {_MONTH}|{_MONTH} {_DAY}|\d{{4}})\b"
_WEEKDAY = r"(?:(?:mon|tue|tues|wednes|wed|thu|thurs|fri|satur|sat|sun)(?:day)?\.?,? )?(?:the )?"
_DASH = r"[–—:-]"
_TIME = (
    r"(?:\d{1,2}(?:[:.h]\d\d){1,2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{4} ?h(?:ou)?rs)"
    r"(?: (?:[a-z]{2,4}\b|[+-]\d{4}|(?:[a-z]+ ){1,2}time\b))?"
)
# "Oslo, Norway (Agency)": words with capitals, of a place
_CAPITALS = r"[A-Z][\w’'-]*(?:,? [A-Z(][\w’'.)-]*){0,5}"
# What a place has not before its day: "Three held on Friday, 3 May 2020: what we know"
_CLAUSE = r"(?:[^\n\d.:]{0,58}\W)?(?:on|was|were|since)\W"
# What tells of the day of publication, and what of a later one.
_ISSUED = (
    r"(?:(?:first |originally )?(?:publish(?:ed)?|posted|issued|released|created)(?: date| on| at| by [^\n|,:]{1,40}? on)?|"
    r"date(?: of)? (?:publication|issued|published|posted|released)|(?:release|publication|issue) date|date)"
)
_CHANGED = r"(?:last )?(?:updated|modified|revised|edited)(?: on| at)?"
_LABEL = (
    rf"(?:(?:for )?immediate (?:release|publication)|for release|(?:strictly )?embargo(?:ed)?(?: until| for)?|"
    rf"not for (?:publication|release) (?:before|until)|{_ISSUED}|{_CHANGED}|"
    r"press release|media release|news release|press statement|public statement|joint statement|statement|news)"
)

# "Published: 10 March 2022", "FOR IMMEDIATE RELEASE / July 31, 2014", "PRESS RELEASE | Geneva, 3 May 2020"
LABELLED = re.compile(rf"^\W{{0,4}}{_LABEL}\b[^\n\w]{{0,8}}(?:[^\n\d:]{{0,40}}, |{_TIME},? )?{_WEEKDAY}({_DATE})", _FLAGS)
# "By Ada Lunt | Published: February 3, 2021 8:17 AM", "Index: ABC 12/3456 Date: 3 May 2020"
_WITHIN = re.compile(rf"^[^\n]{{1,80}}?[|•·\s]\s?{_ISSUED}\s?: ?{_WEEKDAY}({_DATE})", _FLAGS)
# "10 March 2022", "Geneva, Tuesday 3 May 2020", "3 May 2020 | 14:30", "By Ada Lunt - May 3, 2020 8:17 am"
ALONE = re.compile(
    rf"^\W{{0,4}}(?:(?:[^\n.:]|no\.){{1,40}}[,|•·/] ?|[^\n]{{1,150}} [|•·] |(?:(?!\d{{4}})[^\n.:]){{1,30}} [–—-] )?{_WEEKDAY}({_DATE})"
    rf"(?:,? (?:at )?{_TIME})?\W{{0,4}}(?:[|•·,/–—-] ?[^\n]{{0,40}})?$",
    _FLAGS,
)
# "(New York, March 3, 2021) – The …", "LAGOS, 3 March 2021 (Agency) - …", "May 2, 2021, Selmouth, VA – …", "Oslo – 3 May 2021 – …",
# "OSLO, 3 March 2021/Agency (AG)/ -- …", "OSLO--(AGENCY)--3 March 2021--…"
OPENING = re.compile(
    rf"^\W{{0,4}}(?:(?!{_CLAUSE})[^\n\d.:]{{1,60}}(?:[,(] ?| [–—-] |: ?|--)|"
    r"(?!(?:on|in|by|from|since|until|before|after)\b)(?-i:[A-Z])[\w’'-]+ )?"
    rf"{_WEEKDAY}({_DATE})"
    rf"(?:,? ?(?:\([^\n()]{{1,30}}\)|/[^\n/]{{1,60}}/)|,(?: [A-Z][^\n\d–—:()-]{{1,40}}))?\)?\W{{0,3}} ?{_DASH}(?!\W?{_WEEKDAY}{_ANY_DATE})|"
    # "(3 March 2021) The …", "(Oslo, 3 March 2021) The …"
    rf"^[(\[](?:[^\n\d.:()]{{1,60}}, )?{_WEEKDAY}({_DATE})[)\]](?= \w)|"
    # "Oslo, 3 March 2021. The …", "OSLO, Norway (Agency) — 3 March 2021. The …"
    rf"^(?-i:{_CAPITALS})(?:,| [–—-]+|:) {_WEEKDAY}({_DATE})\.(?= \w)",
    _FLAGS,
)
_LABEL_ALONE = re.compile(rf"^\W{{0,4}}{_LABEL}\W{{0,4}}$", _FLAGS)
_LATER = re.compile(rf"^\W{{0,4}}{_CHANGED}\b", _FLAGS)

# How far from either end of a release a line can still be its date line.
_TOP_LINES = 12
_END_LINES = 8
_LINE = 300


@cache
def _closing() -> re.Pattern[str]:
    """ "This statement was published on 3 March 2021", "Done at Lima on 3 March 2021"."""
    return re.compile(
        rf"^\W{{0,4}}(?:this [a-z]+(?: [a-z]+)? (?:was|is|were) (?:first |originally )?(?:published|posted|issued|released|adopted)|"
        rf"(?:done|signed|issued|dated|given|adopted)\b)[^\n\d]{{0,60}}? {_WEEKDAY}({_DATE})\W{{0,4}}$",
        _FLAGS,
    )


def is_label(line: str) -> bool:
    """Return whether a line holds a label alone: "FOR IMMEDIATE RELEASE"."""
    return _LABEL_ALONE.match(line) is not None


def is_date_line(line: str) -> bool:
    """Return whether a line gives the day of publication and little else."""
    return LABELLED.match(line) is not None or ALONE.match(line) is not None or _WITHIN.match(line) is not None


def published(text: str, option: date | None, metadata: date | None) -> tuple[date | None, PublishedFrom | None]:
    """Return the day of publication and what tells it: ``option``, else ``metadata``, else the top of ``text``, else its foot."""
    if option:
        return option, "option"
    if metadata:
        return metadata, "metadata"
    lines = [line for line in text.splitlines() if line and not line.isspace()]
    if day := _first_day(lines[:_TOP_LINES], (LABELLED, ALONE, OPENING, _WITHIN)):
        return day, "dateline"
    day = _first_day(lines[_TOP_LINES:][-_END_LINES:], (LABELLED, ALONE, OPENING, _WITHIN, _closing()))
    return day, "text" if day else None


def _first_day(lines: list[str], patterns: tuple[re.Pattern[str], ...]) -> date | None:
    """Return the first day that a line gives, one of a later change ("Last modified") where no line gives another."""
    changed: date | None = None
    for number, line in enumerate(lines):
        day = _day_of(line[:_LINE], patterns)
        if day is None and is_label(line[:100]) and number + 1 < len(lines):
            day = _day_of(lines[number + 1][:_LINE], (ALONE,))
        if day is not None and _LATER.match(line[:_LINE]):
            changed = changed or _day_of(line[:_LINE], (_WITHIN,)) or day
        elif day is not None:
            return day
    return changed


def _day_of(line: str, patterns: tuple[re.Pattern[str], ...]) -> date | None:
    for pattern in patterns:
        match = pattern.match(line)
        day = publication_day(next((words for words in match.groups() if words and len(words) > 1), "")) if match else None
        if day:
            return day
    return None
