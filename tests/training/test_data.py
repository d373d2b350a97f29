"""Cases as training data: folds without leaks, targets, and facts that are told."""

import random

import numpy as np
import pytest

from domain.case import Fact, WorkedCase
from domain.decision import Polarity, State, Verdict
from tests.fakes import real_corpus
from training.data import Labels, Teller, folds, labels_of, target


def case(id: str, **changes: object) -> WorkedCase:
    fields: dict[str, object] = {
        "id": id,
        "scenario": id[:3],
        "question": f"May I, {id}?",
        "role": "technician",
        "style": "short",
        "clauses": ("msp-code/4.1",),
        "verdict": Verdict.CONDITIONAL,
        "act": "send it",
        "polarity": Polarity.DO,
        "conditions": (Fact(condition=AGREED, state=State.UNSAID, words=""),),
        "open_question": "Has the client agreed?",
        "why": "Nobody said.",
    }
    return WorkedCase.model_validate({**fields, **changes})


AGREED = "permission_of_appropriate_authority"
MET = Fact(condition=AGREED, state=State.MET, words="the owner has said yes to it in writing")
TOLD = case("b01", question=f"{MET.words}, may I?", verdict=Verdict.PERMITTED, conditions=(MET,),
            open_question="")  # fmt: skip


@pytest.mark.parametrize(
    ("ids", "vectors", "together"),
    [
        # One scenario is one scenario, however far its members are apart.
        (("a01a", "a01b", "a02"), [[1, 0], [0, 1], [-1, 0]], [(0, 1)]),
        # Two scenarios that say nearly the same are one, and so is what hangs on either.
        (("a01a", "a01b", "a02", "a03"), [[1, 0], [0, 1], [0.05, 0.999], [-1, 0]],
         [(0, 1), (1, 2)]),
    ],
)  # fmt: skip
def test_a_scenario_stays_in_one_fold(
    ids: tuple[str, ...], vectors: list[list[float]], together: list[tuple[int, int]]
) -> None:
    cases = [case(id) for id in ids]
    for seed in range(20):
        found = folds(cases, np.array(vectors, np.float32), 2, seed)
        assert all(found[a] == found[b] for a, b in together)
        assert set(found) == {0, 1}


def test_what_is_not_mentioned_of_the_norm_counts_as_unsaid_for_less() -> None:
    labels = Labels(clauses=("msp-code/4.1",), conditions=("court_direction", AGREED, "other"))
    found = target(TOLD, labels, {"msp-code/4.1": ["court_direction", AGREED]})
    assert found.weights == [0.3, 1.0, 0.0]
    assert [labels.states[state] for state in found.states] == [
        State.UNSAID, State.MET, State.UNSAID
    ]  # fmt: skip


def test_a_question_that_no_clause_governs_has_a_label_of_its_own() -> None:
    silent = case("c01", clauses=(), verdict=Verdict.NOT_COVERED, conditions=(), open_question="")
    labels = labels_of([TOLD, silent])
    assert labels.clauses == ("msp-code/4.1",)
    assert target(silent, labels, {}).clause == labels.nothing == 1


def test_an_open_fact_is_told_in_the_words_of_another_case() -> None:
    open_case = case("a01")
    told = Teller([open_case, TOLD], real_corpus().conditions).tell(open_case, _met())
    assert MET.words[1:] in told.question
    assert open_case.question in told.question
    assert (told.verdict, told.conditions[0].state) == (Verdict.PERMITTED, State.MET)


def _met() -> random.Random:
    """Chance that picks "met" first."""
    return next(
        random.Random(seed)
        for seed in range(50)
        if random.Random(seed).choice((State.MET, State.FAILED)) is State.MET
    )


@pytest.mark.parametrize("kept", [TOLD, case("a02", conditions=())])
def test_a_case_without_one_open_fact_is_left_alone(kept: WorkedCase) -> None:
    assert Teller([TOLD], real_corpus().conditions).tell(kept, random.Random(1)) is kept
