"""Confidence against being right, over outcomes made by hand."""

import numpy as np
import pytest

from domain.evaluation import Share
from evals.calibration import UNMEASURED, answers, bins, ece, places
from evals.outcome import Outcome
from tests.evals.made import F, P, crashed, said, topic


def given(*answered: tuple[float, bool]) -> list[Outcome]:
    return [
        said(topic(id=str(place)), F if right else P, confidence=confidence)
        for place, (confidence, right) in enumerate(answered)
    ]


@pytest.mark.parametrize(
    ("confidence", "place"),
    [(0, 0), (0.05, 0), (0.1, 0), (0.101, 1), (0.3, 2), (0.7, 6), (0.701, 7), (1, 9)],
)
def test_an_edge_belongs_to_the_bin_below(confidence: float, place: int) -> None:
    assert places(np.array([confidence])).tolist() == [place]


@pytest.mark.parametrize(
    ("answered", "value"),
    [
        ([(1, True)] * 10, 0),
        ([(1, False)] * 10, 1),
        ([(0.8, True)] * 8 + [(0.8, False)] * 2, 0),
        ([(0.8, True)] * 5 + [(0.8, False)] * 5, 0.3),
        # Gaps of one bin cancel out, those of two do not.
        ([(0.85, True)] * 5 + [(0.85, False)] * 5 + [(0.35, True)] * 10, 0.5),
    ],
)
def test_the_error_is_the_mean_gap(answered: list[tuple[float, bool]], value: float) -> None:
    measured = ece(answers(given(*answered)))
    assert measured.n == len(answered)
    assert measured.value == pytest.approx(value)
    assert measured.low <= measured.high
    assert measured == ece(answers(given(*answered)))


def test_drawing_anew_gives_an_interval() -> None:
    measured = ece(answers(given(*[(0.8, True)] * 50, *[(0.8, False)] * 50)))
    assert measured.low == pytest.approx(0.2, abs=0.02)
    assert measured.high == pytest.approx(0.4, abs=0.02)


def test_twins_are_drawn_together() -> None:
    alone = [said(topic(id=str(n)), F if n % 2 else P, confidence=1) for n in range(20)]
    twins = [
        said(topic(twin=f"t{n // 2}", id=str(n)), F if n % 2 else P, confidence=1)
        for n in range(20)
    ]
    together = ece(answers(twins))
    assert (together.low, together.high) == (0.5, 0.5)
    assert ece(answers(alone)).low < 0.4


def test_what_crashed_or_is_too_little_is_not_measured() -> None:
    few = [*given(*[(1, True)] * 9), crashed(topic())]
    assert answers(few) is None
    assert ece(None) == UNMEASURED
    assert UNMEASURED.n == 0


def test_bins_without_an_answer_are_left_out() -> None:
    low, high = bins([*given((0.15, False), (0.95, True), (0.91, True)), crashed(topic())])
    assert (low.above, low.to, low.confidence) == (0.1, 0.2, 0.15)
    assert (high.above, high.to, high.confidence) == (0.9, 1, 0.93)
    assert low.right == Share(k=0, n=1, low=0, high=0.975)
    assert high.right == Share(k=2, n=2, low=0.1581, high=1)
    assert bins([crashed(topic())]) == ()
