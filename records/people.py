"""Who has logged in, which role each has, and whose account is switched off."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from domain.errors import AccountOff, ChangedMeanwhile, LastAdmin, NotFound
from domain.login import Identity, Login
from domain.person import Person, Right, Role
from domain.record import Record
from records.audit import Act, append
from records.database import Database, new_id
from records.rights import require
from records.schema import PersonRow

LOCK = 0x70656F70
"""Held on PostgreSQL while accounts are changed, as SQLite's writers wait anyway ("peop")."""
SEEN_AGAIN = timedelta(hours=1)
"""How exactly it is known when somebody was last seen; finer would write at every press."""


class Account(Record):
    """Somebody who logged in once, as an administrator sees them."""

    id: str
    name: str
    email: str
    sub: str
    roles: frozenset[Role]
    are_set_here: bool
    """By an administrator rather than by a claim."""
    is_named: bool
    """An administrator by the settings, whatever else is said."""
    is_off: bool
    first_seen_at: datetime
    seen_at: datetime
    version: int


def sign_in(database: Database, identity: Identity, login: Login) -> Person:
    """The person that an identity is, with the roles they have now; made when first seen.

    Called on every run, so that an account switched off or a role taken counts at once; it writes
    only what has changed. Raises AccountOff.
    """
    with database.reading() as session:
        row = _known(session, identity)
    if row is None or _is_stale(row, identity, database.now()):
        with database.writing() as session:
            _one_at_a_time(session)
            row = _refreshed(session, identity, database.now())
    if row.is_off:
        raise AccountOff
    return Person(id=row.id, name=row.name, email=row.email, roles=_roles(row, login))


class People:
    """The accounts, for those who say who has which role."""

    def __init__(self, database: Database, who: Person, login: Login) -> None:
        require(who, Right.SET_ROLES)
        self._database = database
        self._who = who
        self._login = login

    def all(self) -> tuple[Account, ...]:
        """Everybody who has logged in, by name."""
        with self._database.reading() as session:
            rows = session.scalars(select(PersonRow).order_by(PersonRow.name, PersonRow.id))
            return tuple(self._account(row) for row in rows)

    def set_roles(self, id: str, roles: frozenset[Role] | None, version: int) -> None:
        """Give somebody these roles and no others; None gives them back what the claim says.

        Raises NotFound, ChangedMeanwhile, LastAdmin.
        """
        told = "by claim" if roles is None else _words(roles)
        with self._database.writing() as session:
            row = self._row(session, id, version)
            row.roles = "" if roles is None else _words(roles | {Role.MEMBER})
            self._done(session, row, Act.ROLES_SET, f"{id} {told}")

    def switch_off(self, id: str, version: int) -> None:
        """Let somebody in no more; what they made stays. Raises as `set_roles`."""
        self._switch(id, version, True, Act.ACCOUNT_OFF)

    def switch_on(self, id: str, version: int) -> None:
        """Let somebody in again. Raises as `set_roles`."""
        self._switch(id, version, False, Act.ACCOUNT_ON)

    def _switch(self, id: str, version: int, is_off: bool, act: Act) -> None:
        with self._database.writing() as session:
            row = self._row(session, id, version)
            row.is_off = is_off
            self._done(session, row, act, id)

    def _row(self, session: Session, id: str, version: int) -> PersonRow:
        _one_at_a_time(session)
        row = session.get(PersonRow, id)
        if row is None:
            raise NotFound("account")
        if row.version != version:
            raise ChangedMeanwhile("account", "somebody else")
        return row

    def _done(self, session: Session, row: PersonRow, act: Act, subject: str) -> None:
        row.version += 1
        session.flush()
        rows = session.scalars(select(PersonRow).where(PersonRow.is_off.is_(False)))
        if not any(self._may_set_roles(each) for each in rows):
            raise LastAdmin
        append(session, self._database.now(), self._who, act, subject)

    def _may_set_roles(self, row: PersonRow) -> bool:
        comes_from_here = row.subject.startswith(f"{self._login.issuer} ")
        return comes_from_here and Role.ADMIN in _roles(row, self._login)

    def _account(self, row: PersonRow) -> Account:
        return Account(
            id=row.id,
            name=row.name,
            email=row.email,
            sub=row.subject.partition(" ")[2],
            roles=_roles(row, self._login),
            are_set_here=bool(row.roles),
            is_named=_is_named(row, self._login),
            is_off=row.is_off,
            first_seen_at=row.first_seen_at,
            seen_at=row.seen_at,
            version=row.version,
        )


def _known(session: Session, identity: Identity) -> PersonRow | None:
    return session.scalars(
        select(PersonRow).where(PersonRow.subject == identity.subject)
    ).one_or_none()


def _is_stale(row: PersonRow, identity: Identity, now: datetime) -> bool:
    told = (identity.name, identity.email, _words(identity.roles))
    return (row.name, row.email, row.claimed) != told or now - row.seen_at >= SEEN_AGAIN


def _refreshed(session: Session, identity: Identity, now: datetime) -> PersonRow:
    row = _known(session, identity)
    if row is None:
        row = PersonRow(id=new_id(), subject=identity.subject, roles="", is_off=False)
        session.add(row)
    row.name, row.email, row.claimed = identity.name, identity.email, _words(identity.roles)
    row.seen_at = now
    return row


def _one_at_a_time(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _roles(row: PersonRow, login: Login) -> frozenset[Role]:
    """What is set here goes before the claim; nobody is less than a member."""
    given = (row.roles or row.claimed).split()
    by_settings = {Role.ADMIN} if _is_named(row, login) else set()
    return frozenset({Role.MEMBER} | by_settings | {each for each in Role if each in given})


def _is_named(row: PersonRow, login: Login) -> bool:
    issuer, _, sub = row.subject.partition(" ")
    return issuer == login.issuer and login.names(sub, row.email)


def _words(roles: Iterable[Role]) -> str:
    """In one order, so that the same roles are the same words."""
    return " ".join(sorted(roles))
