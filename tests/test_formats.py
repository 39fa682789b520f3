"""Each format gives the words that a reader of the file sees, its title and its day; what cannot be read says why."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
import trafilatura

from civicx import readers
from civicx.errors import InputError
from civicx.readers import Document, Fields


def only(path: Path, fields: Fields | None = None) -> Document:
    (item,) = readers.read(str(path), fields)
    assert isinstance(item, Document), item
    return item


def problem(path: Path, fields: Fields | None = None) -> tuple[str, str]:
    (item,) = readers.read(str(path), fields)
    assert isinstance(item, InputError), item
    return item.problem, item.kind


def written(tmp_path: Path, name: str, data: bytes | str) -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


MARKDOWN = """---
title: "Zandia frees teachers"
date: 2021-03-04
---
# Zandia: *Court* frees 12 teachers

A court in **Port Sela** released 12 teachers
who were held for [more than 40 days](http://x.example/a_b) &amp; more.<br>They left. <!-- not this -->

> “This is late,” said _Mara Ilves_.

1. one thing
2. two things
   - nested `code`

| Month | Arrests |
|---|---|
| January | 120 |

<div>raw <b>words</b></div>

![A photo of the court](x.png)
"""


def test_markdown_without_its_markup(tmp_path: Path) -> None:
    document = only(written(tmp_path, "a.md", MARKDOWN))
    assert document.text.split("\n\n") == [
        "Zandia: Court frees 12 teachers",
        "A court in Port Sela released 12 teachers who were held for more than 40 days & more.\nThey left.",
        "“This is late,” said Mara Ilves.",
        "1. one thing",
        "2. two things",
        "- nested code",
        "Month\tArrests",
        "January\t120",
        "raw words",
        "A photo of the court\n",
    ]
    assert (document.title, document.published) == ("Zandia frees teachers", date(2021, 3, 4))


def test_markdown_heading_serves_as_title(tmp_path: Path) -> None:
    document = only(written(tmp_path, "a.md", "# The *title*\n\nWords 3*4*5 and snake_case_names.\n"))
    assert (document.title, document.published) == ("The title", None)
    assert document.text.endswith("Words 345 and snake_case_names.\n")


def test_markdown_of_markup_only_is_empty(tmp_path: Path) -> None:
    assert problem(written(tmp_path, "a.md", "<!-- nothing -->\n\n---\n")) == ("empty: no text to extract from", "empty")


PAGE = """<!DOCTYPE html><html><head>{head}<title>Zandia: Court frees 12 teachers | Open Square</title>
<meta property="og:title" content="Zandia: Court frees 12 teachers">
<meta property="article:published_time" content="2021-03-04T09:00:00+00:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/give">Donate now</a></li></ul></nav>
<article><h1>Zandia: Court frees 12 teachers</h1>
<p>A court in Port Sela on Wednesday released 12 teachers who had been held for <b>more than 40 days</b>, the group said today.</p>
<blockquote><p>“This is a late but welcome step,” said Zoë Ilves, of <a href="/x">Open Square</a>. “It took too long.”</p></blockquote>
<ul><li>At least 3 people were injured during the arrests.</li><li>Two remain in hospital, their families told us.</li></ul>
<p>More than 2,000 people had signed a petition for their release since January, the group said in its statement.</p></article>
<footer>© 2024 Open Square. All rights reserved. Updated 5 May 2024</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_html_main_text_title_and_date(tmp_path: Path, encoding: str) -> None:
    page = PAGE.format(head="" if encoding == "utf-16" else f'<meta charset="{encoding}">')
    document = only(written(tmp_path, "a.html", page.encode(encoding)))
    assert document.text.split("\n\n") == [
        "Zandia: Court frees 12 teachers",
        "A court in Port Sela on Wednesday released 12 teachers who had been held for more than 40 days, the group said today.",
        "“This is a late but welcome step,” said Zoë Ilves, of Open Square. “It took too long.”",
        "- At least 3 people were injured during the arrests.",
        "- Two remain in hospital, their families told us.",
        "More than 2,000 people had signed a petition for their release since January, the group said in its statement.\n",
    ]
    assert (document.title, document.published) == ("Zandia: Court frees 12 teachers", date(2021, 3, 4))


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("12<sup>1</sup> bakers", "12¹ bakers"),
        ('in May.<sup id="r3"><a href="#n13">13</a></sup> Then', "in May.¹³ Then"),
        ("9 km<SUP> 2 </SUP> of", "9 km² of"),
        ("the 4<sup>th</sup> of", "the 4th of"),
        ("in May<sup>[4]</sup> then", "in May[4] then"),
    ],
)
def test_html_raised_figures_stay_apart_from_numbers(tmp_path: Path, markup: str, words: str) -> None:
    assert words in only(written(tmp_path, "a.html", f"<p>They saw {markup} the town and left.")).text


