"""The verdict: a reading held against what the facts imply."""

import pytest
from hypothesis import given

from decision.logic import agrees, decides, implied
from decision.verdict import MAJORITY, MAX_OPEN, TOLD, Matter, is_uncovered, judge
from domain.decision import Polarity, State, Verdict
from domain.norm import Norm
from tests.decision.matters import CONDITIONS, NORMS, POINT, asked, matters
from tests.fakes_search import AGREED, reading, sure

PERMITTED, FORBIDDEN = Verdict.PERMITTED, Verdict.FORBIDDEN
OBLIGATORY, CONDITIONAL = Verdict.OBLIGATORY, Verdict.CONDITIONAL
INFORMATION, NOT_COVERED = Verdict.INFORMATION, Verdict.NOT_COVERED
MET, FAILED, UNSAID = State.MET, State.FAILED, State.UNSAID
ID = AGREED.id


@pytest.mark.parametrize(
    ("matter", "verdict", "state", "asks"),
    [
        # Nothing said of the fact: what was read stands, and the exception is asked for.
        (asked({CONDITIONAL: 0.8, FORBIDDEN: 0.2}), CONDITIONAL, UNSAID, True),
        (asked({FORBIDDEN: 0.9, CONDITIONAL: 0.1}), FORBIDDEN, UNSAID, True),
        (asked({PERMITTED: 0.9, CONDITIONAL: 0.1}), PERMITTED, UNSAID, False),
        (asked({OBLIGATORY: 0.9, FORBIDDEN: 0.1}), OBLIGATORY, UNSAID, False),
        (asked({INFORMATION: 0.9, FORBIDDEN: 0.1}), INFORMATION, UNSAID, False),
        # What was read of the fact shifts the verdict: 0.55·¼ < 0.45.
        (asked({FORBIDDEN: 0.55, PERMITTED: 0.45}, {ID: sure(MET)}), PERMITTED, MET, False),
        (asked({PERMITTED: 0.55, FORBIDDEN: 0.45}, {ID: sure(FAILED)}), FORBIDDEN, FAILED, False),
        # A fact pressed by hand decides.
        (asked({FORBIDDEN: 0.99, PERMITTED: 0.01}, facts={ID: True}), PERMITTED, MET, False),
        (asked({PERMITTED: 0.99, FORBIDDEN: 0.01}, facts={ID: False}), FORBIDDEN, FAILED, False),
        (asked({CONDITIONAL: 1.0}, facts={ID: True}), PERMITTED, MET, False),
        (asked({INFORMATION: 1.0}, facts={ID: False}), FORBIDDEN, FAILED, False),
        (asked({OBLIGATORY: 0.6, FORBIDDEN: 0.4}, facts={ID: True}), OBLIGATORY, MET, False),
        # It decides against what was read of the same fact too.
        (asked({FORBIDDEN: 1.0}, {ID: sure(FAILED)}, {ID: True}), PERMITTED, MET, False),
        # "Don't know" leaves the fact open, is not asked again, and forgets what was read of it.
        (asked({CONDITIONAL: 1.0}, facts={ID: None}), CONDITIONAL, UNSAID, False),
        (asked({CONDITIONAL: 1.0}, {ID: sure(MET)}, {ID: None}), CONDITIONAL, UNSAID, False),
        # A fact of some other norm changes nothing.
        (asked({CONDITIONAL: 1.0}, facts={"elsewhere": True}), CONDITIONAL, UNSAID, True),
        # An act of which the norm's facts say nothing.
        (asked({FORBIDDEN: 1.0}, polarity=Polarity.REPORT), FORBIDDEN, UNSAID, False),
    ],
)
def test_judge(matter: Matter, verdict: Verdict, state: State, asks: bool) -> None:
    judged = judge(matter)
    assert judged.verdict is verdict
    assert judged.states == {ID: state}
    assert judged.open == ((AGREED,) if asks else ())
    # What the asker does not know is not asked again, and still decides.
    assert judged.hinges == ((AGREED,) if asks or matter.facts == {ID: None} else ())
    assert judged.polarity is max(
        matter.reading.polarities, key=matter.reading.polarities.__getitem__
    )


