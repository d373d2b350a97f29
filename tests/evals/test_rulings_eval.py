"""Rulings help the questions like theirs and harm no other: a quick part of the whole measure."""

from collections.abc import Mapping

import pytest

import config
from advisor import Advisor
from console.by_cases import open_by_cases
from decision.rulings import is_open
from domain.decision import Verdict
from evals.rulings import Half, asked, figures, halves, matters, measured, questions
from evals.topics import varied

OTHERS = 25
SOME = halves(matters())[1][::4]
RIGHT = {each.id: each.verdict for each in SOME}


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return open_by_cases(config.load())


@pytest.fixture(scope="module")
def half(advisor: Advisor) -> Half:
    known = {clause.id for clause in advisor.corpus.clauses}
    others = [(question, "") for question in varied(OTHERS, known)]
    return measured(advisor, SOME, asked(advisor, [*questions(SOME), *others]))


def test_a_like_question_is_shown_its_ruling_first(half: Half) -> None:
    told = [told for group in half.like for told in group]
    assert sum(each.ruling == each.asked.matter for each in told) >= 0.9 * len(told)
    assert all(ruled_right(told.advice.precedents[0].verdict, told.asked.matter) for told in told
               if told.ruling)  # fmt: skip


def test_a_twin_with_another_fact_never_inherits(half: Half) -> None:
    assert [each.asked.question for each in half.twins if each.inherits] == []


def test_no_other_question_is_harmed(half: Half) -> None:
    assert len(half.others) == OTHERS
    assert [each.asked.question for each in half.others if each.changed or each.inherits] == []
    assert sum(bool(each.ruling) and is_open(each.advice) for each in half.others) <= 1


def test_the_figures_are_named_and_counted(half: Half) -> None:
    found: Mapping[str, str] = dict(figures(half, RIGHT))
    told = len(SOME) * 2
    assert f" of {told} (" in found["like questions: its ruling shown first"]
    assert found["twins with another fact: ruling given as theirs"].startswith("0 of ")


def test_every_matter_is_a_matter_of_its_own() -> None:
    every = matters()
    words = [text for each in every for text in (each.question, *each.like, each.twin)]
    assert len(set(words)) == len(words) == 4 * len(every)
    assert {each.kind for each in every} == {"not_covered", "unsure"}


def ruled_right(verdict: Verdict, matter: str) -> bool:
    return verdict is RIGHT[matter]
