"""What readers say of an answer; who said it is not kept."""

from datetime import datetime
from enum import StrEnum

from domain.decision import Advice
from domain.record import Record


class Complaint(StrEnum):
    """What is wrong with an answer."""

    VERDICT = "verdict wrong"
    CLAUSE = "clause wrong"
    UNCLEAR = "unclear"


class Settled(StrEnum):
    """What became of it."""

    OPEN = "open"
    RULED = "ruled"
    CASE = "case"
    DISMISSED = "dismissed"


class Feedback(Record):
    """A complaint with its words, and the answer that it is about."""

    id: str
    kind: Complaint
    words: str
    question: str
    advice: Advice
    status: Settled
    given_at: datetime
