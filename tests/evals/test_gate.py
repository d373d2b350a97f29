"""No figure may be worse than in the evaluation that was kept, by more than its interval."""

from collections.abc import Iterator, Mapping

import pytest

import config
import measured
from console.progress import Bar
from evals.compare import fallen
from evals.figures import figures
from evals.outcome import Outcome, run
from evals.systems import Ours, open_ours
from evals.topics import SETS, load_set

KEPT = measured.load()


@pytest.fixture(scope="module")
def ours() -> Iterator[Ours]:
    yield open_ours(config.load(), Bar("gate"))


@pytest.fixture(scope="module")
def outcomes(ours: Ours) -> Mapping[str, tuple[Outcome, ...]]:
    texts = {clause.id: clause.text for clause in ours.advisor.corpus.clauses}
    return {name: run(ours, load_set(name, texts), texts, Bar("gate")) for name in SETS}


@pytest.mark.parametrize("name", SETS)
def test_the_figures_hold(name: str, outcomes: Mapping[str, tuple[Outcome, ...]]) -> None:
    assert fallen(KEPT.sets[name], figures(outcomes[name])) == []


@pytest.mark.parametrize("name", SETS)
def test_every_quote_is_the_corpus_word_for_word(
    name: str, outcomes: Mapping[str, tuple[Outcome, ...]]
) -> None:
    assert [(each.topic.id, each.altered) for each in outcomes[name] if each.altered] == []
    assert sum(len(each.citations) for each in outcomes[name]) > 0


@pytest.mark.parametrize("name", SETS)
def test_no_question_crashes(name: str, outcomes: Mapping[str, tuple[Outcome, ...]]) -> None:
    assert [(each.topic.id, each.error) for each in outcomes[name] if each.error] == []


@pytest.mark.parametrize("name", SETS)
def test_what_matters_is_kept_of_every_set(name: str) -> None:
    assert set(KEPT.sets) == set(SETS)
    assert set(KEPT.sets[name]) >= {"hit@1", "hit@3", "cited@1", "verdict", "false_may", "ece"}


def test_all_questions_are_kept(ours: Ours) -> None:
    known = {clause.id for clause in ours.advisor.corpus.clauses}
    count = sum(len(load_set(name, known)) for name in SETS)
    assert KEPT.questions == count
    assert sum(share.n for share in KEPT.sections.values()) == count


def test_every_section_is_kept(ours: Ours) -> None:
    sections = {clause.id.rpartition(".")[0] for clause in ours.advisor.corpus.clauses}
    assert set(KEPT.sections) == {*sections, "not_covered"}
