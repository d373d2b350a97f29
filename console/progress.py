"""Progress on the terminal: one line on standard error, rewritten in place."""

import sys
from typing import TextIO

WIDTH = 24


class Bar:
    """Shows how far something long has come; on a pipe it says only when a part is done."""

    def __init__(self, label: str, stream: TextIO | None = None) -> None:
        self._label = label
        self._stream = stream or sys.stderr

    def __call__(self, what: str, done: int, total: int) -> None:
        if not total:
            return
        finished = done >= total
        if self._stream.isatty():
            filled = WIDTH * done // total
            bar = "#" * filled + "." * (WIDTH - filled)
            end = "\n" if finished else ""
            self._stream.write(f"\r{self._label}: {what:<10} [{bar}] {done:,}/{total:,}{end}")
        elif finished:
            self._stream.write(f"{self._label}: {what}, {total:,} done\n")
        self._stream.flush()


def told(what: str) -> None:
    """Show what is being read."""
    print(f"read: {what}", file=sys.stderr, flush=True)
