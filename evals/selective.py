"""What it would bring to answer only where mayi is sure: risk against coverage.

El-Yaniv and Wiener, "On the foundations of noise-free selective classification", JMLR 11 (2010);
the area is that of Geifman, Uziel and El-Yaniv, "Bias-reduced uncertainty estimation for deep
neural classifiers", ICLR 2019: the mean error among those answered, over every place to stop.
"""

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from domain.decision import Advice, Verdict
from domain.evaluation import Measure
from domain.record import Record
from evals.bootstrap import Numbers, Places, middle
from evals.calibration import UNMEASURED, Answers
from evals.outcome import Outcome


def is_sure(advice: Advice) -> bool:
    """Tell whether an answer is given as one to go by: the one place that knows how to tell.

    Where mayi is not sure it shows a second reading beside the verdict.
    """
    return advice.alternative is None


class Point(Record):
    """Of `asked` questions some are answered, and some of these wrongly.

    `false_may` counts the wrong answers that are “you may” where it is “you may not”.
    """

    asked: int
    answered: int
    wrong: int
    false_may: int

    @property
    def coverage(self) -> float:
        return self.answered / self.asked if self.asked else float("nan")

    @property
    def risk(self) -> float:
        return self.wrong / self.answered if self.answered else float("nan")


class Step(Record):
    """The point that is reached when answers of at least this confidence are given."""

    threshold: float
    point: Point


def curve(outcomes: Sequence[Outcome]) -> tuple[Step, ...]:
    """Return a step for each confidence that occurs, the highest first."""
    steps: list[Step] = []
    point = _point(outcomes, ())
    given = [each for each in outcomes if each.advice]
    surest = sorted(given, key=_confidence, reverse=True)
    for confidence, alike in groupby(surest, key=_confidence):
        more = _point(outcomes, tuple(alike))
        point = Point(
            asked=point.asked,
            answered=point.answered + more.answered,
            wrong=point.wrong + more.wrong,
            false_may=point.false_may + more.false_may,
        )
        steps.append(Step(threshold=confidence, point=point))
    return tuple(steps)


def operating(outcomes: Sequence[Outcome]) -> Point:
    """Return where mayi stands: what it answers without a second reading."""
    return _point(outcomes, [each for each in outcomes if each.advice and is_sure(each.advice)])


def aurc(given: Answers | None) -> Measure:
    """Return the area under the curve; less is better, and 0 is never wrong."""
    if given is None:
        return UNMEASURED
    order = np.argsort(-given.confidence, kind="stable")
    confidence, drawn = given.confidence[order], given.drawn[:, order]
    # Answers of one confidence are given together, or not at all.
    last = np.searchsorted(-confidence, -confidence, side="right") - 1
    wrong = 1 - given.right[order]
    low, high = middle(_areas(drawn, wrong, last))
    value = float(_areas(np.ones((1, len(wrong))), wrong, last)[0])
    return Measure(value=round(value, 4), n=len(wrong), low=low, high=high)


def _areas(drawn: Numbers, wrong: Numbers, last: Places) -> Numbers:
    answered = drawn.cumsum(axis=1)[:, last]
    failed = (drawn * wrong).cumsum(axis=1)[:, last]
    risks = failed / np.maximum(answered, 1)
    areas: Numbers = (drawn * risks).sum(axis=1) / drawn.sum(axis=1)
    return areas


def _confidence(outcome: Outcome) -> float:
    return outcome.confidence or 0.0


def _point(outcomes: Sequence[Outcome], answered: Sequence[Outcome]) -> Point:
    wrong = [each for each in answered if each.verdict is not each.topic.verdict]
    return Point(
        asked=len(outcomes),
        answered=len(answered),
        wrong=len(wrong),
        false_may=sum(is_false_may(each) for each in wrong),
    )


def is_false_may(outcome: Outcome) -> bool:
    """Tell whether “you may” was said where the answer is “you may not”."""
    pair = (outcome.verdict, outcome.topic.verdict)
    return pair == (Verdict.PERMITTED, Verdict.FORBIDDEN)
