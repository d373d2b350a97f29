"""No change may make the answers worse than evals/gate.toml allows."""

from collections.abc import Iterator, Mapping

import pytest

import config
from evals.gate import Limits, load_limits
from evals.metrics import Share, scores
from evals.outcome import Outcome, run
from evals.progress import Steps
from evals.systems import Ours, open_ours
from evals.topics import SETS, load_set

LIMITS = load_limits()


@pytest.fixture(scope="module")
def ours() -> Iterator[Ours]:
    yield open_ours(config.load(), Steps("gate"))


@pytest.fixture(scope="module")
def outcomes(ours: Ours) -> Mapping[str, tuple[Outcome, ...]]:
    texts = {clause.id: clause.text for clause in ours.advisor.corpus.clauses}
    return {name: run(ours, load_set(name, texts), texts, Steps("gate")) for name in SETS}


@pytest.mark.parametrize("name", SETS)
def test_the_figures_hold(name: str, outcomes: Mapping[str, tuple[Outcome, ...]]) -> None:
    assert LIMITS[name].broken(scores(outcomes[name])) == []


@pytest.mark.parametrize("name", SETS)
def test_every_quote_is_the_corpus_word_for_word(
    name: str, outcomes: Mapping[str, tuple[Outcome, ...]]
) -> None:
    assert [(each.topic.id, each.altered) for each in outcomes[name] if each.altered] == []
    assert sum(len(each.citations) for each in outcomes[name]) > 0


@pytest.mark.parametrize("name", SETS)
def test_no_question_crashes(name: str, outcomes: Mapping[str, tuple[Outcome, ...]]) -> None:
    assert [(each.topic.id, each.error) for each in outcomes[name] if each.error] == []


def test_every_set_has_limits() -> None:
    assert set(LIMITS) == set(SETS)


@pytest.mark.parametrize(
    ("k", "says"),
    [
        (9, []),
        (8, ["verdict: 80.0 % (8 of 10), below 81 %"]),
        (10, ["false_may: 100.0 % (10 of 10), above 90 %"]),
    ],
)
def test_what_breaks_a_limit(k: int, says: list[str]) -> None:
    limits = Limits(at_least={"verdict": 81}, at_most={"false_may": 90})
    share = Share(k=k, n=10, low=0, high=1)
    assert limits.broken({"verdict": share, "false_may": share}) == says


def test_a_figure_of_nothing_breaks_its_limit() -> None:
    nothing = Share(k=0, n=0, low=0, high=1)
    limits = Limits(at_least={"verdict": 1})
    assert limits.broken({"verdict": nothing}) == ["verdict: nan % (0 of 0), below 1 %"]


def test_a_limit_on_no_figure_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no figure hit@2"):
        Limits(at_least={"hit@2": 50})
