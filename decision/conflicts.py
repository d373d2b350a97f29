"""Where the sources differ on what is asked: both are shown, and the weightier prevails."""

from collections.abc import Sequence

from domain.decision import Conflict
from domain.norm import Divergence

ALIKE = 0.5
"""The cosine to one of a divergence's example questions from which it matters."""


def conflicts_of(
    divergences: Sequence[Divergence], topics: Sequence[tuple[str, float]], near: set[str]
) -> tuple[Conflict, ...]:
    """Return the conflicts that bear on a question.

    `topics` are (divergence number:example, cosine) pairs; `near` the clauses ranked first: a
    difference between sources matters only where one of the two clauses does.
    """
    alike = {int(id.split(":")[0]) for id, cosine in topics if cosine >= ALIKE}
    return tuple(
        Conflict(clauses=each.clauses, prevails=each.prevails, why=each.why)
        for number, each in enumerate(divergences)
        if number in alike and near & set(each.clauses)
    )
