"""An answer that a language model betters beside whoever reads it already."""

import time
from collections.abc import Callable
from threading import Event, Lock, Thread

from domain.decision import Advice

Better = Callable[[Callable[[Advice], None]], Advice]
"""Tells the answer as it may be shown by now, and returns how it stays."""
PATIENCE = 1.0
"""Seconds that a stop may take before it is done without the model's consent."""


class Rewording:
    """Begins with an answer that is complete, ends with one; what is between may be taken back.

    `better` ends soon after `stop` is set; where it does not, the answer stays as `cancelled` says.
    """

    def __init__(
        self, cases: Advice, cancelled: Callable[[], Advice], better: Better, stop: Event
    ) -> None:
        self._advice = cases
        self._cancelled = cancelled
        self._better = better
        self._started = time.perf_counter()
        self._stop, self._done, self._lock = stop, Event(), Lock()
        Thread(target=self._run, daemon=True, name="mayi-rewording").start()

    @property
    def advice(self) -> Advice:
        """The answer as it may be shown now."""
        return self._advice

    @property
    def done(self) -> bool:
        """Whether the answer stays as it is."""
        return self._done.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait for it to be done; whether it is."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Stop the model; when this returns the answer stays as it is."""
        self._stop.set()
        if not self._done.wait(PATIENCE):
            self._settle(self._cancelled())

    def leave(self) -> None:
        """Stop the model, as nobody looks on any more."""
        self._stop.set()

    def _run(self) -> None:
        bettered = None
        try:
            bettered = self._better(self._show)
        finally:
            self._settle(bettered or self._cancelled())

    def _show(self, advice: Advice) -> None:
        with self._lock:
            if not self.done:
                self._advice = advice

    def _settle(self, advice: Advice) -> None:
        took = round(time.perf_counter() - self._started, 4)
        with self._lock:
            if not self.done:
                self._advice = advice.model_copy(update={"seconds": advice.seconds + took})
                self._done.set()
