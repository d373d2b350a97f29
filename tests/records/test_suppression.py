"""No sum or difference of figures is about a few people: checked against every small group."""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.suppression import Codes, Table, proven, suppressed

REST, UNGROUPED = -1, -2
TOPICS = {0: REST, 1: REST, 2: REST, 3: UNGROUPED, 4: UNGROUPED, UNGROUPED: REST}
VERDICTS = {0: REST, 1: REST, 2: REST, 3: REST}
# asker, week, topic, verdict
Row = tuple[int, int, int, int]


def tables(rows: list[Row]) -> tuple[list[Table], Codes]:
    columns = np.array(rows, np.int64).T
    told = [Table(columns[1]), Table(columns[2], TOPICS), Table(columns[3], VERDICTS)]
    return told, columns[0]


def design(told: list[Table]) -> np.ndarray:
    """A row for each question, a column for each figure: 1 where the figure counts it."""
    columns = [
        np.stack([table.codes == block for block in np.unique(table.codes)], axis=1)
        for table in told
    ]
    return np.concatenate(columns, axis=1).astype(int)


def small_groups(owners: Codes, least: int) -> list[tuple[int, ...]]:
    known = sorted(set(owners.tolist()))
    return list(chain.from_iterable(combinations(known, size) for size in range(1, least)))


def isolated(told: list[Table], owners: Codes, least: int) -> list[tuple[int, ...]]:
    """Each group of fewer than `least` askers that some sum of figures is about.

    A sum of figures is about a group when it counts something of theirs and nothing of others:
    then the others' questions alone tie the figures together less firmly than all questions do.
    """
    figures = design(told)
    rank = np.linalg.matrix_rank(figures)
    return [
        group
        for group in small_groups(owners, least)
        if np.linalg.matrix_rank(figures[~np.isin(owners, group)]) < rank
    ]


def by_subtraction(told: list[Table], owners: Codes, least: int) -> list[frozenset[int]]:
    """Groups found the plain way: any blocks of one table less any blocks of another."""
    sums = [
        frozenset(np.flatnonzero(np.isin(table.codes, blocks)).tolist())
        for table in told
        for size in range(len(np.unique(table.codes)) + 1)
        for blocks in combinations(np.unique(table.codes).tolist(), size)
    ]
    found = []
    for whole, part in ((a, b) for a in set(sums) for b in set(sums) if b < a):
        askers = frozenset(owners[list(whole - part)].tolist())
        if len(askers) < least:
            found.append(askers)
    return found


def row(askers: int) -> st.SearchStrategy[Row]:
    topics = st.sampled_from([REST, UNGROUPED, 0, 1, 2, 3, 4])
    return st.tuples(st.integers(0, askers - 1), st.integers(0, 3), topics, st.integers(0, 3))


@st.composite
def asked(draw: st.DrawFn) -> tuple[list[Row], int]:
    """Questions of enough askers; what topics are asked about is lopsided, as in life."""
    least = draw(st.integers(2, 4))
    askers = draw(st.integers(least, 9))
    rows = draw(st.lists(row(askers), min_size=1, max_size=60))
    usual = draw(row(askers))
    return [*rows, *((asker, *usual[1:]) for asker in range(askers))], least


@settings(max_examples=150)
@given(asked())
def test_no_sum_of_figures_is_about_a_few(given: tuple[list[Row], int]) -> None:
    rows, least = given
    before, owners = tables(rows)
    told = suppressed(before, owners, least)
    assert isolated(told, owners, least) == []
    assert by_subtraction(told, owners, least) == []
    assert all(size >= least for table in told for size in table.askers(owners).values())
    assert all(len(table.codes) == len(rows) for table in told)  # nothing is left out, nor twice


def everybody(askers: int) -> list[Row]:
    """Each asker asked about everything once."""
    return [
        (asker, week, topic, verdict)
        for asker in range(askers)
        for week in range(2)
        for topic in (0, 1)
        for verdict in (0, 1)
    ]


def blocks(told: list[Table]) -> list[list[int]]:
    return [np.unique(table.codes).tolist() for table in told]


@pytest.mark.parametrize(
    ("name", "rows", "left"),
    [
        ("all may be told", everybody(5), [[0, 1], [0, 1], [0, 1]]),
        ("a topic of four joins the smallest other one",
         everybody(6) + [(each, 0, 2, 0) for each in range(4)],
         [[0, 1], [REST, 1], [0, 1]]),
        ("a week of four is told with its neighbour",
         everybody(6) + [(each, 2, 0, 0) for each in range(4)],
         [[0, 1], [0, 1], [0, 1]]),
        # Verdict 2 is all of topic 1 and one question more, which 4 askers could be told from.
        ("two tables that differ by a few",
         [(each, 0, 0, 0) for each in range(9)] + [(each, 0, 1, 2) for each in range(9)]
         + [(8, 0, 0, 2)],
         [[0], [REST], [0, 2]]),
        ("clusters join the rest of what is not settled first",
         everybody(9) + [(each, 0, UNGROUPED, 3) for each in range(9)]
         + [(each, 0, 3, 3) for each in range(9)] + [(each, 0, 4, 3) for each in range(2)],
         [[0, 1], [UNGROUPED, 0, 1, 3], [0, 1, 3]]),
        ("fewest askers of all", [(each, each, each % 3, each % 4) for each in range(5)],
         [[0], [REST], [REST]]),
    ],
)  # fmt: skip
def test_what_is_put_together(name: str, rows: list[Row], left: list[list[int]]) -> None:
    before, owners = tables(rows)
    assert blocks(suppressed(before, owners, 5)) == left


def test_tables_that_tell_on_each_other_are_not_proven() -> None:
    rows = everybody(9) + [(0, 0, UNGROUPED, 3)]
    told, owners = tables(rows)
    assert (0,) in isolated(told, owners, 5)
    assert not proven(told, owners, 5)


def test_one_asker_alone_is_told_everything() -> None:
    rows: list[Row] = [(0, 0, 0, 0), (0, 1, 1, 0), (0, 3, 3, 3)]
    before, owners = tables(rows)
    assert blocks(suppressed(before, owners, 1)) == [[0, 1, 3], [0, 1, 3], [0, 3]]
