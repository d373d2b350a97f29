"""What came to the desk, counted."""

from datetime import timedelta

import pytest

from domain.errors import NotAllowed
from domain.overview import Tally
from records.database import Database, new_id
from records.schema import FeedbackRow, ReferralRow, RulingRow
from records.tallies import Tallies
from tests.clocks import Clock
from tests.people import ADA, ANN, MAY, OTTO


def test_only_an_officer_is_told(database: Database) -> None:
    for tallies in (Tallies(database, who) for who in (ANN, MAY, ADA)):
        for act in (tallies.referrals, tallies.feedback, tallies.rulings):
            with pytest.raises(NotAllowed, match="^Your role does not let you see what is asked."):
                act()


def test_referrals_by_age_and_status(database: Database, clock: Clock) -> None:
    with database.writing() as session:
        for days, status in (
            (0, "open"), (0.9, "open"), (1, "open"), (6.9, "ruled"), (7, "open"), (28, "open"),
        ):  # fmt: skip
            session.add(
                ReferralRow(
                    id=new_id(), asker="ann", asker_name="Ann", question="", words="", advice="{}",
                    status=status, sent_at=clock() - timedelta(days=days), version=1,
                )
            )  # fmt: skip
    assert Tallies(database, OTTO).referrals() == (
        Tally(kind="up to 1 day", status="open", count=2),
        Tally(kind="2 to 3 days", status="open", count=1),
        Tally(kind="4 to 7 days", status="ruled", count=1),
        Tally(kind="8 to 28 days", status="open", count=1),
        Tally(kind="more than 28 days", status="open", count=1),
    )


def test_feedback_by_kind_and_status(database: Database, clock: Clock) -> None:
    with database.writing() as session:
        for kind, status in (("unclear", "open"), ("unclear", "open"), ("clause wrong", "case")):
            session.add(
                FeedbackRow(
                    id=new_id(), kind=kind, words="", question="", advice="{}", status=status,
                    given_at=clock(),
                )
            )  # fmt: skip
    assert Tallies(database, OTTO).feedback() == (
        Tally(kind="clause wrong", status="case", count=1),
        Tally(kind="unclear", status="open", count=2),
    )


def test_rulings_that_stand_and_that_do_not(database: Database, clock: Clock) -> None:
    def ruling(id: str, supersedes: str | None = None, withdrawn: bool = False) -> RulingRow:
        return RulingRow(
            id=id, referral=None, question="", verdict="forbidden", clauses="", conditions="",
            reason="", ruled_by="otto", ruled_by_name="", ruled_at=clock(), supersedes=supersedes,
            withdrawn_at=clock() if withdrawn else None, withdrawn_why="",
        )  # fmt: skip

    with database.writing() as session:
        session.add_all([ruling("a"), ruling("b", withdrawn=True), ruling("c")])
        session.flush()
        session.add(ruling("d", supersedes="a"))
    assert Tallies(database, OTTO).rulings() == (
        Tally(kind="forbidden", status="standing", count=2),
        Tally(kind="forbidden", status="superseded", count=1),
        Tally(kind="forbidden", status="withdrawn", count=1),
    )
