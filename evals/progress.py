"""How far a measurement has come: one line on standard error for each part."""

import sys
import time
from typing import TextIO


class Steps:
    """Rewrites its line in place on a terminal; on a pipe it says only what is done."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self._label = label
        self._stream = stream or sys.stderr
        self._began = time.monotonic()

    def __call__(self, what: str, done: int, total: int) -> None:
        finished = done >= total
        if not finished and not self._stream.isatty():
            return
        start = "\r" if self._stream.isatty() else ""
        seconds = time.monotonic() - self._began
        end = "\n" if finished else ""
        self._stream.write(f"{start}{self._label}: {what} {done}/{total} ({seconds:.0f} s){end}")
        self._stream.flush()
