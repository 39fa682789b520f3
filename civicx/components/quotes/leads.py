"""Resolves speakers that a headline or an opening only describes ("Rights group says …") to those who are named below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from civicx.components.quotes import speakers, subjects
from civicx.components.quotes.speakers import Cast, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from civicx.components.quotes.found import Found

# Paragraphs that a text opens with, its headline among them, and the tokens that they have at most.
LEAD = 4
LEAD_TOKENS = 300
# Quotes looked through for the same words, or for a name.
AHEAD = 60
# Fewest words by which a quote is known again.
KNOWN = 4
UNSETTLED = frozenset({"his", "her", "its", "their", "our", "my", "no", "another", "other"})

Said = Sequence[tuple["Found", Speaker | None]]


def resolve(cast: Cast, said: Said) -> None:
    """Give the nameless speakers of the opening the names of those meant, by the same words below or by what they are called."""
    for number, (quote, speaker) in enumerate(said[:AHEAD]):
        if speaker is None or speaker.names or quote.head is None or not _opens(cast, quote.head):
            continue
        names = _of_same_words(cast, said[:AHEAD], quote) or _named_below(cast, said[:AHEAD], number, cast.doc[quote.head], speaker)
        if names:
            speaker.names, speaker.described = names, None


def _opens(cast: Cast, position: int) -> bool:
    return position < LEAD_TOKENS and cast.layout.paragraph_number(position) < LEAD


def _named_below(cast: Cast, said: Said, number: int, head: Token, speaker: Speaker) -> list[tuple[int, int]]:
    refers = subjects.nouns().get(head.lemma_.lower())
    first = cast.doc[speaker.start].lower_
    if head.pos_ not in {"NOUN", "PROPN"} or first in UNSETTLED or (first == "the" and cast.layout.paragraph_number(head.i)):
        return []  # "the group" is one that was named before
    if any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in head.lefts):
        return []  # "Ana Diaz's campaign" is hers
    if refers == "organisation":
        return _body_below(cast, said, number, head)
    if refers == "person" and head.tag_ in {"NN", "NNP"}:
        inside = [cast.at[i].text for i in range(speaker.start, head.i) if i in cast.at]
        if any(cast.at[i].label_ == "NORP" for i in range(speaker.start, head.i) if i in cast.at):
            return []  # "a Kenyan lawyer" fits many
        return _person_near(cast, said, number, head, inside)
    return []


def _body_below(cast: Cast, said: Said, number: int, head: Token) -> list[tuple[int, int]]:
    """Return the first that speaks under a name, where it is a body that can be called so; several for "groups"."""
    names = next((s.names for q, s in said[number + 1 :] if s is not None and s.names and q.position < head.i + LEAD_TOKENS), [])
    noun = head.lemma_.lower()
    several = head.tag_ in {"NNS", "NNPS"}
    ents = list(_spans(cast, names))
    if (len(names) > 1) != several or any(ent is None or ent.label_ != "ORG" for ent in ents):
        return []
    words = {token.lower_ for ent in ents if ent is not None for token in ent}
    return names if noun in words or (noun in speakers.FITTING and words.isdisjoint(speakers.OF_THE_STATE)) else []


def _spans(cast: Cast, names: Sequence[tuple[int, int]]) -> Iterator[Span | None]:
    return (cast.at.get(start) for start, _ in names)


def _person_near(cast: Cast, said: Said, number: int, head: Token, inside: list[str]) -> list[tuple[int, int]]:
    """Return the person who speaks in the opening or next after it and of whom the text says what the description says."""
    after = [s.names for _, s in said[number + 1 :] if s is not None and s.names][:2]
    before = [s.names for q, s in said[:number] if s is not None and s.names and _opens(cast, q.position)]
    for names in (*before, *after):
        ent = cast.at.get(names[0][0])
        if len(names) == 1 and ent is not None and ent.label_ == "PERSON" and _described(cast, ent, head, inside):
            return names
    return []


def _described(cast: Cast, person: Span, head: Token, inside: list[str]) -> bool:
    """Tell whether a mention of ``person`` stands beside a title and the names that the description holds; in a headline,
    where no others are described yet, the description's noun is enough."""
    headline = cast.layout.paragraph_number(head.i) == 0
    for mention in (person, *cast.by_last_name[person[-1].lower_][:20]):
        near = cast.doc[max(0, mention.start - 12) : min(mention.end + 15, len(cast.doc))]
        title = cast.titles.get(mention.start_char, "").casefold()
        if inside:
            titled = bool(title) or any(subjects.nouns().get(token.lower_) == "person" for token in near)
        else:
            titled = headline and head.lemma_.lower() in title.split()
        if titled and all(name in near.text and person[-1].text not in name for name in inside):
            return True
    return False


def _of_same_words(cast: Cast, said: Said, quote: Found) -> list[tuple[int, int]]:
    """Return the names for a quote that repeats words of another, as headlines and pull quotes do."""
    words = _words(cast, quote)
    if quote.kind == "indirect" or words.count(" ") < KNOWN:
        return []
    return next((s.names for q, s in said if s is not None and s.names and q.kind != "indirect" and words in _words(cast, q)), [])


def _words(cast: Cast, quote: Found) -> str:
    """Return a quote's words in lower case, a space before and behind each, without punctuation."""
    text = " ".join(cast.layout.text[start:end] for start, end in quote.spans)
    words = re.findall(r"[^\W_]+", text.casefold())
    return f" {' '.join(words)} "
