"""A disclosure to a client, from draft to sent: one row of the register."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from domain.letter import Letter
from domain.record import Record


class Status(StrEnum):
    """Where a disclosure stands; each fits after "is"."""

    DRAFT = "a draft"
    AWAITING = "awaiting approval"
    APPROVED = "approved"
    DECLINED = "declined"
    SENT = "sent"


class Entry(Record):
    """What the register shows of a disclosure."""

    id: str
    owner: str
    owner_name: str
    kind: str
    client: str
    clauses: tuple[str, ...]
    status: Status
    made_at: datetime
    changed_at: datetime
    decided_by_name: str = ""
    decided_at: datetime | None = None
    decided_why: str = ""
    version: int


class Disclosure(Record):
    """The whole of it: the form as filled in, and the letter as it was written then."""

    entry: Entry
    facts: Mapping[str, str]
    letter: Letter
