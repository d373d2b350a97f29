"""What a virtual environment was made from: written when it is complete, compared at each start."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from launch.errors import RequirementsMissing

NAME = "mayi-setup.json"
PYTHON = f"{sys.implementation.name}-{sys.version_info.major}.{sys.version_info.minor}"


class Stamp(NamedTuple):
    """`files` maps a requirements file to the sha256 it had when it was installed."""

    complete: bool
    python: str
    files: Mapping[str, str]

    @property
    def sound(self) -> bool:
        """Whether the environment may be added to; if not, it is made anew."""
        return self.complete and self.python == PYTHON

    def covers(self, wanted: Mapping[str, str]) -> bool:
        """Whether everything `wanted` is installed, for this Python."""
        return self.sound and wanted.items() <= self.files.items()


INCOMPLETE = Stamp(complete=False, python=PYTHON, files={})


def read(venv: Path) -> Stamp | None:
    """The stamp of `venv`; None when there is none, INCOMPLETE when it cannot be made out."""
    try:
        return Stamp(**json.loads((venv / NAME).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        return INCOMPLETE


def write(venv: Path, stamp: Stamp) -> None:
    """Put the stamp in place by one rename, so that no half of it is ever read."""
    part = venv / (NAME + ".part")
    part.write_text(json.dumps(stamp._asdict(), indent=1), encoding="utf-8")
    os.replace(part, venv / NAME)


def hashes(root: Path, names: Sequence[str]) -> dict[str, str]:
    """The sha256 of each requirements file, whatever line endings a checkout gave it.

    Raises RequirementsMissing.
    """
    return {name: _sha256(root / name) for name in names}


def _sha256(path: Path) -> str:
    try:
        text = path.read_bytes().replace(b"\r\n", b"\n")
    except FileNotFoundError as error:
        raise RequirementsMissing(path) from error
    return hashlib.sha256(text).hexdigest()
