"""History: what was asked is kept by itself, and can be found, opened, named and deleted."""

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from domain.conversation import Draft, Turn
from domain.decision import Advice, Verdict
from records.conversations import Conversations
from records.database import Database
from tests import people, samples
from tests.fakes import FakeAdvisor, real_corpus
from tests.samples import AGREED, CONDITIONAL, FORBIDDEN, NASTY, PERMITTED
from tests.views.pages import opened, shown
from views.ask import UNREAD


@pytest.fixture
def mine(database: Database) -> Conversations:
    return Conversations(database, people.ANN)


def ask(database: Database, *replies: Advice | Exception) -> AppTest:
    return opened(FakeAdvisor(*replies), database=database, who=people.ANN)


def history(database: Database, advisor: FakeAdvisor | None = None) -> AppTest:
    return opened(advisor or FakeAdvisor(), database=database, who=people.ANN, first="history")


def keep(mine: Conversations, question: str, advice: Advice = FORBIDDEN, to: str = "") -> str:
    said = advice.model_copy(update={"question": question})
    turn = Turn(draft=Draft(question=question), advice=said)
    return mine.keep(turn, real_corpus(), to).conversation


def press(page: AppTest, label: str, nth: int = 0) -> AppTest:
    return [each for each in page.button if each.label == label][nth].click().run()


def titles(mine: Conversations) -> list[str]:
    return [each.title for each in mine.page().items]


def test_an_answer_is_kept_by_itself(database: Database, mine: Conversations) -> None:
    page = ask(database, FORBIDDEN, CONDITIONAL)
    page.chat_input[0].set_value("May I keep the hamper?").run()
    page.chat_input[0].set_value("May I send the logs?").run()
    (only,) = mine.page().items
    assert (only.title, only.answers) == ("May I keep the hamper?", 2)
    assert mine.opened(only.id).turns[1].turn == Turn(
        draft=Draft(question="May I send the logs?", earlier=("May I keep the hamper?",)),
        advice=CONDITIONAL.model_copy(update={"question": "May I send the logs?"}),
    )


def test_a_fact_that_is_added_is_kept_in_its_place(database: Database, mine: Conversations) -> None:
    page = ask(database, CONDITIONAL, PERMITTED)
    page.chat_input[0].set_value("May I send the logs?").run()
    press(page, "Yes")
    (turn,) = mine.opened(mine.page().items[0].id).turns
    assert turn.turn and turn.turn.advice.verdict is Verdict.PERMITTED
    assert [(each.condition_id, each.met) for each in turn.turn.draft.said] == [(AGREED, True)]


def test_a_new_conversation_is_another_one(database: Database, mine: Conversations) -> None:
    page = ask(database, FORBIDDEN, CONDITIONAL)
    page.chat_input[0].set_value("One?").run()
    press(page, "New conversation")
    page.chat_input[0].set_value("Two?").run()
    assert sorted(titles(mine)) == ["One?", "Two?"]


def test_an_answer_that_cannot_be_kept_is_shown_and_kept_later(
    database: Database, mine: Conversations
) -> None:
    page = ask(database, FORBIDDEN, CONDITIONAL)
    _break(database)
    page.chat_input[0].set_value("May I keep the hamper?").run()
    assert (
        "<p>This answer is not kept. It could not be kept: no such table: turn_words. What was "
        "stored before is untouched; try again.</p>"
    ) in shown(page)
    assert "You may not" in shown(page)
    assert titles(mine) == []
    _mend(database)
    page.chat_input[0].set_value("And the logs?").run()
    assert "not kept" not in shown(page)
    (only,) = mine.page().items
    assert [each.question for each in mine.opened(only.id).turns] == [
        "May I keep the hamper?", "And the logs?",
    ]  # fmt: skip


def _break(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("PRAGMA legacy_alter_table = ON"))
        session.execute(text("ALTER TABLE turn_words RENAME TO elsewhere"))


def _mend(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("PRAGMA legacy_alter_table = ON"))
        session.execute(text("ALTER TABLE elsewhere RENAME TO turn_words"))


def test_what_was_deleted_elsewhere_is_not_begun_again(
    database: Database, mine: Conversations
) -> None:
    page = ask(database, FORBIDDEN, CONDITIONAL)
    page.chat_input[0].set_value("May I keep the hamper?").run()
    mine.delete_all()
    page.chat_input[0].set_value("And the logs?").run()
    assert (
        "This answer is not kept. Its conversation was deleted; begin a new one to keep what you"
    ) in shown(page)
    assert "It depends" in shown(page)
    assert titles(mine) == []


def test_nothing_yet_is_said(database: Database) -> None:
    assert (
        "<p>Nothing is kept yet. What you ask appears here, unless you ask it privately.</p>"
    ) in shown(history(database))


def test_the_list_tells_title_verdict_and_when(database: Database, mine: Conversations) -> None:
    keep(mine, "May I keep the hamper?")
    page = shown(history(database))
    assert '<h2 class="mayi-kept-title" dir="auto">May I keep the hamper?</h2>' in page
    assert "You may not</span><span>1 March 2026, 09:00 UTC · 1 answer</span>" in page


def test_only_ones_own_is_listed(database: Database) -> None:
    keep(Conversations(database, people.BOB), "Bob's secret")
    assert "secret" not in shown(history(database))


