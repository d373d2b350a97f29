"""What is asked is told once for each four weeks, and never about a few people."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import EncoderFault, NotAllowed
from domain.overview import Asked, Cluster, Count, Grouped, Weeks
from domain.person import ALONE, Person
from records.database import Database
from records.schema import PublishedRow
from records.topics import Topics
from tests.clocks import Clock
from tests.fakes import by_last_word
from tests.people import ADA, ANN, MAY, OLGA, OTTO
from tests.records.asking import Question, ask, forget

WINDOW = datetime(2026, 2, 23, tzinfo=UTC)
"""A window begins here, and the tests' clock stands in its first week."""
AFTER = timedelta(days=29)
GIFTS, SECRETS = "msp-code/3.2", "msp-code/4.1"


def on(day: int, hour: int = 9) -> datetime:
    return WINDOW + timedelta(days=day, hours=hour)


def people(first: int, last: int) -> Iterator[str]:
    return (f"p{number}" for number in range(first, last))


def usual(day: int = 0) -> list[Question]:
    """Eight people ask about gifts, in two weeks, and are told two verdicts."""
    return [
        (who, on(day + 7 * week), GIFTS, verdict, "May I keep the hamper?")
        for who in people(0, 8)
        for week, verdict in ((0, "forbidden"), (1, "permitted"), (0, "permitted"))
    ]


def unsettled(words: str, first: int, last: int) -> list[Question]:
    return [(who, on(2), "", "not_covered", words) for who in people(first, last)]


def published(database: Database, least: int = 5, who: Person = OTTO) -> tuple[Asked, ...]:
    topics = Topics(database, who, least)
    topics.publish(by_last_word)
    return topics.asked()


def test_only_an_officer_is_told(database: Database) -> None:
    for who in (ANN, MAY, ADA):
        topics = Topics(database, who, 5)
        for act in (
            topics.asked,
            lambda topics=topics: topics.publish(by_last_word),
            lambda topics=topics: topics.own(by_last_word),
        ):
            with pytest.raises(NotAllowed, match="^Your role does not let you see what is asked."):
                act()


def test_weeks_that_are_over_are_told(database: Database, clock: Clock) -> None:
    ask(database, usual() + unsettled("Where do I leave my zebra?", 0, 6))
    assert published(database) == ()
    clock.at = WINDOW + timedelta(days=27, hours=23)
    assert published(database) == ()
    clock.at = WINDOW + timedelta(days=28)
    assert published(database) == (
        Asked(
            begins=date(2026, 2, 23),
            ends=date(2026, 3, 23),
            least=5,
            weeks=(
                Weeks(begins=date(2026, 2, 23), weeks=1, questions=22),
                Weeks(begins=date(2026, 3, 2), weeks=3, questions=8),
            ),
            topics=(
                Count(label="msp-code/3", questions=24),
                Count(label="not_covered", questions=6),
            ),
            verdicts=(
                Count(label="forbidden", questions=8),
                Count(label="not_covered", questions=6),
                Count(label="permitted", questions=16),
            ),
            clusters=(Cluster(words=("leave", "zebra"), questions=6, centre=(0.0, 0.0)),),
        ),
    )


def test_a_topic_of_four_is_not_told(database: Database, clock: Clock) -> None:
    four = [(who, on(1), SECRETS, "forbidden", "May I sell it?") for who in people(0, 4)]
    five = [(who, on(1), "msp-code/2.1", "forbidden", "Must I?") for who in people(0, 5)]
    ask(database, usual() + four + five)
    clock.tick(days=29)
    (told,) = published(database)
    assert told.topics == (
        Count(label="msp-code/3", questions=24),
        Count(label="other", questions=9),
    )


def test_a_word_of_four_is_not_told(database: Database, clock: Clock) -> None:
    four = unsettled("Miller parks the zebra?", 0, 4)
    ask(database, usual() + four + unsettled("Who parks a zebra?", 4, 8))
    clock.tick(days=29)
    (told,) = published(database)
    assert [each.words for each in told.clusters] == [("parks", "zebra")]
    assert "Miller".casefold() not in told.model_dump_json()


def test_too_few_wait_for_the_next_weeks(database: Database, clock: Clock) -> None:
    ask(database, [(who, on(1), GIFTS, "forbidden", "May I?") for who in people(0, 4)])
    clock.at = WINDOW + AFTER
    assert published(database) == ()
    ask(database, [(who, on(30), GIFTS, "forbidden", "May I?") for who in people(3, 6)])
    clock.at = WINDOW + 2 * AFTER
    (told,) = published(database)
    assert (told.begins, told.ends, told.questions) == (date(2026, 2, 23), date(2026, 4, 20), 7)
    assert told.weeks == (Weeks(begins=date(2026, 2, 23), weeks=8, questions=7),)


