"""Matters to be judged: a small one whose facts are stated, and any under a shipped norm."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from hypothesis import strategies as st

from decision.verdict import Matter, Point
from domain.decision import Polarity, State, Verdict
from domain.norm import Norm, NormCondition
from domain.reading import Reading
from tests.fakes import real_corpus
from tests.fakes_search import AGREED, reading

POINT = Point(disagreement=0.25, caution=0.3, uncovered=0.5)
CONDITIONS = {condition.id: condition for condition in real_corpus().conditions}
NORMS = [norm for norm in real_corpus().norms if norm.conditions]

K = TypeVar("K")


def asked(
    verdicts: Mapping[Verdict, float],
    states: Mapping[str, Mapping[State, float]] | None = None,
    facts: Mapping[str, bool | None] | None = None,
    conditions: Sequence[NormCondition] = (AGREED,),
    polarity: Polarity = Polarity.DO,
) -> Matter:
    judged = reading(verdicts=verdicts, states=states, polarity=polarity)
    return Matter(AGREED.clause, judged, conditions, facts or {}, POINT)


@st.composite
def matters(draw: st.DrawFn) -> Matter:
    """A reading of anything under a shipped norm, with some facts given by hand."""
    norm: Norm = draw(st.sampled_from(NORMS))
    share = st.floats(0.001, 1)
    states = {id: _shares(draw, list(State), share) for id in norm.conditions}
    facts = draw(st.dictionaries(st.sampled_from(norm.conditions), st.none() | st.booleans()))
    return Matter(
        norm.clause,
        Reading(
            clauses={norm.clause: 1.0},
            nothing=0.0,
            verdicts=_shares(draw, list(Verdict), share),
            polarities=_shares(draw, list(Polarity), share),
            states=draw(st.sampled_from([states, {}])),
        ),
        [CONDITIONS[id] for id in norm.conditions],
        facts,
    )


def _shares(draw: st.DrawFn, keys: list[K], share: st.SearchStrategy[float]) -> dict[K, float]:
    drawn = {key: draw(share) for key in keys}
    total = sum(drawn.values())
    return {key: value / total for key, value in drawn.items()}
