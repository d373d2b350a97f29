"""Feedback: given without a name, seen and settled by officers."""

import pytest
from sqlalchemy import text

from domain.errors import ChangedMeanwhile, NotAllowed, NotFound, TooLong
from domain.feedback import Complaint, Settled
from domain.person import Person
from records.database import Database
from records.feedback import FeedbackBox
from tests.audited import audited
from tests.clocks import Clock
from tests.people import ADA, ANN, MAY, OLGA, OTTO
from tests.samples import FORBIDDEN, NASTY


def test_it_is_kept_without_a_trace_of_who_gave_it(database: Database) -> None:
    FeedbackBox(database, ANN).give(Complaint.VERDICT, "It was a mug.", "A mug?", FORBIDDEN)
    (kept,) = FeedbackBox(database, OTTO).open()
    assert (kept.kind, kept.words, kept.question) == (Complaint.VERDICT, "It was a mug.", "A mug?")
    assert kept.advice == FORBIDDEN
    with database.reading() as session:
        (row,) = session.execute(text("SELECT * FROM feedback")).mappings()
    assert "ann" not in {str(value).lower() for value in row.values()}
    assert "Ann Asker" not in str(row)
    assert audited(database) == ()


@pytest.mark.parametrize("who", [ANN, MAY, ADA])
def test_only_officers_see_and_settle(database: Database, who: Person) -> None:
    FeedbackBox(database, ANN).give(Complaint.UNCLEAR, "", "A mug?", FORBIDDEN)
    (kept,) = FeedbackBox(database, OTTO).open()
    box = FeedbackBox(database, who)
    for act in (
        box.open,
        box.waiting,
        lambda: box.get(kept.id),
        lambda: box.settle(kept.id, Settled.DISMISSED),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert FeedbackBox(database, OTTO).waiting() == 1


def test_it_is_settled_once(database: Database, clock: Clock) -> None:
    for words in ("first", "second"):
        FeedbackBox(database, ANN).give(Complaint.CLAUSE, words, "A mug?", FORBIDDEN)
        clock.tick(hours=1)
    first, second = FeedbackBox(database, OTTO).open()
    assert (first.words, second.words) == ("first", "second")
    FeedbackBox(database, OTTO).settle(first.id, Settled.CASE)
    assert FeedbackBox(database, OTTO).open() == (second,)
    assert FeedbackBox(database, OTTO).get(first.id).status is Settled.CASE
    with pytest.raises(ChangedMeanwhile) as raised:
        FeedbackBox(database, OLGA).settle(first.id, Settled.DISMISSED)
    assert str(raised.value) == (
        "The feedback was changed by another officer in the meantime. Nothing of yours was kept; "
        "look at it again."
    )
    with pytest.raises(NotFound):
        FeedbackBox(database, OTTO).settle("no-such", Settled.CASE)
    acts = [(each.who, each.what) for each in audited(database)]
    assert acts == [("otto", "feedback settled")]


def test_any_words_stay_as_they_were(database: Database) -> None:
    said = [*NASTY, "", "w" * 2_000]
    for words in said:
        FeedbackBox(database, ANN).give(Complaint.UNCLEAR, words, "A mug?", FORBIDDEN)
    kept = FeedbackBox(database, OTTO).open()
    assert sorted(each.words for each in kept) == sorted(said)


def test_too_many_words_are_refused_whole(database: Database) -> None:
    with pytest.raises(TooLong) as raised:
        FeedbackBox(database, ANN).give(Complaint.UNCLEAR, "w" * 10_000, "A mug?", FORBIDDEN)
    assert (
        str(raised.value) == "The feedback has 10,000 characters; the limit is 2,000. Shorten it."
    )
    assert FeedbackBox(database, OTTO).waiting() == 0
