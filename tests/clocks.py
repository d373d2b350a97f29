"""A clock that stands still until it is moved."""

from datetime import UTC, datetime, timedelta

BEGINNING = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


class Clock:
    """Called, it tells the time; `tick` moves it."""

    def __init__(self, at: datetime = BEGINNING) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def tick(self, **by: float) -> None:
        """Move on, by `days=1` or whatever `timedelta` knows."""
        self.at += timedelta(**by)
