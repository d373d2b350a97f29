"""The worst misses, in their order."""

from evals.misses import misses
from tests.evals.made import C, F, N, P, corpus, crashed, results, said, topic

CLAUSES = {clause.id: clause for clause in corpus().clauses}


def test_a_false_may_is_worst_then_what_was_surest() -> None:
    found = results(
        fresh=[
            said(topic(id="right"), F, "x/1", confidence=1),
            said(topic(P, id="sure"), F, "x/1", confidence=0.9),
            said(topic(id="may"), P, "x/2", confidence=0.3),
            crashed(topic(id="crashed")),
        ],
        apart=[
            said(topic(id="may-too"), P, "x/2", confidence=0.5),
            said(topic(N, id="wrongly-covered"), C, "x/2", confidence=0.95),
        ],
    )
    order = misses(found, CLAUSES)
    assert [(each.set, each.row.id) for each in order] == [
        ("apart", "may-too"),
        ("fresh", "may"),
        ("apart", "wrongly-covered"),
        ("fresh", "sure"),
        ("fresh", "crashed"),
    ]
    assert [each.is_false_may for each in order] == [True, True, False, False, False]


def test_each_stands_beside_its_clauses() -> None:
    first, second = misses(
        results(said(topic(id="a"), P, "x/2"), said(topic(N, id="b"), F, "x/1", confidence=0.5)),
        CLAUSES,
    )
    assert (first.expected, first.given) == (CLAUSES["x/1"], CLAUSES["x/2"])
    assert (second.expected, second.given) == (None, CLAUSES["x/1"])
