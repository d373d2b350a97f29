"""The README says what the program does now."""

import re

import pytest

import config
import mayi
import measured
from advisor import Advisor
from console.by_cases import open_by_cases
from console.readme import README, examples, refreshed
from console.render import render
from domain.search import Query
from evals import in_readme

TEXT = README.read_text("utf-8")


@pytest.fixture(scope="module")
def advisor() -> Advisor:
    return open_by_cases(config.load())


def test_the_example_answers_are_what_the_program_says(advisor: Advisor) -> None:
    def answer(question: str) -> str:
        return render(advisor.ask(Query(question=question)))

    assert len(examples(TEXT)) == 3
    assert refreshed(TEXT, answer) == TEXT, "stale: run python -m console.readme"


def test_the_table_of_figures_holds_the_evaluation_that_was_kept() -> None:
    rows = in_readme.expected(measured.load())
    assert in_readme.held(TEXT) == rows, "stale: run python3 mayi.py evals --keep"


@pytest.mark.parametrize("verb", mayi.VERBS)
def test_every_verb_is_explained(verb: str) -> None:
    assert f"`{verb}" in TEXT


def test_every_file_it_links_to_is_there() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert targets
    assert [target for target in targets if not (mayi.ROOT / target).exists()] == []


@pytest.mark.parametrize("name", sorted(config.Settings.model_fields))
def test_every_setting_is_shown_with_its_meaning(name: str) -> None:
    shown = (mayi.ROOT / "mayi.example.toml").read_text("utf-8")
    assert re.search(rf"^# {name} = .+ # ", shown, re.M)
