"""Two evaluations: which figures moved by more than their interval, which questions turned."""

from collections.abc import Mapping
from typing import Literal

from domain.decision import Verdict
from domain.evaluation import FEWEST, Figure, Share
from domain.record import Record
from evals.figures import LESS_IS_BETTER, Figures
from evals.results import Results, Row

DIGITS = 4
"""Those to which the ends of an interval are rounded."""


class Change(Record):
    """A figure before and now; None now where it applies to nothing any more."""

    name: str
    before: Figure
    now: Figure | None

    @property
    def difference(self) -> float:
        return self.now.value - self.before.value if self.now else float("nan")

    @property
    def is_worse(self) -> bool:
        """Whether it fell below its interval, or rose above it where less is better."""
        return self.now is None or (
            self._is_above(self.now) if self.name in LESS_IS_BETTER else self._is_below(self.now)
        )

    @property
    def is_better(self) -> bool:
        """Whether it left its interval the other way."""
        return self.now is not None and (
            self._is_below(self.now) if self.name in LESS_IS_BETTER else self._is_above(self.now)
        )

    def _is_below(self, now: Figure) -> bool:
        return round(now.value, DIGITS) < self.before.low

    def _is_above(self, now: Figure) -> bool:
        return round(now.value, DIGITS) > self.before.high

    @property
    def line(self) -> str:
        """What happened to it, for a test that fails."""
        less = self.name in LESS_IS_BETTER
        end = f"above {self.before.high:.4g}" if less else f"below {self.before.low:.4g}"
        if self.now is None:
            return f"{self.name}: it applies to no question any more, was {_told(self.before)}"
        return (
            f"{self.name}: {_told(self.now)}, was {_told(self.before)}; "
            f"{end}, the end of its interval"
        )


class Turned(Record):
    """A question whose answer turned right or wrong: its verdict, or else its clause."""

    set: str
    before: Row
    now: Row
    way: Literal["better", "worse"]


class Comparison(Record):
    """What changed since the evaluation before; `sets` holds every figure that was there then."""

    sets: Mapping[str, tuple[Change, ...]]
    slices: Mapping[str, tuple[Change, ...]]
    """Of each section, role, style and kind, if the sets are the same: what left its interval.

    Parts of fewer than FEWEST questions are passed over: they leave it by chance.
    """
    turned: tuple[Turned, ...]

    @property
    def worse(self) -> tuple[Turned, ...]:
        return tuple(each for each in self.turned if each.way == "worse")

    @property
    def better(self) -> tuple[Turned, ...]:
        return tuple(each for each in self.turned if each.way == "better")


def changes(before: Figures, now: Figures) -> tuple[Change, ...]:
    """Return the change of each figure that there was before, in its order."""
    return tuple(
        Change(name=name, before=figure, now=found if found and found.n else None)
        for name, figure in before.items()
        for found in (now.get(name),)
    )


def fallen(kept: Figures, now: Figures) -> list[str]:
    """Return a line for each figure that is worse than what was kept, by more than its interval."""
    return [change.line for change in changes(kept, now) if change.is_worse]


def compare(before: Results, now: Results) -> Comparison:
    """Hold an evaluation against an earlier one, over the sets and questions that both have."""
    both = [name for name in now.sets if name in before.sets]
    return Comparison(
        sets={name: changes(before.sets[name].ours, now.sets[name].ours) for name in both},
        slices=_moved(before, now),
        turned=tuple(
            turned
            for name in both
            for turned in _turned(name, before.sets[name].rows, now.sets[name].rows)
        ),
    )


def _moved(before: Results, now: Results) -> Mapping[str, tuple[Change, ...]]:
    moved: dict[str, tuple[Change, ...]] = {}
    if before.sets.keys() != now.sets.keys():
        return moved
    for dimension, values in now.together.slices.items():
        earlier = before.together.slices.get(dimension, {})
        for value in values:
            found = changes(earlier.get(value, {}), values[value])
            if left := tuple(each for each in found if _is_far(each)):
                moved[f"{dimension}: {now.titles.get(value, value)}"] = left
    return moved


def _is_far(change: Change) -> bool:
    few = min(change.before.n, change.now.n if change.now else 0) < FEWEST
    return not few and (change.is_worse or change.is_better)


def _turned(name: str, before: tuple[Row, ...], now: tuple[Row, ...]) -> list[Turned]:
    earlier = {row.id: row for row in before}
    turned = []
    for row in now:
        old = earlier.get(row.id)
        if old is None or _asked(old) != _asked(row) or _rights(old) == _rights(row):
            continue
        way: Literal["better", "worse"] = "better" if _rights(row) > _rights(old) else "worse"
        turned.append(Turned(set=name, before=old, now=row, way=way))
    return turned


def _asked(row: Row) -> tuple[str, Verdict, tuple[str, ...]]:
    return row.question, row.expected, row.may_govern


def _rights(row: Row) -> tuple[bool, bool]:
    """Ordered so that a verdict outweighs a clause."""
    return row.verdict_right, row.clause_right


def _told(figure: Figure) -> str:
    if isinstance(figure, Share):
        return f"{100 * figure.value:.1f} % ({figure.k} of {figure.n})"
    return f"{figure.value:.3f} (of {figure.n})"
