"""The officer's desk: the queue, one referral, rulings, feedback."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import insert

from domain.decision import Advice, Verdict
from domain.feedback import Complaint, Settled
from domain.person import Person
from domain.referral import Status
from ingest.own_cases import check
from records.database import Database, new_id
from records.feedback import FeedbackBox
from records.referrals import Referrals
from records.rulings import RulingBook, StandingRulings
from records.schema import ReferralRow
from tests import samples
from tests.clocks import BEGINNING
from tests.fakes import FakeAdvisor
from tests.people import ADA, ANN, BOB, MAY, OLGA, OTTO
from tests.views.desks import DRAFT, desk, labels
from tests.views.pages import opened, shown
from views.desk_feedback import prefilled

ASKED = "May I park in the yard of the client?"


@pytest.mark.parametrize("who", [ANN, MAY, ADA])
def test_it_is_not_there_for_others(database: Database, who: Person) -> None:
    page = desk(database, who)
    assert "<h1>May I …?</h1>" in shown(page)  # the page that is shown where there is none
    assert "Status" not in [each.label for each in page.segmented_control]


def test_the_oldest_comes_first_with_its_age(database: Database) -> None:
    for question, who in (("First?", ANN), ("Second?", BOB)):
        Referrals(database, who).send(question, "So.", samples.NOT_COVERED)
        database.now.tick(days=1)  # type: ignore[attr-defined]
    text = shown(desk(database))
    assert text.index("First?") < text.index("Second?")
    assert "<bdi>Ann Asker</bdi> · 2 days ago" in text
    assert "<bdi>Bob Asker</bdi> · 1 day ago" in text


def test_a_referral_shows_words_answer_and_what_is_like_it(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, " ".join(samples.NASTY), samples.CONDITIONAL)
    like = Referrals(database, BOB).send("May I park in the street?", "So.", samples.NOT_COVERED)
    RulingBook(database, OLGA).rule(DRAFT)
    page = desk(database, referral=asked.id)
    text = shown(page)
    assert "&lt;script&gt;document.title" in text and "<script>document" not in text
    assert "<h3>It depends</h3>" in text
    assert "Rulings on questions like it" in text and "It is their yard." in text
    assert "Open questions like it" in text and like.question in text
    assert page.text_area(key=f"rule-{asked.id}-question").value == ASKED
    assert page.multiselect(key=f"rule-{asked.id}-clauses").value == ["msp-code/4.1"]


def test_a_ruling_is_made_and_told(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, "So.", samples.NOT_COVERED)
    page, key = desk(database, referral=asked.id), f"rule-{asked.id}"
    page.button(key=f"{key}-press").click().run()
    assert "That makes no ruling: choose a verdict. Nothing was kept." in shown(page)
    page.radio(key=f"{key}-verdict").set_value(Verdict.FORBIDDEN).run()
    page.button(key=f"{key}-press").click().run()
    assert "The reason is empty. Write it, then try again." in shown(page)
    page.text_area(key=f"{key}-reason").set_value("It is their yard.").run()
    page.multiselect(key=f"{key}-clauses").set_value(["msp-code/3.2"]).run()
    assert "Members will reject any offer of bribery" in shown(page)
    page.button(key=f"{key}-press").click().run()
    assert "The ruling is kept and counts from now on." in shown(page)
    (made,) = StandingRulings(database).standing()
    assert (made.question, made.clauses, made.by_name) == (
        ASKED, ("msp-code/3.2",), "Otto Officer",
    )  # fmt: skip
    assert Referrals(database, ANN).get(asked.id).status is Status.RULED


def test_who_comes_second_is_told_and_keeps_their_words(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, "So.", samples.NOT_COVERED)
    page, key = desk(database, referral=asked.id), f"rule-{asked.id}"
    page.radio(key=f"{key}-verdict").set_value(Verdict.PERMITTED).run()
    page.text_area(key=f"{key}-reason").set_value("I had thought of this for an hour.").run()
    RulingBook(database, OLGA).rule(DRAFT, asked.id, asked.version)
    page.button(key=f"{key}-press").click().run()
    text = shown(page)
    assert (
        "The referral was changed by Olga Officer in the meantime. Nothing of yours was kept; look "
        "at it again."
    ) in text
    assert "It is their yard." in text
    assert page.text_area(key=f"{key}-reason").value == "I had thought of this for an hour."
    assert [each.by_name for each in StandingRulings(database).standing()] == ["Olga Officer"]
    page.button(key=f"{key}-instead").click().run()
    (standing,) = StandingRulings(database).standing()
    assert (standing.by_name, standing.reason) == (
        "Otto Officer", "I had thought of this for an hour.",
    )  # fmt: skip


def test_what_was_written_in_vain_can_be_dropped(database: Database) -> None:
    asked = Referrals(database, ANN).send(ASKED, "So.", samples.NOT_COVERED)
    page, key = desk(database, referral=asked.id), f"rule-{asked.id}"
    page.text_area(key=f"{key}-reason").set_value("For an hour.").run()
    Referrals(database, ANN).withdraw(asked.id, asked.version)
    page.radio(key=f"{key}-verdict").set_value(Verdict.PERMITTED).run()
    page.button(key=f"{key}-press").click().run()
    assert "The referral was changed by Ann Asker in the meantime." in shown(page)
    assert "Put mine in its place" not in labels(page)
    page.button(key=f"{key}-drop").click().run()
    assert "The asker took it back: there is nothing to rule on." in shown(page)


@pytest.mark.parametrize("name", ["referral", "ruling", "feedback"])
def test_what_is_not_there_is_told_in_one_line(database: Database, name: str) -> None:
    text = shown(desk(database, OTTO, **{name: "<b>no-such</b>"}))
    assert f"There is no such {name}, or it is not yours." in text


def test_a_ruling_is_withdrawn_with_its_reason(database: Database) -> None:
    made = RulingBook(database, OLGA).rule(DRAFT)
    page = desk(database, ruling=made.id)
    page.segmented_control(key="ruling-what").set_value("Withdraw it").run()
    page.button(key=f"withdraw-{made.id}").click().run()
    assert "The reason is empty." in shown(page)
    page.text_area(key=f"why-{made.id}").set_value("The yard was sold.").run()
    page.button(key=f"withdraw-{made.id}").click().run()
    text = shown(page)
    assert "The ruling is withdrawn and counts no more." in text
    assert "Withdrawn on 1 March 2026; it counts no more.</strong> The yard was sold." in text
    assert StandingRulings(database).standing() == ()


def test_a_ruling_is_superseded_from_its_own_words(database: Database) -> None:
    made = RulingBook(database, OLGA).rule(DRAFT)
    page, key = desk(database, ruling=made.id), f"anew-{made.id}"
    page.segmented_control(key="ruling-what").set_value("Rule anew").run()
    assert page.text_area(key=f"{key}-reason").value == "It is their yard."
    page.radio(key=f"{key}-verdict").set_value(Verdict.PERMITTED).run()
    page.button(key=f"{key}-press").click().run()
    (standing,) = StandingRulings(database).standing()
    assert (standing.verdict, standing.supersedes) == (Verdict.PERMITTED, made.id)
    assert "The new ruling counts from now on; the one before it no more." in shown(page)


def test_feedback_becomes_a_ruling_in_two_clicks(database: Database) -> None:
    FeedbackBox(database, ANN).give(
        Complaint.VERDICT, "A lunch is fine.", "A lunch?", samples.UNSURE
    )
    (said,) = FeedbackBox(database, OTTO).open()
    page = desk(database)
    page.segmented_control(key="desk-show").set_value("Feedback").run()
    assert "A lunch is fine." in shown(page)
    page.button(key=f"as-ruling-{said.id}").click().run()
    page.button(key=f"feedback-rule-{said.id}-press").click().run()
    assert "It is their" not in shown(page)
    text = shown(page)
    # The other reading is “it depends”, and that needs its condition.
    assert "“it depends” needs at least one condition" in text
    page.text_area(key=f"feedback-rule-{said.id}-conditions").set_value("it is no bribe").run()
    page.button(key=f"feedback-rule-{said.id}-press").click().run()
    (made,) = StandingRulings(database).standing()
    assert (made.reason, made.verdict) == ("A lunch is fine.", Verdict.CONDITIONAL)
    assert FeedbackBox(database, OTTO).get(said.id).status is Settled.RULED


def test_feedback_on_a_clear_verdict_is_ruled_on_as_it_stands(database: Database) -> None:
    FeedbackBox(database, ANN).give(Complaint.UNCLEAR, "Say why.", "A hamper?", samples.FORBIDDEN)
    (said,) = FeedbackBox(database, OTTO).open()
    page = desk(database, feedback=said.id)
    page.button(key=f"feedback-rule-{said.id}-press").click().run()
    (made,) = StandingRulings(database).standing()
    assert (made.verdict, made.clauses) == (Verdict.FORBIDDEN, ("msp-code/3.2",))
    assert "<h1" in shown(page) and made.reason == "Say why."


def test_feedback_becomes_a_case_that_a_corpus_takes(database: Database) -> None:
    advice = samples.FORBIDDEN
    FeedbackBox(database, ANN).give(Complaint.CLAUSE, "No: it is 3.1.", 'A "hamper": #1?', advice)
    (said,) = FeedbackBox(database, OTTO).open()
    page = desk(database, OTTO, **{"feedback": said.id, "as": "case"})
    text = shown(page)
    assert "For the shipped corpus it belongs into corpus/cases" in text
    page.text_area(key=f"case-{said.id}-why").set_value(" ").run()
    assert "That makes no case: its why is blank. Nothing was changed." in shown(page)
    page.text_area(key=f"case-{said.id}-why").set_value("It must be told.").run()
    assert "That makes no case" not in shown(page)


def test_the_entry_is_read_back_by_the_corpus() -> None:
    from views.desk_feedback import entry

    known = {each.id: each for each in FakeAdvisor().corpus.clauses}
    text = entry("1234abcd", 'A "hamper": #1?\n- two', Verdict.FORBIDDEN, ["msp-code/3.1"], "",
                 "It must be told.", known)  # fmt: skip
    found = check("cases.yaml", text.encode(), known.values())
    assert found.faults == ()
    assert (found.cases[0].question, found.cases[0].id) == ('A "hamper": #1?\n- two', "f1234abcd")


def test_feedback_is_dismissed(database: Database) -> None:
    FeedbackBox(database, ANN).give(Complaint.UNCLEAR, "", "A hamper?", samples.FORBIDDEN)
    (said,) = FeedbackBox(database, OTTO).open()
    page = desk(database)
    page.segmented_control(key="desk-show").set_value("Feedback").run()
    page.button(key=f"dismiss-{said.id}").click().run()
    assert FeedbackBox(database, OTTO).open() == ()


@pytest.mark.parametrize(
    ("kind", "advice", "verdict", "clauses"),
    [
        (Complaint.VERDICT, samples.FORBIDDEN, None, ("msp-code/3.2",)),
        (Complaint.VERDICT, samples.UNSURE, Verdict.CONDITIONAL, ("msp-code/3.2",)),
        (Complaint.CLAUSE, samples.FORBIDDEN, Verdict.FORBIDDEN, ()),
        (Complaint.UNCLEAR, samples.NOT_COVERED, None, ()),
    ],
)
def test_what_a_ruling_begins_with(
    database: Database, kind: Complaint, advice: Advice, verdict: Verdict | None,
    clauses: tuple[str, ...],
) -> None:  # fmt: skip
    FeedbackBox(database, ANN).give(kind, "Words.", "A question?", advice)
    found = prefilled(FeedbackBox(database, OTTO).open()[0])
    assert (found.verdict, found.clauses, found.reason) == (verdict, clauses, "Words.")


def test_the_feedback_under_an_answer_keeps_no_name(database: Database) -> None:
    page = opened(FakeAdvisor(samples.FORBIDDEN), database=database, who=ANN)
    page.chat_input[0].set_value("A hamper?").run()
    page.button(key="turn-0-wrong").click().run()
    assert "Who said it is not kept." in shown(page)
    page.radio(key="turn-0-k").set_value(Complaint.CLAUSE).run()
    page.text_area(key="turn-0-wrong-words").set_value("w" * 2_001).run()
    page.button(key="turn-0-wrong-send").click().run()
    assert "The feedback has 2,001 characters; the limit is 2,000. Shorten it." in shown(page)
    page.text_area(key="turn-0-wrong-words").set_value("It is 3.1.").run()
    page.button(key="turn-0-wrong-send").click().run()
    (kept,) = FeedbackBox(database, OTTO).open()
    assert (kept.kind, kept.words, kept.question) == (Complaint.CLAUSE, "It is 3.1.", "A hamper?")
    assert "Thank you: the officer sees it." in shown(page)


def test_ten_thousand_open_referrals_are_on_the_page_within_a_second(database: Database) -> None:
    advice = samples.NOT_COVERED.model_dump_json()
    with database.writing() as session:
        session.execute(
            insert(ReferralRow),
            [
                {
                    "id": new_id(), "asker": "ann", "asker_name": "Ann", "status": "open",
                    "version": 1, "question": f"May I do number {number}?", "words": "So.",
                    "advice": advice, "sent_at": BEGINNING + timedelta(minutes=number),
                }
                for number in range(10_000)
            ],
        )  # fmt: skip
    page = desk(database)
    begun = time.perf_counter()
    page.run()
    taken = time.perf_counter() - begun
    print(f"the desk with 10,000 open, a page: {1000 * taken:.0f} ms")
    assert taken < 1
    assert shown(page).count('class="mayi-line"') == 50
    page.button(key="desk-later").click().run()
    assert "May I do number 50?" in shown(page) and "May I do number 49?" not in shown(page)
    page.button(key="desk-earlier").click().run()
    assert "May I do number 0?" in shown(page)
