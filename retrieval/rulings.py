"""Which questions are like another, by the cosine of the whole question; rulings among them."""

from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from domain.ruling import LikeRuling, Ruling, Rulings
from retrieval.encoder import Encodes, Vectors

LIKE = 0.6
"""The cosine from which a question is like another (docs/decisions/0008)."""
MOST = 3
REMEMBERED = 4_000
"""Questions whose vectors are kept."""


class Likeness:
    """Compares questions; each is encoded once."""

    def __init__(self, encoder: Encodes) -> None:
        self._encoder = encoder
        self.vector = lru_cache(maxsize=REMEMBERED)(self._encoded)

    def nearest(
        self, text: str, others: Mapping[str, str], least: float = LIKE, most: int = MOST
    ) -> tuple[tuple[str, float], ...]:
        """Return the ids of questions like the text with their cosines, the nearest first."""
        if not others:
            return ()
        vectors = np.vstack([self.vector(each) for each in others.values()])
        return best(list(others), vectors @ self.vector(text), least, most)

    def _encoded(self, text: str) -> Vectors:
        vector: Vectors = self._encoder.encode([text])[0]
        return vector


class _Read(NamedTuple):
    """The rulings as they stood when the stamp was taken."""

    stamp: Hashable
    rulings: dict[str, Ruling]
    vectors: Vectors


class RulingSearch:
    """Finds rulings like a question among those that stand at that moment."""

    def __init__(self, rulings: Rulings, likeness: Likeness) -> None:
        self._rulings = rulings
        self._likeness = likeness
        self._read: _Read | None = None

    def near(self, text: str, least: float = LIKE) -> tuple[LikeRuling, ...]:
        """Return the rulings on questions like the text, the nearest first."""
        read = self._standing()
        if not read.rulings:
            return ()
        cosines = read.vectors @ self._likeness.vector(text)
        found = best(list(read.rulings), cosines, least, MOST)
        return tuple(LikeRuling(read.rulings[id], cosine) for id, cosine in found)

    def _standing(self) -> _Read:
        # The stamp is taken first: a ruling made in between is read twice, never missed.
        stamp = self._rulings.stamp()
        read = self._read
        if read is None or read.stamp != stamp:
            rulings = {each.id: each for each in self._rulings.standing()}
            rows = [self._likeness.vector(each.question) for each in rulings.values()]
            read = _Read(stamp, rulings, np.vstack(rows) if rows else np.zeros((0, 0), np.float32))
            self._read = read
        return read


def best(
    ids: Sequence[str], cosines: Vectors, least: float, most: int
) -> tuple[tuple[str, float], ...]:
    """Return the ids of the highest cosines from `least` on; of equals the earlier first."""
    order = np.argsort(-cosines, kind="stable")[:most]
    return tuple((ids[at], float(cosines[at])) for at in order if cosines[at] >= least)
