"""Referrals: sent, seen by whom they concern, taken back; the queue of the officers."""

import time
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from domain.errors import ChangedMeanwhile, NotAllowed, NotFound, NothingSaid, TooLong
from domain.person import ALONE, Person
from domain.referral import Status
from records.database import Database, new_id
from records.referrals import Place, Referrals
from records.schema import ReferralRow
from tests.audited import audited
from tests.clocks import BEGINNING, Clock
from tests.people import ADA, ANN, BOB, MAY, OTTO
from tests.samples import NASTY, NOT_COVERED

QUESTION = "May I park in the yard of the client?"
WORDS = "I park there every Friday."


def test_what_was_sent_is_seen_by_the_asker_and_the_officers_alone(database: Database) -> None:
    sent = Referrals(database, ANN).send(QUESTION, WORDS, NOT_COVERED)
    assert (sent.question, sent.words, sent.asker_name) == (QUESTION, WORDS, "Ann Asker")
    assert (sent.status, sent.version, sent.sent_at) == (Status.OPEN, 1, BEGINNING)
    assert sent.advice == NOT_COVERED
    for who in (ANN, OTTO):
        assert Referrals(database, who).get(sent.id) == sent
    assert Referrals(database, ANN).mine() == (sent,)
    for stranger in (BOB, MAY, ADA):
        assert Referrals(database, stranger).mine() == ()
        with pytest.raises(NotFound, match=r"^There is no such referral, or it is not yours\.$"):
            Referrals(database, stranger).get(sent.id)


@pytest.mark.parametrize("stranger", [BOB, MAY, ADA, OTTO])
def test_nobody_takes_back_what_another_sent(database: Database, stranger: Person) -> None:
    sent = Referrals(database, ANN).send(QUESTION, WORDS, NOT_COVERED)
    with pytest.raises(NotFound):
        Referrals(database, stranger).withdraw(sent.id, sent.version)
    assert Referrals(database, ANN).get(sent.id).status is Status.OPEN


def test_one_takes_ones_own_back_once(database: Database) -> None:
    mine = Referrals(database, ANN)
    sent = mine.send(QUESTION, WORDS, NOT_COVERED)
    mine.withdraw(sent.id, sent.version)
    assert (mine.get(sent.id).status, mine.get(sent.id).version) == (Status.WITHDRAWN, 2)
    with pytest.raises(ChangedMeanwhile) as raised:
        mine.withdraw(sent.id, sent.version)
    assert str(raised.value) == (
        "The referral was changed by Ann Asker in the meantime. Nothing of yours was kept; look "
        "at it again."
    )
    entries = audited(database)
    assert [(each.who, each.what, each.subject) for each in entries] == [
        ("ann", "referral sent", sent.id),
        ("ann", "referral withdrawn", sent.id),
    ]


@pytest.mark.parametrize("who", [ANN, MAY, ADA])
def test_the_queue_is_the_officers(database: Database, who: Person) -> None:
    with pytest.raises(NotAllowed):
        Referrals(database, who).queue(Status.OPEN)
    with pytest.raises(NotAllowed):
        Referrals(database, who).counts()
    with pytest.raises(NotAllowed):
        Referrals(database, who).address("any")


def test_the_queue_begins_with_the_oldest_and_goes_on_where_it_ended(
    database: Database, clock: Clock
) -> None:
    asked = []
    for number in range(5):
        clock.tick(hours=number % 2)  # two are sent at the same moment
        asked.append(Referrals(database, ANN).send(f"Question {number}?", WORDS, NOT_COVERED))
    Referrals(database, ANN).withdraw(asked[0].id, 1)
    queue = Referrals(database, OTTO)
    seen: list[str] = []
    after: Place | None = None
    for _ in range(9):
        page = queue.queue(Status.OPEN, after, limit=2)
        seen += [line.id for line in page.lines]
        if page.more is None:
            break
        after = page.more
    by_age = sorted(asked[1:], key=lambda each: (each.sent_at, each.id))
    assert seen == [each.id for each in by_age]
    assert len(page.lines) == 2
    assert queue.counts() == {Status.OPEN: 4, Status.RULED: 0, Status.WITHDRAWN: 1}


@pytest.mark.parametrize(
    ("question", "words", "error", "says"),
    [
        ("q" * 10_001, WORDS, TooLong,
         "The question has 10,001 characters; the limit is 10,000. Shorten it."),
        (QUESTION, "w" * 10_001, TooLong,
         "The message has 10,001 characters; the limit is 10,000. Shorten it."),
        (QUESTION, " \u202e ", NothingSaid, "The message is empty. Write it, then try again."),
        ("\0", WORDS, NothingSaid, "The question is empty. Write it, then try again."),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_is_refused_whole(
    database: Database, question: str, words: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error) as raised:
        Referrals(database, ANN).send(question, words, NOT_COVERED)
    assert str(raised.value) == says
    assert Referrals(database, ANN).mine() == ()
    assert audited(database) == ()


def test_any_words_come_back_as_they_were(database: Database) -> None:
    for words in (*NASTY, "w" * 10_000, "two\nlines, “quotes” 'and' \"more\""):
        sent = Referrals(database, ANN).send(words, words, NOT_COVERED)
        assert Referrals(database, OTTO).get(sent.id).words == words


def test_what_no_database_takes_is_shown_as_such(database: Database) -> None:
    sent = Referrals(database, ANN).send("a\0b?", "half \ud800 one", NOT_COVERED)
    kept = Referrals(database, OTTO).get(sent.id)
    assert (kept.question, kept.words) == ("a\ufffdb?", "half \ufffd one")


def test_a_name_that_is_too_long_is_told(database: Database) -> None:
    long = ALONE.model_copy(update={"name": "n" * 10_000})
    with pytest.raises(TooLong) as raised:
        Referrals(database, long).send(QUESTION, WORDS, NOT_COVERED)
    assert str(raised.value) == "The name has 10,000 characters; the limit is 200. Shorten it."


def test_ten_thousand_open_referrals_are_opened_at_once(database: Database) -> None:
    fill(database, 10_000)
    begun = time.perf_counter()
    queue = Referrals(database, OTTO)
    page, counts = queue.queue(Status.OPEN), queue.counts()
    queue.get(page.lines[0].id)
    taken = time.perf_counter() - begun
    assert len(page.lines) == 50 and page.more and counts[Status.OPEN] == 10_000
    print(f"the queue with 10,000 open: {1000 * taken:.0f} ms")
    assert taken < 1


def fill(database: Database, count: int) -> None:
    """Open referrals by the thousand, a minute apart."""
    advice = NOT_COVERED.model_dump_json()
    rows: list[dict[str, Any]] = [
        {
            "id": new_id(), "asker": "ann", "asker_name": "Ann", "status": "open", "version": 1,
            "question": f"May I do number {number}?", "words": WORDS, "advice": advice,
            "sent_at": BEGINNING + timedelta(minutes=number),
        }
        for number in range(count)
    ]  # fmt: skip
    with database.writing() as session:
        session.execute(insert(ReferralRow), rows)
