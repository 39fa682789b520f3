"""Times of the day: clock times, parts of the day."""

from __future__ import annotations

from dataclasses import replace

from civicx.normalize import calendar
from civicx.normalize.dates.anchors import Anchors
from civicx.normalize.dates.days import deictic
from civicx.normalize.dates.readings import Reading
from civicx.normalize.dates.roles import mod_of, relation_of, shift_of
from civicx.normalize.shapes import Found
from civicx.records import DateMod


def time_at(day: str | None, time: str) -> Reading:
    """Return the reading of a time on a day, or of the time alone where no day is known."""
    found = calendar.day_of(day) if day else None
    return Reading("TIME", f"{found.isoformat()}T{to_the_minute(time)}" if found else f"T{time}")


def to_the_minute(time: str) -> str:
    """Return a time of day to the minute: "13" is "13:00"."""
    return f"{time[:2]}:00{time[2:]}" if time[:2].isdigit() and ":" not in time else time


def _relative_part(f: Found, a: Anchors) -> Reading:
    shift, anchored = relation_of(f)
    part = f.value("part")
    anchored = anchored or ((shift > 0 or part != "NI") and shift != 0)
    base = a.told_in("D") if anchored else a.base
    return time_at(calendar.shift_days(base, shift) if base else None, part)


def _part_of_day(f: Found, a: Anchors) -> Reading:
    return replace(time_at(a.report, f.value("part")), mod=mod_of(f))


def _part_before(f: Found, a: Anchors) -> Reading:
    return time_at(calendar.shift_days(a.told, shift_of(f.value("beside"))) if a.told else None, f.value("part"))


def _deictic_part(f: Found, a: Anchors) -> Reading:
    day = deictic(f, a).value
    part = f.value("part") or ("AF" if f.value("half_day") else "MO")
    return time_at(day, part)


def clock_time(f: Found) -> str:
    """Return the time of a clock expression: "T" and what follows it in ISO 8601."""
    if word := f.value("word"):
        return str(word)
    zone = f.value("zone") or ""
    if "from" in f.roles:
        return _past_or_to(f) + zone
    if (military := f.value("military")) is not None:
        return f"{military // 100:02d}:{military % 100:02d}{zone}"
    if clock := f.value("clock"):
        hour, rest = str(clock).replace(".", ":").split(":", 1)
        return f"{_hour(int(hour), f.value('meridiem')):02d}:{rest}{zone}"
    return f"{_hour(f.value('hour'), f.value('half_day')):02d}{zone}"


def _past_or_to(f: Found) -> str:
    """ "Ten past nine", "half past seven", "a quarter to eight p.m."."""
    minutes = {"H": 30, "Q": 15}[f.value("part")] if "part" in f.roles else f.value("minutes")
    hour = _hour(f.value("base"), f.value("half") if f.code("half") == "m" else None)
    if f.code("from") == ">":
        hour, minutes = (hour - 1) % 24, 60 - minutes
    return f"{hour:02d}:{minutes:02d}"


def _hour(hour: int, meridiem: int | None) -> int:
    return hour % 12 + meridiem if meridiem is not None and hour <= 12 else hour


def _clock(f: Found, a: Anchors) -> Reading:
    mod: DateMod | None = f.value("comparator")
    stamped = "zone" in f.roles and not a.narrative
    return replace(time_at(a.report or (a.base if stamped else None), clock_time(f)), mod=mod)


MEANINGS = {
    "relative part of day": _relative_part,
    "part of day": _part_of_day,
    "part of day before": _part_before,
    "deictic part": _deictic_part,
    "clock": _clock,
    "military hour": _clock,
}