@pytest.mark.parametrize(
    ("forbidden", "conditional", "verdict"),
    [
        (0.0, 0.0, PERMITTED),
        (0.29, 0.0, PERMITTED),
        (0.3, 0.0, CONDITIONAL),
        (0.4, 0.1, CONDITIONAL),
        (0.6, 0.0, FORBIDDEN),
    ],
)
def test_caution(forbidden: float, conditional: float, verdict: Verdict) -> None:
    shares = {
        FORBIDDEN: forbidden, CONDITIONAL: conditional, PERMITTED: 1 - forbidden - conditional,
    }  # fmt: skip
    assert judge(asked(shares, conditions=())).verdict is verdict


def test_caution_yields_to_a_fact_told() -> None:
    assert judge(asked({PERMITTED: 0.6, FORBIDDEN: 0.4}, facts={ID: True})).verdict is PERMITTED


def test_what_the_facts_imply_is_said_even_where_nothing_was_read_like_it() -> None:
    judged = judge(asked({FORBIDDEN: 1.0}, facts={ID: True}))
    assert (judged.verdict, judged.confidence) == (PERMITTED, TOLD)


@pytest.mark.parametrize(
    ("share", "state"), [(0.49, UNSAID), (MAJORITY, MET), (0.9, MET), (0.4, UNSAID)]
)
def test_a_fact_counts_as_told_from_a_probability_on(share: float, state: State) -> None:
    belief = {MET: share, FAILED: 1 - share - 0.0, UNSAID: 0.0}
    if state is UNSAID:
        belief = {MET: share, FAILED: (1 - share) / 2, UNSAID: (1 - share) / 2}
    assert judge(asked({PERMITTED: 1.0}, {ID: belief})).states[ID] is state


@pytest.mark.parametrize(
    ("nothing", "not_covered", "uncovered"),
    [(0.0, 0.0, False), (1.0, 0.0, True), (0.0, 1.0, True), (0.5, 0.5, True), (0.6, 0.3, False)],
)
def test_is_uncovered(nothing: float, not_covered: float, uncovered: bool) -> None:
    shares = {NOT_COVERED: not_covered, PERMITTED: 1 - not_covered}
    assert is_uncovered(reading(verdicts=shares, nothing=nothing), POINT) is uncovered


def test_requirements_are_not_asked_for_after_a_prohibition() -> None:
    requirement = AGREED.model_copy(update={"kind": "requirement"})
    assert judge(asked({FORBIDDEN: 1.0}, conditions=(requirement,))).open == ()
    assert judge(asked({CONDITIONAL: 1.0}, conditions=(requirement,))).open == (requirement,)


# Properties over the shipped norms.


@given(matters())
def test_every_judgement_is_whole(matter: Matter) -> None:
    judged = judge(matter)
    assert judged.verdict is not NOT_COVERED
    assert 0 < judged.confidence <= 1 + 1e-9
    assert set(judged.states) == {condition.id for condition in matter.conditions}
    assert len(judged.open) <= MAX_OPEN
    assert all(decides(condition, judged.polarity) for condition in judged.open)
    assert not {condition.id for condition in judged.open} & set(matter.facts)


@given(matters())
def test_what_was_told_by_hand_is_what_the_verdict_says(matter: Matter) -> None:
    judged = judge(matter)
    told = {id: MET if holds else FAILED for id, holds in matter.facts.items() if holds is not None}
    assert all(judged.states[id] is state for id, state in told.items())
    assert agrees(judged.verdict, implied(matter.conditions, judged.polarity, told))


@given(matters())
def test_both_answers_of_an_open_question_lead_to_different_verdicts(matter: Matter) -> None:
    for condition in judge(matter).open:
        pressed = [
            judge(matter._replace(facts={**matter.facts, condition.id: holds}))
            for holds in (True, False)
        ]
        assert pressed[0].verdict is not pressed[1].verdict
        assert condition not in pressed[0].open + pressed[1].open


@given(matters())
def test_not_knowing_closes_the_question_and_no_more(matter: Matter) -> None:
    for condition in judge(matter).open:
        unknown = judge(matter._replace(facts={**matter.facts, condition.id: None}))
        assert unknown.states[condition.id] is UNSAID
        assert condition not in unknown.open


