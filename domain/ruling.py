"""Rulings: what an ethics officer decided, a precedent while it stands."""

from collections.abc import Hashable
from datetime import datetime
from typing import NamedTuple, Protocol

from domain.decision import Verdict
from domain.record import Record

RULABLE = (Verdict.FORBIDDEN, Verdict.CONDITIONAL, Verdict.PERMITTED, Verdict.OBLIGATORY)
"""The verdicts of a ruling: it always decides."""


class RulingDraft(Record):
    """What an officer decides; `question` is the one that others will see, without names."""

    question: str
    verdict: Verdict
    clauses: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    reason: str


class Ruling(RulingDraft):
    """A ruling as it was made, and what became of it."""

    id: str
    referral: str | None
    by: str
    by_name: str
    at: datetime
    supersedes: str | None = None
    superseded_by: str | None = None
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""

    @property
    def stands(self) -> bool:
        """Whether it counts as a precedent."""
        return self.withdrawn_at is None and self.superseded_by is None


class LikeRuling(NamedTuple):
    """A ruling on a question like the one asked; `similarity` is a cosine."""

    ruling: Ruling
    similarity: float


class Rulings(Protocol):
    """The rulings that stand now, whoever made them."""

    def stamp(self) -> Hashable:
        """Differs from every earlier one when a ruling was made, superseded or withdrawn."""
        ...

    def standing(self) -> tuple[Ruling, ...]:
        """Raises RecordsFault where they cannot be read."""
        ...
