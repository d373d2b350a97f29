"""What the wording of a user's own code says of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import silent
from domain.clause import Clause
from ingest.index import build
from retrieval.encoder import Encoder, open_encoder
from retrieval.fusion import FusedRetriever
from retrieval.store import Store, open_store
from retrieval.wording import Wording, standard
from tests.fakes_search import bare_corpus

RULES = (
    "Staff must not accept presents from suppliers.",
    "Claim travel costs within a month. Hotels above 150 euros need approval before booking.",
    "Employees may work from home on Fridays, provided that their team has agreed.",
    "Tell nobody what clients confide to you.",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return open_encoder("shipped")


@pytest.fixture(scope="module")
def store(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("own")
    corpus = bare_corpus()
    clauses = tuple(
        clause.model_copy(update={"text": text})
        for clause, text in zip(corpus.clauses, RULES, strict=True)
    )
    build(corpus.model_copy(update={"clauses": clauses}), encoder, folder, silent)
    return open_store(folder, encoder)


def by_text(store: Store, text: str) -> Clause:
    return next(clause for clause in store.corpus.clauses if clause.text == text)


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("A vendor sent me a bottle of wine. May I keep it?", 0),
        ("I slept in a hotel for 180 euros. Do I get the money back?", 1),
        ("Can I stay at home this Friday?", 2),
        ("May I tell my wife what a client told me?", 3),
    ],
)
def test_the_rule_that_is_about_it_comes_first(
    store: Store, encoder: Encoder, question: str, rule: int
) -> None:
    hits = FusedRetriever(store, encoder, None).find(question, 4).ranking.hits
    assert hits[0].clause_id == by_text(store, RULES[rule]).id


def test_what_asks_counts_beside_what_is_told(store: Store, encoder: Encoder) -> None:
    text = "I have been with clients for years. Can I work from home?"
    wording, seen = Wording(store, encoder), encoder.look(text)
    whole = wording.closely(text, text, seen).shares
    asked = wording.closely(text, "Can I work from home?", seen).shares
    home = by_text(store, RULES[2]).id
    assert asked[home] > whole[home]


@pytest.mark.parametrize("question", ["May I?", "🙂", "x " * 400])
def test_the_clauses_share_out_one(store: Store, encoder: Encoder, question: str) -> None:
    wording, seen = Wording(store, encoder), encoder.look(question)
    for worded in (
        wording.closely(question, question, seen),
        wording.roughly(question, seen.vector),
    ):
        assert sum(worded.shares.values()) == pytest.approx(1)
        assert list(worded.shares) == [clause.id for clause in store.corpus.clauses]


@given(st.dictionaries(st.text(max_size=3), st.floats(-1e3, 1e3), min_size=1))
def test_z_scores_have_no_mean_and_a_spread_of_one(scores: dict[str, float]) -> None:
    found = standard(scores, list(scores))
    assert sum(found.values()) == pytest.approx(0, abs=1e-3)
    assert sum(each**2 for each in found.values()) <= len(scores) * 1.001
