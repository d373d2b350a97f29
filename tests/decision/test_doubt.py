"""Where one verdict is not sure enough: the runner-up, and two readings instead of a guess."""

from collections.abc import Mapping

import pytest
from hypothesis import given

from decision.logic import implied
from decision.verdict import Judgement, Matter, decider, in_doubt, judge, second
from domain.decision import Alternative, Polarity, State, Verdict
from tests.decision.findings import NO, decide, found
from tests.decision.matters import POINT, asked, matters
from tests.fakes_search import AGREED, reading, small_corpus, sure

PERMITTED, FORBIDDEN = Verdict.PERMITTED, Verdict.FORBIDDEN
OBLIGATORY, CONDITIONAL = Verdict.OBLIGATORY, Verdict.CONDITIONAL
INFORMATION, NOT_COVERED = Verdict.INFORMATION, Verdict.NOT_COVERED
MET, FAILED, UNSAID = State.MET, State.FAILED, State.UNSAID
ID = AGREED.id
SECOND = (PERMITTED, CONDITIONAL, OBLIGATORY, INFORMATION)


@pytest.mark.parametrize(
    ("matter", "verdict", "runner_up", "share"),
    [
        (asked({FORBIDDEN: 0.5, CONDITIONAL: 0.3, PERMITTED: 0.2}), FORBIDDEN, CONDITIONAL, 0.3),
        (asked({FORBIDDEN: 0.5, CONDITIONAL: 0.2, PERMITTED: 0.3}), FORBIDDEN, PERMITTED, 0.3),
        (asked({INFORMATION: 0.6, OBLIGATORY: 0.4}), INFORMATION, OBLIGATORY, 0.4),
        (asked({FORBIDDEN: 1.0}), FORBIDDEN, None, 0.0),
        # Silence was weighed before, and is no reading of a clause.
        (asked({FORBIDDEN: 0.6, NOT_COVERED: 0.4}), FORBIDDEN, None, 0.0),
        # "It depends", said out of caution, stands for "you may" too: 0.6·0.6·0.4/0.6.
        (asked({PERMITTED: 0.6, FORBIDDEN: 0.4}), CONDITIONAL, FORBIDDEN, 0.24),
        # What breaks the rule stands for the "it depends" that it was found by as well; before
        # they are shared out, the weights are 0.88·¼, 0.02 and 0.1.
        (
            asked({CONDITIONAL: 0.88, FORBIDDEN: 0.02, INFORMATION: 0.1}, {ID: sure(FAILED)}),
            FORBIDDEN, INFORMATION, 0.22 / 0.34 * 0.1 / 0.24,
        ),
        # What was answered by hand settles it.
        (asked({OBLIGATORY: 0.6, PERMITTED: 0.4}, facts={ID: True}), OBLIGATORY, None, 0.0),
        (asked({FORBIDDEN: 1.0}, facts={ID: True}), PERMITTED, None, 0.0),
        (asked({FORBIDDEN: 0.6, PERMITTED: 0.4}, facts={ID: None}), FORBIDDEN, PERMITTED, 0.4),
    ],
)  # fmt: skip
def test_the_runner_up(
    matter: Matter, verdict: Verdict, runner_up: Verdict | None, share: float
) -> None:
    judged = judge(matter)
    assert (judged.verdict, judged.runner_up) == (verdict, runner_up)
    assert judged.runner_up_share == pytest.approx(share)


def judged(
    verdict: Verdict, confidence: float, runner_up: Verdict | None, share: float, asks: bool = False
) -> Judgement:
    asking = (AGREED,) if asks else ()
    return Judgement(
        verdict, confidence, Polarity.DO, {ID: UNSAID}, asking, asking, verdict, runner_up, share
    )


@pytest.mark.parametrize(
    ("judgement", "doubt"),
    [
        (judged(FORBIDDEN, 0.59, PERMITTED, 0.3), True),
        (judged(FORBIDDEN, 0.6, PERMITTED, 0.4), False),
        (judged(FORBIDDEN, 0.5, PERMITTED, 0.25), True),
        (judged(FORBIDDEN, 0.5, PERMITTED, 0.24), False),
        (judged(FORBIDDEN, 0.5, None, 0.0), False),
        (judged(CONDITIONAL, 0.5, FORBIDDEN, 0.4), True),
        # Where the fact that decides is asked for, asking is the better answer.
        (judged(CONDITIONAL, 0.5, FORBIDDEN, 0.4, asks=True), False),
        (judged(FORBIDDEN, 0.5, CONDITIONAL, 0.4, asks=True), False),
        (judged(FORBIDDEN, 0.5, PERMITTED, 0.4, asks=True), True),
    ],
)
def test_in_doubt(judgement: Judgement, doubt: bool) -> None:
    assert in_doubt(judgement) is doubt


def test_from_which_confidence_on_it_is_sure_can_be_set() -> None:
    judgement = judged(FORBIDDEN, 0.55, PERMITTED, 0.3)
    assert not in_doubt(judgement, POINT._replace(sure=0.55))
    assert in_doubt(judgement, POINT._replace(sure=0.56))


