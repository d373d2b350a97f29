"""The asker is told by e-mail where that is set up; what goes wrong is told to the officer."""

import logging

import pytest

from config import Settings
from records.database import Database
from records.referrals import Referrals
from records.schema import PersonRow
from tests.fakes import FakeAdvisor
from tests.mail_server import Box, Served, box, served
from tests.people import ANN, OTTO
from tests.samples import NOT_COVERED
from views import told
from views.site import Office, Site

__all__ = ["box", "served"]


def referred(database: Database, email: str) -> str:
    """The id of a referral of Ann, whose login brought this address."""
    with database.writing() as session:
        session.add(
            PersonRow(
                id=ANN.id, subject="issuer ann", name=ANN.name, email=email, roles="",
                seen_at=database.now(),
            )
        )  # fmt: skip
    return Referrals(database, ANN).send("May I park?", "The client is Globex.", NOT_COVERED).id


def site(database: Database, settings: Settings) -> Site:
    return Site(FakeAdvisor(), Office(settings, database, OTTO))


def test_it_is_sent_and_holds_no_word_of_the_question(
    database: Database, served: Served, box: Box
) -> None:
    referral = referred(database, "ann@example.com")
    assert told.by_mail(referral, site(database, served())) == ["The asker was told by e-mail."]
    (arrived,) = box.arrived
    assert arrived["To"] == "ann@example.com"
    assert "park" not in arrived.as_string() and "Globex" not in arrived.as_string()


def test_what_goes_wrong_is_told_and_logged(
    database: Database, served: Served, box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    referral = referred(database, "nobody@example.com")
    with caplog.at_level(logging.ERROR, "mayi"):
        said = told.by_mail(referral, site(database, served()))
    assert said == [
        "The e-mail could not be sent by 127.0.0.1: it answered 550 No such user here. The ruling "
        "is kept, and the asker sees it in mayi."
    ]
    assert said[0] in caplog.text


def test_without_an_address_or_a_server_nothing_is_sent(
    database: Database, served: Served, box: Box
) -> None:
    referral = referred(database, "")
    assert told.by_mail(referral, site(database, Settings())) == []
    assert told.by_mail("", site(database, served())) == []
    assert told.by_mail(referral, site(database, served())) == [
        "No e-mail was sent: no address of the asker is known."
    ]
    assert box.arrived == []
