"""Finds the verbs, nouns and states that name an event: ``killing``, ``were arrested``, ``the detention of``, ``dead``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from civicx import lexicon
from civicx.components.quantities.analysis import Analysis
from civicx.components.quantities.polarity import unreal
from civicx.components.quantities.words import word_set
from civicx.records import Event

DEED_PREPS = {
    "charged": ("of", "against", "for"),
    "convicted": ("of", "to", "for", "against", "on"),
    "killed": ("of", "to", "at", "is", "was", "among"),
    "attacked": ("of", "on", "against"),
    "injured": ("of", "to", "among"),
}

# Verbs before "to" that tell of what was done: "managed to free 12".
REALISED = frozenset(["managed", "helped", "continued", "began", "started", "proceeded", "forced", "compelled", "moved", "used"])

TRYING = frozenset(["try", "tries", "tried", "trying"])

# What brings a release about: "won the freedom of 12".
OBTAINED = frozenset(["secured", "won", "obtained", "negotiated", "gained", "achieved", "ensured", "ordered", "announced", "brokered"])

BODIES = frozenset(["bodies", "body", "corpse", "corpses"])

DEMAND = re.compile(
    r"^(?:call\w*|demand\w*|urg\w+|seek\w*|ask\w*|petition\w*|appeal\w*|request\w*|immediate\w*|unconditional\w*|secur\w+|campaign\w*|want\w*|insist\w*|plead\w*|must|should|exchange)$"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that names an event: its tokens, how it is said (verb form or noun kind) and who undergoes it."""

    first: int
    end: int
    event: Event
    form: str
    patient: str


Row = tuple[tuple[str, ...], Event, str, str]


@cache
def rows() -> dict[str, tuple[Row, ...]]:
    """Return ``{first word: ((words, event, form, patient), …)}``, longer phrases first."""
    out: dict[str, list[Row]] = {}
    for entry in lexicon.load("event_verbs"):
        for phrase, form in _verb_forms(entry):
            out.setdefault(phrase[0], []).append((phrase, entry["event"], form, entry["patient"]))
    for entry in lexicon.load("event_nouns"):
        for form in entry["forms"]:
            phrase = tuple(form.replace("-", " - ").split())
            out.setdefault(phrase[0], []).append((phrase, entry["event"], entry["kind"], ""))
    return {word: tuple(sorted(found, key=lambda row: (-len(row[0]), row[2] in ("base", "s")))) for word, found in out.items()}


def _verb_forms(entry: dict[str, Any]) -> list[tuple[tuple[str, ...], str]]:
    out: list[tuple[tuple[str, ...], str]] = []
    for base in entry["forms"]:
        verb, _, rest = base.partition(" ")
        out.append((_split(base), "base"))
        out += [(_split(f"{form} {rest}".strip()), name) for form, name in inflections(verb)]
    out += [(_split(form), "past") for form in (*entry.get("past", ()), *entry.get("participle", ()))]
    return out


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace("-", " - ").split())


def inflections(verb: str) -> list[tuple[str, str]]:
    """Return ``(form, "s" | "ing" | "past")`` of a regular verb, with and without a doubled consonant where either is written."""
    stem = verb[:-1] if verb.endswith("e") else verb
    if re.search(r"[^aeiou]y$", verb):
        return [(verb[:-1] + "ies", "s"), (verb + "ing", "ing"), (verb[:-1] + "ied", "past")]
    out = [(verb + ("es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else "s"), "s"), (stem + "ing", "ing"), (stem + "ed", "past")]
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", verb) or verb == "acquit":
        out += [(verb + verb[-1] + "ing", "ing"), (verb + verb[-1] + "ed", "past")]
    return out + ([(stem[:-1] + "ying", "ing")] if verb.endswith("ie") else [])


def cue_at(a: Analysis, index: int, last: int) -> Cue | None:
    """Return the longest event phrase that begins at token ``index``."""
    found = rows().get(a.words[index])
    if not found:
        return None
    for phrase, event, form, patient in found:
        end = index + len(phrase)
        if end <= last and all(a.words[index + k] == word for k, word in enumerate(phrase)):
            return Cue(index, end, event, form, patient)
    return None


def cues_at(a: Analysis, index: int, last: int) -> list[Cue]:
    """Return every reading of the event phrases that begin at token ``index``, longer ones first."""
    out: list[Cue] = []
    found = rows().get(a.words[index])
    if not found or (a.words[index] in BODIES and index and a.words[index - 1] in word_set("institutional")):
        return out
    if a.words[index] in TRYING and a.words[index + 1 : index + 2] == ["to"]:
        return out
    for phrase, event, form, patient in found:
        end = index + len(phrase)
        if end <= last and all(a.words[index + k] == word for k, word in enumerate(phrase)):
            out.append(Cue(index, end, event, form, patient))
    return out


def sought(a: Analysis, deed: int, first: int) -> bool:
    """Whether the release named at token ``deed`` is only called for; "secured the release of" tells that it came."""
    if a.words[deed - 1] in OBTAINED and a.tags[deed - 1] in ("VBD", "VBN"):
        return unreal(a, deed - 1, first)
    return any(DEMAND.match(a.words[k]) for k in range(max(first, deed - 9), deed))


def worst(a: Analysis, cue: Cue, last: int) -> Event:
    """ "shot and killed", "kidnapped and later murdered", "shot dead", "beaten to death": the end of it counts."""
    for index in range(cue.end, min(cue.end + 4, last)):
        if a.tags[index] == "CD" or a.words[index] in ("sentenced", "condemned"):
            break
        if a.words[index] == "dead" or (
            a.words[index] == "to" and a.words[index + 1 : index + 2] == ["death"] and cue.event != "convicted"
        ):
            return "killed"
    if cue.form == "past" and cue.event in ("injured", "attacked"):  # "was shot in the chest and died"
        last_words = a.words[cue.end : min(cue.end + 8, last)]
        if any(pair in (("and", "died"), ("and", "killed")) for pair in pairwise(last_words)):
            return "killed"
    if cue.form == "past" and cue.end + 1 < last and a.words[cue.end] in ("and", ","):
        index = cue.end + 1
        while index < last - 1 and a.words[index] in ("and", "then", "later", "subsequently", "brutally"):
            index += 1
        if any(other.event == "killed" and other.form == "past" for other in cues_at(a, index, last)):
            return "killed"
    shot = a.words[cue.first] in ("shot", "shooting", "shoot", "stabbed", "beaten", "attacked")
    if shot and cue.end + 1 < last and a.words[cue.end] == "and":
        after = cue_at(a, cue.end + 1, last)
        if after and after.form in ("past", "ing", "state"):
            return after.event
    return cue.event


def demanded(a: Analysis, index: int, first: int) -> bool:
    """ "urges the army to free the four": they are held."""
    if index <= first or a.words[index - 1] in (":", "—", "–", '"', "“", "•") or a.words[index - 1].isspace():
        return True  # "Free the six": an imperative
    done = a.words[index - 1] == "to" and a.words[index - 2] in REALISED
    return not done and a.words[index - 1] in ("to", "must", "should", "not", "immediately", "unconditionally")
