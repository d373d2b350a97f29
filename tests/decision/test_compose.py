"""The words of an answer: every combination is a sentence, and a right one."""

import re
from collections.abc import Sequence
from itertools import product

import pytest

from decision.compose import (
    DEPENDS,
    NAMED,
    NOT_COVERED,
    differ,
    lead,
    paragraph,
    reading_of,
    reply,
    unsure,
)
from decision.form import Form
from decision.verdict import Judgement
from domain.clause import Modality
from domain.decision import Polarity, State, Verdict
from domain.norm import Norm, NormCondition, Reading
from tests.fakes import real_corpus
from tests.fakes_search import AGREED

PERMITTED, FORBIDDEN = Verdict.PERMITTED, Verdict.FORBIDDEN
OBLIGATORY, CONDITIONAL = Verdict.OBLIGATORY, Verdict.CONDITIONAL
MAY, MUST, WHAT, TOLD = Form.MAY, Form.MUST, Form.WHAT, Form.TOLD
DO, REFUSE = Polarity.DO, Polarity.REFUSE
MET, FAILED, UNSAID = State.MET, State.FAILED, State.UNSAID

REAL = real_corpus()
CONDITIONS = {condition.id: condition for condition in REAL.conditions}


def condition(
    kind: str, met: Verdict, failed: Verdict, words: str = "the manager has agreed"
) -> NormCondition:
    negated = words.replace("the ", "no ", 1)
    effects = {DO: {MET: met, FAILED: failed}}
    own = {"kind": kind, "text": words, "negated": negated, "effects": effects}
    return NormCondition.model_validate(AGREED.model_dump() | own)


COURT = "the court has asked"
LIFTS = condition("exception", PERMITTED, FORBIDDEN)
LIFTS_TOO = condition("exception", PERMITTED, FORBIDDEN, COURT)
BINDS = condition("exception", FORBIDDEN, PERMITTED)
BINDS_TOO = condition("exception", FORBIDDEN, PERMITTED, COURT)
NEEDED = condition("requirement", PERMITTED, FORBIDDEN)
NEEDED_TOO = condition("requirement", PERMITTED, FORBIDDEN, COURT)
BARS = condition("trigger", FORBIDDEN, PERMITTED)


@pytest.mark.parametrize(
    ("verdict", "form", "sentence", "after_negation"),
    [
        (PERMITTED, MAY, "Yes, you may.", "You may."),
        (PERMITTED, MUST, "You may, but you don't have to.", "You may."),
        (PERMITTED, WHAT, "You may.", "You may."),
        (PERMITTED, TOLD, "You may.", "You may."),
        (OBLIGATORY, MAY, "Yes, and you must.", "You must."),
        (OBLIGATORY, MUST, "Yes, you must.", "You must."),
        (OBLIGATORY, WHAT, "You must.", "You must."),
        (OBLIGATORY, TOLD, "You must.", "You must."),
        (FORBIDDEN, MAY, "No, you may not.", "You may not."),
        (FORBIDDEN, MUST, "You may not.", "You may not."),
        (FORBIDDEN, WHAT, "You may not.", "You may not."),
        (FORBIDDEN, TOLD, "You may not.", "You may not."),
        *[(CONDITIONAL, form, "It depends.", "It depends.") for form in Form],
        *[(Verdict.INFORMATION, form, "", "") for form in Form],
        *[(Verdict.NOT_COVERED, form, "", "") for form in Form],
    ],
)
def test_lead(verdict: Verdict, form: Form, sentence: str, after_negation: str) -> None:
    for polarity in Polarity:
        assert lead(verdict, form, False, polarity, ()) == sentence
        assert lead(verdict, form, True, polarity, ()) == after_negation


