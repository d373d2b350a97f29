"""A real PostgreSQL in a folder of its own, on a Unix socket, for as long as the tests run."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


@contextmanager
def running(programs: Path, folder: Path) -> Iterator[str]:
    """Yield the URL of its database `postgres`; durability is off, as nothing here must last."""
    data, socket = folder / "data", folder / "socket"
    for each in (folder, data, socket):
        each.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(each, USER)
    made_as = ("--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-sync")
    _as_user(programs / "initdb", "--pgdata", data, *made_as)
    options = f"-c listen_addresses= -c unix_socket_directories={socket} -c fsync=off"
    control = programs / "pg_ctl"
    started_with = ("--wait", "--options", options, "--log", folder / "log")
    _as_user(control, "start", "--pgdata", data, *started_with)
    try:
        yield f"postgresql://{USER}@/postgres?host={socket}"
    finally:
        _as_user(control, "stop", "--mode", "immediate", "--pgdata", data)


def _as_user(*command: object) -> None:
    """PostgreSQL refuses to run as root, so root runs it as its own user."""
    argv = [str(part) for part in command]
    if os.geteuid() == 0:
        argv = ["runuser", "--user", USER, "--", *argv]
    done = subprocess.run(
        argv, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(argv)} failed: {done.stdout}")
