"""Quotes as the record gives them: whose words, which words, by which cue."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from civicx.components import quotes
from civicx.extractor import Extractor
from civicx.records import Quote


class Said(NamedTuple):
    """What is expected of one quote: the words of each span, and of the speaker the mention and the name."""

    kind: str
    words: tuple[str, ...]
    speaker: str | None
    name: str | None
    cue: str | None
    role: str | None = None
    affiliation: str | None = None


def said(quote: Quote, text: str) -> Said:
    """Return a quote as the tables have it, its offsets checked against the text."""
    speaker, cue = quote.speaker, quote.cue
    words = tuple(text[start:end] for start, end in quote.spans)
    assert quote.text == " ".join(words)
    assert speaker is None or text[speaker.start : speaker.end] == speaker.text
    assert cue is None or text[cue.start : cue.end] == cue.text
    return Said(
        quote.kind,
        words,
        speaker.text if speaker else None,
        speaker.name if speaker else None,
        cue.text if cue else None,
        speaker.role if speaker else None,
        speaker.affiliation if speaker else None,
    )


DELGEN = "Mara Delgen"
STAY = "We will not leave the square"
CLOSED = "the police had closed the square"
DIRECT = [
    # the cue before, with a comma, with a colon
    (f"{DELGEN} said, “{STAY}.”", Said("direct", (f"{STAY}.",), DELGEN, DELGEN, "said")),
    (f"{DELGEN} said: “{STAY}.”", Said("direct", (f"{STAY}.",), DELGEN, DELGEN, "said")),
    # behind, inverted, with an addressee
    (f"“{STAY},” {DELGEN} said.", Said("direct", (f"{STAY},",), DELGEN, DELGEN, "said")),
    (f"“{STAY},” said {DELGEN}.", Said("direct", (f"{STAY},",), DELGEN, DELGEN, "said")),
    (f"“{STAY},” {DELGEN} told reporters.", Said("direct", (f"{STAY},",), DELGEN, DELGEN, "told")),
    # straight and single marks
    (f'"{STAY}," said {DELGEN}.', Said("direct", (f"{STAY},",), DELGEN, DELGEN, "said")),
    (f"‘{STAY},’ said {DELGEN}.", Said("direct", (f"{STAY},",), DELGEN, DELGEN, "said")),
    # the cue inside; one quote of two spans
    (f"“{STAY},” {DELGEN} said, “until they are free.”", Said("direct", (f"{STAY},", "until they are free."), DELGEN, DELGEN, "said")),
    # a second sentence without a cue of its own carries the first on
    (f"“{STAY},” said {DELGEN}. “They must be free.”", Said("direct", (f"{STAY},", "They must be free."), DELGEN, DELGEN, "said")),
    # a quote that goes on in the next paragraph
    (
        f"{DELGEN} spoke to reporters on Monday.\n\n“{STAY}.\n\n“They must be free,” she said.",
        Said("direct", (f"{STAY}.", "They must be free,"), "she", DELGEN, "said"),
    ),
    # a passive
    (f"{DELGEN} was quoted as saying: “{STAY}.”", Said("direct", (f"{STAY}.",), DELGEN, DELGEN, "saying")),
    # a word typed twice
    (f"“{STAY},” said said {DELGEN}.", Said("direct", (f"{STAY},",), DELGEN, DELGEN, "said")),
    # a pronoun, a family name
    (f"{DELGEN} leads the union. “{STAY},” she said.", Said("direct", (f"{STAY},",), "she", DELGEN, "said")),
    (f"{DELGEN} spoke to the crowd. “{STAY},” said Delgen.", Said("direct", (f"{STAY},",), "Delgen", DELGEN, "said")),
    # two who speak as one
    (f"“{STAY},” said {DELGEN} and Tomas Orlik.", Said("direct", (f"{STAY},",), *["Mara Delgen and Tomas Orlik"] * 2, "said")),
    # nobody named
    (f"“{STAY},” a witness said.", Said("direct", (f"{STAY},",), "a witness", None, "said")),
    # role and affiliation, behind the name and before it
    (
        f"“{STAY},” said {DELGEN}, director of the Harbour Rights Institute.",
        Said("direct", (f"{STAY},",), DELGEN, DELGEN, "said", "director", "Harbour Rights Institute"),
    ),
    (
        f"“{STAY},” said Harbour Rights Institute director {DELGEN}.",
        Said("direct", (f"{STAY},",), DELGEN, DELGEN, "said", "director", "Harbour Rights Institute"),
    ),
    # signed behind a dash, without a cue
    (
        f"“{STAY} and we will not stop.” – {DELGEN}, Harbour Rights Institute",
        Said("direct", (f"{STAY} and we will not stop.",), DELGEN, DELGEN, None, None, "Harbour Rights Institute"),
    ),
    # a person behind the title that they hold, and its comma
    (
        "“The port is closed,” said the Minister of Labour, Juan Marez.",
        Said("direct", ("The port is closed,",), "Juan Marez", "Juan Marez", "said", "Minister of Labour"),
    ),
]
INDIRECT = [
    # a clause behind the cue, with and without "that", and before it
    (f"{DELGEN} said that {CLOSED}.", Said("indirect", (CLOSED,), DELGEN, DELGEN, "said")),
    (f"{DELGEN} said {CLOSED}.", Said("indirect", (CLOSED,), DELGEN, DELGEN, "said")),
    (f"The police closed the square, {DELGEN} said.", Said("indirect", ("The police closed the square",), DELGEN, DELGEN, "said")),
    # X told Y that
    (f"{DELGEN} told reporters that {CLOSED}.", Said("indirect", (CLOSED,), DELGEN, DELGEN, "told")),
    # according to, on either side
    (
        f"According to {DELGEN}, the police closed the square.",
        Said("indirect", ("the police closed the square",), DELGEN, DELGEN, "According to"),
    ),
    (
        f"The police closed the square, according to {DELGEN}.",
        Said("indirect", ("The police closed the square",), DELGEN, DELGEN, "according to"),
    ),
    # a passive
    (f"{DELGEN} was quoted as saying that {CLOSED}.", Said("indirect", (CLOSED,), DELGEN, DELGEN, "saying")),
    # a demand: the addressee belongs to it
    (
        f"{DELGEN} urged the government to free the strikers.",
        Said("indirect", ("the government to free the strikers",), DELGEN, DELGEN, "urged"),
    ),
    # "the organisation" stands for the one named before
    (
        f"The Harbour Workers Union met on Monday. The organisation said that {CLOSED}.",
        Said("indirect", (CLOSED,), "The organisation", "Harbour Workers Union", "said"),
    ),
    # named only by where they are from
    (f"Varenian officials said that {CLOSED}.", Said("indirect", (CLOSED,), "Varenian officials", "Varenian officials", "said")),
]


@pytest.mark.parametrize(("text", "expected"), [*DIRECT, *INDIRECT])
def test_quote(extractor: Extractor, text: str, expected: Said) -> None:
    assert [said(quote, text) for quote in extractor.extract(text).quotes] == [expected]


def test_mixed_quote_with_its_clause(extractor: Extractor) -> None:
    text = f"{DELGEN} said that the arrests were “a shameful attack on workers”."
    [quote] = extractor.extract(text).quotes
    assert said(quote, text) == Said("mixed", ("a shameful attack on workers",), DELGEN, DELGEN, "said")
    assert quote.clause is not None
    assert [text[start:end] for start, end in quote.clause] == ["the arrests were “a shameful attack on workers”"]


def test_mixed_quote_that_names_a_thing_has_no_clause(extractor: Extractor) -> None:
    text = f"{DELGEN} called the arrests “a shameful attack on workers”."
    [quote] = extractor.extract(text).quotes
    assert said(quote, text) == Said("mixed", ("a shameful attack on workers",), DELGEN, DELGEN, "called")
    assert quote.clause is None


def test_speakers_are_the_records_entities(extractor: Extractor) -> None:
    record = extractor.extract(f"{DELGEN} leads the union. “{STAY},” she said. “They must be free,” said Tomas Orlik.")
    entities = {entity.id: entity.name for entity in record.entities}
    assert [entities[q.speaker.entity] for q in record.quotes if q.speaker and q.speaker.entity] == [DELGEN, "Tomas Orlik"]
    assert [q.id for q in record.quotes] == ["u1", "u2"]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “foreign agents” law passed on Monday.",  # a term held at arm's length
        "The “experts” never came to the harbour.",  # scare quotes
        "Her book “The Long Harbour” won a prize.",  # a title
        "The film “Nights of Salt” opened on Friday.",  # a title
        "Under the slogan “Salt for All”, thousands marched.",  # a slogan
        "Police used the term “riot” in the report.",  # a term
        "He was charged with “inciting unrest” on Monday.",  # a charge
        "The court convicted her of “insulting the president”.",  # a charge
        "The law bans “extremist organisations” and “foreign funding”.",  # a statute's words
        "The company (“the Carrier”) and the union (“the Union”) signed a contract.",  # a contract's definitions
        'A 6" pipe burst in the harbour.',  # inches
        "The workers' union and the teachers' union met.",  # apostrophes
    ],
)
def test_no_direct_quote(extractor: Extractor, text: str) -> None:
    assert [quote.text for quote in extractor.extract(text).quotes if quote.kind == "direct"] == []


@pytest.mark.parametrize(
    "text",
    [
        f"{DELGEN} did not say that the square was closed.",  # denied
        "The minister should say that the square is closed.",  # called for
        f"{DELGEN} wants to tell them that the square is closed.",  # meant
        "The square was closed on Monday.",  # no cue
        f"{DELGEN} could be sentenced to prison and ordered to pay a fine.",  # undergone
        "Some were shot, and 27 people reported missing or killed in May.",  # what became of them
    ],
)
def test_no_indirect_quote(extractor: Extractor, text: str) -> None:
    assert extractor.extract(text).quotes == ()


def parsed(rows: list[tuple[str, str, str, str, int, str]]) -> Doc:
    """Return a Doc of rows of word, lemma, tag, relation, index of the head, entity."""
    words, lemmas, tags, deps, heads, ents = map(list, zip(*rows, strict=True))
    pos = [{"N": "NOUN", "V": "VERB", "P": "PRON", "I": "ADP", "C": "CCONJ"}.get(tag[0], "PUNCT") for tag in tags]
    pos = ["PROPN" if tag == "NNP" else part for tag, part in zip(tags, pos, strict=True)]
    return Doc(Vocab(), words=words, lemmas=lemmas, tags=tags, pos=pos, deps=deps, heads=heads, ents=ents)  # type: ignore[arg-type]


def test_a_cue_shares_the_subject_of_the_verb_it_is_joined_to() -> None:
    doc = parsed(
        [
            ("Delgen", "Delgen", "NNP", "nsubj", 1, "B-PERSON"),
            ("came", "come", "VBD", "ROOT", 1, "O"),
            ("and", "and", "CC", "cc", 1, "O"),
            ("said", "say", "VBD", "conj", 1, "O"),
            ("they", "they", "PRP", "nsubj", 5, "O"),
            ("stay", "stay", "VBP", "ccomp", 3, "O"),
            (".", ".", ".", "punct", 1, "O"),
        ]
    )
    [mark] = quotes.find(doc)
    assert mark == {
        "kind": "indirect",
        "spans": [[21, 30]],
        "clause": None,
        "cue": [16, 20],
        "speaker": {"span": [0, 6], "names": [[0, 6]], "described": None},
    }


def test_a_passive_has_its_agent_for_speaker() -> None:
    doc = parsed(
        [
            ("Arrests", "arrest", "NNS", "nsubjpass", 2, "O"),
            ("were", "be", "VBD", "auxpass", 2, "O"),
            ("described", "describe", "VBN", "ROOT", 2, "O"),
            ("by", "by", "IN", "agent", 2, "O"),
            ("Delgen", "Delgen", "NNP", "pobj", 3, "B-PERSON"),
            ("as", "as", "IN", "prep", 2, "O"),
            ("“", "“", "``", "punct", 7, "O"),
            ("theft", "theft", "NN", "pobj", 5, "O"),
            ("”", "”", "''", "punct", 7, "O"),
            (".", ".", ".", "punct", 2, "O"),
        ]
    )
    # the words are apart here, so the marks are written close to theirs
    doc = Doc(doc.vocab, words=[t.text for t in doc], spaces=[True] * 6 + [False, False, False, False]).from_array(
        ["LEMMA", "TAG", "POS", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB"],
        doc.to_array(["LEMMA", "TAG", "POS", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB"]),
    )
    [mark] = quotes.find(doc)
    assert (mark["kind"], [doc.text[a:b] for a, b in mark["spans"]]) == ("mixed", ["theft"])
    assert doc.text[slice(*mark["cue"])] == "described"
    assert doc.text[slice(*mark["speaker"]["span"])] == "Delgen"


def test_an_empty_text_has_no_quotes(extractor: Extractor) -> None:
    assert extractor.extract("").quotes == ()
