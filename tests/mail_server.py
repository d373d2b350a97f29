"""A mail server on this machine, and the settings that reach it."""

import socket
from collections.abc import Callable, Iterator
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Keeping
from aiosmtpd.smtp import AuthResult, LoginPassword

from config import Settings

Served = Callable[..., Settings]


class Box(Keeping):
    """Keeps what arrives; whoever is at nobody@ is not known here."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.arrived.append(message)

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 No such\tuser here"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def served(box: Box) -> Iterator[Served]:
    """Start a server; returns the settings that reach it."""
    running: list[Controller] = []

    def start(password: str = "", **more: Any) -> Settings:
        def known(server: Any, session: Any, envelope: Any, how: str, told: Any) -> AuthResult:
            assert isinstance(told, LoginPassword)
            return AuthResult(success=told.password == b"right", handled=False)

        kept: dict[str, Any] = {}
        if password:
            kept = {
                "authenticator": known, "auth_required": True, "auth_require_tls": False,
            }  # fmt: skip
        controller = Controller(box, hostname="127.0.0.1", port=free_port(), **kept)
        controller.start()
        running.append(controller)
        given = {
            "smtp_host": "127.0.0.1", "smtp_port": controller.port, "smtp_tls": "none",
            "smtp_from": "mayi@example.com", "smtp_user": "mayi" if password else "",
            "smtp_password": password,
        }  # fmt: skip
        return Settings(**{**given, **more})

    yield start
    for controller in running:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
