"""Aligned plain-text tables, for a terminal."""

from collections.abc import Mapping, Sequence

from evals.metrics import COUNTED, METRICS, Share

NONE = "–"
UNIT = "per cent, or k of n"


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns: the first to the left, the rest to the right, a line under row 1."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "─" * len(lines[0]), *lines[1:]])


def shown(name: str, share: Share) -> str:
    """Return a figure in a cell: per cent with its interval, or k of n."""
    if not share.n:
        return NONE
    if name in COUNTED:
        return f"{share.k} of {share.n}"
    return f"{100 * share.value:.1f} ({100 * share.low:.0f}–{100 * share.high:.0f})"


def figures(columns: Mapping[str, Mapping[str, Share]]) -> str:
    """Return one table: a row for each metric that applies anywhere, a column for each system."""
    rows = [[UNIT, *columns]]
    for metric in METRICS:
        shares = [column[metric.name] for column in columns.values()]
        if any(share.n for share in shares):
            rows.append([metric.label, *(shown(metric.name, share) for share in shares)])
    return aligned(rows)


def kinds(by_kind: Mapping[str, Mapping[str, Share]]) -> str:
    """Return one system's figures, a row for each kind of question."""
    names = ("hit@1", "hit@3", "verdict", "false_may")
    labels = {metric.name: metric.label for metric in METRICS}
    rows = [["kind", *(labels[name] for name in names)]]
    for kind, column in by_kind.items():
        rows.append([kind, *(shown(name, column[name]) for name in names)])
    return aligned(rows)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)])
