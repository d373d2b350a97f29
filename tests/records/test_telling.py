"""A publication holds each question once in each table, and no figure of too few."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.overview import NOT_COVERED, OTHER, Asked
from records.telling import CLUSTERS, GROUPED, SECTIONS, Question, tell
from tests.fakes import by_last_word

BEGINS = datetime(2026, 2, 23, tzinfo=UTC)
ENDS = BEGINS + timedelta(weeks=4)
VERDICTS = ("forbidden", "permitted", "conditional")


def told(questions: Sequence[Question], least: int) -> Asked:
    return tell(questions, BEGINS, ENDS, least, by_last_word)


def question(who: str, day: float, topic: str, verdict: str, words: str = "") -> Question:
    return Question(BEGINS + timedelta(days=day), who, topic, verdict, words)


def a_question(who: str, day: float, settled: bool, topic: int, verdict: int) -> Question:
    if settled:
        return question(who, day, f"code/{topic}", VERDICTS[verdict])
    return question(who, day, NOT_COVERED, "not_covered", f"where park zebra{topic}")


QUESTIONS = st.builds(
    a_question,
    st.sampled_from("abcdefgh"),
    st.floats(0, 27.9),
    st.booleans(),
    st.integers(0, 4),
    st.integers(0, 2),
)


@settings(max_examples=80)
@given(st.lists(QUESTIONS, max_size=60), st.integers(2, 5))
def test_each_question_is_told_once_in_each_table(asked: list[Question], least: int) -> None:
    everybody = [question(who, 0, "code/0", "forbidden") for who in "abcde"]
    found = told([*asked, *everybody], least)
    total = len(asked) + len(everybody)
    assert found.questions == total
    assert sum(each.questions for each in found.topics) == total
    assert sum(each.questions for each in found.verdicts) == total
    assert sum(each.weeks for each in found.weeks) == 4
    unsettled = {each.label: each.questions for each in found.topics}.get(NOT_COVERED, 0)
    assert sum(each.questions for each in found.clusters) <= unsettled
    counts = [each.questions for each in found.weeks]
    counts += [each.questions for each in (*found.topics, *found.verdicts)]
    assert min([*counts, *(each.questions for each in found.clusters)]) >= least


def test_no_more_sections_and_clusters_than_one_can_read() -> None:
    many = [
        a_question(who, 0, settled, topic, 0)
        for who in "abcdef"
        for settled in (True, False)
        for topic in range(30)
    ]
    many += [question(who, 0, NOT_COVERED, "not_covered", "a b") for who in "abcdef"]
    found = told(many, 5)
    labels = [each.label for each in found.topics]
    assert (len(labels), labels[-2:]) == (SECTIONS + 2, [NOT_COVERED, OTHER])
    assert len(found.clusters) == CLUSTERS


def test_of_very_many_some_are_grouped_evenly() -> None:
    many = [
        question(f"p{number % 50}", 27 * number / 3000, NOT_COVERED, "not_covered", "my zebra")
        for number in range(3000)
    ]
    (cluster,) = told(many, 5).clusters
    assert cluster.questions == GROUPED
    many = [*many, many[-1]]
    assert told(many, 5).clusters[0].questions == 751


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "\x00",
        "x" * 10_000,
        "=1+1",
        "<b>",
        "\u202eevil\u202c",
        "🧺",
        "'; DROP TABLE turn;--",
    ],
)
def test_whatever_was_typed_is_told_without_it(words: str) -> None:
    asked = [question(who, 0, NOT_COVERED, "not_covered", f"{words} z") for who in "abcdef"]
    found = told(asked, 5)
    assert found.questions == 6
    shown = [word for each in found.clusters for word in each.words]
    assert all(word.isalpha() and len(word) <= 30 for word in shown)
