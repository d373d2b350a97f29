"""What the clauses' own wording says of a question, without any case: several views, added up.

They are BM25 over stems, the nearest part of each clause, the late interaction of the question and
that of the part that asks, each counted once, and our own Code as a lens where there is one. Each
is made a z-score over the clauses that come into question, so that they can be added
(docs/decisions/0006).
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from statistics import fmean, pstdev
from typing import NamedTuple

from retrieval.encoder import Encoder, Seen, Vectors
from retrieval.store import Store

NEAR = 100
"""Clauses that are compared word by word; the rest of a long code is out of the question."""
LENS = 2.0
"""How much the lens counts: it reads conduct, where the other views all read words."""
COMPANY = 0.4
"""How much it counts that a document's other rules are near, in a code of several documents."""
SHARP = 2.0
"""How strongly a standard deviation of wording sets a clause apart."""

Scores = Mapping[str, float]


class Worded(NamedTuple):
    """Each clause's share of one; its cosine to the question, and its BM25 score."""

    shares: dict[str, float]
    dense: Scores
    lexical: Scores


class Wording:
    """Weighs the clauses of one store by their wording."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store = store
        self._encoder = encoder
        self._ids = [clause.id for clause in store.corpus.clauses]
        documents: dict[str, list[str]] = defaultdict(list)
        for clause in store.corpus.clauses:
            documents[clause.instrument].append(clause.id)
        self._documents = list(documents.values())

    def roughly(self, text: str, vector: Vectors) -> Worded:
        """Weigh all clauses by cosine and BM25 alone: enough where a reader and cases speak."""
        dense, lexical = self._whole(text, vector)
        sums = _sum(standard(dense, self._ids), standard(lexical, self._ids))
        return Worded(_softmax(sums, self._ids), dense, lexical)

    def closely(
        self, text: str, asks: str, seen: Seen, through: Future[Scores] | None = None
    ) -> Worded:
        """Weigh all clauses by every view; `asks` is the part that asks, `seen` the whole text.

        What the text looks like through a lens may still be on its way.
        """
        dense, lexical = self._whole(text, seen.vector)
        parts = self._store.late.nearest_parts(seen.vector)
        first = _sum(standard(lexical, self._ids), standard(parts, self._ids))
        near = sorted(self._ids, key=lambda id: -first[id])[:NEAR]
        views = [lexical, parts, *self._late(text, asks, seen, near)]
        company = _times(COMPANY, self._company(first), near)
        sums = _sum(company, *(standard(view, near) for view in views))
        if through is not None:
            sums = _sum(sums, _times(LENS, standard(through.result(), near), near))
        return Worded(_softmax(sums, self._ids), dense, lexical)

    def _whole(self, text: str, vector: Vectors) -> tuple[Scores, Scores]:
        dense = dict(self._store.dense.nearest("clauses", vector, len(self._ids)))
        return dense, self._store.lexical.scores(text)

    def _late(self, text: str, asks: str, seen: Seen, near: Sequence[str]) -> tuple[Scores, Scores]:
        whole = self._store.late.likeness(text, seen, near)
        asked = whole
        if asks != text:
            asked = self._store.late.likeness(asks, self._encoder.look(asks), near)
        return {id: sum(whole[id]) for id in near}, {id: asked[id].forth for id in near}

    def _company(self, scores: Scores) -> Scores:
        """Return the mean score of the other rules of each clause's document."""
        if len(self._documents) == 1:
            return dict.fromkeys(self._ids, 0.0)
        company = {}
        for ids in self._documents:
            total = sum(scores[id] for id in ids)
            others = max(len(ids) - 1, 1)
            company.update({id: (total - scores[id]) / others for id in ids})
        return company


def standard(scores: Scores, ids: Sequence[str]) -> dict[str, float]:
    """Return z-scores, so that cosines and BM25 scores can be added."""
    values = [scores.get(id, 0.0) for id in ids]
    if not values:
        return {}
    mean, spread = fmean(values), pstdev(values) or 1.0
    return {id: (value - mean) / spread for id, value in zip(ids, values, strict=True)}


def _times(weight: float, scores: Scores, ids: Sequence[str]) -> dict[str, float]:
    return {id: weight * scores[id] for id in ids}


def _sum(*parts: Scores) -> dict[str, float]:
    return {id: sum(part[id] for part in parts) for id in parts[0]}


def _softmax(sums: Scores, ids: Sequence[str]) -> dict[str, float]:
    """Share one out among those that have a sum; the others get nothing."""
    top = max(sums.values(), default=0.0)
    powers = {id: math.exp((value - top) / SHARP) for id, value in sums.items()}
    total = sum(powers.values())
    return {id: powers[id] / total if id in powers else 0.0 for id in ids}
