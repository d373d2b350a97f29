"""`mayi audit`: what it prints, and the code it ends with."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import commands
from domain.person import Person
from mayi import ROOT
from records.audit import BEGINNING, Act, append
from records.audit_files import as_csv
from records.database import Database, open_database
from tests import people


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database that the command reads."""
    monkeypatch.setenv("MAYI_DATABASE", f"sqlite:///{tmp_path / 'mayi.db'}")
    monkeypatch.setenv("MAYI_LOGS", str(tmp_path))
    return tmp_path / "mayi.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{file}")
    yield opened
    opened.close()


def act(database: Database, *subjects: str, who: Person = people.ANN) -> None:
    with database.writing() as session:
        for subject in subjects:
            append(session, database.now(), who, Act.ATTESTED, subject)


def ran(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, list[str], str]:
    code = commands.main(["audit", *argv])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err


def last_hash(file: Path) -> str:
    with sqlite3.connect(file) as connection:
        (found,) = connection.execute("SELECT hash FROM audit ORDER BY number DESC").fetchone()
    assert isinstance(found, str)
    return found


def unguarded(file: Path, *changes: str) -> None:
    """Change rows as somebody with the file in their hands could."""
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TRIGGER IF EXISTS audit_refuses_update")
        connection.execute("DROP TRIGGER IF EXISTS audit_refuses_delete")
        for change in changes:
            connection.execute(change)


def test_an_empty_log_is_whole(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "verify") == (0, [f"0 rows; the last hash is {BEGINNING}"], "")


def test_a_whole_log_tells_where_it_ends(
    file: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    act(database, "one", "two")
    noted = last_hash(file)
    assert ran(capsys, "verify") == (0, [f"2 rows; the last hash is {noted}"], "")
    act(database, "three")
    assert ran(capsys, "verify", "--expect", noted)[0] == 0


def test_each_fault_is_a_line(
    file: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    act(database, "one", "two", "three")
    noted = last_hash(file)
    unguarded(
        file,
        "UPDATE audit SET who = 'bob' WHERE number = 1",
        "DELETE FROM audit WHERE number = 2",
    )
    assert ran(capsys, "verify") == (
        1,
        [
            "Row 1 was changed after it was written.",
            "Between row 1 and row 3 something is missing or moved.",
            f"3 rows; the last hash is {noted}",
        ],
        "",
    )


def test_a_log_written_anew_as_a_whole_is_found_by_a_hash_noted_before(
    file: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    act(database, "one", "two")
    noted = last_hash(file)
    unguarded(file, "DELETE FROM audit", "DELETE FROM audit_head")
    act(database, "one", "three")
    assert ran(capsys, "verify")[0] == 0
    code, lines, _ = ran(capsys, "verify", "--expect", noted)
    assert (code, lines[0]) == (
        1,
        f"No row has the hash {noted}: what it stood for was written anew.",
    )


def test_an_export_tells_of_itself_and_of_the_console(
    tmp_path: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    act(database, "one")
    out = tmp_path / "audit.jsonl"
    assert ran(capsys, "export", str(out)) == (0, [f"The audit log is in {out}."], "")
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(row["who"], row["what"]) for row in rows] == [
        ("ann", "edition attested"),
        ("console", "audit log exported"),
    ]
    assert ran(capsys, "verify", "--expect", rows[-1]["hash"])[0] == 0


def test_no_cell_of_a_table_is_a_formula(
    tmp_path: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    act(database, "=1+1", "+1", "-1", "@x", "\tx", "plain", 'a "b", c\nd')
    out = tmp_path / "audit.CSV"
    assert ran(capsys, "export", str(out))[0] == 0
    text = out.read_bytes().decode()
    assert [line.split(",")[4] for line in text.split("\r\n")[:7]] == [
        "subject", "'=1+1", "'+1", "'-1", "'@x", "'\tx", "plain",
    ]  # fmt: skip
    assert '"a ""b"", c\nd"' in text
    assert as_csv(()) == "number,at,who,what,subject,before,hash\r\n"


@pytest.mark.parametrize("what", ["file", "folder", "link to nowhere"])
def test_what_is_there_is_never_written_over(
    tmp_path: Path, database: Database, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    out = tmp_path / "audit.jsonl"
    if what == "file":
        out.write_text("mine")
    elif what == "folder":
        out.mkdir()
    else:
        out.symlink_to(tmp_path / "nowhere")
    assert ran(capsys, "export", str(out)) == (
        1,
        [],
        f"The audit log could not be written to {out}: something is there already. Choose another "
        "name.\n",
    )
    assert not out.is_file() or out.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_place_that_cannot_be_written(
    tmp_path: Path, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "no" / "audit.jsonl"
    assert ran(capsys, "export", str(out)) == (
        1,
        [],
        f"The audit log could not be written to {out}: no such file or directory.\n",
    )


def test_a_full_disk_leaves_nothing(
    database: Database, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "audit.jsonl"
    (tmp_path / ".audit.jsonl.part").symlink_to("/dev/full")
    code, _, error = ran(capsys, "export", str(out))
    assert (code, error) == (
        1,
        f"The audit log could not be written to {out}: no space left on device.\n",
    )
    assert not out.exists()


def test_an_export_that_is_killed_leaves_nothing_half_written(
    tmp_path: Path, database: Database, file: Path
) -> None:
    for start in range(0, 4000, 1000):
        act(database, *(f"subject {number}" for number in range(start, start + 1000)))
    out = tmp_path / "audit.jsonl"
    waiting = tmp_path / ".audit.jsonl.part"
    os.mkfifo(waiting)  # the writer stands still in the middle of its writing
    command = [sys.executable, str(ROOT / "commands.py"), "audit", "export", str(out)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ})
    with waiting.open("rb") as begun:
        assert begun.read(100)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert not out.exists()
    waiting.unlink()
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"The audit log is in {out}.\n"), done.stderr
    assert len(out.read_text().splitlines()) == 4002
    assert time.monotonic() - began < 20


def test_records_that_cannot_be_used_are_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MAYI_DATABASE", "postgresql://mayi:hunter22@127.0.0.1:1/mayi")
    monkeypatch.setenv("MAYI_LOGS", str(tmp_path))
    code, out, error = ran(capsys, "verify")
    assert (code, out) == (1, [])
    assert error.startswith(
        "The records in postgresql+psycopg://mayi:***@127.0.0.1:1/mayi cannot be used: "
    )
    assert error.count("\n") == 1 and "hunter22" not in error
