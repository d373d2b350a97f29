"""Tokens for other programs, made, listed and revoked on the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager

import config
from console.audit import CONSOLE
from domain.person import Role
from records.database import open_database
from records.tokens import Token, Tokens


def new(name: str, role: Role) -> list[str]:
    """Make one; what to print, the token itself last."""
    with _opened() as tokens:
        made, secret = tokens.make(name, role)
    return [f"The token of {made.name} ({made.role}). It is shown this once:", secret]


def listed() -> list[str]:
    """What to print of each, oldest first."""
    with _opened() as tokens:
        return [_line(each) for each in tokens.all()] or ["There are no tokens."]


def revoked(name: str) -> list[str]:
    """Revoke one; what to print."""
    with _opened() as tokens:
        return [f"The token of {tokens.revoke(name).name} lets nobody in any more."]


@contextmanager
def _opened() -> Iterator[Tokens]:
    database = open_database(config.load().database_url)
    try:
        yield Tokens(database, CONSOLE)
    finally:
        database.close()


def _line(token: Token) -> str:
    made = f"made {token.made_at:%Y-%m-%d}"
    ended = f", revoked {token.revoked_at:%Y-%m-%d}" if token.revoked_at else ""
    return f"{token.name}  {token.role}  {made}{ended}"