def test_what_was_told_stays_when_a_question_is_deleted(database: Database, clock: Clock) -> None:
    kept = ask(database, usual() + unsettled("Where do I leave my zebra?", 0, 6))
    clock.at = WINDOW + AFTER
    before = published(database)
    for conversation in kept:
        forget(database, conversation)
    ask(database, unsettled("Where do I leave my zebra?", 6, 9))  # as if asked back then
    clock.at = WINDOW + 2 * AFTER
    assert published(database) == before


def test_what_was_deleted_before_is_not_told(database: Database, clock: Clock) -> None:
    ask(database, usual())
    forget(database, ask(database, unsettled("Where do I leave my zebra?", 0, 6))[0])
    clock.at = WINDOW + AFTER
    (told,) = published(database)
    assert told.topics[1] == Count(label="not_covered", questions=5)


def test_what_was_told_of_fewer_is_hidden_when_more_are_needed(
    database: Database, clock: Clock
) -> None:
    ask(database, usual())
    clock.at = WINDOW + AFTER
    assert len(published(database, least=5)) == 1
    assert published(database, least=6) == ()
    assert len(published(database, least=4)) == 1


def test_two_officers_open_it_at_once(database: Database, clock: Clock) -> None:
    for window in range(4):
        ask(database, usual(28 * window))
    clock.at = WINDOW + 5 * AFTER
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda who: published(database, who=who), [OTTO, OLGA] * 2))
    told = published(database)
    assert [each.begins for each in told] == [
        (WINDOW + timedelta(days=28 * window)).date() for window in range(4)
    ]
    assert all(set(each) <= set(told) for each in map(frozenset, both))
    with database.reading() as session:
        assert session.query(PublishedRow).count() == 4


def test_a_publication_that_comes_late_is_thrown_away(database: Database, clock: Clock) -> None:
    """The officer's own page was slow; a colleague has published the same weeks meanwhile."""
    ask(database, usual() + unsettled("Where is my zebra?", 0, 6))
    clock.at = WINDOW + AFTER

    def meanwhile(texts: Sequence[str], least: int) -> Grouped:
        published(database, who=OLGA)
        return by_last_word(texts, least)

    Topics(database, OTTO, 5).publish(meanwhile)
    assert len(Topics(database, OTTO, 5).asked()) == 1


def test_a_fault_on_the_way_leaves_nothing_half_told(database: Database, clock: Clock) -> None:
    ask(database, usual() + unsettled("Where is my zebra?", 0, 6))
    ask(database, usual(28))
    clock.at = WINDOW + 3 * AFTER

    def breaks(texts: Sequence[str], least: int) -> Grouped:
        raise EncoderFault("shipped", "it is gone")

    topics = Topics(database, OTTO, 5)
    with pytest.raises(EncoderFault):
        topics.publish(breaks)
    assert topics.asked() == ()
    assert [each.questions for each in published(database)] == [30, 24]


def test_alone_one_sees_all_of_ones_own(database: Database, clock: Clock) -> None:
    assert Topics(database, ALONE, 1).own(by_last_word) == ()
    ask(
        database,
        [
            (ALONE.id, on(1), GIFTS, "forbidden", "May I keep it?"),
            (ALONE.id, on(40), "", "not_covered", "Where is my zebra?"),
            (ALONE.id, on(41), "", "not_covered", "Who feeds the zebra?"),
            (ALONE.id, on(41), "", "not_covered", "May I sell my bicycle?"),
            *usual(),
        ],
    )
    first, second = Topics(database, ALONE, 1).own(by_last_word)
    assert (first.questions, first.topics) == (1, (Count(label="msp-code/3", questions=1),))
    assert second.weeks == (Weeks(begins=date(2026, 3, 23), weeks=2, questions=3),)
    assert [each.words for each in second.clusters] == [("zebra", "feeds")]
    assert Topics(database, ALONE, 1).asked() == ()  # nothing of it is stored


def test_nobody_else_has_questions_of_their_own(database: Database) -> None:
    ask(database, [(OTTO.id, on(1), GIFTS, "forbidden", "May I keep it?")])
    assert Topics(database, OTTO, 1).own(by_last_word) == ()
