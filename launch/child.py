"""Runs a program, line by line, and never leaves it behind."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import IO, NamedTuple

from launch.progress import REPAINT


class Outcome(NamedTuple):
    """How a program ended, and all that it said."""

    code: int
    lines: list[str]


def run(
    argv: Sequence[str],
    heard: Callable[[str], None],
    idle: Callable[[], None],
    lock: IO[str] | None = None,
    env: Mapping[str, str] | None = None,
) -> Outcome:
    """Run `argv`: `heard` gets each line, `idle` is called in the pauses.

    The program inherits `lock`, so that the lock outlives this process while the program runs.
    When a person interrupts, the program is ended first. Raises OSError when it cannot start.
    """
    inherited = [lock.fileno()] if lock and sys.platform != "win32" else []
    with subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=inherited,
        env={**(os.environ if env is None else env), "PYTHONUNBUFFERED": "1"},
    ) as child:
        try:
            lines = _listen(child, heard, idle)
        except BaseException:
            child.terminate()
            raise
        return Outcome(child.wait(), lines)


def _listen(
    child: subprocess.Popen[str], heard: Callable[[str], None], idle: Callable[[], None]
) -> list[str]:
    said: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_pump, args=(child.stdout, said), daemon=True).start()
    lines: list[str] = []
    while True:
        try:
            line = said.get(timeout=REPAINT)
        except queue.Empty:
            idle()
            continue
        if line is None:
            return lines
        lines.append(line)
        heard(line)
        idle()


def _pump(stream: IO[str], said: queue.Queue[str | None]) -> None:
    for line in stream:
        said.put(line.rstrip())
    said.put(None)
