"""How the finders write down what they look for: a kind, an expression, and the part that counts.

Every repetition is bounded or possessive (`++`), so that no text, however hostile, costs more than
its length.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guard.kinds import Found, Kind


class Pattern(NamedTuple):
    """The group `x` is what to hide; without one, the whole match."""

    kind: Kind
    regex: re.Pattern[str]


def pattern(kind: Kind, expression: str, flags: int = re.I) -> Pattern:
    """A pattern, compiled; case does not matter unless `flags` say otherwise."""
    return Pattern(kind, re.compile(expression, flags))


def sought(patterns: Sequence[Pattern], text: str) -> Iterator[Found]:
    """Every match of each pattern; what is empty is left out."""
    for kind, regex in patterns:
        group = "x" if "x" in regex.groupindex else 0
        for match in regex.finditer(text):
            start, end = match.span(group)
            if start < end:
                yield Found(kind, start, end)