def test_html_day_is_not_guessed_from_prose_or_footer(tmp_path: Path) -> None:
    page = PAGE.format(head="").replace('content="2021-03-04T09:00:00+00:00"', "")
    assert only(written(tmp_path, "a.html", page)).published is None


def test_html_headline_outside_the_main_text_is_kept(tmp_path: Path) -> None:
    page = PAGE.format(head="").replace("<h1>Zandia: Court frees 12 teachers</h1>", "")
    assert only(written(tmp_path, "a.html", page)).text.startswith("Zandia: Court frees 12 teachers\n\nA court")


def test_html_nested_too_deep_for_the_parser_is_read_whole(tmp_path: Path) -> None:
    page = "<main>" + "<div><p>Eleven bakers left.</p>" * 300 + "<p>The last of them left in May.</p></main>"
    assert only(written(tmp_path, "a.html", page)).text.count("Eleven bakers left.\n") == 300
    assert only(written(tmp_path, "a.html", page)).text.endswith("The last of them left in May.\n")
    lists = "<ul><li>Eleven bakers left." * 300
    assert problem(written(tmp_path, "a.html", lists)) == ("nested too deep to be read whole", "limit")


def test_html_of_a_few_words_keeps_its_sentences_and_blocks(tmp_path: Path) -> None:
    page = """<html><head><title>Statement</title></head><body><nav><a href="/">Home</a></nav><form>
    <h1>Statement</h1><!-- top --><p>Eleven bakers\n left on <b>4 May</b>, <a href="x">said</a> Ada Osei.</p>
    <ul><li>Two are <i>ill</i>.</li></ul>
    <p>One line<br>and another</p></form><footer>All rights reserved</footer></body></html>"""
    assert only(written(tmp_path, "a.html", page)).text.split("\n\n") == [
        "Statement",
        "Eleven bakers left on 4 May, said Ada Osei.",
        "- Two are ill.",
        "One line\nand another\n",
    ]


@pytest.mark.parametrize("page", ["<html", "<!-- <html> -->", "<html></html>"])
def test_html_without_elements_is_empty(tmp_path: Path, page: str) -> None:
    assert problem(written(tmp_path, "a.html", page)) == ("no text found in this page", "empty")


def test_what_a_library_stumbles_over_is_that_file_s_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*args: object, **options: object) -> None:
        raise IndexError("odd markup")

    monkeypatch.setattr(trafilatura, "bare_extraction", stumble)
    assert problem(written(tmp_path, "a.html", PAGE.format(head=""))) == ("internal error: IndexError: odd markup", "internal")


def test_html_without_words_is_empty(tmp_path: Path) -> None:
    assert problem(written(tmp_path, "a.html", "<html><body><img src=x></body></html>"))[1] == "empty"


