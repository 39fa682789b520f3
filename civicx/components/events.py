"""Finds what happened to those that a figure counts: killed, injured, detained …

Read from the words around the figure first, since a parser is least sure of itself in lists and headlines, and from the parse where
the words are further away. Accepted: a verb before (``killing at least 10``), a passive or intransitive verb behind (``12 people were
arrested``, ``thousands injured``, ``five died``), a state (``left 12 dead``, ``300 missing``), a deed and its patients (``the
detention of 12``, ``a death toll of 84``, ``charges against seven``), the counted noun itself (``43 arrests``, ``12 detainees``), a
relative clause, and the governor of a conjunction, apposition or "including".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from civicx import lexicon
from civicx.components.analysis import Analysis
from civicx.components.counted import DETERMINERS, NOUN, Phrase
from civicx.records import Event

BE = frozenset(["was", "were", "is", "are", "be", "been", "being", "got", "gets", "get", "getting", "'s", "'re"])
HAVE = frozenset(["has", "have", "had", "having", "'ve"])
MODALS = frozenset(
    ["will", "would", "may", "might", "could", "can", "should", "must", "to", "shall", "do", "does", "did", "not", "n't", "'ll", "'d"]
)
CATENATIVES = frozenset(
    [
        "remain",
        "remains",
        "remained",
        "remaining",
        "continue",
        "continues",
        "continued",
        "feared",
        "believed",
        "presumed",
        "reported",
        "confirmed",
        "reportedly",
        "allegedly",
        "declared",
        "listed",
        "officially",
        "pronounced",
        "ended",
        "up",
        "found",
        "left",
        "considered",
        "currently",
        "still",
        "later",
        "also",
        "already",
        "all",
        "both",
        "each",
        "then",
        "subsequently",
        "since",
        "now",
        "either",
        "even",
        "thus",
        "therefore",
        "just",
        "immediately",
        "arbitrarily",
        "unlawfully",
        "illegally",
        "forcibly",
        "brutally",
        "violently",
        "severely",
        "seriously",
        "critically",
        "slightly",
        "badly",
        "fatally",
        "apparently",
        "themselves",
        "initially",
        "eventually",
        "recently",
        "wrongly",
        "unjustly",
        "summarily",
        "extrajudicially",
        "publicly",
        "otherwise",
        "lightly",
        "gravely",
        "mortally",
        "physically",
        "kept",
        "being",
        "held",
        "as",
        "never",
        "ever",
        "only",
        "so",
        "far",
        "first",
        "again",
        "probably",
        "possibly",
        "presumably",
        "or",
        "and",
        "believe",
        "had",
        "known",
        "more",
        "others",
        "other",
        "people",
        "persons",
        "gone",
        "claiming",
        "claim",
        "claims",
        "claimed",
    ]
)
RELATIVES = frozenset(["who", "that", "which", "whom"])
UNDERGOING = frozenset(
    [
        "receive",
        "receives",
        "received",
        "receiving",
        "face",
        "faces",
        "faced",
        "facing",
        "suffer",
        "suffers",
        "suffered",
        "suffering",
        "sustain",
        "sustains",
        "sustained",
        "sustaining",
        "endure",
        "endures",
        "endured",
        "enduring",
        "undergo",
        "undergoes",
        "underwent",
        "undergone",
        "undergoing",
        "experience",
        "experienced",
        "experiencing",
        "survive",
        "survived",
        "serve",
        "serves",
        "served",
        "serving",
        "await",
        "awaits",
        "awaited",
        "awaiting",
        "get",
        "gets",
        "got",
        "given",
        "handed",
        "dealt",
        "subjected",
        "risk",
        "risks",
        "risked",
    ]
)
LETHAL = frozenset(["claim", "claims", "claimed", "claiming", "cost", "costing", "lost", "lose", "took", "taken"])
GIVING = frozenset(
    [
        "hand",
        "handed",
        "give",
        "gave",
        "given",
        "impose",
        "imposed",
        "issue",
        "issued",
        "pass",
        "passed",
        "level",
        "levelled",
        "leveled",
        "bring",
        "brought",
        "file",
        "filed",
    ]
)
THINGS = frozenset(
    [
        "house",
        "houses",
        "home",
        "homes",
        "building",
        "buildings",
        "car",
        "cars",
        "vehicle",
        "vehicles",
        "bus",
        "buses",
        "truck",
        "trucks",
        "van",
        "vans",
        "tank",
        "tanks",
        "motorcycle",
        "motorcycles",
        "aircraft",
        "plane",
        "planes",
        "helicopter",
        "helicopters",
        "boat",
        "boats",
        "ship",
        "ships",
        "office",
        "offices",
        "shop",
        "shops",
        "store",
        "stores",
        "school",
        "schools",
        "church",
        "churches",
        "mosque",
        "mosques",
        "temple",
        "temples",
        "village",
        "villages",
        "town",
        "towns",
        "city",
        "cities",
        "district",
        "districts",
        "device",
        "devices",
        "phone",
        "phones",
        "computer",
        "computers",
        "laptop",
        "laptops",
        "camera",
        "cameras",
        "document",
        "documents",
        "file",
        "files",
        "weapon",
        "weapons",
        "rifle",
        "rifles",
        "pistol",
        "pistols",
        "gun",
        "guns",
        "bullet",
        "bullets",
        "round",
        "rounds",
        "grenade",
        "grenades",
        "bomb",
        "bombs",
        "rocket",
        "rockets",
        "missile",
        "missiles",
        "mine",
        "mines",
        "explosive",
        "explosives",
        "cartridge",
        "cartridges",
        "tree",
        "trees",
        "copy",
        "copies",
        "book",
        "books",
        "passport",
        "passports",
        "newspaper",
        "newspapers",
        "website",
        "websites",
        "account",
        "accounts",
        "bridge",
        "bridges",
        "tower",
        "towers",
        "pylon",
        "pylons",
        "hospital",
        "hospitals",
        "clinic",
        "clinics",
        "tent",
        "tents",
        "shelter",
        "shelters",
        "hut",
        "huts",
        "farm",
        "farms",
        "field",
        "fields",
        "crop",
        "crops",
        "station",
        "stations",
        "shot",
        "shots",
        "barrel",
        "barrels",
        "bag",
        "bags",
        "box",
        "boxes",
        "item",
        "items",
        "product",
        "products",
    ]
)
OF_LIKE = frozenset(["of", "against", "to", "at", "for", "on", "among", "between", "in", "by", "from", "involving", "is", "was"])
DEED_PREPS = {
    "charged": ("of", "against", "for"),
    "convicted": ("of", "to", "for", "against", "on"),
    "killed": ("of", "to", "at", "is", "was", "among"),
    "attacked": ("of", "on", "against"),
}
INCLUSIVE = frozenset(["including", "include", "includes", "included", "among", "like"])
GROUPS = frozenset(
    [
        "number",
        "total",
        "group",
        "majority",
        "members",
        "family",
        "families",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "half",
        "lives",
        "some",
        "most",
        "many",
    ]
)
DEMAND = re.compile(
    r"^(?:call\w*|demand\w*|urg\w+|seek\w*|ask\w*|petition\w*|appeal\w*|request\w*|immediate\w*|unconditional\w*|secur\w+|campaign\w*|want\w*|insist\w*|plead\w*|must|should|exchange)$"
)
SKIP_LEFT = frozenset(
    [
        "the",
        "these",
        "those",
        "their",
        "its",
        "his",
        "her",
        "our",
        "all",
        "another",
        "a",
        "an",
        "further",
        "additional",
        "some",
        "other",
        "more",
        "total",
        "combined",
        "of",
        "as",
        "and",
        "or",
        "both",
        "at",
        "least",
        "about",
        "estimated",
        "nearly",
        "over",
        "than",
        "up",
        "to",
        "many",
        "fewer",
        "no",
        "up-to",
        "around",
        "approximately",
        "roughly",
        "almost",
        "only",
        "just",
        "(",
        '"',
        "“",
        "‘",
        "'",
        "between",
    ]
)
PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "at",
        "from",
        "of",
        "near",
        "by",
        "for",
        "with",
        "during",
        "after",
        "before",
        "since",
        "under",
        "inside",
        "outside",
        "across",
        "throughout",
        "along",
        "behind",
        "around",
        "within",
        "over",
        "aboard",
        "between",
        "to",
        "into",
        "against",
        "without",
    ]
)
OBJECT_TAGS = frozenset(["DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "JJ", "PRP", "WP"])


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
    out = []
    for phrase, event, form, patient in rows().get(a.words[index], ()):
        end = index + len(phrase)
        if end <= last and all(a.words[index + k] == word for k, word in enumerate(phrase)):
            out.append(Cue(index, end, event, form, patient))
    return out


def inside(a: Analysis, phrase: Phrase) -> Event | None:
    """Return the event in the counted noun phrase: a deed that is counted, or a participle before its noun."""
    for index in range(phrase.first, phrase.end):
        for cue in cues_at(a, index, phrase.end):
            if cue.form == "deed" and (index <= phrase.head < cue.end or (index > phrase.head and a.words[index - 1] in ("of", "and"))):
                return cue.event
            if cue.form == "deed" and index > phrase.head and a.words[phrase.head] in ("victims", "victim", "survivors", "casualties"):
                return cue.event
            if index < phrase.head and (cue.form == "state" or cue.form == "past") and cue.end <= phrase.head:
                return cue.event
    return None


def inherent(a: Analysis, phrase: Phrase) -> Event | None:
    """Return the event that the counted people are named after ("12 detainees", "refugees"), or of lives taken."""
    if a.words[phrase.head] == "lives" and not LETHAL.isdisjoint(a.words[max(0, phrase.first - 8) : phrase.end + 4]):
        return "killed"
    for index in range(phrase.first, phrase.end):
        for cue in cues_at(a, index, phrase.end):
            if cue.form == "people" and cue.first <= phrase.head < cue.end:
                return cue.event
    return None


def listed(a: Analysis, left: int, first: int) -> Event | None:
    """The state of those that a list is of: "among the dead are two nuns", "the wounded included a guard and three clerks"."""
    index = left
    while index > first and (a.words[index] in BE or a.words[index] in INCLUSIVE or a.words[index] in SKIP_LEFT):
        index -= 1
    if index <= first or index == left or not any(w in BE or w in INCLUSIVE for w in a.words[index + 1 : left + 1]):
        return None
    if a.words[index - 1] not in ("the", "those"):
        return None
    return next((cue.event for cue in cues_at(a, index, left) if cue.form in ("state", "past")), None)


def behind(a: Analysis, index: int, last: int, *, noun: bool) -> tuple[Event | None, bool, bool]:
    """Read on from token ``index`` behind the counted noun. Return the event, whether it stands in a relative clause, and
    whether those counted turn out to be the doers of a deed."""
    passive = relative = finite = coordinated = False
    limit = min(last, index + 26)
    while index < limit:
        word, tag = a.words[index], a.tags[index]
        undergone = _undergone(a, index + 1, last) if word in UNDERGOING else None
        if undergone:
            return undergone, relative, False
        cue = _predicate(a, index, last, passive)
        if cue:
            event, doer = cue
            if doer and (relative or coordinated):
                return None, False, False
            return event, relative, doer
        if word in RELATIVES:
            relative = True
        elif word in ("and", "or"):
            coordinated = not finite
        elif word in BE:
            passive = finite = True
        elif word in HAVE or word in MODALS:
            finite = True
        elif word in (
            "remain",
            "remains",
            "remained",
            "remaining",
            "stay",
            "stayed",
            "left",
            "reported",
            "feared",
            "confirmed",
            "presumed",
            "found",
            "declared",
            "kept",
        ):
            passive = True
        elif word in CATENATIVES or tag in ("RB", "RBR") or word in ("(", ")", '"', "”", "’") or (word.isspace() and word.count("\n") < 2):
            pass
        elif word == "," and not finite:
            if index + 1 < limit and (
                a.words[index + 1] in RELATIVES or a.tags[index + 1] in ("RB", "VBN") or a.words[index + 1] in ("both", "all")
            ):
                pass
            else:
                return _resumed(a, index + 1, limit, last)
        elif word in PREPOSITIONS and not finite:
            return _resumed(a, index, limit, last)
        else:
            return None, False, finite and tag.startswith("VB") and noun and not passive
        index += 1
    return None, False, False


def _undergone(a: Analysis, index: int, last: int) -> Event | None:
    """The deed that is the object of a verb of undergoing ("received long prison sentences", "sustained injuries")."""
    for position in range(index, min(last, index + 8)):
        if a.words[position] in RELATIVES or a.words[position] in (",", ";", ":", "for", "after", "and", "but"):
            return None
        for cue in cues_at(a, position, last):
            if cue.form == "deed":
                return cue.event
    return None


def _resumed(a: Analysis, index: int, limit: int, last: int) -> tuple[Event | None, bool, bool]:
    """Skip phrases between the counted noun and its verb; only an auxiliary that begins a predicate ends the skip."""
    while index < limit:
        word, tag = a.words[index], a.tags[index]
        if (word in BE or word in HAVE) and tag != "VBG":
            return behind(a, index, last, noun=True) if index + 1 < limit else (None, False, False)
        if word == "," and index + 1 < limit and a.tags[index + 1] in ("VBD", "VBN") and cues_at(a, index + 1, last):
            return behind(a, index + 1, last, noun=True)
        if (
            word in (";", ":", ".", "—", "–", "--")
            or word in RELATIVES
            or tag in ("VBD", "VBZ", "VBP", "MD", "VBG", "TO")
            or (tag == "CD" and a.tags[index - 1] != "IN")
            or word in ("and", "but", "while", "when")
        ):
            return None, False, False
        index += 1
    return None, False, False


def _predicate(a: Analysis, index: int, last: int, passive: bool) -> tuple[Event | None, bool] | None:
    """The event predicated at ``index`` of what stands before, or (None, True) where that is the doer; None where no cue stands."""
    for cue in cues_at(a, index, last):
        if cue.form == "state":
            if _takes_object(a, cue.end, last) and not passive and any(c.form == "past" for c in cues_at(a, index, last)):
                return None, True
            return _worse(a, cue, last), False
        if cue.form in ("deed", "people"):
            continue
        if (
            cue.patient in ("subject", "both")
            and cue.form != "ing"
            and not (passive and cue.patient == "subject" and cue.form == "past" and cue.event == "affected")
        ):
            return cue.event, False
        if cue.form == "past":
            if passive or not _takes_object(a, cue.end, last):
                return _worse(a, cue, last), False
            return None, True
        if cue.form == "ing":
            if a.words[index - 1] == "being":
                return cue.event, False
            return (cue.event, False) if cue.patient == "subject" else (None, True)
        if cue.form in ("s", "base") and a.tags[index].startswith("VB") and cue.patient == "object":
            return None, True
    return None


def _worse(a: Analysis, cue: Cue, last: int) -> Event:
    """ "shot and killed", "shot dead", "beaten to death": the end of it counts."""
    for index in range(cue.end, min(cue.end + 4, last)):
        if a.words[index] == "dead" or (
            a.words[index] == "to" and a.words[index + 1 : index + 2] == ["death"] and cue.event != "convicted"
        ):
            return "killed"
    shot = a.words[cue.first] in ("shot", "shooting", "shoot", "stabbed", "beaten", "attacked")
    if shot and cue.end + 1 < last and a.words[cue.end] == "and":
        after = cue_at(a, cue.end + 1, last)
        if after and after.form in ("past", "ing", "state"):
            return after.event
    return cue.event


def _takes_object(a: Analysis, index: int, last: int) -> bool:
    """Whether a noun phrase stands right behind a verb; an adverb of time is none."""
    if index >= last:
        return False
    word, tag = a.words[index], a.tags[index]
    if word == "half" or (word in ("more", "fewer", "less") and a.words[index + 1 : index + 2] == ["than"]):
        return True
    if word in ("up", "as") and a.words[index + 1 : index + 2] in (["to"], ["many"]):
        return True
    if word in ("to", "in", "on", "by", "and", "or", "more", "last", "this", "today", "yesterday", "early", "so", "since", "when", "while"):
        return False
    if tag in OBJECT_TAGS or word in ("about", "around", "over", "nearly", "almost", "some", "at"):
        if word == "at" and a.words[index + 1 : index + 2] != ["least"]:
            return False
        if word in ("over", "about", "around") and a.tags[index + 1 : index + 2] != ["CD"]:
            return False
        return (
            a.deps[index] not in ("npadvmod", "tmod")
            and not (tag in NOUN and a.words[index].endswith("day"))
            and not re.match(
                r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december",
                word,
            )
        )
    return False


def ahead(a: Analysis, index: int, first: int) -> tuple[Event | None, int]:
    """Read back from token ``index`` before the figure (comparator and articles skipped). Return the event and its first token."""
    steps = 0
    while index >= first and steps < 8:
        word = a.words[index]
        found = _ending_at(a, index, first)
        if found:
            return found
        if word in OF_LIKE and index - 1 >= first:
            deed = _deed_before(a, index, first)
            if deed:
                return deed
        if word not in SKIP_LEFT and not word.isspace():
            return None, index
        index, steps = index - 1, steps + 1
    return None, index


def _ending_at(a: Analysis, index: int, first: int) -> tuple[Event | None, int] | None:
    """An active verb whose phrase ends at ``index``; the first of a chain of verbs is taken ("detained and tortured 12")."""
    for start in range(max(first, index - 3), index + 1):
        for cue in cues_at(a, start, index + 1):
            if cue.end != index + 1 or cue.form in ("deed", "people", "state") or cue.patient == "subject":
                continue
            if cue.form == "past" and _passive_before(a, start, first):
                continue
            if cue.form in ("base", "s") and not a.tags[start].startswith("VB"):
                continue
            if cue.event == "released" and cue.form == "base" and _demanded(a, start, first):
                return "detained", start
            return _chain(a, cue, first)
    return None


def _chain(a: Analysis, cue: Cue, first: int) -> tuple[Event | None, int]:
    event, start, index = cue.event, cue.first, cue.first - 1
    while index > first and a.words[index] in ("and", "or", ","):
        while index > first and a.words[index] in ("and", "or", ","):
            index -= 1
        earlier = [c for c in cues_at(a, index, index + 1) if c.form == cue.form and c.patient != "subject"]
        if not earlier or a.words[index] in ("shot", "shooting", "stabbed", "beat", "attacked"):
            break
        event, start, index = earlier[0].event, index, index - 1
    return event, start


def _passive_before(a: Analysis, index: int, first: int) -> bool:
    index -= 1
    steps = 0
    while index >= first and steps < 4 and (a.words[index] in CATENATIVES or a.tags[index] == "RB"):
        index, steps = index - 1, steps + 1
    return index >= first and a.words[index] in BE


def _demanded(a: Analysis, index: int, first: int) -> bool:
    """ "urges the police to release the three": they are held."""
    return a.words[index - 1] in ("to", "must", "should", "not", "immediately", "unconditionally") if index > first else True


def _deed_before(a: Analysis, preposition: int, first: int) -> tuple[Event | None, int] | None:
    """A deed whose phrase ends before a preposition ("the killing of", "charges against", "a death toll of")."""
    index = preposition - 1
    word = a.words[preposition]
    if word in ("at", "is", "was", "by", "from") and a.words[index] != "toll" and not _toll(a, index, first):
        return None
    for start in range(max(first, index - 2), index + 1):
        for cue in cues_at(a, start, index + 1):
            if cue.end == index + 1 and cue.form == "deed" and word in DEED_PREPS.get(cue.event, ("of",)):
                if cue.event == "released" and any(DEMAND.match(a.words[k]) for k in range(max(first, start - 9), start)):
                    return "detained", start
                return cue.event, start
    return ("killed", index) if _toll(a, index, first) and word in ("to", "at", "of", "is", "was", "from") else None


def _toll(a: Analysis, index: int, first: int) -> bool:
    """Whether a death toll is the subject of the change before the figure ("the death toll has risen to")."""
    return any(
        a.words[k] == "toll" or (a.words[k] in ("deaths", "executions", "fatalities", "killings") and a.deps[k].startswith("nsubj"))
        for k in range(max(first, index - 6), index + 1)
    )


def governing(a: Analysis, node: int, first: int) -> Event | None:
    """Climb the parse from the counted noun to the verb or deed that governs it; at most eight steps."""
    for _ in range(8):
        dep, head = a.deps[node], a.heads[node]
        if head == node or head < first:
            return None
        if dep in ("nsubj", "nsubjpass", "csubj"):
            return _of_subject(a, head, dep)
        if dep in ("dobj", "dative", "oprd"):
            return _of_verb(a, head)
        if dep == "pobj":
            step = _through_preposition(a, head, first)
            if isinstance(step, str):
                return step
            if step is None:
                return None
            node = step
        elif dep in ("conj", "appos", "nummod", "compound", "amod", "quantmod", "nmod", "poss", "prep", "pcomp", "attr") and (
            dep != "conj" or not a.tags[head].startswith("VB")
        ):
            if dep == "attr" and a.tags[head].startswith("VB"):
                return None
            node = head
        else:
            return None
    return None


def _given(a: Analysis, verb: int, first: int) -> Event | None:
    """The deed that is handed to those counted ("sentences were handed to 14 defendants")."""
    if a.words[verb] not in GIVING:
        return None
    for position in range(verb - 1, max(first, verb - 16) - 1, -1):
        if a.heads[position] == verb and a.deps[position] == "nsubjpass":
            return next((cue.event for cue in cues_at(a, position, verb) if cue.form == "deed"), None)
    return None


def _verb_cue(a: Analysis, verb: int, last: int) -> list[Cue]:
    return [cue for cue in cues_at(a, verb, last) if cue.form in ("past", "ing", "base", "s", "state")]


def _of_subject(a: Analysis, verb: int, dep: str) -> Event | None:
    cues = _verb_cue(a, verb, min(len(a), verb + 6))
    for cue in cues:
        if cue.form == "state" or dep == "nsubjpass" or cue.patient in ("subject", "both"):
            return _worse(a, cue, min(len(a), verb + 8)) if cue.form in ("past", "state") else cue.event
    if a.words[verb] in BE or a.words[verb] in ("remain", "remains", "remained"):
        return _state_near(a, verb + 1)
    return None


def _state_near(a: Analysis, index: int) -> Event | None:
    for position in range(index, min(len(a), index + 4)):
        for cue in cues_at(a, position, len(a)):
            if cue.form == "state":
                return cue.event
        if a.words[position] in (",", ".", ";"):
            return None
    return None


def _of_verb(a: Analysis, verb: int) -> Event | None:
    for cue in _verb_cue(a, verb, min(len(a), verb + 6)):
        if cue.patient != "subject" and cue.form != "state":
            if cue.event == "released" and cue.form == "base" and verb and _demanded(a, verb, 0):
                return "detained"
            return _worse(a, cue, min(len(a), verb + 2))
    return None


def _through_preposition(a: Analysis, preposition: int, first: int) -> Event | int | None:
    """The event of the deed that a preposition hangs on, or the noun to climb on from, or None."""
    word, noun = a.words[preposition], a.heads[preposition]
    if noun < first or noun == preposition:
        return None
    if word in ("to", "on", "against"):
        given = _given(a, noun, first)
        if given:
            return given
    if word in INCLUSIVE:
        return noun if a.tags[noun] in NOUN or a.tags[noun] == "CD" else None
    for cue in cues_at(a, noun, min(len(a), noun + 4)):
        if cue.form == "deed" and word in DEED_PREPS.get(cue.event, ("of",)):
            if cue.event == "released" and any(DEMAND.match(a.words[k]) for k in range(max(first, noun - 9), noun)):
                return "detained"
            return cue.event
    if word == "of" and (a.words[noun] in GROUPS or a.tags[noun] == "CD"):
        return noun
    return None


def linked(a: Analysis, index: int, first: int, previous_end: int) -> bool:
    """Whether only "and", "including", "among them" … stand between the previous counted noun and token ``index``."""
    words = [a.words[k] for k in range(max(first, previous_end), index)]
    if len(words) > 9 or previous_end < first:
        return False
    joiners = {
        ",",
        "and",
        "or",
        "&",
        "plus",
        "including",
        "as",
        "well",
        "along",
        "with",
        "together",
        "among",
        "amongst",
        "them",
        "of",
        "whom",
        "which",
        "them,",
        "(",
        "–",
        "-",
        "—",
        "--",
        "other",
        "another",
        "the",
        "a",
        "an",
        "at",
        "least",
        "some",
        "about",
        "nearly",
        "over",
        "more",
        "than",
        "also",
        "both",
        "all",
        "up",
        "to",
        "in",
        "addition",
        "followed",
        "by",
        "mostly",
        "mainly",
        ":",
    }
    return all(word in joiners or word in DETERMINERS or word.isspace() for word in words)
