"""What people are and for whom: titles and bodies beside a name."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from civicx.components import roles
from civicx.extractor import Extractor

# (reason, text, person, title, organisation)
ROLES = [
    ("apposition with its body", "Ana Diaz, director of the Harbour League, spoke on Monday.", "Ana Diaz", "director", "Harbour League"),
    ("two stretches: title, body", "Samira Holt, Chair, Harbour League, said the law was bad.", "Samira Holt", "Chair", "Harbour League"),
    (
        "possessive body",
        "Ana Diaz, Amnesty International’s director in Peru, spoke.",
        "Ana Diaz",
        "director in Peru",
        "Amnesty International",
    ),
    (
        "body and title before the name",
        "Amnesty International researcher Peter Lund spoke.",
        "Peter Lund",
        "researcher",
        "Amnesty International",
    ),
    ("what an office is for", "Ana Diaz, Head of Policy at the Harbour League, spoke.", "Ana Diaz", "Head of Policy", "Harbour League"),
    (
        "a part of a body that is named after two places",
        "Ana Diaz, the head of Amnesty International’s EU-Balkans desk, spoke.",
        "Ana Diaz",
        "head of Amnesty International’s EU-Balkans desk",
        "Amnesty International",
    ),
    ("a day is no part", "On Monday human rights lawyer Peter Lund spoke.", "Peter Lund", "human rights lawyer", None),
    (
        "a mandate in capitals",
        "Peter Lund, UN Special Rapporteur on Freedom of Religion, spoke.",
        "Peter Lund",
        "Special Rapporteur on Freedom of Religion",
        "UN",
    ),
    ("an evening is no part", "On Tuesday evening activist Peter Lund spoke.", "Peter Lund", "activist", None),
    (
        "what an office is for, before a name",
        "Inspector General of Police Peter Lund spoke.",
        "Peter Lund",
        "Inspector General of Police",
        None,
    ),
    ("a portfolio that is a title too", "Minister of Justice Peter Lund spoke.", "Peter Lund", "Minister of Justice", None),
    ("an ordinal is no part", "A second worker, Peter Lund, spoke.", "Peter Lund", "worker", None),
    ("an ordinal of an office", "The first secretary, Peter Lund, spoke.", "Peter Lund", "first secretary", None),
    ("a rank of two words", "Major General Peter Lund spoke.", "Peter Lund", "Major General", None),
    ("a rank between title and name", "Police spokesman ASP Peter Lund spoke.", "Peter Lund", "Police spokesman", None),
    ("a possessive body alone", "Amnesty International’s Peter Lund spoke.", "Peter Lund", None, "Amnesty International"),
    (
        "an acronym before a title in capitals",
        "The ITUC met on Monday. ITUC General Secretary Peter Lund spoke.",
        "Peter Lund",
        "General Secretary",
        "ITUC",
    ),
    (
        "the next of a list has its own title",
        "Peter Lund (27), Dr. Samira Holt, a surgeon at Saint Luke Hospital, and Eva Lund spoke.",
        "Samira Holt",
        "surgeon",
        "Saint Luke Hospital",
    ),
    (
        "a form of address between title and name",
        "The Executive Director of Amnesty International, Barrister Peter Lund, said the law was bad.",
        "Peter Lund",
        "Executive Director",
        "Amnesty International",
    ),
    (
        "a body behind what it is called by",
        "Ana Diaz, publisher of the privately owned newspaper The Guardian, spoke.",
        "Ana Diaz",
        "publisher",
        "Guardian",
    ),
    (
        "places joined by “and the”",
        "Ana Diaz, Amnesty International’s Director for South East Asia and the Pacific, spoke.",
        "Ana Diaz",
        "Director for South East Asia and the Pacific",
        "Amnesty International",
    ),
    (
        "an adviser to somebody",
        "Ana Diaz, a senior adviser to President Peter Lund, spoke.",
        "Ana Diaz",
        "senior adviser to President Peter Lund",
        None,
    ),
    (
        "speaking for a body",
        "Ana Diaz, for the Harbour League, said the law was bad.",
        "Ana Diaz",
        None,
        "Harbour League",
    ),
    (
        "a body known by its capitals",
        "Ana Diaz, QuayWATCH general secretary, said the law was bad.",
        "Ana Diaz",
        "general secretary",
        "QuayWATCH",
    ),
    (
        "“its” is no body before a nameless one",
        "Amnesty International left. The city's water council was angry. Its head, Ana Diaz, said so.",
        "Ana Diaz",
        "head",
        None,
    ),
    (
        "where somebody is met is no body of theirs",
        "The mayor met Ana Diaz at the Ministry of Health. Ana Diaz, a nurse, left.",
        "Ana Diaz",
        "nurse",
        None,
    ),
    (
        "a former office behind “and” is another title",
        "Ana Diaz, director of the University of Oslo’s Harbour Institute and former director of a school, spoke.",
        "Ana Diaz",
        "director",
        "University of Oslo’s Harbour Institute",
    ),
    (
        "a programme is no body of its own behind a body's possessive",
        "Amnesty International’s Peru Programme Officer Ana Diaz spoke.",
        "Ana Diaz",
        "Peru Programme Officer",
        "Amnesty International",
    ),
    ("hyphens", "Ana Diaz, editor-in-chief of the Guardian, was shot.", "Ana Diaz", "editor-in-chief", "Guardian"),
    ("an age before the title", "“No,” said 45-year-old farmer Peter Lund.", "Peter Lund", "farmer", None),
    ("its president", "Amnesty International thanked its president, Ana Diaz.", "Ana Diaz", "president", "Amnesty International"),
    (
        "a place before the title",
        "Ana Diaz, Peru Researcher at Amnesty International, spoke.",
        "Ana Diaz",
        "Peru Researcher",
        "Amnesty International",
    ),
    ("by a verb", "Ana Diaz, who heads the Harbour League, spoke on Monday.", "Ana Diaz", "head", "Harbour League"),
    (
        "a list of adjectives before the noun",
        "“This is a start,” said Samira Holt, youth, labour and women’s rights researcher at Amnesty International.",
        "Samira Holt",
        "rights researcher",
        "Amnesty International",
    ),
    (
        "the body named behind its description",
        "Peter Lund, the head of Norway’s largest trade union, the Norwegian Dockers’ Union, wrote on Monday.",
        "Peter Lund",
        "head",
        "Norwegian Dockers’ Union",
    ),
    (
        "a body called by its kind is the last that was a subject",
        "Amnesty International condemned the raid. “This must end,” said Eva Lund, the group’s legal director.",
        "Eva Lund",
        "legal director",
        "Amnesty International",
    ),
    (
        "a union is one with that word in its name",
        "The Norwegian Dockers’ Union met Amnesty International. Eva Lund, a member of the union’s executive committee, spoke.",
        "Eva Lund",
        "member of the union’s executive committee",
        "Norwegian Dockers’ Union",
    ),
    (
        "a second title ends the first",
        "Eva Lund, director of Amnesty International and the author of a book on courts, spoke.",
        "Eva Lund",
        "director",
        "Amnesty International",
    ),
    (
        "a nickname between",
        "“Nobody came,” said Peter Lund, known as Lux, a teacher at Amnesty International.",
        "Peter Lund",
        "teacher",
        "Amnesty International",
    ),
    (
        "a country between body and title",
        "“Nobody came,” said Amnesty International Kenya researcher Peter Lund.",
        "Peter Lund",
        "Kenya researcher",
        "Amnesty International",
    ),
    (
        "an acronym between",
        "“Nobody came,” said Amnesty International (AI) researcher Peter Lund.",
        "Peter Lund",
        "researcher",
        "Amnesty International",
    ),
    (
        "a rank of two words",
        "“Nobody came,” said Interior Ministry spokesman Brigadier General Peter Lund.",
        "Peter Lund",
        "spokesman",
        "Interior Ministry",
    ),
    (
        "and another person behind it",
        "The town’s governor, Peter Lund, and Ana Diaz, a lawyer from Oslo, spoke.",
        "Ana Diaz",
        "lawyer",
        None,
    ),
    ("serving as", "Peter Lund, serving as the head of Amnesty International, spoke.", "Peter Lund", "head", "Amnesty International"),
    (
        "a mandate with a list in it",
        "They are Ana Diaz, Special Rapporteur on extrajudicial, summary or arbitrary executions, and Peter Lund, a lawyer.",
        "Ana Diaz",
        "Special Rapporteur on extrajudicial, summary or arbitrary executions",
        None,
    ),
    (
        "a mandate, then a verb",
        "Ana Diaz, the UN Special Rapporteur on the rights to freedom of assembly and of association, said no.",
        "Ana Diaz",
        "Special Rapporteur on the rights to freedom of assembly and of association",
        "UN",
    ),
    (
        "a mandate, then another title",
        "Ana Diaz, an independent expert on debt and a lawyer, spoke.",
        "Ana Diaz",
        "independent expert on debt",
        None,
    ),
    (
        "a minister of a government",
        "“No,” said Peter Lund, minister of human rights of the National Unity Government.",
        "Peter Lund",
        "minister of human rights",
        "National Unity Government",
    ),
    ("capitals behind the full stop", "“No,” said Peter Lund, HRW president. HRW officer Ana Diaz left.", "Peter Lund", "president", "HRW"),
    (
        "two people with their titles behind them",
        "Among them were Ana Diaz, a former student activist, Peter Lund, a teacher, and Eva Lund.",
        "Peter Lund",
        "teacher",
        None,
    ),
    (
        "a kind of two words with and",
        "Peter Lund, a reporter for state-owned radio and TV broadcaster BBC, spoke.",
        "Peter Lund",
        "reporter",
        "BBC",
    ),
    ("an age in words", "Those held are Ana Diaz (49 years old, teacher) and two others.", "Ana Diaz", "teacher", None),
    (
        "two titles between “said” and a comma",
        "“Nobody came,” said Harbour League General Secretary and Chief Executive, Peter Lund.",
        "Peter Lund",
        "General Secretary and Chief Executive",
        "Harbour League",
    ),
    ("a form of address in a letter", "Dear Prime Minister Lund: We write to you about the law.", "Lund", "Prime Minister", None),
    (
        "a body behind where it is based and what it is",
        "They threatened Peter Lund, editor-in-chief of the Belgrade-based independent daily Echo.",
        "Peter Lund",
        "editor-in-chief",
        "Echo",
    ),
    (
        "behind somebody with a title of their own",
        "Writing to the Health Secretary Samira Holt, the director of Amnesty International, Peter Lund, said the law was bad.",
        "Samira Holt",
        "Health Secretary",
        None,
    ),
    (
        "rights to something",
        "Peter Lund, Special Rapporteur on the rights to freedom of assembly and of association, spoke.",
        "Peter Lund",
        "Special Rapporteur on the rights to freedom of assembly and of association",
        None,
    ),
    (
        "commas within the title",
        "Peter Lund, Special Rapporteur on unlawful, summary or arbitrary executions; and Samira Holt spoke.",
        "Peter Lund",
        "Special Rapporteur on unlawful, summary or arbitrary executions",
        None,
    ),
    (
        "a sentence's subject behind the title",
        "Free Peter Lund, a human rights lawyer held since May, Amnesty International researchers said.",
        "Peter Lund",
        "human rights lawyer",
        None,
    ),
    (
        "one of several, in the singular",
        "“Nobody came,” said Peter Lund, one of the young dock workers who signed the letter.",
        "Peter Lund",
        "young dock worker",
        None,
    ),
]


@pytest.mark.parametrize(("text", "person", "title", "body"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES])
def test_roles(extractor: Extractor, text: str, person: str, title: str, body: str | None) -> None:
    record = extractor.extract(text)
    names = {entity.id: entity.name for entity in record.entities}
    (found,) = (entity for entity in record.entities if entity.name == person)
    assert [(role.title, names.get(role.organization or "")) for role in found.roles] == [(title, body)]


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("a clause, no title", "Ana Diaz, whose house was searched, spoke."),
        ("a place", "Ana Diaz, in Oslo, spoke."),
        ("somebody else’s title", "Ana Diaz met the director of a school."),
        ("a title of the next in the list", "Ana Diaz, Dr. Peter Lund, a surgeon, and Eva Lund spoke."),
        ("a sentence's subject behind the comma", "In a letter to Ana Diaz, Amnesty International has protested."),
        ("a title of several", "They met Ana Diaz, the general secretaries, respectively, of both unions."),
        ("kinship is no role", "Ana Diaz, his sister, spoke."),
    ],
)
def test_no_role(extractor: Extractor, reason: str, text: str) -> None:
    (found,) = (entity for entity in extractor.extract(text).entities if entity.name == "Ana Diaz")
    assert found.roles == (), reason


def hand_made(words: str, tags: str, ents: list[tuple[int, int, str]]) -> Doc:
    doc = Doc(
        English().vocab,
        words=words.split(),
        pos=tags.split(),
        lemmas=words.split(),
        sent_starts=[True] + [False] * (len(words.split()) - 1),
    )
    doc.ents = tuple(Span(doc, start, end, label=label) for start, end, label in ents)
    return doc


@pytest.mark.parametrize(
    ("reason", "words", "tags", "ents", "expected"),
    [
        (
            "an unmarked name behind “director at” is a body",
            "Ana Diaz , director at Quayside Rising .",
            "PROPN PROPN PUNCT NOUN ADP PROPN PROPN PUNCT",
            [(0, 2, "PERSON")],
            [("Ana Diaz", "PERSON"), ("Quayside Rising", "ORG")],
        ),
        (
            "a place that its name goes on from is part of it",
            "Ana Diaz , director at Silver Bay Rising .",
            "PROPN PROPN PUNCT NOUN ADP PROPN PROPN PROPN PUNCT",
            [(0, 2, "PERSON"), (5, 7, "LOC")],
            [("Ana Diaz", "PERSON"), ("Silver Bay Rising", "ORG")],
        ),
        (
            "a place alone stays one",
            "Ana Diaz , director at Oslo .",
            "PROPN PROPN PUNCT NOUN ADP PROPN PUNCT",
            [(0, 2, "PERSON"), (5, 6, "GPE")],
            [("Ana Diaz", "PERSON"), ("Oslo", "GPE")],
        ),
        (
            "what is marked as an event is a body",
            "Ana Diaz , director at Silver Bay Rising .",
            "PROPN PROPN PUNCT NOUN ADP PROPN PROPN PROPN PUNCT",
            [(0, 2, "PERSON"), (5, 8, "EVENT")],
            [("Ana Diaz", "PERSON"), ("Silver Bay Rising", "ORG")],
        ),
    ],
)
def test_bodies_behind_a_title(
    reason: str, words: str, tags: str, ents: list[tuple[int, int, str]], expected: list[tuple[str, str]]
) -> None:
    doc = hand_made(words, tags, ents)
    roles.find(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == expected, reason
