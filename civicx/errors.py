"""What can go wrong in a way that the user can mend, each one line of text."""

from __future__ import annotations


class CivicxError(Exception):
    """Base of all errors that civicx reports in one line; ``exit_code`` is the process's."""

    exit_code = 4


class InputError(CivicxError):
    """One input cannot be read; the others still can.

    ``kind`` sorts failures in a batch's ``errors.jsonl``: missing, unreadable, empty, encoding, format, limit, library or internal.
    """

    def __init__(self, source: str, problem: str, kind: str = "unreadable") -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem
        self.kind = kind

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        return type(self), (self.source, self.problem, self.kind)


class ModelError(CivicxError):
    """The spaCy model is missing or lacks a pipe that civicx reads."""

    exit_code = 5


class UsageError(CivicxError):
    """An option's value is wrong; found before the model is loaded."""

    exit_code = 2


class Interrupted(CivicxError):
    """The user stopped the run."""

    exit_code = 130


class ReaderLeft(CivicxError):
    """The reader of the output pipe has what it wanted: no failure, nothing to say."""

    exit_code = 0
