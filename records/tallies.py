"""How many referrals, complaints and rulings there are; whoever rules sees each of them anyway."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import aliased

from domain.overview import Tally
from domain.person import Person, Right
from records.database import Database
from records.rights import require
from records.schema import FeedbackRow, ReferralRow, RulingRow

AGES = ((1, "up to 1 day"), (3, "2 to 3 days"), (7, "4 to 7 days"), (28, "8 to 28 days"))
OLDER = "more than 28 days"


class Tallies:
    """Counts of what came to the ethics officer; every method raises NotAllowed."""

    def __init__(self, database: Database, who: Person) -> None:
        self._database = database
        self._who = who

    def referrals(self) -> tuple[Tally, ...]:
        """By how long ago they were sent, and status; the youngest first."""
        age = _age(ReferralRow.sent_at, self._database.now())
        order = {words: place for place, (_, words) in enumerate((*AGES, (0, OLDER)))}
        found = self._counted(age, ReferralRow.status)
        return tuple(sorted(found, key=lambda each: (order[each.kind], each.status)))

    def feedback(self) -> tuple[Tally, ...]:
        """By kind and status."""
        return self._counted(FeedbackRow.kind, FeedbackRow.status)

    def rulings(self) -> tuple[Tally, ...]:
        """By verdict, and whether they stand, were superseded or withdrawn."""
        later = aliased(RulingRow)
        status: ColumnElement[str] = case(
            (RulingRow.withdrawn_at.is_not(None), "withdrawn"),
            (exists().where(later.supersedes == RulingRow.id), "superseded"),
            else_="standing",
        )
        return self._counted(RulingRow.verdict, status)

    def _counted(self, kind: Any, status: Any) -> tuple[Tally, ...]:
        require(self._who, Right.SEE_QUESTIONS)
        named = select(kind.label("kind"), status.label("status")).subquery()
        wanted = select(named.c.kind, named.c.status, func.count())
        wanted = wanted.group_by(named.c.kind, named.c.status)
        with self._database.reading() as session:
            rows = session.execute(wanted.order_by(named.c.kind, named.c.status)).all()
        return tuple(Tally(kind=kind, status=status, count=count) for kind, status, count in rows)


def _age(sent_at: Any, now: datetime) -> ColumnElement[str]:
    steps = ((sent_at > now - timedelta(days=days), words) for days, words in AGES)
    return case(*steps, else_=OLDER)
