"""One set-up at a time: a lock that the system lets go of when its holder ends, however it ends."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def held(path: Path, waiting: Callable[[], None], pause: float = 0.2) -> Iterator[IO[str]]:
    """Hold the lock file at `path`, calling `waiting` every `pause` seconds while another holds it.

    Yields the open file: a child that inherits it keeps the lock even when its parent is killed,
    so that nobody clears the folder away under an installer that still runs.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        while not _take(file):
            waiting()
            time.sleep(pause)
        yield file
