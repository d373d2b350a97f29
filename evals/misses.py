"""The wrong verdicts, worst first, each beside what was expected."""

from collections.abc import Mapping
from typing import NamedTuple

from domain.clause import Clause
from domain.decision import Verdict
from evals.results import Results, Row

SHOWN = 25
"""Misses that are shown whole; the rest are listed."""


class Miss(NamedTuple):
    """A question with a wrong verdict; the clauses are those expected and cited first, if any."""

    set: str
    row: Row
    expected: Clause | None
    given: Clause | None

    @property
    def is_false_may(self) -> bool:
        pair = (self.row.verdict, self.row.expected)
        return pair == (Verdict.PERMITTED, Verdict.FORBIDDEN)


def misses(results: Results, clauses: Mapping[str, Clause]) -> list[Miss]:
    """Return every wrong verdict: false “you may” first, then by how sure mayi was of it."""
    found = [
        Miss(name, row, _first(row.may_govern, clauses), _first(row.cited, clauses))
        for name, scope in results.sets.items()
        for row in scope.rows
        if not row.verdict_right
    ]
    return sorted(found, key=lambda miss: (not miss.is_false_may, -(miss.row.confidence or 0)))


def _first(ids: tuple[str, ...], clauses: Mapping[str, Clause]) -> Clause | None:
    return clauses[ids[0]] if ids else None
