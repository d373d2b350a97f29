"""What is old is deleted: when mayi opens, and every day while it serves.

Conversations, notices that were seen and feedback that was settled go. Referrals, rulings,
disclosures, attestations and the audit log stay: others rely on them, and they prove what was
decided and declared.
"""

import logging
from datetime import timedelta
from threading import Event, Thread
from typing import Any

from sqlalchemy import CursorResult, Delete, delete
from sqlalchemy.orm import Session

from domain.errors import RecordsFault
from domain.person import Person
from records import search
from records.audit import Act, append
from records.database import Database
from records.schema import ConversationRow, FeedbackRow, NoticeRow

ITSELF = Person(id="mayi", name="mayi", roles=frozenset())
DAY_S = 24 * 60 * 60
log = logging.getLogger("mayi")


def enforce(database: Database, keep_days: int) -> int:
    """Delete what was not touched for so many days; how many things. 0 days keep for ever."""
    if keep_days <= 0:
        return 0
    before = database.now() - timedelta(days=keep_days)
    aged = {
        "conversations": delete(ConversationRow).where(ConversationRow.changed_at < before),
        "notices": delete(NoticeRow).where(NoticeRow.seen_at < before),
        "feedback": delete(FeedbackRow).where(
            FeedbackRow.status != "open", FeedbackRow.given_at < before
        ),
    }
    with database.writing() as session:
        counts = {what: _deleted(session, each) for what, each in aged.items()}
        if any(counts.values()):
            subject = ", ".join(f"{count} {what}" for what, count in counts.items())
            append(session, database.now(), ITSELF, Act.RETENTION_ENFORCED, subject)
            search.forget(session)
    if any(counts.values()):
        database.forget()
    return sum(counts.values())


def daily(database: Database, keep_days: int, every_s: float = DAY_S) -> Event:
    """Enforce it now and then every day, beside what else is done; set the event to end that.

    Raises RecordsFault when it cannot be enforced now; later faults are logged, and tried again.
    """
    enforce(database, keep_days)
    ended = Event()
    Thread(target=_days, args=(database, keep_days, every_s, ended), daemon=True).start()
    return ended


def _days(database: Database, keep_days: int, every_s: float, ended: Event) -> None:
    while not ended.wait(every_s):
        try:
            enforce(database, keep_days)
        except RecordsFault as fault:
            log.error("%s", fault)


def _deleted(session: Session, statement: Delete) -> int:
    done: CursorResult[Any] = session.execute(statement)  # type: ignore[assignment]
    return done.rowcount
