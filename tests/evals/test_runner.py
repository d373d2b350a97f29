"""What `evals` prints, and when it ends with a fault."""

import pytest

from evals.compare import compare
from evals.outcome import Outcome, run
from evals.results import gathered
from evals.runner import faults, moved, report
from evals.systems import OURS
from tests.evals.made import NOBODY_SWAYED, F, N, P, corpus, crashed, found, results, said, topic
from tests.evals.test_attacks import Firm

CRASHED = crashed(topic(id="q9"))
GOOD = (said(topic(id="q1"), F, "x/1"), said(topic(N, id="q2", kind="off"), N))


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def test_each_fault_is_a_line() -> None:
    altered = run(Firm(), [topic(id="q3")], {}, silent)[0]
    broken = altered.model_copy(update={"altered": ("x/1", "x/2")})
    assert faults(results(fresh=(*GOOD, CRASHED), probe=(broken,))) == [
        "q9 crashed: KeyError: 'x'",
        "q3 alters the words of x/1, x/2",
    ]


def test_a_report_has_a_column_for_each_system() -> None:
    other = (found(topic(), "x/9"), found(topic(N)))
    runs = {"fresh": {OURS: GOOD, "BM25": other}}
    lines = report(gathered(runs, NOBODY_SWAYED, corpus())).splitlines()
    assert lines[0] == "fresh: 2 questions"
    assert lines[1].split() == ["per", "cent,", "or", "k", "of", "n", "mayi", "BM25"]
    assert lines[3].split() == ["hit@1", "100.0", "(2–100)", "0.0", "(0–98)"]
    verdicts = next(line for line in lines if line.startswith("verdict right"))
    assert verdicts.split()[-3:] == ["100.0", "(16–100)", "–"]
    assert [line.split()[0] for line in lines if line.startswith(("plain", "off"))] == [
        "plain",
        "off",
    ]
    assert any(line.startswith("Orders put around 1 questions") for line in lines)


WRONG = said(topic(id="q1"), P, "x/1")


@pytest.mark.parametrize(
    ("before", "now", "line"),
    [
        (None, GOOD[0], "There is no earlier evaluation of this version to compare it with."),
        (GOOD[0], GOOD[0], "Since the evaluation before, 0 answers turned better and 0 worse;"
         " 0 figures fell by more than their interval."),
        (WRONG, GOOD[0], "Since the evaluation before, 1 answers turned better and 0 worse;"
         " 0 figures fell by more than their interval."),
        (GOOD[0], WRONG, "Since the evaluation before, 0 answers turned better and 1 worse;"
         " 3 figures fell by more than their interval."),
    ],
)  # fmt: skip
def test_what_moved_is_a_line(before: Outcome | None, now: Outcome, line: str) -> None:
    assert moved(compare(results(before), results(now)) if before else None) == line
