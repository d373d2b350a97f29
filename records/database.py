"""The database: SQLite in a file of ours, or PostgreSQL by URL; every change is one transaction."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session

from domain.errors import DatabaseNewer, DatabaseUnusable, NotKept
from records.migrations import HEAD

BUSY_MS = 10_000
"""How long a writer waits for another before it gives up."""
FORGET_MS = 1_000
"""How long a deletion waits for those who read."""
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # what was acknowledged survives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten, not just forgotten
    f"PRAGMA busy_timeout = {BUSY_MS}",
)
PATIENCE_S = 3
"""How long a PostgreSQL that does not answer is waited for; an answer is shown only then."""
WRITES = "mayi_writes"
log = logging.getLogger("mayi")

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An id that cannot be guessed: 122 random bits."""
    return uuid4().hex


class Database:
    """Sessions on a database whose tables are those of `records.schema`."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})
        self.now = clock

    @property
    def is_sqlite(self) -> bool:
        return self._engine.dialect.name == "sqlite"

    @property
    def place(self) -> str:
        """Where it is, without a password."""
        return _place(self._engine)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment; raises DatabaseUnusable."""
        try:
            with Session(self._engine) as session:
                yield session
        except DBAPIError as error:
            raise DatabaseUnusable(self.place, _why(error)) from error

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: all of it is kept, or nothing.

        On SQLite writers queue at its beginning, so that what they read is what they change.
        Raises NotKept when it could not be written; any error raised inside undoes it.
        """
        try:
            with Session(self._writer, expire_on_commit=False) as session, session.begin():
                yield session
        except DBAPIError as error:
            log.error("The records were not written", exc_info=error)
            raise NotKept(_why(error)) from error

    def ping(self) -> None:
        """Raises DatabaseUnusable where it does not answer any more."""
        with self.reading() as session:
            session.execute(text("SELECT 1"))

    def forget(self) -> None:
        """Take what was deleted out of SQLite's log of changes too.

        It waits a moment for those who read; where they read on, the log goes with the next
        deletion, or when mayi closes. On PostgreSQL that is the server's own business.
        """
        if not self.is_sqlite:
            return
        with self._engine.connect() as connection:
            connection.rollback()  # a checkpoint is made outside of transactions
            driver = connection.connection.cursor()
            driver.execute(f"PRAGMA busy_timeout = {FORGET_MS}")
            busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            driver.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        if busy:
            log.warning("What was deleted stands in %s-wal until the next deletion", self.place)

    def close(self) -> None:
        self._engine.dispose()


def open_database(url: str, clock: Clock = now) -> Database:
    """The database at `url`, made or brought up to date first.

    Raises DatabaseUnusable where there is none to be had, DatabaseNewer where a later mayi has
    changed it. An interrupted migration leaves the old tables whole.
    """
    engine = _engine(url)
    try:
        _up_to_date(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        raise DatabaseUnusable(_place(engine), _why(error)) from error
    except DatabaseNewer:
        engine.dispose()
        raise
    return Database(engine, clock)


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgresql":
            return create_engine(
                parsed.set(drivername="postgresql+psycopg"),
                pool_pre_ping=True,
                connect_args={"connect_timeout": PATIENCE_S},
                hide_parameters=True,
            )
        if parsed.get_backend_name() != "sqlite":
            raise DatabaseUnusable(str(parsed), "only sqlite and postgresql are known")
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, hide_parameters=True)  # the log is no place for questions
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseUnusable("the database setting", "it is no URL of a database") from error
    except OSError as error:
        raise DatabaseUnusable(str(parsed.database), error.strerror or str(error)) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, record: object) -> None:
    # Python's own driver begins no transaction before DDL or SELECT; so we begin them (`_begin`).
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    from records.migrations.run import migrate  # Alembic takes a while, and is rarely needed

    with engine.execution_options(**{WRITES: True}).begin() as connection:
        migrate(connection, _place(engine))


def _revision(connection: Connection) -> str:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    found: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""
    return found


def _place(engine: Engine) -> str:
    if engine.dialect.name == "sqlite":
        return engine.url.database or "memory"
    return engine.url.render_as_string(hide_password=True)


def _why(error: Exception) -> str:
    said = str(getattr(error, "orig", error)).strip().splitlines()
    return said[0] if said else type(error).__name__
