"""One line of the bench: what was measured, beside the plain alternative and the target."""

from collections.abc import Sequence

from domain.record import Record
from evals.table import NONE, aligned

DIGITS = {"ms": 1, "s": 2, "MB": 0}


class Figure(Record):
    """A value with its unit; `why` says why there is none."""

    value: float | None
    unit: str = ""
    why: str = ""

    @property
    def text(self) -> str:
        if self.value is None:
            return f"not measured: {self.why}"
        return f"{self.value:,.{DIGITS[self.unit]}f} {self.unit}"


class Row(Record):
    """`target` is the most that it may be, in the figure's own unit."""

    label: str
    ours: Figure
    plain: Figure | None = None
    target: Figure | None = None

    @property
    def within(self) -> bool | None:
        """Tell whether the target is met; None where there is none, or no figure."""
        if self.target is None or self.target.value is None or self.ours.value is None:
            return None
        return self.ours.value <= self.target.value


def ms(value: float) -> Figure:
    return Figure(value=round(value, 3), unit="ms")


def seconds(value: float) -> Figure:
    return Figure(value=round(value, 3), unit="s")


def megabytes(size: int) -> Figure:
    return Figure(value=round(size / 1e6, 1), unit="MB")


def none(why: str) -> Figure:
    return Figure(value=None, why=why)


def table(rows: Sequence[Row]) -> str:
    """Return the rows aligned; what could not be measured is told in a line below."""
    cells = [["", "mayi", "plain LangChain", "target", ""]]
    cells += [
        [row.label, _short(row.ours), _short(row.plain), _target(row), _within(row)] for row in rows
    ]
    missing = [
        f"{row.label}: {figure.text}"
        for row in rows
        for figure in (row.ours, row.plain)
        if figure and figure.value is None
    ]
    return "\n".join([aligned(cells), *missing])


def _short(figure: Figure | None) -> str:
    return figure.text if figure and figure.value is not None else NONE


def _target(row: Row) -> str:
    return f"≤ {row.target.text}" if row.target else ""


def _within(row: Row) -> str:
    return {True: "met", False: "MISSED", None: ""}[row.within]
