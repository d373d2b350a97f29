"""What the nearest cases say, in numbers that can be worked out by hand."""

import math

import pytest

from domain.case import Fact
from domain.decision import Polarity, State, Verdict
from domain.reading import Reading
from domain.search import Neighbour
from retrieval.cases import SHARPNESS, SUPPORTING, vote
from tests.fakes_search import CASES

BY_ID = {case.id: case for case in CASES}
STEP = SHARPNESS * math.log(2)
"""A case this much less similar than the nearest has half its vote."""


def near(**similarities: float) -> list[Neighbour]:
    return [Neighbour(case_id=id, similarity=value) for id, value in similarities.items()]


def told(neighbours: list[Neighbour]) -> Reading:
    reading = vote(neighbours, BY_ID)
    assert reading
    return reading


def test_without_cases_there_is_no_vote() -> None:
    assert vote([], BY_ID) is None


def test_one_case_alone() -> None:
    reading = told(near(c3=0.2))
    assert reading.clauses == {"house/1.2": 1.0}
    assert reading.nothing == 0
    assert reading.verdicts == {each: float(each is Verdict.OBLIGATORY) for each in Verdict}
    assert reading.polarities == {each: float(each is Polarity.DO) for each in Polarity}
    assert reading.states == {}


def test_votes_are_weighed_by_nearness_and_place() -> None:
    reading = told(near(c1=0.9, c3=0.9 - STEP, c4=0.9 - 2 * STEP))
    total = 1 + SUPPORTING + 0.5 + 0.25
    assert reading.clauses == pytest.approx(
        {"house/1.1": 1 / total, "paper/1.1": SUPPORTING / total, "house/1.2": 0.5 / total}
    )
    assert reading.nothing == pytest.approx(0.25 / total)
    assert reading.verdicts[Verdict.FORBIDDEN] == pytest.approx(4 / 7)
    assert reading.verdicts[Verdict.OBLIGATORY] == pytest.approx(2 / 7)
    assert reading.verdicts[Verdict.NOT_COVERED] == pytest.approx(1 / 7)
    assert reading.verdicts[Verdict.PERMITTED] == 0


def test_only_those_who_speak_of_a_condition_vote_on_it() -> None:
    failed = BY_ID["c1"].model_copy(
        update={"conditions": (Fact(condition="manager_agreed", state=State.FAILED),)}
    )
    cases = BY_ID | {"c5": failed}
    reading = vote(near(c2=0.5, c5=0.5 - STEP, c3=0.5), cases)
    assert reading and set(reading.states) == {"manager_agreed"}
    assert reading.states["manager_agreed"] == pytest.approx(
        {State.MET: 2 / 3, State.FAILED: 1 / 3, State.UNSAID: 0}
    )


def test_the_order_of_the_neighbours_does_not_matter() -> None:
    one, two = told(near(c1=0.9, c3=0.8)), told(near(c3=0.8, c1=0.9))
    assert one.clauses == pytest.approx(two.clauses)
    assert one.verdicts == pytest.approx(two.verdicts)


@pytest.mark.parametrize("similarity", [-1.0, 0.0, 1.0])
def test_only_differences_of_similarity_count(similarity: float) -> None:
    assert told(near(c1=similarity)).verdicts[Verdict.FORBIDDEN] == 1
