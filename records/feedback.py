"""Feedback on answers: anybody gives it, nobody's name is kept, officers act on it."""

from sqlalchemy import func, select

from domain.decision import Advice
from domain.errors import ChangedMeanwhile, NotFound
from domain.feedback import Complaint, Feedback, Settled
from domain.person import Person, Right
from records.audit import Act, append
from records.database import Database, new_id
from records.referrals import LONGEST_QUESTION
from records.rights import require
from records.schema import FeedbackRow
from records.words import fit

LONGEST_WORDS = 2_000
LISTED = 50


class FeedbackBox:
    """What was said of answers."""

    def __init__(self, database: Database, who: Person) -> None:
        self._database = database
        self._who = who

    def give(self, kind: Complaint, words: str, question: str, advice: Advice) -> None:
        """Keep it without a name, and without a row in the audit log, which would hold one."""
        with self._database.writing() as session:
            session.add(
                FeedbackRow(
                    id=new_id(),
                    kind=kind.value,
                    words=fit("feedback", words, LONGEST_WORDS, needed=False),
                    question=fit("question", question, LONGEST_QUESTION),
                    advice=advice.model_dump_json(),
                    status=Settled.OPEN.value,
                    given_at=self._database.now(),
                )
            )

    def open(self, limit: int = LISTED) -> tuple[Feedback, ...]:
        """What waits, oldest first; for officers."""
        require(self._who, Right.RULE)
        chosen = (
            select(FeedbackRow)
            .where(FeedbackRow.status == Settled.OPEN.value)
            .order_by(FeedbackRow.given_at, FeedbackRow.id)
            .limit(limit)
        )
        with self._database.reading() as session:
            return tuple(_feedback(row) for row in session.scalars(chosen))

    def waiting(self) -> int:
        """How many wait; for officers."""
        require(self._who, Right.RULE)
        counted = select(func.count()).where(FeedbackRow.status == Settled.OPEN.value)
        with self._database.reading() as session:
            return session.scalar(counted) or 0

    def get(self, feedback: str) -> Feedback:
        """Raises NotFound; for officers."""
        require(self._who, Right.RULE)
        with self._database.reading() as session:
            row = session.get(FeedbackRow, feedback)
            if row is None:
                raise NotFound("feedback")
            return _feedback(row)

    def settle(self, feedback: str, status: Settled) -> None:
        """Say what became of it; raises NotFound, ChangedMeanwhile. For officers."""
        require(self._who, Right.RULE)
        with self._database.writing() as session:
            row = session.get(FeedbackRow, feedback, with_for_update=True, populate_existing=True)
            if row is None:
                raise NotFound("feedback")
            if row.status != Settled.OPEN:
                raise ChangedMeanwhile("feedback", "another officer")
            row.status = status.value
            append(session, self._database.now(), self._who, Act.FEEDBACK_SETTLED, row.id)


def _feedback(row: FeedbackRow) -> Feedback:
    return Feedback(
        id=row.id,
        kind=Complaint(row.kind),
        words=row.words,
        question=row.question,
        advice=Advice.model_validate_json(row.advice),
        status=Settled(row.status),
        given_at=row.given_at,
    )
