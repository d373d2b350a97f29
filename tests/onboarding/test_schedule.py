"""When a question comes back: never at once when it was right, soon when it was wrong."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.onboarding import Card
from onboarding.schedule import AGAIN, LONGEST, answered, comes_back
from tests.onboarding.courses import course

ASKED = course().scenarios[0]
NINE = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SAME, OTHER = "a" * 64, "b" * 64


def after(*answers: bool, days: float = 3) -> Card:
    """The card after such answers, each so many days after the one before."""
    card: Card | None = None
    for place, right in enumerate(answers):
        card = answered(card, ASKED, SAME, right, NINE + timedelta(days=days * place))
    assert card is not None
    return card


@pytest.mark.parametrize(
    ("answers", "comes"),
    [
        ((False,), "in 5 minutes"),
        ((True,), "in 2 days"),
        ((False, True), "in 3 days"),
        ((True, True), "in 14 days"),
        ((True, True, False), "in 5 minutes"),
    ],
)
def test_right_answers_stretch_it_and_a_wrong_one_brings_it_back(
    answers: tuple[bool, ...], comes: str
) -> None:
    at = NINE + timedelta(days=3 * (len(answers) - 1))
    assert comes_back(after(*answers).due_at, at) == comes


def test_right_and_wrong_are_counted() -> None:
    card = after(True, False, True)
    assert (card.right, card.wrong, card.last_right, card.clause_sha256) == (2, 1, True, SAME)


def test_another_wording_starts_anew() -> None:
    known = after(True, True, True)
    card = answered(known, ASKED, OTHER, True, NINE)
    assert card == answered(None, ASKED, OTHER, True, NINE)
    assert (card.right, card.clause_sha256) == (1, OTHER)


@pytest.mark.parametrize("state", ["", "{}", "[]", "null", "not JSON", '{"card_id": 1}'])
def test_a_state_that_cannot_be_read_starts_anew(state: str) -> None:
    broken = after(True).model_copy(update={"state": state})
    card = answered(broken, ASKED, SAME, True, NINE)
    assert card.due_at == answered(None, ASKED, SAME, True, NINE).due_at
    assert card.right == 2


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-60, "now"), (0, "now"), (1, "in 1 minute"), (89, "in 1 minute"), (300, "in 5 minutes"),
        (3600, "in 1 hour"), (7200, "in 2 hours"), (86_400, "in 1 day"), (864_000, "in 10 days"),
    ],
)  # fmt: skip
def test_it_is_said_as_people_say_it(seconds: float, words: str) -> None:
    assert comes_back(NINE + timedelta(seconds=seconds), NINE) == words


HISTORY = st.lists(st.tuples(st.booleans(), st.floats(0, 400)), max_size=12)


@given(history=HISTORY, pause=st.floats(0, 400))
def test_what_holds_of_any_history(history: list[tuple[bool, float]], pause: float) -> None:
    card, at = None, NINE
    for right, days in history:
        at += timedelta(days=days)
        card = answered(card, ASKED, SAME, right, at)
    at += timedelta(days=pause)
    known, missed = (answered(card, ASKED, SAME, said, at) for said in (True, False))
    assert at < missed.due_at < known.due_at <= at + timedelta(days=LONGEST)
    assert missed.due_at == at + AGAIN
    assert known.due_at >= at + timedelta(days=1)
    assert known == answered(card, ASKED, SAME, True, at), "the same answers, the same days"
    assert known.right + known.wrong == len(history) + 1
