"""What the rules make of the model's marks: texts of words parted by spaces, in which ``<ORG Gen Duro>`` is a mark of the model."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civicx.components import entities
from civicx.components.entities import acronyms, contexts, marks, refused
from civicx.components.entities.marks import Mark
from civicx.extractor import Extractor

_MARKED = re.compile(r"<([A-Z]+) ([^>]+)>|(\S+)|(\n)")


def read(marked: str) -> tuple[list[str], list[str], list[Mark]]:
    """Return the words, their tags (names for capitals but for articles) and the marks of a marked text."""
    words: list[str] = []
    found: list[Mark] = []
    for label, inside, word, line in (match.groups() for match in _MARKED.finditer(marked.replace("\n", " \n "))):
        start = len(words)
        words += inside.split() if inside else [word or line]
        if label:
            found.append(Mark(start, len(words), label))
    return words, ["DT" if word == "The" else "NNP" if word[:1].isupper() else "NN" for word in words], found


def named(marked: str) -> list[tuple[str, str]]:
    """Return the names with their labels that the rules leave."""
    words, tags, found = read(marked)
    return [(" ".join(words[mark.start : mark.end]), mark.label) for mark in entities.named(words, tags, found)[0]]


# (reason, marked text, names)
PEOPLE = [
    ("a rank before the name", "<ORG Gen Duro> spoke .", [("Duro", "PERSON")]),
    ("two forms of address", "The army 's Lt Gen Duro spoke .", [("Duro", "PERSON")]),
    ("an office in initials", "<ORG AG Duro> spoke .", [("Duro", "PERSON")]),
    ("a given name begins it", "<ORG Ayesha Marrow> spoke .", [("Ayesha Marrow", "PERSON")]),
    ("a given name begins a body", "<PERSON Ayesha Marrow Foundation> spoke .", [("Ayesha Marrow Foundation", "ORG")]),
    ("initials apart", "<ORG B S Marrowan> spoke .", [("B S Marrowan", "PERSON")]),
    ("initials apart that the model overlooked", "They met B S Marrowan there .", [("B S Marrowan", "PERSON")]),
    ("a letter of a list is no initial", "They met Group B Marrowan there .", []),
    ("a title in small letters before it", "the spokesman and president <GPE Brightwater> spoke .", [("Brightwater", "PERSON")]),
    ("a given name alone", "The student , <ORG Ayesha> , spoke .", [("Ayesha", "PERSON")]),
    ("a given name that the model overlooked", "The others , among them Ayesha , spoke .", [("Ayesha", "PERSON")]),
    ("a given name that the text has as a word", "The grace of it ! They met Grace there .", []),
    ("a body of two words with a leader's name", "The <ORG Mandela Place> closed .", [("Mandela Place", "ORG")]),
    (
        "a bracket that is not closed parts a name",
        "The <ORG Lakeside Union of Weavers ( LUVA> ) spoke .",
        [("Lakeside Union of Weavers", "ORG"), ("LUVA", "ORG")],
    ),
    ("a rank of two words", "They met Brigadier General Duro there .", [("Duro", "PERSON")]),
    ("a city's name begins a body's", "The <ORG Charlotte Marrows> won .", [("Charlotte Marrows", "ORG")]),
    ("a leader taken for a place", "Then <GPE Sukarno> ruled .", [("Sukarno", "PERSON")]),
    ("a leader known by one name", "The <NORP Mandela> years are over .", [("Mandela", "PERSON")]),
    ("second syllable of a given name", "<PERSON Seo Ji> - won spoke .", [("Seo Ji - won", "PERSON")]),
    ("no syllable but a participle", "<PERSON Peter Lund> - led talks .", [("Peter Lund", "PERSON")]),
    ("a name cut at its particle", "They met <PERSON Torva von> der Brix .", [("Torva von der Brix", "PERSON")]),
    ("a name cut before its suffix", "<PERSON Torva Brix> , <ORG Jr.> , left .", [("Torva Brix , Jr.", "PERSON")]),
    ("a name whose first word is left out", "The five – Torva <PERSON Brixley> , Otto – left .", [("Torva Brixley", "PERSON")]),
    ("a title is no first word", "The five – Reporter <PERSON Brixley> , Otto – left .", [("Brixley", "PERSON")]),
    ("behind kinship", "said her niece , <FAC Torva Mey Brixley> , there .", [("Torva Mey Brixley", "PERSON")]),
    ("behind an office", "Then its director , <GPE Torva Brixley> , left .", [("Torva Brixley", "PERSON")]),
    ("a rank apart from its name", "Then <ORG Brig> . Gen. <PERSON Duro> left .", [("Duro", "PERSON")]),
    ("the republic behind an office", "the president of the <GPE Republic> , <PERSON Duro> , left .", [("Duro", "PERSON")]),
    (
        "parties in brackets",
        "Then <PERSON Torva Brixley> ( Labour ) and <PERSON Otto Lund> ( <NORP Greens> ) met <PERSON Ana Lund> ( Photo ) .",
        [("Torva Brixley", "PERSON"), ("Labour", "ORG"), ("Otto Lund", "PERSON"), ("Greens", "ORG"), ("Ana Lund", "PERSON")],
    ),
    ("a trade behind the name", "He met <PERSON Lund the carpenter> there .", [("Lund", "PERSON")]),
    ("words in small letters before it", "so <PERSON lia Peter Lund> spoke .", [("Peter Lund", "PERSON")]),
    ("the body behind of", "<PERSON Peter Lund of Civic Compass> spoke .", [("Peter Lund", "PERSON"), ("Civic Compass", "ORG")]),
    ("a title keeps its of", "<PERSON Prince of Selmouth> spoke .", [("Prince of Selmouth", "PERSON")]),
    (
        "people of one trade",
        "the journalists <ORG Selmut Marrow> and <GPE Torva Brix> came .",
        [("Selmut Marrow", "PERSON"), ("Torva Brix", "PERSON")],
    ),
    ("a family name inside", "<PERSON Lena Gómez Brix> met <GPE Gómez> there .", [("Lena Gómez Brix", "PERSON"), ("Gómez", "PERSON")]),
    ("a day behind it", "President <PERSON Marrow> Thursday spoke . They met Thursday .", [("Marrow", "PERSON")]),
    (
        "a priest",
        "<PERSON Fr Vitus Marrow> spoke . <PERSON Fr> . <PERSON Alma Marrow> left .",
        [("Vitus Marrow", "PERSON"), ("Alma Marrow", "PERSON")],
    ),
    ("a given name that begins an unmarked name", "They met Ayesha Marrow of the union .", [("Ayesha Marrow", "PERSON")]),
    ("a name word behind a form of address", "Then Justice Evangela <PERSON Marrow> ruled .", [("Evangela Marrow", "PERSON")]),
    ("two sides of a case", "In <GPE Torvan v Marrow> the court agreed .", [("Torvan", "PERSON"), ("Marrow", "PERSON")]),
    (
        "a nickname before a family name taken for a place",
        "So <PERSON Lena> ‘ Lux ’ <GPE Marrowan> left .",
        [("Lena ‘ Lux ’ Marrowan", "PERSON")],
    ),
    ("a family name alone", "A <ORG Okonkwo> aide left .", [("Okonkwo", "PERSON")]),
    ("a family name of a company", "The company <ORG Okonkwo> closed .", [("Okonkwo", "ORG")]),
    ("a family name behind it", "<ORG Parvel Singh Marrow> spoke .", [("Parvel Singh Marrow", "PERSON")]),
    ("a family name behind an article", "The <ORG Marrow Banerjee> closed .", [("Marrow Banerjee", "ORG")]),
    ("a form of address of two words", "<PERSON Tan Sri Selmut Marrow> spoke .", [("Selmut Marrow", "PERSON")]),
    ("the second word of a form of address", "Datuk <ORG Seri Selmut Marrow> spoke .", [("Selmut Marrow", "PERSON")]),
    ("an apostrophe in a form of address", "Dato ' <PERSON Seri Selmut> spoke .", [("Selmut", "PERSON")]),
    ("no form of address before it", "<PERSON Sri Mulyan> spoke .", [("Sri Mulyan", "PERSON")]),
    ("a nickname in quotation marks", 'They met <PERSON Lena " Lux> " dela <PERSON Marrow> .', [('Lena " Lux " dela Marrow', "PERSON")]),
    ("a nickname in brackets", "They met <PERSON Lena> ( Lux ) <PERSON Marrow> .", [("Lena ( Lux ) Marrow", "PERSON")]),
    (
        "a number behind the family name",
        "<PERSON Pedro Marrow III> spoke . They met Marrow there .",
        [("Pedro Marrow III", "PERSON"), ("Marrow", "PERSON")],
    ),
    (
        "a long name, then the front of it",
        "<PERSON Hasnan Rezul Marrow> spoke . Then Hasnan Rezul left .",
        [("Hasnan Rezul Marrow", "PERSON"), ("Hasnan Rezul", "PERSON")],
    ),
    ("a place and an office before it", "<PERSON Selmouth Senator Ana Lund> spoke .", [("Selmouth", "GPE"), ("Ana Lund", "PERSON")]),
    ("a body and an office before it", "<PERSON Odwikar Vice President Ana Lund> spoke .", [("Odwikar", "ORG"), ("Ana Lund", "PERSON")]),
    ("a trade behind a comma", "<ORG Parvel Marrow> , a lawyer , spoke .", [("Parvel Marrow", "PERSON")]),
    ("an office behind a comma", "<ORG HS Marrow> , Superintendent of Police , spoke .", [("HS Marrow", "PERSON")]),
    ("who behind a dash", "<ORG Umar Marrow> – who came – spoke .", [("Umar Marrow", "PERSON")]),
    ("what a country is too", "<GPE Selmut> , a member of the pact , spoke .", [("Selmut", "GPE")]),
    (
        "a headline's verb behind a name",
        "<PERSON Torva Brix Blasts> Lakeside Mining Rules \n <PERSON Brix> spoke .",
        [("Torva Brix", "PERSON"), ("Brix", "PERSON")],
    ),
    (
        "a headline with the whole name",
        "<PERSON Torva Brix Marrow> Freed From Lakeside \n <PERSON Marrow> left . <PERSON Brix> stayed .",
        [("Torva Brix Marrow", "PERSON"), ("Marrow", "PERSON"), ("Brix", "PERSON")],
    ),
    ("a portfolio before a name", "The Minister of Labour and Trade Torva Brix spoke .", [("Torva Brix", "PERSON")]),
    ("a portfolio of a region", "The Minister for Foreign Affairs Middle East <PERSON Torva Brix> spoke .", [("Torva Brix", "PERSON")]),
    ("a king's name", "The <ORG King Torva bin Selmut> left .", [("Torva bin Selmut", "PERSON")]),
    ("a form of address in pieces of a name", "Then <PERSON Ko Torva> <PERSON Selmut> left .", [("Torva Selmut", "PERSON")]),
    (
        "a lone family name elsewhere",
        "<ORG Torva Brix> spoke . Then <PERSON Brix> left .",
        [("Torva Brix", "PERSON"), ("Brix", "PERSON")],
    ),
    (
        "a list of people behind a colon",
        "Held were : <PERSON Torva Brix> , <PERSON Selmut Duro> , <GPE Lia Marrow> and <PERSON Kamo Duro> .",
        [("Torva Brix", "PERSON"), ("Selmut Duro", "PERSON"), ("Lia Marrow", "PERSON"), ("Kamo Duro", "PERSON")],
    ),
    (
        "one name with and without its accents",
        "<PERSON Torva Brik> spoke . Then <GPE Brík> left .",
        [("Torva Brik", "PERSON"), ("Brík", "PERSON")],
    ),
    ("a form of address before a state's name", "Then Mr <GPE Yobe> spoke .", [("Yobe", "PERSON")]),
    ("two persons in one mark", "<PERSON Lena and Peter> spoke .", [("Lena", "PERSON"), ("Peter", "PERSON")]),
    (
        "three people behind a colon",
        "Held were : <PERSON Torva Brix> , <ORG Selmut Duro> and Kamo Lund .",
        [("Torva Brix", "PERSON"), ("Selmut Duro", "PERSON"), ("Kamo Lund", "PERSON")],
    ),
    ("a priest's form of address", "Then <ORG Father Selmut Brix> spoke .", [("Selmut Brix", "PERSON")]),
    ("a party to a case, in capitals", "In <GPE Marrowan> Vs Norway the court agreed .", [("Marrowan", "PERSON")]),
    ("a party to a case", "In <GPE Marrowan> v. Norway the court agreed .", [("Marrowan", "PERSON"), ("Norway", "GPE")]),
]
BODIES = [
    (
        "a name written small that its acronym spells",
        "The Confédération nationale des dockers de <PERSON Selmut> ( CNDS ) spoke .",
        [("Confédération nationale des dockers de Selmut", "ORG"), ("CNDS", "ORG")],
    ),
    (
        "pieces that an acronym spells",
        "The <ORG Harbour League for Boats> and <ORG Nets> ( HLBN ) spoke .",
        [("Harbour League for Boats and Nets", "ORG"), ("HLBN", "ORG")],
    ),
    (
        "pieces of a name that stands whole elsewhere",
        "They left <ORG Varenian Dawn> . A <NORP Varenian> Dawn deputy left .",
        [("Varenian Dawn", "ORG"), ("Varenian Dawn", "ORG")],
    ),
    ("a body's part behind a hyphen", "The <ORG HWL> - <GPE Varenia> spoke .", [("HWL - Varenia", "ORG")]),
    ("what may be a partner behind a hyphen", "The <ORG EU> - <GPE Kenya> deal failed .", [("EU", "ORG"), ("Kenya", "GPE")]),
    (
        "an acronym directly behind",
        "The <ORG Harbour Workers Union HWU> spoke .",
        [("Harbour Workers Union", "ORG"), ("HWU", "ORG")],
    ),
    (
        "an acronym directly behind, unmarked",
        "The <ORG Harbour Workers Union> HWU spoke .",
        [("Harbour Workers Union", "ORG"), ("HWU", "ORG")],
    ),
    ("a known acronym directly behind", "The <ORG Human Rights Watch HRW> spoke .", [("Human Rights Watch", "ORG"), ("HRW", "ORG")]),
    (
        "a short name of an acronym and a place",
        "The <ORG Harbour Workers Union> ( HQX Torva ) spoke .",
        [("Harbour Workers Union", "ORG"), ("HQX Torva", "ORG")],
    ),
    (
        "a diocese",
        "They left the <GPE Diocese of Selmut> and the <LOC Torva Diocese> .",
        [("Diocese of Selmut", "ORG"), ("Torva Diocese", "ORG")],
    ),
    (
        "an accent on an initial",
        "The Central Única dos Dockers ( CUD ) spoke .",
        [("Central Única dos Dockers", "ORG"), ("CUD", "ORG")],
    ),
    (
        "the first word of a body in Spanish, taken for a place",
        "The <GPE Fundación> para la Libertad de Selmut spoke .",
        [("Fundación para la Libertad de Selmut", "ORG")],
    ),
    ("a region behind a possessive", "The <ORG Greenpeace ' Asia> coordinator spoke .", [("Greenpeace", "ORG")]),
    ("a co-founder's body", "The <PERSON Hirvan> co - founder spoke .", [("Hirvan", "ORG")]),
    ("a law with a bracket inside", "The <ORG Public Harbours> ( Amendment ) Act failed .", [("Public Harbours ( Amendment ) Act", "LAW")]),
    ("what it is, before it in small letters", "The <ORG paramilitary Selmut Defence Forces> left .", [("Selmut Defence Forces", "ORG")]),
    ("what it is, behind it in small letters", "The <ORG Selmut Mirror news agency> left .", [("Selmut Mirror", "ORG")]),
    ("an alliance", "The alliance <PERSON Hirvan> spoke .", [("Hirvan", "ORG")]),
    ("in capitals and not", "<ORG HIRVAN> spoke . They left <PERSON Hirvan> .", [("HIRVAN", "ORG"), ("Hirvan", "ORG")]),
    (
        "and the rule of law",
        "The <ORG Selmut Bureau for Rights> and the Rule of Law spoke .",
        [("Selmut Bureau for Rights and the Rule of Law", "ORG")],
    ),
    ("and another body", "The <ORG Selmut Bureau for Rights> and the Police spoke .", [("Selmut Bureau for Rights", "ORG")]),
    (
        "two bodies' names with the acronym of the first",
        "The <ORG Campaign for Lakes> of the <ORG Harbour League> ( CLT ) spoke .",
        [("Campaign for Lakes of the Harbour League", "ORG"), ("CLT", "ORG")],
    ),
    (
        "what a body is before its name in quotation marks",
        'The <ORG Kenyan NGO " Harbour Rights> " spoke .',
        [("Kenyan", "NORP"), ("Harbour Rights", "ORG")],
    ),
    ("an organisation called by its kind", "The <ORG NGO Selmut> spoke .", [("Selmut", "ORG")]),
    (
        "the region that a title is for",
        "<ORG Amnesty International West Africa> researcher Lund spoke .",
        [("Amnesty International", "ORG")],
    ),
    ("what a headline says of a body", "<ORG Harbour Mirror : Detainees> left .", [("Harbour Mirror", "ORG")]),
    ("the Arabic article in a band's name", "The <PERSON Hizb> - ul - Marrow left .", [("Hizb - ul - Marrow", "ORG")]),
    ("the Arabic article in a person's name", "<PERSON Zia - ul - Marrow> left .", [("Zia - ul - Marrow", "PERSON")]),
    ("whose a body is", "The <PERSON Selmut City People> 's Court ruled .", [("Selmut City People 's Court", "ORG")]),
    ("a department of state", "The <GPE Varenia State> Department spoke .", [("Varenia State Department", "ORG")]),
    ("a name with capitals inside, taken for a place", "Selmut ( <LOC LakeNews> ) spoke .", [("LakeNews", "ORG")]),
    ("a medium that is told", "She told <GPE Odwikar> so .", [("Odwikar", "ORG")]),
    ("a city that is told", "She told <GPE Kumasi> so .", [("Kumasi", "GPE")]),
    ("what a body is, behind a comma", "A member left <LOC Keepers of the Lake> , a group of farmers .", [("Keepers of the Lake", "ORG")]),
    ("the region, not the company", "The <ORG Amazon> burned . Tribes of the <ORG Amazon> forest fled .", [("Amazon", "LOC")] * 2),
    ("the company, not the region", "The <ORG Amazon> workers left .", [("Amazon", "ORG")]),
    (
        "an acronym has the label of its long form",
        "The <ORG Selmouth River Council> ( <PERSON SRC> ) spoke . <PERSON SRC> left .",
        [("Selmouth River Council", "ORG"), ("SRC", "ORG"), ("SRC", "ORG")],
    ),
    (
        "a short name of small letters in brackets",
        "The <ORG National Institute of Tourism> ( Turinac ) spoke . They left Turinac .",
        [("National Institute of Tourism", "ORG"), ("Turinac", "ORG"), ("Turinac", "ORG")],
    ),
    (
        "a place in brackets is no short name",
        "The <ORG Ministry of Health> ( Kenya ) spoke .",
        [("Ministry of Health", "ORG"), ("Kenya", "GPE")],
    ),
    ("capitals taken for a person", "Later <PERSON QORB> spoke .", [("QORB", "ORG")]),
    ("the article", "They left the <PERSON Hirvan> . Then the <PERSON Hirvan> , too .", [("Hirvan", "ORG"), ("Hirvan", "ORG")]),
    ("what it is", 'The organisation " <PERSON Odwikar> " spoke .', [("Odwikar", "ORG")]),
    ("who belongs to it", "A member of <PERSON Odwikar> spoke .", [("Odwikar", "ORG")]),
    ("who comes from it", "The <PERSON Odwikar> activists spoke .", [("Odwikar", "ORG")]),
    ("a trade of people behind a people's name", "Many of the <PERSON Qashtari> tribe fled .", [("Qashtari", "NORP")]),
    ("a people with an article", "They met the <PERSON Arvancos> .", [("Arvancos", "NORP")]),
    ("a noun behind it", "The <ORG Harbour Front party> won .", [("Harbour Front", "ORG")]),
    ("what it is before it", "The <ORG NGO Harbour Watch> spoke .", [("Harbour Watch", "ORG")]),
    ("NGO begins a state body's name", "The <ORG NGO Registration Bureau> spoke .", [("NGO Registration Bureau", "ORG")]),
    ("a loose end", "The <ORG Harbour Council through the> spoke .", [("Harbour Council", "ORG")]),
    ("a day is no complement", "The <ORG Harbour Council> on Monday agreed .", [("Harbour Council", "ORG")]),
    ("a school takes no 'for'", "<ORG Selmouth College> for Academic Affairs .", [("Selmouth College", "ORG")]),
    (
        "Spanish to its end",
        "The <ORG Comisión Regional> para la Justicia Portuaria spoke .",
        [("Comisión Regional para la Justicia Portuaria", "ORG")],
    ),
    (
        "the noun before 'on' tells",
        "The <ORG International Covenant on Civil and Political Rights> binds it .",
        [("International Covenant on Civil and Political Rights", "LAW")],
    ),
    ("a rapporteur is no part", "The <ORG UN Special Rapporteur on Fisheries> spoke .", [("UN", "ORG")]),
    ("a centre for a policy", "The <ORG Center for Harbour Policy> spoke .", [("Center for Harbour Policy", "ORG")]),
    ("head word alone", "The <PERSON Observatory> spoke .", [("Observatory", "ORG")]),
    ("an index that the model overlooked", "the World Marsh Index says so .", [("World Marsh Index", "WORK")]),
    ("a television by what it is", "the private TV <GPE Marrow> said so .", [("TV Marrow", "ORG")]),
    ("a verb before a body", "\n <ORG See Civic Compass> .", [("Civic Compass", "ORG")]),
    ("a newspaper's last word", "the daily Torva <GPE Marrow> said so .", [("Torva Marrow", "ORG")]),
    ("a newspaper's article", "the newspaper The <ORG Marrow> said so .", [("Marrow", "ORG")]),
    ("a newspaper by what it is", "the biweekly <PERSON Torva Marrow> said so .", [("Torva Marrow", "ORG")]),
    ("a radio behind a newspaper", "the weekly <ORG La Marrow and Radio Brix> .", [("La Marrow", "ORG"), ("Radio Brix", "ORG")]),
    ("a newspaper is no work", "the weekly <WORK La Marrow> said so .", [("La Marrow", "ORG")]),
    (
        "an office behind a hyphen",
        "<PERSON Ana Lund> , <ORG Civic Compass - Media> and Comms Officer .",
        [("Ana Lund", "PERSON"), ("Civic Compass", "ORG")],
    ),
    (
        "a body's part in a place",
        "by <PERSON Ana Lund> , <ORG Civic Compass> in <LOC Asia> ’s Regional Director .",
        [("Ana Lund", "PERSON"), ("Civic Compass in Asia", "ORG")],
    ),
    ("an index in small letters", "In the <ORG World Marsh Freedom> index .", [("World Marsh Freedom", "WORK")]),
    ("an index is no law", "In the <LAW World Marsh Index> .", [("World Marsh Index", "WORK")]),
    (
        "an acronym of two parts",
        "The <ORG Selmut Task Force> to End Armed Conflict ( STF - EAC ) spoke .",
        [("Selmut Task Force to End Armed Conflict", "ORG"), ("STF - EAC", "ORG")],
    ),
    ("an index is a work", "In the 2024 <EVENT World Marsh> Index .", [("World Marsh Index", "WORK")]),
    (
        "bodies of one kind",
        "the unions <ORG Fenela Uil> , <PERSON Filca Cisla> and Brix came .",
        [("Fenela Uil", "ORG"), ("Filca Cisla", "ORG"), ("Brix", "ORG")],
    ),
    ("such as", "organisations such as <PERSON Odwikar> came .", [("Odwikar", "ORG")]),
    ("a list's last name goes on", "the groups Brix for <ORG the Marsh> came .", [("Marsh", "ORG")]),
    ("capitals inside a word", "HarbourALL <ORG Global Union> met .", [("HarbourALL Global Union", "ORG")]),
    ("capitals inside a word alone", "The HarbourALL affiliate met .", [("HarbourALL", "ORG")]),
    ("its head word apart", "The <ORG Harbour Workers> Union met .", [("Harbour Workers Union", "ORG")]),
    ("a list of acronyms", "BWQ , <ORG IUX> , PSQ and CGX joined .", [("BWQ", "ORG"), ("IUX", "ORG"), ("PSQ", "ORG"), ("CGX", "ORG")]),
    ("an acronym at its end", "The <LOC Hirvan Township HWL> met .", [("Hirvan Township HWL", "ORG")]),
    ("a title in quotation marks", "in the report “ Silenced Harbours ” they wrote .", [("Silenced Harbours", "WORK")]),
    ("a title with its second part", "her memoirs , “ Nets : A Life of the Marsh , ” came out .", [("Nets : A Life of the Marsh", "WORK")]),
    ("a people before it", "<ORG Maoist Shining Path> fighters left .", [("Maoist", "NORP"), ("Shining Path", "ORG")]),
    ("its owner before it", "<ORG Okonkwo 's Forum for Change> met .", [("Okonkwo", "PERSON"), ("Forum for Change", "ORG")]),
    ("no owner but a plural", "<ORG People 's Harbour Party> met .", [("People 's Harbour Party", "ORG")]),
    ("a radio", "Radio <GPE Marrowan> said so .", [("Radio Marrowan", "ORG")]),
    ("a news agency", "The <GPE Selmut> news agency said so .", [("Selmut", "ORG")]),
    ("a company before v.", "In <ORG Harbour Times Co.> v. Norway the court agreed .", [("Harbour Times Co.", "ORG"), ("Norway", "GPE")]),
    ("a headline's verb", "<ORG Harbour League Condemns Killings>\n", [("Harbour League", "ORG")]),
    ("an izafat", "the <GPE Kenya> <ORG Tehreek> - e - Insar met .", [("Kenya Tehreek - e - Insar", "ORG")]),
    ("an izafat with a branch", "the <ORG Jamiat Ulema> - e - <NORP Islam> - Fazil met .", [("Jamiat Ulema - e - Islam - Fazil", "ORG")]),
    ("an acronym with a branch", "the union HWL - RA met .", [("HWL - RA", "ORG")]),
    ("two subjects", "At the <ORG Trade> and <ORG Labour Court> they met .", [("Trade and Labour Court", "ORG")]),
    ("two bodies", "The <ORG Senate> and <ORG Labour Court> met .", [("Senate", "ORG"), ("Labour Court", "ORG")]),
    ("a subject behind and", "The <ORG Department of Roads> and Harbours , Mines and Parks spoke .", [("Department of Roads", "ORG")]),
    ("subjects behind commas", "The <ORG Ministry of Energy> , Mines and Water spoke .", [("Ministry of Energy , Mines and Water", "ORG")]),
    ("no subject behind and", "The <ORG Ministry of Energy> and Odwikar spoke .", [("Ministry of Energy", "ORG")]),
    ("a legal form apart", "The <PERSON Selmut Lanka> Sdn Bhd spoke .", [("Selmut Lanka Sdn Bhd", "ORG")]),
    (
        "a word of three tokens",
        "The <ORG Selmouth Co> - operative <ORG Housing Union> met .",
        [("Selmouth Co - operative Housing Union", "ORG")],
    ),
    ("a court's branch", "The <ORG Selmouth Trial Court Branch> 54 ruled .", [("Selmouth Trial Court Branch 54", "ORG")]),
    ("a newspaper with its article", "They wrote in As <GPE Selmut> newspaper .", [("As Selmut", "ORG")]),
    ("a team", "The <WORK Porcupine Warriors> won .", [("Porcupine Warriors", "ORG")]),
    ("a title in small letters is none", "Then <WORK Marrow informed SRCA> of it .", [("SRCA", "ORG")]),
    ("a storm", "Tropical storm <PERSON Brenda> came . <PERSON Brenda> went .", [("Brenda", "EVENT"), ("Brenda", "EVENT")]),
]
PLACES = [
    ("a prison by its number", "They left Penal Colony No . 6 there .", [("Penal Colony No . 6", "FAC")]),
    (
        "what a place is, before it",
        "They left the village of Selmut Hirva and the town of Torva and Brix .",
        [("Selmut Hirva", "GPE"), ("Torva", "GPE")],
    ),
    ("a mayor's place", "The mayor of <ORG Selmut> left .", [("Selmut", "GPE")]),
    (
        "a department in a country's order",
        "They left <GPE Torva> , <ORG Nuevo Brix Department> .",
        [("Torva", "GPE"), ("Nuevo Brix Department", "GPE")],
    ),
    ("a building without a word for it", "They live near <FAC Muqtara> .", [("Muqtara", "GPE")]),
    (
        "whom a place elects",
        "The MP for <PERSON Selmut> left . He is a Member of Parliament for <PERSON Selmut> .",
        [("Selmut", "GPE")] * 2,
    ),
    ("a storm", "Then <ORG Cyclone Brix> came .", [("Cyclone Brix", "EVENT")]),
    ("a storm that the model overlooked", "Then Typhoon Brix came .", [("Typhoon Brix", "EVENT")]),
    ("a portfolio behind a country", "the <ORG UK Home> Secretary <PERSON Torva Brix> .", [("UK", "GPE"), ("Torva Brix", "PERSON")]),
    ("a village", "in <GPE Selmut village> they sat .", [("Selmut", "GPE")]),
    ("a place by its police", "Then <PERSON Selmutpur> police came .", [("Selmutpur", "GPE")]),
    ("a prison", "They sat in <GPE Selmut> prison , then left <PERSON Torva> .", [("Selmut", "FAC"), ("Torva", "PERSON")]),
    ("a prison by its kind", "They sat in <ORG Selmut> central women 's prison .", [("Selmut", "FAC")]),
    ("a camp", "They sat in <GPE Selmut> refugee camp .", [("Selmut", "FAC")]),
    ("a city's prison", "They sat in <GPE Nairobi> central prison .", [("Nairobi", "GPE")]),
    ("an owner of a prison", "They sat in <GPE Selmut> 's prison .", [("Selmut", "GPE")]),
    ("a festival", "The <PERSON Hirvaan> festival began .", [("Hirvaan", "EVENT")]),
    ("a district called as persons are", "They fled from <PERSON Ayesha Brix> district .", [("Ayesha Brix", "GPE")]),
    ("a place before its state", "They fled near <PERSON Ayesha Brix> , Selmut State .", [("Ayesha Brix", "GPE")]),
    ("a city taken for a region", "Later <LOC Kumasi> burned .", [("Kumasi", "GPE")]),
    ("a ward", "Later <FAC Brix Ward> burned .", [("Brix Ward", "LOC")]),
    (
        "a people called as a person of it is",
        "<PERSON Torva Brix> , of the <PERSON Brix> tribe , left .",
        [("Torva Brix", "PERSON"), ("Brix", "NORP")],
    ),
    ("a preposition of place", "They live in <PERSON Selmouth> .", [("Selmouth", "GPE")]),
    ("a preposition before a possessive", "They live in <PERSON Lund> 's house .", [("Lund", "PERSON")]),
    ("a noun of places behind it", "The <PERSON Vareni> district burned .", [("Vareni", "GPE")]),
    ("a town that a list knows", "Then <PERSON Kumasi> burned .", [("Kumasi", "GPE")]),
    ("a prefix of places", "Later <PERSON Kampung Selmut> burned .", [("Kampung Selmut", "GPE")]),
    ("beside a city", "In Kumasi and <ORG Selmut> they marched .", [("Selmut", "GPE")]),
    ("the rest of a city's name", "In <GPE San Pedro> Sula they marched .", [("San Pedro Sula", "GPE")]),
    ("small words in a city's name", "In <GPE San Cristóbal> de las Casas they marched .", [("San Cristóbal de las Casas", "GPE")]),
    (
        "the rest of a country's name",
        "From <GPE Democratic Republic> of the <GPE Congo> they fled .",
        [("Democratic Republic of the Congo", "GPE")],
    ),
    ("a country behind a comma", "In <GPE Tripoli , Lebanon> they marched .", [("Tripoli", "GPE"), ("Lebanon", "GPE")]),
    ("what an office is for before its body", "The Director of <ORG Advocacy of Harbour Watch> spoke .", [("Harbour Watch", "ORG")]),
    ("a king's title", "On Monday <ORG King Velani> spoke .", [("Velani", "PERSON")]),
    ("a report between commas", "The new report , <ORG Salt Under Fire> 2021 , shows it .", [("Salt Under Fire", "WORK")]),
    ("a body behind a report", "In a report , <ORG Harbour Workers League> , a union , shows it .", [("Harbour Workers League", "ORG")]),
    (
        "the place that a body is named after",
        "<PERSON Vareni> slept . The <ORG National Committee of Vareni> met .",
        [("Vareni", "GPE"), ("National Committee of Vareni", "ORG")],
    ),
    (
        "the person that a body is named after",
        "<PERSON Omar Selim> left . <PERSON Selim> slept . The <ORG Friends of Selim> met .",
        [("Omar Selim", "PERSON"), ("Selim", "PERSON"), ("Friends of Selim", "ORG")],
    ),
    ("the capital district", "In <GPE Washington> , D.C. they marched .", [("Washington , D.C.", "GPE")]),
    ("a country written apart", "The <ORG U. S.> economy grew .", [("U. S.", "GPE")]),
    ("two countries", "The <PERSON U. S. - Egypt> talks .", [("U. S.", "GPE"), ("Egypt", "GPE")]),
    ("one people's name with a hyphen", "The <NORP Sino - Indian> border .", [("Sino - Indian", "NORP")]),
    ("two peoples", "The <NORP Kenyan - Indian> border .", [("Kenyan", "NORP"), ("Indian", "NORP")]),
    ("a country behind a combining form", "The <NORP Sino - US> talks .", [("US", "GPE")]),
    ("a name with a hyphen", "In <LOC Indo - Pacific> waters .", [("Indo - Pacific", "LOC")]),
    (
        "a list of towns",
        "in the towns of <GPE Khan Selmut> , Kafrun and <PERSON Sarmib> , as well as <PERSON Lund> .",
        [("Khan Selmut", "GPE"), ("Kafrun", "GPE"), ("Sarmib", "GPE"), ("Lund", "PERSON")],
    ),
    (
        "a list, mostly of places, behind in",
        "in <GPE Lagos> , <GPE Kano> , <PERSON Matlosut> and <ORG Selmut> .",
        [("Lagos", "GPE"), ("Kano", "GPE"), ("Matlosut", "GPE"), ("Selmut", "GPE")],
    ),
    (
        "a township of a person's name",
        "<PERSON Khin Moe Hirvan> spoke . In <PERSON Hirvan> they met . <GPE Hirvan Township> fell .",
        [("Khin Moe Hirvan", "PERSON"), ("Hirvan", "GPE"), ("Hirvan Township", "GPE")],
    ),
    ("a village behind a comma", "At <PERSON Gorat> , a village in the hills , they met .", [("Gorat", "GPE")]),
    ("a word in small letters before it", "In <GPE eastern Kenya> they met .", [("Kenya", "GPE")]),
    ("an Arabic name behind a body", "The <ORG Ministry> of Al - Salmut met .", [("Ministry of Al - Salmut", "ORG")]),
    (
        "what a day is for",
        "On the <EVENT International Day> for the Defence of Bakers they met .",
        [("International Day for the Defence of Bakers", "EVENT")],
    ),
    ("an office before its body", "Eva , <ORG Activist & Founder of Change Lagos> , spoke .", [("Change Lagos", "ORG")]),
    ("an office of several", "<ORG The Special Envoys> met in <GPE Lagos> .", [("Lagos", "GPE")]),
    ("a senator's party and state", "Ana Lund ( <ORG R - Texas> ) left .", [("Texas", "GPE")]),
    (
        "a court and its branch",
        "The <ORG Branch 15> of the <ORG Revolutionary Court> met .",
        [("Branch 15 of the Revolutionary Court", "ORG")],
    ),
    (
        "words of a heading in capitals",
        "PRISONER OF <ORG CONSCIENCE AT RISK OF DYING> \n\n She is ill and in pain , friends said . In <GPE Lagos> they met .",
        [("Lagos", "GPE")],
    ),
    (
        "the first of two family names, a town's too",
        "<PERSON Ana Moreno Lund> spoke . Then <GPE Moreno> left .",
        [("Ana Moreno Lund", "PERSON"), ("Moreno", "PERSON")],
    ),
    (
        "two acronyms beside each other",
        "Today <ORG IPLK> and <ORG HARBR> worked with the <ORG TIDEX> .",
        [("IPLK", "ORG"), ("HARBR", "ORG"), ("TIDEX", "ORG")],
    ),
    ("an aim alone", "The Observatory for the <ORG Protection of Dockers> met .", [("Observatory for the Protection of Dockers", "ORG")]),
    ("a mechanism", "The Harbour Mechanism met .", [("Harbour Mechanism", "ORG")]),
    ("a law against something", "The <LAW Anti - Terrorism Act> was passed .", [("Anti - Terrorism Act", "LAW")]),
    ("its first word left out", "The Anti - <LAW Terrorism Act> was passed .", [("Anti - Terrorism Act", "LAW")]),
    ("left out with all the rest", "The Counter - Terrorism Court met .", [("Counter - Terrorism Court", "ORG")]),
    ("a side taken", "The <NORP anti - Kenyan> crowd met .", [("Kenyan", "NORP")]),
    ("a city behind its postcode", "Lane 28 \n <ORG 1209 Geneva> , they wrote .", [("Geneva", "GPE")]),
    ("an office alone", "Eva , <ORG Poet , Activist> , spoke in <GPE Lagos> .", [("Lagos", "GPE")]),
    ("a body with its place", "They met <ORG Change> <GPE Lagos> .", [("Change Lagos", "ORG")]),
    ("a known body before a place", "The <ORG UN> <GPE Lagos> team met .", [("UN", "ORG"), ("Lagos", "GPE")]),
    ("a title that is a name, taken for a town", "The <GPE Dalai> Lama met them .", [("Dalai Lama", "PERSON")]),
    (
        "a union of two crafts",
        "The <NORP Kenyan> Bakers ’ and <ORG Millers ’ Union> met .",
        [("Kenyan Bakers ’ and Millers ’ Union", "ORG")],
    ),
    ("bodies of two owners", "The bakers ’ and <ORG Millers ’ Union> met .", [("Millers ’ Union", "ORG")]),
    ("a saint and an article", "At <GPE San Selmut> <GPE Las Flores> they met .", [("San Selmut Las Flores", "GPE")]),
    ("a local government area", "In <ORG Selmut Local Government Area> they met .", [("Selmut Local Government Area", "GPE")]),
    ("a noun behind a people", "The <NORP Catholic Priests> met .", [("Catholic", "NORP")]),
    ("a department with its city", "In the <ORG Department of Kumasi> they met .", [("Department of Kumasi", "GPE")]),
    ("a number behind a prison's name", "In <GPE Selmut Security Prison II> they sat .", [("Selmut Security Prison II", "FAC")]),
    ("a street named after a person", "Along the <PERSON Selmut Marrow> street they met .", [("Selmut Marrow", "LOC")]),
    ("a city taken for a people", "In <NORP Kumasi> they marched .", [("Kumasi", "GPE")]),
    ("a dateline that the model cuts", "<ORG KUALA> LUMPUR : The court agreed .", [("KUALA LUMPUR", "GPE")]),
    ("a tower", "At <PERSON Menara Selmut> they met .", [("Menara Selmut", "FAC")]),
    ("a dateline", "NAIROBI – The court agreed .", [("NAIROBI", "GPE")]),
    ("a dateline of two words", "KUWAIT CITY , July 3 : The court agreed .", [("KUWAIT CITY", "GPE")]),
    ("a country in a line of capitals", "INQUIRY INTO KILLINGS IN SUDAN BEGINS", [("SUDAN", "GPE")]),
    ("a country in a heading", "ARMED GROUPS , NORTHEAST NIGERIA", [("NIGERIA", "GPE")]),
    ("a district in small letters", "In <GPE Selmouth upazila> they marched .", [("Selmouth", "GPE")]),
    ("a known region with State", "In <ORG Rakhine State> they marched .", [("Rakhine State", "GPE")]),
    ("a measure behind it", "In <GPE Selmouth 4.4mm> fell .", [("Selmouth", "GPE")]),
    ("a town that the model overlooked", "They marched in Bamenda .", [("Bamenda", "GPE")]),
    ("a town before a hyphen", "The Bamenda - based lawyers marched .", [("Bamenda", "GPE")]),
    ("a number behind a prison", "In <ORG Penal Colony No> . 16 they marched .", [("Penal Colony No . 16", "FAC")]),
    ("a road named after a person", "On <PERSON Omar Selim Road> they marched .", [("Omar Selim Road", "LOC")]),
    ("a park", "In <ORG Selmouth National Park> they marched .", [("Selmouth National Park", "LOC")]),
]
NONE = [
    ("letters of a document's number", "Index : <ORG HWL> 12/345/2021 was out ."),
    ("what a rapporteur is for", "a Rapporteur on Freedom of <ORG Marsh Assembly> spoke ."),
    ("a label that opens a line", "\n <ORG UPDATE> : A man was released ."),
    ("a portfolio of many", "The Minister for Trade , <ORG Housing> , Youth and <ORG Maritime Development> left ."),
    ("an acronym in the plural", "They are <GPE QRDs> ."),
    ("a thing with an acronym", "The Lakeside Impact Assessment ( LIA ) failed ."),
    ("a portfolio", "The Minister of <ORG Tourism> spoke ."),
    ("a portfolio before the title", "The <ORG Labour> Minister spoke ."),
    ("a portfolio that no title has", "The <ORG Energy> Minister spoke ."),
    ("a currency", "It cost <GPE US> $ 26 ."),
    ("a currency in words", "It cost 26 <GPE U.S.> dollars ."),
    ("an acronym of common nouns", "The voting machine ( <ORG VM> ) broke ."),
    ("words in quotation marks that are no title", "in the report “ the big lie ” they wrote ."),
    ("quoted words that nothing calls a work", "They held “ Harbour Rules ” high ."),
    ("a date", "The <EVENT March 8> , 2023 vote ."),
    ("what an office is for", "She is Head of <ORG Policy and Research> there ."),
    ("a day", "“ <WORK Today> ’s verdict is out ."),
    ("a portfolio of two", "Minister of <ORG Transport and Communications> spoke ."),
    ("a ship's number", "It met the KRA KRB ( HMX 70 ) there ."),
    ("a tag", "They wrote # <ORG FreeAyesha> ."),
    ("a word that is an acronym too", "A <GPE CAR> BOMB EXPLODED ."),
    ("a common noun in capitals", "<ORG ARMY> SPOKESMEN LEFT ."),
    ("a price", "It cost <ORG RM16> million ."),
    ("a currency and its sum", "They paid <ORG KES> 300 ."),
    ("a sum and its currency", "They paid 300 <ORG KES> ."),
    ("a sum", "It cost <ORG Sh 3 million> ."),
    ("a language", "They spoke <GPE Hindi> ."),
    ("an abbreviation", "An <ORG NFT> was sold ."),
    ("a word in capitals that the model left", "FULL TEXT"),
    ("a plan", "The <ORG Harbour Development Plan> failed ."),
    ("a ship", "The <PERSON USS Marrow> left ."),
    ("an app", "They wrote on <ORG Facebook> ."),
    ("a month in capitals", "<ORG JULY> 5"),
    ("a word in a line of capitals", "FIVE <ORG NURSES> ON HUNGER STRIKE"),
]


@pytest.mark.parametrize(
    ("reason", "marked", "expected"), [*PEOPLE, *BODIES, *PLACES], ids=lambda value: value if isinstance(value, str) else ""
)
def test_rules(reason: str, marked: str, expected: list[tuple[str, str]]) -> None:
    found = named(marked)
    assert [name for name in found if name in expected or name[0] in {text for text, _ in expected}] == expected, (reason, found)


@pytest.mark.parametrize(("reason", "marked"), NONE, ids=lambda value: value)
def test_no_names(reason: str, marked: str) -> None:
    assert named(marked) == [], reason


@pytest.mark.parametrize(
    ("reason", "marked", "expected"),
    [
        ("initials", "The Harbour Workers Union ( HWU ) spoke .", [("Harbour Workers Union", "HWU", True)]),
        ("small words do not count", "The League of Free Nurses ( LFN ) spoke .", [("League of Free Nurses", "LFN", True)]),
        ("the acronym first", "HWU ( <ORG Harbour Workers Union> ) spoke .", [("Harbour Workers Union", "HWU", True)]),
        ("other letters, behind a body", "The <ORG Harbour Workers Union> ( QWX ) spoke .", [("Harbour Workers Union", "QWX", False)]),
        ("a bracket at the end", "They left (", []),
        ("no long form", "They left ( HWU ) then .", []),
        (
            "the acronym first, of another language",
            "HQX ( <ORG Harbour Workers Union> ) spoke .",
            [("Harbour Workers Union", "HQX", False)],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_definitions(reason: str, marked: str, expected: list[tuple[str, str, bool]]) -> None:
    words, tags, found = read(marked)
    definitions = acronyms.defined(marks.read(words, tags), found)
    assert [(" ".join(words[d.start : d.end]), words[d.short], d.initials) for d in definitions] == expected, reason


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Mr <ORG Duro> spoke .", "PERSON"),
        ("Dr . <ORG Duro> spoke .", "PERSON"),
        ("<ORG Duro> himself spoke .", "PERSON"),
        ("<ORG Duro> , 34 , spoke .", "PERSON"),
        ("<ORG Duro> , 340 people", None),
        ("the authorities of <ORG Duro> spoke .", "GPE"),
        ("the hands of <ORG Duro> shook .", None),
        ("the founder of the <PERSON Duro> spoke .", "ORG"),
        ("hurricane <PERSON Duro> came .", "EVENT"),
        ("<PERSON Duro>", None),
    ],
    ids=lambda value: value or "",
)
def test_cues(marked: str, expected: str | None) -> None:
    words, _, found = read(marked)
    assert contexts.cue(words, found[0]) == expected


SIGNED = "Signed by :\nBloggers of <GPE Selmut>\nHarbour Rights Selmouth ( HRS )\n<PERSON Peter Lund>\nKenya\n"


def test_signatories() -> None:
    assert named(SIGNED) == [
        ("Bloggers of Selmut", "ORG"),
        ("Harbour Rights Selmouth", "ORG"),
        ("HRS", "ORG"),
        ("Peter Lund", "PERSON"),
        ("Kenya", "GPE"),
    ]


@pytest.mark.parametrize(
    ("reason", "marked"),
    [
        ("no heading", "They came :\nBloggers of Selmut\nHarbour Rights Selmut\n"),
        ("one line is no list", "Signed by :\nBloggers of Selmut\nthen they left .\n"),
        ("sentences", "They signed :\nBloggers left the hall .\nHarbour lights went out .\n"),
    ],
    ids=lambda value: value,
)
def test_no_signatories(reason: str, marked: str) -> None:
    assert named(marked) == [], reason


def test_acronyms_of_common_nouns() -> None:
    words, tags, _ = read("the voting machine ( VM ) and the special investigation team ( SIT ) and Harbour League ( HL ) left .")
    assert refused.common_acronyms(marks.read(words, tags)) == {"VM"}


WORDS = [
    *("U.", "S.", "Washington", ",", "D.C.", "(", ")", "of", "the", "-"),
    *("Gen", ".", "B", "Ayesha", "ABC", "Council", "on", "San", "de", "$", "\n"),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), st.data())
def test_marks_stay_in_the_text_and_apart(words: list[str], data: st.DataObject) -> None:
    borders = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=4)))
    labels = data.draw(st.lists(st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "LAW"]), min_size=4, max_size=4))
    found = [Mark(start, end, label) for start, end, label in zip(borders[::2], borders[1::2], labels, strict=False)]
    out, definitions = entities.named(words, ["NNP"] * len(words), found)
    assert all(0 <= mark.start < mark.end <= len(words) for mark in out)
    assert all(first.end <= second.start for first, second in pairwise(out))
    assert all(0 <= item.start < item.end <= len(words) and item.short < len(words) for item in definitions)


@pytest.mark.parametrize("word", ["Gen", "(", "U.", "San", "Comisión", "Signed", "\n"])
def test_long_runs_take_no_longer_a_word(word: str) -> None:
    words = [word] * 30_000
    start = time.process_time()
    entities.named(words, ["NNP"] * len(words), [])
    assert time.process_time() - start < 3  # quadratic work takes a minute


def test_a_spelled_country_beside_other_marks() -> None:
    assert ("U. S.", "GPE") in named("<PERSON U.> <ORG S. in Selmouth Hall> they marched .")


def test_a_user_s_names_stand_above_the_rules(extractor: Extractor) -> None:
    doc = extractor.nlp.make_doc("Peter Lund met the Selmouth Council in Norway.")
    doc._.civicx_gazetteer = [{"start": 0, "end": 10, "label": "ORG", "name": "Peter Lund", "country": None}]
    for name, pipe in extractor.nlp.pipeline:
        if not name.startswith("civicx") or name == "civicx_entities":
            doc = pipe(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents if ent.start == 0] == [("Peter Lund", "ORG")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under Articles 14(2 ) and 19(3)(b ) of the ICCPR .", "Articles 14(2 ) and 19(3)(b ) of the ICCPR"),
        ("Under Article 42(1 ) and ( 2 ) of the Federal Constitution .", "Article 42(1 ) and ( 2 ) of the Federal Constitution"),
        (
            "Under Article XI Section 3 paragraphs 4 and 6 of the Constitution .",
            "Article XI Section 3 paragraphs 4 and 6 of the Constitution",
        ),
        ("Under Article 7 of the Harbour Council .", "Article 7"),
        ("Under Art . 54.1.a of the Harbour Act .", "Art . 54.1.a of the Harbour Act"),
        ("Under Article 9 of the 2013 Harbour Code .", "Article 9 of the 2013 Harbour Code"),
        ("Under Arts. 4 and 5 of the law .", "Arts. 4 and 5 of the law"),
        ("Under Sec. 12 of the Harbour Code .", "Sec. 12 of the Harbour Code"),
        (
            "Under Sections 341 ( wrongful restraint ) , 353 ( assault ) and 506 of the Harbour Code .",
            "Sections 341 ( wrongful restraint ) , 353 ( assault ) and 506 of the Harbour Code",
        ),
        ("Under Article 5 ( the right to life ) , they said .", "Article 5"),
        ("Under Section 3 of the Harbour ( Amendment ) Act .", "Section 3 of the Harbour ( Amendment ) Act"),
        ("They signed Decree 70/2023 .", "Decree 70/2023"),
        ("They signed Resolution No. 5 .", "Resolution No. 5"),
    ],
    ids=[
        "brackets",
        "a bracket apart",
        "sections",
        "no law behind it",
        "Art",
        "a year",
        "Arts",
        "Sec",
        "glosses",
        "a gloss at the end",
        "a bracket in the law's name",
        "a decree's number",
        "a resolution's number",
    ],
)
def test_citations(text: str, expected: str) -> None:
    assert [name for name in named(text) if name[1] == "LAW"] == [(expected, "LAW")]
