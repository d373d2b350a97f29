"""Asking the officer from under an answer, and what one sees of it afterwards."""

import pytest
from streamlit.testing.v1 import AppTest

from domain.conversation import Draft, Turn
from domain.decision import Advice
from domain.person import Person
from domain.referral import Status
from records.database import Database
from records.notices import Notices
from records.referrals import Referrals
from records.rulings import RulingBook
from tests import samples
from tests.fakes import FakeAdvisor, real_corpus
from tests.people import ANN, BOB, OTTO
from tests.views.desks import DRAFT, labels
from tests.views.pages import opened, shown
from views.prepared import prepared

ASKED = "May I park in the yard?"
REFER = "turn-0-refer"


def answered(database: Database, advice: Advice, question: str = ASKED) -> AppTest:
    page = opened(FakeAdvisor(advice, advice), database=database, who=ANN)
    return page.chat_input[0].set_value(question).run()


@pytest.mark.parametrize(
    ("advice", "kind"),
    [
        (samples.NOT_COVERED, "primary"),
        (samples.UNSURE, "primary"),
        (samples.FORBIDDEN.model_copy(update={"confidence": 0.5}), "primary"),
        (samples.FORBIDDEN, "secondary"),
        (samples.PERMITTED, "secondary"),
    ],
)
def test_it_stands_out_where_the_answer_is_open(
    database: Database, advice: Advice, kind: str
) -> None:
    page = answered(database, advice)
    assert (page.button(key=REFER).label, page.button(key=REFER).proto.type) == (
        "Ask the ethics officer", kind,
    )  # fmt: skip


def test_what_is_sent_is_prepared_shown_edited_and_then_seen(database: Database) -> None:
    page = answered(database, samples.CONDITIONAL)
    page.button(key=REFER).click().run()
    text = shown(page)
    assert "<strong><bdi>Ann Asker</bdi></strong>" in text
    field = page.text_area(key="turn-0-refer-words")
    words = field.value or ""
    assert words.startswith(
        "What I have told:\n- the information is confidential and known through the work: met "
        "(“a client’s log files”)\n"
    )
    assert "What mayi thinks: It depends (fair confidence, 0.71). It depends on whether" in words
    assert f"Why it thinks so:\n- {samples.WHY[0]}" in words
    assert "The nearest clauses:\n- msp-code/4.1: MSPA members will not" in words
    field.set_value("Only this.").run()
    page.button(key="turn-0-refer-send").click().run()
    (sent,) = Referrals(database, ANN).mine()
    assert (sent.question, sent.words, sent.asker_name) == (ASKED, "Only this.", "Ann Asker")
    assert sent.advice.answer == samples.CONDITIONAL.answer
    assert "Ask the ethics officer" not in labels(page)
    assert "Sent to the ethics officer: see where it stands" in [
        each.label for each in page.page_link
    ]


def test_too_many_words_are_refused_in_one_line_and_stay(database: Database) -> None:
    page = answered(database, samples.NOT_COVERED)
    page.button(key=REFER).click().run()
    page.text_area(key="turn-0-refer-words").set_value("w" * 10_001).run()
    page.button(key="turn-0-refer-send").click().run()
    assert "The message has 10,001 characters; the limit is 10,000. Shorten it." in shown(page)
    assert page.text_area(key="turn-0-refer-words").value == "w" * 10_001
    assert Referrals(database, ANN).mine() == ()


def test_without_records_nothing_is_offered() -> None:
    page = opened(FakeAdvisor(samples.NOT_COVERED))
    page.chat_input[0].set_value(ASKED).run()
    assert labels(page) == ["New conversation"]


def mine(database: Database, who: Person) -> AppTest:
    return opened(FakeAdvisor(), database=database, who=who, first="referrals")


def test_my_referrals_tell_where_each_stands(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, "<b>There.</b>", samples.NOT_COVERED)
    text = shown(mine(database, ANN))
    assert "Waiting for the officer</span> sent on 1 March 2026" in text
    assert "&lt;b&gt;There.&lt;/b&gt;" in text and "<b>There" not in text
    assert ASKED not in shown(mine(database, BOB))
    assert "You have sent nothing to the ethics officer." in shown(mine(database, BOB))
    RulingBook(database, OTTO).rule(DRAFT, asked.id, asked.version)
    page = mine(database, ANN)
    text = shown(page)
    assert "Ruled on 1 March 2026 by <bdi>Otto Officer</bdi>" in text
    assert "<h3>You may not</h3>" in text and "It is their yard." in text
    assert "Take it back" not in labels(page)


def test_one_takes_a_referral_back(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, "There.", samples.NOT_COVERED)
    page = mine(database, ANN)
    page.button(key=f"back-{asked.id}").click().run()
    assert "Taken back by you" in shown(page)
    assert Referrals(database, OTTO).get(asked.id).status is Status.WITHDRAWN


def test_what_was_ruled_meanwhile_cannot_be_taken_back(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, "There.", samples.NOT_COVERED)
    page = mine(database, ANN)
    RulingBook(database, OTTO).rule(DRAFT, asked.id, asked.version)
    page.button(key=f"back-{asked.id}").click().run()
    assert Referrals(database, OTTO).get(asked.id).status is Status.RULED
    assert "<h3>You may not</h3>" in shown(page)


def test_a_notice_stands_on_every_page_until_it_is_seen(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, "There.", samples.NOT_COVERED)
    RulingBook(database, OTTO).rule(DRAFT, asked.id, asked.version)
    (notice,) = Notices(database, ANN).unseen()
    for first in ("ask", "documents"):
        page = opened(FakeAdvisor(), database=database, who=ANN, first=first)
        assert "Your question was ruled on by Otto Officer." in shown(page)
    page.button(key=f"see-{notice.id}").click().run()
    assert "Your question was ruled on" not in shown(page)
    page = opened(FakeAdvisor(), database=database, who=BOB)
    assert "Your question was ruled on" not in shown(page)


def test_to_look_at_the_ruling_is_to_have_seen_the_notice(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, "There.", samples.NOT_COVERED)
    RulingBook(database, OTTO).rule(DRAFT, asked.id, asked.version)
    assert "Your question was ruled on" in shown(mine(database, ANN))
    assert Notices(database, ANN).unseen() == ()


@pytest.mark.parametrize(
    ("question", "is_told"),
    [("May I park in the yard?", False), ("And if she agrees?", True)],
)
def test_no_more_is_told_of_what_was_asked_before_than_a_question_leans_on(
    question: str, is_told: bool
) -> None:
    draft = Draft(question=question, earlier=("May I report my boss?",))
    words = prepared(Turn(draft=draft, advice=samples.PERMITTED), real_corpus())
    assert ("report my boss" in words) is is_told
