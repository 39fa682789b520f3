"""Finds named entities: corrects and completes the model's ``doc.ents``.

The model's spans are cut to the names, relabelled by what their words and the rest of the document tell, and
names that it overlooked are added. A user's own names, given in ``doc._.civicx_gazetteer`` as marks (``start``,
``end``, ``label``, ``name``, ``country``), stand above all. Besides ``doc.ents``, ``doc._.civicx_acronyms`` holds the acronyms that the
text defines, ``doc._.civicx_roles`` what people are and for whom.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from civicx.components import roles
from civicx.components.entities import (
    acronyms,
    consistency,
    contexts,
    edges,
    gazetteer,
    headlines,
    heads,
    laws,
    lists,
    people,
    pieces,
    places,
    refused,
    signatures,
    works,
)
from civicx.components.entities.marks import MODEL_LABELS, Mark, Text, family_names, free, given_names, key, known, read

Doc.set_extension("civicx_acronyms", default=None, force=True)
Doc.set_extension("civicx_gazetteer", default=None, force=True)
Doc.set_extension("civicx_roles", default=None, force=True)


@Language.component("civicx_entities")
def civicx_entities(doc: Doc) -> Doc:
    """Rewrite ``doc.ents`` with the record's labels and set ``doc._.civicx_acronyms`` and ``doc._.civicx_roles``."""
    columns, strings = doc.to_array(["ORTH", "TAG"]).T.tolist(), doc.vocab.strings
    texts = {value: strings[value] for column in columns for value in set(column)}
    words, tags = ([texts[value] for value in column] for column in columns)
    found = [Mark(ent.start, ent.end, MODEL_LABELS[ent.label_]) for ent in doc.ents if ent.label_ in MODEL_LABELS]
    given = _given(doc)
    marks, definitions = named(words, tags, merged(given, found))
    marks = merged(given, marks)
    doc.ents = tuple(Span(doc, mark.start, mark.end, mark.label) for mark in marks)
    doc._.civicx_acronyms = [_definition(doc, item) for item in definitions]
    doc._.civicx_roles = roles.find(doc)
    return doc


def _given(doc: Doc) -> list[Mark]:
    """Return the user's own names that stand on tokens' borders."""
    spans = [doc.char_span(mark["start"], mark["end"], label=mark["label"]) for mark in doc._.civicx_gazetteer or ()]
    return [Mark(span.start, span.end, span.label_) for span in spans if span is not None]


def _definition(doc: Doc, item: acronyms.Definition) -> dict[str, int]:
    long, short = doc[item.start : item.end], doc[item.short]
    return {"start": long.start_char, "end": long.end_char, "short": short.idx, "initials": int(item.initials)}


def named(words: Sequence[str], tags: Sequence[str], found: list[Mark]) -> tuple[list[Mark], list[acronyms.Definition]]:
    """Return the names of a text, and the acronyms that it defines, from the model's marks."""
    text = read(words, tags)
    marks = edges.spelled(words, edges.cleaned(words, found))
    marks = places.completed(words, marks)
    marks = consistency.joined(words, tags, marks)
    marks = headlines.cut(words, people.named(words, marks))
    marks = merged(people.completed(text, marks), marks)
    marks = merged(people.ministers(text, marks), merged(marks, people.missed(text, marks)))
    marks = heads.grown(words, marks)
    marks = heads.prefixed(words, merged(marks, heads.missed(text, marks)))
    marks = heads.departments(words, [heads.relabelled(words, mark) for mark in marks])
    marks = merged(gazetteer.camels(text, marks), marks)
    marks = pieces.whole(text, marks)
    marks = lists.labelled(text, marks)
    marks = signatures.listed(text, marks)
    marks = merged(lists.parties(text, marks), marks)
    marks = acronyms.split(words, marks)
    marks = merged(acronyms.spelled(text, marks), marks)
    definitions = acronyms.defined(text, marks)
    marks = merged(merged(laws.cited(words), laws.qualified(words)), marks)
    marks = works.apposed(words, merged(works.titled(words), marks))
    marks = merged(marks, laws.numbered(words))
    marks = refused.kept(text, marks)
    short = acronyms.labelled(marks, definitions)
    marks = merged(marks, [Mark(i, i + 1, label) for i, label in short.items()])
    settled = homes(words, marks) | {words[i]: label for i, label in short.items()} | capitals(text, marks) | strong(words, marks)
    marks = consistency.agreed(words, marks, settled)
    marks = merged(consistency.repeated(text, marks), marks)
    marks = merged(marks, gazetteer.missed(text, marks))
    marks = merged(marks, gazetteer.towns(text, marks))
    marks = merged(marks, gazetteer.storms(text))
    marks = merged(gazetteer.datelines(text, marks), marks)
    marks = merged(marks, gazetteer.given(text, marks))
    marks = merged(marks, gazetteer.acronyms(text, marks))
    marks = merged(pieces.chapters(text, marks), marks)
    marks = merged(marks, consistency.spread(text, marks))
    marks = refused.spoken(text, refused.kept(text, marks))
    return marks, acronyms.defined(text, marks)


def homes(words: Sequence[str], marks: Sequence[Mark]) -> dict[str, str]:
    """Return the lone names taken for persons that bodies are named after as places: "National Committee of X"."""
    bodies = {words[mark.end - 1] for mark in marks if mark.label == "ORG" and mark.end - mark.start > 2 and words[mark.end - 2] == "of"}
    people = [words[mark.start : mark.end] for mark in marks if mark.label == "PERSON"]
    lone = {name[0] for name in people if len(name) == 1} & bodies
    return dict.fromkeys(lone - {word for name in people if len(name) > 1 for word in name} - given_names() - family_names(), "GPE")


def strong(words: Sequence[str], marks: Sequence[Mark]) -> dict[str, str]:
    """Return ``{name: label}`` of the names whose words settle the label."""
    out: dict[str, str] = {}
    for mark in marks:
        name = key(words[mark.start : mark.end])
        if (label := known().get(name)) is not None:
            out[name] = label
    if "Amazon" in out and any(contexts.is_region(words, mark) for mark in marks if words[mark.start] == "Amazon"):
        out["Amazon"] = "LOC"
    return out


def capitals(text: Text, marks: Sequence[Mark]) -> dict[str, str]:
    """Return the names taken for persons that begin with an acronym, as bodies: "ABCD", "ABC United"."""
    if text.shouted:
        return {}
    names = (text.words[mark.start : mark.end] for mark in marks if mark.label == "PERSON")
    return {key(name): "ORG" for name in names if _is_acronym(name[0]) and not any(map(str.isupper, name[1:]))}


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word.isupper() and word.capitalize() not in given_names()


def merged(first: Sequence[Mark], second: Sequence[Mark]) -> list[Mark]:
    """Return the marks of both, in order; of overlapping ones that of ``first``."""
    if not second or not first:
        return sorted(first or second)
    taken = free(first, max((mark.end for mark in (*first, *second)), default=0))
    out = list(first)
    for mark in second:
        if not any(taken[mark.start : mark.end]):
            out.append(mark)
            taken[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
    return sorted(out)
