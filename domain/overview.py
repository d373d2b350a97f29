"""What is told of the questions that were asked: counts that stand for several askers each."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from domain.record import Record

NOT_COVERED = "not_covered"
"""The topic of questions that the sources do not settle."""
OTHER = "other"
"""What too few asked about to be told apart."""


class Count(Record):
    """How many questions stand under a section's id or a verdict, NOT_COVERED or OTHER."""

    label: str
    questions: int


class Weeks(Record):
    """How many were asked from a Monday on: in one week, or in several that are told together."""

    begins: date
    weeks: int
    questions: int


class Cluster(Record):
    """Questions that the sources do not settle and that are alike.

    `words` are their commonest, each used by enough askers; `centre` is where they lie among the
    encoder's vectors.
    """

    words: tuple[str, ...]
    questions: int
    centre: tuple[float, ...]


class Asked(Record):
    """What was asked between two Mondays: told once, when the time is over, and never changed.

    Each figure, and each sum or difference of figures, stands for `least` askers or more.
    """

    begins: date
    ends: date
    least: int
    weeks: tuple[Weeks, ...]
    topics: tuple[Count, ...]
    verdicts: tuple[Count, ...]
    clusters: tuple[Cluster, ...] = ()

    @property
    def questions(self) -> int:
        return sum(each.questions for each in self.weeks)


class Grouped(NamedTuple):
    """The group of each text, or -1; and where each group lies."""

    labels: Sequence[int]
    centres: Sequence[Sequence[float]]


class Groups(Protocol):
    """Puts texts that are alike into groups of `least` texts or more."""

    def __call__(self, texts: Sequence[str], least: int) -> Grouped: ...


class Tally(Record):
    """How many of a kind have a status; for referrals the kind is how long ago they were sent."""

    kind: str
    status: str
    count: int
