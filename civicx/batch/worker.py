"""A process that loads the model once and turns what it is sent into records."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import TYPE_CHECKING

from civicx import readers
from civicx.dedupe import Signature, signature
from civicx.errors import InputError, ModelError
from civicx.options import Options
from civicx.readers import Content, Document, Member
from civicx.records import Record
from civicx.writers.json import compact, line

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from civicx.extractor import Extractor


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is started with."""

    model: str | None
    options: Options


@dataclass(frozen=True, slots=True)
class Done:
    """A record as a line of JSON, in two parts: more about the document can be put between them."""

    head: bytes
    tail: bytes
    id: str
    source: str
    words: int
    signature: Signature


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a unit gave no record: ``kind`` is an InputError's, or crash, timeout or internal; ``id`` is a row's own."""

    source: str
    id: str | None
    kind: str
    message: str


Outcome = Done | Failed


def failed(content: Content, error: Exception) -> Failed:
    """Return what is wrong with an input; an error that is no InputError is a bug, in civicx or a library, that it met."""
    if isinstance(error, InputError):
        return Failed(error.source, None, error.kind, error.problem)
    return lost(content, "internal", f"internal error: {type(error).__name__}: {error}")


def lost(content: Content, kind: str, message: str) -> Failed:
    """Return that ``content``, itself readable, gave no record."""
    if isinstance(content, Document):
        return Failed(content.source, content.id, kind, message)
    return Failed(content.name if isinstance(content, Member) else content.source, None, kind, message)


def serve(connection: Connection, setup: Setup) -> None:
    """Answer each list of (number, content) with (number, outcome) for each of them, then None; ends at None.

    Sends first None when the model is loaded, or the ModelError.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    from civicx.extractor import Extractor

    try:
        extractor = Extractor(setup.model)
    except ModelError as error:
        connection.send(error)
        return
    connection.send(None)
    while (batch := connection.recv()) is not None:
        for answer in answers(extractor, batch, setup):
            connection.send(answer)
        connection.send(None)


def _leave_with_parent() -> None:
    """End the process when the one that started it is gone, whatever else goes on."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def answers(extractor: Extractor, batch: list[tuple[int, Content]], setup: Setup) -> Iterator[tuple[int, Outcome]]:
    """Yield an outcome for each of the batch; one that raises does not fail the others."""
    documents: list[tuple[int, Document]] = []
    for number, content in batch:
        try:
            documents.append((number, readers.document(content)))
        except Exception as error:
            yield number, failed(content, error)
    answered = 0
    try:
        records = extractor.records((document for _, document in documents), setup.options)
        for (number, document), record in zip(documents, records, strict=True):
            yield number, done(record, document)
            answered += 1
    except Exception as error:
        if len(documents) == 1:
            yield documents[0][0], failed(documents[0][1], error)
        else:
            for item in documents[answered:]:
                yield from answers(extractor, [item], setup)


def done(record: Record, document: Document) -> Done:
    """Return the record as a line, parted behind the last key of its document."""
    text = line(record)
    info = compact(record.to_dict()["document"])
    parted = text.index(info) + len(info) - 1
    return Done(
        head=text[:parted].encode("utf-8", "backslashreplace"),
        tail=text[parted:].encode("utf-8", "backslashreplace"),
        id=document.id,
        source=document.source,
        words=len(document.text.split()),
        signature=signature(document.text),
    )