@pytest.mark.parametrize(
    ("conditions", "sentence"),
    [
        ([LIFTS], "You may, but only if the manager has agreed."),
        ([LIFTS, LIFTS_TOO], "You may, but only if the manager has agreed or the court has asked."),
        ([BINDS, BINDS_TOO], "You may, but only if no manager has agreed and no court has asked."),
        ([LIFTS, BINDS_TOO], "You may, but only if the manager has agreed."),
        ([LIFTS, BARS], "You may, but only if the manager has agreed."),
        ([NEEDED], "You may, but only if the manager has agreed."),
        ([NEEDED, NEEDED_TOO], "You may, but only if the manager has agreed."),
        ([condition("requirement", PERMITTED, OBLIGATORY)], "It depends."),
        ([BARS], "You may, but only if no manager has agreed."),
        (
            [condition("trigger", FORBIDDEN, OBLIGATORY)],
            "You may, but only if no manager has agreed.",
        ),
        (
            [condition("trigger", CONDITIONAL, PERMITTED)],
            "You may if no manager has agreed; otherwise it depends.",
        ),
        (
            [condition("trigger", OBLIGATORY, PERMITTED)],
            "You must if the manager has agreed; otherwise you need not.",
        ),
        ([condition("trigger", FORBIDDEN, CONDITIONAL)], "It depends."),
    ],
)
def test_lead_of_a_conditional(conditions: Sequence[NormCondition], sentence: str) -> None:
    for form, negated in product(Form, (True, False)):
        assert lead(CONDITIONAL, form, negated, DO, conditions) == sentence


def test_the_exceptions_of_the_code_stand_side_by_side() -> None:
    both = [CONDITIONS["permission_of_appropriate_authority"], CONDITIONS["court_direction"]]
    assert lead(CONDITIONAL, MAY, False, DO, both) == (
        "You may, but only if the client or employer with authority over the matter has agreed "
        "or a court of law has directed it."
    )
    assert lead(CONDITIONAL, MAY, False, REFUSE, both) == (
        "You may, but only if nobody with authority over the matter has agreed "
        "and no court of law has directed it."
    )


SENTENCE = re.compile(r"[A-Z][^.!?\n]*\.")


@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize("norm", REAL.norms, ids=lambda norm: norm.clause)
def test_every_lead_is_one_sentence(norm: Norm, polarity: Polarity) -> None:
    deciding = [CONDITIONS[id] for id in norm.conditions if polarity in CONDITIONS[id].effects]
    opens = [deciding[place : place + 2] for place in range(len(deciding) + 1)]
    for verdict, form, negated, unsettled in product(Verdict, Form, (True, False), opens):
        said = lead(verdict, form, negated, polarity, unsettled)
        if verdict in (Verdict.INFORMATION, Verdict.NOT_COVERED):
            assert said == ""
            continue
        assert SENTENCE.fullmatch(said), said
        assert "  " not in said and "None" not in said
        assert not (negated and said.startswith(("Yes", "No,")))


def words(verdict: Verdict, says: str, *polarity: Polarity, **when: State) -> Reading:
    return Reading(verdict=verdict, says=says, polarity=polarity, when=when)


NORM = Norm(
    clause="x/1",
    bearer="staff",
    modality=Modality.PROHIBITION,
    act="act",
    quote="q",
    conditions=("first", "second"),
    refer_to="your manager",
    readings=(
        words(FORBIDDEN, "any"),
        words(FORBIDDEN, "any again"),
        words(PERMITTED, "may"),
        words(PERMITTED, "may refuse", REFUSE),
        words(PERMITTED, "second holds", second=MET),
        words(PERMITTED, "first holds", first=MET),
        words(PERMITTED, "may refuse as first holds", REFUSE, first=MET),
        words(PERMITTED, "both hold", first=MET, second=MET),
        words(PERMITTED, "second is unsaid", Polarity.REPORT, second=UNSAID),
        words(CONDITIONAL, "refusing depends", REFUSE),
    ),
)


