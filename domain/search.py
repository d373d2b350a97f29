"""What is asked, and what is found."""

from collections.abc import Mapping
from typing import Protocol

from pydantic import Field

from domain.record import Record


class Query(Record):
    """A question, and the facts the asker gave beside it.

    `facts` maps a condition's id to True (it holds), False (it does not) or None (the asker does
    not know); `told` holds facts in the asker's own words; `earlier` the questions of the same
    conversation that this one follows up, oldest first. `first` is a clause to be looked at before
    the others that are found, wherever it would rank; a language model's choice, never the asker's.
    """

    question: str
    facts: Mapping[str, bool | None] = Field(default_factory=dict)
    told: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    first: str = ""


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

    def led_by(self, clause_id: str) -> "Ranking":
        """The same with one of its clauses first; as it is where that was not found."""
        hits = sorted(self.hits, key=lambda hit: hit.clause_id != clause_id)
        ranked = [hit.model_copy(update={"rank": rank}) for rank, hit in enumerate(hits, start=1)]
        return self.model_copy(update={"hits": tuple(ranked)})


class Retriever(Protocol):
    """Finds the clauses that bear on a question."""

    def retrieve(self, query: Query, k: int) -> Ranking: ...
