"""The command line: one module of ``commands`` for each command; here they are put together and errors become exit codes.

Imports neither spaCy nor any other heavy library: a command imports what it needs when it runs.
Exit codes: 0 all inputs read, 1 a bug, 2 usage, 3 some inputs failed, 4 none could be read, 5 the model is missing or does not fit.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Annotated, NoReturn

import typer

from civicx import __version__
from civicx.commands import fail
from civicx.commands.batch import batch
from civicx.commands.export import export
from civicx.commands.extract import extract
from civicx.commands.info import info
from civicx.commands.report import report
from civicx.commands.schema import schema
from civicx.errors import CivicxError, Interrupted, ReaderLeft

app = typer.Typer(
    name="civicx",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _interruptible(command: Callable[..., None]) -> Callable[..., None]:
    """Return ``command`` so that Ctrl-C is an error as others are: typer would leave with 130 and say nothing."""

    @wraps(command)
    def run(*args: object, **options: object) -> None:
        try:
            command(*args, **options)
        except KeyboardInterrupt:
            raise Interrupted("interrupted") from None

    return run


for command in (extract, batch, export, report, schema, info):
    app.command()(_interruptible(command))


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"civicx {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def civicx(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.", callback=_show_version, is_eager=True)] = False,
) -> None:
    """Turn advocacy press releases into facts that can be checked: who, when, how many, who said what.

    \b
    Exit codes:
      0  all inputs were read         4  no input could be read
      2  a wrong option               5  the model is missing or does not fit
      3  some inputs failed         130  interrupted; 1 is a bug
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _open_closed_streams() -> None:
    """Give the process the standard streams that it was started without: empty to read, and nowhere to write."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115  # they stay open
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def main() -> NoReturn:
    """Run the command line and leave with its exit code; every failure is one line on standard error."""
    debug = "--debug" in sys.argv
    _open_closed_streams()
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))  # leaves no half-written file behind
    try:
        code = app(prog_name="civicx", standalone_mode=False)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        named = context.command_path if context else "civicx"
        message = error.format_message().replace("Value error, ", "")  # pydantic's words, not ours
        code = fail(f"{message} (see {named} --help)", getattr(error, "exit_code", 2))
    except ReaderLeft:
        code = 0
    except CivicxError as error:
        if debug:
            traceback.print_exc()
        code = fail(str(error), error.exit_code)
    except Exception as error:
        if debug:
            traceback.print_exc()
        code = fail(f"internal error: {type(error).__name__}: {error} (--debug shows where)", 1)
    sys.exit(code if isinstance(code, int) else 0)
