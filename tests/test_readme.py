"""The README says what is true: its reference is that of the commands, its outputs are those of the commands it shows."""

from __future__ import annotations

import re
import shutil

import pytest

from tests import reference

TEXT = reference.README.read_text("utf-8")
SHOWN = reference.shown(TEXT)


def test_the_reference_is_that_of_the_commands() -> None:
    head, _, rest = TEXT.partition(reference.BEGIN)
    assert head
    assert rest.partition(reference.END)[0] == reference.reference()


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_shown_command_prints_what_is_shown(command: str, output: str) -> None:
    missing = [tool for tool in re.findall(r"\b(?:datasette|jq|sqlite3)\b", command) if not shutil.which(tool)]
    if missing:
        pytest.skip(f"needs {missing[0]}")
    assert reference.printed(command) == output


def test_the_main_job_is_shown() -> None:
    assert any(command.startswith("civicx extract samples/watchlist.txt") for command, _ in SHOWN)


def test_every_link_to_a_file_leads_to_one() -> None:
    links = [target for target in re.findall(r"\]\(([^)#]+)\)", TEXT) if "://" not in target]
    assert [target for target in links if not (reference.README.parent / target).exists()] == []