def pdf(pages: list[list[tuple[float, float, str]]], *, title: str | None = None, size: int = 11) -> bytes:
    """Return a PDF with (x, y, words) on each page; words are in WinAnsi."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for page in pages:
        draw = "".join(f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n" for x, y, words in page)
        objects.append(f"<< /Length {len(draw.encode('cp1252'))} >>\nstream\n{draw}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    if title:
        objects.append(f"<< /Title ({title}) >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    info = f" /Info {len(objects)} 0 R" if title else ""
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R{info} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


OPENINGS = {1: "On Monday", 2: "Later", 3: "At last"}


def release_page(number: int) -> list[tuple[float, float, str]]:
    return [
        (50, 780, f"Open Square - Statement {number}"),
        (50, 740, f"{OPENINGS[number]} the committee said that unlaw-"),
        (50, 726, "ful arrests of long-term residents went on in the"),
        (50, 712, "northern districts."),
        (50, 684, "“We counted 40 long-"),
        (50, 670, f"term prisoners,” it said, and the families of the men {OPENINGS[number]}"),
        (50, 30, f"Page {number} of 3"),
    ]


def test_pdf_paragraphs_without_running_heads_and_page_numbers(tmp_path: Path) -> None:
    data = pdf([release_page(n) for n in (1, 2, 3)], title="A statement")
    document = only(written(tmp_path, "a.pdf", data))
    assert document.title == "A statement"
    assert document.text.split("\n\n") == [
        part
        for n in (1, 2, 3)
        for part in (
            f"{OPENINGS[n]} the committee said that unlawful arrests of long-term residents went on in the northern districts.",
            f"“We counted 40 long-term prisoners,” it said, and the families of the men {OPENINGS[n]}" + ("\n" if n == 3 else ""),
        )
    ]


def raised(figures: str) -> str:
    """Return what sets ``figures`` small and above the line, between the words of ``pdf``."""
    return f") Tj /F1 7 Tf 4 Ts ({figures}) Tj 0 Ts /F1 11 Tf ("


def test_pdf_raised_figures_stay_apart_from_numbers_and_in_their_line(tmp_path: Path) -> None:
    page = [
        (50, 740, f"In the town they counted 12{raised('1')} bakers in May.{raised('13')} The bakery"),
        (50, 725, f"covers 9 km{raised('2')} and has 30 ovens that are in use today."),
        (50, 710, "Nobody works there, it said, and nobody is to come."),
        (50, 680, f"{raised('1')} From the bakers."),
    ]
    assert only(written(tmp_path, "a.pdf", pdf([page]))).text.split("\n\n") == [
        "In the town they counted 12¹ bakers in May.¹³ The bakery covers 9 km² and has 30 ovens that are in use today. "
        "Nobody works there, it said, and nobody is to come.",
        "1 From the bakers.\n",
    ]


def test_pdf_cells_of_a_row_are_apart(tmp_path: Path) -> None:
    page = [(50, 740, "May"), (80, 740, "12"), (300, 740, "bakers left"), (50, 720, "June"), (80, 720, "7")]
    assert only(written(tmp_path, "a.pdf", pdf([page]))).text.split() == ["May", "12", "bakers", "left", "June", "7"]


def test_pdf_paragraph_goes_on_over_a_page_border(tmp_path: Path) -> None:
    data = pdf([[(50, 740, "The families of the men")], [(50, 740, "were not told.")]])
    assert only(written(tmp_path, "a.pdf", data)).text == "The families of the men were not told.\n"


@pytest.mark.parametrize(
    ("data", "expected", "kind"),
    [
        (pdf([[]]), "a scan without a text layer; add one first, for example with ocrmypdf", "empty"),
        (b"%PDF-1.4\nbroken", "not a PDF that can be read", "format"),
        (b"", "not a PDF that can be read", "format"),
    ],
    ids=["scan", "damaged", "no bytes"],
)
def test_pdf_that_gives_no_text(tmp_path: Path, data: bytes, expected: str, kind: str) -> None:
    said, got = problem(written(tmp_path, "a.pdf", data))
    assert said.startswith(expected)
    assert got == kind


def test_docx_paragraphs_tables_and_tracked_changes(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    word = docx.Document()
    word.core_properties.title = "Statement"
    word.add_heading("Zandia: Court frees 12 teachers", 1)
    word.add_paragraph("A court released ").add_run("12 teachers").bold = True
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "January", "120"
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    changed = word.add_paragraph("At least ")
    changed._p.append(parse_xml(f"<w:del {namespace}><w:r><w:delText>three</w:delText></w:r></w:del>"))
    changed._p.append(parse_xml(f"<w:ins {namespace}><w:r><w:t>four</w:t></w:r></w:ins>"))
    word.save(str(tmp_path / "a.docx"))
    document = only(tmp_path / "a.docx")
    assert document.text == "Zandia: Court frees 12 teachers\n\nA court released 12 teachers\n\nJanuary\t120\n\nAt least four\n"
    assert document.title == "Statement"


def test_docx_tables_for_layout_text_boxes_and_notes(tmp_path: Path) -> None:
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    word = docx.Document()
    namespaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    box = "<w:r><w:t>In a box.</w:t></w:r>"
    word.add_paragraph("Before. ")._p.append(
        parse_xml(
            f"<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires='wps'><w:p>{box}</w:p></mc:Choice>"
            f"<mc:Fallback><w:p>{box}</w:p></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    layout = word.add_table(1, 2)
    layout.cell(0, 0).text = "Bakers leave"
    layout.cell(0, 0).add_paragraph("Eleven bakers left.")
    layout.cell(0, 1).add_table(1, 2).cell(0, 0).text = "May"
    layout.cell(0, 1).tables[0].cell(0, 1).text = "11"
    note = f"<w:footnotes {namespaces}><w:footnote w:id='1'><w:p><w:r><w:t>Counted in May.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    word.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, note.encode(), word.part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    word.save(str(tmp_path / "a.docx"))
    expected = ["Before.", "In a box.", "Bakers leave", "Eleven bakers left.", "May\t11", "Counted in May."]
    assert only(tmp_path / "a.docx").text == "\n\n".join(expected) + "\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file (.doc) or an encrypted one; save it as .docx"),
        (b"text", "not a Word document (.docx)"),
    ],
)
def test_docx_that_is_none(tmp_path: Path, data: bytes, expected: str) -> None:
    assert problem(written(tmp_path, "a.docx", data)) == (expected, "format")


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Statement: “40 days”"
    message["Date"] = "Thu, 04 Mar 2021 23:30:00 -0500"
    for name, value in headers.items():
        message[name] = value
    return message


def test_mail_text_subject_and_day(tmp_path: Path) -> None:
    message = mail()
    message.set_content("A court freed 12 teachers.\n")
    message.add_alternative("<p>Another form</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    document = only(written(tmp_path, "a.eml", bytes(message)))
    assert (document.text, document.title, document.published) == (
        "A court freed 12 teachers.\n",
        "Statement: “40 days”",
        date(2021, 3, 4),
    )


def test_mail_in_html_only(tmp_path: Path) -> None:
    message = mail()
    message.set_content("<p>A court in Port Sela freed 12 teachers.</p>", subtype="html")
    assert "A court in Port Sela freed 12 teachers." in only(written(tmp_path, "a.eml", bytes(message))).text


def test_mail_with_a_plain_text_that_only_points_to_the_page(tmp_path: Path) -> None:
    message = mail()
    message.set_content("Please view this message in your browser.\n")
    message.add_alternative(
        "<p>A court in Port Sela freed 12 teachers on <b>Monday</b>.</p><p>Nobody said why they had been held.</p>", subtype="html"
    )
    text = only(written(tmp_path, "a.eml", bytes(message))).text
    assert text == "A court in Port Sela freed 12 teachers on Monday.\n\nNobody said why they had been held.\n"


@pytest.mark.parametrize("kind", ["text/plain", "text/plain; charset=us-ascii", "text/plain; charset=none", "text/plain; charset=utf-8"])
def test_mail_whose_charset_is_wrong_is_read_as_plain_text_is(tmp_path: Path, kind: str) -> None:
    head = f"Subject: x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode()
    assert only(written(tmp_path, "a.eml", head + "Zoë – “free”\r\n".encode("cp1252"))).text == "Zoë – “free”\r\n"


def test_mail_soft_line_breaks_are_undone(tmp_path: Path) -> None:
    data = b"Subject: x\r\nContent-Type: text/plain; format=flowed\r\n\r\nA court freed \r\n12 teachers.\r\nEnd\r\n"
    assert only(written(tmp_path, "a.eml", data)).text == "A court freed 12 teachers.\nEnd\n"


def test_mail_with_nothing_but_attachments(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    assert problem(written(tmp_path, "a.eml", bytes(message))) == ("empty: no text in this message (attachments are not read: 1)", "empty")


CSV = """id,headline,text,date
n1,"A, b","Two lines:
“quoted”",4 March 2021
,,no id,
n3,,  ,
n4,,text,03/04/2021
n5,,text,2021-03-04,extra
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_rows(tmp_path: Path, encoding: str, separator: str) -> None:
    table = CSV.replace('"A, b"', '"A; b"').replace(",", separator)
    path = written(tmp_path, "a.csv", table.encode(encoding))
    first, second, *failed = readers.read(str(path))
    assert first == Document("n1", str(path), "Two lines:\n“quoted”", '"A; b"'.strip('"'), date(2021, 3, 4))
    assert second == Document(f"{path}:4", str(path), "no id")
    assert [(str(error), error.kind) for error in failed if isinstance(error, InputError)] == [
        (f"{path}:5: empty: no text to extract from", "empty"),
        (f"{path}:6: \"date\" is no day (YYYY-MM-DD): '03/04/2021'", "format"),
        (f"{path}:7: more cells than the header has columns", "format"),
    ]


