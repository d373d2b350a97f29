"""Somebody who knows all but one asker's questions, and looks at the overview again and again.

They know how it is made, too: they can make each publication anew for whatever the last asker may
have asked, and see which of these the real one is.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.overview import Asked
from records.database import Database, open_database
from records.suppression import Codes, Table, suppressed
from records.telling import Question, tell
from records.topics import Topics
from tests.clocks import Clock
from tests.fakes import by_last_word
from tests.people import OTTO
from tests.records.asking import ask, forget

WINDOW = datetime(2026, 2, 23, tzinfo=UTC)
WEEKS = timedelta(weeks=4)
LEAST = 5
TARGET = "target"
FEW = ("msp-code/5", "msp-code/6", "press-article/1")
"""Topics that two others asked about each: with the target still too few."""


def question(who: str, day: int, topic: str, verdict: str, words: str = "") -> Question:
    return Question(WINDOW + timedelta(days=day), who, topic, verdict, words)


def others(first_day: int) -> list[Question]:
    usual = [
        question(f"p{number}", first_day + 7 * week, "msp-code/3", verdict)
        for number in range(9)
        for week in range(4)
        for verdict in ("forbidden", "permitted")
    ]
    rare = [
        question(f"p{number}", first_day, topic, "forbidden")
        for place, topic in enumerate(FEW)
        for number in (place, place + 1)
    ]
    return usual + rare


def publication(window: int, questions: Iterable[Question]) -> Asked:
    begins = WINDOW + window * WEEKS
    return tell(list(questions), begins, begins + WEEKS, LEAST, by_last_word)


def two(topic: str, verdict: str = "forbidden") -> tuple[Asked, Asked]:
    """Two publications that follow each other; the target asked once, in the second."""
    second = [*others(28), question(TARGET, 30, topic, verdict)]
    return publication(0, others(0)), publication(1, second)


def test_which_of_the_rare_topics_it_was_cannot_be_learned() -> None:
    assert len({two(topic) for topic in FEW}) == 1


def test_what_the_others_asked_is_told_the_same_whatever_the_target_did() -> None:
    assert len({two(topic)[0] for topic in (*FEW, "msp-code/3")}) == 1


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'mayi.db'}", Clock(WINDOW))


def look(database: Database) -> tuple[Asked, ...]:
    topics = Topics(database, OTTO, LEAST)
    topics.publish(by_last_word)
    return topics.asked()


def test_nothing_that_one_asker_does_is_seen_between_two_closings(database: Database) -> None:
    clock = database.now
    assert isinstance(clock, Clock)
    rows = [(f"p{n}", WINDOW, "msp-code/3.2", "forbidden", "May I?") for n in range(9)]
    kept = ask(database, rows)
    mine = ask(database, [(TARGET, WINDOW, "msp-code/3.2", "forbidden", "May I?")])
    clock.at = WINDOW + WEEKS
    before = look(database)
    assert [each.questions for each in before] == [10]
    looks = []
    for act in (
        lambda: forget(database, mine[0]),
        lambda: ask(database, [(TARGET, clock(), "msp-code/4.1", "forbidden", "May I?")]),
        lambda: ask(database, [(TARGET, WINDOW, "msp-code/4.1", "forbidden", "May I?")]),
        lambda: forget(database, kept[0]),
    ):
        act()
        clock.tick(days=6)
        looks.append(look(database))
    assert looks == [before] * 4
    # The target alone asked in the next four weeks: that is not told, nor that anybody did.
    clock.at = WINDOW + 2 * WEEKS
    assert look(database) == before
    # It waits until enough others ask as well.
    later = [(f"p{n}", clock(), "msp-code/4.1", "forbidden", "May I?") for n in range(4)]
    ask(database, later)
    clock.at = WINDOW + 3 * WEEKS
    first, second = look(database)
    assert (first,) == before
    assert (second.begins, second.questions) == ((WINDOW + WEEKS).date(), 5)


def figures(told: list[Table]) -> np.ndarray:
    return np.concatenate(
        [t.codes[:, None] == np.unique(t.codes)[None, :] for t in told], axis=1
    ).astype(float)


row = st.tuples(st.integers(0, 7), st.integers(0, 3), st.integers(-2, 4), st.integers(0, 2))


@settings(max_examples=60)
@given(st.lists(row, min_size=8, max_size=50), st.lists(row, min_size=8, max_size=50))
def test_no_weights_find_one_asker_in_two_publications(
    first: list[tuple[int, ...]], second: list[tuple[int, ...]]
) -> None:
    """The strongest reckoning: any real weights, chosen to hold one asker apart from the rest.

    Least squares looks for weights of all figures of both publications whose sum is 1 for the
    questions that one asker asked about one topic, and 0 for all others.
    """
    homes = {0: -1, 1: -1, 2: -1, 3: -2, 4: -2, -2: -1}
    verdicts = {0: -1, 1: -1, 2: -1}
    both, owners, topics = [], [], []
    for rows in (first, second):
        columns = np.array([*rows, *((asker, 0, 0, 0) for asker in range(8))]).T
        tables = [Table(columns[1]), Table(columns[2], homes), Table(columns[3], verdicts)]
        both.append(figures(suppressed(tables, columns[0], 4)))
        owners.append(columns[0])
        topics.append(columns[2])
    shape = (len(both[0]) + len(both[1]), both[0].shape[1] + both[1].shape[1])
    together = np.zeros(shape)
    together[: len(both[0]), : both[0].shape[1]] = both[0]
    together[len(both[0]) :, both[0].shape[1] :] = both[1]
    owner: Codes = np.concatenate(owners)
    topic: Codes = np.concatenate(topics)
    for asker in range(8):
        for about in np.unique(topic[owner == asker]):
            wanted = ((owner == asker) & (topic == about)).astype(float)
            weights, *_ = np.linalg.lstsq(together, wanted, rcond=None)
            assert np.abs(together @ weights - wanted).max() > 1e-6
