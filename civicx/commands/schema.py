"""``civicx schema``."""

from __future__ import annotations

from importlib.resources import files

from civicx import output


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a record.

    \b
    Example:
      civicx schema > record.schema.json
    """
    with output.standard_output() as stream:
        stream.write((files("civicx") / "schema.json").read_text("utf-8"))
