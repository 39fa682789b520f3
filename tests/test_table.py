"""What the fact sheet shows, to the letter."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from civicx.records import Cue, DateFact, DocumentInfo, Entity, Mention, Quantity, Quote, Record, Role, Speaker
from civicx.wording import bounded, when
from civicx.writers import Style, table

TEXT = (
    "On 4 May 2021, over 200 nurses left the ward.\n“We [we] had [/b] no gloves,” said Ada Osei, head of the Nurses’ League. "
    "A \x1b[31mlamp\x07 burned."
)


def span(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def record(text: str | None = TEXT) -> Record:
    at = Mention(*span("Ada Osei"), "body")
    league = Mention(*span("Nurses’ League"), "body")
    start, end, words = span("We [we] had [/b] no gloves,")
    lamp_start, lamp_end, lamp = span("A \x1b[31mlamp\x07 burned.")
    return Record(
        civicx="0.1.0",
        schema=1,
        model="m",
        document=DocumentInfo("a.txt", "a.txt", "Nurses\x00 leave", "2021-05-05", "dateline", 1234, "0" * 64, text),
        entities=(
            Entity("e1", "PERSON", "Ada Osei", ("Osei",), (at, at), None, (Role("head", "e2"),)),
            Entity("e2", "ORG", "Nurses’ League", (), (league,), None, ()),
            Entity("e3", "GPE", "Norway", (), (at,), "NO", ()),
            Entity("e4", "LAW", "Nurses Act", (), (at,), None, ()),
        ),
        dates=(
            DateFact("d1", *span("4 May 2021"), "DATE", "2021-05-04", None, "2021-05-04", "2021-05-04", "2021-05-04", "day", None),
            DateFact("d2", *span("May"), "DATE", "2021-05", "START", None, None, None, "month", None),
        ),
        quantities=(
            Quantity("q1", *span("over 200"), 200, None, ">", "count", "nurses", "protesting", "alleged"),
            Quantity("q2", *span("200"), 0.5, 0.5, "~", "%", None, None, "asserted"),
        ),
        quotes=(
            Quote(
                "u1",
                "direct",
                ((start, end),),
                words,
                None,
                Speaker(*span("Ada Osei"), "Ada Osei", "e1", "head", "Nurses’ League"),
                Cue(*span("said")),
            ),
            Quote("u2", "indirect", ((lamp_start, lamp_end),), lamp, None, None, None),
        ),
    )


def sheet(*records: Record, **style: object) -> list[str]:
    stream = io.StringIO()
    table.write(records, stream, Style(**style))  # type: ignore[arg-type]
    return stream.getvalue().splitlines()


def test_the_whole_sheet() -> None:
    assert [line.rstrip() for line in sheet(record(), width=80)] == [
        "Nurses␀ leave",
        "a.txt · published 2021-05-05 (dateline) · 1,234 characters",
        "",
        "QUOTES",
        "  Ada Osei, head, Nurses’ League · said",
        "    “We [we] had [/b] no gloves,”",
        "  speaker not given · indirect",
        "    A ␛[31mlamp␇ burned.",
        "",
        "FIGURES",
        "   > 200  nurses  protesting (alleged)  over 200",
        "  ≈ 0.5%                                200",
        "",
        "DATES",
        "  2021-05-04       On ‹4 May 2021›, over 200 nurses left the ward.",
        "  2021-05 (early)  On 4 ‹May› 2021, over 200 nurses left the ward.",
        "",
        "PEOPLE",
        "  Ada Osei (Osei) ×2, head, Nurses’ League",
        "",
        "ORGANISATIONS",
        "  Nurses’ League",
        "",
        "PLACES",
        "  Norway NO",
        "",
        "OTHER NAMES",
        "  Laws: Nurses Act",
    ]


def test_figures_stand_in_their_context_where_there_is_room() -> None:
    assert "   > 200  nurses  protesting (alleged)  On 4 May 2021, ‹over 200› nurses left the ward." in [
        line.rstrip() for line in sheet(record(), width=120)
    ]


def test_a_narrow_sheet_breaks_lines_between_words_only() -> None:
    lines = sheet(record(), width=40)
    figures, dates = lines.index("FIGURES"), lines.index("DATES")
    assert lines[figures + 1 : dates] == ["   > 200  nurses protesting (alleged);", "          over 200", "  ≈ 0.5%  200", ""]
    assert lines[dates + 1 : dates + 3] == ["  2021-05-04       ‹4 May 2021›, over 2…", "  2021-05 (early)  ‹May› 2021, over 200…"]


def test_no_line_ends_in_spaces() -> None:
    assert not any(line.endswith(" ") for width in (40, 80, 120) for line in sheet(record(), width=width))


def test_without_the_text_the_words_stand_alone() -> None:
    assert "  2021-05-04       4 May 2021" in [line.rstrip() for line in sheet(record(None), width=80)]


def test_long_quotes_are_wrapped_and_not_cut() -> None:
    lines = sheet(record(), width=40)
    assert [line.rstrip() for line in lines[6:9]] == [
        "    “We [we] had [/b] no gloves,”",
        "  speaker not given · indirect",
        "    A ␛[31mlamp␇ burned.",
    ]
    assert max(map(len, lines)) <= 40


def told(*quotes: Quote) -> list[str]:
    """Return the lines of a sheet's quotes."""
    lines = sheet(replace(record(), quotes=quotes, entities=(), dates=(), quantities=()), width=80)
    return [line.strip() for line in lines[lines.index("QUOTES") + 1 :]]


