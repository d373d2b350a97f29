"""For every test: the network is off but for this machine, and generated examples are the same.

And for those that keep something: empty records, and a clock.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

from launch.quiet import environment
from records.database import Database, open_database
from tests.clocks import Clock

os.environ.update(environment(os.environ))
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell's background job ignores Ctrl-C, and so would every program that a test starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "local")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture
def clock() -> Clock:
    """What the records go by; it stands still until it is moved."""
    return Clock()


@pytest.fixture
def database(tmp_path: Path, clock: Clock) -> Iterator[Database]:
    """Records with nothing in them, in a file of SQLite."""
    opened = open_database(f"sqlite:///{tmp_path / 'mayi.db'}", clock)
    yield opened
    opened.close()
