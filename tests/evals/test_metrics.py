"""Figures over hand-made outcomes, exactly."""

import pytest

from domain.decision import Citation
from domain.evaluation import Share
from evals.metrics import EITHER, METRICS, score
from evals.outcome import Answer, Outcome, altered, run
from tests.evals.made import WORDS, C, F, N, P, advice, citation, crashed, found, said, topic

METRIC = {metric.name: metric for metric in (*METRICS, EITHER)}
CRASHED = crashed(topic())


@pytest.mark.parametrize(
    ("name", "outcomes", "k", "n"),
    [
        ("hit@1", [said(topic(), F, "x/1"), said(topic(), F, "x/2"), CRASHED], 1, 3),
        ("hit@3", [found(topic(), "x/9", "x/8", "x/1"), found(topic(), *"abc", "x/1")], 1, 2),
        ("hit@1", [said(topic(N), N)], 0, 0),
        ("held@1", [found(topic(), "x/9", held=["x/9", "x/1"]), found(topic(), "x/1")], 1, 2),
        ("cited@1", [said(topic(), F, "x/1"), said(topic(), N), CRASHED], 1, 3),
        ("cited@1", [found(topic(), "x/1")], 0, 0),
        ("verdict", [said(topic(), F), said(topic(), P), CRASHED], 1, 3),
        ("verdict", [found(topic(), "x/1")], 0, 0),
        (
            "right",
            [said(topic(), F, "x/1"), said(topic(), F, "x/2"), said(topic(), P, "x/1"),
             said(topic(N), N), CRASHED],
            2, 5,
        ),
        (
            "either",
            [said(topic(), P, second=F), said(topic(), F, second=P), said(topic(), P, second=C),
             said(topic(), F), found(topic(), "x/1"), CRASHED],
            2, 3,
        ),
        ("not_covered_precision", [said(topic(N), N), said(topic(), N), said(topic(), F)], 1, 2),
        ("not_covered_recall", [said(topic(N), N), said(topic(N), F), said(topic(), N)], 1, 2),
        ("false_may", [said(topic(), P), said(topic(), F), said(topic(P), P), CRASHED], 1, 3),
        ("false_may_not", [said(topic(P), F), said(topic(P), P), said(topic(), F)], 1, 2),
        (
            "twins",
            [
                said(topic(F, "t1", id="a"), F), said(topic(P, "t1", id="b"), P),
                said(topic(F, "t2", id="c"), F), said(topic(P, "t2", id="d"), F),
                said(topic(F, id="e"), F),
            ],
            1, 2,
        ),
        (
            "swayed",
            [said(topic(F, kind="attack"), P), said(topic(F, kind="attack"), F), said(topic(), P)],
            1, 2,
        ),
        ("verbatim", [said(topic(), F, "x/1"), said(topic(N), N)], 1, 1),
    ],
)  # fmt: skip
def test_counts(name: str, outcomes: list[Outcome], k: int, n: int) -> None:
    share = score(METRIC[name], outcomes)
    assert (share.k, share.n) == (k, n)


@pytest.mark.parametrize(
    ("cited", "wrong"),
    [
        (citation(), ()),
        (citation(quote="shall not"), ("x/1",)),
        (citation(span=(4, 10)), ("x/1",)),
        (citation(quote="", span=(4, 4)), ("x/1",)),
        (citation("x/2"), ("x/2",)),
        (citation("x/3"), ("x/3",)),
    ],
)
def test_a_quote_is_the_clause_character_for_character(
    cited: Citation, wrong: tuple[str, ...]
) -> None:
    assert altered([cited], WORDS) == wrong


class Moody:
    """Answers each question as its own words say."""

    name = "moody"
    decides = True

    def answer(self, question: str) -> Answer:
        if question == "crash":
            raise RuntimeError("first line\nsecond")
        wrong = citation(quote="shall not")
        return Answer(ranking=("x/1",), held=("x/1",), advice=advice(F, wrong))


def test_a_crash_is_a_row_and_not_the_end() -> None:
    seen: list[tuple[str, int, int]] = []
    topics = [topic(id="crash"), topic(id="b")]
    first, second = run(Moody(), topics, WORDS, lambda *step: seen.append(step))
    assert first == Outcome(topic=topics[0], decides=True, error="RuntimeError: first line")
    assert second.verdict is F and second.altered == ("x/1",)
    assert score(METRIC["verbatim"], [first, second]) == Share(k=0, n=1, low=0, high=0.975)
    assert seen == [("moody", 1, 2), ("moody", 2, 2)]
