"""Rulings for who has no other use for the records: opened when the first answer needs them."""

from collections.abc import Hashable
from threading import Lock

from config import Settings
from domain.ruling import Ruling, Rulings


class LateRulings:
    """`domain.ruling.Rulings`: none until there are records, which are never made for it.

    Raises RecordsFault each time until those that are there can be opened.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._found: Rulings | None = None

    def stamp(self) -> Hashable:
        found = self._opened()
        return found.stamp() if found else None

    def standing(self) -> tuple[Ruling, ...]:
        found = self._opened()
        return found.standing() if found else ()

    def _opened(self) -> Rulings | None:
        if not self._settings.has_records:
            return None
        from records.database import open_database  # not loaded where nothing is kept
        from records.rulings import StandingRulings

        with self._lock:
            if self._found is None:
                self._found = StandingRulings(open_database(self._settings.database_url))
            return self._found
