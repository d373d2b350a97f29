"""The guards that tests share: making one reads the word lists, which takes seconds."""

from functools import cache

from guard.guard import Guard, open_guard, shapes

SHAPES = Guard((shapes,))
"""Without Presidio: what needs no word list."""


@cache
def whole() -> Guard:
    """The guard as it is used."""
    return open_guard()
