"""A private question leaves nothing: not in the database, not in the log."""

import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from domain.decision import Advice
from records.conversations import Conversations
from records.database import Database
from tests import people
from tests.fakes import FakeAdvisor
from tests.samples import CONDITIONAL, FORBIDDEN, PERMITTED
from tests.views.pages import opened, shown
from views.private import LABEL


def begun(database: Database, *replies: Advice | Exception) -> AppTest:
    return opened(FakeAdvisor(*replies), database=database, who=people.ANN)


def files(folder: Path) -> dict[str, bytes]:
    """The database and its log of changes; what only tells who reads now is left out."""
    return {
        each.name: each.read_bytes()
        for each in folder.glob("mayi.db*")
        if not each.name.endswith("-shm")
    }


def test_nothing_at_all_is_written(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    page = begun(database, CONDITIONAL, PERMITTED, RuntimeError("about zanzibarquux"), FORBIDDEN)
    before = files(tmp_path)
    with caplog.at_level(logging.DEBUG):
        page.toggle[0].set_value(True).run()
        page.chat_input[0].set_value("May I tell zanzibarquux?").run()
        next(each for each in page.button if each.label == "Yes").click().run()
        page.chat_input[0].set_value("And zanzibarquux again?").run()
        page.chat_input[0].set_value("And zanzibarquux at last?").run()
    assert shown(page).count("mayi-banner") == 2
    assert files(tmp_path) == before
    assert "zanzibarquux" not in caplog.text
    assert "The page failed on a private question: RuntimeError" in caplog.text


def test_the_switch_tells_what_holds(database: Database) -> None:
    page = begun(database, FORBIDDEN)
    assert [(each.label, each.value) for each in page.toggle] == [(LABEL, False)]
    assert "mayi-private" not in shown(page)
    page.toggle[0].set_value(True).run()
    assert (
        '<p class="mayi-private" role="status">Not the question, not its topic, not that you '
        "asked.</p>"
    ) in shown(page)
    page.toggle[0].set_value(False).run()
    assert "mayi-private" not in shown(page)


def test_it_holds_until_a_new_conversation(database: Database) -> None:
    mine = Conversations(database, people.ANN)
    page = begun(database, FORBIDDEN, CONDITIONAL, FORBIDDEN)
    page.toggle[0].set_value(True).run()
    page.chat_input[0].set_value("Secret?").run()
    assert len(page.toggle) == 0
    assert "It stays private until you begin a new conversation." in shown(page)
    page.chat_input[0].set_value("And then?").run()
    assert mine.page().items == ()
    next(each for each in page.button if each.label == "New conversation").click().run()
    assert page.toggle[0].value is False
    page.chat_input[0].set_value("Open?").run()
    (only,) = mine.page().items
    assert [each.question for each in mine.opened(only.id).turns] == ["Open?"]


def test_what_was_asked_before_stays_and_what_follows_does_not(database: Database) -> None:
    mine = Conversations(database, people.ANN)
    page = begun(database, CONDITIONAL, FORBIDDEN, PERMITTED)
    page.chat_input[0].set_value("Open?").run()
    page.toggle[0].set_value(True).run()
    assert "What you asked before stays in your history." in shown(page)
    page.chat_input[0].set_value("Secret?").run()
    next(each for each in page.button if each.label == "Yes").click().run()
    (only,) = mine.page().items
    (turn,) = mine.opened(only.id).turns
    assert turn.turn and (turn.question, turn.turn.advice.verdict) == (
        "Open?", CONDITIONAL.verdict,
    )  # fmt: skip


def test_where_nothing_is_kept_there_is_nothing_to_switch() -> None:
    page = opened(FakeAdvisor(FORBIDDEN))
    assert len(page.toggle) == 0
    page.chat_input[0].set_value("May I?").run()
    assert "not kept" not in shown(page)
