"""Which of the asker's own words show that a condition holds or fails."""

import re
from collections.abc import Iterator

from decision.form import sentences
from domain.reading import Reading

_JOINT = re.compile(
    r"(?<=[,;:])\s+"
    r"|\s+(?=(?:but|although|though|because|since|while)\b)"
    r"|\s+(?=and (?:the|an?|i|we|he|she|they|it|my|our|their|no|nobody)\b)",
    re.I,
)
SHORTEST = 2
"""Words; a shorter piece of a sentence tells nothing by itself."""


def words_for(condition: str, text: str, reading: Reading) -> str:
    """Return the part of a text at which the reading looked hardest for a condition.

    Empty where the reading cannot tell. A long part beats a short one only by its attention.
    """
    marks = reading.marks.get(condition, ())
    if not marks:
        return ""

    def attention(span: tuple[int, int]) -> float:
        start, end = span
        return sum(mark.weight for mark in marks if start <= mark.start < end)

    start, end = max(_spans(text), key=attention)
    return text[start:end]


def _spans(text: str) -> list[tuple[int, int]]:
    """Split a text into sentences, and a sentence where it turns; return where each part lies."""
    spans = list(_located(text))
    telling = [(a, b) for a, b in spans if len(text[a:b].split()) >= SHORTEST]
    return telling or [(0, len(text))]


def _located(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for sentence in sentences(text):
        for piece in _JOINT.split(sentence):
            start = text.index(piece, at)
            at = start + len(piece)
            yield start, at
