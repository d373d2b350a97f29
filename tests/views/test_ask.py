"""The first page, driven without a browser."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from domain.decision import Advice, Ranked
from domain.errors import QuestionTooLong
from domain.search import Query
from tests import samples
from tests.fakes import FakeAdvisor
from tests.samples import AGREED
from tests.views.pages import opened, shown
from views.card import opening
from views.starters import STARTERS

FIRST = STARTERS["Technician"][0]


def begun(*replies: Advice | Exception) -> tuple[AppTest, FakeAdvisor]:
    advisor = FakeAdvisor(*replies)
    return opened(advisor), advisor


def asked(question: str, *replies: Advice | Exception) -> tuple[AppTest, FakeAdvisor]:
    page, advisor = begun(*replies)
    page.chat_input[0].set_value(question).run()
    return page, advisor


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.button]


@pytest.mark.parametrize("role", STARTERS)
def test_each_role_has_questions_to_begin_with(role: str) -> None:
    page, _ = begun()
    page.segmented_control[0].set_value(role).run()
    assert labels(page) == list(STARTERS[role])


def test_a_starter_is_asked_by_a_press() -> None:
    page, advisor = begun(samples.FORBIDDEN)
    page.button[0].click().run()
    assert advisor.history == [Query(question=FIRST)]
    assert f'<h2 dir="auto">{FIRST}</h2>' in shown(page)


@pytest.mark.parametrize(
    ("advice", "term", "word", "lead"),
    [
        (samples.FORBIDDEN, "Forbidden", "You may not",
         "No. You may not accept the hamper if it is meant to sway a decision."),
        (samples.PERMITTED, "Permitted", "You may",
         "Yes, you may, because the client has agreed."),
        (samples.CONDITIONAL, "Conditional", "It depends",
         "It depends on whether the client or your employer has agreed."),
        (samples.OBLIGATORY, "Obligatory", "You must",
         "Yes, you must. Explain the likely risks and consequences before you skip the backups."),
        (samples.INFORMATION, "Information", "Good to know",
         "It is whoever has authority over what you do."),
        (samples.NOT_COVERED, "Not covered", "The sources do not settle this",
         "The sources do not settle this."),
    ],
)  # fmt: skip
def test_the_verdict_leads(advice: Advice, term: str, word: str, lead: str) -> None:
    page, _ = asked("May I?", advice)
    assert (
        f'<div class="mayi-banner mayi-{advice.verdict.value}" role="status">'
        f'<span class="mayi-icon" aria-hidden="true"></span><div><p class="mayi-term">{term}</p>'
        f'<h3>{word}</h3><p class="mayi-lead" dir="auto">{lead}</p>'
    ) in shown(page)


@pytest.mark.parametrize(
    ("advice", "value", "warned"),
    [
        (samples.FORBIDDEN, 0.93, False),
        (samples.FORBIDDEN, 0.6, False),
        (samples.FORBIDDEN, 0.59, True),
        (samples.NOT_COVERED, 0.3, False),
    ],
)
def test_a_low_confidence_is_said_with_the_verdict(
    advice: Advice, value: float, warned: bool
) -> None:
    page, _ = asked("May I?", advice.model_copy(update={"confidence": value}))
    assert ("Confidence is low: read the clause before" in shown(page)) is warned


def test_two_readings_stand_side_by_side() -> None:
    page, _ = asked("A lunch?", samples.UNSURE)
    banner = shown(page).split('<div class="mayi-banner mayi-unsure" role="status">')[1]
    doubt, likelier, other = banner.split("<article ")[:3]
    assert '<p class="mayi-term">Not sure</p><h3>Two readings</h3>' in doubt
    assert (
        '<p class="mayi-lead" dir="auto">I am not sure: this can be read two ways, and “you may '
        "not” is likelier than “it depends”.</p>"
    ) in doubt
    icon = '<h4><span class="mayi-icon" aria-hidden="true"></span>'
    assert likelier.startswith(
        f'class="mayi-reading mayi-forbidden"><p class="mayi-term">More likely</p>{icon}You may '
        'not</h4><p dir="auto">You may not. The lunch is meant to sway a decision'
    )
    assert other.startswith(
        f'class="mayi-reading mayi-conditional"><p class="mayi-term">Also possible</p>{icon}It '
        'depends</h4><p dir="auto">You may, but only if what is offered is no bribe'
    )
    assert "Confidence is low: read the clause before" in other


def test_the_clause_stands_whole_with_its_words_marked() -> None:
    page, _ = asked("May I?", samples.CONDITIONAL)
    text = shown(page)
    assert (
        "confidential information <mark>except with the permission of the appropriate authority, "
        "or at the direction of a court of law</mark>.</p></blockquote>"
    ) in text
    assert text.count("Unnumbered as published; the numbers are ours.") == 1


@pytest.mark.parametrize(
    ("css", "state", "words"),
    [
        ("met", "Met", "a client’s log files"),
        ("unsaid", "Not said", ""),
        ("failed", "Not met", "no court order"),
    ],
)
def test_a_condition_says_its_state_and_what_showed_it(css: str, state: str, words: str) -> None:
    page, _ = asked("May I?", samples.CONDITIONAL)
    item = shown(page).split(f'<li class="mayi-{css}">')[1].split("</li>")[0]
    assert f'<span class="mayi-state">{state}</span>' in item
    assert ("your words" in item) == bool(words)
    assert words in item


@pytest.mark.parametrize(
    ("press", "met", "reply", "word", "said"),
    [
        ("met", True, samples.PERMITTED, "You may", "You said: yes."),
        ("failed", False, samples.REFUSED, "You may not", "You said: no."),
        ("unsaid", None, samples.CONDITIONAL, "It depends", "You said: don’t know."),
    ],
)
def test_an_answer_to_the_open_question_changes_the_verdict(
    press: str, met: bool | None, reply: Advice, word: str, said: str
) -> None:
    page, advisor = asked("May I?", samples.CONDITIONAL, reply, samples.CONDITIONAL)
    assert labels(page) == ["New conversation", "Yes", "No", "I don’t know"]
    page.button(key=f"turn-0-{AGREED}-{press}").click().run()
    assert advisor.history[-1] == Query(question="May I?", facts={AGREED: met})
    assert f"<h3>{word}</h3>" in shown(page)
    assert said in shown(page)
    assert labels(page) == ["New conversation", "Undo"]
    page.button(key=f"turn-0-undo-{AGREED}").click().run()
    assert advisor.history[-1] == Query(question="May I?")
    assert "<h3>It depends</h3>" in shown(page)
    assert labels(page) == ["New conversation", "Yes", "No", "I don’t know"]


def test_each_of_several_open_questions_has_its_own_buttons() -> None:
    court = samples.condition("court_direction", None)
    advice = samples.CONDITIONAL.model_copy(
        update={
            "conditions": (samples.condition(AGREED, None), court),
            "open_questions": (samples.condition(AGREED, None).ask, court.ask),
        }
    )
    page, advisor = asked("May I?", advice, samples.PERMITTED)
    text = shown(page)
    assert "<h4>This would change the answer</h4>" in text
    assert f'<h4>So would this</h4><p dir="auto">{court.ask}</p>' in text
    page.button(key="turn-0-court_direction-met").click().run()
    assert advisor.history[-1] == Query(question="May I?", facts={"court_direction": True})


@pytest.mark.parametrize(
    ("answer", "lead", "rest"),
    [
        ("No. You may not keep it. Send it back.", "No. You may not keep it.", "Send it back."),
        ("No, you may not. It is a bribe.", "No, you may not. It is a bribe.", ""),
        ("Yes, you may, since she agreed.", "Yes, you may, since she agreed.", ""),
        ("", "", ""),
    ],
)
def test_the_lead_says_more_than_the_verdict(answer: str, lead: str, rest: str) -> None:
    assert opening(answer) == (lead, rest)


def test_a_follow_up_joins_what_was_asked_before() -> None:
    page, advisor = asked("May I send them?", samples.CONDITIONAL, samples.PERMITTED)
    page.chat_input[0].set_value("and if she agrees in writing?").run()
    assert advisor.history[-1] == Query(
        question="and if she agrees in writing?", earlier=("May I send them?",)
    )
    assert shown(page).count('class="mayi-banner') == 2


def test_a_new_conversation_forgets() -> None:
    page, advisor = asked("May I?", samples.FORBIDDEN, samples.FORBIDDEN)
    page.button(key="new").click().run()
    assert "mayi-banner" not in shown(page)
    page.chat_input[0].set_value("Again?").run()
    assert advisor.history[-1] == Query(question="Again?")


def test_not_covered_is_a_helpful_end() -> None:
    page, _ = asked("May I park here?", samples.NOT_COVERED)
    text = shown(page)
    assert "Nearest, but they do not settle it" in text
    assert "None of them decides it, so a person must." in text
    assert '<h4>Who must decide</h4><p dir="auto">Your manager.</p>' in text
    assert "The clause that governs" not in text
    assert [each.value for each in page.page_link] == ["Show in the document"] * 3


def test_a_conflict_shows_both_and_which_prevails() -> None:
    page, _ = asked("The police?", samples.POLICE)
    left, right = shown(page).split('<div class="mayi-two">')[1].split("</article>")[:2]
    assert ">Prevails</p>" in left and "msp-code/4.1" in left and "binding" in left
    assert ">Gives way</p>" in right and "press-article/1.5" in right and "commentary" in right
    assert "if so requested" in right


def test_the_folds_hold_what_lies_behind() -> None:
    page, _ = asked("May I?", samples.CONDITIONAL)
    assert [each.label for each in page.expander] == [
        "Supporting clauses (1)", "Cases like yours (2)", "Why this?",
    ]  # fmt: skip
    text = shown(page)
    assert "Worked case: an illustration, not a ruling" in text
    steps = "".join(f'<li dir="auto">{step}</li>' for step in samples.WHY)
    assert (
        f'<ol class="mayi-why">{steps}</ol>'
        "<p>Confidence in this answer: <strong>fair</strong> (0.71).</p>"
    ) in text
    assert text.index("mayi-why") < text.index("These clauses came nearest to your question:")
    assert "cases like it: 6 of 8; words: confidential" in text


@pytest.mark.parametrize(
    ("why", "ranking", "has_steps", "has_table"),
    [
        (samples.WHY, (), True, False),
        ((), samples.RANKING, False, True),
        ((), (), False, False),
    ],
)
def test_why_this_holds_what_there_is(
    why: tuple[str, ...], ranking: tuple[Ranked, ...], has_steps: bool, has_table: bool
) -> None:
    advice = samples.OBLIGATORY.model_copy(update={"why": why, "ranking": ranking})
    page, _ = asked("May I?", advice)
    assert [each.label for each in page.expander] == ["Why this?"] * (has_steps or has_table)
    assert ("mayi-why" in shown(page), "mayi-ranking" in shown(page)) == (has_steps, has_table)


def test_a_refusal_is_one_line_and_the_question_stays() -> None:
    page, _ = asked("x" * 50_000, QuestionTooLong(50_000, 10_000))
    assert (
        '<div class="mayi-error" role="alert"><span class="mayi-icon" aria-hidden="true"></span>'
        "<p>The question has 50,000 characters; the limit is 10,000. "
        "Shorten it to the facts that matter.</p></div>"
    ) in shown(page)
    assert page.chat_input[0].proto.value == "x" * 50_000


def test_our_own_fault_is_calm_and_logged_whole(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "mayi"):
        page, _ = asked("May I?", samples.FORBIDDEN, RuntimeError("broken"))
        page.chat_input[0].set_value("And?").run()
    assert "Something went wrong on our side. It has been logged; please try again." in shown(page)
    assert "You may not" in shown(page)
    assert "RuntimeError: broken" in caplog.text


def test_an_advisor_that_cannot_open_is_one_line() -> None:
    def app() -> None:
        from pathlib import Path

        from config import Settings
        from domain.errors import IndexMissing
        from tests.fakes import FakeAdvisor
        from views import shell
        from views.site import Office

        def closed() -> FakeAdvisor:
            raise IndexMissing(Path("**index**"))

        shell.run(closed, lambda: Office(Settings(), None))

    page = AppTest.from_function(app, default_timeout=20).run()
    assert "<p>There is no index in **index**." in shown(page)


def test_text_from_outside_is_never_markup() -> None:
    page, _ = asked(" ".join(samples.NASTY), samples.nasty())
    text = shown(page)
    for markup in ("<script>document", "<b onmouseover", "<img", "</style>"):
        assert markup not in text
    assert "&lt;script&gt;document.title=&#x27;pwned&#x27;&lt;/script&gt;" in text
    assert not page.markdown and not page.caption
    outside = [each.label for each in (*page.button, *page.expander)]
    assert outside == [
        "New conversation", "Yes", "No", "I don’t know",
        "Supporting clauses (1)", "Cases like yours (1)", "Why this?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("model", "url", "says"),
    [
        ("", "", "Nothing you type leaves this machine."),
        ("small", "http://127.0.0.1:8080/v1", "Nothing you type leaves this machine."),
        ("big", "https://models.example.com/v1", "it gets nothing before you have seen what"),
        ("big", "", "it gets nothing before you have seen what"),
    ],
)
def test_the_page_says_where_questions_go(
    monkeypatch: pytest.MonkeyPatch, model: str, url: str, says: str
) -> None:
    monkeypatch.setenv("MAYI_MODEL", model)
    monkeypatch.setenv("MAYI_MODEL_URL", url)
    assert says in shown(begun()[0])
