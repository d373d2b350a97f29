"""Clauses and cases fused: what bears on a question, and which system says so."""

import math
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from domain.case import WorkedCase
from domain.reading import Reading, Reads, blend
from domain.search import Hit, Neighbour, Placement, Query, Ranking
from retrieval.cases import NEIGHBOURS, vote
from retrieval.encoder import Encoder, Vectors
from retrieval.few import CHOSEN, HEARD, Level, Weighed, loudness, weigh
from retrieval.lens import Lens
from retrieval.store import Store
from retrieval.wording import Worded, Wording

# Shares of each system, chosen by cross-validation over scenarios (docs/decisions/0002).
READER = 0.9
VOTES = 0.1
WORDING = 0.08
"""The share of the clauses' own wording, where worked cases speak too."""
TOPICS = 3

# Where only wording speaks: the cosine of the nearest clause at which a question is as likely
# settled as not, and how fast that changes (docs/decisions/0002).
HALF_COVERED = 0.28
COVERED_SLOPE = 0.04


class Found(NamedTuple):
    """What a search brings to the decision; `reading` is None for a code without norms.

    `topics` are the divergences' example questions nearest to the text: (id, cosine).
    """

    ranking: Ranking
    reading: Reading | None
    topics: tuple[tuple[str, float], ...]


class FusedRetriever:
    """Fuses the reader, the nearest cases, cosine and BM25 over one store."""

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        reader: Reads | None,
        level: Level = CHOSEN,
        lens: Lens | None = None,
    ) -> None:
        self._lens = lens
        self._level = level
        self._store = store
        self._encoder = encoder
        self._reader = reader
        self._cases: Mapping[str, WorkedCase] = {case.id: case for case in store.corpus.cases}
        self._ids = [clause.id for clause in store.corpus.clauses]
        self._is_own = reader is None and not store.corpus.norms
        """A code that a user brought: wording speaks, and the few cases there may be."""
        self._wording = Wording(store, encoder)
        self._beside = ThreadPoolExecutor(max_workers=os.cpu_count())
        """Reads questions while they are looked up. ONNX Runtime runs as many at once as threads
        call it, each on one core: with fewer here somebody's question waits for another's."""

    def retrieve(self, query: Query, k: int) -> Ranking:
        """Return up to k clauses, best first."""
        return self.find(query.question, k).ranking

    def find(
        self, text: str, k: int, without: frozenset[str] = frozenset(), asks: str = ""
    ) -> Found:
        """Search for a whole question; the reading comes along for the decision.

        The cases in `without` are left out, as when the question is one of theirs; `asks` is the
        part of the text that asks, where that is known.
        """
        being_read = self._beside.submit(self._read, text)
        vector, (wording, dense, lexical) = self._worded(text, asks or text)
        neighbours = self._neighbours(vector, without)
        if self._is_own:
            loud = loudness(neighbours, max(dense.values(), default=0.0), self._level)
            heard = tuple(each for each in neighbours if loud[each.case_id] >= HEARD)
            votes = vote(heard, self._cases)
            reading, weighed = None, weigh(wording, _covered(dense), loud, self._cases)
        else:
            heard, votes = neighbours, vote(neighbours, self._cases)
            reading = _blended(votes, being_read.result())
            weighed = _weighed(reading, wording, dense)
        shown = votes.clauses if votes else {}
        hits = self._hits(weighed.scores, k, text, heard, shown, dense, lexical)
        ranking = Ranking(hits=hits, neighbours=neighbours, covered=weighed.covered)
        return Found(ranking, reading, self._topics(vector))

    def _worded(self, text: str, asks: str) -> tuple[Vectors, Worded]:
        if not self._is_own:
            vector = self._encoder.encode([text])
            return vector, self._wording.roughly(text, vector)
        through = self._beside.submit(self._lens.likeness, text) if self._lens else None
        seen = self._encoder.look(text)
        return seen.vector, self._wording.closely(text, asks, seen, through)

    def _hits(
        self,
        scores: Mapping[str, float],
        k: int,
        text: str,
        heard: tuple[Neighbour, ...],
        votes: Mapping[str, float],
        dense: Mapping[str, float],
        lexical: Mapping[str, float],
    ) -> tuple[Hit, ...]:
        best = sorted(self._ids, key=lambda id: -scores[id])[:k]  # stable: ties in reading order
        return tuple(
            Hit(
                clause_id=id,
                rank=rank,
                score=round(scores[id], 6),
                placements=self._placements(id, text, votes, dense, lexical, heard),
            )
            for rank, id in enumerate(best, start=1)
        )

    def _topics(self, vector: Vectors) -> tuple[tuple[str, float], ...]:
        wanted = TOPICS if self._store.corpus.divergences else 0
        return tuple(self._store.dense.nearest("topics", vector, wanted))

    def _neighbours(self, vector: Vectors, without: frozenset[str]) -> tuple[Neighbour, ...]:
        wanted = NEIGHBOURS + len(without) if self._cases else 0
        near = self._store.dense.nearest("cases", vector, wanted)
        kept = [(id, cosine) for id, cosine in near if id not in without]
        return tuple(Neighbour(case_id=id, similarity=cosine) for id, cosine in kept[:NEIGHBOURS])

    def _read(self, text: str) -> Reading | None:
        return self._reader.read(text) if self._reader else None

    def _placements(
        self,
        id: str,
        text: str,
        votes: Mapping[str, float],
        dense: Mapping[str, float],
        lexical: Mapping[str, float],
        neighbours: tuple[Neighbour, ...],
    ) -> tuple[Placement, ...]:
        placements = []
        if id in votes:
            placements.append(_placement("cases", votes, id, self._told_by_cases(id, neighbours)))
        if id in dense:
            placements.append(_placement("dense", dense, id, f"similarity {dense[id]:.2f}"))
        shared = self._store.lexical.shared(text, id)
        if shared:
            words = ", ".join(shared[:6])
            placements.append(_placement("bm25", lexical, id, f"shares the words {words}"))
        return tuple(placements)

    def _told_by_cases(self, id: str, neighbours: tuple[Neighbour, ...]) -> str:
        cases = [self._cases[each.case_id] for each in neighbours]
        speaking = sum(id in case.clauses for case in cases)
        return f"{speaking} of the {len(cases)} nearest worked cases turn on it"


def _blended(votes: Reading | None, read: Reading | None) -> Reading | None:
    parts = [(part, share) for part, share in ((votes, VOTES), (read, READER)) if part]
    return blend(parts) if parts else None


def _weighed(
    reading: Reading | None, wording: Mapping[str, float], dense: Mapping[str, float]
) -> Weighed:
    if reading is None:
        return Weighed(wording, _covered(dense))
    return Weighed(_mixed(reading, wording), 1 - reading.nothing)


def _mixed(reading: Reading, wording: Mapping[str, float]) -> dict[str, float]:
    return {
        id: (1 - WORDING) * reading.clauses.get(id, 0.0) + WORDING * share
        for id, share in wording.items()
    }


def _placement(system: str, scores: Mapping[str, float], id: str, why: str) -> Placement:
    rank = 1 + sum(score > scores[id] for score in scores.values())
    return Placement(system=system, rank=rank, score=round(scores[id], 4), why=why)


def _covered(dense: Mapping[str, float]) -> float:
    nearest = max(dense.values(), default=0.0)
    return 1 / (1 + math.exp(-(nearest - HALF_COVERED) / COVERED_SLOPE))
