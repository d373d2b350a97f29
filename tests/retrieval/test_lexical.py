"""BM25 over stems, and the words that question and clause share."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.lexical import Lexical, stems
from tests.fakes_search import TEXTS

THREE = Lexical(["a", "b", "c"], ["gift gift vendor", "gift report", "procrastination"])
SMALL = Lexical(list(TEXTS), [text for _, text in TEXTS.values()])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("May I accept GIFTS from a vendor?", ["accept", "gifts", "vendor"]),
        ("confidential confidentiality", ["confid", "confid"]),
        ("the_under_score", ["under", "score"]),
        ("E-mail, 24/7!", ["e", "mail", "24", "7"]),
        ("Straße", ["strass"]),
        ("may I of the", []),
        ("", []),
    ],
)
def test_stems(text: str, found: list[str]) -> None:
    assert stems(text) == found


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("a gift from the vendor", ["a", "b", "c"]),
        ("report", ["b", "a", "c"]),
        ("procrastinating", ["c", "a", "b"]),
        ("nothing shared here", ["a", "b", "c"]),
        ("", ["a", "b", "c"]),
    ],
)
def test_scores(question: str, best: Sequence[str]) -> None:
    scores = THREE.scores(question)
    assert sorted(scores, key=lambda id: (-scores[id], id)) == list(best)
    assert all(score >= 0 for score in scores.values())


def test_the_score_is_robertsons() -> None:
    """BM25 with k1 = 1.5 and b = 0.75, worked out by hand for one word."""
    length, mean = 3, (3 + 2 + 1) / 3
    idf = math.log((3 - 2 + 0.5) / (2 + 0.5) + 1)
    tf = 2 / (2 + 1.5 * (1 - 0.75 + 0.75 * length / mean))
    assert THREE.scores("gift")["a"] == pytest.approx(idf * tf, rel=1e-5)
    assert THREE.scores("gift")["c"] == 0


@pytest.mark.parametrize(
    ("question", "id", "shared"),
    [
        ("May I accept a gift, Vendor?", "house/1.1", ("accept", "vendor")),
        ("gifts and gifts, accepted", "house/1.1", ("gifts", "accepted")),
        ("accident reports", "house/1.2", ("accident", "reports")),
        ("May I?", "house/1.1", ()),
        ("", "house/1.1", ()),
    ],
)
def test_shared(question: str, id: str, shared: tuple[str, ...]) -> None:
    assert SMALL.shared(question, id) == shared


@given(st.text())
def test_any_question_gets_a_score_for_every_clause(question: str) -> None:
    scores = SMALL.scores(question)
    assert list(scores) == list(TEXTS)
    assert all(math.isfinite(score) for score in scores.values())
    for id in TEXTS:
        assert bool(SMALL.shared(question, id)) == (scores[id] > 0)


def test_a_clause_of_stop_words_alone_is_indexed_too() -> None:
    assert Lexical(["a"], ["of the"]).scores("gift") == {"a": 0.0}
