"""What a new hire learns by, and what is kept of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self

from pydantic import model_validator

from domain.decision import Verdict
from domain.record import Record

ANSWERS = (Verdict.OBLIGATORY, Verdict.PERMITTED, Verdict.CONDITIONAL, Verdict.FORBIDDEN)


class PlainWords(Record):
    """A clause in plain words: what it asks of somebody day to day, and nothing beyond it."""

    clause: str
    says: str


class Scenario(Record):
    """A question of the quiz; `verdict` is the right one of `answers`, by `clause`."""

    id: str
    clause: str
    role: str
    question: str
    verdict: Verdict
    answers: tuple[Verdict, ...] = ANSWERS
    why: str

    @model_validator(mode="after")
    def can_be_answered(self) -> Self:
        if self.verdict not in self.answers:
            raise ValueError(f"the right answer {self.verdict} cannot be chosen")
        if not 3 <= len(set(self.answers)) == len(self.answers) <= 4:
            raise ValueError("a question has three or four different answers")
        return self


class Edition(Record):
    """One instrument in one wording; `clauses` holds the sha256 of each clause's text by its id."""

    instrument: str
    title: str
    edition: str
    sha256: str
    clauses: Mapping[str, str]


class Lesson(Record):
    """A clause that somebody has read, in the wording whose sha256 this is."""

    clause: str
    clause_sha256: str
    read_at: datetime


class Card(Record):
    """How well somebody knows one scenario; `state` is the scheduler's own, as JSON."""

    scenario: str
    clause_sha256: str
    state: str
    right: int
    wrong: int
    last_right: bool
    due_at: datetime


class Attestation(Record):
    """Somebody's word that they have read one edition, passed its quiz, and will keep it."""

    id: str
    person: str
    name: str
    instrument: str
    title: str
    edition: str
    edition_sha256: str
    clauses: Mapping[str, str]
    attested_at: datetime

    @property
    def day(self) -> str:
        """The date in UTC, as people write it: "3 March 2026"."""
        return f"{self.attested_at.day} {self.attested_at:%B %Y}"

    @property
    def moment(self) -> str:
        """The date and the time: "3 March 2026, 09:00 UTC"."""
        return f"{self.day}, {self.attested_at:%H:%M} UTC"


class Progress(Record):
    """All that is kept of one person's onboarding; `attested` is oldest first."""

    lessons: Mapping[str, Lesson] = {}
    cards: Mapping[str, Card] = {}
    attested: tuple[Attestation, ...] = ()

    def last_attested(self, instrument: str) -> Attestation | None:
        """The latest attestation of any edition of an instrument."""
        own = [each for each in self.attested if each.instrument == instrument]
        return own[-1] if own else None


class Member(Record):
    """Somebody as the roll has them: who they are, when they began, what they attested last."""

    person: str
    name: str
    email: str
    has_begun: bool
    attested: Attestation | None


class Changes(Record):
    """The ids of clauses that one wording has and another has not, or has otherwise."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.gone)


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """Compare two wordings, each the sha256 of every clause by its id."""
    return Changes(
        changed=tuple(id for id in after if id in before and before[id] != after[id]),
        added=tuple(id for id in after if id not in before),
        gone=tuple(id for id in before if id not in after),
    )
