"""Values of a document's time expressions, one after the other: each may hang on those before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from civicx.normalize import calendar, dates, shapes
from civicx.normalize.chronicle import Chronicle, opened_by
from civicx.normalize.dates import Anchors, Reading, Tense
from civicx.normalize.dates.roles import date_reading
from civicx.normalize.narrative import HISTORY, is_history, is_narrative, is_said, story_of, years_given
from civicx.normalize.shapes import Found
from civicx.normalize.unsaid import SENTENCE, day_given, days_ahead, is_yearless, year_between, year_of_case

# How many years back a date can be whose month alone names it later.
_RECENT = 2
# How many days before publication a report tells of.
_REPORT = 7
# "In 1789, on 14 July": a year alone lends itself only to what stands beside it.
_BESIDE = 5
Given = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """The words of a time expression, and the tense of the clause that they stand in; ``throughout``: after "over", "during";
    ``opening``: it opens its sentence ("In 1919, …"); ``event``: it names one ("the January events"). ``lead`` and ``tail`` are words
    elsewhere that complete it: "4" in "4, 6 and 9 May" has the tail "May". ``gap``: characters from the expression
    before it, None where that stands in another paragraph. ``entry``: it opens a line of its own, as in a chronology."""

    words: str
    tense: Tense | None = None
    throughout: bool = False
    opening: bool = False
    event: bool = False
    lead: str = ""
    tail: str = ""
    gap: int | None = None
    entry: bool = False

    @property
    def completed(self) -> str:
        """The words with those that complete them."""
        return " ".join(filter(None, (self.lead, self.words, self.tail)))


def readings(
    expressions: Sequence[Expression], published: date | None, day_first: bool | None = None, place_day_first: bool | None = None
) -> list[Reading | None]:
    """Return the reading of each expression in document order, or None where the words are no time expression.

    ``day_first`` None: the document decides the order of day and month in figures, and ``place_day_first``, the order that is usual
    where it was published.
    """
    found = [_found(expression.completed) for expression in expressions]
    known = [item for item in found if item]
    order = day_first if day_first is not None else _day_first(known, place_day_first)
    years = years_given(known)
    paragraphs = any(expression.gap is None for expression in expressions[1:])
    planned = any(expression.tense == "future" for expression in expressions)
    narrative = (
        published is None or is_narrative(known, years, published) or (not planned and is_history(known, years, published, paragraphs))
    )
    anchors = Anchors(
        published,
        day_first=order,
        narrative=narrative,
    )
    given = _given(known, published)
    story = story_of(years) if anchors.narrative and years else None
    return list(_resolved(expressions, found, anchors, story, given))


def _resolved(
    expressions: Sequence[Expression], found: Sequence[Found | None], anchors: Anchors, story: range | None, given: Given
) -> Iterator[Reading | None]:
    """Yield the readings; in a narrative, years outside its ``story`` are asides that nothing hangs on."""
    spoken: Anchors | None = None  # those before the day of publication was mentioned
    entries = (item for expression, item in zip(expressions, found, strict=True) if expression.entry and item)
    chronicle = opened_by(list(takewhile(is_yearless, entries)), anchors.published)
    previous: Found | None = None
    behind: date | None = None
    before: date | None = None
    days = days_ahead((item, expression.gap is None) for expression, item in zip(expressions, found, strict=True))
    for expression, item, ahead in zip(expressions, found, days, strict=True):
        if item is None:
            yield None
            continue
        if anchors.last and _is_of_year_beside(expression, item, previous):
            anchors = replace(anchors, frame=anchors.last)
        year = _chronicled(expression, item, chronicle, anchors)
        reading = _read(expression, item, replace(anchors, year=year) if year else anchors, given)
        span = calendar.bounds(_told(reading) or "") if is_yearless(item) else None
        if span and anchors.narrative:
            year = year_between(span, behind, ahead)
        elif span and expression.tense != "future":
            year = year_of_case(span, before, anchors.published, expression.gap, expression.tense == "past")
        if span and year is not None:
            reading = _read(expression, item, replace(anchors, year=year), given)
        behind = day_given(item) or behind
        if expression.entry or chronicle.within_line:
            chronicle = chronicle.after(item, expression.entry, expression.gap is not None, _told(reading))
        if _is_ahead(reading, expression, item, anchors):
            reading = _read(expression, item, spoken, given) if spoken else date_reading("FUTURE_REF")
        yield reading
        told = _told(reading)
        before = _day_told(told, anchors.published) or before
        if told and (anchors.last is None or not (_aside(told, story) or _looks_back(expression, item))):
            today = anchors.published is not None and told == anchors.published.isoformat()
            spoken = (spoken or anchors) if today and anchors.last else None
            previous, telling = item, hangs_on_last(item)
            own = not (today and _sets_scene(item))  # what gives the day of publication in full is a date line
            anchors = _after(anchors, told, telling or expression.opening or _sets_scene(item), own)
            anchors = replace(anchors, telling=telling)


def _day_told(told: str | None, published: date | None) -> date | None:
    """Return the first day of a day, month or season that is told of, None where it lies ahead of publication."""
    span = calendar.bounds(told) if told and calendar.granularity(told) in ("day", "month", "season") else None
    return span[0] if span and published and span[0] <= published else None


def _chronicled(expression: Expression, item: Found, chronicle: Chronicle, anchors: Anchors) -> int | None:
    """Return the year that a chronology gives an expression without one."""
    if anchors.narrative or not (expression.entry or chronicle.within_line) or not is_yearless(item):
        return None
    return chronicle.year_of(item, expression.entry, expression.gap is not None, anchors.published)


def _read(expression: Expression, item: Found, anchors: Anchors, given: Given) -> Reading:
    """Return what an expression means behind the mentions that ``anchors`` tell of."""
    local = _in_history(expression, item, anchors) or _is_weekday_of_last(expression, item, anchors)
    clause = replace(
        anchors,
        tense=expression.tense,
        throughout=expression.throughout,
        given=given if expression.event else (),
        narrative=local or (anchors.narrative and not is_said(item)),
        frame=anchors.last if local else anchors.frame,
    )
    return dates.meaning(item, clause)


def _is_ahead(reading: Reading, expression: Expression, item: Found, anchors: Anchors) -> bool:
    """Whether what a clause in the past counts from the mention before ("two days later") lies behind the publication."""
    told = _told(reading)
    span = calendar.bounds(told) if told else None
    past = expression.tense == "past" and not anchors.narrative and hangs_on_last(item)
    return past and span is not None and anchors.published is not None and span[0] > anchors.published


def _is_of_year_beside(expression: Expression, item: Found, previous: Found | None) -> bool:
    """Whether a bare year in the same sentence is that of a day or month: "a rising in 1906 was over by July"."""
    near = expression.gap is not None and expression.gap <= SENTENCE
    return near and is_yearless(item) and previous is not None and previous.shape == "year"


def _is_weekday_of_last(expression: Expression, item: Found, anchors: Anchors) -> bool:
    """Whether a weekday stands beside its date: "on 7 October 1917, a Sunday"."""
    day = calendar.day_of(anchors.last or "")
    beside = item.shape == "weekday" and expression.gap is not None and expression.gap <= _BESIDE
    return beside and day is not None and day.isoweekday() == item.value("weekday")


def _in_history(expression: Expression, item: Found, anchors: Anchors) -> bool:
    """Whether a day or month without a year goes on with the history that the expression before it told, decades before publication."""
    if anchors.narrative or anchors.published is None or anchors.last is None or expression.gap is None:
        return False
    if expression.tense == "future" or not is_yearless(item):
        return False
    year, exact = calendar.year_of(anchors.last), calendar.month_of(anchors.last) is not None
    near = exact or anchors.telling or expression.gap <= _BESIDE
    return year is not None and anchors.published.year - year >= HISTORY and near


def hangs_on_last(item: Found) -> bool:
    """Whether an expression counts from the mention before it: "the following year", "two years later"."""
    tokens = [token for role in ("relative", "further", "beside", "afterwards") for token in item.roles.get(role, ())]
    return any(str(token.value).endswith("A") for token in tokens) or (
        item.shape in ("distance", "half distance") and "comparative" in item.roles
    )


def _sets_scene(item: Found) -> bool:
    """Whether an expression gives a day, month or season with its year."""
    return item.shape != "year" and bool(item.roles.keys() & {"year", "old", "ad"})


def _looks_back(expression: Expression, item: Found) -> bool:
    """Whether an expression within its sentence tells what had been before: "the army that had left the previous May"."""
    tokens = [token for role in ("relative", "further", "beside") for token in item.roles.get(role, ())]
    back = any(token.value == "-1A" for token in tokens) or (hangs_on_last(item) and item.value("comparative") == "START")
    return back and not expression.words[0].isupper()


def _aside(told: str, story: range | None) -> bool:
    year = calendar.year_of(told)
    return story is not None and year is not None and year not in story


def _after(anchors: Anchors, told: str, opening: bool, own: bool) -> Anchors:
    """Return the anchors behind a mention, one of the report's ``own``; a year in the middle of a sentence is an aside that leaves
    the scene as it was."""
    kind = calendar.granularity(told)
    aside = kind in ("year", "season") and not opening and anchors.frame is not None
    frame = anchors.frame if aside else told
    day = told if kind == "day" else None if kind == "month" else anchors.last_day
    month = told if kind in ("day", "month") else anchors.last_month
    scene = told if own and kind == "day" and _is_of_report(told, anchors.published) else anchors.scene
    return replace(anchors, last=told, last_day=day, frame=frame, last_month=month, scene=scene)


def _is_of_report(told: str, published: date | None) -> bool:
    day = calendar.day_of(told)
    return day is not None and published is not None and 0 <= (published - day).days <= _REPORT


def _found(words: str) -> Found | None:
    item = next(shapes.find(words), None)
    return item if item is not None and item.start == 0 and item.end == len(words) else None


def _told(reading: Reading) -> str | None:
    """Return the value that later expressions may hang on."""
    if reading.type not in ("DATE", "TIME") or not reading.value:
        return None
    value = reading.value.strip("[]").replace(",", "/").split("/")[-1]
    if value.startswith("BC"):
        return value
    day = calendar.day_of(value)
    if day is not None:
        return day.isoformat()
    if value.endswith("-WI") and value[:4].isdigit():  # a story goes on from when the winter began
        return f"{int(value[:4]) - 1:04d}-12"
    return value if calendar.granularity(value) in ("week", "weekend", "month", "season", "quarter", "half-year", "year") else None


def _given(found: Iterable[Found], published: date | None) -> Given:
    """The months that are given with a year, always the same one: "the January events" are those of that year."""
    years: dict[int, set[int]] = {}
    for item in found:
        for part in (item, *item.parts):
            if "year" in part.roles and "month" in part.roles:
                years.setdefault(part.value("month"), set()).add(part.value("year"))
    since = published.year - _RECENT if published else 0
    return tuple((month, max(given)) for month, given in years.items() if len(given) == 1 and max(given) >= since)


# What a date in figures and the place of publication count for against one date in words.
_CERTAIN = 100
_PLACE = 3


def _day_first(found: Sequence[Found], place: bool | None) -> bool | None:
    """Whether figures are day-month-year: as a date of the document shows that can be nothing else, else as it writes dates in words
    and as is usual at the place of publication, else None."""
    votes = 0 if place is None else _PLACE if place else -_PLACE
    for item in found:
        for part in (item, *item.parts):
            if part.shape == "numeric" and not str(part.value("date"))[:4].isdigit():
                one, two = (int(n) for n in str(part.value("date")).replace("/", "-").replace(".", "-").split("-")[:2])
                votes += _CERTAIN * ((one > 12) - (two > 12))
            votes += (part.shape == "day month") - (part.shape == "month day")
    return votes > 0 if votes else None
