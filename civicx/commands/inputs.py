"""The inputs of a command: read in order, what fails said once, and the exit code that follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from civicx import readers
from civicx.commands import fail
from civicx.errors import InputError


class Inputs:
    """Counts what was read and what was not, and says each failure once."""

    def __init__(self, fields: readers.Fields) -> None:
        self.fields = fields
        self.done = 0
        self.failed = 0

    def checked(self, source: str) -> bool:
        """Return whether ``source`` can be an input at all; where it cannot, that is said."""
        try:
            readers.check(source)
        except InputError as error:
            self.failed_by(error)
            return False
        return True

    def documents(self, sources: list[str]) -> Iterator[readers.Document]:
        """Yield the documents of the sources that can be read."""
        for source in sources:
            for item in readers.read(source, self.fields):
                if isinstance(item, InputError):
                    self.failed_by(item)
                else:
                    self.done += 1
                    yield item

    def failed_by(self, error: InputError) -> None:
        """Count a failure and say it."""
        self.failed += 1
        fail(str(error), error.exit_code)

    @property
    def code(self) -> int:
        """The exit code: 0 all was read, 3 some was not, 4 nothing was."""
        return (3 if self.done else 4) if self.failed else 0
