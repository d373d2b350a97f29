"""The faults of a set-up, in the words that a person reads."""

from pathlib import Path

import pytest

from launch import make
from launch.errors import DiskFull, FolderNotWritable, PythonTooOld, VenvFailed, of_system

HERE = Path("mayi")


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (
            PythonTooOld("3.9.2", "python3"),
            "mayi needs Python 3.11 or newer; python3 is Python 3.9.2. Install a newer one"
            " (python.org/downloads, or your system's packages) and start mayi with it.",
        ),
        (
            of_system(OSError(28, "No space left on device"), HERE),
            "The disk is full: the set-up could not be written to mayi."
            " Free some space and start again; the set-up is then made anew.",
        ),
        (
            of_system(OSError(30, "Read-only file system"), HERE),
            "mayi cannot be written to. Allow it, or copy mayi to a folder of your own.",
        ),
        (
            of_system(OSError(5, "Input/output error"), HERE),
            "The virtual environment mayi could not be made: [Errno 5] Input/output error.",
        ),
    ],
)
def test_what_is_said(error: Exception, says: str) -> None:
    assert str(error) == says


@pytest.mark.parametrize(
    ("number", "kind"), [(28, DiskFull), (13, FolderNotWritable), (5, VenvFailed)]
)
def test_faults_of_the_system(number: int, kind: type[Exception]) -> None:
    assert type(of_system(OSError(number, "x"), HERE)) is kind


@pytest.mark.parametrize(
    ("apt", "root", "says"),
    [
        (True, True, "Install it with: apt-get install python3.12-venv"),
        (True, False, "Install it with: sudo apt-get install python3.12-venv"),
        (False, False, "Install your system's package for it, then start again."),
    ],
)
def test_a_python_without_venv(apt: bool, root: bool, says: str) -> None:
    assert make.how_to_get_venv("3.12", apt, root) == says
