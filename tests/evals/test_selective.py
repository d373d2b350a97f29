"""Answering only where sure: which answers, and how wrong they are."""

import pytest

from evals.calibration import UNMEASURED, answers
from evals.outcome import Outcome
from evals.selective import Point, aurc, curve, operating
from tests.evals.made import F, P, crashed, said, topic


def asked(*answered: tuple[float, bool]) -> list[Outcome]:
    return [
        said(topic(id=str(place)), F if right else P, confidence=confidence)
        for place, (confidence, right) in enumerate(answered)
    ]


def test_each_confidence_is_a_step() -> None:
    outcomes = [*asked((0.5, True), (0.9, True), (0.5, False), (0, False)), crashed(topic())]
    assert [(step.threshold, step.point) for step in curve(outcomes)] == [
        (0.9, Point(asked=5, answered=1, wrong=0, false_may=0)),
        (0.5, Point(asked=5, answered=3, wrong=1, false_may=1)),
        (0.0, Point(asked=5, answered=4, wrong=2, false_may=2)),
    ]


def test_only_you_may_for_you_may_not_is_a_false_may() -> None:
    (step,) = curve([said(topic(P), F), said(topic(), P), said(topic(), F)])
    assert (step.point.wrong, step.point.false_may) == (2, 1)


def test_two_readings_are_not_an_answer_to_go_by() -> None:
    outcomes = [said(topic(), F, second=P), said(topic(), P), said(topic(), F), crashed(topic())]
    here = operating(outcomes)
    assert here == Point(asked=4, answered=2, wrong=1, false_may=1)
    assert (here.coverage, here.risk) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("answered", "area"),
    [
        ([(0.9, True)] * 10, 0),
        ([(0.9, False)] * 10, 1),
        # One after the other: of the surest five none is wrong, then 1 of 6, 2 of 7 …
        (
            [(1 - place / 100, place < 5) for place in range(10)],
            sum(wrong / (5 + wrong) for wrong in range(1, 6)) / 10,
        ),
        # The wrong ones first.
        ([(1 - place / 100, place >= 5) for place in range(10)],
         (5 + 5 / 6 + 5 / 7 + 5 / 8 + 5 / 9 + 5 / 10) / 10),
        # All of one confidence are given together.
        ([(0.5, place < 5) for place in range(10)], 0.5),
    ],
)  # fmt: skip
def test_the_area_is_the_mean_error_over_every_place_to_stop(
    answered: list[tuple[float, bool]], area: float
) -> None:
    measured = aurc(answers(asked(*answered)))
    assert measured.n == 10
    assert measured.value == pytest.approx(area, abs=1e-4)
    assert measured.low <= measured.value <= measured.high


def test_what_is_too_little_is_not_measured() -> None:
    assert aurc(answers(asked((1, True)))) == UNMEASURED
