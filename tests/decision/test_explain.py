"""Why a verdict came about: every sentence follows from what decided it."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.compose import NAMED
from decision.explain import Decided, steps
from decision.verdict import Matter, decider, in_doubt, judge
from domain.case import WorkedCase
from domain.decision import Alternative, Condition, Polarity, State, Verdict
from domain.norm import NormCondition
from domain.reading import Mark
from domain.search import Hit, Placement, Ranking
from tests.decision.findings import ASK, decide, found, ranking
from tests.decision.matters import NORMS, matters
from tests.fakes_search import AGREED, CASES, reading, sure
from tests.fakes_search import NORMS as OURS

PERMITTED, FORBIDDEN = Verdict.PERMITTED, Verdict.FORBIDDEN
OBLIGATORY, CONDITIONAL = Verdict.OBLIGATORY, Verdict.CONDITIONAL
INFORMATION = Verdict.INFORMATION
DO, KEEP_QUIET = Polarity.DO, Polarity.KEEP_QUIET
MET, FAILED = State.MET, State.FAILED
ID = AGREED.id
GIFTS = OURS[0]

FITS = "The clause that fits best is house/1.1."
DOING = "Your question was read as one about going ahead with it."
IF_AGREED = "If the manager has agreed, the answer would be “you may”."
IF_NOT = "If no manager has agreed, the answer would be “you may not”."
UNTOLD = "What decides it was not told for certain: whether the manager has agreed."
NO_FACT = "No fact told decides it"


def placed(*placements: Placement) -> Ranking:
    return Ranking(hits=(Hit(clause_id="house/1.1", rank=1, score=0.7, placements=placements),))


FIRST = placed(Placement(system="cases", rank=1, score=0.5, why=""))


def effects(kind: str, met: Verdict, failed: Verdict) -> NormCondition:
    own = {"kind": kind, "effects": {DO: {MET: met, FAILED: failed}}}
    return NormCondition.model_validate(AGREED.model_dump() | own)


def decided(
    verdicts: Mapping[Verdict, float],
    states: Mapping[str, Mapping[State, float]] | None = None,
    facts: Mapping[str, bool | None] | None = None,
    conditions: Sequence[NormCondition] = (AGREED,),
    polarity: Polarity = DO,
    words: str = "",
) -> Decided:
    read = reading(verdicts=verdicts, states=states, polarity=polarity)
    matter = Matter("house/1.1", read, conditions, facts or {})
    shown = Condition(id=ID, text="", met=None, clause_id="house/1.1", words=words)
    return Decided(GIFTS, matter, judge(matter), FIRST, (), (shown,), None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        # What was read of a fact decides, and the words that showed it are told.
        (
            decided({PERMITTED: 1.0}, {ID: sure(MET)}, words="She agreed in writing."),
            [
                "Read from “She agreed in writing”: the manager has agreed.",
                "That is an exception to the rule, so the answer is “you may”.",
                IF_NOT,
            ],
        ),
        (
            decided({FORBIDDEN: 1.0}, {ID: sure(FAILED)}),
            [
                "It seems that no manager has agreed.",
                "Without that exception the rule itself speaks, so the answer is “you may not”.",
                IF_AGREED,
            ],
        ),
        # An answer given by hand is told as such.
        (
            decided({CONDITIONAL: 1.0}, facts={ID: True}, words="not these"),
            [
                "You said that the manager has agreed.",
                "That is an exception to the rule, so the answer is “you may”.",
                IF_NOT,
            ],
        ),
        # It allows, and the whole reads as more than that.
        (
            decided({OBLIGATORY: 1.0}, {ID: sure(MET)}),
            [
                "It seems that the manager has agreed.",
                "That is an exception to the rule, which does not stand against it, "
                "and the question as a whole reads as “you must”.",
                IF_NOT,
            ],
        ),
        # The fact says one thing, the question as a whole another: .9·¼ against .1.
        (
            decided({FORBIDDEN: 0.9, PERMITTED: 0.1}, {ID: sure(MET)}),
            [
                "It seems that the manager has agreed.",
                "That is an exception to the rule, which by itself would mean “you may”, "
                "but the question as a whole reads as “you may not”.",
            ],
        ),
        # Nothing told decides.
        (
            decided({FORBIDDEN: 1.0}),
            [f"{NO_FACT}, so the rule itself speaks: “you may not”.", IF_AGREED],
        ),
        (
            decided({OBLIGATORY: 1.0}),
            [f"{NO_FACT}; the question as a whole reads as “you must”."],
        ),
        (
            decided({FORBIDDEN: 1.0}, conditions=()),
            [f"{NO_FACT}, so the rule itself speaks: “you may not”."],
        ),
        (decided({CONDITIONAL: 1.0}), [UNTOLD, IF_AGREED, IF_NOT]),
        (decided({CONDITIONAL: 1.0}, {ID: sure(MET)}), [UNTOLD, IF_AGREED, IF_NOT]),
        (decided({CONDITIONAL: 1.0}, facts={ID: None}), [UNTOLD, IF_AGREED, IF_NOT]),
        # Caution.
        (
            decided({PERMITTED: 0.6, FORBIDDEN: 0.4}),
            [
                "“You may” was likeliest but not sure enough to be said, so it is shown as "
                "depending on whether the manager has agreed.",
                IF_AGREED,
                IF_NOT,
            ],
        ),
        (
            decided({PERMITTED: 0.6, FORBIDDEN: 0.4}, conditions=()),
            [
                f"{NO_FACT}; the question as a whole reads as “you may”.",
                "“You may” was likeliest but not sure enough to be said, so it is shown as "
                "“it depends”.",
            ],
        ),
        (
            decided(
                {CONDITIONAL: 0.9, FORBIDDEN: 0.1},
                {ID: sure(FAILED) | {FAILED: 0.9, State.UNSAID: 0.1}},
            ),
            [
                "It seems that no manager has agreed.",
                "Without that exception the rule itself speaks, so the answer is “you may not”.",
                "“It depends” was likeliest, but nothing is left to ask that could change this.",
                IF_AGREED,
            ],
        ),
    ],
)
def test_what_decided(given: Decided, said: list[str]) -> None:
    assert list(steps(given)) == [FITS, DOING, *said]


@pytest.mark.parametrize(
    ("kind", "state", "met", "failed", "said"),
    [
        ("exception", MET, PERMITTED, FORBIDDEN, "That is an exception to the rule"),
        ("exception", FAILED, PERMITTED, FORBIDDEN,
         "Without that exception the rule itself speaks"),
        ("trigger", MET, FORBIDDEN, PERMITTED, "That is what the rule is about"),
        ("trigger", FAILED, FORBIDDEN, PERMITTED, "The rule does not reach that"),
        ("requirement", MET, PERMITTED, FORBIDDEN, "That is what the rule asks for"),
        ("requirement", FAILED, PERMITTED, FORBIDDEN, "That falls short of what the rule asks for"),
    ],
)  # fmt: skip
def test_how_each_kind_of_fact_weighs(
    kind: str, state: State, met: Verdict, failed: Verdict, said: str
) -> None:
    verdict = met if state is MET else failed
    given = decided({verdict: 1.0}, {ID: sure(state)}, conditions=(effects(kind, met, failed),))
    answer = "you may" if verdict is PERMITTED else "you may not"
    assert steps(given)[3] == f"{said}, so the answer is “{answer}”."


def test_a_question_about_the_rule_itself_has_no_act_and_no_deciding_fact() -> None:
    assert steps(decided({INFORMATION: 1.0}, {ID: sure(MET)})) == (
        FITS,
        "No act was asked about: the question was read as one of what the rule says.",
    )


@pytest.mark.parametrize(
    ("polarities", "said"),
    [
        ({KEEP_QUIET: 1.0}, "keeping quiet about it."),
        ({Polarity.REFUSE: 0.5, DO: 0.3}, "refusing it or leaving it undone."),
        ({KEEP_QUIET: 0.4, DO: 0.35},
         "keeping quiet about it, or perhaps about going ahead with it."),
        ({Polarity.REPORT: 0.4, Polarity.ASK: 0.3},
         "reporting it, or perhaps about asking or finding out first."),
        ({Polarity.DISCLOSE: 0.9, DO: 0.1}, "telling or showing it to somebody."),
    ],
)  # fmt: skip
def test_how_the_act_was_read(polarities: Mapping[Polarity, float], said: str) -> None:
    given = decided({FORBIDDEN: 1.0})
    shares = {each: polarities.get(each, 0.0) for each in Polarity}
    read = given.matter.reading.model_copy(update={"polarities": shares})
    matter = given.matter._replace(reading=read)
    shown = steps(given._replace(matter=matter, judgement=judge(matter)))[1]
    assert shown == f"Your question was read as one about {said}"


ONE, TWO = CASES[0], CASES[1]
WORDS = Placement(system="bm25", rank=2, score=1.0, why="shares the words gift, vendor")
LETTER = Placement(system="bm25", rank=2, score=1.0, why="shares the words s")
WORD = Placement(system="bm25", rank=1, score=1.0, why="shares the words gift")
DENSE = Placement(system="dense", rank=1, score=0.5, why="similarity 0.50")
FAR = Placement(system="dense", rank=2, score=0.5, why="similarity 0.50")
VOTES = Placement(system="cases", rank=2, score=0.5, why="so they say")


@pytest.mark.parametrize(
    ("placements", "cases", "fits", "told"),
    [
        ((), (), "The clause that fits best, by the question as a whole, is house/1.1.", []),
        (
            (VOTES, FAR, WORDS), CASES,
            "The clause that fits best, by the question as a whole, is house/1.1: 2 of the 4 "
            "nearest worked cases turn on it, and the question shares the words gift, vendor "
            "with it.",
            ["Of the nearest worked cases on this clause, “you may not” is the verdict of 1, "
             "and “you may” of 1."],
        ),
        (
            (DENSE, WORD), CASES[:1],
            "The clause that fits best is house/1.1: 1 of the 1 nearest worked cases turns on it, "
            "it is the nearest in meaning, and the question shares the word gift with it.",
            ["The one worked case near it on this clause says “you may not”."],
        ),
        (
            (DENSE,), CASES[2:],
            "The clause that fits best is house/1.1: it is the nearest in meaning.",
            ["None of the 2 nearest worked cases turns on this clause."],
        ),
        (
            (DENSE, LETTER), (TWO, TWO, TWO),
            "The clause that fits best is house/1.1: 3 of the 3 nearest worked cases turn on it, "
            "and it is the nearest in meaning.",
            ["Of the nearest worked cases on this clause, “you may not” is the verdict of none, "
             "and “you may” of 3."],
        ),
    ],
)  # fmt: skip
def test_what_placed_the_clause_and_what_its_cases_say(
    placements: tuple[Placement, ...], cases: tuple[WorkedCase, ...], fits: str, told: list[str]
) -> None:
    given = decided({FORBIDDEN: 1.0}, conditions=())
    shown = steps(given._replace(ranking=placed(*placements), cases=cases))
    assert shown[0] == fits
    assert list(shown[3:]) == told


def test_two_readings_are_told_with_their_shares() -> None:
    given = decided({FORBIDDEN: 0.5, PERMITTED: 0.4, CONDITIONAL: 0.1}, conditions=())
    assert in_doubt(given.judgement)
    other = Alternative(verdict=PERMITTED, confidence=0.4, says="You may.")
    assert steps(given._replace(alternative=other))[-1] == (
        "That is not sure enough to stand alone (0.50), so “you may” (0.40) is shown beside it."
    )
    assert "beside it" not in steps(given)[-1]


def test_the_steps_tell_the_words_and_the_cases_that_decided() -> None:
    read = reading(verdicts={PERMITTED: 1.0}, states={ID: sure(MET)}).model_copy(
        update={"marks": {ID: (Mark(start=3, end=10, weight=1.0),)}}
    )
    place = ranking(neighbours={"c1": 0.9, "c2": 0.8, "c3": 0.7})
    assert decide(found(read, f"My manager agreed. {ASK}", place=place)).why == (
        "The clause that fits best, by the question as a whole, is house/1.1: 2 of the 3 nearest "
        "worked cases turn on it.",
        "Your question was read as one about going ahead with it.",
        "Read from “My manager agreed”: the manager has agreed.",
        "That is an exception to the rule, so the answer is “you may”.",
        "If no manager has agreed, the answer would be “you may not”.",
        "Of the nearest worked cases on this clause, “you may” is the verdict of 1, and "
        "“you may not” of 1.",
    )


# Properties over the shipped norms.

SHIPPED = {norm.clause: norm for norm in NORMS}


@st.composite
def under_a_norm(draw: st.DrawFn) -> Decided:
    matter = draw(matters())
    ranking = Ranking(hits=(Hit(clause_id=matter.clause, rank=1, score=1.0),))
    return Decided(SHIPPED[matter.clause], matter, judge(matter), ranking, (), (), None)


@given(under_a_norm())
def test_every_step_is_a_sentence(decided: Decided) -> None:
    for step in steps(decided):
        assert step[0] in "“ABCDEFGHIJKLMNOPQRSTUVWXYZ" and step.endswith(".")
        assert "  " not in step and "None" not in step and "\n" not in step


@given(under_a_norm())
def test_a_fact_is_named_where_and_only_where_one_decided(decided: Decided) -> None:
    condition = decider(decided.matter, decided.judgement)
    named = [step for step in steps(decided) if step.startswith(("You said", "It seems"))]
    is_information = decided.judgement.verdict is INFORMATION
    assert len(named) == (condition is not None and not is_information)
    if named and condition:
        holds = decided.judgement.states[condition.id] is MET
        assert (condition.text if holds else condition.negated) in named[0]


@given(under_a_norm())
def test_what_is_said_to_follow_otherwise_does(decided: Decided) -> None:
    for step in (each for each in steps(decided) if each.startswith("If ")):
        clause, answer = (
            step.removeprefix("If ").removesuffix("”.").split(", the answer would be “")
        )
        condition, holds = next(
            (each, holds)
            for each in decided.matter.conditions
            for holds, words in ((True, each.text), (False, each.negated))
            if words == clause
        )
        facts = {**decided.matter.facts, condition.id: holds}
        pressed = judge(decided.matter._replace(facts=facts)).verdict
        assert pressed is not decided.judgement.verdict
        assert NAMED[pressed] == f"“{answer}”"
