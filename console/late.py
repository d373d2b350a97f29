"""Rulings for who has no other use for the records: opened when the first answer needs them."""

from collections.abc import Hashable
from threading import Lock

from domain.ruling import Ruling, Rulings


class LateRulings:
    """`domain.ruling.Rulings`; raises RecordsFault each time until the records can be opened."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = Lock()
        self._found: Rulings | None = None

    def stamp(self) -> Hashable:
        return self._opened().stamp()

    def standing(self) -> tuple[Ruling, ...]:
        return self._opened().standing()

    def _opened(self) -> Rulings:
        from records.database import open_database  # not loaded where nothing is kept
        from records.rulings import StandingRulings

        with self._lock:
            if self._found is None:
                self._found = StandingRulings(open_database(self._url))
            return self._found