def test_the_second_reading_asks_its_own_questions() -> None:
    requirement = AGREED.model_copy(update={"kind": "requirement"})
    matter = asked({FORBIDDEN: 0.5, CONDITIONAL: 0.4, PERMITTED: 0.1}, conditions=(requirement,))
    first = judge(matter)
    other = second(matter, first)
    assert other and first.open == ()
    assert (other.verdict, other.confidence, other.open) == (
        CONDITIONAL, first.runner_up_share, (requirement,),
    )  # fmt: skip
    assert second(matter, judge(matter._replace(facts={ID: True}))) is None


OTHER = AGREED.model_copy(update={"id": "other", "kind": "trigger"})


@pytest.mark.parametrize(
    ("states", "facts", "decided"),
    [
        ({}, {}, None),
        ({ID: sure(MET)}, {}, ID),
        ({"other": sure(FAILED)}, {}, "other"),
        ({ID: sure(MET), "other": sure(FAILED)}, {}, ID),
        # An answer given by hand comes before what only seems told, whatever the order.
        ({ID: sure(MET)}, {"other": False}, "other"),
        ({}, {ID: None}, None),
    ],
)
def test_decider(
    states: dict[str, Mapping[State, float]], facts: dict[str, bool | None], decided: str | None
) -> None:
    matter = asked({PERMITTED: 0.5, FORBIDDEN: 0.5}, states, facts, (AGREED, OTHER))
    found = decider(matter, judge(matter))
    assert (found.id if found else None) == decided


@given(matters())
def test_a_runner_up_is_another_verdict_and_no_likelier(matter: Matter) -> None:
    judged = judge(matter)
    told = {id: MET if holds else FAILED for id, holds in matter.facts.items() if holds is not None}
    if judged.runner_up is None:
        assert judged.runner_up_share == 0
    else:
        assert judged.runner_up not in (judged.verdict, judged.likeliest, NOT_COVERED)
        assert 0 < judged.runner_up_share <= judged.confidence + 1e-9
        assert implied(matter.conditions, judged.polarity, told) is None


@given(matters())
def test_the_decider_is_what_the_norms_logic_goes_by(matter: Matter) -> None:
    judged = judge(matter)
    found = decider(matter, judged)
    follows = implied(matter.conditions, judged.polarity, judged.states)
    assert (found is None) == (follows is None)
    if found is not None and not any(holds is not None for holds in matter.facts.values()):
        assert found.effects[judged.polarity][judged.states[found.id]] is follows


TWO_WAYS = "I am not sure: this can be read two ways, and "


@pytest.mark.parametrize(
    ("verdicts", "facts", "answer", "alternative"),
    [
        (
            {FORBIDDEN: 0.5, PERMITTED: 0.4, CONDITIONAL: 0.1},
            {},
            f"{TWO_WAYS}“you may not” is likelier than “you may”. You may not. A gift from a "
            "vendor stays with the vendor.",
            Alternative(
                verdict=PERMITTED,
                confidence=0.4,
                says="You may. The manager knows of the gift.",
            ),
        ),
        (
            {PERMITTED: 0.58, CONDITIONAL: 0.42},
            {},
            f"{TWO_WAYS}“you may” is likelier than “it depends”. You may. The manager knows of "
            "the gift.",
            Alternative(
                verdict=CONDITIONAL,
                confidence=0.42,
                says="You may, but only if the manager has agreed. Ask the manager first.",
            ),
        ),
        # Sure enough; no rival near enough; the deciding fact is asked for; it was settled by hand.
        ({FORBIDDEN: 0.6, PERMITTED: 0.4}, {}, NO, None),
        (
            {FORBIDDEN: 0.5} | dict.fromkeys(SECOND, 0.125),
            {},
            NO,
            None,
        ),
        (
            {CONDITIONAL: 0.5, FORBIDDEN: 0.5},
            {},
            "You may, but only if the manager has agreed. Ask the manager first.",
            None,
        ),
        (
            {FORBIDDEN: 0.5, PERMITTED: 0.4, CONDITIONAL: 0.1},
            {AGREED.id: False},
            NO,
            None,
        ),
    ],
)
def test_two_readings_are_given_where_one_is_not_sure_enough(
    verdicts: dict[Verdict, float],
    facts: dict[str, bool | None],
    answer: str,
    alternative: Alternative | None,
) -> None:
    advice = decide(found(reading(verdicts=verdicts), facts=facts))
    assert (advice.answer, advice.alternative) == (answer, alternative)
    shown = [step for step in advice.why if step.endswith("is shown beside it.")]
    assert len(shown) == (alternative is not None)


def test_a_reading_without_words_is_no_alternative() -> None:
    """A second reading of which neither lead nor norm says anything is left out."""
    corpus = small_corpus()
    bare = [norm.model_copy(update={"readings": norm.readings[:3]}) for norm in corpus.norms]
    shares = {FORBIDDEN: 0.5, INFORMATION: 0.4, OBLIGATORY: 0.1}
    findings = found(reading(verdicts=shares))
    assert decide(findings).alternative == Alternative(
        verdict=INFORMATION, confidence=0.4, says="The rule is about gifts."
    )
    advice = decide(findings, corpus.model_copy(update={"norms": tuple(bare)}))
    assert (advice.alternative, advice.answer) == (None, NO)
