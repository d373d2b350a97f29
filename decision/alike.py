"""How what an asker tells bears on the words that a clause hangs on: near to them, or against them.

The limits are round figures, chosen on a rule book that is not ours (docs/decisions/0006).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from domain.clause import Clause
from retrieval.encoder import Encoder, Vectors
from retrieval.late import Late

COVERED = 15.0
"""How many standard deviations it is worth that all of a clause's words are told."""
TOLD = 8.0
"""From so many standard deviations on, what is told settles a clause."""
EXPLICIT = 4.0
"""How many more it takes where a clause says "if": such a condition is seldom told in passing."""

_IF = re.compile(r"\bif\b", re.I)
# "You are over 60" as the asker would say it.
_SAID = (
    (r"\byou are\b", "I am"),
    (r"\byou were\b", "I was"),
    (r"\byou['’]re\b", "I'm"),
    (r"\byou['’]ve\b", "I've"),
    (r"\byour\b", "my"),
    (r"\byou\b", "I"),
)
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|can|could|will|would|does|do|did|may|might|must|should)\b"
    r"|\bI['’](?:m|ve)\b",
    re.I,
)
_NEGATION = re.compile(r"\s*\b(?:not|never)\b|n['’]t\b", re.I)
_WITHOUT = re.compile(r"\bwithout\b", re.I)


class Match(NamedTuple):
    """What is told that comes nearest to one of several wordings, and whether it says the same."""

    fact: str
    which: int
    holds: bool


class Alike:
    """Compares what is told with the clauses of one code."""

    def __init__(self, late: Late, encoder: Encoder) -> None:
        self._late = late
        self._encoder = encoder

    def settles(self, facts: Sequence[str], clause: Clause, places: Sequence[int]) -> bool:
        """Tell whether facts speak to each of some parts of a clause, and cover enough of it.

        A fact speaks to a part by how far its cosine stands out among those to all parts of the
        code, in standard deviations; the part least spoken to counts.
        """
        outstanding = _outstanding(self._encoder.encode(facts) @ self._late.part_vectors.T)
        least = float(outstanding[self._late.parts_of(clause.id)][list(places)].min())
        told = " ".join(facts)
        covered = self._late.likeness(told, self._encoder.look(told), [clause.id])[clause.id].back
        wanted = TOLD + (EXPLICIT if _IF.search(clause.text) else 0.0)
        return least + COVERED * covered >= wanted

    def nearness(self, text: str, clause: Clause) -> list[float]:
        """Return the cosine of each part of a clause to a text."""
        vectors = self._late.part_vectors[self._late.parts_of(clause.id)]
        cosines: list[float] = (vectors @ self._encoder.encode([text])[0]).tolist()
        return cosines

    def match(self, facts: Sequence[str], wordings: Sequence[str]) -> Match:
        """Find the fact nearest to one of the wordings; it holds if their denial is less near."""
        said = [as_said(wording) for wording in wordings]
        vectors = self._encoder.encode(facts)
        cosines = vectors @ self._encoder.encode(said).T
        fact, which = (int(place) for place in np.unravel_index(cosines.argmax(), cosines.shape))
        against = float(vectors[fact] @ self._encoder.encode([denial(said[which])])[0])
        return Match(facts[fact], which, float(cosines[fact, which]) > against)


def as_said(wording: str) -> str:
    """Turn words of a clause into what an asker of whom they hold would say."""
    for pattern, own in _SAID:
        wording = re.sub(pattern, own, wording, flags=re.I)
    return wording


def denial(said: str) -> str:
    """Return the opposite of a sentence, roughly: without its negation, or with one."""
    if _NEGATION.search(said):
        return _NEGATION.sub("", said, count=1).strip()
    if _WITHOUT.search(said):
        return _WITHOUT.sub("with", said, count=1)
    verb = _VERB.search(said)
    if verb:
        return f"{said[: verb.end()]} not{said[verb.end() :]}"
    return f"I do not {said}" if said[:1].islower() else f"not {said}"


def _outstanding(cosines: Vectors) -> Vectors:
    spread = np.maximum(cosines.std(axis=1, keepdims=True), 1e-6)
    standard = (cosines - cosines.mean(axis=1, keepdims=True)) / spread
    return np.asarray(standard.max(axis=0), np.float32)