PRESSED = [
    (norm.clause, polarity, id, state)
    for norm in NORMS
    for polarity in Polarity
    for id in norm.conditions
    for state in CONDITIONS[id].effects.get(polarity, {})
]


@pytest.mark.parametrize("verdict", [each for each in Verdict if each is not NOT_COVERED])
def test_a_fact_pressed_gives_what_the_norm_says(verdict: Verdict) -> None:
    for clause, polarity, id, state in PRESSED:
        norm = next(each for each in NORMS if each.clause == clause)
        conditions = [CONDITIONS[each] for each in norm.conditions]
        expected = CONDITIONS[id].effects[polarity][state]
        matter = asked({verdict: 1.0}, None, {id: state is MET}, conditions, polarity)
        judged = judge(matter).verdict
        assert agrees(judged, expected) and judged is not INFORMATION, (clause, polarity, id)


@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize("norm", NORMS, ids=lambda norm: norm.clause)
def test_a_conditional_flips_by_its_buttons(norm: Norm, polarity: Polarity) -> None:
    matter = asked(
        {CONDITIONAL: 1.0},
        conditions=[CONDITIONS[id] for id in norm.conditions],
        polarity=polarity,
    )
    judged = judge(matter)
    decisive = [id for id in norm.conditions if decides(CONDITIONS[id], polarity)]
    assert [condition.id for condition in judged.open] == decisive[:MAX_OPEN]
    for condition in judged.open:
        for holds, state in ((True, MET), (False, FAILED)):
            pressed = judge(matter._replace(facts={condition.id: holds}))
            assert pressed.verdict is condition.effects[polarity][state]


def test_a_fact_of_the_governing_clause_is_asked_before_one_of_another() -> None:
    foreign = AGREED.model_copy(update={"id": "elsewhere", "clause": "house/9.9"})
    judgement = judge(asked({CONDITIONAL: 1.0}, conditions=(foreign, AGREED)))
    assert judgement.open == (AGREED,)


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        ({PERMITTED: 0.48, CONDITIONAL: 0.42, FORBIDDEN: 0.1}, CONDITIONAL),
        ({PERMITTED: 0.52, CONDITIONAL: 0.4, FORBIDDEN: 0.08}, PERMITTED),
        ({PERMITTED: 0.4, OBLIGATORY: 0.3, CONDITIONAL: 0.3}, PERMITTED),
    ],
)
def test_you_may_needs_a_majority(shares: dict[Verdict, float], verdict: Verdict) -> None:
    assert judge(asked(shares, conditions=())).verdict is verdict


def test_where_nothing_is_left_to_ask_a_broken_rule_is_broken() -> None:
    failed = {ID: {FAILED: 0.9, UNSAID: 0.1, MET: 0.0}}
    judged = judge(asked({CONDITIONAL: 0.9, FORBIDDEN: 0.1}, failed))
    assert (judged.verdict, judged.open) == (FORBIDDEN, ())


def test_a_fact_that_seems_told_is_confirmed_where_it_is_not_sure_enough() -> None:
    told = {ID: {MET: 0.7, UNSAID: 0.3, FAILED: 0.0}}
    other = AGREED.model_copy(update={"id": "other"})
    judged = judge(asked({CONDITIONAL: 1.0}, told, conditions=(AGREED, other)))
    assert (judged.verdict, judged.open) == (CONDITIONAL, (AGREED,))


@pytest.mark.parametrize(
    ("holds", "verdict"), [(True, OBLIGATORY), (False, PERMITTED), (None, CONDITIONAL)]
)
def test_a_fact_that_parts_must_from_may_is_asked_for_and_decides(
    holds: bool | None, verdict: Verdict
) -> None:
    duty = AGREED.model_copy(
        update={
            "kind": "trigger",
            "effects": {Polarity.REPORT: {MET: OBLIGATORY, FAILED: PERMITTED}},
        }
    )
    unsure = {CONDITIONAL: 0.6, OBLIGATORY: 0.3, PERMITTED: 0.1}
    matter = asked(unsure, polarity=Polarity.REPORT)._replace(conditions=[duty])
    assert judge(matter).open == (duty,)
    assert judge(matter._replace(facts={ID: holds})).verdict is verdict
