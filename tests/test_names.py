"""Which mentions stand for one person, body or place, and under which name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicx.normalize import names
from civicx.normalize.names import Acronym, Named


def mentions(*spec: str) -> list[Named]:
    """Return mentions, one after another, of "LABEL text"."""
    out: list[Named] = []
    place = 0
    for item in spec:
        label, _, text = item.partition(" ")
        out.append(Named(place, place + len(text), text, label))
        place += len(text) + 1
    return out


def joined(*spec: str, acronyms: tuple[Acronym, ...] = (), apart: tuple[str, ...] = ()) -> list[tuple[str, list[int]]]:
    return [(entity.name, entity.members) for entity in names.join(mentions(*spec), acronyms, apart)]


# (reason, mentions, entities: name and its mentions)
CASES = [
    ("a family name", ["PERSON Ana Diaz", "PERSON Diaz"], [("Ana Diaz", [0, 1])]),
    ("a given name", ["PERSON Ana Diaz", "PERSON Ana"], [("Ana Diaz", [0, 1])]),
    ("a family name before the full one", ["PERSON Diaz", "PERSON Ana Diaz"], [("Ana Diaz", [0, 1])]),
    (
        "two of one family name stay two; the lone name is the nearest before",
        ["PERSON Ana Diaz", "PERSON Luis Diaz", "PERSON Diaz"],
        [("Ana Diaz", [0]), ("Luis Diaz", [1, 2])],
    ),
    ("a family name before a second one", ["PERSON José Marrow da Lund", "PERSON Marrow"], [("José Marrow da Lund", [0, 1])]),
    ("a transliteration", ["PERSON Yevgeniy Marov", "PERSON Evgeny Marov"], [("Yevgeniy Marov", [0, 1])]),
    ("an initial", ["PERSON Ana M. Diaz", "PERSON Ana Diaz"], [("Ana M. Diaz", [0, 1])]),
    ("other given names", ["PERSON Ana Diaz", "PERSON Eva Diaz"], [("Ana Diaz", [0]), ("Eva Diaz", [1])]),
    ("case and accents", ["GPE Bogotá", "GPE BOGOTA"], [("Bogotá", [0, 1])]),
    ("a line break inside", ["ORG Harbour\nLeague", "ORG Harbour League"], [("Harbour League", [0, 1])]),
    ("labels part", ["ORG Selmouth", "GPE Selmouth"], [("Selmouth", [0]), ("Selmouth", [1])]),
    ("initials that one name spells", ["ORG Harbour Workers League", "ORG HWL"], [("Harbour Workers League", [0, 1])]),
    (
        "initials that two names spell",
        ["ORG Harbour Workers League", "ORG Harbour Women League", "ORG HWL"],
        [("Harbour Workers League", [0]), ("Harbour Women League", [1]), ("HWL", [2])],
    ),
    ("a front part", ["ORG Brightwater Foundation", "ORG Brightwater"], [("Brightwater Foundation", [0, 1])]),
    ("a general word is no front part", ["ORG National League", "ORG National"], [("National League", [0]), ("National", [1])]),
    (
        "a body is no front part of its own offices",
        ["ORG United Nations Office on Harbours", "ORG United Nations"],
        [("United Nations Office on Harbours", [0]), ("United Nations", [1])],
    ),
    ("an acronym is no front part", ["ORG ABC Monitor", "ORG ABC"], [("ABC Monitor", [0]), ("ABC", [1])]),
    ("a head word for the only body with it", ["ORG Gulf Observatory", "ORG Observatory"], [("Gulf Observatory", [0, 1])]),
    (
        "a head word of two bodies",
        ["ORG Gulf Observatory", "ORG Marsh Observatory", "ORG Observatory"],
        [("Gulf Observatory", [0]), ("Marsh Observatory", [1]), ("Observatory", [2])],
    ),
    ("a people's plural keeps its name", ["NORP Vareni", "NORP Varenis"], [("Vareni", [0]), ("Varenis", [1])]),
    ("a full name without the family name behind it", ["PERSON Lena Brix Gómez", "PERSON Lena Brix"], [("Lena Brix Gómez", [0, 1])]),
    (
        "a front of two people's names",
        ["PERSON Omar Brix Ahmed", "PERSON Omar Brix Hassan", "PERSON Omar Brix"],
        [("Omar Brix Ahmed", [0]), ("Omar Brix Hassan", [1]), ("Omar Brix", [2])],
    ),
    (
        "two words of four",
        ["PERSON Lena Brix Ould Duro", "PERSON Lena Brix"],
        [("Lena Brix Ould Duro", [0, 1])],
    ),
    ("a front part in capitals once", ["ORG HIRVAN", "ORG Hirvan", "ORG Hirvan College"], [("Hirvan College", [0, 1, 2])]),
    ("the first of two family names", ["PERSON Lena Gómez Brix", "PERSON Gómez"], [("Lena Gómez Brix", [0, 1])]),
    (
        "a word inside two persons' names",
        ["PERSON Lena Gómez Brix", "PERSON Omar Gómez Duro", "PERSON Gómez"],
        [("Lena Gómez Brix", [0]), ("Omar Gómez Duro", [1]), ("Gómez", [2])],
    ),
    (
        "inside one name, at the end of another",
        ["PERSON Lena Duro Brix", "PERSON Omar Duro", "PERSON Duro"],
        [("Lena Duro Brix", [0]), ("Omar Duro", [1, 2])],
    ),
    ("a number behind the family name", ["PERSON Pedro Brix III", "PERSON Brix"], [("Pedro Brix III", [0, 1])]),
    ("father and son", ["PERSON Pedro Brix Jr.", "PERSON Pedro Brix"], [("Pedro Brix Jr.", [0]), ("Pedro Brix", [1])]),
    ("nothing", [], []),
]


@pytest.mark.parametrize(("reason", "spec", "expected"), CASES, ids=[case[0] for case in CASES])
def test_join(reason: str, spec: list[str], expected: list[tuple[str, list[int]]]) -> None:
    assert joined(*spec) == expected, reason


def test_a_defined_acronym() -> None:
    long, short = mentions("ORG Selmouth Dockers", "ORG QX")
    acronym = Acronym(long.start, long.end, short.start, initials=False)
    assert joined("ORG Selmouth Dockers", "ORG QX", acronyms=(acronym,)) == [("Selmouth Dockers", [0, 1])]


def test_an_acronym_that_two_bodies_claim_joins_them_not() -> None:
    first, second, short = mentions("ORG Selmouth Dockers", "ORG Harbour Cranes", "ORG QX")
    claims = tuple(Acronym(long.start, long.end, short.start, initials=False) for long in (first, second))
    out = joined("ORG Selmouth Dockers", "ORG Harbour Cranes", "ORG QX", acronyms=claims)
    assert out == [("Selmouth Dockers", [0, 2]), ("Harbour Cranes", [1])]


def test_names_apart_are_short_for_no_other() -> None:
    assert joined("PERSON Ana Diaz", "PERSON Diaz", apart=("Diaz",)) == [("Ana Diaz", [0]), ("Diaz", [1])]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("the Harbour League", "harbour league"), ("Bogotá’s", "bogota"), ("U.S.", "us"), ("Al-Sayed", "al sayed"), ("A\n B", "a b")],
)
def test_plain(text: str, plain: str) -> None:
    assert names.plain(text) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [("Yevgeniy", "Evgeny"), ("Khaled", "Haled"), ("Mahmoud", "Mahmud"), ("Mohammed", "Mohamed"), ("Wladimir", "Vladimir")],
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert names.sounds(one) == names.sounds(other)


@pytest.mark.parametrize(("one", "other"), [("Ana", "Eva"), ("Omar", "Amir"), ("Peter", "Petra")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert names.sounds(one) != names.sounds(other)


TEXTS = st.sampled_from(["Ana Diaz", "Diaz", "Ana", "A. Diaz", "ABC", "ABC League", "League", "Air Base Club", "the", "é", " ", "-"])


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(["PERSON", "ORG", "GPE"]), TEXTS), max_size=9))
def test_every_mention_is_in_one_entity(spec: list[tuple[str, str]]) -> None:
    entities = names.join(mentions(*(f"{label} {text}" for label, text in spec)))
    assert sorted(i for entity in entities for i in entity.members) == list(range(len(spec)))
    assert all(spec[i][0] == entity.label for entity in entities for i in entity.members)
    assert [entity.members[0] for entity in entities] == sorted(entity.members[0] for entity in entities)


def test_initials_of_the_end_of_a_name_do_not_stand_for_it() -> None:
    long, short = mentions("ORG Court of the Northern Harbour Territory", "ORG NHT")
    acronym = Acronym(long.start + len("Court of the "), long.end, short.start, initials=True)
    assert [entity.name for entity in names.join([long, short], [acronym])] == [long.text, "NHT"]
