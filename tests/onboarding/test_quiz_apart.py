"""The quiz is kept apart: training never reads it, and no scenario is a worked case told again."""

import shutil
from pathlib import Path

import pytest

from config import Settings
from domain.onboarding import Scenario
from evals.quiz import nearest_by_words, overlap, words
from ingest.sources import load_corpus
from onboarding.course import load_scenarios
from tests.fakes import real_corpus
from tests.folders import write_corpus
from training.data import labels_of

ALIKE = 0.5
"""Two questions that share half their words may be the same one; the highest here is .38."""


@pytest.fixture(scope="module")
def scenarios() -> tuple[Scenario, ...]:
    return load_scenarios(Settings().corpus / "quiz", real_corpus().clauses)


def test_training_does_not_see_the_quiz(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path)
    before = load_corpus(folder)
    shutil.copytree(Settings().corpus / "quiz", folder / "quiz")
    (folder / "quiz" / "broken.yaml").write_text("- not: a case\n", "utf-8")
    after = load_corpus(folder)
    assert after.cases == before.cases
    assert labels_of(after.cases) == labels_of(before.cases)


def test_no_question_of_the_quiz_is_anywhere_in_what_is_indexed(
    scenarios: tuple[Scenario, ...],
) -> None:
    indexed = " ".join(case.question for case in real_corpus().cases)
    assert [each.id for each in scenarios if each.question in indexed] == []
    assert {each.id for each in scenarios}.isdisjoint(case.id for case in real_corpus().cases)


def test_none_shares_half_its_words_with_a_worked_case(scenarios: tuple[Scenario, ...]) -> None:
    found = nearest_by_words(
        [(each.id, each.question) for each in scenarios],
        [(case.id, case.question) for case in real_corpus().cases],
    )
    assert [each for each in found if each.likeness >= ALIKE] == []


def test_no_two_scenarios_ask_the_same(scenarios: tuple[Scenario, ...]) -> None:
    for place, each in enumerate(scenarios):
        rest = [(other.id, other.question) for other in scenarios[place + 1 :]]
        if rest:
            (found,) = nearest_by_words([(each.id, each.question)], rest)
            assert found.likeness < ALIKE


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("May I keep the pen?", "may i KEEP, the pen", 1.0),
        ("May I keep the pen?", "May I keep the mug?", 4 / 6),
        ("one two", "three", 0.0),
        ("", "", 0.0),
    ],
)
def test_how_like_two_questions_are(a: str, b: str, likeness: float) -> None:
    assert overlap(words(a), words(b)) == likeness
