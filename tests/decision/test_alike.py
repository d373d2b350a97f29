"""How what is told bears on the words of a clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.alike import as_said, denial
from tests.fakes_search import alike, bare_corpus, clause

GIFTS = clause("house/1.1")


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("you are over 60", "I am over 60"),
        ("You were ill and your boss knows you", "I was ill and my boss knows I"),
        ("you’ve paid", "I've paid"),
        ("the manager has agreed", "the manager has agreed"),
    ],
)
def test_as_said(wording: str, said: str) -> None:
    assert as_said(wording) == said


@pytest.mark.parametrize(
    ("said", "opposite"),
    [
        ("I am over 60", "I am not over 60"),
        ("I am not over 60", "I am over 60"),
        ("she has never agreed", "she has agreed"),
        ("it doesn't fit", "it does fit"),
        ("he acts without consent", "he acts with consent"),
        ("the manager has agreed", "the manager has not agreed"),
        ("live here", "I do not live here"),
        ("Consent", "not Consent"),
    ],
)
def test_denial(said: str, opposite: str) -> None:
    assert denial(said) == opposite


@given(st.text(min_size=1, max_size=40))
def test_a_denial_is_never_what_it_denies(said: str) -> None:
    assert denial(said) != said


def test_a_fact_holds_where_the_words_are_nearer_than_their_denial() -> None:
    alikes = alike(bare_corpus())
    match = alikes.match(["It rains.", "the manager has agreed"], ["the manager has agreed"])
    assert match == ("the manager has agreed", 0, True)
    match = alikes.match(["the manager has not agreed"], ["it is", "the manager has agreed"])
    assert match == ("the manager has not agreed", 1, False)


def test_the_clauses_own_words_settle_it_and_others_do_not() -> None:
    alikes = alike(bare_corpus())
    assert alikes.settles([GIFTS.text], GIFTS, [0])
    assert not alikes.settles(["x"], GIFTS, [0])


def test_a_clause_is_nearest_to_its_own_words() -> None:
    (near,) = alike(bare_corpus()).nearness(GIFTS.text, GIFTS)
    assert near == pytest.approx(1, abs=1e-5)
