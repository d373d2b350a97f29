"""Which figures may be told together, so that none of them is about a few people.

Each table puts every question into one block. Two things hold of what is returned:

* behind each block there are `least` different askers or more;
* whatever is added up and taken away, across all tables, is either nothing at all or counts
  questions of `least` askers or more.

The second is proven for each set of tables before it is told. The askers are dealt into `least`
teams, such that the questions of each team alone tie the tables together as firmly as all questions
do (the matrix of questions by blocks keeps its rank). Suppose that some sum of figures counted
questions of fewer askers only. One team would have none of them, the sum would be nothing for all
its questions, and so, as the rank is the same, for all questions. Where no such deal is found, the
smallest blocks are put together until there is one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]
TRIES = 12
"""Deals of the askers that are tried before blocks are put together."""


@dataclass(frozen=True)
class Table:
    """A block for each question; `homes` says which block takes in a block that is too small.

    In a table without homes blocks follow one another, and a small one joins its neighbour.
    """

    codes: Codes
    homes: Mapping[int, int] = field(default_factory=dict)

    def askers(self, owners: Codes) -> dict[int, int]:
        """How many different askers stand behind each block."""
        pairs = np.unique(np.stack([self.codes, owners]), axis=1)
        blocks, counts = np.unique(pairs[0], return_counts=True)
        return dict(zip(blocks.tolist(), counts.tolist(), strict=True))

    def moved(self, blocks: Sequence[int], home: int) -> "Table":
        """The same table with these blocks in another."""
        return replace(self, codes=np.where(np.isin(self.codes, blocks), home, self.codes))


def suppressed(tables: Sequence[Table], owners: Codes, least: int) -> list[Table]:
    """Return the tables, as finely divided as may be told of them together.

    There must be `least` different askers or more.
    """
    now = [_large(table, owners, least) for table in tables]
    while not proven(now, owners, least):
        finer = list(_coarser(now, owners, least))
        kept = (each for _, each in finer if proven(each, owners, least))
        now = next(kept, min(finer, key=lambda each: each[0])[1])
    return now


def proven(tables: Sequence[Table], owners: Codes, least: int) -> bool:
    """Whether the askers can be dealt into `least` teams as the module says."""
    atoms, places = np.unique(
        np.stack([each.codes for each in tables]), axis=1, return_inverse=True
    )
    design = np.concatenate([_one_hot(row) for row in atoms], axis=1)
    known, who = np.unique(owners, return_inverse=True)
    asked = np.zeros((len(known), atoms.shape[1]), bool)
    asked[who, places.reshape(-1)] = True
    rank = _rank(design)
    return any(
        all(_rank(design[asked[team].any(axis=0)]) == rank for team in teams)
        for teams in _deals(asked, design, least)
    )


def _one_hot(row: Codes) -> Flags:
    return np.asarray(row[:, None] == np.unique(row)[None, :])


def _rank(design: Flags) -> int:
    return int(np.linalg.matrix_rank(design.astype(float))) if len(design) else 0


def _deals(asked: Flags, design: Flags, least: int) -> Iterator[list[list[int]]]:
    """Deal the askers, those behind the rarest blocks first, so that each team gets some."""
    behind = (asked.astype(int) @ design.astype(int)) > 0
    rarest = np.argsort(behind.sum(axis=0), kind="stable")
    for attempt in range(TRIES):
        order = list(range(len(asked)))
        Random(attempt).shuffle(order)
        teams: list[list[int]] = [[] for _ in range(least)]
        free = set(order)
        for block in rarest:
            has = [int(behind[team, block].sum()) for team in teams]
            for asker in (each for each in order if each in free and behind[each, block]):
                to = min(range(least), key=lambda team: (has[team], len(teams[team])))
                teams[to].append(asker)
                has[to] += 1
                free.remove(asker)
        yield teams


def _large(table: Table, owners: Codes, least: int) -> Table:
    """Put blocks together until each has enough askers."""
    while True:
        sizes = table.askers(owners)
        small = [block for block in sizes if sizes[block] < least]
        if not small:
            return table
        steps = sorted(_steps(table, owners), key=lambda each: each[0])
        helps = (each for _, touched, each in steps if touched & set(small))
        table = next(helps, steps[0][2])


def _coarser(
    tables: Sequence[Table], owners: Codes, least: int
) -> Iterator[tuple[int, list[Table]]]:
    """Each way to put two blocks of one table together, with the askers behind the smaller."""
    for place, table in enumerate(tables):
        for size, _, step in _steps(table, owners):
            coarse = _large(step, owners, least)
            yield size, [*tables[:place], coarse, *tables[place + 1 :]]


def _steps(table: Table, owners: Codes) -> Iterator[tuple[int, set[int], Table]]:
    """The askers behind what is put together, the blocks that it touches, and what comes of it."""
    sizes = table.askers(owners)
    if not table.homes:
        yield from _neighbours(table, sizes)
        return
    for home in dict.fromkeys(table.homes.values()):
        under = [each for each in sizes if table.homes.get(each) == home]
        # A home that others live in stays until they have moved in.
        movable = [each for each in under if not _lived_in(each, table, sizes)]
        movable.sort(key=lambda each: (sizes[each], each))
        if home not in sizes and len(sizes) == 1 and home not in table.homes:
            continue
        chosen = movable[:1] if home in sizes else movable[:2]
        if chosen:
            yield sizes[chosen[0]], {*chosen, home}, table.moved(chosen, home)


def _lived_in(block: int, table: Table, sizes: Mapping[int, int]) -> bool:
    return any(table.homes.get(each) == block for each in sizes)


def _neighbours(table: Table, sizes: Mapping[int, int]) -> Iterator[tuple[int, set[int], Table]]:
    order = sorted(sizes)
    for first, second in zip(order, order[1:], strict=False):
        size = min(sizes[first], sizes[second])
        yield size, {first, second}, table.moved([second], first)
