"""Who speaks: named, described, nameless, several together; and quoted words that nobody says."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from civicx.components.quotes import cues, speakers, subjects
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
    (
        "a quoted paragraph is said by who spoke in the sentence before, whatever its main verb",
        "It is now that the camp runs out of water, says Marta Okello, a nurse.\n\n“The trucks have not come since the end of May.”",
        ("direct", "The trucks have not come since the end of May.", "Marta Okello", None),
    ),
    (
        "a quote is no part of a sentence in the next paragraph",
        "Marta Okello says she is hopeful. “So far, nurses have shown great courage in the camp.”\n\nOthers agree.",
        ("direct", "So far, nurses have shown great courage in the camp.", "Marta Okello", None),
    ),
    (
        "“adding” belongs to who warned",
        "The Lake Trust warned that the new rules are “loose and harmful,” adding, “This helps nobody but the mayor.”",
        ("direct", "This helps nobody but the mayor.", "Lake Trust", "adding"),
    ),
    (
        "“who” in a clause that is asked is nobody",
        "The Human Rights Commission did not say who took the men but urged the mayor to look into “these raids”.",
        ("mixed", "these raids", "Human Rights Commission", "urged"),
    ),
    (
        "the joint letter is of those who wrote it",
        "The Lake Trust and Riverwatch have written to ministers. Peter Lund had no money. The joint letter urges them to send doctors.",
        ("indirect", "them to send doctors", "Lake Trust and Riverwatch", "urges"),
    ),
    (
        "a letter is not of a person who spoke before it",
        "Peter Lund told reporters that he was tired. The letter urges ministers to send doctors.",
        ("indirect", "ministers to send doctors", None, "urges"),
    ),
    (
        "its report is of the body that spoke",
        "The Lake Trust said that the camp had no water. Its report urged ministers to send doctors.",
        ("indirect", "ministers to send doctors", "Lake Trust", "urged"),
    ),
    (
        "an attribution inside reported speech parts it",
        "The ministry, a spokesman said on Monday, had not seen the letter.",
        ("indirect", "The ministry had not seen the letter", None, "said"),
    ),
    (
        "so does “according to”",
        "The camp, according to Marta Okello, has no water.",
        ("indirect", "The camp has no water", "Marta Okello", "according to"),
    ),
    (
        "a cue written twice reports once",
        "Marta Okello said said the camp had no water.",
        ("indirect", "the camp had no water", "Marta Okello", "said"),
    ),
    ("a cue written twice, turned round", f"{DOCTORS} said said Marta Okello.", ("direct", DOCTORS[1:-1], "Marta Okello", "said")),
    (
        "a verb joined to quoted words is not said by their subject",
        "The nurses said the bill “would end free speech” and asked the mayor to withdraw it.",
        ("indirect", "the mayor to withdraw it", None, "asked"),
    ),
    (
        "what a denial goes on to call something is the denier’s",
        "Peter Lund denied that officers had beaten anyone, calling the report “a fairy tale”.",
        ("mixed", "a fairy tale", "Peter Lund", "calling"),
    ),
    (
        "a list of cues has one subject",
        "The Lake Trust warned of hunger, said 300 children had died and left.",
        ("indirect", "300 children had died and left", "Lake Trust", "said"),
    ),
    (
        "in the words of",
        "In the words of Marta Okello, “nobody came to the camp.”",
        ("mixed", "nobody came to the camp.", "Marta Okello", "In the words of"),
    ),
    (
        "a term with its abbreviation is no speech of its own",
        "According to Peter Lund, they had a “night market permit” (NMP).",
        ("indirect", "they had a “night market permit” (NMP)", "Peter Lund", "According to"),
    ),
    (
        "a refusal to comment attributes nothing",
        "“We are tired,” nurse Marta Okello said. “They owe us pay.” The ministry did not respond to questions.",
        ("direct", "We are tired, They owe us pay.", "Marta Okello", "said"),
    ),
    (
        "accused by somebody, not charged",
        "The minister has accused the nurses of “working for the rebels” in May.",
        ("mixed", "working for the rebels", None, "accused"),
    ),
    (
        "three in a list, one of them no known name",
        "Quay Watch, Open Ledger and the Lake Trust have jointly urged the mayor to send doctors.",
        ("indirect", "the mayor to send doctors", "Quay Watch and Open Ledger and Lake Trust", "urged"),
    ),
    (
        "the army is no body that was named before",
        "Amnesty International condemned the raid. The army said it had opened an inquiry.",
        ("indirect", "it had opened an inquiry", None, "said"),
    ),
    (
        "a ministry is one that is called so",
        "The Health Ministry met Amnesty International. The ministry said it had no doctors.",
        ("indirect", "it had no doctors", "Health Ministry", "said"),
    ),
    (
        "signed on the line below",
        "Marta Okello was shot by men.\n\n“The murders send a message. We demand an inquiry.”\n\nPeter Lund\nDirector of the Lake Trust",
        ("direct", "The murders send a message. We demand an inquiry.", "Peter Lund", None),
    ),
    (
        "what stands before a demand is not demanded",
        "Six nurses drown in the lake; rights body demands inquiry",
        ("indirect", "inquiry", None, "demands"),
    ),
    (
        "the source behind the sentence, not what showed it",
        "The man's body showed “clear marks of violence”, according to Marta Okello.",
        ("mixed", "clear marks of violence", "Marta Okello", "according to"),
    ),
    (
        "a sentence ends with an abbreviation before a quote",
        "Officers kicked in the door at 6:30 a.m. “They took the phones, they took all,” Marta Okello said.",
        ("direct", "They took the phones, they took all,", "Marta Okello", "said"),
    ),
    (
        "a place in brackets opens no clause",
        "(London) The camp must get doctors, Amnesty International said today.",
        ("indirect", "The camp must get doctors", "Amnesty International", "said"),
    ),
    (
        "a description behind the name",
        "Dr. Marta Okello, the trust's Oslo-based chair, called upon the mayor to send doctors.",
        ("indirect", "the mayor to send doctors", "Marta Okello", "called upon"),
    ),
    (
        "a name that is marked as none",
        "According to Camptrack, the water was cut for three days.",
        ("indirect", "the water was cut for three days", "Camptrack", "According to"),
    ),
    (
        "a relative clause is no attribution",
        "“We are tired,” a nurse in Oslo, who was not named in the report, told reporters.",
        ("direct", "We are tired,", None, "told"),
    ),
    ("ranks in short", f"{DOCTORS} said Lt. Col. Peter Lund.", ("direct", DOCTORS[1:-1], "Peter Lund", "said")),
    (
        "demands in a list below",
        "The Lake Trust calls on ministers to:\n\n- send doctors;\n- send water.\n\nThe mayor was not there.",
        ("indirect", "ministers to send doctors send water", "Lake Trust", "calls on"),
    ),
    (
        "clauses in a list, each with “that”",
        "Peter Lund said he was tired, that he wanted to go home and that nobody had come.",
        ("indirect", "he was tired, that he wanted to go home and that nobody had come", "Peter Lund", "said"),
    ),
    (
        "charges that are listed are a clause of the document's own",
        "He was charged with “loud singing” and “late dancing”, Marta Okello said.",
        ("indirect", "He was charged with “loud singing” and “late dancing”", "Marta Okello", "said"),
    ),
    (
        "a dateline's city says nothing",
        "GENEVA (17 July 2024) – Nurses today urged the mayor to send doctors.",
        ("indirect", "the mayor to send doctors", None, "urged"),
    ),
    (
        "a headline turned round",
        "Zandia: Release held editor, says press group",
        ("indirect", "Zandia: Release held editor", None, "says"),
    ),
    (
        "signed by many, some of them named",
        "The letter, signed by 12 groups including the Lake Trust, calls on ministers to send doctors.",
        ("indirect", "ministers to send doctors", None, "calls on"),
    ),
    ("a label in capitals", "PETER LUND: “They left in May.”", ("direct", "They left in May.", "PETER LUND", None)),
    (
        "a label in capitals has the name in the text",
        "Marta Okello met the mayor.\n\nOKELLO: “They left in May.”",
        ("direct", "They left in May.", "Marta Okello", None),
    ),
    (
        "a closing mark lost before the attribution",
        "“We found no doctors there, said Marta Okello, a nurse at the camp. They left in May.\n\nThe mayor was not there.",
        ("direct", "We found no doctors there,", "Marta Okello", "said"),
    ),
    (
        "a lost closing mark swallows no other’s quote",
        "“We found no doctors there, Marta Okello told reporters. They left in May.\n\n“It rained in the camp,” said Eva Lund.",
        ("direct", "It rained in the camp,", "Eva Lund", "said"),
    ),
    (
        "a verb in a body's name ends no phrase",
        "Oslo, May 3, 2021 – Mayors should send doctors to the camp at once, the Committee to Protect Journalists said today.",
        ("indirect", "Mayors should send doctors to the camp at once", "Committee to Protect Journalists", "said"),
    ),
    (
        "a title, the name set off by commas",
        "Officers had beaten the nurses with sticks, the union's general secretary, Marta Okello, told Radio Oslo.",
        ("indirect", "Officers had beaten the nurses with sticks", "Marta Okello", "told"),
    ),
    (
        "the name, a title set off by commas",
        "Officers had beaten the nurses with sticks, Marta Okello, a lawyer with the Lake Trust, said on Monday.",
        ("indirect", "Officers had beaten the nurses with sticks", "Marta Okello", "said"),
    ),
    (
        "a clause that the parse makes the addressee's",
        "Marta Okello told Human Rights Watch that guards had beaten her and that two nurses were taken to Oslo.",
        ("indirect", "guards had beaten her and that two nurses were taken to Oslo", "Marta Okello", "told"),
    ),
    (
        "who is quoted by a paper speaks",
        "The paper quoted Marta Okello as saying the guards had beaten her.",
        ("indirect", "the guards had beaten her", "Marta Okello", "saying"),
    ),
    (
        "a body behind a letter's addressee",
        "In a letter to the mayor, the Lake Trust and six other groups urged him to send doctors.",
        ("indirect", "him to send doctors", "Lake Trust", "urged"),
    ),
    (
        "as somebody said",
        "As the Lake Trust said in its report, the guards had beaten the nurses.",
        ("indirect", "the guards had beaten the nurses", "Lake Trust", "said"),
    ),
    (
        "as reported by somebody",
        "As reported by the Lake Trust, the guards had beaten the nurses.",
        ("indirect", "the guards had beaten the nurses", "Lake Trust", "reported"),
    ),
    (
        "who is named before the cue, not who is in the clause before",
        "Responding to reports that police and soldiers fired, Marta Okello, director of the Lake Trust said: “This must end.”",
        ("direct", "This must end.", "Marta Okello", "said"),
    ),
    (
        "who is named before the cue, not what they react to",
        "Reacting to the largest number of arrests since May, Marta Okello, the Lake Trust’s head of campaigns said: “This must end.”",
        ("direct", "This must end.", "Marta Okello", "said"),
    ),
    (
        "according to a title and its name",
        "But according to the channel's president, Marta Okello, the council wants to close it.",
        ("indirect", "the council wants to close it", "Marta Okello", "according to"),
    ),
    (
        "somebody named in what the last speaker says does not go on",
        "Marta Okello, a nurse, said the editor of the paper, Peter Lund, had been beaten. “We saw it all,” she told reporters.",
        ("direct", "We saw it all,", "Marta Okello", "told"),
    ),
    (
        "an attribution behind a conjunction",
        "Marta Okello left. But, she says, the ministry is blocking the plan.",
        ("indirect", "the ministry is blocking the plan", "Marta Okello", "says"),
    ),
    (
        "the rest of a list",
        "Marta Okello complained of cold, hunger and fear in the camp, fields and streets.",
        ("indirect", "cold, hunger and fear in the camp, fields and streets", "Marta Okello", "complained"),
    ),
    (
        "a letter is of those who sent it",
        "The Lake Trust sent a letter urging ministers to send doctors.",
        ("indirect", "ministers to send doctors", "Lake Trust", "urging"),
    ),
    (
        "the report is of those who published it",
        "The Lake Trust published a report in May. Peter Lund was abroad. The report found that the camp had no water.",
        ("indirect", "the camp had no water", "Lake Trust", "found"),
    ),
    (
        "a sentence with its own clause attributes no quote before it",
        "“They do,” said Peter Lund. “And they left.” Soldiers are still holding six nurses in a hut, the Lake Trust stated.",
        ("indirect", "Soldiers are still holding six nurses in a hut", "Lake Trust", "stated"),
    ),
    (
        "a group named by what it does is none that was named before",
        "Amnesty International left. The group that runs the camp said it had no water.",
        ("indirect", "it had no water", None, "said"),
    ),
    (
        "a paragraph without marks behind a colon",
        "The Lake Trust's chair, Marta Okello, said:\n\nOur nurses will stay in the camp until all children have left it.\n\nIt rained.",
        ("indirect", "Our nurses will stay in the camp until all children have left it.", "Marta Okello", "said"),
    ),
    (
        "paragraphs without marks up to the closing one",
        "Marta Okello said:\n\n“Our nurses will stay.\n\nWe urge ministers to send doctors.\n\nThis must end.”\n\nIt rained.",
        ("direct", "Our nurses will stay. We urge ministers to send doctors. This must end.", "Marta Okello", "said"),
    ),
    (
        "a suffix of the name",
        "Secretary Herbert Okello, Jr. said the camp had no water.",
        ("indirect", "the camp had no water", "Herbert Okello, Jr.", "said"),
    ),
    (
        "a title between a body and a name is the person's",
        "“The camp has no water,” Amnesty International secretary-general Marta Okello said.",
        ("direct", "The camp has no water,", "Marta Okello", "said"),
    ),
    (
        "a short name in capitals is no body that was named before",
        "Amnesty International condemned the raid. The Observatory recalls that the camp has no water.",
        ("indirect", "the camp has no water", "Observatory", "recalls"),
    ),
    (
        "who has the title",
        "Mayor Peter Lund met Marta Okello, a nurse, in May. The mayor said the camp had no water.",
        ("indirect", "the camp had no water", "Peter Lund", "said"),
    ),
    (
        "somebody's lawyer is not that person",
        "Marta Okello met her aides. Peter Lund's lawyer was there. The lawyer said the camp had no water.",
        ("indirect", "the camp had no water", None, "said"),
    ),
    (
        "a place with its country in brackets opens no clause",
        "Oslo [Norway], May 3: Six nurses were beaten in the camp, Marta Okello said.",
        ("indirect", "Six nurses were beaten in the camp", "Marta Okello", "said"),
    ),
    (
        "a name, an age, a cue",
        "In a piece for the Guardian, Okello, 61, wrote that the camp had no water.",
        ("indirect", "the camp had no water", "Okello", "wrote"),
    ),
    (
        "a term in single marks is no speech of its own",
        "“We left,” Marta Okello said.\n\nThe letter warns that the use of ‘check in’ data may harm nurses.",
        ("indirect", "the use of ‘check in’ data may harm nurses", None, "warns"),
    ),
    (
        "a nickname is nobody's words",
        "It rained in the camp.\n\nThe Lake Trust called for an inquiry into the murder of Peter “Tito” Lund in May.",
        ("indirect", "an inquiry into the murder of Peter “Tito” Lund in May", "Lake Trust", "called for"),
    ),
    (
        "a quoted sentence ends where it ends",
        "“They left.” The camp has no water, Marta Okello said.",
        ("indirect", "The camp has no water", "Marta Okello", "said"),
    ),
    (
        "a board that speaks is no board that words stand on",
        "By letting soldiers in, the mayor had harmed “the peace of the camp,” the board wrote.",
        ("mixed", "the peace of the camp,", None, "wrote"),
    ),
    (
        "what a reporter adds about silence is not reported",
        "Marta Okello said the nurses had left the camp, but did not elaborate.",
        ("indirect", "the nurses had left the camp", "Marta Okello", "said"),
    ),
    (
        "a clause joined by “but” is",
        "Marta Okello said officers beat the nurse but did not charge him.",
        ("indirect", "officers beat the nurse but did not charge him", "Marta Okello", "said"),
    ),
    (
        "a call to read attributes no quote before it",
        "“We left,” Marta Okello said. “It was cold.” Read our statement in English or Spanish.",
        ("direct", "We left, It was cold.", "Marta Okello", "said"),
    ),
    (
        "a source behind a clause's first word",
        "The mayor visits the camp in May, which, according to the Lake Trust, has no water and no doctors.",
        ("indirect", "has no water and no doctors", "Lake Trust", "according to"),
    ),
    (
        "an outlet before a colon is not who speaks",
        "Lake Herald: Six farming organizations called on the mayor to send doctors.",
        ("indirect", "the mayor to send doctors", None, "called on"),
    ),
]

# (reason, text, speaker's name of its first quote): openings that describe who is named below
LEADS = [
    (
        "a body in the headline",
        "Rights group urges ministers to send doctors\n\nThe Lake Trust said that the camp had no water.",
        "Lake Trust",
    ),
    (
        "several in the headline",
        "Rights groups urge ministers to send doctors\n\nThe Lake Trust and Riverwatch said that the camp had no water.",
        "Lake Trust and Riverwatch",
    ),
    (
        "a headline in the plural is not of one body",
        "Rights groups urge ministers to send doctors\n\nThe Lake Trust said that the camp had no water.",
        None,
    ),
    (
        "a court is none that is not called so",
        "Court urges ministers to send doctors\n\nThe Lake Trust said that the camp had no water.",
        None,
    ),
    (
        "a ministry is no rights group",
        "Rights group urges mayor to send doctors\n\nThe Health Ministry said that the camp had no water.",
        None,
    ),
    (
        "a person with the same title at the same body",
        "UN expert urges ministers to send doctors\n\nMarta Okello, an expert appointed by the UN, said the camp had no water.",
        "Marta Okello",
    ),
    (
        "a spokeswoman is who has the title, not who is quoted beside her",
        "Guards beat a nurse, a police spokeswoman said.\n\nMarta Okello called it an outrage.\n\n"
        "Police spokeswoman Eva Lund, though, said the nurse had left.",
        "Eva Lund",
    ),
    (
        "a nationality fits many",
        "A Kenyan lawyer urged ministers to send doctors.\n\nMarta Okello, a Kenyan lawyer, said that the camp had no water.",
        "Kenyan lawyer",
    ),
    (
        "a pull quote has the speaker of the same words below",
        "“They have no water in the camp”: doctors urge action\n\n“They have no water in the camp and no food,” said Marta Okello.",
        "Marta Okello",
    ),
]

# (reason, text without a quote)
NO_QUOTES = [
    ("a so-called thing", "The mayor opened the so-called “Day of Unity” in the old town."),
    ("a book's title", "The novel “The Long River” was sold out in the shops."),
    ("a charge", "He was charged with “insulting the state” in June."),
    (
        "charges joined by “and”, and a clause on them",
        "They face charges such as “loud singing” and “a late dance”, which judges read as told.",
    ),
    ("responsibility is claimed, not said", "The rebels claimed responsibility for the blast."),
    ("reported to somebody", "They reported them to the police."),
    ("reported to somebody, the noun's phrase", "She reported the theft to the police."),
    ("informed by somebody", "The nurses were informed by the mayor about the flood."),
    ("claimed, not said", "The nurses claimed compensation for the night."),
    ("nobody", "Nobody said how many died. No official said who was there."),
    ("a title before what it documents", "The report, “They Left at Night: Life Under the Harbour Law,” documents 87 cases."),
    ("a title that was published", "The report, “Silent Voices: Nurses in Chains”, was published today."),
    ("a wish for anonymity", "She asked for anonymity."),
    ("who did something before is not who is quoted", "Marta Okello was killed by two gunmen.\n\n“She was the best nurse of the camp.”"),
    ("a wish to stay nameless", "Marta Okello, who asked not to be named, left."),
    ("“who” is nobody", "It remains unclear who ordered the raid."),
    ("asked by others", "Asked whether she would run again, Marta Okello left."),
    ("“said” without content", "He left for the coast, said nothing and slept."),
    ("a slogan on a sign", "They held signs that read “Doctors for the camp now!” outside the town hall."),
    ("a slogan on a banner", "“Doctors for the camp now,” read a banner outside the town hall."),
    ("what was asked for in a clause that is denied", "The mayor denied that he had asked for the police."),
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


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Peter Lund said the group was “working without a permit”.", "the group was “working without a permit”"),
        ("The camp “is full and has no water,” said Peter Lund.", "The camp “is full and has no water,”"),
        ("Peter Lund described the march as “a gift”.", "the march as “a gift”"),
        ("Peter Lund promised “a full inquiry” into the deaths.", "“a full inquiry” into the deaths"),
        ("Peter Lund warned that the nurses would be “tried without mercy”.", "the nurses would be “tried without mercy”"),
    ],
)
def test_the_clause_of_a_mixed_quote_holds_its_marks(extractor: Extractor, text: str, clause: str) -> None:
    (found,) = quotes(extractor, text)
    assert found.kind == "mixed"
    assert found.clause is not None
    assert [text[start:end] for start, end in found.clause] == [clause]


REPORTS = [
    (
        "a clause ends before what its speaker says next",
        "Marta Okello said she would order a review of the law and warned against new attacks.",
        [("she would order a review of the law", "Marta Okello"), ("new attacks", "Marta Okello")],
    ),
    (
        "and before what somebody else says",
        "Marta Okello said that two nurses fled and a guard said the gate was locked.",
        [("two nurses fled", "Marta Okello"), ("the gate was locked", None)],
    ),
    (
        "and before a participle behind a comma",
        "Marta Okello said she did not believe those stories, arguing that it was a campaign of lies.",
        [("she did not believe those stories", "Marta Okello"), ("it was a campaign of lies", "Marta Okello")],
    ),
    (
        "and where the forms of the verbs show that the cue is joined",
        "An agent left a message, revealing that they had an order for the nurse and threatening her.",
        [("they had an order for the nurse", None)],
    ),
    (
        "what others are said to have said is part of the clause",
        "Marta Okello said that Peter Lund had told them the camp had no water.",
        [("Peter Lund had told them the camp had no water", "Marta Okello")],
    ),
    (
        "an aside between dashes ends with the second",
        "The agents – admitting that they knew the nurse was away – questioned her mother.",
        [("they knew the nurse was away", None)],
    ),
    (
        "a clause that opens the sentence is said too",
        "If the rain stops, Marta Okello said, they will open the gate.",
        [("If the rain stops they will open the gate", "Marta Okello")],
    ),
    (
        "what a letter calls for is called for by who wrote it",
        "The Lake Trust has written to the ministers calling for stronger rules in the camp.",
        [("stronger rules in the camp", "Lake Trust")],
    ),
    (
        "two sources in a sentence have a clause each",
        "Dozens of nurses have been detained, according to Riverwatch, and so have doctors, according to the Lake Trust.",
        [("Dozens of nurses have been detained", "Riverwatch"), ("so have doctors", "Lake Trust")],
    ),
    (
        "a clause without quoted words before one with some",
        "Marta Okello said that the state had no place in the matter and that laws of this kind were “cruel and useless”.",
        [("the state had no place in the matter", "Marta Okello"), ("cruel and useless", "Marta Okello")],
    ),
    (
        "several of whom some are named",
        "Rights groups including the Lake Trust and Riverwatch have called for a ban on the trade.",
        [("a ban on the trade", "Lake Trust and Riverwatch")],
    ),
    (
        "behind a dateline, by a verb that is joined to another",
        "GENEVA (12 May 2021) – The nurses today warned of hunger in the camp, and reiterated that they had no water.",
        [("hunger in the camp", None), ("they had no water", None)],
    ),
    ("what they pledge stands before the cue", "Peter Lund listed the goals that the army pledged to reach last year.", []),
    (
        "not at a participle that only looks like the cue's form",
        "Marta Okello said that critics should be fair and expressed views should be heard.",
        [("critics should be fair and expressed views should be heard", "Marta Okello")],
    ),
    (
        "what is joined to a passive clause by its form",
        "Marta Okello said the nurses should not have been sent away and called for an inquiry.",
        [("the nurses should not have been sent away", "Marta Okello"), ("an inquiry", "Marta Okello")],
    ),
    (
        "a clause that opens with its circumstance",
        "Marta Okello said despite the rain, the nurses would stay.",
        [("despite the rain, the nurses would stay", "Marta Okello")],
    ),
    (
        "an instance between commas",
        "Marta Okello called for the support of all parties, particularly states, in ensuring that nurses can work.",
        [("the support of all parties, particularly states, in ensuring that nurses can work", "Marta Okello")],
    ),
    (
        "a relative clause that quotes what is said of it is no part of the clause",
        "Marta Okello voiced alarm over the ruling, which she called “absurd”.",
        [("the ruling", "Marta Okello"), ("absurd", "Marta Okello")],
    ),
    (
        "somebody by a noun of their title, with what they belong to",
        "Marta Okello, UN Special Rapporteur on water, met the nurses. The UN expert said that the camp had no water.",
        [("the camp had no water", "Marta Okello")],
    ),
    ("a verdict is no report", "A court found the two nurses guilty of theft.", []),
    (
        "a line's dateline is no part of what is reported in it",
        "Camp without water\nGENEVA (16 May 2024) – The camp has no water, according to the Lake Trust.",
        [("The camp has no water", "Lake Trust")],
    ),
    (
        "who introduces a quote with a colon, not whom they speak of",
        "The nurses praise all those who reveal injustice: “We could not work without them.”",
        [("We could not work without them.", None)],
    ),
    (
        "a cue is no given name",
        "“We have no water,” said Okema Lirande, director of the Lake Trust.\n\nShe said the camp was full.",
        [("We have no water,", "Okema Lirande"), ("the camp was full", "Okema Lirande")],
    ),
    (
        "her office is no body that was named before",
        "The Lake Trust met Marta Okello. Her office said the camp was full.",
        [("the camp was full", None)],
    ),
    (
        "an aside between brackets ends with them",
        "Marta Okello fears for the camp (she has said the wells are dry) and for the town.",
        [("the wells are dry", "Marta Okello")],
    ),
    (
        "a line that ends with a comma introduces the next",
        "Lake Trust director Marta Okello said,\n\n“We have no water in the camp, and the state is to blame.”",
        [("We have no water in the camp, and the state is to blame.", "Marta Okello")],
    ),
    (
        "quoted words behind a parting attribution",
        "The nurses, Marta Okello said, can “work like oxen” and “sleep like cats”.",
        [("work like oxen", "Marta Okello"), ("sleep like cats", "Marta Okello")],
    ),
    (
        "quoted words of who is named before a headline's colon",
        "Okello: Lund must “leave at once”\n\nMarta Okello gave Peter Lund advice on Friday.",
        [("leave at once", "Marta Okello")],
    ),
    (
        "a title inside an attribution parts no quote",
        "“We will stay,” Marta Okello told the “Morning Call.” “The camp has no water at all.”",
        [("We will stay, The camp has no water at all.", "Marta Okello")],
    ),
    (
        "behind a parting attribution, what depends on the clause before it",
        "The clinic was open, Marta Okello said, until it ran out of beds.",
        [("The clinic was open until it ran out of beds", "Marta Okello")],
    ),
    (
        "a participle behind an attribution is the same speaker's",
        "Police burnt the camp, Riverwatch reported, adding that they beat nurses too.",
        [("Police burnt the camp", "Riverwatch"), ("they beat nurses too", "Riverwatch")],
    ),
    (
        "a rights group is no police",
        "Riverwatch said the camp was full. The Selmouth Police said it was not. The rights group said it had seen it.",
        [("the camp was full", "Riverwatch"), ("it was not", "Selmouth Police"), ("it had seen it", "Riverwatch")],
    ),
    (
        "a campaign's demand is of those who launched it",
        "The Lake Trust has launched a campaign calling on the mayor to free the nurses.",
        [("the mayor to free the nurses", "Lake Trust")],
    ),
    (
        "a letter's demand is of those who sent it",
        "About 40 Kenyan nurses sent a letter demanding the release of two doctors.",
        [("the release of two doctors", "About 40 Kenyan nurses")],
    ),
    (
        "described by somebody as something",
        "The raid has been described by Riverwatch as an attack on the press.",
        [("an attack on the press", "Riverwatch")],
    ),
    (
        "a clause that is joined to another has its own subject",
        "Nurses are held in connection with the strike and rights groups say the raid was a revenge.",
        [("the raid was a revenge", None)],
    ),
    (
        "the source stands behind the clause's first word",
        "The court stressed that according to Riverwatch, the camp was full.",
        [("according to Riverwatch, the camp was full", None)],
    ),
    (
        "what is cited behind an attribution introduces no quote",
        "“It will be close,” Marta Okello said, citing a survey. “The nurses will decide it.”",
        [("It will be close, The nurses will decide it.", "Marta Okello")],
    ),
    (
        "somebody named behind a body with its place and their title",
        "The Lake Trust of Kenya director Marta Okello said that the camp was full.",
        [("the camp was full", "Marta Okello")],
    ),
    (
        "a body by where it is from",
        "Riverwatch said the camp was full. The Nairobi-based rights group said that it had no water.",
        [("the camp was full", "Riverwatch"), ("it had no water", "Riverwatch")],
    ),
    (
        "an order threatens nobody in words of its own",
        "Marta Okello said the order was cruel and threatened to make the camp a “prison without walls”.",
        [("prison without walls", "Marta Okello")],
    ),
    (
        "before a long relative clause",
        "Okello, who has led the union for ten years and is standing again, warned that the strike would “turn sour”.",
        [("turn sour", "Okello")],
    ),
    (
        "what conditions people are held under is no charge",
        "Marta Okello said that they were held in a camp under “inhuman conditions”.",
        [("inhuman conditions", "Marta Okello")],
    ),
    (
        "one of several, who is named",
        "One of the nurses, Marta Okello, said that the camp was full.",
        [("the camp was full", "Marta Okello")],
    ),
    (
        "signed by many is signed by no one",
        "“We stand with the nurses of the camp and with those who help them.”\n\nMarta Okello\nPeter Lund\nAnna Berg",
        [],
    ),
    ("what stands on placards is nobody's", "The nurses held placards reading, “Children are hungry and cold.”", []),
    ("an order is no report", "The mayor ordered the nurses to leave the camp.", []),
    (
        "all the names beside what they are called by speak",
        "In a joint letter, the nurses, Marta Okello, Peter Lund and Anna Berg, said the camp was full.",
        [("the camp was full", "Marta Okello and Peter Lund and Anna Berg")],
    ),
    (
        "each with a body of their own",
        "Speaking at the gate, Marta Okello of the Lake Trust and Peter Lund of the River Fund said that nothing had changed.",
        [("nothing had changed", "Marta Okello and Peter Lund")],
    ),
    (
        "behind a dateline with a country",
        "KESTRA, Varenia – Marta Okello and Peter Lund, of the Lake Trust, called on the mayor to send doctors.",
        [("the mayor to send doctors", "Marta Okello and Peter Lund")],
    ),
    (
        "numbers of people speak",
        "Tens of thousands of nurses walked out on Monday, calling for their pay to be raised.",
        [("their pay to be raised", None)],
    ),
    (
        "a demand joined to another verb of several bodies",
        "The Lake Trust and the River Fund condemn the raid and demand a full inquiry.",
        [("a full inquiry", "Lake Trust and River Fund")],
    ),
    ("a demand that is only planned", "The Lake Trust and the River Fund plan to condemn the raid and demand an inquiry.", []),
    (
        "who is greeted does not speak",
        "Your Excellencies, We, the undersigned groups, call for more doctors in the camp.",
        [("more doctors in the camp", None)],
    ),
    (
        "a semicolon ends an attribution",
        "Guards knew about the raid and did nothing, the filing says; nobody was tried.",
        [("Guards knew about the raid and did nothing", None)],
    ),
    (
        "what others say to a claim is no part of it",
        "The army said that the nurse was armed, a claim that her family rejects.",
        [("the nurse was armed", None)],
    ),
    (
        "described behind a dash",
        "“We could not call a doctor for my mother.” – a nurse in the camp",
        [("We could not call a doctor for my mother.", None)],
    ),
    (
        "what a letter calls for ends before the letter's own verb",
        "A letter calling for the release of the nurses was signed by 50 doctors.",
        [("the release of the nurses", None)],
    ),
    (
        "named behind a quote without a verb",
        "“We will stay in the camp,” Lake Trust director Marta Okello. The gate was shut.",
        [("We will stay in the camp,", "Marta Okello")],
    ),
]


@pytest.mark.parametrize(("reason", "text", "expected"), REPORTS, ids=[row[0] for row in REPORTS])
def test_reported_clauses(extractor: Extractor, reason: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [(quote.text, quote.speaker.name if quote.speaker else None) for quote in extractor.extract(text).quotes]
    assert found == expected, reason


@pytest.mark.parametrize(("reason", "text", "name"), LEADS, ids=[row[0] for row in LEADS])
def test_who_an_opening_describes_is_named_below(extractor: Extractor, reason: str, text: str, name: str | None) -> None:
    speaker = quotes(extractor, text)[0].speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(("reason", "text"), NO_QUOTES, ids=[row[0] for row in NO_QUOTES])
def test_no_quotes(extractor: Extractor, reason: str, text: str) -> None:
    assert quotes(extractor, text) == (), reason


def test_a_sentence_that_reports_leaves_the_quote_before_it(extractor: Extractor) -> None:
    text = "“We left,” said Marta Okello. “Nobody saw a thing.” The director, Omar Reyes, told a meeting that nurses were in the ward."
    found = quotes(extractor, text)
    assert (found[0].text, found[0].speaker and found[0].speaker.name) == ("We left, Nobody saw a thing.", "Marta Okello")


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
    assert subjects.subject(doc[2]) == doc[4]
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
