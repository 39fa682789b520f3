"""Who speaks: named, described, nameless, several together; and quoted words that nobody says."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from civicx.components.quotes import cues, speakers
from civicx.components.quotes.layout import lay_out
from civicx.extractor import Extractor
from civicx.records import Quote

DOCTORS = "“We found no doctors there,”"

# (reason, text, (kind, words, speaker's name, cue) of its last quote)
QUOTES = [
    (
        "cue behind the quote, turned round",
        f"{DOCTORS} said Marta Okello.",
        ("direct", "We found no doctors there,", "Marta Okello", "said"),
    ),
    ("two speakers", f"{DOCTORS} said Marta Okello and Peter Lund.", ("direct", DOCTORS[1:-1], "Marta Okello and Peter Lund", "said")),
    (
        "passive cue and colon",
        "Marta Okello was quoted as saying: “We found no doctors there.”",
        ("direct", "We found no doctors there.", "Marta Okello", "saying"),
    ),
    (
        "split by its attribution: one quote",
        "“We found no doctors there,” Marta Okello said. “We found no water.”",
        ("direct", "We found no doctors there, We found no water.", "Marta Okello", "said"),
    ),
    (
        "signed with a dash",
        "“We will stay until the end of the year.” – Marta Okello, director of the Lake Trust",
        ("direct", "We will stay until the end of the year.", "Marta Okello", None),
    ),
    (
        "an exclamation mark in a name ends no sentence",
        "Marta Okello, director of GetOut! said: “We found no doctors there.”",
        ("direct", "We found no doctors there.", "Marta Okello", "said"),
    ),
    (
        "a quoted part of a clause",
        "Marta Okello called the plan “a gift to the traffickers” and left.",
        ("mixed", "a gift to the traffickers", "Marta Okello", "called"),
    ),
    (
        "a reported clause, without its addressee and its that",
        "Marta Okello told the court that the guards had beaten her.",
        ("indirect", "the guards had beaten her", "Marta Okello", "told"),
    ),
    (
        "a name behind what it is called by",
        "The camp has no water, according to advocacy group the Lake Trust.",
        ("indirect", "The camp has no water", "Lake Trust", "according to"),
    ),
    ("somebody without a name", f"{DOCTORS} her family said.", ("direct", "We found no doctors there,", None, "said")),
    (
        "a surname stands for the full name",
        "Marta Okello, director of the Lake Trust, visited the camp. “We found no doctors there,” Okello said.",
        ("direct", "We found no doctors there,", "Marta Okello", "said"),
    ),
    (
        "the organisation stands for the one named",
        "The Lake Trust is a charity. The organisation said that the camp had no water.",
        ("indirect", "the camp had no water", "Lake Trust", "said"),
    ),
    (
        "the organisations stand for those that spoke together",
        "The Lake Trust and Riverwatch said that the camp had no water. The organisations urged the mayor to send doctors.",
        ("indirect", "the mayor to send doctors", "Lake Trust and Riverwatch", "urged"),
    ),
    (
        "a pronoun for a nameless speaker is nobody who was named before",
        f"Peter Lund opened the meeting. {DOCTORS} said a witness. “They left in May,” he added.",
        ("direct", "They left in May,", None, "added"),
    ),
]

# (reason, text without a quote)
NO_QUOTES = [
    ("a so-called thing", "The mayor opened the so-called “Day of Unity” in the old town."),
    ("a book's title", "The novel “The Long River” was sold out in the shops."),
    ("a charge", "He was charged with “insulting the state” in June."),
    ("words in a sentence without a speech act", "The bridge near the “old” market was closed in June."),
    ("a negated cue", "The ministry did not say where the men were held."),
    ("no words", "“” said nobody."),
]


def quotes(extractor: Extractor, text: str) -> tuple[Quote, ...]:
    """Return the quotes of ``text``."""
    return extractor.extract(text).quotes


@pytest.mark.parametrize(("reason", "text", "expected"), QUOTES, ids=[row[0] for row in QUOTES])
def test_quotes(extractor: Extractor, reason: str, text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    found = quotes(extractor, text)[-1]
    assert found.speaker is not None
    assert (found.kind, found.text, found.speaker.name, found.cue and found.cue.text) == expected, reason


@pytest.mark.parametrize(("reason", "text"), NO_QUOTES, ids=[row[0] for row in NO_QUOTES])
def test_no_quotes(extractor: Extractor, reason: str, text: str) -> None:
    assert quotes(extractor, text) == (), reason


def test_role_and_affiliation_come_from_anywhere_in_the_document(extractor: Extractor) -> None:
    text = f"{DOCTORS} said Okello. Marta Okello, director of the Lake Trust, visited the camp in June."
    speaker = quotes(extractor, text)[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Marta Okello", "director", "Lake Trust")


def built(words: str, heads: list[int], deps: list[str], pos: list[str], tags: list[str], lemmas: list[str], ents: list[str]) -> Doc:
    """Return a Doc with a parse written by hand; the heads are absolute."""
    return Doc(English().vocab, words.split(), heads=heads, deps=deps, pos=pos, tags=tags, lemmas=lemmas, ents=ents)


def test_passive_cue_has_its_agent_as_subject() -> None:
    doc = built(
        "It was described by Okello .",
        [2, 2, 2, 2, 3, 2],
        ["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "punct"],
        ["PRON", "AUX", "VERB", "ADP", "PROPN", "PUNCT"],
        ["PRP", "VBD", "VBN", "IN", "NNP", "."],
        ["it", "be", "describe", "by", "Okello", "."],
        ["O", "O", "O", "O", "B-PERSON", "O"],
    )
    assert speakers.subject(doc[2]) == doc[4]
    assert [(cue.start, cue.end) for cue in cues.find(doc)] == [(2, 3)]


def test_name_behind_a_description_is_its_speaker() -> None:
    doc = built(
        "according to monitor Riverwatch .",
        [0, 0, 3, 1, 0],
        ["ROOT", "prep", "compound", "pobj", "punct"],
        ["VERB", "ADP", "NOUN", "PROPN", "PUNCT"],
        ["VBG", "IN", "NN", "NNP", "."],
        ["accord", "to", "monitor", "Riverwatch", "."],
        ["O"] * 5,
    )
    found = speakers.Cast(lay_out(doc)).speaker(doc[2])
    assert found.names == [(3, 4)]


@pytest.mark.parametrize(("follows", "end"), [("said", 5), ("Said", 1)], ids=["lower case: in a name", "capital: an end"])
def test_exclamation_mark_before_a_lower_case_word_ends_no_sentence(follows: str, end: int) -> None:
    layout = lay_out(Doc(English().vocab, ["GetOut", "!", follows, "it", "again", "."]))
    assert layout.sentence_end(0, 6) == end
