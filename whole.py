"""A file that is written whole, or not at all."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


@contextlib.contextmanager
def written(path: Path, *, over: bool = True) -> Iterator[BinaryIO]:
    """Yield what is to be written to; it stands at `path` once the block has ended, not before.

    It takes the place, and the rights, of what stood there; unless `over`, nothing may stand there,
    however late it came. A link stays, and what it leads to is replaced; a device or a pipe is
    written to as it comes. Raises OSError (FileExistsError for what may not be replaced); what
    stood there is untouched.
    """
    if over:
        if path.exists() and not path.is_file():
            with path.open("wb") as out:
                yield out
            return
        path = path.resolve()
    waiting = path.parent / f".{path.name}.part"
    try:
        with waiting.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if over:
            with contextlib.suppress(FileNotFoundError):
                shutil.copymode(path, waiting)
            os.replace(waiting, path)
        else:
            _put_new(waiting, path)
    finally:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)


def _put_new(waiting: Path, path: Path) -> None:
    try:
        os.link(waiting, path)
    except FileExistsError:
        raise
    except OSError:  # a file system that has no links: the name is taken first, as it is free
        path.open("xb").close()
        os.replace(waiting, path)
