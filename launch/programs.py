"""The programs that tests drive: found, or on Debian as root installed."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from launch import child
from launch.errors import NoProgram
from launch.progress import Progress

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
POSTGRES = Path("/usr/lib/postgresql")
"""Where Debian puts PostgreSQL's programs, a folder a version."""


OFFICE = ("libreoffice-writer", "libreoffice-calc", "fonts-liberation")
OFFICE_PARTS = ("libswlo.so", "libsclo.so")
"""LibreOffice's Writer and Calc, beside its program on Linux; either may be missing."""


class Program(NamedTuple):
    """A program that is no Python package: Debian's name for it, and the tests that drive it."""

    name: str
    packages: tuple[str, ...]
    tests: str
    find: Callable[[], str | None]


def browser() -> str | None:
    """The path of a Chromium or Chrome on this machine."""
    named = (shutil.which(name) for name in BROWSERS)
    placed = (place for place in PLACES if Path(place).exists())
    return next((path for path in (*named, *placed) if path), None)


def postgres() -> str | None:
    """The folder of PostgreSQL's programs: the newest of Debian's, or the one on the PATH."""
    versions = sorted(POSTGRES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    return str(Path(found).resolve().parent) if found else None


def office() -> str | None:
    """The path of a LibreOffice that opens letters and spreadsheets."""
    found = shutil.which("soffice")
    if found is None or sys.platform != "linux":
        return found
    beside = Path(found).resolve().parent
    return found if all((beside / part).exists() for part in OFFICE_PARTS) else None


NEEDED = (
    Program("chromium", ("chromium",), "browser", browser),
    Program("PostgreSQL", ("postgresql",), "PostgreSQL", postgres),
    Program("LibreOffice", OFFICE, "letter", office),
)


class Machine:
    """What this machine has and lets us do."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def has(self, program: Program) -> bool:
        return program.find() is not None

    def refusal(self) -> str:
        """Why nothing can be installed here; empty when it can."""
        if not shutil.which("apt-get"):
            return "none was found, and only on Debian can it be installed from here"
        if sys.platform == "win32" or os.geteuid() != 0:
            return "none was found, and installing it (apt-get install) needs root"
        return ""

    def run(self, argv: Sequence[str]) -> child.Outcome:
        self._progress.step(" ".join(argv))
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        return child.run(argv, lambda line: None, self._progress.tick, env=env)

    def say(self, text: str) -> None:
        self._progress.say(text)


def provide(required: bool, machine: Machine | None = None) -> None:
    """See to it that every program that tests drive is there; say which will not be.

    Raises NoProgram when they are `required` (CI) and one cannot be had.
    """
    machine = machine or Machine(Progress(sys.stderr))
    for program in NEEDED:
        if machine.has(program):
            continue
        why = machine.refusal() or _install(program, machine)
        if why and required:
            raise NoProgram(program.name, program.tests, why)
        if why:
            machine.say(
                f"No {program.name} for the {program.tests} tests: {why}. They will be skipped."
            )


def _install(program: Program, machine: Machine) -> str:
    """Why it failed; empty when it did not."""
    machine.say(f"Installing {program.name} for the {program.tests} tests (apt-get).")
    install = ("apt-get", "install", "--yes", "--no-install-recommends", *program.packages)
    for argv in (("apt-get", "update"), install):
        outcome = machine.run(argv)
        if outcome.code != 0:
            said = [line for line in outcome.lines if line.startswith("E:")] or outcome.lines
            return f"{' '.join(argv[:2])} failed ({said[-1] if said else 'it said nothing'})"
    return ""
