"""Texts in, records out: runs the pipeline over documents of any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from civicx import facts, release
from civicx.options import Options
from civicx.pipeline import COMPONENTS, load_pipeline, model_id
from civicx.readers import Document
from civicx.readers.document import half_surrogate
from civicx.reading import Reading, read
from civicx.records import Record

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from civicx.gazetteer import Found

# Longest stretch given to the model at once, in characters: bounds memory (spaCy itself refuses over 1,000,000).
PIECE = 20_000
# Most characters and most stretches that one run of the model takes together.
BATCH = 40_000
BATCH_PIECES = 64

# A stretch of a document as it is read, and whether it is the last.
_Piece = tuple[tuple[Document, Reading], str, bool]


class Extractor:
    """A loaded model; ``extract`` one text or ``records`` of many documents."""

    def __init__(self, model: str | None = None) -> None:
        self.nlp = load_pipeline(model)
        self.model = model_id(self.nlp)

    def extract(self, text: str, *, published: date | str | None = None, options: Options | None = None) -> Record:
        """Return the record of ``text``.

        Raises ValueError for a ``published`` string that is no ``YYYY-MM-DD``, and for half of a surrogate pair in the text;
        TypeError for bytes.
        """
        if not isinstance(text, str):
            raise TypeError(f"a text is a str, not {type(text).__name__}")
        half = half_surrogate(text)
        if half is not None:
            raise ValueError(f"half of a surrogate pair at character {half} of the text")
        return next(self.records([Document(id="-", source="-", text=text, published=_day(published))], options))

    def records(self, documents: Iterable[Document], options: Options | None = None) -> Iterator[Record]:
        """Yield a record for each document, in order; a batch of documents (BATCH characters) is read ahead."""
        options = options or Options()
        for document, reading, doc in self._docs(documents):
            layout = release.parse(reading.text, option=_day(options.published), metadata=_day(document.published))
            if options.gazetteer:
                doc._.civicx_gazetteer = [_given(found) for found in options.gazetteer.find(reading.text)]
            for name in COMPONENTS:
                doc = self.nlp.get_pipe(name)(doc)
            yield facts.record(doc, document, reading, layout, self.model, options)

    def _docs(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Reading, Doc]]:
        """Yield each document with its text as it is read, and the base model's analysis of the whole of that."""
        from spacy.tokens import Doc

        readings = ((document, read(document.text)) for document in documents)
        stream = (((document, reading), piece, last) for document, reading in readings for piece, last in pieces(reading.text, PIECE))
        held: list[Doc] = []
        for batch in _batches(stream):
            docs = self.nlp.pipe((piece for _, piece, _ in batch), batch_size=len(batch), disable=COMPONENTS)
            for ((document, reading), _, last), doc in zip(batch, docs, strict=True):
                held.append(doc)
                if last:
                    whole = held[0] if len(held) == 1 else Doc.from_docs(held, ensure_whitespace=False)
                    held = []
                    assert whole is not None
                    yield document, reading, whole


def _day(given: date | str | None) -> date | None:
    """Return the day that is given as one, as ``YYYY-MM-DD``, or as a moment of it (a datetime, a pandas Timestamp)."""
    if given != given:  # how pandas marks a missing day
        return None
    if isinstance(given, str):
        return date.fromisoformat(given)
    return given.date() if isinstance(given, datetime) else given


def _given(found: Found) -> dict[str, Any]:
    """Return a name of the user's as a mark that a Doc can keep."""
    return {"start": found.start, "end": found.end, "label": found.name.label, "name": found.name.name, "country": found.name.country}


def _batches(stream: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """Yield the pieces of documents in lists of at most BATCH characters, one piece at least."""
    batch: list[_Piece] = []
    size = 0
    for item in stream:
        if batch and (size + len(item[1]) > BATCH or len(batch) == BATCH_PIECES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += len(item[1])
    if batch:
        yield batch


def pieces(text: str, size: int) -> Iterator[tuple[str, bool]]:
    """Yield ``text`` in pieces of at most ``size`` characters, cut after a paragraph, else a line, a space, anywhere;
    the flag is true for the last."""
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, size)
        yield text[start:end], False
        start = end
    yield text[start:], True


def _cut(text: str, start: int, size: int) -> int:
    half, end = start + size // 2, start + size
    for border in ("\n\n", "\n", " "):
        place = text.rfind(border, half, end)
        if place >= 0:
            return place + len(border)
    return end
