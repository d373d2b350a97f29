"""Where the sources differ on what is asked: both are shown, and the weightier prevails."""

import re
from collections.abc import Sequence

from domain.norm import Divergence

ALIKE = 0.6
"""The cosine to one of a divergence's example questions from which it matters."""


def bearing(
    divergences: Sequence[Divergence],
    text: str,
    topics: Sequence[tuple[str, float]],
    near: set[str],
) -> tuple[Divergence, ...]:
    """Return the divergences that bear on a question.

    `topics` are (divergence number:example, cosine) pairs; `near` the clauses ranked first: a
    difference between sources matters only where one of the two clauses does.
    """
    alike = {int(id.split(":")[0]) for id, cosine in topics if cosine >= ALIKE}
    return tuple(
        each
        for number, each in enumerate(divergences)
        if near & set(each.clauses) and (number in alike or _names(text, each.words))
    )


def _names(text: str, words: Sequence[str]) -> bool:
    pattern = "|".join(re.escape(word) for word in words)
    return bool(pattern) and re.search(rf"\b(?:{pattern})\b", text, re.I) is not None
