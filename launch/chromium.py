"""The browser that the browser tests drive: found, or on Debian as root installed."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from launch import child
from launch.errors import NoBrowser
from launch.progress import Progress

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
APT = (
    ("apt-get", "update"),
    ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"),
)


class Machine:
    """What this machine has and lets us do."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def browser(self) -> str | None:
        return find()

    def refusal(self) -> str:
        """Why nothing can be installed here; empty when it can."""
        if not shutil.which("apt-get"):
            return "none was found, and only on Debian can it be installed from here"
        if sys.platform == "win32" or os.geteuid() != 0:
            return "none was found, and installing it (apt-get install chromium) needs root"
        return ""

    def run(self, argv: Sequence[str]) -> child.Outcome:
        self._progress.step(" ".join(argv))
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        return child.run(argv, lambda line: None, self._progress.tick, env=env)

    def say(self, text: str) -> None:
        self._progress.say(text)


def find() -> str | None:
    """The path of a Chromium or Chrome on this machine."""
    named = (shutil.which(name) for name in NAMES)
    placed = (place for place in PLACES if Path(place).exists())
    return next((path for path in (*named, *placed) if path), None)


def provide(required: bool, machine: Machine | None = None) -> None:
    """See to it that there is a browser; say so when there will be none.

    Raises NoBrowser when one is `required` (CI) and cannot be had.
    """
    machine = machine or Machine(Progress(sys.stderr))
    if machine.browser():
        return
    why = machine.refusal() or _install(machine)
    if why and required:
        raise NoBrowser(why)
    if why:
        machine.say(f"No chromium for the browser tests: {why}. They will be skipped.")


def _install(machine: Machine) -> str:
    """Why it failed; empty when it did not."""
    machine.say("Installing chromium for the browser tests (apt-get).")
    for argv in APT:
        outcome = machine.run(argv)
        if outcome.code != 0:
            said = [line for line in outcome.lines if line.startswith("E:")] or outcome.lines
            return f"{' '.join(argv[:2])} failed ({said[-1] if said else 'it said nothing'})"
    return ""
