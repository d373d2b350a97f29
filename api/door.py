"""Who is let in: a program with a token or, where there never was one, this machine alone."""

from urllib.parse import urlsplit

from api.limits import Buckets
from config import Settings
from domain.errors import ApiOpenToOthers, HostRefused, TokenMissing
from domain.hosts import is_loopback
from domain.person import ALONE, Person
from records.database import Database
from records.tokens import let_in, stand, were_made


class Door:
    """Tells who asks, and how often they may."""

    def __init__(self, database: Database, buckets: Buckets, is_private: bool) -> None:
        self._database = database
        self._buckets = buckets
        self._is_private = is_private

    @property
    def is_open(self) -> bool:
        """Whether programs of this machine need no token; raises DatabaseUnusable."""
        return self._is_private and not were_made(self._database)

    def enter(self, token: str | None, host: str) -> Person:
        """Who asks; `host` is the request's header of that name.

        Raises TokenMissing, TokenRefused, HostRefused, TooManyRequests, DatabaseUnusable.
        """
        if token is not None:
            found = let_in(self._database, token)
            self._buckets.take(found.id)
            return found.person
        if not self.is_open:
            raise TokenMissing
        if not is_loopback(_name(host)):  # a web page that made its own name mean this machine
            raise HostRefused
        self._buckets.take(ALONE.id)
        return ALONE


def open_door(settings: Settings, database: Database, host: str) -> Door:
    """The door of an API that listens at `host`.

    Raises ApiOpenToOthers where others could reach it and no token stands.
    """
    is_near = is_loopback(host)
    if not is_near and not stand(database):
        raise ApiOpenToOthers(host)
    # Where people log in, a program may do no more than they: it needs a token even here.
    is_private = is_near and settings.login is None
    return Door(database, Buckets(settings.api_per_minute), is_private)


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
