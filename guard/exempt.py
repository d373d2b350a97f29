"""Whether the guard stands before a model: a model on this machine may be exempt."""

import ipaddress
from typing import Literal
from urllib.parse import urlsplit

Mode = Literal["on", "local-off"]


def stands_before(url: str, mode: Mode, locked: bool, chosen: Mode | None = None) -> bool:
    """Whether what goes to the model at `url` is masked.

    `mode` and `locked` are settings; `chosen` is what the user wants instead, and counts for
    nothing where an administrator has locked the guard. Where in doubt, it stands.
    """
    wanted = mode if locked or chosen is None else chosen
    return wanted == "on" or not is_loopback(url)


def is_loopback(url: str) -> bool:
    """Whether a URL certainly leads to this machine and no other."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
