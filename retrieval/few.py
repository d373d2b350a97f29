"""Few cases: those that users wrote for a code of their own, against the wording of its clauses.

The wording speaks with a weight of one, a case by how near it is (docs/decisions/0005).
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from domain.case import WorkedCase
from domain.search import Neighbour
from retrieval.cases import SUPPORTING

HEARD = 0.05
"""A case that speaks less loud than this is none that a ranking rests on."""


class Level(NamedTuple):
    """Where a case speaks as loud as the wording.

    It has to be nearer to the question than every clause by `nearer`, and near by `least`; it
    speaks e times as loud for each `width` more.
    """

    nearer: float = 0.3
    least: float = 0.5
    width: float = 0.1


CHOSEN = Level()


class Weighed(NamedTuple):
    """The scores of all clauses, and how likely they settle the question."""

    scores: Mapping[str, float]
    covered: float


def loudness(
    neighbours: Sequence[Neighbour], nearest_clause: float, level: Level = CHOSEN
) -> dict[str, float]:
    """Return how loud each case speaks beside the wording, which speaks with one."""
    even = max(level.least, nearest_clause + level.nearer)
    return {each.case_id: math.exp((each.similarity - even) / level.width) for each in neighbours}


def weigh(
    wording: Mapping[str, float],
    covered: float,
    loud: Mapping[str, float],
    cases: Mapping[str, WorkedCase],
) -> Weighed:
    """Mix what the wording says with what cases say; without cases the wording stands as it is.

    `wording` shares out one among the clauses; `covered` is how likely one of them settles it.
    """
    total = 1 + sum(loud.values())
    scores = dict(wording)
    settled = covered
    for id, weight in loud.items():
        clauses = cases[id].clauses
        parts = [1.0 if place == 0 else SUPPORTING for place in range(len(clauses))]
        for clause, part in zip(clauses, parts, strict=True):
            scores[clause] += weight * part / sum(parts)
        settled += weight if clauses else 0.0
    return Weighed({id: score / total for id, score in scores.items()}, settled / total)
