"""An answer that a language model is still wording, and what becomes of it."""

from collections.abc import Callable
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from domain.decision import Advice
from domain.model import Explained
from domain.person import ALONE
from records.conversations import Conversations
from records.database import Database
from tests import samples
from tests.fakes import BEFORE_IT_CAME, CANCELLED, FakeAdvisor
from tests.views.pages import opened, shown
from views.writing import SIGN

SAID = "Members will reject any offer of bribery."
MORE = "Members <b>turn down</b> inducements."
PATIENCE = 20.0


class Script:
    """A model that says what it is told to, when it is told to; then it ends so."""

    def __init__(self, *ends: Advice) -> None:
        self.says, self.said, self.stopped = Event(), Event(), Event()
        self.goes_on = Event()
        self._ends = list(ends)

    def __call__(self, cases: Advice, show: Callable[[Advice], None], stop: Event) -> Advice:
        self.says.wait(PATIENCE)
        show(worded(cases, SAID))
        self.said.set()
        while not self.goes_on.wait(0.01):
            if stop.is_set():
                self.stopped.set()
                return cases.model_copy(update={"badge": CANCELLED})
        return self._ends.pop(0) if self._ends else worded(cases, SAID, MORE)


def worded(cases: Advice, *texts: str) -> Advice:
    told = tuple(Explained(text=text, clause_id="msp-code/3.2", span=(0, 55)) for text in texts)
    answer = " ".join(["No, you may not.", *texts])
    update = {"answer": answer, "explained": told, "mode": "model", "badge": "Worded."}
    return cases.model_copy(update=update)


def begun(script: Script, database: Database | None = None) -> AppTest:
    advisor = FakeAdvisor(*[samples.FORBIDDEN] * 3)
    advisor.better = script
    page = opened(advisor, database=database)
    return page.chat_input[0].set_value("May I keep it?").run()


def kept(database: Database) -> list[Advice]:
    mine = Conversations(database, ALONE)
    talks = [mine.opened(each.id) for each in mine.page().items]
    return [each.turn.advice for talk in talks for each in talk.turns if each.turn]


def settled(page: AppTest) -> AppTest:
    """The page once the job is done: the browser's own look at it runs the page again."""
    rewording = next(iter(page.session_state["writing"].values())).rewording
    assert rewording.wait(PATIENCE)
    return page.run()


def test_the_card_stands_before_a_word_was_written(database: Database) -> None:
    script = Script()
    page = begun(script, database)
    assert samples.FORBIDDEN.answer.partition(". ")[0] in shown(page)
    assert f'<p class="mayi-writing" role="status">{SIGN}</p>' in shown(page)
    assert "mayi-growing" not in shown(page)
    assert [each.badge for each in kept(database)] == [BEFORE_IT_CAME]
    script.says.set()
    script.goes_on.set()


def test_a_sentence_shows_while_the_next_is_written(database: Database) -> None:
    script = Script()
    page = begun(script, database)
    script.says.set()
    assert script.said.wait(PATIENCE)
    page.run()
    assert f'<p class="mayi-growing" aria-live="polite" dir="auto">{SAID}</p>' in shown(page)
    assert samples.FORBIDDEN.answer.partition(". ")[0] in shown(page)
    script.goes_on.set()
    text = shown(settled(page))
    assert SIGN not in text and "mayi-growing" not in text
    assert "Members &lt;b&gt;turn down&lt;/b&gt; inducements.<sup>" in text
    (there,) = kept(database)
    assert there == page.session_state["conversation"].turns[0].advice
    assert there.answer == f"No, you may not. {SAID} {MORE}"


def test_what_failed_is_taken_back(database: Database) -> None:
    fault = samples.FORBIDDEN.model_copy(update={"badge": "The connection broke.", "question": "Q"})
    script = Script(fault)
    page = begun(script, database)
    script.says.set()
    assert script.said.wait(PATIENCE)
    assert SAID in shown(page.run())
    script.goes_on.set()
    text = shown(settled(page))
    assert SAID not in text and "The connection broke." in text
    (there,) = kept(database)
    assert there == page.session_state["conversation"].turns[0].advice


def test_cancel_leaves_the_answer_of_the_cases(database: Database) -> None:
    script = Script()
    page = begun(script, database)
    script.says.set()
    assert script.said.wait(PATIENCE)
    page.run().button(key="cancel-turn-0").click().run()
    text = shown(page)
    assert script.stopped.is_set()
    assert SIGN not in text and SAID not in text and CANCELLED in text
    (there,) = kept(database)
    assert (there.answer, there.badge) == (samples.FORBIDDEN.answer, CANCELLED)


@pytest.mark.parametrize("press", ["new", "again"])
def test_who_goes_on_leaves_the_model(press: str, database: Database) -> None:
    script = Script()
    page = begun(script, database)
    script.says.set()
    if press == "new":
        page.button(key="new").click().run()
        assert "mayi-banner" not in shown(page)
        assert script.stopped.wait(PATIENCE)
    else:
        page.chat_input[0].set_value("And if they insist?").run()
        assert shown(page).count(SIGN) == 2
        script.goes_on.set()
        assert not script.stopped.is_set()


def test_a_switch_to_private_is_for_what_comes_after(database: Database) -> None:
    script = Script()
    page = begun(script, database)
    page.toggle(key="private").set_value(True).run()
    script.says.set()
    script.goes_on.set()
    settled(page)
    (there,) = kept(database)
    talk = page.session_state["conversation"]
    assert there == talk.turns[0].advice and there.explained
    assert (talk.private, talk.sealed) == (True, False)


def test_what_is_private_is_not_kept(database: Database) -> None:
    script = Script()
    advisor = FakeAdvisor(samples.FORBIDDEN)
    advisor.better = script
    page = opened(advisor, database=database)
    page.toggle(key="private").set_value(True).run()
    page.chat_input[0].set_value("May I keep it?").run()
    script.says.set()
    script.goes_on.set()
    assert SAID in shown(settled(page))
    assert kept(database) == []
