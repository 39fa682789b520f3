"""``civicx info``."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import Annotated

import typer

from civicx import __version__
from civicx.errors import ModelError


def info(
    model: Annotated[str | None, typer.Option("--model", metavar="NAME|PATH", help="The model to try.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something fails.")] = False,
) -> None:
    """Show the versions in use, and whether the model loads.

    \b
    Example:
      civicx info
    """
    typer.echo(f"civicx  {__version__}")
    typer.echo(f"Python  {platform.python_version()}")
    typer.echo(f"spaCy   {version('spacy')}")
    from civicx.pipeline import load_pipeline, model_id, model_name

    try:
        typer.echo(f"model   {model_id(load_pipeline(model))} (loads; named {model_name(model)})")
    except ModelError:
        typer.echo(f"model   {model_name(model)} does not load")
        raise
