"""Clauses and cases fused: what bears on a question, and which system says so."""

import math
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from statistics import fmean, pstdev
from typing import NamedTuple

from domain.case import WorkedCase
from domain.reading import Reading, Reads, blend
from domain.search import Hit, Neighbour, Placement, Query, Ranking
from retrieval.cases import NEIGHBOURS, vote
from retrieval.encoder import Encoder, Vectors
from retrieval.store import Store

# Shares of each system, chosen by cross-validation over scenarios (docs/decisions/0002).
READER = 0.8
VOTES = 0.2
WORDING = 0.08
"""The share of the clauses' own wording, where worked cases speak too."""
TOPICS = 3
SHARP = 2.0
"""How strongly a standard deviation of wording sets a clause apart."""

# Where only wording speaks: the cosine of the nearest clause at which a question is as likely
# settled as not, and how fast that changes (docs/decisions/0002).
HALF_COVERED = 0.28
COVERED_SLOPE = 0.04


class Found(NamedTuple):
    """What a search brings to the decision; `reading` is None where no cases and no reader are.

    `topics` are the divergences' example questions nearest to the text: (id, cosine).
    """

    ranking: Ranking
    reading: Reading | None
    topics: tuple[tuple[str, float], ...]


class FusedRetriever:
    """Fuses the reader, the nearest cases, cosine and BM25 over one store."""

    def __init__(self, store: Store, encoder: Encoder, reader: Reads | None) -> None:
        self._store = store
        self._encoder = encoder
        self._reader = reader
        self._cases: Mapping[str, WorkedCase] = {case.id: case for case in store.corpus.cases}
        self._ids = [clause.id for clause in store.corpus.clauses]
        self._beside = ThreadPoolExecutor(max_workers=1)
        """Reads a question while it is looked up."""

    def retrieve(self, query: Query, k: int) -> Ranking:
        """Return up to k clauses, best first."""
        return self.find(query.question, k).ranking

    def find(self, text: str, k: int) -> Found:
        """Search for a whole question; the reading comes along for the decision."""
        being_read = self._beside.submit(self._read, text)
        vector = self._encoder.encode([text])
        neighbours = self._neighbours(vector)
        votes = vote(neighbours, self._cases)
        dense = dict(self._store.dense.nearest("clauses", vector, len(self._ids)))
        lexical = self._store.lexical.scores(text)
        reading = _blended(votes, being_read.result())
        wording = _softmax(_standard(dense, self._ids), _standard(lexical, self._ids))
        scores = wording if reading is None else _mixed(reading, wording)
        best = sorted(self._ids, key=lambda id: -scores[id])[:k]  # stable: ties in reading order
        votes_shown = votes.clauses if votes else {}
        hits = tuple(
            Hit(
                clause_id=id,
                rank=rank,
                score=round(scores[id], 6),
                placements=self._placements(id, text, votes_shown, dense, lexical, neighbours),
            )
            for rank, id in enumerate(best, start=1)
        )
        covered = _covered(dense) if reading is None else 1 - reading.nothing
        ranking = Ranking(hits=hits, neighbours=neighbours, covered=covered)
        return Found(ranking, reading, self._topics(vector))

    def _topics(self, vector: Vectors) -> tuple[tuple[str, float], ...]:
        wanted = TOPICS if self._store.corpus.divergences else 0
        return tuple(self._store.dense.nearest("topics", vector, wanted))

    def _neighbours(self, vector: Vectors) -> tuple[Neighbour, ...]:
        near = self._store.dense.nearest("cases", vector, NEIGHBOURS if self._cases else 0)
        return tuple(Neighbour(case_id=id, similarity=cosine) for id, cosine in near)

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


def _mixed(reading: Reading, wording: Mapping[str, float]) -> dict[str, float]:
    return {
        id: (1 - WORDING) * reading.clauses.get(id, 0.0) + WORDING * share
        for id, share in wording.items()
    }


def _placement(system: str, scores: Mapping[str, float], id: str, why: str) -> Placement:
    rank = 1 + sum(score > scores[id] for score in scores.values())
    return Placement(system=system, rank=rank, score=round(scores[id], 4), why=why)


def _standard(scores: Mapping[str, float], ids: list[str]) -> dict[str, float]:
    """Return z-scores, so that cosines and BM25 scores can be added."""
    values = [scores.get(id, 0.0) for id in ids]
    mean, spread = fmean(values), pstdev(values) or 1.0
    return {id: (value - mean) / spread for id, value in zip(ids, values, strict=True)}


def _softmax(*parts: Mapping[str, float]) -> dict[str, float]:
    sums = {id: sum(part[id] for part in parts) / SHARP for id in parts[0]}
    top = max(sums.values(), default=0.0)
    powers = {id: math.exp(value - top) for id, value in sums.items()}
    total = sum(powers.values())
    return {id: power / total for id, power in powers.items()}


def _covered(dense: Mapping[str, float]) -> float:
    nearest = max(dense.values(), default=0.0)
    return 1 / (1 + math.exp(-(nearest - HALF_COVERED) / COVERED_SLOPE))
