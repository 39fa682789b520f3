"""Records made by hand, with invented facts, for tests of what is done with records."""

from __future__ import annotations

import hashlib

from civicx.records import Cue, DateFact, DatePart, DocumentInfo, Entity, Mention, Quantity, Quote, Record, Role, Speaker

TEXT = (
    "Lantern Watch: twelve held in Orrin\n"
    "\n"
    "Police in Orrin detained 12 printers between 3 and 5 May 2021, Lantern Watch (LW) said.\n"
    "\n"
    "“We counted over 40 officers on 3 May. None wore a badge,” said Mira Tollan, director of Lantern Watch.\n"
    "\n"
    "“The presses stopped,” she added. “They will run again.”\n"
)
OTHER_TEXT = "The Quill Union said that two-thirds of Orrin's papers closed in May 2021. Some -40 remain.\n"


def at(words: str, text: str = TEXT, nth: int = 0) -> tuple[int, int]:
    """Return where the ``nth`` occurrence of ``words`` stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def mention(words: str, text: str = TEXT, nth: int = 0) -> Mention:
    return Mention(*at(words, text, nth), words, "body")


def document(text: str, name: str, title: str | None = None, published: str | None = None) -> DocumentInfo:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return DocumentInfo(name, name, title, published, "dateline" if published else None, len(text), sha256, text)


def record() -> Record:
    """Return the record of TEXT: quotes that hold a quantity and a date, a quote in two spans, a range of dates."""
    return Record(
        civicx="0.1.0",
        schema=1,
        model="en_core_web_md 3.7.1",
        document=document(TEXT, "orrin.txt", None, "2021-05-06"),
        entities=(
            Entity(
                "e1",
                "ORG",
                "Lantern Watch",
                ("LW",),
                (mention("Lantern Watch"), mention("Lantern Watch", nth=1), mention("LW"), mention("Lantern Watch", nth=2)),
                None,
                (),
            ),
            Entity("e2", "GPE", "Orrin", (), (mention("Orrin"), mention("Orrin", nth=1)), "NO", ()),
            Entity("e3", "PERSON", "Mira Tollan", (), (mention("Mira Tollan"),), None, (Role("director", "e1"),)),
        ),
        dates=(
            DateFact(
                "d1",
                *at("between 3 and 5 May 2021"),
                "between 3 and 5 May 2021",
                "DATE",
                "2021-05-03/2021-05-05",
                None,
                "2021-05-03/2021-05-05",
                "2021-05-03",
                "2021-05-05",
                "day",
                (DatePart(*at("3", nth=0), "3", "2021-05-03"), DatePart(*at("5 May 2021"), "5 May 2021", "2021-05-05")),
            ),
            DateFact("d2", *at("3 May"), "3 May", "DATE", "2021-05-03", None, "2021-05-03", "2021-05-03", "2021-05-03", "day", None),
        ),
        quantities=(
            Quantity("q1", *at("twelve"), "twelve", 12, 12, "=", "count", "printers", "detained", "asserted"),
            Quantity("q2", *at("12"), "12", 12, 12, "=", "count", "printers", "detained", "reported"),
            Quantity("q3", *at("over 40"), "over 40", 40, None, ">", "count", "officers", None, "asserted"),
        ),
        quotes=(
            Quote(
                "u1",
                "direct",
                (at("We counted over 40 officers on 3 May. None wore a badge,"),),
                "We counted over 40 officers on 3 May. None wore a badge,",
                None,
                Speaker(*at("Mira Tollan"), "Mira Tollan", "Mira Tollan", "e3", "director", "Lantern Watch"),
                Cue(*at("said", nth=1), "said"),
            ),
            Quote(
                "u2",
                "direct",
                (at("The presses stopped,"), at("They will run again.")),
                "The presses stopped, They will run again.",
                None,
                Speaker(*at("she"), "she", None, None, None, None),
                Cue(*at("added"), "added"),
            ),
        ),
    )


def other_record() -> Record:
    """Return the record of OTHER_TEXT: a ratio, a figure that begins with a minus, an indirect quote."""
    return Record(
        civicx="0.1.0",
        schema=1,
        model="en_core_web_md 3.7.1",
        document=document(OTHER_TEXT, "papers.txt", "=Papers & presses"),
        entities=(
            Entity("e1", "ORG", "Quill Union", (), (mention("Quill Union", OTHER_TEXT),), None, ()),
            Entity("e2", "GPE", "Orrin", (), (mention("Orrin", OTHER_TEXT),), "NO", ()),
        ),
        dates=(
            DateFact(
                "d1",
                *at("May 2021", OTHER_TEXT),
                "May 2021",
                "DATE",
                "2021-05",
                "APPROX",
                "2021-05~",
                "2021-05-01",
                "2021-05-31",
                "month",
                None,
            ),
        ),
        quantities=(
            Quantity("q1", *at("two-thirds", OTHER_TEXT), "two-thirds", 0.667, 0.667, "=", "ratio", "papers", None, "reported"),
            Quantity("q2", *at("-40", OTHER_TEXT), "-40", -40, -40, "=", "count", None, None, "asserted"),
        ),
        quotes=(
            Quote(
                "u1",
                "indirect",
                (at("two-thirds of Orrin's papers closed in May 2021", OTHER_TEXT),),
                "two-thirds of Orrin's papers closed in May 2021",
                None,
                Speaker(*at("Quill Union", OTHER_TEXT), "Quill Union", "Quill Union", "e1", None, None),
                Cue(*at("said", OTHER_TEXT), "said"),
            ),
        ),
    )
