"""Accounts: who is let in, with which roles, and who may change that."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from pydantic import SecretStr

from domain.errors import AccountOff, ChangedMeanwhile, LastAdmin, NotAllowed, NotFound
from domain.login import Identity, Login
from domain.person import Person, Role
from records.database import Database
from records.people import Account, People, sign_in
from tests import people
from tests.audited import audited
from tests.clocks import Clock

ISSUER = "https://id.example.com"
MEMBER, MANAGER, OFFICER, ADMIN = Role.MEMBER, Role.MANAGER, Role.OFFICER, Role.ADMIN


def login(*admins: str) -> Login:
    return Login(
        issuer=ISSUER,
        client="mayi",
        secret=SecretStr("s"),
        address="https://mayi.example.com",
        cookie_secret=SecretStr("c"),
        admins=frozenset(admins),
    )


LOGIN = login("ada@example.com")
ADA = Identity(issuer=ISSUER, sub="7", name="Ada", email="ada@example.com")
BEN = Identity(issuer=ISSUER, sub="8", name="Ben", roles=frozenset({MANAGER}))


@pytest.fixture
def ada(database: Database) -> Person:
    return sign_in(database, ADA, LOGIN)


@pytest.fixture
def ben(database: Database) -> Person:
    return sign_in(database, BEN, LOGIN)


def account(database: Database, who: Person, id: str) -> Account:
    return next(each for each in People(database, who, LOGIN).all() if each.id == id)


def told(database: Database) -> list[tuple[str, str, str]]:
    return [(entry.who, entry.what, entry.subject) for entry in audited(database)]


def test_who_logs_in_first_is_a_new_member(database: Database, clock: Clock) -> None:
    ann = sign_in(database, Identity(issuer=ISSUER, sub="9", name="Ann"), login())
    assert (ann.name, ann.email, ann.roles) == ("Ann", "", frozenset({MEMBER}))
    clock.tick(days=1)
    again = sign_in(database, Identity(issuer=ISSUER, sub="9", name="Ann B", email="a@b"), login())
    assert (again.id, again.name, again.email) == (ann.id, "Ann B", "a@b")
    kept = next(iter(People(database, people.ADA, LOGIN).all()))
    assert (kept.first_seen_at, kept.seen_at) == (clock.at - timedelta(days=1), clock.at)


def test_a_sub_is_somebody_else_at_another_issuer(database: Database, ada: Person) -> None:
    other = sign_in(database, ADA.model_copy(update={"issuer": "https://evil.example"}), LOGIN)
    assert other.id != ada.id
    assert ADMIN in ada.roles
    assert ADMIN not in other.roles


@pytest.mark.parametrize(
    ("sub", "email", "admins", "is_admin"),
    [
        ("7", "ada@example.com", ["ada@example.com"], True),
        ("7", "Ada@Example.com", ["ada@example.COM"], True),
        ("7", "", ["7"], True),
        ("7", "", ["ada@example.com"], False),
        ("ada@example.com", "", ["ada@example.com"], False),  # a sub that looks like an address
        ("8", "", ["7"], False),
        ("8", "", [""], False),
        ("7", "7", ["7"], True),
    ],
)
def test_the_settings_name_administrators(
    database: Database, sub: str, email: str, admins: list[str], is_admin: bool
) -> None:
    who = Identity(issuer=ISSUER, sub=sub, name="N", email=email)
    assert (ADMIN in sign_in(database, who, login(*admins)).roles) == is_admin


def test_the_claim_counts_until_roles_are_set_here(
    database: Database, ada: Person, ben: Person
) -> None:
    assert ben.roles == {MEMBER, MANAGER}
    accounts = People(database, ada, LOGIN)
    accounts.set_roles(ben.id, frozenset({OFFICER}), 0)
    assert sign_in(database, BEN, LOGIN).roles == {MEMBER, OFFICER}
    accounts.set_roles(ben.id, frozenset(), 1)
    assert sign_in(database, BEN, LOGIN).roles == {MEMBER}
    accounts.set_roles(ben.id, None, 2)
    assert sign_in(database, BEN, LOGIN).roles == {MEMBER, MANAGER}
    changed = BEN.model_copy(update={"roles": frozenset({OFFICER})})
    assert sign_in(database, changed, LOGIN).roles == {MEMBER, OFFICER}
    assert told(database) == [
        (ada.id, "roles set", f"{ben.id} officer"),
        (ada.id, "roles set", f"{ben.id} "),
        (ada.id, "roles set", f"{ben.id} by claim"),
    ]


def test_an_account_switched_off_is_out_at_once(
    database: Database, ada: Person, ben: Person
) -> None:
    People(database, ada, LOGIN).switch_off(ben.id, 0)
    with pytest.raises(AccountOff) as error:
        sign_in(database, BEN, LOGIN)
    assert str(error.value) == "This account is switched off. Ask an administrator of mayi."
    People(database, ada, LOGIN).switch_on(ben.id, 1)
    assert sign_in(database, BEN, LOGIN) == ben
    assert [what for _, what, _ in told(database)] == [
        "account switched off",
        "account switched on",
    ]


@pytest.mark.parametrize("who", [people.ANN, people.MAY, people.OTTO])
def test_not_everybody_says_who_has_which_role(database: Database, who: Person) -> None:
    with pytest.raises(NotAllowed) as error:
        People(database, who, LOGIN)
    assert str(error.value) == (
        "Your role does not let you say who has which role. Ask an administrator of mayi."
    )


def test_the_last_administrator_stays(database: Database, ben: Person) -> None:
    accounts = People(database, people.ADA, LOGIN)
    accounts.set_roles(ben.id, frozenset({ADMIN}), 0)
    with pytest.raises(LastAdmin):
        accounts.set_roles(ben.id, frozenset({OFFICER}), 1)
    with pytest.raises(LastAdmin):
        accounts.set_roles(ben.id, None, 1)
    with pytest.raises(LastAdmin):
        accounts.switch_off(ben.id, 1)
    assert ADMIN in sign_in(database, BEN, LOGIN).roles
    assert len(told(database)) == 1


def test_an_administrator_of_a_former_issuer_does_not_count(
    database: Database, ben: Person
) -> None:
    moved = LOGIN.model_copy(update={"issuer": "https://new.example.com"})
    with pytest.raises(LastAdmin):
        People(database, people.ADA, moved).set_roles(ben.id, frozenset({ADMIN}), 0)


def test_two_administrators_who_take_each_other_out_at_once_leave_one(
    database: Database, ben: Person
) -> None:
    cy = sign_in(database, Identity(issuer=ISSUER, sub="c", name="Cy"), LOGIN)
    accounts = People(database, people.ADA, LOGIN)
    for each in (ben, cy):
        accounts.set_roles(each.id, frozenset({ADMIN}), 0)

    def out(each: Person) -> str:
        try:
            People(database, people.ADA, LOGIN).switch_off(each.id, 1)
        except LastAdmin:
            return "stays"
        return "out"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(out, (ben, cy))) == ["out", "stays"]


def test_two_who_change_one_account_at_once(database: Database, ada: Person, ben: Person) -> None:
    People(database, ada, LOGIN).set_roles(ben.id, frozenset({OFFICER}), 0)
    with pytest.raises(ChangedMeanwhile) as error:
        People(database, ada, LOGIN).set_roles(ben.id, frozenset({ADMIN}), 0)
    assert str(error.value) == (
        "The account was changed by somebody else in the meantime. Nothing of yours was kept; "
        "look at it again."
    )


def test_an_account_that_is_not_there(database: Database, ada: Person) -> None:
    with pytest.raises(NotFound, match="There is no such account"):
        People(database, ada, LOGIN).switch_off("nobody", 0)


def test_many_tabs_at_the_first_sign_in_make_one_account(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: sign_in(database, BEN, LOGIN), range(16)))
    assert len({each.id for each in found}) == 1


@pytest.mark.parametrize("name", ['O\'Brien "Bob"', "<b>x</b>", "a\nb", "\u202eevil", "' OR 1=1"])
def test_any_name_comes_back_as_it_was(database: Database, name: str) -> None:
    who = Identity(issuer=ISSUER, sub="9", name=name)
    assert sign_in(database, who, LOGIN).name == name
    assert account(database, people.ADA, sign_in(database, who, LOGIN).id).name == name
