"""What in the README is made by machine: the command reference, from the commands themselves, and what each shown command prints.

``python -m tests.reference`` rewrites both in place; ``test_readme.py`` checks them.
"""

from __future__ import annotations

import inspect
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.models import ArgumentInfo, CommandInfo, OptionInfo

from civicx.cli import app

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- reference: made by tests/reference.py -->\n", "<!-- end of reference -->\n"


def reference() -> str:
    """Return the reference in Markdown: each command with its usage, its description, its arguments and options, its examples."""
    commands = [command for command in app.registered_commands if not command.hidden]
    return "\n".join(_command(command) for command in commands)


def _command(command: CommandInfo) -> str:
    callback: Any = command.callback
    name = command.name or callback.__name__
    hints = get_type_hints(callback, include_extras=True)
    rows = [_row(key, hints[key], parameter.default) for key, parameter in inspect.signature(callback).parameters.items() if key in hints]
    described = [row for row in rows if row]
    arguments = " ".join(row[0] for row in described if not row[0].startswith("-"))
    description, examples = [*re.split(r"Examples?:", _plain(inspect.getdoc(callback) or ""), maxsplit=1), ""][:2]
    lines = [line.strip() for line in examples.splitlines() if line.strip()]
    block = "```sh\n" + "\n".join(lines) + "\n```\n" if lines else ""
    table = "".join(f"| `{_cell(left)}` | {_cell(right)} |\n" for left, right in described)
    table = f"| | |\n|---|---|\n{table}\n" if table else ""
    return f"### civicx {name}\n\n`civicx {name} [OPTIONS] {arguments}".rstrip() + f"`\n\n{' '.join(description.split())}\n\n{table}{block}"


def _row(key: str, hint: Any, default: Any) -> tuple[str, str] | None:
    kind, *extras = get_args(hint) or [hint]
    info = next((extra for extra in extras if isinstance(extra, ArgumentInfo | OptionInfo)), None)
    if info is None or info.hidden:
        return None
    if isinstance(info, ArgumentInfo):
        named = f"{info.metavar or key.upper()}{'...' if 'list' in str(kind) else ''}"
        return f"[{named}]" if default is None else named, _plain(info.help or "")
    first = [info.default] if isinstance(info.default, str) else []  # under Annotated, typer keeps the first name here
    names = ", ".join([*first, *(info.param_decls or ())] or [f"--{key.replace('_', '-')}"])
    value = "" if kind is bool else f" {_value(info, kind)}"
    shown = default.value if isinstance(default, Enum) else default
    note = f" Default: {shown}." if shown is not None and not isinstance(shown, bool) else ""
    note = " Required." if default is inspect.Parameter.empty else note
    return names + value, _plain(info.help or "") + note


def _value(info: OptionInfo, kind: Any) -> str:
    choices = next((choice for choice in (kind, *get_args(kind)) if isinstance(choice, type) and issubclass(choice, Enum)), None)
    return info.metavar or ("|".join(member.value for member in choices) if choices else "VALUE")


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _plain(words: str) -> str:
    return words.replace("\b", "")


def shown(text: str) -> list[tuple[str, str]]:
    """Return the commands that the README shows in ``console`` blocks, each with the output under it."""
    blocks = re.findall(r"^```console\n(.*?)^```\n", text, re.MULTILINE | re.DOTALL)
    runs = [run for block in blocks for run in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, output) for command, _, output in (run.partition("\n") for run in runs)]


def printed(command: str) -> str:
    """Return what ``command``, run by a shell beside the README, prints on a terminal of 80 columns without colours."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "80", "LINES": "40", "TERM": "dumb", "NO_COLOR": "1"}
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        ["bash", "-c", command], cwd=README.parent, env=environment, stdin=subprocess.DEVNULL, stdout=terminal, stderr=subprocess.PIPE
    ):
        os.close(terminal)
        return re.sub(r"\x1b\[[\d;]*m", "", b"".join(_read(screen)).decode().replace("\r\n", "\n"))  # jq colours whatever it is told


def _read(screen: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(screen, 65536)
        except OSError:  # how Linux says that the other side has left
            piece = b""
        if not piece:
            os.close(screen)
            return
        yield piece


def rewritten(text: str) -> str:
    """Return the README's text with a fresh reference and fresh outputs."""
    for command, output in shown(text):
        text = text.replace(f"$ {command}\n{output}", f"$ {command}\n{printed(command)}")
    head, _, rest = text.partition(BEGIN)
    return f"{head}{BEGIN}{reference()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text("utf-8")), "utf-8")
