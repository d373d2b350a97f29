"""The virtual environment beside mayi.py: whether it is whole, and how it becomes so."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from launch import stamp
from launch.errors import of_system

RUN = "requirements.txt"
TEST = "requirements-dev.txt"


class Venv:
    """`.venv` under `root`, and the few places that its set-up uses."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / ".venv"
        self.python = self.path / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.doomed = root / ".venv.part"
        self.lock = root / ".mayi" / "setup.lock"
        self.log = root / ".mayi" / "logs" / "setup.log"

    @property
    def sound(self) -> bool:
        """Whether it was once complete and can be added to."""
        found = stamp.read(self.path)
        return found is not None and found.sound and self.python.exists()

    def covers(self, wanted: Mapping[str, str]) -> bool:
        """Whether everything `wanted` (file → sha256) is installed; reads one small file."""
        found = stamp.read(self.path)
        return found is not None and found.covers(wanted) and self.python.exists()


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
