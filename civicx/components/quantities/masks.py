"""Shapes that look like numbers but count nothing: dates, times, telephone numbers, references, ordinals, list marks, scores."""

from __future__ import annotations

import re

MONTH = (
    r"(?:(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|apr(?:il|\.)?|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?"
    r"|nov(?:ember|\.)?|dec(?:ember|\.)?)|May|MAY|Mar(?:ch|\.)?|MAR(?:CH)?)\b"
)

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"

# A year of two digits has an apostrophe or no comma, and no noun behind it: "9 May 90", but "on 9 May, 49 people".
YEAR_AFTER = (
    r"(?:,?\s+(?:\d{4}|['’]\d{2})\b|\s+\d{2}\b(?![.,]\d|\s(?:more|were|was|other|others|had|have)\b)"
    r"(?!\s(?!in\b|at\b|on\b|and\b|to\b|by\b|the\b|when\b|that\b|as\b|for\b|with\b|from\b|after\b|before\b|but\b|which\b|while\b|of\b|near\b|said\b)[a-z]))?"
)

DAYS = rf"{DAY}(?:(?:\s?[-–/]\s?|,? (?:and|to|or|&|through|until) |, ){DAY}){{0,6}}"

# Each of the patterns begins with what a search can skip to; together in one they would be tried at every character.
NUMERIC = re.compile(
    r"(?=[\d+(\[])(?:"
    r"\+\d[\d ().\-–/]{6,25}\d|\(\d{2,5}\) ?\d{3,4}[-. ]?\d{3,4}\b|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b|\b\d{3}-\d{4}\b"
    r"|\b0\d{1,4}[ /-]\d[\d -]{4,12}\d\b"
    r"|\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\b|hrs?\b|hours\b|GMT|UTC)|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}\s?(?:[ap]\.?m\b|[ap]\.m\.|o['’]clock)"
    r"|(?:(?<=\b[aA][tT] )|(?<=\b[aA]round )|(?<=\b[aA]bout )|(?<=\bAROUND )|(?<=\bABOUT ))(?:[01]\d|2[0-3])[0-5]\d"
    r"(?=[,.;)]|\s(?i:and|on|in|when|local|today|yesterday|last|this)\b)"
    r"|\b\d{4}\s?(?:GMT|UTC|hrs|hours)\b|\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:19|20)\d\d[/–-](?:19|20)?\d\d\b"
    r"|\b\d+(?:\.\d+)?\s?[x×]\s?10\^?[-−]?\d+\b"
    r"|\b\d+[/-](?:19|20)\d{2}\b|\b(?:24/7|9/11|7/7|26/11|50/50|50-50)\b|\b\d+(?:\.\d+){2,}\b"
    rf"|\b{DAYS}(?:\s+of)?\s+{MONTH}{YEAR_AFTER}"
    r"|\b\d+(?:st|nd|rd|th)\b|(?<=['’])\d0s\b|\b\d{3,4}0['’]?s\b"
    # a house in its street
    r"|\b\d{1,5}[A-Za-z]?,?\s(?:[A-Z][\w'’.-]{0,30}\s){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Place|Terrace|Highway)\b"
    # a unit of an army
    r"|\b\d{2,3}\s(?:[A-Z][\w’'-]{1,20}\s){0,2}(?i:battalion|brigade|squadron|regiment|division)\b"
    # a graduate's year behind a name
    r"|(?<=[a-z] [‘’'])\d\d\b(?!\s(?:\w+\s)?[a-z]+s\b)"
    r"|(?<=[.!?:;] )(?<![eE][dD]: )(?<![dD][eE][aA][dD]: )(?<![iI][nN][gG]: )\(?\d{1,2}[.)] (?=[A-Z])|\[\d{1,3}\]"
    r"|(?<=[a-z.,;:”\"])\d{1,2}(?=\s|$)(?<![.,]\d)(?<![.,]\d\d))"
)
MONTHS = re.compile(
    rf"\b(?=[JFMASONDjfasond])(?:{MONTH}\s+{DAYS}(?!,\d{{3}}|\s(?:people|persons|men|women|children|civilians|soldiers|others|more|were)\b)"
    rf"(?:,?\s+\d{{4}}\b)?|{MONTH},?\s+(?:19|20)\d\d\b)"
)
ADDRESS = re.compile(r"https?://\S+|www\.\S+")
HANDLE = re.compile(r"@[\w.-]{2,255}|(?<!\w)#\w+")
CODE = re.compile(r"\b[A-Z]{1,6}(?:/[A-Z\d.]{1,12}){1,6}\b")
# The page behind the dots of a table of contents, the numbers of sections, "page 3 of 14", references with slashes or hyphens.
CONTENTS = re.compile(
    r"(?m:(?:[._…] ?){4}[ \t]{0,12}\d{1,4}[ \t]{0,12}$|^[ \t]{0,12}\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]{1,12}(?=[A-Z])(?!Million|Billion|Per))"
    r"|\b(?i:page) \d{1,4} of \d{1,4}\b|\b\d{1,6}/\d{1,6}/\d{1,6}\b|\b[A-Z]{2,4} \d{1,3}/\d{2,5}\b|\b\d{2,6}(?:-\d{2,6}){2,5}\b"
)
LIST_MARK = re.compile(r"(?m:^[ \t]{0,12}[(\[]?\d{1,3}[.)\]](?=\s))")

MASKS = (NUMERIC, MONTHS, ADDRESS, HANDLE, CODE, CONTENTS, LIST_MARK)

DURATION = re.compile(
    r"[\s\u00a0-]{0,2}(?:of\s)?(?:(?:more|full|long|straight|consecutive|whole|additional|further|calendar|working|business|past|previous|extra|successive"
    r"|those|these|the(?!\s\w+\s(?:before|earlier)\b)|odd|or so|or more|solid|short)[\s-])*"
    r"(?:second|sec|minute|min|hour|hr|day|night|weekday|week|weekend|fortnight|month|semester|year|yr|decade|centur(?:y|ie)|millenni(?:um|a)|generation)s?\b"
    r"(?![\s-]{1,2}olds?\b)(?!\sof\sage)(?!-olds?\b)",
    re.IGNORECASE,
)


def spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` whose numbers count nothing, in order and without overlaps."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(match.span() for mask in MASKS for match in mask.finditer(text)):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
