"""Makes the virtual environment whole, where it is not."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from launch import stamp
from launch.errors import of_system
from launch.venv import Venv


def ensure(root: Path, names: Sequence[str]) -> Path:
    """Install what the requirements files `names` ask for, if they are not yet; the Python.

    Raises SetUpError; after that, or after a kill, the next call makes it whole. Where nothing is
    to be done it writes nothing and loads nothing more.
    """
    venv = Venv(root)
    wanted = stamp.hashes(root, names)
    if not venv.covers(wanted):
        _make(venv, wanted)
    return venv.python


def _make(venv: Venv, wanted: Mapping[str, str]) -> None:
    import sys

    from launch import lock, make
    from launch.progress import Progress

    progress = Progress(sys.stderr)
    try:
        with lock.held(venv.lock, lambda: progress.step(make.WAITING)) as held:
            if not venv.covers(wanted):
                make.Maker(venv, progress, held).make(wanted)
    except OSError as error:
        raise of_system(error, venv.root) from error
