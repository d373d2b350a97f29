"""The audit log: append-only, each row bound to the one before by its hash.

A row's hash is SHA-256 over the JSON array [number, at, who, what, subject, hash before], the time
in ISO 8601 with microseconds in UTC. It never holds the words of a question. Triggers refuse to
change or delete a row; who gets past them is found by `faults`.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from domain.person import Person, Right
from domain.record import Record
from records.database import Database
from records.rights import require
from records.schema import AuditHeadRow, AuditRow, PersonRow

BEGINNING = "0" * 64
LOCK = 0x61756469
"""Held on PostgreSQL until the transaction ends, so that numbers follow each other ("audi")."""
BATCH = 1000


class Act(StrEnum):
    """What is audited; asking a question is not."""

    CONVERSATION_DELETED = "conversation deleted"
    CONVERSATION_EXPORTED = "conversation exported"
    REFERRAL_SENT = "referral sent"
    REFERRAL_WITHDRAWN = "referral withdrawn"
    RULING_MADE = "ruling made"
    RULING_SUPERSEDED = "ruling superseded"
    RULING_WITHDRAWN = "ruling withdrawn"
    FEEDBACK_SETTLED = "feedback settled"
    DISCLOSURE_MADE = "disclosure made"
    DISCLOSURE_CHANGED = "disclosure changed"
    DISCLOSURE_SUBMITTED = "disclosure submitted for approval"
    DISCLOSURE_APPROVED = "disclosure approved"
    DISCLOSURE_DECLINED = "disclosure declined"
    DISCLOSURE_SENT = "disclosure sent"
    REGISTER_EXPORTED = "register of disclosures exported"
    ATTESTED = "edition attested"
    ROLES_SET = "roles set"
    ACCOUNT_OFF = "account switched off"
    ACCOUNT_ON = "account switched on"
    TOKEN_MADE = "API token made"
    TOKEN_REVOKED = "API token revoked"
    AUDIT_EXPORTED = "audit log exported"
    RETENTION_ENFORCED = "retention enforced"


class Entry(Record):
    """One row of the log."""

    number: int
    at: datetime
    who: str
    what: str
    subject: str
    before: str
    hash: str


def append(session: Session, at: datetime, who: Person, what: Act, subject: str) -> None:
    """Add a row within the transaction that does what it tells of; `subject` is an id."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    head = session.get(AuditHeadRow, 1, populate_existing=True)
    if head is None:
        head = AuditHeadRow(id=1, number=0, hash=BEGINNING)
        session.add(head)
    row = AuditRow(
        number=head.number + 1,
        at=at,
        who=who.id,
        what=what.value,
        subject=subject,
        before=head.hash,
        hash="",
    )
    row.hash = hash_of(_entry(row))
    session.add(row)
    head.number, head.hash = row.number, row.hash
    session.flush()


class State(Record):
    """How the log stands: what is wrong, a sentence each, and where it ends."""

    faults: tuple[str, ...]
    rows: int
    last: str
    """The hash of the last row, which stands for all before it."""


class AuditLog:
    """The log, for those who may see it."""

    def __init__(self, database: Database, who: Person) -> None:
        require(who, Right.SEE_AUDIT)
        self._database = database
        self._who = who

    def latest(self, limit: int) -> tuple[Entry, ...]:
        """The newest rows, newest first."""
        with self._database.reading() as session:
            rows = session.scalars(select(AuditRow).order_by(AuditRow.number.desc()).limit(limit))
            return tuple(map(_entry, rows))

    def names(self, entries: Iterable[Entry]) -> dict[str, str]:
        """How those who did it are called now, by their ids; of whom nothing is known, nothing."""
        ids = {entry.who for entry in entries}
        with self._database.reading() as session:
            rows = session.execute(
                select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(ids))
            )
            return {id: name for id, name in rows}

    def state(self) -> State:
        """Compare every row with its hash and with the row before it."""
        with self._database.reading() as session:
            if not self._database.is_sqlite:  # the end and the rows of one moment
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            head = session.get(AuditHeadRow, 1)
            last = (head.number, head.hash) if head else (0, BEGINNING)
            found = tuple(faults(_entries(session), last))
        return State(faults=found, rows=last[0], last=last[1])

    def has(self, hash: str) -> bool:
        """Whether some row has this hash; that of the empty log is always had."""
        with self._database.reading() as session:
            found = session.scalars(select(AuditRow.number).where(AuditRow.hash == hash)).first()
        return found is not None or hash == BEGINNING

    def exported(self) -> tuple[Entry, ...]:
        """Every row, the last of which tells of this export."""
        with self._database.writing() as session:
            append(session, self._database.now(), self._who, Act.AUDIT_EXPORTED, "")
            return tuple(_entries(session))


def _entries(session: Session) -> Iterator[Entry]:
    rows = session.scalars(
        select(AuditRow).order_by(AuditRow.number), execution_options={"yield_per": BATCH}
    )
    return map(_entry, rows)


def faults(entries: Iterable[Entry], last: tuple[int, str]) -> Iterator[str]:
    """Compare each row with its hash and with the row before it, and the end with `last`."""
    number, before = 0, BEGINNING
    for entry in entries:
        if entry.number != number + 1:
            yield f"Between row {number} and row {entry.number} something is missing or moved."
        elif entry.before != before:
            yield f"Row {entry.number} does not follow on the row before it."
        if hash_of(entry) != entry.hash:
            yield f"Row {entry.number} was changed after it was written."
        number, before = entry.number, entry.hash
    if (number, before) != last:
        yield f"The log ends at row {number}; it should end at row {last[0]}."


def _entry(row: AuditRow) -> Entry:
    return Entry(
        number=row.number,
        at=row.at,
        who=row.who,
        what=row.what,
        subject=row.subject,
        before=row.before,
        hash=row.hash,
    )


def hash_of(entry: Entry) -> str:
    """The hash that a row should carry."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [entry.number, at, entry.who, entry.what, entry.subject, entry.before]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()
