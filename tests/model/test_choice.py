"""A model may say which of the clauses found it would look at first; that is shown beside."""

import json
from typing import Any

import pytest

from decision.both import NOTE, UNSURE, elsewhere
from decision.with_model import LOOKS_ELSEWHERE, REWORDED
from domain.clause import Span
from domain.decision import Advice, Citation, Verdict
from domain.search import Hit, Query, Ranking
from tests.model.model_server import ModelServer, Reply
from tests.model.test_with_model import (
    BEFORE,
    HAMPER,
    NO_FACTS,
    SAID,
    answered,
    facts,
    saying,
)
from tests.samples import FORBIDDEN

RIVALS = Query(
    question="Wanna win over a fellow MSPA member's customers by spreading stuff about them I made "
    "up. Cool?"
)
GOVERNS, OTHER = "msp-code/5.1", "msp-code/1.4"
NOTED = (
    f"The worked cases lead to {GOVERNS} first, a language model would look at {OTHER} first; both "
    "clauses are shown."
)


def choosing(clause: str, case: str = "") -> Reply:
    return Reply(says=json.dumps({"clause": clause, "case": case}))


def test_where_it_agrees_nothing_changes(server: ModelServer) -> None:
    server.script(Reply(says=NO_FACTS), choosing(GOVERNS), saying(SAID, clause=GOVERNS))
    cases, shown = answered(server, RIVALS)
    assert shown.model_copy(update={"badge": "", "usage": None, "sent": None}) == cases
    assert len(server.history) == 3


def test_another_clause_is_a_second_reading_and_marked(server: ModelServer) -> None:
    server.script(Reply(says=NO_FACTS), choosing(OTHER, "b1078"))
    cases, shown = answered(server, RIVALS)
    assert (shown.badge, shown.mode, shown.notes) == (LOOKS_ELSEWHERE, "model", (NOTED,))
    same = {"question", "verdict", "confidence", "answer", "conditions", "ranking", "precedents"}
    assert shown.model_dump(include=same) == cases.model_dump(include=same)
    assert shown.citations[0] == cases.citations[0]
    cited = next(each for each in shown.citations if each.clause_id == OTHER)
    assert cited.text[slice(*cited.span)] == cited.quote
    first, near, last = shown.why[len(cases.why) :]
    assert first == f"A language model would look at {OTHER} first."
    assert near.startswith("It finds this worked case most like the question: “")
    assert last == "From there the answer would be “you may not”."


@pytest.mark.parametrize(
    "wrong, why",
    [
        (choosing("msp-code/9.9"), "a clause was named that was not given"),
        (choosing("msp-code/3.2"), "a clause was named that was not given"),
        (choosing(OTHER, "nobody"), "a worked case was named that was not given"),
    ],
)
def test_what_was_not_given_is_refused_once(server: ModelServer, wrong: Reply, why: str) -> None:
    server.script(Reply(says=NO_FACTS), wrong, choosing(OTHER))
    assert answered(server, RIVALS)[1].badge == LOOKS_ELSEWHERE
    again = server.history[2]["messages"][0]["content"]
    assert again.endswith(f"Your reply was refused: {why}. Reply once more, without that.\n")
    server.script(Reply(says=NO_FACTS), wrong, wrong)
    cases, shown = answered(server, RIVALS)
    assert shown.model_copy(update={"badge": "", "usage": None, "sent": None}) == cases
    assert shown.badge == f"{BEFORE}What the language model wrote was refused twice: {why}."


def test_it_is_not_asked_where_one_clause_alone_is_near(server: ModelServer) -> None:
    server.script(facts(), saying(SAID))
    assert answered(server, HAMPER)[1].badge == REWORDED
    assert len(server.history) == 2


def test_it_is_shown_the_cases_to_weigh(server: ModelServer) -> None:
    server.script(Reply(says=NO_FACTS), choosing(GOVERNS), saying(SAID, clause=GOVERNS))
    cases, _ = answered(server, RIVALS)
    prompt = server.history[1]["messages"][0]["content"]
    assert f"\nClause {GOVERNS}: " in prompt and f"\nClause {OTHER}: " in prompt
    assert all(f"- case {each.case_id}: {each.question} “" in prompt for each in cases.precedents)


def from_another(verdict: Verdict, **more: Any) -> Advice:
    cited = Citation(
        clause_id="x/1.1", document="", section="", authority=FORBIDDEN.citations[0].authority,
        text="You may.", quote="may", span=Span(4, 7),
    )  # fmt: skip
    given = {"verdict": verdict, "citations": (cited,), "answer": "Otherwise.", "refer": False}
    return FORBIDDEN.model_copy(update={**given, **more})


def test_another_verdict_stands_beside_and_is_referred() -> None:
    shown = elsewhere(FORBIDDEN, from_another(Verdict.PERMITTED))
    assert (shown.verdict, shown.refer, shown.confidence <= UNSURE) == (
        Verdict.FORBIDDEN, True, True,
    )  # fmt: skip
    assert shown.alternative is not None
    assert (shown.alternative.verdict, shown.alternative.says) == (Verdict.PERMITTED, "Otherwise.")
    assert NOTE in shown.notes
    assert [each.clause_id for each in shown.citations][:: len(shown.citations) - 1] == [
        FORBIDDEN.citations[0].clause_id, "x/1.1",
    ]  # fmt: skip


def test_of_a_more_cautious_one_both_clauses_are_cited() -> None:
    may = from_another(Verdict.PERMITTED)
    shown = elsewhere(may, FORBIDDEN)
    assert (shown.verdict, shown.refer) == (Verdict.FORBIDDEN, True)
    assert "x/1.1" in {each.clause_id for each in shown.citations}
    assert shown.ranking == may.ranking


def test_a_ranking_is_led_by_one_of_its_own() -> None:
    hits = tuple(Hit(clause_id=id, rank=n, score=1 / n) for n, id in enumerate("abc", start=1))
    found = Ranking(hits=hits, covered=0.4)
    led = found.led_by("c")
    assert [(hit.clause_id, hit.rank) for hit in led.hits] == [("c", 1), ("a", 2), ("b", 3)]
    assert led.covered == 0.4
    assert found.led_by("z") == found
