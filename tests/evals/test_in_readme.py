"""The README's table of figures, written from an evaluation."""

import pytest

from evals import in_readme
from evals.results import Results, gathered
from evals.systems import OURS
from tests.evals.made import NOBODY_SWAYED, F, N, P, corpus, found, said, topic

PAIR = (
    said(topic(F, twin="t", id="q1", kind="attack"), F, "x/1"),
    said(topic(F, twin="t", id="q2"), P, "x/9", confidence=0.5),
    said(topic(N, id="q3", kind="off"), N),
)
FOUND = (found(topic(id="q1"), "x/1"), found(topic(id="q2"), "x/9"), found(topic(N, id="q3")))
OLD = """Before.

| per cent, or k of n, with 95 % intervals | mayi |
|---|---|
| x | 1 |

After.
"""


def evaluation(*others: str) -> Results:
    run = {OURS: PAIR, **dict.fromkeys(others, FOUND)}
    return gathered(dict.fromkeys(in_readme.TITLES, run), NOBODY_SWAYED, corpus())


WHOLE = evaluation(*(system for systems in in_readme.BESIDE.values() for system in systems))


@pytest.mark.parametrize(
    "row",
    [
        "| per cent, or k of n, with 95 % intervals | mayi | cases alone | LangChain, 1,000 / 250"
        " | BM25 | MiniLM over clauses |",
        "| **3 late questions**: governing clause first | **50** | 50 | 50 / 50 | 50 | 50 |",
        "| verdict right, of six | **67** (50–100) | – | – | – | – |",
        "| not covered: precision, recall | **100, 100** | – | – | – | – |",
        '| "you may" where it is "you may not" | **1 of 2** | – | – | – | – |',
        "| both twins of a contrast pair right | **0 of 1** | – | – | – | – |",
        "| expected calibration error | – | – | – | – | – |",
    ],
)
def test_a_row(row: str) -> None:
    assert row in in_readme.refreshed(OLD, WHOLE).splitlines()


def test_what_stands_around_the_table_stays() -> None:
    written = in_readme.refreshed(OLD, WHOLE)
    assert written.startswith("Before.\n\n| per cent")
    assert written.endswith(" |\n\nAfter.\n")
    assert in_readme.refreshed(written, WHOLE) == written


def test_what_is_written_holds_what_is_kept() -> None:
    kept = WHOLE.kept()
    assert in_readme.held(in_readme.refreshed(OLD, WHOLE)) == in_readme.expected(kept)
    assert in_readme.held(OLD) == ["| x | 1 |"]


@pytest.mark.parametrize(
    ("results", "whole"), [(WHOLE, True), (evaluation("BM25", "dense"), False)]
)
def test_a_quick_evaluation_is_not_whole(results: Results, whole: bool) -> None:
    assert in_readme.is_whole(results) is whole
