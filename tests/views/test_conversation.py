"""Questions, follow-ups and what the asker said to ours."""

from domain.conversation import Draft, Turn
from domain.search import Query
from tests.samples import AGREED, CONDITIONAL, FORBIDDEN, condition
from views.conversation import Conversation

DRAFT = Draft(question="May I send the logs?")
OPEN = condition(AGREED, None)


def test_an_answer_becomes_a_fact() -> None:
    for met in (True, False, None):
        assert DRAFT.told(OPEN, met).query == Query(question=DRAFT.question, facts={AGREED: met})


def test_the_last_answer_counts_and_can_be_taken_back() -> None:
    told = DRAFT.told(OPEN, True).told(OPEN, False)
    assert [(each.ask, each.met) for each in told.said] == [(OPEN.ask, False)]
    assert told.without(AGREED) == DRAFT


def test_a_follow_up_takes_the_earlier_questions_along() -> None:
    talk = Conversation().with_turn(0, Turn(draft=DRAFT, advice=CONDITIONAL))
    second = Turn(draft=talk.follow_up("And if she agrees?"), advice=FORBIDDEN)
    assert talk.with_turn(1, second).follow_up("And now?").query == Query(
        question="And now?", earlier=("May I send the logs?", "And if she agrees?")
    )


def test_a_turn_is_replaced_in_its_place() -> None:
    first, second = (Turn(draft=DRAFT, advice=each) for each in (CONDITIONAL, FORBIDDEN))
    talk = Conversation(turns=(first, second))
    assert talk.with_turn(0, second).turns == (second, second)


def test_open_questions_are_those_not_answered_yet() -> None:
    turn = Turn(draft=DRAFT, advice=CONDITIONAL)
    assert turn.open == ((OPEN.ask, OPEN),)
    assert Turn(draft=DRAFT.told(OPEN, None), advice=CONDITIONAL).open == ()


def test_a_question_that_no_condition_asks_is_still_shown() -> None:
    advice = CONDITIONAL.model_copy(update={"open_questions": ("Who is it?",)})
    assert Turn(draft=DRAFT, advice=advice).open == (("Who is it?", None),)
