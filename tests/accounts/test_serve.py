"""`mayi serve` beyond this machine."""

import socket

import pytest

import commands
from domain.errors import PortInUse

LOGIN = {
    "MAYI_LOGIN_ISSUER": "https://id.example.com",
    "MAYI_LOGIN_CLIENT": "mayi",
    "MAYI_LOGIN_SECRET": "s",
    "MAYI_LOGIN_ADDRESS": "https://mayi.example.com",
}


@pytest.mark.parametrize(
    ("argv", "env", "says"),
    [
        (
            ["--host", "0.0.0.0"],
            {},
            "mayi does not open to others at 0.0.0.0 without a login. Set one up "
            "(docs/accounts.md), or keep to 127.0.0.1.",
        ),
        (
            [],
            {"MAYI_HOST": "::"},
            "mayi does not open to others at :: without a login. Set one up (docs/accounts.md), "
            "or keep to 127.0.0.1.",
        ),
        (
            ["--host", "0.0.0.0"],
            {key: value for key, value in LOGIN.items() if key != "MAYI_LOGIN_SECRET"},
            "The setting login_secret is wrong: it is missing, and there is no login without it. "
            "Mend it where it is set: in the command, mayi.toml or the environment.",
        ),
        (
            ["--host", "203.0.113.7"],
            LOGIN,
            "The setting host is wrong: 203.0.113.7 is no address of this machine. Mend it where "
            "it is set: in the command, mayi.toml or the environment.",
        ),
    ],
)
def test_it_ends_with_one_line(
    argv: list[str],
    env: dict[str, str],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for key, value in env.items():
        monkeypatch.setenv(key, value)
    assert commands.main(["serve", *argv]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", says + "\n")


def test_a_port_in_use_on_the_other_loopback() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
        port = server.getsockname()[1]
        with pytest.raises(PortInUse):
            commands.ensure_free(port, "[::1]")
        commands.ensure_free(port, "127.0.0.1")
