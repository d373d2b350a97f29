"""Whether a confidence is worth its number: of answers given with 0.8, are eight in ten right?

Expected calibration error over ten bins of equal width: Naeini, Cooper and Hauskrecht, "Obtaining
well calibrated probabilities using Bayesian binning", AAAI 2015; in the form of Guo et al., "On
calibration of modern neural networks", ICML 2017, equation 3.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from domain.evaluation import FEWEST, Measure, Share
from domain.record import Record
from evals.bootstrap import Numbers, Places, draws, middle
from evals.metrics import METRICS, score
from evals.outcome import Outcome

BINS = 10
EDGES = np.arange(BINS + 1) / BINS
UNMEASURED = Measure(value=0, n=0, low=0, high=1)
VERDICT = next(metric for metric in METRICS if metric.name == "verdict")


class Answers(NamedTuple):
    """Answers side by side: how sure each was, whether its verdict was right, how often drawn.

    `drawn` has a row for each resample; its columns stand for the answers.
    """

    confidence: Numbers
    right: Numbers
    drawn: Numbers


class Bin(Record):
    """The answers whose confidence lies above `above` and up to `to`, and their mean of it."""

    above: float
    to: float
    confidence: float
    right: Share


def answers(outcomes: Sequence[Outcome]) -> Answers | None:
    """Return what was answered with a verdict; None where that is too little to measure."""
    given = [each for each in outcomes if each.confidence is not None]
    if len(given) < FEWEST:
        return None
    groups = {name: place for place, name in enumerate(dict.fromkeys(map(_group, given)))}
    return Answers(
        np.array([each.confidence for each in given], float),
        np.array([each.verdict is each.topic.verdict for each in given], float),
        draws(len(groups))[:, [groups[_group(each)] for each in given]],
    )


def ece(given: Answers | None) -> Measure:
    """Return the expected calibration error: the mean gap between confidence and being right."""
    if given is None:
        return UNMEASURED
    gaps = np.eye(BINS)[places(given.confidence)] * (given.right - given.confidence)[:, None]
    resampled = np.abs(given.drawn @ gaps).sum(axis=1) / given.drawn.sum(axis=1)
    low, high = middle(resampled)
    value = float(np.abs(gaps.sum(axis=0)).sum() / len(gaps))
    return Measure(value=round(value, 4), n=len(gaps), low=low, high=high)


def bins(outcomes: Sequence[Outcome]) -> tuple[Bin, ...]:
    """Return the reliability diagram: each bin that holds an answer, lowest first."""
    given = [each for each in outcomes if each.confidence is not None]
    confidence = np.array([each.confidence for each in given], float)
    held = places(confidence)
    return tuple(
        Bin(
            above=float(EDGES[place]),
            to=float(EDGES[place + 1]),
            confidence=round(float(confidence[held == place].mean()), 4),
            right=score(VERDICT, [given[at] for at in np.flatnonzero(held == place)]),
        )
        for place in sorted(set(held.tolist()))
    )


def places(confidence: Numbers) -> Places:
    """Return the bin of each confidence; one on an edge belongs to the bin below it."""
    return np.maximum(np.searchsorted(EDGES, confidence, side="left") - 1, 0)


def _group(outcome: Outcome) -> str:
    return outcome.topic.twin or outcome.topic.id
