"""A model for tests of what goes on around it: a package that spaCy takes for a model, loads at once, and that obeys its texts.

``EXIT``, ``SEGFAULT``, ``HANG``, ``RAISE`` and ``SLOW`` in a text make the process that analyses it do that.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

NAME = "tiny_model"
META = {"lang": "en", "name": "tiny", "version": "1.0"}
CODE = """
import ctypes, os, time
import spacy
from spacy.language import Language


@Language.component("tiny_tricks")
def tricks(doc):
    for token in doc:
        if token.text == "EXIT":
            os._exit(7)
        if token.text == "SEGFAULT":
            ctypes.string_at(0)
        if token.text == "HANG":
            time.sleep(1000)
        if token.text == "RAISE":
            raise ValueError("as told")
        if token.text == "SLOW":
            time.sleep(0.05)
    return doc


def load(**overrides):
    nlp = spacy.blank("en", meta={meta})
    for name in ("tagger", "parser", "lemmatizer", "ner"):
        nlp.add_pipe("sentencizer", name=name)
    nlp.add_pipe("tiny_tricks")
    return nlp
"""


def install(folder: Path) -> dict[str, str]:
    """Put the model into ``folder``; return the environment in which Python finds it."""
    package, info = folder / NAME, folder / f"{NAME}-1.0.dist-info"
    package.mkdir(parents=True)
    info.mkdir()
    (package / "__init__.py").write_text(CODE.replace("{meta}", repr(META)), encoding="utf-8")
    (package / "meta.json").write_text(json.dumps(META), encoding="utf-8")
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1.0\n", encoding="utf-8")
    path = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join([str(folder), *([path] if path else [])]), "CIVICX_MODEL": NAME}
