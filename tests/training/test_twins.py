"""Twins are learned side by side."""

import math
import random

import pytest
import torch

from domain.case import WorkedCase
from domain.decision import Verdict
from training.fit import Recipe, batches_of, twins_in
from training.reader import Targets, parting

MAY, MAY_NOT = Verdict.PERMITTED, Verdict.FORBIDDEN


def case(id: str, scenario: str, verdict: Verdict, question: str = "May I?") -> WorkedCase:
    return WorkedCase(
        id=id, scenario=scenario, question=question, role="manager", style="short",
        clauses=("msp-code/3.2",), verdict=verdict, why="So it is.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "pairs"),
    [
        ([("a", MAY), ("a", MAY_NOT)], [[0, 1]]),
        ([("a", MAY), ("b", MAY_NOT)], []),
        ([("a", MAY), ("a", MAY)], []),
        ([("a", MAY), ("b", MAY), ("a", MAY_NOT), ("b", MAY_NOT)], [[0, 2], [1, 3]]),
        ([], []),
    ],
)
def test_twins_tell_one_story_with_another_verdict(
    told: list[tuple[str, Verdict]], pairs: list[list[int]]
) -> None:
    cases = [case(str(place), *each) for place, each in enumerate(told)]
    found = twins_in(cases)
    assert found.tolist() == pairs and found.shape == (len(pairs), 2)


@pytest.mark.parametrize(
    ("logits", "loss"),
    [
        ([[0.0, 0.0], [0.0, 0.0]], math.log(2)),
        ([[3.0, -1.0], [3.0, -1.0]], math.log(2)),
        ([[2.0, 0.0], [0.0, 2.0]], math.log1p(math.exp(-4))),
        ([[0.0, 2.0], [2.0, 0.0]], math.log1p(math.exp(4))),
    ],
    ids=["nothing read", "the topic alone", "parted", "the wrong way round"],
)
def test_what_twins_share_cancels_out(logits: list[list[float]], loss: float) -> None:
    none = torch.empty(0)
    targets = Targets(none, torch.tensor([0, 1]), none, none, none, torch.tensor([[0, 1]]), none)
    assert parting(torch.tensor(logits), targets).item() == pytest.approx(loss)


def test_no_twins_cost_nothing() -> None:
    none = torch.empty(0)
    targets = Targets(none, torch.tensor([0]), none, none, none, twins_in([]), none)
    assert parting(torch.ones(1, 2), targets).item() == 0


def test_a_story_stands_together_in_a_batch() -> None:
    cases = [
        case(f"{story}{each}", str(story), verdict, "May I keep it? " * (story + place))
        for story in range(8)
        for place, (each, verdict) in enumerate((("a", MAY), ("b", MAY_NOT)))
    ]
    (batch,) = batches_of(cases, Recipe(), random.Random(1))
    assert sorted(each.id for each in batch) == sorted(each.id for each in cases)
    stories = [each.scenario for each in batch]
    assert stories[::2] == stories[1::2]
