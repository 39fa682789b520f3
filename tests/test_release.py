"""The layout of a release: its sections and its publication day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicx import release

DAY = date(2021, 3, 3)
BODY = "\n\nNurses went on strike in Oslo. They want more pay, and they want it soon.\n"

DATED = [
    ("(New York, March 3, 2021) – The nurses went on strike.", "dateline in brackets"),
    ("(Oslo, 3 March 2021) - The nurses went on strike.", "day first"),
    ("OSLO, 3 March 2021 (Agency) - The nurses went on strike.", "agency in brackets"),
    ("Oslo, Wednesday, 3 March 2021 — The nurses went on strike.", "weekday"),
    ("March 3rd, 2021, Oslo, Norway – The nurses went on strike.", "day before the place"),
    ("MARCH 3, 2021, OSLO, NORWAY - The nurses went on strike.", "all in capitals"),
    ("2021-03-03 - The nurses went on strike.", "ISO"),
    ("FOR IMMEDIATE RELEASE\nMarch 3, 2021", "label and day on two lines"),
    ("FOR IMMEDIATE RELEASE: 3 March 2021", "label and day on one line"),
    ("FOR IMMEDIATE RELEASE / March 3, 2021", "slash"),
    ("FOR IMMEDIATE RELEASE: 3/23/21", "numeric with an order that settles itself"),
    ("Published: 3 March 2021", "label"),
    ("*Posted on 3 March 2021*", "markup around the label"),
    ("PRESS RELEASE | Oslo, 3 March 2021", "label, place and day"),
    ("Nurses on strike\n\n3 March 2021", "a line of its own under the headline"),
    ("Nurses on strike\n\nWednesday 3rd March 2021 | 14:30", "with the hour"),
    ("Nurses on strike\n\nOslo, 3 March 2021", "with the place"),
    ("Nurses on strike\nUpdate no. 7, 3 March 2021", "with the issue"),
    ("Nurses on strike\nPublish: 3 Mar 2021, 21:14", "label, day and hour"),
    ("Nurses on strike\nBy Ada Lunt | Published: March 03, 2021 8:17 AM", "label within a byline"),
    ("Nurses on strike\nBy Ada Lunt, 3 March 2021 09:12", "byline"),
    ("Nurses on strike\nAda Lunt - March 3, 2021", "name, dash and day"),
    ("Nurses on strike\nPosted by desk on 3 March 2021", "label with the poster"),
    ("Nurses on strike\nPublished 5:04 PM EST, Wed March 3, 2021", "the hour before the day"),
    ("Nurses on strike\nLast modified: 5 March 2021\nPublished: 3 March 2021", "published, though changed later"),
    ("Nurses on strike\nUpdated: 5 March 2021 | Published: 3 March 2021", "both on one line"),
    ("Nurses on strike\nLast modified on Wednesday, 03 March 2021 10:15", "a change alone"),
    ("Nurses on strike\ndate 2021-03-03", "label in small letters"),
    ("Nurses on strike\nIndex: NUR 12/3456/2021 Norway Date: 3 March 2021", "label behind an index number"),
    ("Nurses on strike\n03.03.2021", "points"),
    ("OSLO, 3 MAR 21 (AGENCY) -- THE NURSES WENT ON STRIKE.", "newswire"),
    ("(3 March 2021) The nurses went on strike.", "day in brackets"),
    ("Oslo – 3 March 2021 – The nurses went on strike.", "between dashes"),
    ("OSLO 3 March 2021 – The nurses went on strike.", "place without a comma"),
    ("OSLO, Norway, March 3, 2021/Nordic Release Wire (NRW)/ -- The nurses went on strike.", "wire between slashes"),
    ("TRONDHEIM (CENTRE), Norway, March 3, 2021 /Wire-Nordic/ — The nurses went on strike.", "place with brackets"),
    ("OSLO--(NORDIC WIRE)--March 3, 2021--The nurses went on strike.", "wire between dashes"),
    ("(Oslo, 3 March 2021) The nurses went on strike.", "place and day in brackets"),
    ("Oslo, Norway: 3rd March 2021. The nurses went on strike.", "full stop behind the day"),
    ("OSLO, Norway (Agency) — March 3, 2021. The nurses went on strike.", "agency before the day"),
    ("Nurses on strike\n\nOslo, the 3rd of March 2021", "article"),
    ("Nurses on strike\nStrictly embargoed for: 0001 hrs GMT Wednesday 3 March 2021", "embargo with an hour"),
    ("Nurses on strike\nMarch 3, 2021 09:00 AM Central European Time", "zone in words"),
]


@pytest.mark.parametrize(("head", "reason"), DATED, ids=[reason for _, reason in DATED])
def test_the_day_at_the_top(head: str, reason: str) -> None:
    found = release.parse(head + BODY)
    assert (found.published, found.published_from) == (DAY if "/23/" not in head else date(2021, 3, 23), "dateline")


UNDATED = [
    ("On 3 March 2021, nurses went on strike.", "a day in a sentence"),
    ("Oslo, 3 March (Agency) - The nurses went on strike.", "no year"),
    ("Nurses on strike since 3 March 2021", "a day in a headline"),
    ("FOR IMMEDIATE RELEASE", "a label alone"),
    ("Version 3.3.2021 of the guide", "a version"),
    ("On 3 March 2021 – a Wednesday – nurses went on strike.", "a day and an aside"),
    ("Published in 2021 after 3 March 2021", "a label that begins a sentence"),
    ("Case no. 2021-03-03-17: Nurses v. Oslo", "a case number"),
    ("Five nurses hurt on Wednesday, 3 March 2021: what we know so far of the strike", "a day in a headline with a colon"),
    ("Ada Lunt (3 March 1921 – 4 May 1990) was a nurse who led the strike of her town. She was born at sea.", "days of a life"),
    ("First phase (March 3, 1921-May 4, 1921): The nurses of the town went on strike, and they won it.", "a stretch of time"),
    ("Strike of the nurses\nTime: 9 March 1921 – 3 March 2021", "a stretch of time on its line"),
    ("Nurses went on strike in Oslo, 3 March 2021. They left.", "a sentence that ends in a day"),
]


@pytest.mark.parametrize(("head", "reason"), UNDATED, ids=[reason for _, reason in UNDATED])
def test_no_day_is_made_up(head: str, reason: str) -> None:
    found = release.parse(head + BODY)
    assert (found.published, found.published_from) == (None, None)


@pytest.mark.parametrize(
    "foot",
    [
        "Oslo, 3 March 2021",
        "Published on 03.03.2021",
        "This statement was first published on 3 March 2021.",
        "Done at Oslo on 3 March 2021",
    ],
)
def test_the_day_at_the_end(foot: str) -> None:
    text = "Nurses on strike\n\n" + "Nurses went on strike.\n\n" * 15 + foot + "\n"
    found = release.parse(text)
    assert (found.published, found.published_from) == (DAY, "text")


def test_the_user_s_day_comes_before_metadata_before_the_text() -> None:
    text, other = "(Oslo, 3 March 2021) - Nurses went on strike.", date(2020, 1, 1)
    assert release.parse(text, metadata=other).published_from == "metadata"
    assert release.parse(text, option=DAY, metadata=other) == release.Release(release.parse(text).parts, DAY, "option")


def sections(text: str) -> list[tuple[str, str]]:
    return [(part.section, text[part.start : part.end].strip()) for part in release.parse(text).parts]


def test_sections_of_a_whole_release() -> None:
    text = (Path(__file__).parent.parent / "samples" / "dateline.txt").read_text("utf-8")
    found = sections(text)
    assert [section for section, _ in found] == (
        ["dateline", "headline", "dateline"] + ["body"] * 7 + ["boilerplate", "contact", "boilerplate"]
    )
    assert found[2][1] == "(Selmouth, March 3, 2021) -"
    assert found[-2][1].startswith("Media contact:")
    assert found[-1][1].startswith("About Harbour Rights Watch")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurses on strike\n\nThey left.", ["headline", "body"]),
        ("Nurses went on strike. They left.\n\nAll of them.", ["body", "body"]),
        ("Nurses on strike\n\nThey left.\n\n###\n\nWho we are.", ["headline", "body", "boilerplate", "boilerplate"]),
        ("They left.\n\nFor more information, please contact:\n\nAda Osei\n\n+00 1", ["body", "contact", "contact", "contact"]),
        ("They left.\n\nAbout us\n\nWe are nurses.\n\nContact: a@b.example", ["body", "boilerplate", "boilerplate", "contact"]),
        ("They left.\n\nNotes to editors\n\n1. A.\n\n2. B.", ["body", "boilerplate", "boilerplate", "boilerplate"]),
        ("Contact with the crew was lost at noon. They left.\n\nAll of them.", ["body", "body"]),
        ("", ["body"]),
    ],
)
def test_sections(text: str, expected: list[str]) -> None:
    assert [section for section, _ in sections(text)] == expected


@pytest.mark.parametrize(
    ("reason", "text", "dateline"),
    [
        ("a city", "Geneva – The envoys left.", "Geneva – "),
        ("a town and its country", "Selmouth, Kenya — The envoys left.", "Selmouth, Kenya — "),
        ("two cities", "Nairobi/Selmouth - “We leave,” they said.", "Nairobi/Selmouth - "),
        ("capitals with hyphens", "PORT-AU-SEL--The envoys left.", "PORT-AU-SEL--"),
        ("a day without a year", "LIMA, May 3 – The envoys left.", "LIMA, May 3 – "),
        ("a day, an agency", "Lima, 3 May (Tide) – The envoys left.", "Lima, 3 May (Tide) – "),
        ("an agency tells that a town unknown is one", "Selmouth (Tide) – The envoys left.", "Selmouth (Tide) – "),
        ("no place", "Ana Lund – The envoy has left.", ""),
        ("an aside", "Lima – the port – is shut.", ""),
        ("a pair", "The Kenya–Oman line is shut.", ""),
    ],
)
def test_datelines_without_a_full_date(reason: str, text: str, dateline: str) -> None:
    assert "".join(words for section, words in sections(text) if section == "dateline") == dateline.strip(), reason


@given(st.text(alphabet="aA.#-:\n 3", max_size=200))
def test_parts_cover_the_text_without_gaps(text: str) -> None:
    parts = release.parse(text).parts
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(before.end == after.start for before, after in pairwise(parts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FOR IMMEDIATE RELEASE\n\nNurses  on strike\nin Oslo\n\nThey left.", "Nurses on strike"),
        ("Nurses went on strike. They left.\n\nAll of them.", None),
        ("", None),
    ],
)
def test_title(text: str, expected: str | None) -> None:
    assert release.parse(text).title == expected
