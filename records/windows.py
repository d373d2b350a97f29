"""Four weeks at a time, from Monday to Monday in UTC: fixed, so that nobody can move them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

WEEK = timedelta(weeks=1)
LENGTH = 4 * WEEK
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
"""A Monday; all windows are counted from it, forward and back."""


def opening(at: datetime) -> datetime:
    """When the window began that a moment lies in."""
    return FIRST + (at - FIRST) // LENGTH * LENGTH


def following(at: datetime) -> datetime:
    """The next Monday after a moment."""
    return FIRST + ((at - FIRST) // WEEK + 1) * WEEK


def closed(begins: datetime, now: datetime) -> Iterator[datetime]:
    """The ends of the windows from `begins` on that are over."""
    end = begins + LENGTH
    while end <= now:
        yield end
        end += LENGTH
