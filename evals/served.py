"""The page as people start it, on a free port of 127.0.0.1."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from config import ROOT

HOST = "127.0.0.1"
PATIENCE = 120
PAUSE = 0.02


class NotServed(Exception):
    """The page did not come up; the message is the last line it printed."""


class Served(NamedTuple):
    """A running page: its process, its address, and how long it took to answer there."""

    pid: int
    url: str
    began: float
    seconds: float


@contextmanager
def served() -> Iterator[Served]:
    """Yield the page once its address answers with 200; raises NotServed when it does not."""
    port = _free_port()
    command = [sys.executable, "-m", "commands", "serve", "--port", str(port)]
    began = time.monotonic()
    with TemporaryFile() as printed:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=printed, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
        try:
            url = f"http://{HOST}:{port}"
            if not _answers(url, process):
                printed.seek(0)
                raise NotServed(printed.read().decode("utf-8", "replace").strip().split("\n")[-1])
            yield Served(process.pid, url, began, time.monotonic() - began)
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _answers(url: str, process: "subprocess.Popen[bytes]") -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(url, timeout=2) as reply:
                return bool(reply.status == 200)
        except (URLError, OSError):
            time.sleep(PAUSE)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port
