"""How a command ends: done, a fault that a person can mend, or one that is ours."""

import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import commands
import config
from records.conversations import Conversations
from records.database import open_database
from tests import people
from tests.clocks import Clock
from tests.fakes import real_corpus
from tests.records.test_conversations import turn


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something listens on."""
    with socket.create_server((commands.HOST, 0)) as server:
        yield server.getsockname()[1]


def test_a_port_in_use_is_one_line(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["serve", "--port", str(taken)]) == 1
    assert capsys.readouterr().err == (
        f"Port {taken} is in use, perhaps by another mayi. Close that one, or start with:"
        f" python3 mayi.py serve --port {taken + 1}\n"
    )


def test_a_port_let_go_of_is_free(taken: int) -> None:
    with socket.create_server((commands.HOST, 0)) as server:
        port = server.getsockname()[1]
    commands.ensure_free(port)


def test_what_is_unexpected_is_logged_whole_and_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "logs" / "mayi.log"
    try:
        raise RuntimeError("the first line\nthe second")
    except RuntimeError as error:
        assert commands.unexpected(error, log.parent) == 2
    assert capsys.readouterr().err == (
        f"Something unexpected happened (RuntimeError: the first line); it is logged in {log}\n"
    )
    logged = log.read_text(encoding="utf-8")
    assert "ERROR RuntimeError: the first line\nTraceback" in logged and "the second" in logged


def test_what_cannot_be_logged_is_told_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").touch()
    assert commands.unexpected(RuntimeError("x"), tmp_path / "logs") == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "Something unexpected happened (RuntimeError: x); it could not be logged"
    )
    assert said.count("\n") == 1


def test_serving_begins_by_deleting_what_is_too_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'mayi.db'}"
    monkeypatch.setenv("MAYI_DATABASE", url)
    mine = Conversations(open_database(url, Clock()), people.ANN)
    mine.keep(turn("May I?"), real_corpus())
    for days, left in ((0, 1), (1, 0)):
        monkeypatch.setenv("MAYI_KEEP_DAYS", str(days))
        commands._ready_records(config.load())
        assert len(mine.page().items) == left


def test_records_that_cannot_be_used_are_told_and_serving_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear aunt, " * 1000)
    monkeypatch.setenv("MAYI_DATABASE", f"sqlite:///{path}")
    commands._ready_records(config.load())
    assert capsys.readouterr().err == (
        f"The records in {path} cannot be used: file is not a database.\n"
    )


@pytest.mark.parametrize(
    ("failed", "says"),
    [
        ([], "All passed: ruff, mypy (2 s)"),
        (["mypy"], "FAILED: mypy (2 s)"),
        (["ruff", "mypy"], "FAILED: ruff, mypy (2 s)"),
    ],
)
def test_the_last_line_of_test(failed: Sequence[str], says: str) -> None:
    assert commands.verdict(["ruff", "mypy"], failed, 1.6) == says
