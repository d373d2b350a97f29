"""Readings mixed by weight: every share still adds up to one."""

import math
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.decision import Polarity, State, Verdict
from domain.reading import Reading, blend
from tests.fakes_search import reading, sure

K = TypeVar("K")
MET, FAILED, UNSAID = State.MET, State.FAILED, State.UNSAID


def test_shares_are_mixed_by_weight() -> None:
    one = reading({"a": 0.8}, {Verdict.PERMITTED: 1.0}, nothing=0.2)
    two = reading({"b": 1.0}, {Verdict.FORBIDDEN: 1.0}, Polarity.REFUSE)
    mixed = blend([(one, 3.0), (two, 1.0)])
    assert mixed.clauses == pytest.approx({"a": 0.6, "b": 0.25})
    assert mixed.nothing == pytest.approx(0.15)
    assert mixed.verdicts[Verdict.PERMITTED] == 0.75
    assert mixed.verdicts[Verdict.FORBIDDEN] == 0.25
    assert mixed.polarities[Polarity.DO] == 0.75
    assert mixed.polarities[Polarity.REFUSE] == 0.25


def test_who_knows_nothing_of_a_condition_leaves_it_to_those_who_do() -> None:
    one = reading(states={"x": sure(MET), "y": sure(UNSAID)})
    two = reading(states={"y": sure(FAILED)})
    mixed = blend([(one, 1.0), (two, 3.0)])
    assert mixed.states == {"x": sure(MET), "y": {MET: 0.0, FAILED: 0.75, UNSAID: 0.25}}


def test_one_reading_stays_what_it_is() -> None:
    one = reading({"a": 0.5}, nothing=0.5, states={"x": sure(MET)})
    assert blend([(one, 0.3)]) == one


def shares(keys: list[K]) -> st.SearchStrategy[dict[K, float]]:
    def even_out(weights: list[float]) -> dict[K, float]:
        return {key: each / sum(weights) for key, each in zip(keys, weights, strict=True)}

    size = len(keys)
    return st.lists(st.floats(0.01, 1), min_size=size, max_size=size).map(even_out)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    spread = draw(shares(["a", "b", "nothing"]))
    known = draw(st.sets(st.sampled_from(["x", "y"])))
    return Reading(
        nothing=spread.pop("nothing"),
        clauses=spread,
        verdicts=draw(shares(list(Verdict))),
        polarities=draw(shares(list(Polarity))),
        states={id: draw(shares(list(State))) for id in known},
    )


@given(st.lists(st.tuples(readings(), st.floats(0.01, 9)), min_size=1, max_size=4))
def test_a_blend_sums_to_one(parts: list[tuple[Reading, float]]) -> None:
    mixed = blend(parts)
    whole = [
        sum(mixed.clauses.values()) + mixed.nothing,
        sum(mixed.verdicts.values()),
        sum(mixed.polarities.values()),
        *[sum(states.values()) for states in mixed.states.values()],
    ]
    assert all(math.isclose(total, 1) for total in whole)
    assert set(mixed.states) == {id for each, _ in parts for id in each.states}