def test_csv_fields_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "key;corps;jour\n7;Le texte;2021-03-04\n")
    document = only(path, Fields(text="corps", id="key", date="jour"))
    assert (document.id, document.text, document.published) == ("7", "Le texte", date(2021, 3, 4))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (None, "has no column 'text'; name the one to read with --text-field (columns: key, corps)"),
        (Fields(text="body"), "has no column 'body' (--text-field); its columns are: key, corps"),
        (Fields(text="corps", date="day"), "has no column 'day' (--date-field); its columns are: key, corps"),
    ],
)
def test_csv_without_the_columns(tmp_path: Path, fields: Fields | None, expected: str) -> None:
    assert problem(written(tmp_path, "a.csv", "key,corps\n7,x\n"), fields) == (expected, "format")


def test_fields_in_another_case_and_with_spaces(tmp_path: Path) -> None:
    document = only(written(tmp_path, "a.csv", "Headline, Body ,URL,Date\nA,Le texte,7,2021-03-04\n"))
    assert (document.id, document.text, document.title, document.published) == ("7", "Le texte", "A", date(2021, 3, 4))


def test_json_of_one_document_or_a_list(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", '[{"id": "n1", "text": "One."},\n {"title": "x"},\n {"text": "Three."}]')
    shown = [item.id if isinstance(item, Document) else str(item) for item in readers.read(str(path))]
    assert shown == ["n1", f'{path}:2: no "text" (a string) in this line', f"{path}:3"]
    assert only(written(tmp_path, "b.json", '{\n"body": "One."\n}')).text == "One."
    assert problem(written(tmp_path, "c.json", "[1]")) == ("not a JSON object", "format")
    assert problem(written(tmp_path, "d.json", "[{]"))[1] == "format"


def test_jsonl_fields_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"key": 7, "corps": "Le texte", "jour": "2021-03-04", "text": "no"}\n')
    document = only(path, Fields(text="corps", id="key", date="jour"))
    assert (document.id, document.text, document.published) == ("7", "Le texte", date(2021, 3, 4))


@pytest.mark.parametrize(
    ("module", "name", "data", "extra"),
    [
        ("trafilatura", "a.html", b"<p>x</p>", "html"),
        ("pypdfium2", "a.pdf", b"%PDF", "pdf"),
        ("docx", "a.docx", b"PK", "docx"),
    ],
)
def test_a_missing_library_is_named_by_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, data: bytes, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    said, kind = problem(written(tmp_path, name, data))
    assert said == f"needs a library that is not installed; run: pip install 'civicx[{extra}]'"
    assert kind == "library"


@pytest.mark.parametrize("make", [lambda: b"x" * 10, lambda: b""], ids=["few", "none"])
def test_an_archive_of_another_kind_is_not_taken_for_text(tmp_path: Path, make: Callable[[], bytes]) -> None:
    assert problem(written(tmp_path, "a.7z", make())) == ("an archive inside an archive, or one that civicx does not open", "format")
