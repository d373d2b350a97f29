"""Every test of the records runs on SQLite and on PostgreSQL."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from launch.programs import postgres
from records.database import Database, open_database
from tests.clocks import Clock
from tests.records.postgres import running


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL of our own; CI must have one."""
    programs = postgres()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail("The records are tested on PostgreSQL too, and CI must do so: install it.")
        pytest.skip("No PostgreSQL on this machine; install it to test the records on it.")
    folder = Path(tempfile.mkdtemp(prefix="mayi-postgres-"))  # short: a socket's path is limited
    folder.chmod(0o755)
    try:
        with running(Path(programs), folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'mayi.db'}"
    return emptied(request.getfixturevalue("server"))


@pytest.fixture
def database(url: str, clock: Clock) -> Iterator[Database]:
    """A database with its tables and nothing in them."""
    opened = open_database(url, clock)
    yield opened
    opened.close()


def emptied(server: str, name: str = "postgres") -> str:
    """The URL of a database that holds nothing any more; far quicker than a new one each time."""
    engine = _engine(server)
    with engine.connect() as connection:
        known = text("SELECT 1 FROM pg_database WHERE datname = :name")
        if not connection.execute(known, {"name": name}).scalar():
            connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    url = make_url(server).set(database=name).render_as_string()
    engine = _engine(url)
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = '10s'"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


def _engine(url: str) -> Engine:
    made = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(made, isolation_level="AUTOCOMMIT")
