"""The command line: arguments, exit codes and messages. Imports no spaCy before a model is needed."""

from __future__ import annotations

import sys


def main() -> None:
    """Development stand-in."""
    from civicx import readers
    from civicx.extractor import Extractor, Options
    from civicx.writers import Style, writer

    source = sys.argv[2]
    ex = Extractor()
    docs = [d for d in readers.read(source) if isinstance(d, readers.Document)]
    writer("json")(ex.records(docs, Options()), sys.stdout, Style(compact=readers.several(source)))
