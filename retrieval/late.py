"""Late interaction: word by word, what a question says is looked for in a clause, and back.

Each word of one text is compared with the word of the other that is most like it, each as it
stands among its own neighbours (Khattab and Zaharia, ColBERT, 2020). Words count by how few
clauses have them; "may" and "the" do not count.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retrieval.encoder import Encoder, Seen, Vectors
from retrieval.lexical import STOP
from retrieval.parts import parts

FILE = "words.npz"
STEPS = 127
"""A number between -1 and 1 is kept as one of so many steps to either side of 0."""
WINDOW = 150
"""Words that are looked at together; a longer clause is looked at piece by piece, and all of it."""
# What is left of "it's", "we've" and "don't" beside the stop words.
_CLIPPED = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
_SOUND = re.compile(r"[^\W_]")


class Words(NamedTuple):
    """All words of all clauses, in reading order, and the vectors of the clauses' parts.

    A word's unit vector is `states * scales`; `owners` are the numbers of the clauses.
    """

    states: npt.NDArray[np.int8]
    scales: Vectors
    owners: npt.NDArray[np.int32]
    texts: npt.NDArray[np.str_]
    parts: Vectors


def look_at(texts: Sequence[str], encoder: Encoder) -> Words:
    """Look at every clause word by word, and at each of its parts."""
    seen = [
        (owner, piece, encoder.look(piece))
        for owner, text in enumerate(texts)
        for piece in _pieces(text)
    ]
    states = np.vstack(
        [np.zeros((0, 1), np.float32)] if not seen else [each.states for _, _, each in seen]
    )
    scales = np.abs(states).max(axis=1, initial=1e-9) / STEPS
    return Words(
        states=np.round(states / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
        owners=np.array([owner for owner, _, each in seen for _ in each.spans], np.int32),
        texts=np.array([word for _, piece, each in seen for word in _words(piece, each)], np.str_),
        parts=encoder.encode([text[slice(*part.span)] for text in texts for part in parts(text)]),
    )


def save(words: Words, folder: Path) -> None:
    """Write the words of an index into its folder."""
    np.savez(folder / FILE, **words._asdict())


def load(folder: Path) -> Words:
    """Read the words of an index; raises whatever numpy does when they are damaged."""
    with (folder / FILE).open("rb") as file, np.load(file) as arrays:
        return Words(**{name: arrays[name] for name in Words._fields})


class Late:
    """How like a question is to clauses, word by word and part by part."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str], words: Words) -> None:
        self.places = {id: place for place, id in enumerate(ids)}
        counts = [len(parts(text)) for text in texts]
        if sum(counts) != len(words.parts) or words.owners.max(initial=0) >= max(len(ids), 1):
            raise ValueError("the words are another corpus's")
        self._words = words
        self.part_vectors = words.parts
        self._part_starts = np.concatenate([[0], np.cumsum(counts)]).astype(int)
        self._starts = np.searchsorted(words.owners, np.arange(len(ids) + 1))
        pairs = set(zip(words.owners.tolist(), words.texts.tolist(), strict=True))
        self._having = Counter(text for _, text in pairs)
        self._weights = self._weighed(words.texts.tolist())

    def parts_of(self, id: str) -> slice:
        """Return which rows of `part_vectors` are those of a clause."""
        place = self.places[id]
        return slice(self._part_starts[place], self._part_starts[place + 1])

    def nearest_parts(self, vector: Vectors) -> dict[str, float]:
        """Return the cosine of each clause's nearest part to one vector of shape (1, d)."""
        cosines = self.part_vectors @ vector[0] if len(self.part_vectors) else np.zeros(0)
        return {id: float(cosines[self.parts_of(id)].max(initial=-1.0)) for id in self.places}

    def likeness(self, text: str, seen: Seen, ids: Sequence[str]) -> dict[str, "Likeness"]:
        """Return how like clauses are to a text, both ways."""
        held = [id for id in ids if self._rows(id).size]
        if not held or not len(seen.states):
            return dict.fromkeys(ids, Likeness(0.0, 0.0))
        rows = [self._rows(id) for id in held]
        every = np.concatenate(rows)
        states = self._words.states[every] * self._words.scales[every, None]
        cosines = seen.states @ states.T
        starts = np.concatenate([[0], np.cumsum([len(each) for each in rows])[:-1]])
        weights = self._weighed(_words(text, seen))
        asked = _mean(np.maximum.reduceat(cosines, starts, axis=1).T, weights)
        back = cosines.max(axis=0)
        found = {
            id: Likeness(
                float(forth), float(_mean(back[start : start + len(own)], self._weights[own]))
            )
            for id, forth, start, own in zip(held, asked, starts, rows, strict=True)
        }
        return {id: found.get(id, Likeness(0.0, 0.0)) for id in ids}

    def _rows(self, id: str) -> npt.NDArray[np.int64]:
        place = self.places[id]
        return np.arange(self._starts[place], self._starts[place + 1])

    def _weighed(self, words: Sequence[str]) -> Vectors:
        clauses = len(self.places)
        return np.array(
            [
                math.log(1 + (clauses + 0.5) / (self._having[word] + 0.5)) if _counts(word) else 0.0
                for word in words
            ],
            np.float32,
        )


class Likeness(NamedTuple):
    """The mean cosine of the words of a question to those of a clause, and the other way round."""

    forth: float
    back: float


def _mean(values: Vectors, weights: Vectors) -> Vectors:
    """Return the weighted mean over the last axis; the plain one where no word counts."""
    total = float(weights.sum())
    return np.asarray(values @ weights / total if total else values.mean(axis=-1))


def _pieces(text: str) -> Iterator[str]:
    """Cut a text between its parts, so that none of the pieces is too long for an encoder."""
    start = end = 0
    for part in parts(text):
        if end > start and len(text[start : part.span.end].split()) > WINDOW:
            yield text[start:end]
            start = part.span.start
        end = part.span.end
    if end > start:
        yield text[start:end]


def _words(text: str, seen: Seen) -> list[str]:
    return [text[slice(*span)].casefold() for span in seen.spans]


def _counts(word: str) -> bool:
    return bool(_SOUND.search(word)) and word not in STOP and word not in _CLIPPED
