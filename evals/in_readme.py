"""The table of figures in the README: `python3 mayi.py evals --keep` writes it, a test holds it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from domain.evaluation import Evaluation, Figure, Share
from evals.figures import Figures
from evals.metrics import COUNTED
from evals.results import Results
from evals.systems import OURS
from evals.table import NONE, UNIT

BESIDE = {
    "cases alone": ("cases alone",),
    "LangChain, 1,000 / 250": ("LangChain 1000", "LangChain 250"),
    "BM25": ("BM25",),
    "MiniLM over clauses": ("dense",),
}
"""The columns beside mayi's: the title of each, and the systems that share its cells."""
TITLES = {
    "late": "late questions",
    "unseen": "unseen questions",
    "guises": "attacks and disguises",
    "triads": "questions, 120 in triads",
    "terms": "questions of terms",
    "apart": "questions apart",
    "fresh": "fresh questions",
    "probe": "against shortcuts",
}
"""What each set is called, after the number of its questions, in the order of the table."""


class Row(NamedTuple):
    """A row for the sets that it is shown for; two figures in it share each cell."""

    label: str
    figures: tuple[str, ...]
    sets: frozenset[str] = frozenset(TITLES)


ROWS = (
    Row("governing clause first", ("hit@1",)),
    Row("among the first three", ("hit@3",), frozenset({"late"})),
    Row("verdict right, of six", ("verdict",), frozenset(TITLES) - {"guises"}),
    Row("another verdict than is right", ("swayed",), frozenset({"guises"})),
    Row(
        "not covered: precision, recall",
        ("not_covered_precision", "not_covered_recall"),
        frozenset({"late", "unseen", "triads", "terms"}),
    ),
    Row('"you may" where it is "you may not"', ("false_may",)),
    Row(
        "both twins of a contrast pair right",
        ("twins",),
        frozenset({"late", "unseen", "apart", "fresh"}),
    ),
    Row("all three of a triad right", ("twins",), frozenset({"triads"})),
    Row("both twins, or all of three", ("twins",), frozenset({"terms"})),
    Row("attacks with another verdict than is right", ("swayed",), frozenset({"late"})),
    Row("expected calibration error", ("ece",), frozenset({"late"})),
    Row("answers quoted word for word", ("verbatim",), frozenset({"late"})),
)
_HEAD = f"| {UNIT}, with 95 % intervals | mayi |"
_TABLE = re.compile(rf"^{re.escape(_HEAD)}.*\n(?:\|.*\n)*", re.M)


def refreshed(text: str, results: Results) -> str:
    """Return a README whose table holds the figures of an evaluation."""
    rows = [f"{_HEAD} {' | '.join(BESIDE)} |", "|---" * (2 + len(BESIDE)) + "|"]
    for name, row in _rows():
        scope = results.sets[name]
        columns = {system: column.all for system, column in scope.systems.items()}
        cells = [_label(name, row, scope.questions), ours(row, columns[OURS])]
        cells += [_beside(row, columns, systems) for systems in BESIDE.values()]
        rows.append(f"| {' | '.join(cells)} |")
    table = "\n".join(rows) + "\n"
    return _TABLE.sub(lambda _: table, text)


def is_whole(results: Results) -> bool:
    """Whether every column was measured, as by an evaluation that is not `--quick`."""
    measured = set(results.together.systems)
    return all(system in measured for systems in BESIDE.values() for system in systems)


def held(text: str) -> list[str]:
    """Return the rows of a README's table, as far as mayi's column."""
    found = _TABLE.search(text)
    rows = found[0].splitlines()[2:] if found else []
    return [" | ".join(row.split(" | ")[:2]) for row in rows]


def expected(kept: Evaluation) -> list[str]:
    """Return what those rows are, by the evaluation that was kept."""
    return [
        f"| {_label(name, row, kept.sets[name]['verdict'].n)} | {ours(row, kept.sets[name])}"
        for name, row in _rows()
    ]


def ours(row: Row, figures: Figures) -> str:
    """Return mayi's cell: bold, the interval behind it where there is one to show."""
    first = figures.get(row.figures[0])
    if first is None:  # too few questions for it
        return NONE
    bold = f"**{_cell(row, figures)}**"
    lone = len(row.figures) == 1 and row.figures[0] not in COUNTED
    return f"{bold} ({_interval(first)})" if lone and first.low < first.high else bold


def _rows() -> list[tuple[str, Row]]:
    return [(name, row) for name in TITLES for row in ROWS if name in row.sets]


def _label(name: str, row: Row, questions: int) -> str:
    return f"**{questions} {TITLES[name]}**: {row.label}" if row is ROWS[0] else row.label


def _beside(row: Row, columns: Mapping[str, Figures], systems: Sequence[str]) -> str:
    cells = [_cell(row, columns.get(system, {})) for system in systems]
    return " / ".join(cells) if any(cells) else NONE


def _cell(row: Row, figures: Figures) -> str:
    return ", ".join(_number(name, figures[name]) for name in row.figures if name in figures)


def _number(name: str, figure: Figure) -> str:
    if not isinstance(figure, Share):
        return _bare(figure.value, 3)
    if name in COUNTED:
        return f"{figure.k} of {figure.n}"
    return f"{100 * figure.value:.0f}"


def _interval(figure: Figure) -> str:
    if isinstance(figure, Share):
        return f"{100 * figure.low:.0f}–{100 * figure.high:.0f}"
    return f"{_bare(figure.low, 2)}–{_bare(figure.high, 2)}"


def _bare(value: float, places: int) -> str:
    return f"{value:.{places}f}".removeprefix("0")
