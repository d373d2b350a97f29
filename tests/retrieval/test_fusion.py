"""Clauses found, and who says so and why."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from advisor import silent
from domain.decision import Verdict
from domain.reading import Reading
from domain.search import Query
from ingest.index import build
from retrieval.fusion import READER, VOTES, FusedRetriever
from retrieval.store import Store, open_store
from tests.fakes_search import (
    GIFTS,
    TEXTS,
    FakeEncoder,
    FakeReader,
    reading,
    small_corpus,
)

ENCODER = FakeEncoder()
CASE = "Somebody slipped. Must I report it?"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("small")
    build(small_corpus(), ENCODER, folder, silent)
    return open_store(folder, ENCODER)


def sure_of(clause: str) -> Reading:
    return reading({clause: 1.0}, {Verdict.OBLIGATORY: 1.0})


@pytest.mark.parametrize(("k", "length"), [(1, 1), (3, 3), (4, 4), (10, 4), (0, 0)])
def test_up_to_k_clauses_best_first(small: Store, k: int, length: int) -> None:
    ranking = FusedRetriever(small, ENCODER, None).retrieve(Query(question=CASE), k)
    assert [hit.rank for hit in ranking.hits] == list(range(1, length + 1))
    scores = [hit.score for hit in ranking.hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.clause_id for hit in ranking.hits}) == length


@pytest.mark.parametrize("question", [CASE, "May I keep the wine?", "vendors", "x", "🙂"])
def test_the_scores_of_all_clauses_share_out_what_is_covered(small: Store, question: str) -> None:
    ranking = FusedRetriever(small, ENCODER, None).retrieve(Query(question=question), 10)
    assert 0 <= sum(hit.score for hit in ranking.hits) <= 1 + 1e-5
    assert all(0 <= hit.score <= 1 for hit in ranking.hits)


def test_every_hit_knows_who_placed_it_and_why(small: Store) -> None:
    question = "Somebody slipped. Must I report it?"
    hits = FusedRetriever(small, ENCODER, None).retrieve(Query(question=question), 10).hits
    first = hits[0]
    assert first.clause_id == "house/1.2"
    assert [(each.system, each.rank, each.why) for each in first.placements] == [
        ("cases", 1, "1 of the 4 nearest worked cases turn on it"),
        ("dense", first.placements[1].rank, f"similarity {first.placements[1].score:.2f}"),
        ("bm25", 1, "shares the words report"),
    ]
    for hit in hits:
        assert [each.system for each in hit.placements][-1:] != []
        assert all(each.why and each.rank >= 1 for each in hit.placements)


def test_dense_places_by_cosine(small: Store) -> None:
    vectors = ENCODER.encode([text for _, text in TEXTS.values()])
    cosines = dict(zip(TEXTS, (vectors @ ENCODER.encode([CASE])[0]).tolist(), strict=True))
    for hit in FusedRetriever(small, ENCODER, None).retrieve(Query(question=CASE), 4).hits:
        dense = next(each for each in hit.placements if each.system == "dense")
        assert dense.score == pytest.approx(cosines[hit.clause_id], abs=1e-4)
        assert dense.rank == 1 + sum(
            other > cosines[hit.clause_id] + 1e-6 for other in cosines.values()
        )


@pytest.mark.parametrize("clause", TEXTS)
def test_a_reader_that_is_sure_puts_its_clause_first(small: Store, clause: str) -> None:
    found = FusedRetriever(small, ENCODER, FakeReader(sure_of(clause))).find(CASE, 4)
    assert found.ranking.hits[0].clause_id == clause
    assert found.reading
    assert found.reading.clauses[clause] >= READER / (READER + VOTES) - 1e-9


def test_the_reading_is_the_readers_and_the_cases_blended(small: Store) -> None:
    reader = FakeReader(reading({"house/2.1": 0.6}, {Verdict.INFORMATION: 1.0}, nothing=0.4))
    votes = FusedRetriever(small, ENCODER, None).find(CASE, 4)
    found = FusedRetriever(small, ENCODER, reader).find(CASE, 4)
    assert reader.history == [CASE]
    assert votes.reading and found.reading
    share = READER / (READER + VOTES)
    assert found.reading.nothing == pytest.approx(share * 0.4 + (1 - share) * votes.reading.nothing)
    assert found.ranking.covered == pytest.approx(1 - found.reading.nothing)
    assert found.ranking.neighbours == votes.ranking.neighbours


class MeetingReader(FakeReader):
    """Gives no reading before it reads for as many askers as there are cores, four at most."""

    def __init__(self) -> None:
        super().__init__(sure_of("house/1.2"))
        self.meeting = Barrier(min(os.cpu_count() or 1, 4), timeout=30)

    def read(self, question: str) -> Reading:
        self.meeting.wait()
        return super().read(question)


def test_nobodys_question_waits_for_anothers(small: Store) -> None:
    reader = MeetingReader()
    retriever = FusedRetriever(small, ENCODER, reader)
    asked = [f"{CASE} {number}" for number in range(reader.meeting.parties)]
    with ThreadPoolExecutor(len(asked)) as askers:
        found = list(askers.map(lambda question: retriever.find(question, 1), asked))
    assert [each.ranking.hits[0].clause_id for each in found] == ["house/1.2"] * len(asked)
    assert sorted(reader.history) == asked


def test_the_neighbours_are_the_nearest_cases(small: Store) -> None:
    neighbours = FusedRetriever(small, ENCODER, None).find(CASE, 4).ranking.neighbours
    assert neighbours[0].case_id == "c3"
    assert neighbours[0].similarity == pytest.approx(1, abs=1e-5)
    assert {each.case_id for each in neighbours} == {"c1", "c2", "c3", "c4"}


@pytest.mark.parametrize(
    ("question", "best"),
    [
        (GIFTS, "house/1.1"),
        ("Does everybody report accidents within a day?", "house/1.2"),
        ("Which working hours are described?", "house/2.1"),
    ],
)
def test_without_cases_wording_decides(bare: Store, question: str, best: str) -> None:
    found = FusedRetriever(bare, ENCODER, None).find(question, 4)
    assert found.reading is None
    assert found.ranking.neighbours == ()
    assert found.ranking.hits[0].clause_id == best
    assert [each.system for each in found.ranking.hits[0].placements] == ["dense", "bm25"]


def test_without_cases_the_nearest_clause_says_whether_it_is_covered(bare: Store) -> None:
    near = FusedRetriever(bare, ENCODER, None).find(GIFTS, 4).ranking.covered
    far = FusedRetriever(bare, ENCODER, None).find("antidisestablishmentarianism", 4)
    assert near > 0.99
    assert far.ranking.covered < 0.01


def test_the_topics_nearest_to_a_text(small: Store, bare: Store) -> None:
    topics = FusedRetriever(small, ENCODER, None).find("Are pens welcome?", 2).topics
    assert topics[0][1] == pytest.approx(1, abs=1e-5)
    assert [id for id, _ in topics] == ["0:1", "0:0"]
    assert FusedRetriever(bare, ENCODER, None).find("Are pens welcome?", 2).topics == ()


@pytest.mark.parametrize("question", ["", " ", "\x00", "🙂" * 50, "a" * 10_000, "\ud800"])
def test_no_question_breaks_the_search(small: Store, bare: Store, question: str) -> None:
    for store in (small, bare):
        assert len(FusedRetriever(store, ENCODER, None).find(question, 4).ranking.hits) == 4


def test_ties_go_by_the_order_of_the_clauses(bare: Store) -> None:
    def ranked(question: str) -> Sequence[str]:
        hits = FusedRetriever(bare, ENCODER, None).find(question, 4).ranking.hits
        return [hit.clause_id for hit in hits]

    assert ranked("antidisestablishmentarianism") == list(TEXTS)
