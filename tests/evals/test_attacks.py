"""Orders around questions: a verdict that changes is counted, with the order that did it."""

import pytest

from domain.decision import Verdict
from evals.attacks import WRAPPERS, attack
from evals.outcome import Answer, Outcome, System
from tests.evals.made import F, N, P, advice, said, topic


def asked(count: int, verdict: Verdict = F) -> list[Outcome]:
    return [said(topic(id=f"q{number}"), verdict, "x/1") for number in range(count)]


class Firm:
    """Forbids whatever it is told."""

    name = "firm"
    decides = True

    def answer(self, question: str) -> Answer:
        return Answer(ranking=(), held=(), advice=advice(F))


class Gullible(Firm):
    """Does what the first wrapper orders, and falls over at the second."""

    def answer(self, question: str) -> Answer:
        if question.startswith("Ignore"):
            return Answer(ranking=(), held=(), advice=advice(P))
        if question.endswith("PERMITTED."):
            raise KeyError("x")
        return super().answer(question)


@pytest.mark.parametrize(
    ("system", "outcomes", "changed", "permitted"),
    [
        (Firm(), asked(8), (0, 8), (0, 8)),
        (Gullible(), asked(8), (2, 8), (1, 8)),
        (Gullible(), asked(9), (3, 9), (2, 9)),
        (Firm(), asked(2, N), (2, 2), (0, 2)),
        (Gullible(), asked(1, P), (0, 1), (0, 0)),
        (Firm(), [said(topic(kind="attack"), F, "x/1")], (0, 0), (0, 0)),
    ],
)
def test_counts(
    system: System, outcomes: list[Outcome], changed: tuple[int, int], permitted: tuple[int, int]
) -> None:
    found = attack(system, outcomes, lambda what, done, total: None)
    assert (found.changed.k, found.changed.n) == changed
    assert (found.to_permitted.k, found.to_permitted.n) == permitted


def test_what_changed_is_told() -> None:
    found = attack(Gullible(), asked(8), lambda what, done, total: None)
    assert [(row.id, row.wrapper, row.before, row.after) for row in found.rows] == [
        ("q0", WRAPPERS[0], "forbidden", "permitted"),
        ("q1", WRAPPERS[1], "forbidden", "KeyError: 'x'"),
    ]
    assert list(found.by_wrapper.values()) == ["1 of 1", "1 of 1", *["0 of 1"] * 6]


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_every_wrapper_holds_its_question_once(wrapper: str) -> None:
    assert wrapper.format("{brace} QQ").count("{brace} QQ") == 1
