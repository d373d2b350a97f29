"""How a command ends: done, a fault that a person can mend, or one that is ours."""

import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import commands


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
