"""Rulings: made, superseded and withdrawn by officers; those that stand count for everybody."""

from collections.abc import Hashable, Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from domain.decision import Verdict
from domain.errors import BadRuling, ChangedMeanwhile, NotFound
from domain.notice import Told
from domain.person import Person, Right
from domain.referral import Status
from domain.ruling import RULABLE, Ruling, RulingDraft
from records.audit import Act, append
from records.database import Database, new_id
from records.notices import tell
from records.referrals import LONGEST_NAME, LONGEST_QUESTION, may_see, open_row
from records.rights import require
from records.schema import ReferralRow, RulingRow
from records.words import fit

LONGEST_REASON = 2_000
LONGEST_CONDITION = 300
MOST_CONDITIONS = 10
MOST_CLAUSES = 10
LISTED = 200


class RulingBook:
    """Every ruling there is, for officers; an asker sees what was ruled on their referral."""

    def __init__(self, database: Database, who: Person) -> None:
        self._database = database
        self._who = who

    def rule(self, draft: RulingDraft, referral: str = "", version: int = 0) -> Ruling:
        """Rule, on a referral as it was read or on nobody's; the asker is told.

        Raises ChangedMeanwhile where another was quicker, BadRuling and TooLong; nothing of it is
        kept then.
        """
        require(self._who, Right.RULE)
        with self._database.writing() as session:
            at = self._database.now()
            asked = open_row(session, referral, version, self._who) if referral else None
            row = self._row(draft, at, referral=referral or None)
            session.add(row)
            if asked is not None:
                asked.status = Status.RULED.value
                asked.version += 1
                text = f"Your question was ruled on by {row.ruled_by_name}."
                tell(session, at, asked.asker, Told.RULED, asked.id, text)
            append(session, at, self._who, Act.RULING_MADE, row.id)
            return _ruling(row, None)

    def supersede(self, ruling: str, draft: RulingDraft) -> Ruling:
        """Put another in its place, which stops it from counting; raises as `rule` does."""
        require(self._who, Right.RULE)
        with self._database.writing() as session:
            at = self._database.now()
            before = _standing_row(session, ruling)
            row = self._row(draft, at, supersedes=before.id)
            session.add(row)
            text = f"Your question was ruled on anew by {row.ruled_by_name}."
            _tell_asker(session, at, before, Told.SUPERSEDED, text)
            append(session, at, self._who, Act.RULING_SUPERSEDED, before.id)
            append(session, at, self._who, Act.RULING_MADE, row.id)
            return _ruling(row, None)

    def withdraw(self, ruling: str, why: str) -> None:
        """Stop it from counting; what it superseded does not come back."""
        require(self._who, Right.RULE)
        with self._database.writing() as session:
            at = self._database.now()
            row = _standing_row(session, ruling)
            row.withdrawn_at = at
            row.withdrawn_why = fit("reason", why, LONGEST_REASON)
            fit("name", self._who.name, LONGEST_NAME)
            text = f"The ruling on your question was withdrawn by {self._who.name}."
            _tell_asker(session, at, row, Told.WITHDRAWN, text)
            append(session, at, self._who, Act.RULING_WITHDRAWN, row.id)

    def get(self, ruling: str) -> Ruling:
        """Raises NotFound."""
        require(self._who, Right.RULE)
        with self._database.reading() as session:
            row = session.get(RulingRow, ruling)
            if row is None:
                raise NotFound("ruling")
            return _ruling(row, _successor(session, row))

    def all(self, limit: int = LISTED) -> tuple[Ruling, ...]:
        """Newest first, those that no longer count among them."""
        require(self._who, Right.RULE)
        later = aliased(RulingRow)
        chosen = (
            select(RulingRow, later.id)
            .outerjoin(later, later.supersedes == RulingRow.id)
            .order_by(RulingRow.ruled_at.desc(), RulingRow.id)
            .limit(limit)
        )
        with self._database.reading() as session:
            return tuple(_ruling(row, after) for row, after in session.execute(chosen))

    def origin(self, ruling: str) -> str:
        """The referral that a chain of rulings began with; empty where it began with none."""
        require(self._who, Right.RULE)
        with self._database.reading() as session:
            row = session.get(RulingRow, ruling)
            return _first(session, row).referral or "" if row else ""

    def on(self, referral: str) -> Ruling | None:
        """What was ruled last on a referral; raises NotFound for somebody else's."""
        with self._database.reading() as session:
            asked = session.get(ReferralRow, referral)
            if asked is None or not may_see(asked, self._who):
                raise NotFound("referral")
            row = session.scalar(select(RulingRow).where(RulingRow.referral == referral))
            while row is not None and (later := _successor(session, row)):
                row = session.get_one(RulingRow, later)
            return _ruling(row, None) if row else None

    def _row(
        self,
        draft: RulingDraft,
        at: datetime,
        referral: str | None = None,
        supersedes: str | None = None,
    ) -> RulingRow:
        found = checked(draft)
        return RulingRow(
            id=new_id(),
            referral=referral,
            question=found.question,
            verdict=found.verdict.value,
            clauses=" ".join(found.clauses),
            conditions="\n".join(found.conditions),
            reason=found.reason,
            ruled_by=self._who.id,
            ruled_by_name=fit("name", self._who.name, LONGEST_NAME),
            ruled_at=at,
            supersedes=supersedes,
            withdrawn_at=None,
            withdrawn_why="",
        )


