"""Whether the guard stands before a model: a model on this machine may be exempt."""

from typing import Literal

from domain.hosts import leads_here

Mode = Literal["on", "local-off"]


def stands_before(url: str, mode: Mode, locked: bool, chosen: Mode | None = None) -> bool:
    """Whether what goes to the model at `url` is masked.

    `mode` and `locked` are settings; `chosen` is what the user wants instead, and counts for
    nothing where an administrator has locked the guard. Where in doubt, it stands.
    """
    wanted = mode if locked or chosen is None else chosen
    return wanted == "on" or not leads_here(url)
