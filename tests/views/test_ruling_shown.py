"""How an answer shows a ruling: above what is open, below a clause, never as markup."""

from datetime import UTC, datetime

from decision.rulings import heeding
from domain.decision import Advice, Verdict
from domain.ruling import LikeRuling, Ruling
from domain.search import Query
from tests import samples
from tests.fakes import FakeAdvisor
from tests.views.pages import opened, shown

ASKED = "May I park here?"


def page_with(advice: Advice, asked: str = ASKED, **change: object) -> str:
    ruling = Ruling(
        id="r", referral=None, question=ASKED, verdict=Verdict.PERMITTED, reason="It is wide.",
        by="otto", by_name="Otto Officer", at=datetime(2026, 3, 3, tzinfo=UTC),
    ).model_copy(update=change)  # fmt: skip
    told = heeding(advice, [LikeRuling(ruling, 0.9)], asked, Query(question=asked))
    page = opened(FakeAdvisor(told))
    return shown(page.chat_input[0].set_value(asked).run())


def test_it_stands_above_what_the_sources_leave_open() -> None:
    text = page_with(samples.NOT_COVERED)
    assert text.index("mayi-ruled") < text.index("mayi-banner")
    assert "Ruled on 3 March 2026 by <bdi>Otto Officer</bdi>" in text
    assert "<h3>You may</h3>" in text and "<h3>The sources do not settle this</h3>" in text
    assert "That is a ruling of your ethics officer, not a clause: the sources themselves" in text
    assert "Compare the facts" not in text


def test_a_like_question_is_told_to_compare_the_facts() -> None:
    text = page_with(samples.NOT_COVERED, "May I leave the car over there?")
    assert "A like question was ruled on 3 March 2026 by" in text
    assert f"It was asked: “{ASKED}”" in text
    assert "<strong>Compare the facts: where yours differ, this ruling does not settle it." in text


def test_it_stands_below_a_clause_and_says_that_it_differs() -> None:
    text = page_with(samples.FORBIDDEN)
    assert text.index("mayi-banner") < text.index("mayi-ruled")
    banner = text[text.index("mayi-banner") : text.index("mayi-ruled")]
    assert "<h3>You may not</h3>" in banner and "Otto" not in banner
    assert (
        "It differs from the binding clause msp-code/3.2, which reads as “you may not” here: the "
        "clause stands."
    ) in text


def test_conditions_are_listed() -> None:
    text = page_with(
        samples.NOT_COVERED, verdict=Verdict.CONDITIONAL, conditions=("a <b>", "c"),
        clauses=("msp-code/2.2",),
    )  # fmt: skip
    assert 'Clauses beside it: <span class="mayi-number">msp-code/2.2</span>' in text
    assert '<h4>Only if</h4><ul class="mayi-only"><li dir="auto">a &lt;b&gt;</li>' in text


def test_what_an_officer_typed_is_never_markup() -> None:
    nasty = " ".join(samples.NASTY)
    text = page_with(
        samples.NOT_COVERED, "Another?", question=nasty, reason=nasty, by_name=nasty,
        conditions=(nasty,),
    )  # fmt: skip
    for markup in ("<script>document", "<b onmouseover", "<img", "</style>"):
        assert markup not in text
    assert text.count("&lt;script&gt;document.title") >= 4
