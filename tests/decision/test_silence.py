"""Why the sources do not settle a question."""

import pytest

from decision.decide import Findings
from decision.explain import NOT_ENGLISH, NOTHING_FOUND, silent
from domain.case import WorkedCase
from domain.reading import Reading
from domain.search import Hit, Ranking
from tests.decision.findings import GERMAN, decide, found, ranking
from tests.fakes_search import CASES, reading

FIRST = Ranking(hits=(Hit(clause_id="house/1.1", rank=1, score=0.7),))
NEAREST = "The clause that comes nearest is house/1.1."


@pytest.mark.parametrize(
    ("is_english", "read", "ranking", "cases", "said"),
    [
        (False, reading(), FIRST, CASES, [NOT_ENGLISH]),
        (True, reading(), Ranking(hits=()), CASES, [NOTHING_FOUND]),
        (
            True, reading(nothing=0.9), FIRST, CASES,
            [
                NEAREST,
                "The probability that no clause settles this is 0.45; from 0.30 on, the sources "
                "count as silent.",
                "No clause settles 1 of the 4 nearest worked cases.",
            ],
        ),
        (
            True, None, FIRST.model_copy(update={"covered": 0.25}), (),
            [NEAREST, "The probability that no clause settles this is 0.75."],
        ),
    ],
)  # fmt: skip
def test_silence(
    is_english: bool,
    read: Reading | None,
    ranking: Ranking,
    cases: tuple[WorkedCase, ...],
    said: list[str],
) -> None:
    assert list(silent(is_english, read, ranking, cases)) == said


@pytest.mark.parametrize(
    ("findings", "why"),
    [
        (
            found(reading(nothing=1.0), place=ranking(neighbours={"c1": 0.9, "c4": 0.8})),
            (
                "The clause that comes nearest is house/1.1.",
                "The probability that no clause settles this is 0.50; from 0.30 on, the sources "
                "count as silent.",
                "No clause settles 1 of the 2 nearest worked cases.",
            ),
        ),
        (
            found(None, place=ranking(covered=0.3)),
            (
                "The clause that comes nearest is house/1.1.",
                "The probability that no clause settles this is 0.70.",
            ),
        ),
        (found(reading(), GERMAN), (NOT_ENGLISH,)),
        (found(reading(), place=Ranking(hits=())), (NOTHING_FOUND,)),
    ],
)
def test_why_the_sources_are_silent(findings: Findings, why: tuple[str, ...]) -> None:
    assert decide(findings).why == why
