"""What `test` runs: all that must hold before a change goes in."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile
from typing import IO

CHECKS = {
    "ruff": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "pytest": ("pytest", "--numprocesses=2", "--dist=loadfile", "--ignore=tests/browser"),
    "mypy": ("mypy", "."),
    # After the others: pages that wait for a core time out.
    "browser": ("pytest", "--numprocesses=2", "--dist=loadfile", "tests/browser"),
}

MEANWHILE = ("mypy",)
"""What runs while the checks before it do, on the cores that they leave idle, and is told after."""


def failing(checks: Mapping[str, Sequence[str]]) -> list[str]:
    """Run modules of Python with their arguments, each told in its turn; the names that fail."""
    with TemporaryFile() as said:
        early = {name: _start(checks[name], said) for name in MEANWHILE if name in checks}
        return [name for name in checks if not _passes(name, checks[name], early.get(name), said)]


def verdict(ran: Sequence[str], failed: Sequence[str], seconds: float) -> str:
    """The last line of `test`."""
    if failed:
        return f"FAILED: {', '.join(failed)} ({seconds:.0f} s)"
    return f"All passed: {', '.join(ran)} ({seconds:.0f} s)"


def _start(argv: Sequence[str], output: IO[bytes] | None = None) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", *argv]
    return subprocess.Popen(command, stdout=output, stderr=output)


def _passes(
    name: str, argv: Sequence[str], early: "subprocess.Popen[bytes] | None", said: IO[bytes]
) -> bool:
    """Whether a check passes; one begun `early` is waited for, and what it `said` is told now."""
    print(f"── {name}: {' '.join(argv)}", flush=True)
    with early or _start(argv) as running:
        code = running.wait()
    if early:
        said.seek(0)
        print(said.read().decode(errors="replace"), end="", flush=True)
    return code == 0
