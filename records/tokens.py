"""Tokens by which other programs are let in: shown once, kept as a hash, and revoked by name."""

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlalchemy import select

from domain.errors import ChangedMeanwhile, NotFound, TokenNameTaken, TokenRefused
from domain.person import Person, Right, Role
from domain.record import Record
from records.audit import Act, append
from records.database import Database
from records.rights import require
from records.schema import ApiTokenRow
from records.words import fit

MARK = "mayi_"
"""What a token begins with, so that programs that look for lost secrets find it."""
ID_LENGTH = 12
SECRET_BYTES = 32
LONGEST_NAME = 100


class Token(Record):
    """A token as its owner sees it: everything but the secret."""

    id: str
    name: str
    role: Role
    made_at: datetime
    revoked_at: datetime | None

    @property
    def person(self) -> Person:
        """Who asks with it."""
        roles = frozenset({Role.MEMBER, self.role})
        return Person(id=f"token:{self.id}", name=self.name, roles=roles)


class Tokens:
    """The tokens, for those who say who has which role."""

    def __init__(self, database: Database, who: Person) -> None:
        require(who, Right.SET_ROLES)
        self._database = database
        self._who = who

    def make(self, name: str, role: Role) -> tuple[Token, str]:
        """A new token, and what its program must send: it is not to be had a second time.

        Raises TokenNameTaken, NothingSaid, TooLong.
        """
        kept = " ".join(fit("name", name, LONGEST_NAME).split())
        id = secrets.token_hex(ID_LENGTH // 2)
        secret = f"{MARK}{id}_{secrets.token_urlsafe(SECRET_BYTES)}"
        with self._database.writing() as session:
            if session.scalar(select(ApiTokenRow.id).where(ApiTokenRow.name == kept)):
                raise TokenNameTaken(kept)
            at = self._database.now()
            row = ApiTokenRow(
                id=id, name=kept, role=role.value, sha256=_hash(secret), made_at=at, revoked_at=None
            )
            session.add(row)
            append(session, at, self._who, Act.TOKEN_MADE, f"{id} {role}")
        return _token(row), secret

    def all(self) -> tuple[Token, ...]:
        """Oldest first, those that were revoked among them."""
        with self._database.reading() as session:
            rows = session.scalars(
                select(ApiTokenRow).order_by(ApiTokenRow.made_at, ApiTokenRow.name)
            )
            return tuple(map(_token, rows))

    def revoke(self, name: str) -> Token:
        """Let nobody in with it any more; raises NotFound, ChangedMeanwhile."""
        chosen = select(ApiTokenRow).where(ApiTokenRow.name == " ".join(name.split()))
        with self._database.writing() as session:
            row = session.scalar(chosen.with_for_update())
            if row is None:
                raise NotFound("token")
            if row.revoked_at is not None:
                raise ChangedMeanwhile("token", "an administrator who revoked it")
            row.revoked_at = self._database.now()
            append(session, row.revoked_at, self._who, Act.TOKEN_REVOKED, row.id)
            return _token(row)


def let_in(database: Database, secret: str) -> Token:
    """The token that a program sent; raises TokenRefused, DatabaseUnusable."""
    id = secret.removeprefix(MARK)[:ID_LENGTH]
    with database.reading() as session:
        row = session.get(ApiTokenRow, id) if id.isascii() and id.isalnum() else None
    # The same work for an id that is not known: the time it takes tells nothing.
    same = hmac.compare_digest(_hash(secret), row.sha256 if row else _hash(""))
    if row is None or not same or row.revoked_at is not None:
        raise TokenRefused
    return _token(row)


def stand(database: Database) -> bool:
    """Whether anybody is let in by a token now."""
    with database.reading() as session:
        found = select(ApiTokenRow.id).where(ApiTokenRow.revoked_at.is_(None)).limit(1)
        return session.scalar(found) is not None


def were_made(database: Database) -> bool:
    """Whether there ever was a token: from then on nobody is let in without one."""
    with database.reading() as session:
        return session.scalar(select(ApiTokenRow.id).limit(1)) is not None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _token(row: ApiTokenRow) -> Token:
    return Token(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        made_at=row.made_at,
        revoked_at=row.revoked_at,
    )
