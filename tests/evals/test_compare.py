"""Two evaluations held against each other."""

import pytest

from domain.decision import Verdict
from domain.evaluation import Figure, Measure, Share
from evals.compare import Change, changes, compare, fallen
from evals.outcome import Outcome
from tests.evals.made import F, N, P, crashed, results, said, topic


def share(k: int, n: int = 10, low: float = 0.7, high: float = 0.9) -> Share:
    return Share(k=k, n=n, low=low, high=high)


def error(value: float) -> Measure:
    return Measure(value=value, n=20, low=0.02, high=0.1)


@pytest.mark.parametrize(
    ("name", "before", "now", "worse", "better"),
    [
        ("verdict", share(8), share(8), False, False),
        ("verdict", share(8), share(7), False, False),
        ("verdict", share(8), share(6), True, False),
        ("verdict", share(8), share(9), False, False),
        ("verdict", share(8), share(10), False, True),
        ("verdict", share(8), None, True, False),
        ("false_may", share(8), share(10), True, False),
        ("false_may", share(8), share(6), False, True),
        ("ece", error(0.05), error(0.1), False, False),
        ("ece", error(0.05), error(0.101), True, False),
        ("ece", error(0.05), error(0.01), False, True),
        # The end of an interval is a value that can be met, rounded: 3 of 47 is 0.06383.
        ("false_may", share(1, 47, 0, 0.0638), share(3, 47), False, False),
        ("false_may", share(1, 47, 0, 0.0638), share(4, 47), True, False),
        ("verbatim", share(10, low=1, high=1), share(99, 100), True, False),
    ],
)
def test_a_figure_is_worse_when_it_leaves_its_interval(
    name: str, before: Figure, now: Figure | None, worse: bool, better: bool
) -> None:
    change = Change(name=name, before=before, now=now)
    assert (change.is_worse, change.is_better) == (worse, better)


@pytest.mark.parametrize(
    ("name", "before", "now", "line"),
    [
        ("verdict", share(8), share(6),
         "verdict: 60.0 % (6 of 10), was 80.0 % (8 of 10); below 0.7, the end of its interval"),
        ("false_may", share(8), share(10),
         "false_may: 100.0 % (10 of 10), was 80.0 % (8 of 10); above 0.9, the end of its interval"),
        ("ece", error(0.05), error(0.2),
         "ece: 0.200 (of 20), was 0.050 (of 20); above 0.1, the end of its interval"),
        ("verdict", share(8), share(0, 0),
         "verdict: it applies to no question any more, was 80.0 % (8 of 10)"),
    ],
)  # fmt: skip
def test_what_fell_is_told(name: str, before: Figure, now: Figure, line: str) -> None:
    assert fallen({name: before, "hit@1": share(8)}, {name: now, "hit@1": share(8)}) == [line]


def test_a_figure_that_is_new_is_no_change() -> None:
    assert [each.name for each in changes({"verdict": share(8)}, {"hit@1": share(1)})] == [
        "verdict"
    ]
    assert changes({}, {"hit@1": share(1)}) == ()


def test_a_figure_that_is_gone_differs_by_nothing_known() -> None:
    (change,) = changes({"verdict": share(8)}, {})
    assert change.difference != change.difference


RIGHT, WRONG = said(topic(), F, "x/1"), said(topic(), P, "x/1")
ELSEWHERE, NOWHERE = said(topic(), F, "x/2"), crashed(topic())


@pytest.mark.parametrize(
    ("before", "now", "way"),
    [
        (RIGHT, RIGHT, []),
        (RIGHT, WRONG, ["worse"]),
        (WRONG, RIGHT, ["better"]),
        (RIGHT, ELSEWHERE, ["worse"]),
        (ELSEWHERE, RIGHT, ["better"]),
        (ELSEWHERE, WRONG, ["worse"]),
        (WRONG, ELSEWHERE, ["better"]),
        (WRONG, NOWHERE, ["worse"]),
        (said(topic(), P, "x/2"), NOWHERE, []),
        (said(topic(question="Another?"), F, "x/1"), WRONG, []),
        (said(topic(id="b"), F, "x/1"), WRONG, []),
        (said(topic(N), N), WRONG, []),
    ],
)
def test_a_question_turns_when_its_verdict_or_its_clause_does(
    before: Outcome, now: Outcome, way: list[str]
) -> None:
    found = compare(results(before), results(now))
    assert [each.way for each in found.turned] == way
    assert len(found.better) == way.count("better") and len(found.worse) == way.count("worse")


def test_only_sets_that_both_have_are_compared() -> None:
    before = results(fresh=[RIGHT], old=[RIGHT])
    now = results(fresh=[WRONG], apart=[RIGHT])
    found = compare(before, now)
    assert list(found.sets) == ["fresh"]
    assert [each.set for each in found.turned] == ["fresh"]
    assert found.slices == {}


@pytest.mark.parametrize(("count", "parts"), [(9, []), (10, ["section: One", "kind: plain"])])
def test_parts_that_left_their_interval_are_told_unless_they_are_few(
    count: int, parts: list[str]
) -> None:
    def all_of(verdict: Verdict) -> list[Outcome]:
        return [said(topic(id=str(n)), verdict, "x/1") for n in range(count)]

    found = compare(results(*all_of(F)), results(*all_of(P)))
    assert list(found.slices) == parts
    for left in found.slices.values():
        assert {each.name for each in left} >= {"verdict", "right", "false_may"}
        assert "hit@1" not in {each.name for each in left}