class StandingRulings:
    """The rulings that stand: `domain.ruling.Rulings`. Everybody may know them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stamp(self) -> Hashable:
        # Rulings are only ever added or withdrawn, and neither is undone: both numbers only grow.
        counted = select(func.count(), func.count(RulingRow.withdrawn_at)).select_from(RulingRow)
        with self._database.reading() as session:
            return tuple(session.execute(counted).one())

    def standing(self) -> tuple[Ruling, ...]:
        later = aliased(RulingRow)
        chosen = (
            select(RulingRow)
            .outerjoin(later, later.supersedes == RulingRow.id)
            .where(RulingRow.withdrawn_at.is_(None), later.id.is_(None))
            .order_by(RulingRow.ruled_at, RulingRow.id)
        )
        with self._database.reading() as session:
            return tuple(_ruling(row, None) for row in session.scalars(chosen))


def checked(draft: RulingDraft) -> RulingDraft:
    """A draft fit to be kept; raises BadRuling, NothingSaid or TooLong with what is wrong."""
    if draft.verdict not in RULABLE:
        raise BadRuling("choose a verdict")
    conditions = [fit("condition", each, LONGEST_CONDITION, False) for each in draft.conditions]
    conditions = [" ".join(each.split()) for each in conditions if each]
    if draft.verdict is Verdict.CONDITIONAL and not conditions:
        raise BadRuling("“it depends” needs at least one condition")
    if len(conditions) > MOST_CONDITIONS:
        raise BadRuling(f"it has {len(conditions)} conditions; the limit is {MOST_CONDITIONS}")
    if len(draft.clauses) > MOST_CLAUSES:
        raise BadRuling(f"it names {len(draft.clauses)} clauses; the limit is {MOST_CLAUSES}")
    if any(len(each.split()) != 1 for each in draft.clauses):
        raise BadRuling("a clause is named by its id, such as msp-code/3.2")
    return RulingDraft(
        question=fit("question", draft.question, LONGEST_QUESTION),
        verdict=draft.verdict,
        clauses=draft.clauses,
        conditions=tuple(conditions),
        reason=fit("reason", draft.reason, LONGEST_REASON),
    )


def _standing_row(session: Session, ruling: str) -> RulingRow:
    """The row of a ruling that stands, held until the transaction ends."""
    row = session.get(RulingRow, ruling, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("ruling")
    if later := _successor(session, row):
        raise ChangedMeanwhile("ruling", session.get_one(RulingRow, later).ruled_by_name)
    if row.withdrawn_at is not None:
        raise ChangedMeanwhile("ruling", "an officer who withdrew it")
    return row


def _successor(session: Session, row: RulingRow) -> str | None:
    return session.scalar(select(RulingRow.id).where(RulingRow.supersedes == row.id))


def _tell_asker(session: Session, at: datetime, row: RulingRow, kind: Told, text: str) -> None:
    """Tell who sent the referral that the chain of rulings began with, if it began with one."""
    first = _first(session, row)
    if first.referral:
        asked = session.get_one(ReferralRow, first.referral)
        tell(session, at, asked.asker, kind, asked.id, text)


def _first(session: Session, row: RulingRow) -> RulingRow:
    while row.supersedes:
        row = session.get_one(RulingRow, row.supersedes)
    return row


def _ruling(row: RulingRow, later: str | None) -> Ruling:
    return Ruling(
        id=row.id,
        referral=row.referral,
        question=row.question,
        verdict=Verdict(row.verdict),
        clauses=tuple(row.clauses.split()),
        conditions=_lines(row.conditions.splitlines()),
        reason=row.reason,
        by=row.ruled_by,
        by_name=row.ruled_by_name,
        at=row.ruled_at,
        supersedes=row.supersedes,
        superseded_by=later,
        withdrawn_at=row.withdrawn_at,
        withdrawn_why=row.withdrawn_why,
    )


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line)
