"""``civicx schema``."""

from __future__ import annotations

from importlib.resources import files

import typer


def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of a record.

    [bold]Example:[/bold] civicx schema > record.schema.json
    """
    typer.echo((files("civicx") / "schema.json").read_text("utf-8"), nl=False)
