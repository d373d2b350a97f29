"""Disclosures to clients: drafted, approved by somebody else, sent, and listed in a register.

Owners see their own. Who may see the register sees everybody's but other people's drafts.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, defer

from domain.disclosure import Disclosure, Entry, Status
from domain.errors import (
    ChangedMeanwhile,
    NotFound,
    OwnDisclosure,
    ReasonMissing,
    TooLong,
    WrongStatus,
)
from domain.letter import Letter
from domain.person import ALONE, Person, Right
from domain.plain import lines, one_line
from records.audit import Act, append
from records.database import Database, new_id
from records.rights import require
from records.schema import DisclosureRow

WHAT = "disclosure"
LONGEST_WHY = 2_000
PAGE = 50
APPROVED_ALONE = "Approved by its author: nobody else uses this mayi."


class Step(NamedTuple):
    """A change of status: from where, to where, how it is audited, and what it is called."""

    before: tuple[Status, ...]
    after: Status
    act: Act
    done: str


SUBMIT = Step((Status.DRAFT,), Status.AWAITING, Act.DISCLOSURE_SUBMITTED, "submitted for approval")
APPROVE = Step((Status.AWAITING,), Status.APPROVED, Act.DISCLOSURE_APPROVED, "approved")
DECLINE = Step((Status.AWAITING,), Status.DECLINED, Act.DISCLOSURE_DECLINED, "declined")
SEND = Step((Status.APPROVED,), Status.SENT, Act.DISCLOSURE_SENT, "marked as sent")
OPEN = (Status.DRAFT, Status.DECLINED)
"""While it is one of these, its owner may write it anew."""


class Disclosures:
    """The disclosures that `who` may see and change."""

    def __init__(self, database: Database, who: Person) -> None:
        self._database = database
        self._who = who

    def make(self, facts: Mapping[str, str], letter: Letter) -> Disclosure:
        """Keep a new draft."""
        with self._database.writing() as session:
            now = self._database.now()
            row = DisclosureRow(
                id=new_id(), owner=self._who.id, owner_name=one_line(self._who.name),
                status=Status.DRAFT.name.lower(), made_at=now, changed_at=now, decided_by="",
                decided_by_name="", decided_at=None, decided_why="", version=1,
            )  # fmt: skip
            _write(row, facts, letter)
            session.add(row)
            append(session, now, self._who, Act.DISCLOSURE_MADE, row.id)
            return _disclosure(row)

    def change(
        self, disclosure_id: str, version: int, facts: Mapping[str, str], letter: Letter
    ) -> Disclosure:
        """Write a draft, or one that was declined, anew; it is a draft then.

        Raises NotFound unless it is one's own, WrongStatus, ChangedMeanwhile.
        """
        with self._database.writing() as session:
            row = self._own(session, disclosure_id)
            self._ensure_current(row, version)
            if _status(row) not in OPEN:
                raise WrongStatus(_status(row), "changed")
            _write(row, facts, letter)
            self._stamp(row, Status.DRAFT)
            append(session, row.changed_at, self._who, Act.DISCLOSURE_CHANGED, row.id)
            return _disclosure(row)

    def submit(self, disclosure_id: str, version: int) -> Disclosure:
        """Ask for approval of one's own; raises as `change` does."""
        with self._database.writing() as session:
            row = self._own(session, disclosure_id)
            return self._step(session, row, version, SUBMIT)

    def approve(self, disclosure_id: str, version: int, why: str = "") -> Disclosure:
        """Approve another's; raises NotAllowed, OwnDisclosure, WrongStatus, ChangedMeanwhile."""
        return self._decide(disclosure_id, version, APPROVE, why)

    def decline(self, disclosure_id: str, version: int, why: str) -> Disclosure:
        """Decline another's, with a reason for its owner; raises as `approve` does."""
        return self._decide(disclosure_id, version, DECLINE, why)

    def sent(self, disclosure_id: str, version: int) -> Disclosure:
        """Note that an approved letter has gone out; for its owner and for who may approve."""
        with self._database.writing() as session:
            row = self._seen(session, disclosure_id)
            if row.owner != self._who.id:
                require(self._who, Right.APPROVE)
            return self._step(session, row, version, SEND)

    def get(self, disclosure_id: str) -> Disclosure:
        """Raises NotFound, also for what this person may not see."""
        with self._database.reading() as session:
            return _disclosure(self._seen(session, disclosure_id, to_change=False))

    def listed(
        self, client: str = "", statuses: tuple[Status, ...] = (), limit: int = PAGE, skip: int = 0
    ) -> tuple[Entry, ...]:
        """What this person may see, newest first; `client` is a part of the client's name."""
        chosen = select(DisclosureRow).where(self._wanted(client, statuses))
        ordered = chosen.order_by(DisclosureRow.made_at.desc(), DisclosureRow.id)
        light = ordered.options(defer(DisclosureRow.letter), defer(DisclosureRow.facts))
        with self._database.reading() as session:
            return tuple(map(_entry, session.scalars(light.limit(limit).offset(skip))))

    def count(self, client: str = "", statuses: tuple[Status, ...] = ()) -> int:
        """How many `listed` would give without a limit."""
        counted = select(func.count()).select_from(DisclosureRow)
        with self._database.reading() as session:
            return session.scalar(counted.where(self._wanted(client, statuses))) or 0

    def awaiting(self) -> tuple[Entry, ...]:
        """What waits for this person's approval, oldest first, at most a page of it."""
        if not self._who.may(Right.APPROVE):
            return ()
        chosen = select(DisclosureRow).where(
            DisclosureRow.status == Status.AWAITING.name.lower(), self._another()
        )
        ordered = chosen.order_by(DisclosureRow.changed_at, DisclosureRow.id).limit(PAGE)
        light = ordered.options(defer(DisclosureRow.letter), defer(DisclosureRow.facts))
        with self._database.reading() as session:
            return tuple(map(_entry, session.scalars(light)))

    def exported(self) -> tuple[Entry, ...]:
        """All that this person may see, for a spreadsheet; the export is audited."""
        with self._database.writing() as session:
            append(session, self._database.now(), self._who, Act.REGISTER_EXPORTED, "")
        return self.listed(limit=1_000_000)

    def _decide(self, disclosure_id: str, version: int, step: Step, why: str) -> Disclosure:
        require(self._who, Right.APPROVE)
        reason = lines(why)
        if step is DECLINE and not reason:
            raise ReasonMissing
        if len(reason) > LONGEST_WHY:
            raise TooLong("reason", len(reason), LONGEST_WHY)
        with self._database.writing() as session:
            row = self._seen(session, disclosure_id)
            if row.owner == self._who.id:
                if self._who.id != ALONE.id:
                    raise OwnDisclosure
                reason = f"{APPROVED_ALONE} {reason}".strip() if step is APPROVE else reason
            row.decided_why = reason
            return self._step(session, row, version, step)

    def _step(self, session: Session, row: DisclosureRow, version: int, step: Step) -> Disclosure:
        self._ensure_current(row, version)
        if _status(row) not in step.before:
            raise WrongStatus(_status(row), step.done)
        self._stamp(row, step.after)
        append(session, row.changed_at, self._who, step.act, row.id)
        return _disclosure(row)

    def _stamp(self, row: DisclosureRow, status: Status) -> None:
        row.status = status.name.lower()
        row.changed_at = self._database.now()
        row.version += 1
        if status in (Status.APPROVED, Status.DECLINED):
            row.decided_by, row.decided_by_name = self._who.id, one_line(self._who.name)
            row.decided_at = row.changed_at
        elif status is not Status.SENT:
            row.decided_by = row.decided_by_name = row.decided_why = ""
            row.decided_at = None

    def _own(self, session: Session, disclosure_id: str) -> DisclosureRow:
        row = session.get(DisclosureRow, disclosure_id, with_for_update=True)
        if row is None or row.owner != self._who.id:
            raise NotFound(WHAT)
        return row

    def _seen(self, session: Session, disclosure_id: str, to_change: bool = True) -> DisclosureRow:
        chosen = select(DisclosureRow).where(DisclosureRow.id == disclosure_id, self._visible())
        # On PostgreSQL the row is held until we are done, as SQLite holds everything.
        row = session.scalar(chosen.with_for_update() if to_change else chosen)
        if row is None:
            raise NotFound(WHAT)
        return row

    def _ensure_current(self, row: DisclosureRow, version: int) -> None:
        if row.version != version:
            decided = (row.decided_by, row.decided_by_name)
            id, name = decided if row.decided_by else (row.owner, row.owner_name)
            raise ChangedMeanwhile(WHAT, "you" if id == self._who.id else name)

    def _visible(self) -> ColumnElement[bool]:
        own = DisclosureRow.owner == self._who.id
        if not self._who.may(Right.SEE_REGISTER):
            return own
        return or_(own, DisclosureRow.status != Status.DRAFT.name.lower())

    def _another(self) -> ColumnElement[bool]:
        """Somebody else's, or anything where nobody else is."""
        return DisclosureRow.owner != ("" if self._who.id == ALONE.id else self._who.id)

    def _wanted(self, client: str, statuses: tuple[Status, ...]) -> ColumnElement[bool]:
        wanted = [self._visible()]
        if part := one_line(client):
            named = func.lower(DisclosureRow.client)
            wanted.append(named.contains(part.lower(), autoescape=True))
        if statuses:
            wanted.append(DisclosureRow.status.in_([each.name.lower() for each in statuses]))
        return and_(*wanted)


