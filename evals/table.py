"""Aligned plain-text tables, for a terminal; and how a figure is written, anywhere."""

from collections.abc import Iterable, Mapping, Sequence

from domain.evaluation import Figure, Share
from evals.figures import LABELS, Figures
from evals.metrics import COUNTED

NONE = "–"
UNIT = "per cent, or k of n"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns: the first to the left, the rest to the right, a line under row 1."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "─" * len(lines[0]), *lines[1:]])


def number(figure: Figure) -> str:
    """Return a share in per cent, or another figure as it is."""
    return f"{100 * figure.value:.1f}" if isinstance(figure, Share) else f"{figure.value:.3f}"


def between(figure: Figure) -> str:
    """Return the interval of a figure, in its unit."""
    if isinstance(figure, Share):
        return f"{100 * figure.low:.0f}–{100 * figure.high:.0f}"
    return f"{figure.low:.2f}–{figure.high:.2f}"


def shown(name: str, figure: Figure | None) -> str:
    """Return a figure in a cell: with its interval, or as k of n."""
    if figure is None:
        return NONE
    if name in COUNTED and isinstance(figure, Share):
        return f"{figure.k} of {figure.n}"
    return f"{number(figure)} ({between(figure)})"


def figures(columns: Mapping[str, Figures]) -> str:
    """Return one table: a row for each figure that applies anywhere, a column for each system."""
    rows = [[UNIT, *columns]]
    for name, label in applying(columns.values()):
        cells = [column.get(name) for column in columns.values()]
        rows.append([label, *(shown(name, figure) for figure in cells)])
    return aligned(rows)


def applying(columns: Iterable[Figures]) -> list[tuple[str, str]]:
    """Return the name and the label of each figure that applies in one of the columns."""
    known = {name for column in columns for name in column}
    return [(name, label) for name, label in LABELS.items() if name in known]


def kinds(by_kind: Mapping[str, Figures]) -> str:
    """Return one system's figures, a row for each kind of question."""
    names = ("hit@1", "hit@3", "verdict", "false_may")
    rows = [["kind", *(LABELS[name] for name in names)]]
    for kind, column in by_kind.items():
        rows.append([kind, *(shown(name, column.get(name)) for name in names)])
    return aligned(rows)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)])
