"""Opening, migrating, transactions, and what can go wrong with them."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url, select, text
from sqlalchemy.exc import StatementError

from domain.errors import DatabaseNewer, DatabaseUnusable, NotKept
from records.database import Database, new_id, open_database
from records.migrations import HEAD
from records.migrations.run import HERE, config
from records.schema import NoticeRow, Table
from tests.clocks import BEGINNING


def notice(text: str = "Hello", made_at: datetime = BEGINNING) -> NoticeRow:
    return NoticeRow(id=new_id(), person="ann", kind="", subject="", text=text, made_at=made_at)


def told(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(NoticeRow.text).order_by(NoticeRow.text)))


def test_the_migrations_make_the_tables_of_the_schema(url: str) -> None:
    open_database(url).close()
    engine = create_engine(make_url(url).set(drivername=_driver(url)))
    with engine.connect() as connection:
        seen = MigrationContext.configure(connection, opts={"include_object": _is_a_tables})
        assert compare_metadata(seen, Table.metadata) == []
        assert ScriptDirectory.from_config(config(connection)).get_current_head() == HEAD
    engine.dispose()


def _is_a_tables(item: object, name: str | None, *rest: object) -> bool:
    """The full-text index is made by the migration alone; each kind of database has its own."""
    return not (name or "").startswith("turn_search")


def _driver(url: str) -> str:
    return "sqlite" if url.startswith("sqlite") else "postgresql+psycopg"


def test_what_was_written_is_there_when_it_is_opened_again(url: str) -> None:
    first = open_database(url)
    with first.writing() as session:
        session.add(notice("kept"))
    first.close()
    again = open_database(url)
    assert told(again) == ["kept"]
    again.close()


def test_an_error_undoes_the_whole_of_it(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        session.add(notice())
        session.flush()
        raise ZeroDivisionError
    assert told(database) == []


def test_a_broken_rule_of_the_tables_is_told_in_one_line(database: Database) -> None:
    row = notice()
    with database.writing() as session:
        session.add(row)
    with pytest.raises(NotKept) as told_why, database.writing() as session:
        session.add(
            NoticeRow(id=row.id, person="", kind="", subject="", text="", made_at=BEGINNING)
        )
    assert str(told_why.value).startswith("It could not be kept: ")
    assert "\n" not in str(told_why.value)


def test_times_come_back_in_utc(database: Database) -> None:
    east = datetime.fromisoformat("2026-07-01T01:30:00.000001+05:30")
    with database.writing() as session:
        session.add(notice(made_at=east))
    with database.reading() as session:
        assert session.scalars(select(NoticeRow.made_at)).one().isoformat() == (
            "2026-06-30T20:00:00.000001+00:00"
        )


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="has no time zone"), database.writing() as session:
        session.add(notice(made_at=datetime(2026, 1, 1)))


def test_a_database_of_a_newer_mayi_is_left_alone(url: str) -> None:
    database = open_database(url)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    place = database.place
    database.close()
    with pytest.raises(DatabaseNewer) as error:
        open_database(url)
    assert str(error.value) == (
        f"The records in {place} were written by a newer mayi (step 9999). Nothing was changed; "
        "start the newer one, or name another database in the settings."
    )


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "the database setting cannot be used: it is no URL of a database."),
        (
            "mysql://me:secret@host/x",
            "mysql://me:***@host/x cannot be used: only sqlite and postgresql are known.",
        ),
    ],
)
def test_what_is_no_database_of_ours(url: str, says: str) -> None:
    with pytest.raises(DatabaseUnusable) as error:
        open_database(url)
    assert str(error.value) == f"The records in {says}"


def test_a_password_is_never_told() -> None:
    with pytest.raises(DatabaseUnusable) as error:
        open_database("postgresql://me:hunter2@127.0.0.1:1/x?connect_timeout=2")
    assert "hunter2" not in str(error.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "mayi.db"
    path.write_bytes(b"This is a letter to my aunt, not a database. " * 100)
    with pytest.raises(DatabaseUnusable) as error:
        open_database(f"sqlite:///{path}")
    assert str(error.value) == f"The records in {path} cannot be used: file is not a database."
    assert path.read_bytes().startswith(b"This is a letter")


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'mayi.db'}")
    with database.writing() as session:
        session.add(notice("before"))
    with pytest.raises(NotKept) as error, database.writing() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar()
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
        session.add_all(notice("x" * 10_000) for _ in range(100))
    assert str(error.value) == (
        "It could not be kept: database or disk is full. What was stored before is untouched; "
        "try again."
    )
    assert told(database) == ["before"]
    database.close()


KILLED = """
import os, signal, sys
sys.path.insert(0, {root!r})
{body}
"""
MIGRATING = """
from sqlalchemy import event
import records.database as database
from sqlalchemy.engine import Engine

@event.listens_for(Engine, "after_cursor_execute")
def stop(connection, cursor, statement, *rest):
    if "CREATE TABLE ruling" in statement:
        os.kill(os.getpid(), signal.SIGKILL)

database.open_database({url!r})
"""
WRITING = """
from tests.records.test_database import notice
import records.database as database

with database.open_database({url!r}).writing() as session:
    session.add(notice("half"))
    session.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("body", [MIGRATING, WRITING])
def test_a_kill_leaves_all_or_nothing(url: str, body: str) -> None:
    code = KILLED.format(root=str(HERE.parents[1]), body=body.format(url=url))
    done = subprocess.run([sys.executable, "-c", code], cwd=HERE.parents[1])
    assert done.returncode == -signal.SIGKILL
    database = open_database(url)
    assert told(database) == []
    database.close()


def test_what_is_deleted_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "mayi.db"
    database = open_database(f"sqlite:///{path}")
    with database.writing() as session:
        session.add(notice("a very particular sentence"))
    with database.writing() as session:
        session.execute(text("DELETE FROM notice"))
    database.close()
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"a very particular sentence" not in path.read_bytes()
