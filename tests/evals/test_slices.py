"""Outcomes set apart and put together."""

import pytest

from evals.outcome import Outcome
from evals.slices import by_given_section, confusion, sliced, together
from tests.evals.made import C, F, N, P, crashed, said, topic

ROLES = [
    said(topic(id="a", role="manager", clauses=["x/2.1"]), F),
    said(topic(id="b", clauses=["x/1.1"]), F),
    said(topic(N, id="c", kind="off", role="manager"), N),
]


@pytest.mark.parametrize(
    ("dimension", "ids"),
    [
        ("section", {"x/2": ["a"], "x/1": ["b"], "not_covered": ["c"]}),
        ("role", {"manager": ["a", "c"]}),
        ("style", {}),
        ("kind", {"plain": ["a", "b"], "off": ["c"]}),
    ],
)
def test_parts(dimension: str, ids: dict[str, list[str]]) -> None:
    parts = sliced(ROLES, dimension)
    assert {value: [each.topic.id for each in part] for value, part in parts.items()} == ids


def test_answers_are_counted_where_they_rest() -> None:
    outcomes = [
        said(topic(), F, "x/1"),
        said(topic(), P, "x/1"),
        said(topic(), F, "x/2"),
        said(topic(), N),
        said(topic(N), N),
        crashed(topic()),
    ]
    counted = by_given_section(outcomes)
    assert {key: (share.k, share.n) for key, share in counted.items()} == {
        "x/1": (1, 2),
        "x/2": (0, 1),
        "not_covered": (1, 2),
    }


def test_confusion_counts_each_pair() -> None:
    table = confusion([said(topic(), F), said(topic(), P), said(topic(C), P), crashed(topic())])
    filled = {
        (expected, given): count
        for expected, row in table.items()
        for given, count in row.items()
        if count
    }
    assert filled == {
        ("forbidden", "forbidden"): 1,
        ("forbidden", "permitted"): 1,
        ("forbidden", ""): 1,
        ("conditional", "permitted"): 1,
    }
    assert {tuple(row) for row in table.values()} == {(*table, "")}


def test_twins_of_two_sets_stay_apart() -> None:
    def twins(name: str) -> tuple[Outcome, ...]:
        return (said(topic(twin="t1", id=f"{name}-1"), F), said(topic(id=f"{name}-2"), F))

    every = together({"fresh": {"mayi": twins("f")}, "probe": {"mayi": twins("p")}})
    assert [(each.topic.id, each.topic.twin) for each in every["mayi"]] == [
        ("f-1", "fresh/t1"),
        ("f-2", None),
        ("p-1", "probe/t1"),
        ("p-2", None),
    ]
