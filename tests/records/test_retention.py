"""What is old goes, on the day that the setting says; what others rely on stays."""

from collections.abc import Callable
from datetime import datetime
from threading import Event

import pytest
from sqlalchemy import select, text

from records.audit import Act, append
from records.database import Database, new_id
from records.retention import daily, enforce
from records.schema import FeedbackRow, NoticeRow, RulingRow
from tests import people
from tests.audited import audited
from tests.clocks import Clock
from tests.records.test_conversations import asked, of


def titles(database: Database) -> list[str]:
    return [each.title for each in of(database).page().items]


@pytest.mark.parametrize(
    ("days", "keep_days", "left"),
    [
        (365, 365, ["old"]),
        (365.001, 365, []),
        (1.5, 1, []),
        (100_000, 0, ["old"]),
    ],
)
def test_a_conversation_lives_so_long(
    database: Database, clock: Clock, days: float, keep_days: int, left: list[str]
) -> None:
    asked(of(database), "old")
    clock.tick(days=days)
    assert enforce(database, keep_days) == 1 - len(left)
    assert titles(database) == left
    assert of(database).search("old").items == () or left


def test_asking_on_lets_it_live_longer(database: Database, clock: Clock) -> None:
    kept = asked(of(database), "old")
    clock.tick(days=300)
    asked(of(database), "and on", conversation=kept.conversation)
    clock.tick(days=300)
    assert enforce(database, 365) == 0
    assert [each.question for each in of(database).opened(kept.conversation).turns] == [
        "old", "and on",
    ]  # fmt: skip


def test_it_is_audited_by_count_alone(database: Database, clock: Clock) -> None:
    asked(of(database), "secret one")
    asked(of(database, people.BOB), "secret two")
    clock.tick(days=10)
    enforce(database, 5)
    enforce(database, 5)
    told = [(each.who, each.what, each.subject) for each in audited(database)]
    assert told == [("mayi", "retention enforced", "2 conversations, 0 notices, 0 feedback")]


def test_notices_seen_and_feedback_settled_go_too(database: Database, clock: Clock) -> None:
    at = clock.at
    with database.writing() as session:
        session.add_all([_notice("seen", at, at), _notice("unseen", at, None)])
        session.add_all([_feedback("open", at), _feedback("case", at), _feedback("ruled", at)])
    clock.tick(days=10)
    assert enforce(database, 5) == 3
    with database.reading() as session:
        assert session.scalars(select(NoticeRow.text)).all() == ["unseen"]
        assert session.scalars(select(FeedbackRow.status)).all() == ["open"]


def test_what_others_rely_on_stays(database: Database, clock: Clock) -> None:
    with database.writing() as session:
        append(session, clock.at, people.ANN, Act.ATTESTED, "x")
        session.add(_ruling(clock.at))
    clock.tick(days=10_000)
    assert enforce(database, 1) == 0
    with database.reading() as session:
        assert len(session.scalars(select(RulingRow)).all()) == 1
    assert len(audited(database)) == 1


def test_it_is_enforced_at_once_and_every_day(database: Database, clock: Clock) -> None:
    asked(of(database), "old")
    clock.tick(days=10)
    ended = daily(database, keep_days=5, every_s=0.05)
    try:
        assert titles(database) == []
        asked(of(database), "older")
        clock.tick(days=10)
        _wait_until(lambda: titles(database) == [])
    finally:
        ended.set()


def test_a_fault_on_one_day_does_not_end_it(
    database: Database, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    ended = daily(database, keep_days=5, every_s=0.05)
    try:
        asked(of(database), "old")
        with database.writing() as session:
            session.execute(text("ALTER TABLE notice RENAME TO elsewhere"))
        clock.tick(days=10)
        _wait_until(lambda: "It could not be kept: " in caplog.text)
        assert titles(database) == ["old"]
        with database.writing() as session:
            session.execute(text("ALTER TABLE elsewhere RENAME TO notice"))
        _wait_until(lambda: titles(database) == [])
    finally:
        ended.set()


def _wait_until(true: Callable[[], bool]) -> None:
    pause = Event()
    for _ in range(200):
        if true():
            return
        pause.wait(0.05)
    raise AssertionError("it did not happen within ten seconds")


def _notice(words: str, made_at: datetime, seen_at: datetime | None) -> NoticeRow:
    return NoticeRow(
        id=new_id(), person="ann", kind="", subject="", text=words, made_at=made_at, seen_at=seen_at
    )


def _feedback(status: str, given_at: datetime) -> FeedbackRow:
    return FeedbackRow(
        id=new_id(), kind="unclear", words="", question="", advice="", status=status,
        given_at=given_at,
    )  # fmt: skip


def _ruling(ruled_at: datetime) -> RulingRow:
    return RulingRow(
        id=new_id(), question="", verdict="", clauses="", conditions="", reason="", ruled_by="",
        ruled_by_name="", ruled_at=ruled_at, withdrawn_why="",
    )  # fmt: skip
