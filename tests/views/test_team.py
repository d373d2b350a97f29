"""Who has attested, driven without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from config import Settings
from domain.person import Person
from onboarding.course import open_courses
from records.database import Database
from records.onboarding import Onboarding
from records.schema import PersonRow
from tests import people
from tests.fakes import FakeAdvisor, real_corpus
from tests.views.pages import opened, shown

EDITION = open_courses(Settings().corpus, real_corpus())[0].edition
EARLIER = EDITION.model_copy(update={"sha256": "0" * 64, "edition": "an earlier copy"})


@pytest.fixture
def database(database: Database) -> Database:
    """Four people, of whom one has attested, one an earlier edition, and one has begun."""
    with database.writing() as session:
        for who in (people.ANN, people.BOB, people.MAY, people.OTTO):
            session.add(
                PersonRow(
                    id=who.id, subject=who.id, name=who.name, email=who.email, roles="",
                    seen_at=database.now(),
                )
            )  # fmt: skip
    Onboarding(database, people.ANN).attest(EDITION, "Ann <b>Asker</b>", lambda _: ())
    Onboarding(database, people.BOB).attest(EARLIER, "Bob", lambda _: ())
    Onboarding(database, people.OTTO).read({"msp-code/1.1": "a" * 64})
    return database


def page(database: Database | None, who: Person = people.MAY) -> AppTest:
    return opened(FakeAdvisor(), database=database, who=who, first="attested")


def checked(at: AppTest, attestation: str, sha256: str) -> str:
    at.text_input[0].set_value(attestation)
    at.text_input[1].set_value(sha256)
    return shown(next(each for each in at.button if each.label == "Check").click().run())


def test_it_tells_who_has_attested_which_edition(database: Database) -> None:
    text = shown(page(database))
    assert "<p>1 attested, 1 outdated, 1 begun, 1 not begun</p>" in text
    for name, state, edition in (
        ("Ann Asker", "attested", EDITION.edition),
        ("Bob Asker", "outdated", "an earlier copy"),
        ("May Manager", "not begun", ""),
        ("Otto Officer", "begun", ""),
    ):
        row = text.split(f'<tr><th scope="row" dir="auto">{name}</th>')[1].split("</tr>")[0]
        assert f'<td dir="auto">{state}</td><td dir="auto">{edition}</td>' in row


def test_the_other_instrument_has_its_own_roll(database: Database) -> None:
    at = page(database)
    at.selectbox[0].set_value("duty-of-care").run()
    assert "<p>4 not begun</p>" in shown(at)


def test_a_genuine_certificate_is_told_by_name_and_date(database: Database) -> None:
    (made,) = Onboarding(database, people.ANN).progress().attested
    assert (
        "It stands in the records: Ann &lt;b&gt;Asker&lt;/b&gt; attested MSPAlliance Code of "
        "Ethics and Conduct"
    ) in checked(page(database), made.id, EDITION.sha256)


@pytest.mark.parametrize(("attestation", "sha256"), [("x", EDITION.sha256), ("", ""), ("<b>", "1")])
def test_any_other_is_one_line(database: Database, attestation: str, sha256: str) -> None:
    said = checked(page(database), attestation, sha256)
    assert "with that hash stands in these records. Compare both" in said
    assert "<b>" not in said.split('role="alert"')[1]


@pytest.mark.parametrize("who", [people.ANN, people.ADA])
def test_others_are_not_shown_the_page(database: Database, who: Person) -> None:
    at = opened(FakeAdvisor(), database=database, who=who)
    assert "Who has attested" not in shown(at)


def test_where_nothing_can_be_kept_it_is_told() -> None:
    assert "Nothing is kept here." in shown(page(None))
