"""The audit log on the terminal: verified, or written to a file."""

import os
from collections.abc import Callable
from pathlib import Path

import config
from domain.errors import AuditNotWritten
from domain.person import Person, Role
from records.audit import AuditLog
from records.audit_files import as_csv, as_lines
from records.database import open_database
from whole import written

CONSOLE = Person(id="console", name="Console", roles=frozenset({Role.ADMIN}))
"""Whoever has a shell where mayi runs; they could read the database anyway."""
TAKEN = "something is there already. Choose another name"


def verified(expect: str | None = None) -> tuple[list[str], bool]:
    """What to print of the log, and whether it is whole.

    `expect` is a last hash that was noted before: a log that was written anew as a whole holds
    together, but has another.
    """
    log, close = _opened()
    try:
        state = log.state()
        found = list(state.faults)
        if expect is not None and not log.has(expect):
            found.append(f"No row has the hash {expect}: what it stood for was written anew.")
    finally:
        close()
    last = f"{state.rows:,} rows; the last hash is {state.last}"
    return [*found, last], not found


def exported(path: Path) -> str:
    """Write the log to `path`, which must not be there yet; what to print.

    Raises AuditNotWritten, and then nothing of ours stands at `path`.
    """
    if os.path.lexists(path):
        raise AuditNotWritten(path, TAKEN)
    log, close = _opened()
    try:
        form = as_csv if path.suffix.lower() == ".csv" else as_lines
        _put(path, form(log.exported()))
        return f"The audit log is in {path}."
    finally:
        close()


def _put(path: Path, text: str) -> None:
    """Whole or not at all, and never over what came there meanwhile."""
    try:
        with written(path, over=False) as out:
            out.write(text.encode())
    except FileExistsError as error:
        raise AuditNotWritten(path, TAKEN) from error
    except OSError as error:
        raise AuditNotWritten(path, (error.strerror or str(error)).lower()) from error


def _opened() -> tuple[AuditLog, Callable[[], None]]:
    database = open_database(config.load().database_url)
    return AuditLog(database, CONSOLE), database.close
