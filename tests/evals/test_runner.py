"""What `evals` prints, and when it ends with a fault."""

from evals.attacks import attack
from evals.outcome import Outcome, run
from evals.runner import Run, by_kind, faults, report
from evals.systems import OURS
from tests.evals.made import F, N, found, said, topic
from tests.evals.test_attacks import Firm

CRASHED = Outcome(topic=topic(id="q9"), decides=True, error="KeyError: 'x'")
GOOD = (said(topic(id="q1"), F, "x/1"), said(topic(N, id="q2", kind="off"), N))


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def test_each_fault_is_a_line() -> None:
    altered = run(Firm(), [topic(id="q3")], {}, silent)[0]
    broken = altered.model_copy(update={"altered": ("x/1", "x/2")})
    runs: dict[str, Run] = {"fresh": {OURS: (*GOOD, CRASHED)}, "probe": {OURS: (broken,)}}
    assert faults(runs) == [
        "q9 crashed: KeyError: 'x'",
        "q3 alters the words of x/1, x/2",
    ]


def test_kinds_are_counted_apart() -> None:
    kinds = by_kind(GOOD)
    assert {kind: figures["verdict"].n for kind, figures in kinds.items()} == {"plain": 1, "off": 1}


def test_a_report_has_a_column_for_each_system() -> None:
    runs = {"fresh": {OURS: GOOD, "BM25": (found(topic(), "x/9"), found(topic(N)))}}
    lines = report(runs, attack(Firm(), GOOD, silent)).splitlines()
    assert lines[0] == "fresh: 2 questions"
    assert lines[1].split() == ["per", "cent,", "or", "k", "of", "n", "mayi", "BM25"]
    assert lines[3].split() == ["hit@1", "100.0", "(100–100)", "0.0", "(0–0)"]
    assert any(line.startswith("Orders put around 2 questions") for line in lines)
