"""Finds time expressions: the shapes of :mod:`civicx.normalize.shapes`, less what the words around them rule out.

A mark is a dict: ``start``, ``end`` (characters), ``tense`` ("past", "future" or None) of the clause that it stands in, and
three truth values: ``throughout``, whether it follows "over the", "during the"; ``opening``, whether it is a year that opens its sentence;
``event``, whether it is a month that names an event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from civicx import lexicon
from civicx.normalize import shapes
from civicx.normalize.shapes import Found

Doc.set_extension("civicx_dates", default=None, force=True)

_LOOK = 24
_WORD_BEFORE = re.compile(r"([\w’']+)[^\w\n]{0,2}\s{0,2}$")
_WORD_AFTER = re.compile(r"[\s”\"’')]{0,3}([\w’'-]+)")
_CLIMB = 8


@Language.component("civicx_dates")
def civicx_dates(doc: Doc) -> Doc:
    """Set ``doc._.civicx_dates``: a list of marks in document order."""
    doc._.civicx_dates = list(_marks(doc))
    return doc


def _marks(doc: Doc) -> Iterator[dict[str, Any]]:
    context = _Context(doc)
    for found in shapes.find(doc.text):
        guard = _GUARDS.get(found.shape)
        kept = guard(found, context) if guard else found
        if kept is not None:
            tense = context.tense(kept) if _hangs_on_tense(kept) else None
            yield {
                "start": kept.start,
                "end": kept.end,
                "tense": tense,
                "throughout": _is_throughout(kept, context),
                "opening": _is_opening(kept, context),
                "event": _names_event(kept, context),
            }


_THROUGHOUT = re.compile(r"\b(?:over|during|for|within|throughout) the (?:very )?$", re.IGNORECASE)


def _is_throughout(found: Found, context: _Context) -> bool:
    """ "Over the last year" is the twelve months before, not the calendar year."""
    return found.shape == "relative unit" and _THROUGHOUT.search(context.text[max(0, found.start - _LOOK) : found.start]) is not None


_FIRST_WORDS = 150
_OPENING = re.compile(r"(?:^|[.!?:;\n”\"]\s*)(?:(?:In|By|During|Throughout|From|Since|Until|After|Before|Early in|Late in)\s(?:the\s)?)?$")


def _is_opening(found: Found, context: _Context) -> bool:
    """Whether a year opens its sentence or stands in a heading or the first words of a paragraph, and so sets the scene."""
    if found.shape != "year":
        return False
    paragraph = context.text.rfind("\n", max(0, found.start - _FIRST_WORDS), found.start) >= 0 or found.start < _FIRST_WORDS
    return paragraph or _OPENING.search(context.text[max(0, found.start - _LOOK) : found.start]) is not None


def _names_event(found: Found, context: _Context) -> bool:
    """Whether a month names the event behind it: "the January events"."""
    after = context.token_after(found) if found.shape == "month" else None
    return after is not None and after.tag_.startswith("NN") and after.idx == found.end + 1


class _Context:
    """What stands around an expression: words by character, tokens by bisection."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self._starts: list[int] = []

    def before(self, found: Found) -> str:
        """Return the word before, as written, or an empty string."""
        match = _WORD_BEFORE.search(self.text[max(0, found.start - _LOOK) : found.start])
        return match[1] if match else ""

    def after(self, found: Found) -> str:
        """Return the word behind, as written, or an empty string where a sign comes first."""
        match = _WORD_AFTER.match(self.text, found.end)
        return match[1] if match else ""

    def words(self, found: Found) -> str:
        return self.text[found.start : found.end]

    def next_char(self, found: Found) -> str:
        return self.text[found.end : found.end + 1]

    def token(self, character: int) -> Token:
        """Return the token that holds a character."""
        if not self._starts:
            self._starts = [token.idx for token in self.doc]
        return self.doc[max(0, bisect_right(self._starts, character) - 1)]

    def token_after(self, found: Found) -> Token | None:
        """Return the token behind the expression."""
        token = self.token(max(found.start, found.end - 1))
        return self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None

    def tense(self, found: Found) -> str | None:
        """Return the tense of the verb that the expression hangs on."""
        token = self.token(found.start)
        ahead = self.before(found).lower() in ("until", "till", "by")
        for _ in range(_CLIMB):
            if token.tag_.startswith("VB") or token.tag_ == "MD":
                return "future" if ahead and token.tag_ != "VBD" else _tense_of(token)
            if token.head.i == token.i:
                return None
            token = token.head
        return None