def test_a_quote_that_its_attribution_interrupts_has_its_own_marks_each_time() -> None:
    (first, *_), (second, *_) = span("We [we] had"), span("A ")
    quote = Quote("u1", "direct", ((first, first + 11), (second, second + 1)), "We [we] had A", None, None, None)
    assert told(quote) == ["speaker not given", "“We [we] had” “A”"]


def test_a_clause_with_two_quoted_parts_is_shown_once() -> None:
    start, end, _ = span("over 200 nurses left the ward")
    cue = Cue(*span("said"))
    parts = [
        Quote("u1", "mixed", ((start, start + 8),), "over 200", ((start, end - 5),), None, cue),
        Quote("u2", "mixed", ((end - 4, end),), "ward", ((start, end),), None, cue),
    ]
    assert told(*parts) == ["speaker not given · said · mixed", "over 200 nurses left the ward"]


def test_two_sheets_are_set_apart_by_a_blank_line() -> None:
    lines = sheet(record(), record(), width=80)
    half = len(lines) // 2
    assert lines[:half] == lines[half + 1 :]
    assert lines[half] == ""


def test_a_record_without_facts_says_so() -> None:
    empty = Record("0.1.0", 1, "m", DocumentInfo("a.txt", "a.txt", None, None, None, 2, "0" * 64), (), (), (), ())
    assert sheet(empty) == ["a.txt · publication day unknown (--date) · 2 characters", "", "No facts found."]


def test_colour_is_there_only_when_asked() -> None:
    assert "\x1b[" not in "".join(sheet(record(), color=False))
    assert "\x1b[1mAda Osei\x1b[0m" in "".join(sheet(record(), color=True))


def test_characters_that_reorder_a_line_are_not_let_through() -> None:
    assert table.clean("a\u202eb\u2066c\x85d\te\nf") == "a\ufffdb\ufffdc d e f"


@pytest.mark.parametrize(
    ("type", "value", "edtf", "words"),
    [
        ("DURATION", "P3D", None, "3 days"),
        ("DURATION", "P1W", None, "1 week"),
        ("DURATION", "PXY", None, "some years"),
        ("DURATION", "PT48H", None, "48 hours"),
        ("DURATION", "P1DT2H", None, "P1DT2H"),
        ("DURATION", "P2Y/P5Y", None, "2 to 5 years"),
        ("DURATION", "P1Y/P2Y", None, "1 to 2 years"),
        ("DURATION", "P6M/P1Y", None, "6 months to 1 year"),
        ("SET", "P1Y", None, "every year"),
        ("SET", "P2W", None, "every 2 weeks"),
        ("SET", "XXXX-WXX-5", None, "every Friday"),
        ("DATE", "PAST_REF", None, "earlier"),
        ("DATE", "PRESENT_REF", "2021-03-03", "2021-03-03"),
        ("DATE", "2021-W09", "2021-03-01/2021-03-07", "2021-03-01/2021-03-07"),
        ("DATE", None, None, None),
    ],
)
def test_dates_in_words(type: str, value: str | None, edtf: str | None, words: str | None) -> None:
    assert when(type, value, edtf) == words


@pytest.mark.parametrize(
    ("low", "high", "comparator", "unit", "words"),
    [
        (200, None, ">", "count", "> 200"),
        (None, 50, "<=", "count", "≤ 50"),
        (4500, 5000, "range", "USD", "4,500-5,000 USD"),
        (60, 60, "=", "%", "60%"),
        (2 / 3, 2 / 3, "=", "ratio", "2/3"),
        (37 / 120, 37 / 120, "~", "ratio", "≈ 37/120"),
        (0.123456789, None, ">=", "ratio", "≥ 0.123"),
        (1, 1, "=", "ratio", "1"),
        (2.5, 2.5, "=", "kilometre", "2.5 kilometre"),
    ],
)
def test_bounds_in_words(low: float | None, high: float | None, comparator: str, unit: str, words: str) -> None:
    assert bounded(low, high, comparator, unit) == words
