"""What a question seems to say: probabilities, before any verdict is given."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from domain.decision import Polarity, State, Verdict
from domain.record import Record

K = TypeVar("K")


class Mark(Record):
    """Characters [start, end) of a question, and how much of a system's attention they had."""

    start: int
    end: int
    weight: float


class Reading(Record):
    """One system's reading of a question; each mapping of probabilities sums to one.

    `nothing` is the probability that no clause governs; `clauses` shares out the rest. `marks`
    tells for each condition which words were looked at, where the system can tell. `is_cut` tells
    that the question was too long to be read whole.
    """

    clauses: Mapping[str, float]
    nothing: float
    verdicts: Mapping[Verdict, float]
    polarities: Mapping[Polarity, float]
    states: Mapping[str, Mapping[State, float]]
    marks: Mapping[str, tuple[Mark, ...]] = {}
    is_cut: bool = False


class Reads(Protocol):
    """Reads a question."""

    def read(self, question: str) -> Reading: ...


def blend(parts: list[tuple[Reading, float]]) -> Reading:
    """Mix readings by weight; weights need not sum to one, and one of them is above zero."""
    total = sum(weight for _, weight in parts)
    shares = [(reading, weight / total) for reading, weight in parts if weight > 0]
    return Reading(
        clauses=_mixed([(reading.clauses, share) for reading, share in shares]),
        nothing=sum(reading.nothing * share for reading, share in shares),
        verdicts=_mixed([(reading.verdicts, share) for reading, share in shares]),
        polarities=_mixed([(reading.polarities, share) for reading, share in shares]),
        states=_mixed_states(shares),
        marks={id: marks for reading, _ in shares for id, marks in reading.marks.items()},
        is_cut=any(reading.is_cut for reading, _ in shares),
    )


def _mixed(parts: list[tuple[Mapping[K, float], float]]) -> dict[K, float]:
    keys = dict.fromkeys(key for mapping, _ in parts for key in mapping)
    return {key: sum(mapping.get(key, 0.0) * share for mapping, share in parts) for key in keys}


def _mixed_states(parts: list[tuple[Reading, float]]) -> dict[str, dict[State, float]]:
    """A reading that knows nothing of a condition leaves it to those that do."""
    mixed = {}
    for condition in dict.fromkeys(id for reading, _ in parts for id in reading.states):
        known = [(r.states[condition], share) for r, share in parts if condition in r.states]
        total = sum(share for _, share in known)
        mixed[condition] = _mixed([(states, share / total) for states, share in known])
    return mixed
