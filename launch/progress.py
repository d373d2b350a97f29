"""Shows what is being done and for how long: one line, rewritten, or now and then a new one."""

import shutil
import time
from collections.abc import Callable
from typing import TextIO

REPAINT = 0.5
"""Seconds between two looks at a terminal's line."""
NEW_LINE = 10.0
"""Seconds between two lines where output goes to a file: a log, not a flood."""


class Progress:
    """A step and its time, on `stream`; a terminal's line is rewritten in place."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._began = clock()
        self._text = ""
        self._shown = float("-inf")
        self._width = 0
        self._live = stream.isatty()

    @property
    def elapsed(self) -> float:
        return self._clock() - self._began

    def step(self, text: str) -> None:
        """Name what is being done now."""
        self._text = text
        self.tick()

    def tick(self) -> None:
        """Repaint when it is time to; call it as often as you like."""
        pause = REPAINT if self._live else NEW_LINE
        if not self._text or self._clock() - self._shown < pause:
            return
        self._shown = self._clock()
        line = f"  {self.elapsed:4.0f} s  {self._text}"
        if self._live:
            self._rewrite(line)
        else:
            print(line, file=self._stream, flush=True)

    def say(self, text: str) -> None:
        """A line that stays."""
        if self._live:
            self._rewrite("")
        print(text, file=self._stream, flush=True)

    def _rewrite(self, line: str) -> None:
        line = line[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + " " * self._width + "\r" + line)
        self._stream.flush()
        self._width = len(line)