def test_words_are_found_and_marked(database: Database, mine: Conversations) -> None:
    keep(mine, "May I keep the hamper?")
    keep(mine, "May I send the logs?", CONDITIONAL)
    page = history(database)
    page.text_input[0].set_value("ham").run()
    assert '<p class="mayi-small" role="status">1 answer with these words</p>' in shown(page)
    assert "May I keep the <mark>hamper</mark>?" in shown(page)
    assert "You may not accept the <mark>hamper</mark> if" in shown(page)
    page.text_input[0].set_value("parking").run()
    assert ">No answers with these words<" in shown(page)


def test_it_opens_as_it_was_and_can_be_gone_on_with(
    database: Database, mine: Conversations
) -> None:
    first = keep(mine, "May I keep the hamper?")
    advisor = FakeAdvisor(CONDITIONAL)
    page = press(history(database, advisor), "Open")
    assert page.session_state["conversation"].id == first
    again = opened(advisor, database=database, who=people.ANN)
    again.session_state["conversation"] = page.session_state["conversation"]
    again.run()
    assert ("Asked on 1 March 2026, 09:00 UTC. The clauses it cites read the same today.") in shown(
        again
    )
    again.chat_input[0].set_value("And the logs?").run()
    assert [each.question for each in mine.opened(first).turns] == [
        "May I keep the hamper?", "And the logs?",
    ]  # fmt: skip


def test_a_title_is_changed(database: Database, mine: Conversations) -> None:
    keep(mine, "May I keep the hamper?")
    page = press(history(database), "More")
    page.text_input[1].set_value("Christmas").run()
    assert titles(mine) == ["Christmas"]
    assert '<p class="mayi-done" role="status">It has the new title.</p>' in shown(page)
    page.text_input[1].set_value(" ").run()
    assert "<p>The title is empty. Write it, then try again.</p>" in shown(page)
    assert titles(mine) == ["Christmas"]


def test_one_is_deleted_after_a_second_press(database: Database, mine: Conversations) -> None:
    keep(mine, "One?")
    page = press(press(history(database), "More"), "Delete")
    assert "Delete this conversation? It cannot be brought back." in shown(page)
    assert titles(mine) == ["One?"]
    press(page, "Keep")
    assert "cannot be brought back" not in shown(page)
    press(press(page, "Delete"), "Delete for good")
    assert titles(mine) == []
    assert "The conversation is deleted." in shown(page)


def test_several_are_deleted_at_once(database: Database, mine: Conversations) -> None:
    for question in ("One?", "Two?", "Three?"):
        keep(mine, question)
    page = history(database)
    listed = titles(mine)
    for place in (0, 2):
        page.checkbox[place].check().run()
    press(page, "Delete the 2 chosen")
    assert "Delete these 2 conversations? It cannot be brought back." in shown(page)
    press(page, "Delete for good")
    assert titles(mine) == [listed[1]]


def test_everything_is_deleted(database: Database, mine: Conversations) -> None:
    for number in range(25):
        keep(mine, f"Question {number}?")
    page = press(press(history(database), "Delete everything I ever asked"), "Delete for good")
    assert titles(mine) == []
    assert "Everything that you ever asked is deleted." in shown(page)


def test_a_deleted_conversation_is_no_longer_in_the_tab(
    database: Database, mine: Conversations
) -> None:
    keep(mine, "One?")
    page = history(database)
    press(page, "Open")
    assert page.session_state["conversation"].turns
    fresh = history(database)
    fresh.session_state["conversation"] = page.session_state["conversation"]
    press(press(fresh.run(), "Delete everything I ever asked"), "Delete for good")
    assert fresh.session_state["conversation"].turns == ()


def test_older_and_newer(database: Database, mine: Conversations) -> None:
    for number in range(45):
        keep(mine, f"Question {number:02}?")
    page = history(database)
    seen = []
    for _ in range(3):
        seen.append(shown(page).count("mayi-kept-title"))
        older = next(each for each in page.button if each.label == "20 older")
        if older.disabled:
            break
        older.click().run()
    assert seen == [20, 20, 5]
    assert shown(press(page, "Newer")).count("mayi-kept-title") == 20


def test_text_from_outside_is_never_markup(database: Database, mine: Conversations) -> None:
    conversation = keep(mine, " ".join(NASTY), samples.nasty())
    mine.rename(conversation, NASTY[1] + NASTY[3])
    page = press(history(database), "More")
    page.text_input[0].set_value("bold").run()
    for text_shown in (shown(page), shown(press(history(database), "More"))):
        for markup in ("<script>document", "<b onmouseover", "<img", "</style>"):
            assert markup not in text_shown
    assert not page.markdown and not page.caption


def test_answers_that_cannot_be_read_are_told(database: Database, mine: Conversations) -> None:
    first = keep(mine, "One?")
    keep(mine, "Two?", to=first)
    with database.writing() as session:
        session.execute(text("UPDATE turn SET turn = '{}' WHERE place = 0"))
    page = press(history(database), "Open")
    again = opened(FakeAdvisor(), database=database, who=people.ANN)
    again.session_state["conversation"] = page.session_state["conversation"]
    assert f"<p>{UNREAD}</p>" in shown(again.run())
    assert [each.question for each in mine.opened(first).turns] == ["One?", "Two?"]
