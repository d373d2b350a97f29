"""A question sent to the ethics officer, and how far it has come."""

from datetime import datetime
from enum import StrEnum

from domain.decision import Advice
from domain.record import Record


class Status(StrEnum):
    """Where a referral stands; only an open one waits for somebody."""

    OPEN = "open"
    RULED = "ruled"
    WITHDRAWN = "withdrawn"


class Referred(Record):
    """One line of the queue."""

    id: str
    asker_name: str
    question: str
    status: Status
    sent_at: datetime


class Referral(Referred):
    """The whole of it: the asker's words as sent, and what mayi thought and why.

    `version` grows with every change: who would change an older one is told so.
    """

    asker: str
    words: str
    advice: Advice
    version: int
