"""Every error that the set-up may show, before any package is there to show it with.

SetUpError
├── PythonTooOld
├── VenvMissing
├── VenvFailed
├── VenvForeign
├── VenvInUse
├── FolderNotWritable
├── DiskFull
├── RequirementsMissing
├── InstallFailed
└── NoProgram

Each message is one line: what happened, to which thing, what to do.
"""

from __future__ import annotations

import errno
from pathlib import Path

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class SetUpError(Exception):
    """Shown to a person as it stands; mayi ends with exit code 1."""


class PythonTooOld(SetUpError):
    def __init__(self, found: str, executable: str) -> None:
        super().__init__(
            f"mayi needs Python 3.11 or newer; {executable} is Python {found}. Install a newer one"
            " (python.org/downloads, or your system's packages) and start mayi with it."
        )


class VenvMissing(SetUpError):
    def __init__(self, version: str, command: str) -> None:
        super().__init__(
            f"This Python {version} comes without its venv module, which mayi needs. {command}"
        )


class VenvFailed(SetUpError):
    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"The virtual environment {path} could not be made: {why}.")


class VenvForeign(SetUpError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was not made by mayi and is left alone. Rename or remove it, then start again."
        )


class VenvInUse(SetUpError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} must be made anew, but a program is using it."
            " Close every mayi and start again."
        )


class FolderNotWritable(SetUpError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be written to. Allow it, or copy mayi to a folder of your own."
        )


class DiskFull(SetUpError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk is full: the set-up could not be written to {path}."
            " Free some space and start again; the set-up is then made anew."
        )


class RequirementsMissing(SetUpError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is missing. Restore it, or fetch mayi again.")


class InstallFailed(SetUpError):
    def __init__(self, package: str, why: str, remedy: str, log: Path) -> None:
        super().__init__(
            f"{package} could not be installed: {why}. {remedy} The whole of what pip said: {log}"
        )


class NoProgram(SetUpError):
    def __init__(self, name: str, tests: str, why: str) -> None:
        super().__init__(
            f"No {name} for the {tests} tests: {why}. Here (CI) they must run; install {name}."
        )


def of_system(error: OSError, path: Path) -> SetUpError:
    """The same fault in a person's words: a full disk, a folder that is closed, or what it says."""
    if error.errno in FULL:
        return DiskFull(path)
    if error.errno in FORBIDDEN:
        return FolderNotWritable(path)
    return VenvFailed(path, str(error))
