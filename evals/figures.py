"""Every figure of one system over some questions: the counted ones, and those of confidence."""

from collections.abc import Mapping, Sequence

from domain.evaluation import Figure, Share
from evals.calibration import answers, ece
from evals.metrics import METRICS, Metric, hit, score
from evals.outcome import Outcome
from evals.selective import aurc

Figures = Mapping[str, Figure]
"""Figures by their names."""

LABELS = {
    **{metric.name: metric.label for metric in METRICS},
    "ece": "expected calibration error",
    "aurc": "area under risk–coverage",
}
LESS_IS_BETTER = frozenset({"false_may", "false_may_not", "swayed", "ece", "aurc"})
FIRST = 10
"""hit@k is followed up to this k."""


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Return each figure by its name; `n` is 0 where one applies to none of the outcomes."""
    given = answers(outcomes)
    counted: dict[str, Figure] = {metric.name: score(metric, outcomes) for metric in METRICS}
    return {**counted, "ece": ece(given), "aurc": aurc(given)}


def hits(outcomes: Sequence[Outcome]) -> tuple[Share, ...]:
    """Return hit@1, hit@2 and so on."""
    return tuple(
        score(Metric(f"hit@{within}", "", hit(within)), outcomes) for within in range(1, FIRST + 1)
    )
