"""What a ruling adds to an answer: it leads where nothing is settled, and never overrules."""

from datetime import UTC, date, datetime

import pytest

from decision.rulings import (
    LABEL,
    UNREAD,
    heeding,
    is_open,
    ruling_in,
    unheeded,
    without_ruling,
)
from domain.decision import Advice, Verdict
from domain.ruling import LikeRuling, Ruling
from domain.search import Query
from tests.samples import CONDITIONAL, FORBIDDEN, INFORMATION, NOT_COVERED, PERMITTED, UNSURE

ASKED = "May I charge my scooter at the office?"
COMPARED = (
    "It was asked: “May I charge my scooter at the office?” Compare the facts: where yours "
    "differ, this ruling does not settle it."
)
RULING = Ruling(
    id="r1", referral=None, question=ASKED, verdict=Verdict.FORBIDDEN, clauses=("msp-code/2.2",),
    reason="The insurer forbids it.", by="otto", by_name="Otto Officer",
    at=datetime(2026, 3, 3, 12, tzinfo=UTC),
)  # fmt: skip


def heeded(
    advice: Advice, text: str = ASKED, *rulings: Ruling, facts: dict[str, bool | None] | None = None
) -> Advice:
    near = [LikeRuling(each, 0.9) for each in rulings or (RULING,)]
    return heeding(advice, near, text, Query(question=text, facts=facts or {}))


@pytest.mark.parametrize(
    ("advice", "text", "answer"),
    [
        (NOT_COVERED, ASKED,
         "Ruled on 3 March 2026 by Otto Officer: you may not — The insurer forbids it. "
         f"{LABEL}: the sources themselves do not settle this. {NOT_COVERED.answer}"),
        (NOT_COVERED, "Is charging a scooter here alright?",
         "A like question was ruled on 3 March 2026 by Otto Officer: you may not — The insurer "
         f"forbids it. {COMPARED} {LABEL}: the sources themselves do not settle this. "
         f"{NOT_COVERED.answer}"),
        (UNSURE, ASKED,
         "Ruled on 3 March 2026 by Otto Officer: you may not — The insurer forbids it. "
         f"{LABEL}. {UNSURE.answer}"),
        (FORBIDDEN, ASKED,
         f"{FORBIDDEN.answer} Ruled on 3 March 2026 by Otto Officer: you may not — The insurer "
         f"forbids it. {LABEL}."),
        (PERMITTED, ASKED,
         f"{PERMITTED.answer} Ruled on 3 March 2026 by Otto Officer: you may not — The insurer "
         f"forbids it. {LABEL}. It differs from the binding clause msp-code/4.1, which reads as "
         "“you may” here: the clause stands."),
    ],
)  # fmt: skip
def test_it_leads_where_nothing_is_settled_and_follows_a_clause(
    advice: Advice, text: str, answer: str
) -> None:
    found = heeded(advice, text)
    assert found.answer == answer
    assert without_ruling(found) == advice.answer


@pytest.mark.parametrize(
    "advice", [NOT_COVERED, UNSURE, FORBIDDEN, PERMITTED, CONDITIONAL, INFORMATION]
)
def test_it_changes_neither_verdict_nor_citations(advice: Advice) -> None:
    found = heeded(advice)
    words = {"answer": "", "precedents": ()}
    assert found.model_copy(update=words) == advice.model_copy(update=words)
    assert found.precedents[1:] == advice.precedents
    assert RULING.id not in {each.clause_id for each in found.citations}


def test_it_is_the_first_precedent_with_who_and_when() -> None:
    first = heeded(CONDITIONAL).precedents[0]
    assert (first.kind, first.case_id, first.by) == ("ruling", "r1", "Otto Officer")
    assert (first.on, first.verdict, first.compare) == (date(2026, 3, 3), Verdict.FORBIDDEN, False)


@pytest.mark.parametrize(
    ("text", "compare"),
    [
        (ASKED, False),
        ("can i charge my scooter at an office", False),
        ("Can I charge my scooter at the office?", False),
        ("MAY I  charge my scooter at office", False),
        ("May I not charge my scooter at the office?", True),
        ("May I charge my scooter at the client's office?", True),
        ("May I charge my 2 scooters at the office?", True),
        ("May the office charge my scooter at I?", True),
        ("And if she agrees? May I charge my scooter at the office?", True),
    ],
)
def test_only_the_very_same_words_inherit_a_ruling(text: str, compare: bool) -> None:
    first = ruling_in(heeded(NOT_COVERED, text))
    assert first and first.compare is compare


def test_a_fact_that_was_pressed_is_to_be_compared() -> None:
    first = ruling_in(heeded(NOT_COVERED, facts={"court_direction": True}))
    assert first and first.compare


def test_of_two_rulings_that_on_the_same_words_comes_first() -> None:
    other = RULING.model_copy(update={"id": "r0", "question": "May I charge my car at the office?"})
    found = heeded(NOT_COVERED, ASKED, other, RULING)
    assert [(each.case_id, each.compare) for each in found.precedents[:2]] == [
        ("r1", False), ("r0", True),
    ]  # fmt: skip


def test_conditions_are_told() -> None:
    ruling = RULING.model_copy(
        update={"verdict": Verdict.CONDITIONAL, "conditions": ("you pay", "it is in the yard"),
                "reason": "Power costs money"}
    )  # fmt: skip
    assert heeded(NOT_COVERED, ASKED, ruling).answer.startswith(
        "Ruled on 3 March 2026 by Otto Officer: it depends — Power costs money. Only if: you pay; "
        "it is in the yard. That is a ruling"
    )


def test_without_a_ruling_nothing_is_touched() -> None:
    assert heeding(FORBIDDEN, (), ASKED, Query(question=ASKED)) is FORBIDDEN
    assert without_ruling(FORBIDDEN) == FORBIDDEN.answer


def test_rulings_that_cannot_be_read_are_told_in_a_note() -> None:
    assert unheeded(FORBIDDEN).notes == (*FORBIDDEN.notes, UNREAD)


@pytest.mark.parametrize(
    ("advice", "opened"),
    [(NOT_COVERED, True), (UNSURE, True), (FORBIDDEN, False),
     (FORBIDDEN.model_copy(update={"confidence": 0.59}), True)],
)  # fmt: skip
def test_what_is_open(advice: Advice, opened: bool) -> None:
    assert is_open(advice) is opened


def test_advice_that_was_stored_before_there_were_rulings_is_still_read() -> None:
    stored = CONDITIONAL.model_dump(mode="json")
    for each in stored["precedents"]:
        for field in ("by", "on", "conditions", "compare"):
            del each[field]
    assert Advice.model_validate(stored) == CONDITIONAL
