"""The audit log as a test reads it."""

from records.audit import AuditLog, Entry
from records.database import Database
from tests.people import OTTO


def audited(database: Database) -> tuple[Entry, ...]:
    """Every row of a log that is whole, oldest first."""
    log = AuditLog(database, OTTO)
    assert log.state().faults == ()
    return log.latest(log.state().rows)[::-1]
