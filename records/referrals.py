"""Referrals: the asker sees their own, an officer all of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from domain.decision import Advice
from domain.errors import ChangedMeanwhile, NotFound
from domain.person import Person, Right
from domain.referral import Referral, Referred, Status
from records.audit import Act, append
from records.database import Database, new_id
from records.rights import require
from records.schema import PersonRow, ReferralRow, RulingRow
from records.words import fit

LONGEST_QUESTION = 10_000
LONGEST_WORDS = 10_000
"""Characters."""
LONGEST_NAME = 200
PAGE = 50
LISTED = (
    ReferralRow.id,
    ReferralRow.asker_name,
    ReferralRow.question,
    ReferralRow.status,
    ReferralRow.sent_at,
)


class Place(NamedTuple):
    """Where a page of the queue ended: the next one begins after it."""

    sent_at: datetime
    id: str


class Page(NamedTuple):
    """Some lines of the queue; `more` is where the next page begins, None after the last."""

    lines: tuple[Referred, ...]
    more: Place | None


class Referrals:
    """The referrals that somebody may see."""

    def __init__(self, database: Database, who: Person) -> None:
        self._database = database
        self._who = who

    def send(self, question: str, words: str, advice: Advice) -> Referral:
        """Send a question to the officer, under the asker's name; raises TooLong, NothingSaid."""
        with self._database.writing() as session:
            at = self._database.now()
            row = ReferralRow(
                id=new_id(),
                asker=self._who.id,
                asker_name=fit("name", self._who.name, LONGEST_NAME),
                question=fit("question", question, LONGEST_QUESTION),
                words=fit("message", words, LONGEST_WORDS),
                advice=advice.model_dump_json(),
                status=Status.OPEN.value,
                sent_at=at,
                version=1,
            )
            session.add(row)
            append(session, at, self._who, Act.REFERRAL_SENT, row.id)
            return referral_of(row)

    def mine(self, limit: int = PAGE) -> tuple[Referral, ...]:
        """The asker's own, newest first."""
        chosen = (
            select(ReferralRow)
            .where(ReferralRow.asker == self._who.id)
            .order_by(ReferralRow.sent_at.desc(), ReferralRow.id)
            .limit(limit)
        )
        with self._database.reading() as session:
            return tuple(referral_of(row) for row in session.scalars(chosen))

    def get(self, referral: str) -> Referral:
        """Raises NotFound for somebody else's, unless an officer looks."""
        with self._database.reading() as session:
            row = session.get(ReferralRow, referral)
            if row is None or not may_see(row, self._who):
                raise NotFound("referral")
            return referral_of(row)

    def withdraw(self, referral: str, version: int) -> None:
        """Take one's own open referral back; raises NotFound, ChangedMeanwhile."""
        with self._database.writing() as session:
            row = open_row(session, referral, version, self._who, own=True)
            row.status = Status.WITHDRAWN.value
            row.version += 1
            append(session, self._database.now(), self._who, Act.REFERRAL_WITHDRAWN, row.id)

    def queue(self, status: Status, after: Place | None = None, limit: int = PAGE) -> Page:
        """A page of all referrals of a status, oldest first; for officers."""
        require(self._who, Right.RULE)
        chosen = _queue(status, after).limit(limit + 1)
        with self._database.reading() as session:
            rows = session.execute(chosen).all()
        lines = tuple(Referred.model_validate(row._asdict()) for row in rows[:limit])
        return Page(lines, Place(lines[-1].sent_at, lines[-1].id) if len(rows) > limit else None)

    def counts(self) -> Mapping[Status, int]:
        """How many there are of each status; for officers."""
        require(self._who, Right.RULE)
        counted = select(ReferralRow.status, func.count()).group_by(ReferralRow.status)
        with self._database.reading() as session:
            found = {Status(status): count for status, count in session.execute(counted)}
        return {status: found.get(status, 0) for status in Status}

    def address(self, referral: str) -> str:
        """Where to write to the asker; empty where no address is known. For officers."""
        require(self._who, Right.RULE)
        with self._database.reading() as session:
            row = session.get(ReferralRow, referral)
            person = session.get(PersonRow, row.asker) if row else None
            return person.email if person else ""


def open_row(
    session: Session, referral: str, version: int, who: Person, own: bool = False
) -> ReferralRow:
    """The row of an open referral, held until the transaction ends.

    Raises NotFound where there is none, or it is not the person's `own`; ChangedMeanwhile where it
    is no longer as it was read.
    """
    row = session.get(ReferralRow, referral, with_for_update=True, populate_existing=True)
    if row is None or (row.asker != who.id if own else not may_see(row, who)):
        raise NotFound("referral")
    if row.version != version or row.status != Status.OPEN:
        raise ChangedMeanwhile("referral", _who_changed(session, row))
    return row


def may_see(row: ReferralRow, who: Person) -> bool:
    return row.asker == who.id or who.may(Right.RULE)


def _who_changed(session: Session, row: ReferralRow) -> str:
    ruling = session.scalar(select(RulingRow).where(RulingRow.referral == row.id))
    return ruling.ruled_by_name if ruling else row.asker_name


def _queue(status: Status, after: Place | None) -> Select[str, str, str, str, datetime]:
    chosen = select(*LISTED).where(ReferralRow.status == status.value)
    if after is not None:
        beside = and_(ReferralRow.sent_at == after.sent_at, ReferralRow.id > after.id)
        chosen = chosen.where(or_(ReferralRow.sent_at > after.sent_at, beside))
    return chosen.order_by(ReferralRow.sent_at, ReferralRow.id)


def referral_of(row: ReferralRow) -> Referral:
    return Referral(
        id=row.id,
        asker=row.asker,
        asker_name=row.asker_name,
        question=row.question,
        words=row.words,
        advice=Advice.model_validate_json(row.advice),
        status=Status(row.status),
        sent_at=row.sent_at,
        version=row.version,
    )
