"""Something to tell one person, until they have seen it."""

from datetime import datetime
from enum import StrEnum

from domain.record import Record


class Told(StrEnum):
    """What a notice is about; its subject is the id of the referral."""

    RULED = "ruled"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Notice(Record):
    """One line for one person."""

    id: str
    kind: str
    subject: str
    text: str
    made_at: datetime
