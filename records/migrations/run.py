"""Runs the steps that a database lacks, inside the caller's transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from domain.errors import DatabaseNewer

HERE = Path(__file__).resolve().parent
LOCK = 0x6D617969
"""Held on PostgreSQL while migrating, so that two starting at once do not both do it ("mayi")."""


def config(connection: Connection) -> Config:
    """Alembic's settings, for our folder and an open connection."""
    made = Config()
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def migrate(connection: Connection, place: str) -> None:
    """Bring the tables up to date; raises DatabaseNewer when a step is unknown here."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    settings = config(connection)
    steps = ScriptDirectory.from_config(settings)
    for found in MigrationContext.configure(connection).get_current_heads():
        try:
            steps.get_revision(found)
        except CommandError as error:
            raise DatabaseNewer(place, found) from error
    command.upgrade(settings, "head")
