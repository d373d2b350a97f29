"""What the verbs do before anything is asked, and the tokens made on a terminal."""

from pathlib import Path

import pytest

import commands
import config
from console.late import LateRulings
from domain.decision import Verdict
from domain.errors import RecordsFault
from domain.person import Role
from domain.ruling import RulingDraft
from records.database import open_database
from records.rulings import RulingBook
from records.tokens import let_in
from tests.people import OTTO


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The records of the verbs."""
    url = f"sqlite:///{tmp_path / 'mayi.db'}"
    monkeypatch.setenv("MAYI_DATABASE", url)
    monkeypatch.setenv("MAYI_LOGS", str(tmp_path / "logs"))
    return url


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_without_a_token_it_does_not_open_to_others(
    url: str, host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.main(["api", "--host", host]) == 1
    assert capsys.readouterr() == (
        "",
        f"The API does not open to others at {host} without a token. Make one (python3 mayi.py api"
        " token new NAME), or keep to 127.0.0.1.\n",
    )


def test_a_revoked_token_opens_nothing(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["new", "helpdesk"], ["revoke", "helpdesk"]):
        assert commands.main(["api", "token", *argv]) == 0
    assert commands.main(["api", "--host", "0.0.0.0"]) == 1
    assert "without a token" in capsys.readouterr().err


def test_a_host_that_is_not_ours(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["api", "--host", "192.0.2.1"]) == 1
    assert capsys.readouterr().err == (
        "The setting api_host is wrong: 192.0.2.1 is no address of this machine. Mend it where"
        " it is set: in the command, mayi.toml or the environment.\n"
    )


def test_tokens_on_a_terminal(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*argv: str) -> list[str]:
        assert commands.main(["api", "token", *argv]) == 0
        return capsys.readouterr().out.splitlines()

    assert said("list") == ["There are no tokens."]
    head, secret = said("new", "help\u202edesk", "--role", "officer")
    assert head == "The token of help\ufffddesk (officer). It is shown this once:"
    who = let_in(open_database(url), secret).person
    assert who.roles == {Role.MEMBER, Role.OFFICER}
    [line] = said("list")
    assert line.startswith("help\ufffddesk  officer  made 2") and "revoked" not in line
    assert said("revoke", "help\u202edesk") == [
        "The token of help\ufffddesk lets nobody in any more."
    ]
    assert ", revoked 2" in said("list")[0]
    assert commands.main(["api", "token", "revoke", "x"]) == 1
    assert capsys.readouterr().err == "There is no such token, or it is not yours.\n"


def test_rulings_are_there_as_soon_as_the_records_are(url: str, tmp_path: Path) -> None:
    late = LateRulings(config.load())
    assert (late.stamp(), late.standing()) == (None, ())
    assert list(tmp_path.iterdir()) == []
    draft = RulingDraft(question="May I?", verdict=Verdict.FORBIDDEN, reason="No.")
    made = RulingBook(open_database(url), OTTO).rule(draft)
    assert [each.id for each in late.standing()] == [made.id]
    assert late.stamp() == (1, 0)


def test_records_that_cannot_be_read_are_told_until_they_can(url: str, tmp_path: Path) -> None:
    late = LateRulings(config.load())
    broken = tmp_path / "mayi.db"
    broken.write_bytes(b"no database at all, just words " * 200)
    for _ in range(2):
        with pytest.raises(RecordsFault):
            late.standing()
    broken.unlink()
    open_database(url).close()
    assert (late.stamp(), late.standing()) == ((0, 0), ())
