"""Our own Code as a lens on another: rules are alike where the same of our clauses govern them.

The reader was trained on questions about our clauses. It reads another code's clause as if that
were a question: which of ours would govern it? A question that it reads like the clause is likely
about it (the coefficient of Bhattacharyya, 1943). A code about quite other things it reads as
nothing of ours; there it would tell little and cost time, and is left out.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple, Protocol

import numpy as np

from domain.reading import Reading
from retrieval.encoder import Vectors

FILE = "lens.npz"
FOREIGN = 0.05
"""A code is about other things from this mean probability on that no clause of ours governs it."""
SAMPLE = 20
"""Clauses by which that is told."""


class Reader(Protocol):
    """A reader that is known by its weights."""

    @property
    def fingerprint(self) -> str: ...

    def read(self, question: str) -> Reading: ...


class Views(NamedTuple):
    """Clauses as a reader sees them: the roots of the probabilities of our clauses, a row each."""

    reader: str
    rows: Vectors


def look_through(texts: Sequence[str], reader: Reader) -> Views | None:
    """Have every clause of a code read; None for a code about quite other things."""
    sample = texts[:: max(1, len(texts) // SAMPLE)]
    if not sample or fmean(reader.read(text).nothing for text in sample) >= FOREIGN:
        return None
    rows = [_root(reader.read(text)) for text in texts]
    return Views(reader.fingerprint, np.array(rows, np.float32))


def save(views: Views, folder: Path) -> None:
    """Write the views of an index into its folder."""
    np.savez(folder / FILE, reader=np.array(views.reader), rows=views.rows)


def load(folder: Path) -> Views | None:
    """Read the views of an index; None where it was built without a reader."""
    if not (folder / FILE).exists():
        return None
    with (folder / FILE).open("rb") as file, np.load(file) as arrays:
        return Views(str(arrays["reader"]), arrays["rows"])


class Lens:
    """Sees how like a question is to each clause of one code."""

    def __init__(self, ids: Sequence[str], views: Views, reader: Reader) -> None:
        self._ids = tuple(ids)
        self._rows = views.rows
        self._reader = reader

    def likeness(self, text: str) -> Mapping[str, float]:
        """Return a number from 0 to 1 for each clause."""
        seen = np.array(_root(self._reader.read(text)), np.float32)
        return dict(zip(self._ids, (self._rows @ seen).tolist(), strict=True))


def _root(reading: Reading) -> list[float]:
    return [share**0.5 for share in (*reading.clauses.values(), reading.nothing)]
