"""What an evaluation found: figures with their intervals."""

from collections.abc import Mapping
from datetime import date

from domain.record import Record

FEWEST = 10
"""Fewer questions than these are too few to tell."""


class Share(Record):
    """`k` of `n`, and the middle 95 % of what resampled question sets would give."""

    k: int
    n: int
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.k / self.n if self.n else float("nan")


class Measure(Record):
    """A figure over `n` answers that is no share of them, with its interval."""

    value: float
    n: int
    low: float
    high: float


Figure = Share | Measure


class Evaluation(Record):
    """The evaluation that was kept: what the tests hold to, and what the page tells.

    `sets` are the figures of each question set, by name. `sections` says how many of the answers
    that rest on a section were right; those that rest on none stand under `not_covered`.
    """

    when: date
    questions: int
    sets: Mapping[str, Mapping[str, Figure]]
    sections: Mapping[str, Share]


def section_of(clause_id: str) -> str:
    """Return the section that a clause stands in: `msp-code/3` of `msp-code/3.2`."""
    return clause_id.rpartition(".")[0] or clause_id
