"""The tests themselves: nothing of theirs reaches another machine."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_the_network_is_off() -> None:
    with (
        socket.socket() as outward,
        pytest.raises(SocketConnectBlockedError, match=r"192\.0\.2\.1"),
    ):
        outward.connect(("192.0.2.1", 80))
