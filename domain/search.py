"""What is asked, and what is found."""

from collections.abc import Mapping
from typing import Protocol

from pydantic import Field

from domain.record import Record


class Query(Record):
    """A question, and the facts the asker gave beside it.

    `facts` maps a condition's id to True (it holds), False (it does not) or None (the asker does
    not know); `told` holds facts in the asker's own words; `earlier` the questions of the same
    conversation that this one follows up, oldest first.
    """

    question: str
    facts: Mapping[str, bool | None] = Field(default_factory=dict)
    told: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


class Placement(Record):
    """Where one system placed a clause, and why."""

    system: str
    rank: int
    score: float
    why: str


class Hit(Record):
    """A clause found: `score` is the fused one, between 0 and 1; `rank` starts at 1."""

    clause_id: str
    rank: int
    score: float
    placements: tuple[Placement, ...] = ()


class Neighbour(Record):
    """A worked case near the question; `similarity` is a cosine."""

    case_id: str
    similarity: float


class Ranking(Record):
    """Clauses found, best first, and the cases that spoke for them."""

    hits: tuple[Hit, ...]
    neighbours: tuple[Neighbour, ...] = ()
    covered: float = 1.0
    """Calibrated probability that the sources settle the question at all."""


class Retriever(Protocol):
    """Finds the clauses that bear on a question."""

    def retrieve(self, query: Query, k: int) -> Ranking: ...
