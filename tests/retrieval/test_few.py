"""A few cases against the wording, in numbers that can be worked out by hand."""

import math

import pytest

from advisor import silent
from domain.search import Neighbour
from ingest.index import build
from retrieval.cases import SUPPORTING
from retrieval.few import CHOSEN, Level, loudness, weigh
from retrieval.fusion import FusedRetriever
from retrieval.store import Store, open_store
from tests.fakes_search import CASES, TEXTS, FakeEncoder, bare_corpus

BY_ID = {case.id: case for case in CASES}
ENCODER = FakeEncoder()
WORDING = {"house/1.1": 0.5, "house/1.2": 0.3, "house/2.1": 0.2, "paper/1.1": 0.0}
FAR = "antidisestablishmentarianism"


@pytest.mark.parametrize(
    ("similarity", "clause", "level", "loud"),
    [
        (0.9, 0.6, CHOSEN, 1.0),  # nearer than the nearest clause by what it takes
        (1.0, 0.6, CHOSEN, math.e),
        (0.8, 0.6, CHOSEN, 1 / math.e),
        (0.5, 0.0, CHOSEN, 1.0),  # far from everything, and yet near enough
        (0.4, 0.0, CHOSEN, 1 / math.e),
        (0.7, 0.2, Level(nearer=0.1, least=0.6, width=0.2), math.exp(0.5)),
    ],
)
def test_how_loud_a_case_speaks(
    similarity: float, clause: float, level: Level, loud: float
) -> None:
    near = [Neighbour(case_id="c1", similarity=similarity)]
    assert loudness(near, clause, level) == {"c1": pytest.approx(loud)}


@pytest.mark.parametrize(
    ("loud", "scores", "covered"),
    [
        ({}, WORDING, 0.8),
        ({"c3": 1.0}, {"house/1.1": 0.25, "house/1.2": 0.65, "house/2.1": 0.1}, 0.9),
        ({"c3": 0.0}, WORDING, 0.8),
        ({"c4": 1.0}, {"house/1.1": 0.25, "house/1.2": 0.15, "house/2.1": 0.1}, 0.4),
        (
            {"c1": 1.0},
            {
                "house/1.1": (0.5 + 1 / (1 + SUPPORTING)) / 2,
                "house/1.2": 0.15,
                "house/2.1": 0.1,
                "paper/1.1": SUPPORTING / (1 + SUPPORTING) / 2,
            },
            0.9,
        ),
    ],
)
def test_what_they_say_together(
    loud: dict[str, float], scores: dict[str, float], covered: float
) -> None:
    weighed = weigh(WORDING, 0.8, loud, BY_ID)
    assert weighed.scores == pytest.approx({"paper/1.1": 0.0, **scores})
    assert weighed.covered == pytest.approx(covered)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A user's code with the four cases, and no norms."""
    folder = tmp_path_factory.mktemp("own")
    corpus = bare_corpus().model_copy(
        update={"cases": tuple(case.model_copy(update={"conditions": ()}) for case in CASES)}
    )
    build(corpus, ENCODER, folder, silent)
    return open_store(folder, ENCODER)


@pytest.mark.parametrize("case", [case for case in CASES if case.clauses], ids=lambda case: case.id)
def test_a_question_that_is_a_cases_own_goes_to_its_clause(own: Store, case: object) -> None:
    assert isinstance(case, type(CASES[0]))
    found = FusedRetriever(own, ENCODER, None).find(case.question, 4)
    assert found.ranking.hits[0].clause_id == case.clauses[0]
    assert found.reading is None
    assert "cases" in [placed.system for placed in found.ranking.hits[0].placements]


def test_a_question_that_no_clause_governs_is_known_by_its_case(own: Store, bare: Store) -> None:
    question = CASES[3].question
    with_case = FusedRetriever(own, ENCODER, None).find(question, 4).ranking.covered
    without = FusedRetriever(own, ENCODER, None).find(question, 4, frozenset({"c4"}))
    assert with_case < without.ranking.covered - 0.3
    assert "c4" not in {each.case_id for each in without.ranking.neighbours}


@pytest.mark.parametrize("question", [FAR, "Which working hours does the handbook describe?"])
def test_an_unlike_question_is_answered_as_if_there_were_no_cases(
    own: Store, bare: Store, question: str
) -> None:
    with_cases = FusedRetriever(own, ENCODER, None).find(question, 4).ranking.hits
    alone = FusedRetriever(bare, ENCODER, None).find(question, 4).ranking.hits
    assert with_cases[0].clause_id == alone[0].clause_id
    assert with_cases[0].score == pytest.approx(alone[0].score, abs=0.1)


def test_a_case_that_is_hardly_heard_is_not_named_as_a_reason(own: Store) -> None:
    hits = FusedRetriever(own, ENCODER, None).find(FAR, 4).ranking.hits
    assert {placed.system for hit in hits for placed in hit.placements} == {"dense"}


def test_all_clauses_share_out_what_is_not_left_to_silence(own: Store) -> None:
    for text in (*(text for _, text in TEXTS.values()), FAR, "", "x"):
        hits = FusedRetriever(own, ENCODER, None).find(text, 4).ranking.hits
        assert 0 < sum(hit.score for hit in hits) <= 1 + 1e-5
