"""Notices: told to one person, in the transaction that they tell of."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.errors import NotFound
from domain.notice import Notice, Told
from domain.person import Person
from records.database import Database, new_id
from records.schema import NoticeRow

MOST = 20
"""Notices read at once; the rest follow when these are seen."""


def tell(session: Session, at: datetime, person: str, kind: Told, subject: str, text: str) -> None:
    """Add a notice for the person of that id."""
    session.add(
        NoticeRow(
            id=new_id(),
            person=person,
            kind=kind.value,
            subject=subject,
            text=text,
            made_at=at,
            seen_at=None,
        )
    )


class Notices:
    """One person's own."""

    def __init__(self, database: Database, who: Person) -> None:
        self._database = database
        self._who = who

    def unseen(self) -> tuple[Notice, ...]:
        """Newest first."""
        chosen = (
            select(NoticeRow)
            .where(NoticeRow.person == self._who.id, NoticeRow.seen_at.is_(None))
            .order_by(NoticeRow.made_at.desc(), NoticeRow.id)
            .limit(MOST)
        )
        with self._database.reading() as session:
            return tuple(_notice(row) for row in session.scalars(chosen))

    def see(self, notice: str) -> None:
        """Show it no more; raises NotFound for somebody else's."""
        with self._database.writing() as session:
            row = session.get(NoticeRow, notice)
            if row is None or row.person != self._who.id:
                raise NotFound("notice")
            row.seen_at = self._database.now()


def _notice(row: NoticeRow) -> Notice:
    return Notice(id=row.id, kind=row.kind, subject=row.subject, text=row.text, made_at=row.made_at)
