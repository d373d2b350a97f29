"""How much is kept of one person's."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from domain.history import Tally
from domain.person import Person
from records.database import Database
from records.schema import (
    AttestationRow,
    ConversationRow,
    DisclosureRow,
    LessonRow,
    NoticeRow,
    QuizCardRow,
    ReferralRow,
    TurnRow,
)


def tally(database: Database, who: Person) -> Tally:
    """Count what is kept of `who`."""
    with database.reading() as session:
        return Tally(
            conversations=_count(session, ConversationRow.owner == who.id),
            answers=_answers(session, who),
            referrals=_count(session, ReferralRow.asker == who.id),
            notices=_count(session, NoticeRow.person == who.id),
            disclosures=_count(session, DisclosureRow.owner == who.id),
            lessons=_count(session, LessonRow.person == who.id)
            + _count(session, QuizCardRow.person == who.id),
            attestations=_count(session, AttestationRow.person == who.id),
        )


def _count(session: Session, own: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).where(own)) or 0


def _answers(session: Session, who: Person) -> int:
    own = select(func.count()).join_from(TurnRow, ConversationRow)
    return session.scalar(own.where(ConversationRow.owner == who.id)) or 0
