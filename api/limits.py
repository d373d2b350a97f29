"""How often each program may ask: a bucket of requests that fills up again."""

import math
import threading
import time
from collections.abc import Callable

from domain.errors import TooManyRequests

MINUTE = 60.0
EXACT = 1e-6
"""Seconds that sums of fractions may be off by."""


class Buckets:
    """One bucket for each key; a full one holds what is allowed in a minute (a token bucket)."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._each = MINUTE / per_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._full_at: dict[str, float] = {}

    def take(self, key: str) -> None:
        """Take one request; raises TooManyRequests, and then nothing was taken."""
        with self._lock:
            now = self._clock()
            full_at = max(now, self._full_at.get(key, now)) + self._each
            wait = full_at - now - MINUTE
            if wait > EXACT:
                raise TooManyRequests(self._per_minute, math.ceil(wait - EXACT))
            self._full_at[key] = full_at