def _write(row: DisclosureRow, facts: Mapping[str, str], letter: Letter) -> None:
    row.kind, row.client = letter.kind, letter.client
    row.facts = json.dumps({name: lines(value) for name, value in facts.items()})
    row.letter = letter.model_dump_json()
    row.clauses = json.dumps(
        [
            {"id": each.clause, "edition": each.edition, "sha256": each.sha256}
            for each in letter.sources
        ]
    )


def _status(row: DisclosureRow) -> Status:
    return Status[row.status.upper()]


def _entry(row: DisclosureRow) -> Entry:
    clauses: list[dict[str, Any]] = json.loads(row.clauses)
    return Entry(
        id=row.id,
        owner=row.owner,
        owner_name=row.owner_name,
        kind=row.kind,
        client=row.client,
        clauses=tuple(each["id"] for each in clauses),
        status=_status(row),
        made_at=row.made_at,
        changed_at=row.changed_at,
        decided_by_name=row.decided_by_name,
        decided_at=row.decided_at,
        decided_why=row.decided_why,
        version=row.version,
    )


def _disclosure(row: DisclosureRow) -> Disclosure:
    return Disclosure(
        entry=_entry(row),
        facts=json.loads(row.facts),
        letter=Letter.model_validate_json(row.letter),
    )
