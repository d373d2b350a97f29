"""The page of accounts and roles."""

import pytest
from pydantic import SecretStr
from streamlit.testing.v1 import AppTest

from config import Settings
from domain.login import Identity
from domain.person import Person, Role
from records.database import Database
from records.people import People, sign_in
from tests import people
from tests.fakes import FakeAdvisor
from tests.views.pages import opened, shown

ISSUER = "https://id.example.com"
SET = Settings(
    login_issuer=ISSUER,
    login_client="mayi",
    login_secret=SecretStr("s"),
    login_address="https://mayi.example.com",
    login_admins=frozenset({"ada@example.com"}),
    login_role_claim="roles",
    login_roles={"Leads": Role.MANAGER},
)
LOGIN = SET.login
assert LOGIN is not None
BEN = Identity(
    issuer=ISSUER, sub="8", name="Ben <b>'\"", email="b@x.com", roles=frozenset({Role.MANAGER})
)


def known(database: Database, who: Identity) -> Person:
    assert LOGIN is not None
    return sign_in(database, who, LOGIN)


@pytest.fixture
def ada(database: Database) -> Person:
    return known(database, Identity(issuer=ISSUER, sub="7", name="Ada", email="ada@example.com"))


@pytest.fixture
def ben(database: Database) -> Person:
    return known(database, BEN)


def page(database: Database, who: Person, choose: Person | None = None) -> AppTest:
    seen = opened(FakeAdvisor(), database=database, who=who, first="people", settings=SET)
    if choose:
        seen.selectbox(key="people-account").set_value(choose.id).run()
    return seen


def press(seen: AppTest, label: str) -> AppTest:
    return next(each for each in seen.button if each.label == label).click().run()


def labels(seen: AppTest) -> list[str]:
    return [each.label for each in seen.button]


def test_everybody_is_there_as_text(database: Database, ada: Person, ben: Person) -> None:
    html = shown(page(database, ada))
    assert "Ada (you)</th>" in html
    assert "Ben &lt;b&gt;&#x27;&quot;</th>" in html
    assert "<td>member, manager</td><td>the identity provider</td>" in html
    assert "<td>member, admin</td><td>the identity provider, and the settings</td>" in html


def test_a_role_is_given_and_taken(database: Database, ada: Person, ben: Person) -> None:
    seen = page(database, ada, ben)
    assert [(each.label.split(":")[0], each.value) for each in seen.checkbox] == [
        ("Manager", True),
        ("Officer", False),
        ("Admin", False),
    ]
    seen.checkbox[0].uncheck().run()
    seen.checkbox[1].check().run()
    press(seen, "Keep these roles")
    assert "Ben &lt;b&gt;&#x27;&quot; is now: member, officer." in shown(seen)
    assert known(database, BEN).roles == {Role.MEMBER, Role.OFFICER}
    press(seen, "Take roles from the identity provider")
    assert known(database, BEN).roles == {Role.MEMBER, Role.MANAGER}
    assert "Take roles from the identity provider" not in labels(seen)


def test_a_tick_counts_that_is_newer_than_the_page(
    database: Database, ada: Person, ben: Person
) -> None:
    """Space and Enter, one after the other, faster than the page follows."""
    seen = page(database, ada, ben)
    seen.checkbox[1].check()
    press(seen, "Keep these roles")
    assert known(database, BEN).roles == {Role.MEMBER, Role.MANAGER, Role.OFFICER}


def test_an_account_is_switched_off_and_on(database: Database, ada: Person, ben: Person) -> None:
    seen = page(database, ada, ben)
    press(seen, "Switch off")
    assert "is let in no more. What they made stays." in shown(seen)
    assert "<td>switched off</td>" in shown(seen)
    press(seen, "Switch on")
    assert "is let in again." in shown(seen)
    assert known(database, BEN).id == ben.id


def test_the_last_administrator_is_told(database: Database, ada: Person) -> None:
    seen = page(database, ada, ada)
    assert seen.checkbox[2].disabled and seen.checkbox[2].label.startswith(
        "Admin (by the settings)"
    )
    press(seen, "Switch off")
    assert (
        "Nobody would be left who may say who has which role. Make somebody else an "
        "administrator first." in shown(seen)
    )


def test_what_somebody_else_changed_meanwhile_is_told(
    database: Database, ada: Person, ben: Person
) -> None:
    assert LOGIN is not None
    seen = page(database, ada, ben)
    People(database, ada, LOGIN).set_roles(ben.id, frozenset({Role.OFFICER}), 0)
    press(seen, "Switch off")
    assert "The account was changed by somebody else in the meantime." in shown(seen)
    assert known(database, BEN).id == ben.id


@pytest.mark.parametrize("who", [people.ANN, people.MAY, people.OTTO])
def test_nobody_else_gets_there(database: Database, ben: Person, who: Person) -> None:
    assert "b@x.com" not in shown(page(database, who))


def test_where_nobody_logs_in_there_are_no_accounts(database: Database, ben: Person) -> None:
    seen = opened(FakeAdvisor(), database=database, first="people")
    assert "b@x.com" not in shown(seen)
