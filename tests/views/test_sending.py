"""Nothing goes to a language model before the asker has seen what, and agreed."""

import html
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from config import Settings
from domain.decision import Advice
from domain.model import NOT_MASKED, Held, Sent
from domain.search import Query
from records.database import open_database
from tests.fakes import FakeAdvisor
from tests.samples import FORBIDDEN
from tests.views.pages import opened, shown
from views.sending import ASKS, KEPT_HERE, LABEL, LOCKED, NOT_KEPT, REFUSE, SEND
from views.sent import NOTHING_PRIVATE

THERE = {"model": "big", "model_url": "https://models.example.com/v1"}
MESSAGE = "Explain <b>this</b> & “that”:\n\n1. [PERSON_1] asks,  twice. [PASSWORD_1]\n"
WOULD = Sent(
    to="models.example.com",
    messages=(MESSAGE, "\nSecond"),
    held=(
        Held(placeholder="[PERSON_1]", kind="a person", original="<i>Ann</i>"),
        Held(placeholder="[PASSWORD_1]", kind="a password"),
    ),
)
WAITS = Sent(because="nothing goes to the language model until you agree.", waits=True)


class Modelled(FakeAdvisor):
    """Sends nothing unless it may, and tells what it would send."""

    def __init__(self, would: Sent = WOULD, waits: Sent = WAITS) -> None:
        super().__init__()
        self.sent: list[bool] = []
        self._would, self._waits = would, waits

    def ask(self, query: Query, k: int = 10, *, sends: bool = True) -> Advice:
        self.history.append(query)
        self.sent.append(sends)
        told = {"question": query.question, "sent": self._would if sends else self._waits}
        return FORBIDDEN.model_copy(update={**told, "badge": "Told." if sends else "Waits."})

    def would_send(self, query: Query, advice: Advice) -> Sent | None:
        assert advice.sent is not None and advice.sent.waits
        return self._would


def asked(advisor: FakeAdvisor, **settings: object) -> AppTest:
    page = opened(advisor, settings=Settings(**{**THERE, **settings}))  # type: ignore[arg-type]
    return page.chat_input[0].set_value("May I?").run()


def messages(page: AppTest) -> list[str]:
    """What stands in each <pre>, as a browser reads it."""
    found = re.findall(r"<pre [^>]*>\n(.*?)</pre>", shown(page), re.S)
    return [html.unescape(each) for each in found]


def press(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def test_the_first_question_waits_for_leave_and_its_answer_does_not() -> None:
    advisor = Modelled()
    page = asked(advisor)
    assert advisor.sent == [False]
    text = shown(page)
    assert text.index("mayi-banner") < text.index("May this be sent?")
    assert "<strong>models.example.com</strong>" in text and ASKS in text
    assert messages(page) == list(WOULD.messages)
    assert '<code>[PERSON_1]</code></th><td dir="auto">&lt;i&gt;Ann&lt;/i&gt;</td>' in text
    assert "<strong>It held a password.</strong>" in text and "<b>this" not in text
    assert "Nothing was sent, because nothing goes to the language model until you agree." in text


def test_leave_holds_for_the_session_and_each_answer_tells_what_was_sent() -> None:
    advisor = Modelled()
    page = press(asked(advisor), SEND)
    assert advisor.sent == [False, True] and advisor.history[0] == advisor.history[1]
    assert "May this be sent?" not in shown(page)
    assert messages(page) == list(WOULD.messages)
    page.chat_input[0].set_value("And then?").run()
    assert advisor.sent == [False, True, True]
    press(page, "New conversation").chat_input[0].set_value("Anew?").run()
    assert advisor.sent[-1] is True
    page.toggle[0].set_value(True).run()
    page.chat_input[0].set_value("Still?").run()
    assert advisor.sent[-1] is False and KEPT_HERE in shown(page)


def test_who_refuses_is_not_asked_again() -> None:
    advisor = Modelled()
    page = press(asked(advisor), REFUSE)
    assert "May this be sent?" not in shown(page)
    assert [(each.label, each.value) for each in page.toggle] == [(LABEL, True)]
    page.chat_input[0].set_value("And then?").run()
    assert advisor.sent == [False, False] and "May this be sent?" not in shown(page)
    page.toggle[0].set_value(False).run()
    assert "May this be sent?" in shown(page)


def test_what_an_administrator_locks_is_locked() -> None:
    advisor = Modelled(waits=Sent(because="the settings say so."))
    page = asked(advisor, never_send_questions=True)
    assert [(each.label, each.value, each.disabled) for each in page.toggle] == [
        (LABEL, True, True)
    ]
    assert LOCKED in shown(page) and "May this be sent?" not in shown(page)
    assert advisor.sent == [False]


HERE = "http://127.0.0.1:8080/v1"


@pytest.mark.parametrize(
    ("settings", "sends"),
    [
        ({"model": "", "model_url": ""}, True),
        ({"model_url": HERE, "guard": "local-off"}, True),
        ({"model_url": HERE, "guard": "local-off", "never_send_questions": True}, True),
        ({"model_url": HERE}, False),
        ({"guard": "local-off"}, False),
    ],
)
def test_who_is_asked(settings: dict[str, object], sends: bool) -> None:
    advisor = Modelled()
    page = asked(advisor, **settings)
    assert advisor.sent == [sends]
    assert (len(page.toggle) == 0, "May this be sent?" not in shown(page)) == (sends, sends)


@pytest.mark.parametrize(
    ("would", "says"),
    [
        (Sent(because="the guard <is> missing."), "the guard &lt;is&gt; missing."),
        (Sent(to="a", messages=("x",)), NOTHING_PRIVATE),
        (Sent(to="a", messages=("x",), masked=False), NOT_MASKED),
    ],
)
def test_what_there_is_to_see(would: Sent, says: str) -> None:
    page = asked(Modelled(would))
    assert says in shown(page)
    assert any(each.label == SEND for each in page.button) is bool(would.messages)


def test_an_answer_opened_again_says_that_it_is_not_kept() -> None:
    advisor = FakeAdvisor(FORBIDDEN.model_copy(update={"badge": "Told."}))
    page = asked(advisor)
    assert f"<p>{NOT_KEPT}</p>" in shown(page)


@pytest.mark.parametrize("private", [False, True])
def test_what_was_sent_is_written_nowhere(tmp_path: Path, private: bool) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'mayi.db'}")
    page = opened(Modelled(), database=database, settings=Settings(**THERE))  # type: ignore[arg-type]
    page.toggle(key="private").set_value(private).run()
    press(page.chat_input[0].set_value("May zanzibar?").run(), SEND)
    assert messages(page) == list(WOULD.messages)
    database.close()
    written = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"PERSON_1" not in written and b"models.example.com" not in written
    assert (b"zanzibar" in written) is not private


def test_without_a_model_nothing_is_said_of_one() -> None:
    page = asked(FakeAdvisor(FORBIDDEN), model="", model_url="")
    assert "What was sent" not in [each.label for each in page.expander]