@pytest.mark.parametrize(
    ("verdict", "polarity", "states", "says"),
    [
        (FORBIDDEN, DO, {}, "any"),
        (PERMITTED, DO, {}, "may"),
        (PERMITTED, REFUSE, {}, "may refuse"),
        (PERMITTED, DO, {"second": MET}, "second holds"),
        (PERMITTED, REFUSE, {"second": MET}, "second holds"),
        (PERMITTED, DO, {"first": MET}, "first holds"),
        (PERMITTED, REFUSE, {"first": MET}, "may refuse as first holds"),
        (PERMITTED, DO, {"first": MET, "second": MET}, "both hold"),
        (PERMITTED, DO, {"first": FAILED, "second": FAILED}, "may"),
        (PERMITTED, Polarity.REPORT, {}, "second is unsaid"),
        (PERMITTED, Polarity.REPORT, {"second": UNSAID}, "second is unsaid"),
        (CONDITIONAL, REFUSE, {}, "refusing depends"),
        (CONDITIONAL, DO, {}, None),
        (OBLIGATORY, DO, {}, None),
    ],
)
def test_reading_of(
    verdict: Verdict, polarity: Polarity, states: dict[str, State], says: str | None
) -> None:
    found = reading_of(NORM, verdict, polarity, states)
    assert (found.says if found else None) == says


def test_of_two_facts_the_more_decisive_is_told() -> None:
    two = NORM.model_copy(
        update={
            "readings": (
                words(PERMITTED, "second holds", second=MET),
                words(PERMITTED, "first holds", first=MET),
            )
        }
    )
    found = reading_of(two, PERMITTED, DO, {"first": MET, "second": MET})
    assert found and found.says == "first holds"


@pytest.mark.parametrize(
    ("kind", "title", "sentence"),
    [
        ("press article", "Code of Conduct",
         "The press article says otherwise; the Code of Conduct prevails."),
        ("web page", "The House Rules",
         "The web page says otherwise; the House Rules prevails."),
    ],
)  # fmt: skip
def test_differ(kind: str, title: str, sentence: str) -> None:
    assert differ(kind, title) == sentence


def judged(verdict: Verdict, *asked: NormCondition, **states: State) -> Judgement:
    return Judgement(verdict, 0.5, DO, states, asked, asked, verdict)


@pytest.mark.parametrize(
    ("judgement", "form", "negated", "says"),
    [
        (judged(FORBIDDEN), MAY, False, "No, you may not. never"),
        (judged(FORBIDDEN), MAY, True, "You may not. never"),
        (judged(FORBIDDEN), TOLD, False, "You may not. never"),
        (judged(PERMITTED, agreed=MET), TOLD, False, "You may. agreed"),
        (judged(CONDITIONAL, LIFTS), MAY, False, "You may, but only if the manager has agreed."),
        (judged(Verdict.INFORMATION), TOLD, False, ""),
    ],
)
def test_reply(judgement: Judgement, form: Form, negated: bool, says: str) -> None:
    said = (words(FORBIDDEN, "never"), words(PERMITTED, "agreed", agreed=MET))
    norm = NORM.model_copy(update={"readings": said, "conditions": ("agreed",)})
    assert reply(norm, judgement, form, negated) == says


@pytest.mark.parametrize(
    ("likelier", "other", "sentence"),
    [
        (FORBIDDEN, CONDITIONAL,
         "I am not sure: this can be read two ways, and “you may not” is likelier than "
         "“it depends”."),
        (Verdict.INFORMATION, OBLIGATORY,
         "I am not sure: this can be read two ways, and “for your information” is likelier than "
         "“you must”."),
    ],
)  # fmt: skip
def test_unsure(likelier: Verdict, other: Verdict, sentence: str) -> None:
    assert unsure(likelier, other) == sentence


def test_every_verdict_has_a_name_of_its_own() -> None:
    assert set(NAMED) == set(Verdict) and len(set(NAMED.values())) == len(Verdict)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [(("One.", "Two."), "One. Two."), (("", "Two.", ""), "Two."), ((), ""), (("", ""), "")],
)
def test_paragraph(parts: tuple[str, ...], whole: str) -> None:
    assert paragraph(*parts) == whole


@pytest.mark.parametrize("text", [DEPENDS, *NOT_COVERED.split(". ", 1)])
def test_what_is_fixed_reads_well(text: str) -> None:
    assert SENTENCE.fullmatch(text if text.endswith(".") else f"{text}.")
