"""Worked cases near a question vote on what it says."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from domain.case import WorkedCase
from domain.decision import Polarity, State, Verdict
from domain.reading import Reading
from domain.search import Neighbour

K = TypeVar("K")

NEIGHBOURS = 20
SHARPNESS = 0.05
"""A case this much less similar than the nearest counts 1/e of it."""
SUPPORTING = 0.4
"""The share of a vote that goes to a clause which does not govern, but supports."""


def vote(neighbours: Sequence[Neighbour], cases: Mapping[str, WorkedCase]) -> Reading | None:
    """Turn the nearest cases into a reading; None when there are no cases."""
    if not neighbours:
        return None
    nearest = max(neighbour.similarity for neighbour in neighbours)
    weighted = [
        (cases[each.case_id], math.exp((each.similarity - nearest) / SHARPNESS))
        for each in neighbours
    ]
    clauses: dict[str, float] = defaultdict(float)
    verdicts = dict.fromkeys(Verdict, 0.0)
    polarities = dict.fromkeys(Polarity, 0.0)
    states: dict[str, dict[State, float]] = {}
    nothing = 0.0
    for case, weight in weighted:
        verdicts[case.verdict] += weight
        polarities[case.polarity] += weight
        for fact in case.conditions:
            states.setdefault(fact.condition, dict.fromkeys(State, 0.0))[fact.state] += weight
        for place, clause in enumerate(case.clauses):
            clauses[clause] += weight if place == 0 else weight * SUPPORTING
        nothing += 0.0 if case.clauses else weight
    total = sum(clauses.values()) + nothing
    return Reading(
        clauses={clause: score / total for clause, score in clauses.items()},
        nothing=nothing / total,
        verdicts=_shares(verdicts),
        polarities=_shares(polarities),
        states={condition: _shares(each) for condition, each in states.items()},
    )


def _shares(weights: dict[K, float]) -> dict[K, float]:
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()}
