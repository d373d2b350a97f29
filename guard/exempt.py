"""Whether the guard stands before a model: a model on this machine may be exempt."""

from typing import Literal

from domain.hosts import leads_here

Mode = Literal["on", "local-off"]


def stands_before(url: str, mode: Mode) -> bool:
    """Whether what goes to the model at `url` is masked. Where in doubt, it is."""
    return mode == "on" or not leads_here(url)
