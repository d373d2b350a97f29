"""What is complete of a reply in JSON that is still being written."""

import json
import re
from collections.abc import Iterator

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")


def complete(text: str, name: str) -> tuple[str, ...]:
    """The objects of the one list `{"name": [{…}, {…` that are closed by now, each as its JSON.

    A parser that closes what is open would take a half-written number or text for a whole one:
    here nothing counts before its bracket has come.
    """
    begun = re.match(rf'\s*{{\s*"{re.escape(name)}"\s*:\s*\[', text)
    return tuple(_closed(text, begun.end())) if begun else ()


def _closed(text: str, at: int) -> Iterator[str]:
    while True:
        start = _after_space(text, at)
        if not text.startswith("{", start):
            return
        try:
            _, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        yield text[start:end]
        at = _after_space(text, end)
        if not text.startswith(",", at):
            return
        at += 1


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at
