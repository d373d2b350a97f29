"""A call to a model beside us: whoever waits for it is free in time, whatever it does."""

import threading
import time
from collections.abc import Callable, Mapping
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from domain.errors import ModelCancelled, ModelSlow, ModelStalled

Hear = Callable[[str], None]
"""Is told what came of a reply."""
Reply = Mapping[str, Any]
Call = Callable[[Hear], Reply]
"""Tells each piece of a reply as it comes, and returns the whole."""

TICK = 0.05
"""Seconds after which a stop is heeded at the latest."""


class Limits(NamedTuple):
    """Seconds: of the whole answer, for words only; left of them; and between two pieces."""

    whole: float
    left: float
    stall: float


class CallFailed(Exception):
    """The call raised `error`."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        super().__init__(str(error))


def beside(call: Call, hear: Hear, limits: Limits, stop: threading.Event) -> Reply:
    """Run a call in a thread and tell `hear` here what comes of it.

    When this ends for any reason the call is told so at its next piece. Raises CallFailed,
    ModelSlow, ModelStalled, ModelCancelled once `stop` is set, and what `hear` raises.
    """
    box: SimpleQueue[str | Reply | CallFailed] = SimpleQueue()
    gone = threading.Event()

    def tell(piece: str) -> None:
        if gone.is_set():
            raise ModelCancelled  # nobody listens: this ends the connection
        box.put(piece)

    def run() -> None:
        try:
            box.put(call(tell))
        except Exception as error:
            box.put(CallFailed(error))

    threading.Thread(target=run, daemon=True, name="mayi-model").start()
    try:
        return _heard(box, hear, limits, stop)
    finally:
        gone.set()


def _heard(
    box: "SimpleQueue[str | Reply | CallFailed]", hear: Hear, limits: Limits, stop: threading.Event
) -> Reply:
    end = time.monotonic() + max(limits.left, 0.001)
    until = end
    while True:
        if stop.is_set():
            raise ModelCancelled
        try:
            came = box.get(timeout=max(min(TICK, until - time.monotonic()), 0.001))
        except Empty:
            if time.monotonic() < until:
                continue
            raise (
                ModelSlow(limits.whole) if until == end else ModelStalled(limits.stall)
            ) from None
        if isinstance(came, CallFailed):
            raise came
        if not isinstance(came, str):
            return came
        hear(came)
        until = min(end, time.monotonic() + limits.stall)