def _tense_of(verb: Token) -> str | None:
    auxiliaries = [child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if any(word in ("will", "shall", "'ll", "’ll", "wo", "’ll") for word in auxiliaries):
        return "future"
    if verb.tag_ == "VB" and "to" in auxiliaries and verb.head.lemma_ in _words("planned"):
        return "future"
    if verb.tag_ == "VBG" and any(word in ("is", "are", "'s", "’s", "'re") for word in auxiliaries):
        return None
    if verb.tag_ == "VBD" or (
        verb.tag_ in ("VBN", "VBG") and any(word in ("was", "were", "had", "has", "have", "been") for word in auxiliaries)
    ):
        return "past"
    if verb.lemma_ in _words("planned"):
        return "future"
    return None


@cache
def _words(role: str) -> frozenset[str]:
    """Return the words of ``lexicons/date_contexts.toml`` that have a role."""
    return frozenset(lexicon.table("date_contexts", role))


def _hangs_on_tense(found: Found) -> bool:
    if found.parts:
        return any(_hangs_on_tense(part) for part in found.parts)
    return found.shape in ("weekday", "month", "season", "holiday", "weekend") or (
        found.shape in ("day month", "month day", "part of year", "month and day in figures") and "year" not in found.roles
    )


# Guards: the expression as it stands, less some words, or None.

_FIGURE_SIGNS = frozenset("$£€¥₦₹#№%§+°")


_FIGURES_BESIDE = re.compile(r"^\d[-/]|[-/]\d$")


def _year(found: Found, context: _Context) -> Found | None:
    if len(found.roles) > 1 or found.end - found.start > 4:
        return found if "short" not in found.roles or context.before(found).lower() in _words("before_year") else None
    if "short" in found.roles:
        return found if context.before(found).lower() in ("in", "of", "since", "by", "from", "until", "class") else None
    if (context.text[max(0, found.start - 1) : found.start] in _FIGURE_SIGNS and found.start) or (
        context.next_char(found) in _FIGURE_SIGNS and context.next_char(found)
    ):
        return None
    if context.next_char(found).isalnum() or context.text[max(0, found.start - 1) : found.start].isalnum():
        return None
    if _FIGURES_BESIDE.search(context.text[max(0, found.start - 2) : found.end + 2]):
        return None
    year, before = found.value("year"), context.before(found).lower()
    gap = context.text[max(0, found.start - 2) : found.start]
    led = before in _words("before_year") and gap.endswith(" ")
    if not 1200 <= year <= 2100:
        return found if led and before in ("in", "since", "until", "by", "year", "from", "of", "to") and _alone(found, context) else None
    if before in (
        "no",
        "article",
        "resolution",
        "law",
        "section",
        "act",
        "decree",
        "page",
        "room",
        "nr",
        "number",
        "about",
        "around",
        "over",
        "than",
        "nearly",
        "almost",
        "some",
        "least",
    ) and (before not in ("law", "act", "decree", "around", "about") or gap.endswith(".")):
        return None
    return found if (led and before not in ("about", "around", "over", "for")) or _alone(found, context) else None


def _alone(found: Found, context: _Context) -> bool:
    """Whether no counted noun follows the figure."""
    after = context.token_after(found)
    if after is None:
        return True
    if after.idx > found.end + 1 or not after.is_alpha:
        return True
    return after.tag_ not in ("NNS", "NNPS") and after.lower_ not in ("people", "per", "percent", "million", "km", "hectares", "%")


def _month(found: Found, context: _Context) -> Found | None:
    if len(found.roles) > 1 or (found.end - found.start <= 3 and context.words(found) == "MAR"):
        return found
    word, before, after = context.words(found), context.before(found), context.after(found)
    if before in ("Mr", "Mrs", "Ms", "Dr", "Miss"):
        return None
    if word.lower() not in ("march", "may", "april", "june", "august", "mar", "jan", "dec"):
        return found
    if word.lower() in ("may", "march", "mar", "jan", "dec") and before.lower() not in _words("before_month"):
        return None
    gap = context.text[found.end : found.end + 1] == " "
    if gap and after[:1].isupper() and context.token_after(found) is not None and context.token(found.start).ent_type_ == "PERSON":
        return None
    return found if before.lower() in _words("before_month") or context.token(found.start).ent_type_ != "PERSON" else None


def _season(found: Found, context: _Context) -> Found | None:
    if found.code("season") == "S" or len(found.roles) > 1:
        return found
    before, word = context.before(found).lower(), context.words(found)
    if context.token(found.start).tag_.startswith("VB") or before in ("to", "will"):
        return None
    if word.lower() == "fall" and before == "the" and context.after(found).lower() in ("of", "in", "from"):
        return None
    return (
        found if before in ("the", "in", "this", "last", "next", "that", "by", "since", "until", "during", "late", "early", "of") else None
    )


def _age(found: Found, context: _Context) -> bool:
    """ "18-year-old", "17 years old", "aged 35 years" are ages, unless it is a thing that is old."""
    rest = context.text[found.end : found.end + 40].lower()
    match = re.match(r"[-\s]olds?\b[\s-]*([a-z]+)?", rest)
    if match:
        return match[1] not in _words("thing")
    return re.match(r"\s+of age\b", rest) is not None or context.before(found).lower() in ("aged", "age")


def _duration(found: Found, context: _Context) -> Found | None:
    if _age(found, context):
        return None
    singular = found.code("unit") in ("U", "B", "Ω", "κ", "ω")
    if "article" in found.roles and (found.code("unit") in ("B", "κ") or found.value("unit") == "H"):
        return None
    if singular and ("several" in found.roles or found.code("n")[:1] == "4"):
        return None
    if "n" in found.roles and found.code("unit") in ("κ",):
        return None
    if found.code("unit") == "B" and str(found.code("n")) != "N":
        return found if found.code("n") in ("1", "0", "5") and "-" in context.words(found) else None
    if context.text[max(0, found.start - 1) : found.start] in ("$", "£", "€") and found.start:
        return None
    return found


def _long(found: Found, context: _Context) -> Found | None:
    """ "Month-long", and "decade-old" of a thing."""
    return None if context.words(found).lower().endswith("old") and context.after(found).lower() not in _words("thing") else found


def _distance(found: Found, context: _Context) -> Found | None:
    """ "Two days after the attack" has its own anchor: there only the stretch is marked."""
    if "beside" not in found.roles:
        return None if "bare" in found.roles and found.value("unit") in ("TS", "TM") else found
    after = context.token_after(found)
    closed = (
        after is None
        or after.is_punct
        or after.is_space
        or (after.tag_ in ("VBD", "VBZ", "VBP", "MD", "CC", "TO", "IN") and after.lower_ not in ("their",))
    )
    if closed:
        return found
    return _cut(found, found.roles["beside"][0].start, "bare units" if "bare" in found.roles else "duration", context)


def _cut(found: Found, end: int, shape: str, context: _Context) -> Found | None:
    text = context.text[found.start : end].rstrip()
    cut = Found(shape, found.start, found.start + len(text), found.roles)
    guard = _GUARDS.get(shape)
    return guard(cut, context) if guard else cut


def _unit_previous(found: Found, context: _Context) -> Found | None:
    if found.code("relative") == "R":
        return found if found.value("relative") in ("-1A",) and context.before(found).lower() == "the" else None
    after = context.token_after(found)
    closed = after is None or after.is_punct or after.is_space
    return found if closed and context.before(found).lower() in ("the", "very") else None


def _bare(found: Found, context: _Context) -> Found | None:
    if _age(found, context):
        return None
    unit, before = found.value("unit"), context.before(found).lower()
    if "several" in found.roles:
        return found
    if unit in ("D", "TH", "TM", "TS", "WE", "Q", "H", "NI", "F", "L", "6M", "3M"):
        return found if before in ("for", "within", "lasted", "took", "after", "over") and unit in ("D", "TH", "TM") else None
    return found if before not in ("in", "his", "her", "their", "my", "our", "s", "light", "war", "school") or before == "in" else None


def _day_of_month(found: Found, context: _Context) -> Found | None:
    if found.code("day") != "3" or context.before(found).lower() not in ("the",):
        return None
    after = context.token_after(found)
    if after is None or after.is_punct or after.is_space:
        return found
    lead = context.text[max(0, found.start - 8) : found.start].lower()
    return found if lead.endswith("on the ") and not after.tag_.startswith(("NN", "JJ")) else None


def _vague(found: Found, context: _Context) -> Found | None:
    word, before, after = context.words(found).lower(), context.before(found).lower(), context.after(found).lower()
    if word == "then":
        return found if before in ("since", "until", "till", "by") else None
    if word in ("soon", "shortly"):
        if context.tense(found) == "past":
            return None
        return None if before in ("as", "too", "how") or after in ("after", "before", "as", "afterwards", "thereafter") else found
    return found


def _part_of_day(found: Found, context: _Context) -> Found | None:
    before = context.before(found).lower()
    if "position" in found.roles or "stage" in found.roles:
        return found
    return found if before in ("the", "one", "by", "that") else None


def _clock(found: Found, context: _Context) -> Found | None:
    if any(role in found.roles for role in ("meridiem", "half_day", "zone", "comparator")):
        return found
    before = context.before(found).lower()
    leads = (
        "at",
        "by",
        "from",
        "around",
        "about",
        "until",
        "till",
        "to",
        "and",
        "between",
        "before",
        "after",
        "since",
        "past",
        "of",
        "approximately",
    )
    if "word" in found.roles or "clock" in found.roles:
        return found if before in leads else None
    return found


def _figures(found: Found, context: _Context) -> Found | None:
    if context.words(found) in ("9/11", "24/7", "7/7"):
        return None
    if context.after(found).lower() in lexicon.table("dates", "month"):
        return None
    one, two = (int(n) for n in str(found.value("figures")).split("/"))
    fits = 1 <= min(one, two) <= 12 and max(one, two) <= 31
    led = "weekday" in found.roles or context.before(found).lower() in ("on", "by", "until", "since", "from", "before", "after")
    return found if fits and led else None


def _numeric(found: Found, context: _Context) -> Found | None:
    words = str(found.value("date"))
    if context.before(found).lower() in ("version", "v", "section", "article", "no", "case", "paragraph", "tel", "phone"):
        return None
    if words.count(".") == 2:
        parts = words.split(".")
        if len(parts[2]) == 2 and not (len(parts[0]) == len(parts[1]) == 2):
            return None
    return found if _calendar(words) else None


def _calendar(words: str) -> bool:
    parts = [int(n) for n in re.split(r"[-/.T]", words)[:3]]
    one, two = (parts[1], parts[2]) if len(re.split(r"[-/.]", words)[0]) == 4 else (parts[0], parts[1])
    return 1 <= min(one, two) <= 12 and 1 <= max(one, two) <= 31


def _weekday(found: Found, context: _Context) -> Found | None:
    if context.before(found).lower() in _words("before_weekday_name") or context.after(found) in _words("after_weekday_title"):
        return None
    return found


def _decade(found: Found, context: _Context) -> Found | None:
    return None if context.before(found).lower() in ("his", "her", "their", "my", "your", "our") else found


def _periodic(found: Found, context: _Context) -> Found | None:
    word = context.words(found)
    return None if word[0].isupper() and (context.after(found)[:1].isupper() or context.before(found)[:1].isupper()) else found


def _deictic(found: Found, context: _Context) -> Found | None:
    return None if context.words(found) == "Today" and context.before(found) in ("USA", "Russia", "India", "Psychology") else found


def _dated(found: Found, context: _Context) -> Found | None:
    """A day inside the name of an event or group ("September 11 attacks") is none."""
    if "weekday" not in found.roles and context.after(found).lower() in _words("after_day_event"):
        return None
    if found.code("month") == "x" and found.code("day") not in ("1", "3"):
        return None
    return found


def _holiday(found: Found, context: _Context) -> Found | None:
    """An observance ("World Press Freedom Day") is a name unless something is set on it."""
    words = context.words(found).lower()
    if "day" not in words.split() or "christmas" in words or "new year" in words or "year" in found.roles:
        return found
    after = context.token_after(found)
    led = (
        context.before(found).lower() in ("on", "by", "until", "since", "before", "after", "of", "month")
        or context.text[max(0, found.start - 2) : found.start] == ", "
    )
    return found if led and (after is None or not after.tag_.startswith("NN")) else None


def _past_or_future(found: Found, context: _Context) -> Found | None:
    if not context.words(found).islower() or context.before(found).lower() not in ("the", "near", "distant", "foreseeable", "recent"):
        return None
    after = context.token_after(found)
    return found if after is None or not after.tag_.startswith(("NN", "JJ", "CD")) else None


_DAY_LEADS = re.compile(r"\b(?:of|for|on|throughout|during|in|over|(?:start|end|finish|clos|open)(?:ed|ing|es|s)?) the $")


def _the_day(found: Found, context: _Context) -> Found | None:
    led = _DAY_LEADS.search(context.text[max(0, found.start - _LOOK) : found.start].lower())
    return found if led and context.after(found).lower() not in ("of", "that", "when", "after", "before", "to") else None


def _stage(found: Found, context: _Context) -> Found | None:
    return None if found.value("unit") not in ("W", "M", "Y", "E", "C", "Q") else found


def _relative_unit(found: Found, context: _Context) -> Found | None:
    if found.value("unit").startswith("T"):
        return found if found.value("relative") == "-1" and "last" in context.words(found).lower() else None
    if found.roles["relative"][0].value == "R":
        return None
    return found


_GUARDS: dict[str, Callable[[Found, _Context], Found | None]] = {
    "year": _year,
    "month": _month,
    "season": _season,
    "duration": _duration,
    "half": _duration,
    "unit and a half": lambda found, context: None,
    "long": _long,
    "distance": _distance,
    "unit previous": _unit_previous,
    "bare units": _bare,
    "day of the month": _day_of_month,
    "vague": _vague,
    "part of day": _part_of_day,
    "clock": _clock,
    "month and day in figures": _figures,
    "numeric": _numeric,
    "weekday": _weekday,
    "decade": _decade,
    "periodic": _periodic,
    "deictic": _deictic,
    "day month": _dated,
    "month day": _dated,
    "eve": lambda found, context: None,
    "holiday": _holiday,
    "past or future": _past_or_future,
    "the unit": _the_day,
    "stage of the unit": _stage,
    "relative unit": _relative_unit,
}
