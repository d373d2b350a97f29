"""What is asked: told for four weeks at a time once they are over, and never about a few people.

A question is told in one publication only, at the first opening of the page after its weeks. What
was published stays when a question is deleted later: otherwise two looks would tell which.
"""

from datetime import datetime
from itertools import pairwise

from sqlalchemy import case, func, select, text
from sqlalchemy.orm import Session

from domain.evaluation import section_of
from domain.overview import NOT_COVERED, Asked, Groups
from domain.person import ALONE, Person, Right
from records.database import Database
from records.rights import require
from records.schema import ConversationRow, PublishedRow, TurnRow
from records.telling import Question, tell
from records.windows import LENGTH, closed, following, opening

LOCK = 0x746F7069
"""Held on PostgreSQL while a publication is stored ("topi")."""


class Topics:
    """What was asked, for those who may see it; `least` askers stand behind whatever is told."""

    def __init__(self, database: Database, who: Person, least: int) -> None:
        self._database = database
        self._who = who
        self._least = least

    def asked(self) -> tuple[Asked, ...]:
        """What was published, oldest first; raises NotAllowed.

        What once was published about fewer askers than are needed now is left out.
        """
        require(self._who, Right.SEE_QUESTIONS)
        wanted = select(PublishedRow.asked).where(PublishedRow.least >= self._least)
        with self._database.reading() as session:
            rows = session.scalars(wanted.order_by(PublishedRow.ends_at)).all()
        return tuple(Asked.model_validate_json(row) for row in rows)

    def publish(self, groups: Groups) -> None:
        """Publish the windows that are over and were not yet; raises NotAllowed.

        A window in which too few asked is published with the next one.
        """
        require(self._who, Right.SEE_QUESTIONS)
        with self._database.reading() as session:
            begins = _due(session)
            ends = list(closed(begins, self._database.now())) if begins else []
            questions = _questions(session, begins, ends[-1]) if begins and ends else []
        for end in ends:
            assert begins is not None
            here = [each for each in questions if begins <= each.asked_at < end]
            if len({each.owner for each in here}) < self._least:
                continue
            told = tell(here, begins, end, self._least, groups)
            if not self._stored(told, begins, end):
                return
            begins = end

    def until(self) -> datetime:
        """When the weeks are over that run now."""
        return opening(self._database.now()) + LENGTH

    def stamp(self) -> tuple[int, datetime | None]:
        """Differs when a question of one's own was asked or deleted."""
        wanted = select(func.count(), func.max(TurnRow.asked_at)).join(
            ConversationRow, ConversationRow.id == TurnRow.conversation
        )
        with self._database.reading() as session:
            count, last = session.execute(wanted.where(ConversationRow.owner == self._who.id)).one()
        return count, last

    def own(self, groups: Groups) -> tuple[Asked, ...]:
        """Where nobody logs in: one's own questions, up to now; nothing is stored of it.

        Others' questions are never in it; raises NotAllowed.
        """
        require(self._who, Right.SEE_QUESTIONS)
        with self._database.reading() as session:
            mine = [each for each in _questions(session, None, None) if each.owner == self._who.id]
        if self._who != ALONE or not mine:
            return ()
        first = opening(mine[0].asked_at)
        last = following(mine[-1].asked_at)
        ends = [first, *(each for each in closed(first, last + LENGTH) if each < last), last]
        windows = ((b, e, [q for q in mine if b <= q.asked_at < e]) for b, e in pairwise(ends))
        return tuple(tell(here, b, e, 1, groups) for b, e, here in windows if here)

    def _stored(self, told: Asked, begins: datetime, ends: datetime) -> bool:
        """Keep a publication, unless somebody else's came first."""
        with self._database.writing() as session:
            if not self._database.is_sqlite:
                session.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            last = session.scalar(select(func.max(PublishedRow.ends_at)))
            if last is not None and last > begins:
                return False
            asked = told.model_dump_json()
            session.add(PublishedRow(ends_at=ends, least=self._least, asked=asked))
        return True


def _due(session: Session) -> datetime | None:
    """Where the next publication begins; None where nothing was ever asked."""
    last = session.scalar(select(func.max(PublishedRow.ends_at)))
    first = session.scalar(select(func.min(TurnRow.asked_at)))
    return last or (opening(first) if first else None)


def _questions(session: Session, begins: datetime | None, ends: datetime | None) -> list[Question]:
    words = case((TurnRow.clause == "", TurnRow.question), else_="")
    wanted = select(
        TurnRow.asked_at, ConversationRow.owner, TurnRow.clause, TurnRow.verdict, words
    ).join(ConversationRow, ConversationRow.id == TurnRow.conversation)
    if begins and ends:
        wanted = wanted.where(TurnRow.asked_at >= begins, TurnRow.asked_at < ends)
    rows = session.execute(wanted.order_by(TurnRow.asked_at, TurnRow.id))
    return [
        Question(at, owner, section_of(clause) or NOT_COVERED, verdict, asked)
        for at, owner, clause, verdict, asked in rows
    ]
