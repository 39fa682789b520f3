"""The report: every fact marked and linked both ways, nothing of a document taken for markup, nothing fetched."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from examples import TEXT, other_record, record
from test_cli import civicx, failed

from civicx import report
from civicx.records import Record
from civicx.report.marking import stretches

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} ]]> \x1b[31m'
CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


def page(*records: Record) -> str:
    stream = io.StringIO()
    report.write([item.to_dict() for item in records], stream)
    return stream.getvalue()


class Outline(HTMLParser):
    """Collects ids, internal links, tags and the plain text of a page's text sections."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.depth = 0
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if found.get("href") else []
        self.loads += [value for name, value in attrs if name in ("src", "srcset", "data", "action") and value]
        if tag == "div" and (self.depth or found.get("class") == "text"):
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.text += data if self.depth else ""


@pytest.mark.parametrize("records", [(record(),), (record(), other_record())], ids=["one", "several"])
def test_every_link_leads_to_an_id_that_is_there_once(records: tuple[Record, ...]) -> None:
    outline = Outline(page(*records))
    assert [link for link in outline.links if link.removeprefix("#") not in outline.ids] == []
    assert len(outline.ids) == len(set(outline.ids))


def test_every_fact_is_marked_in_the_text_and_listed() -> None:
    item = record()
    outline = Outline(page(item))
    facts = [fact.id for fact in (*item.entities, *item.dates, *item.quantities, *item.quotes)]
    assert {f"t1-{id}" for id in facts} <= set(outline.ids)
    assert {f"f1-{id}" for id in facts} <= set(outline.ids)


def test_the_text_is_there_character_for_character() -> None:
    assert Outline(page(record())).text == TEXT


def test_overlapping_facts_part_the_text_into_stretches() -> None:
    item = record().to_dict()
    found = stretches(TEXT, item)
    assert "".join(part.text for part in found) == TEXT
    assert all(len(part.facts) >= len(part.kinds) for part in found)
    inner = next(part for part in found if part.text == "over 40")
    assert (inner.kinds, inner.facts[-1]) == (("quantity", "quote"), "u1")


def test_nothing_is_fetched_and_no_script_runs() -> None:
    html = page(record(), other_record())
    outline = Outline(html)
    assert outline.loads == []
    assert [link for link in outline.links if not link.startswith("#")] == []
    assert {"script", "link", "iframe", "object", "img"}.isdisjoint(outline.tags)
    assert re.findall(r"url\(|@import", html) == []


def test_hostile_words_stay_words() -> None:
    item = record().to_dict()
    item["document"]["title"] = HOSTILE
    item["document"]["text"] = HOSTILE + TEXT[len(HOSTILE) :]
    item["quotes"][0]["text"] = HOSTILE
    item["quotes"][0]["speaker"]["name"] = HOSTILE
    item["entities"][0]["name"] = HOSTILE
    stream = io.StringIO()
    report.write([item, item], stream)
    outline = Outline(stream.getvalue())
    assert {"script", "img"}.isdisjoint(outline.tags)
    assert "{{ 7*7 }}" in outline.text
    assert "\x1b" not in stream.getvalue()


def test_several_documents_have_an_overview() -> None:
    html = page(record(), other_record())
    assert [heading for heading in ("Timeline", "Figures by event", "Who spoke") if f">{heading}</h2>" in html] == [
        "Timeline",
        "Figures by event",
        "Who spoke",
    ]
    said = html.partition("<summary>Mira Tollan (1)</summary>")[2]
    assert said.strip().startswith('<div class="said" >\n<div><span class="soft">director, Lantern Watch · orrin.txt</span></div>')
    assert "Timeline" not in page(record())


def test_the_command_reads_records(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "records.jsonl").write_text(json.dumps(record().to_dict()) + "\n", "utf-8")
    result = civicx("report", tmp_path / "out", "-o", tmp_path / "r.html")
    assert (result.returncode, result.stderr) == (0, b"")
    assert Outline((tmp_path / "r.html").read_text("utf-8")).text == TEXT


def test_the_command_takes_names_and_fields_as_extract_does(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("name,label,aliases\nQuay Watch,ORG,QW\n", "utf-8")
    (tmp_path / "a.csv").write_text("body\nOn Monday the QW met.\n", "utf-8")
    command = ("report", "a.csv", "--text-field", "body", "--gazetteer", "names.csv", "-o", "r.html")
    assert civicx(*command, cwd=tmp_path).returncode == 0
    html = (tmp_path / "r.html").read_text("utf-8")
    assert Outline(html).text == "On Monday the QW met."
    assert "Quay Watch" in html


def test_the_command_fails_in_one_line_and_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "r.html").write_text("old", "utf-8")
    assert failed(civicx("report", "nope.txt", "-o", "r.html", cwd=tmp_path), 4) == "civicx: nope.txt: no such file"
    assert (tmp_path / "r.html").read_text("utf-8") == "old"


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_shows_it_without_errors_and_without_sideways_scrolling(tmp_path: Path, width: int) -> None:
    html = page(record(), other_record()).replace("default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';")
    probe = "<script>document.title = 'wide ' + (document.documentElement.scrollWidth - innerWidth)</script></body>"
    (tmp_path / "r.html").write_text(html.replace("</body>", probe), "utf-8")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--window-size={width},900",
        "--dump-dom",
        str(tmp_path / "r.html"),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r"<title>wide (-?\d+)</title>", shown)
    assert found
    assert int(found[1]) <= 0
