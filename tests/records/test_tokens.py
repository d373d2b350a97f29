"""Tokens: shown once, kept as a hash, let in until they are revoked; in both databases."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from domain.errors import (
    ChangedMeanwhile,
    MayiError,
    NotAllowed,
    NotFound,
    NothingSaid,
    NotKept,
    TokenNameTaken,
    TokenRefused,
    TooLong,
)
from domain.person import Person, Right, Role
from records.database import Database
from records.schema import ApiTokenRow
from records.tokens import Tokens, let_in, stand, were_made
from tests.audited import audited
from tests.clocks import Clock
from tests.people import ADA, ANN, MAY, OTTO


def test_what_is_kept_of_a_token_lets_nobody_in(database: Database) -> None:
    made, secret = Tokens(database, ADA).make("helpdesk", Role.MEMBER)
    with database.reading() as session:
        row = session.scalars(select(ApiTokenRow)).one()
        kept = {each.name: getattr(row, each.name) for each in row.__table__.columns}
    assert kept["sha256"] == hashlib.sha256(secret.encode()).hexdigest()
    assert secret.startswith(f"mayi_{made.id}_") and len(secret) == 61
    assert not any(secret[18:] in str(value) for value in kept.values())
    for guess in (kept["sha256"], f"mayi_{made.id}_", f"mayi_{made.id}_{kept['sha256']}"):
        with pytest.raises(TokenRefused):
            let_in(database, guess)


@pytest.mark.parametrize(
    ("role", "rules"), [(Role.MEMBER, False), (Role.OFFICER, True)], ids=["member", "officer"]
)
def test_who_is_let_in_has_the_role_and_no_more(
    database: Database, role: Role, rules: bool
) -> None:
    made, secret = Tokens(database, ADA).make("helpdesk", role)
    who = let_in(database, secret).person
    assert who == Person(id=f"token:{made.id}", name="helpdesk", roles={Role.MEMBER, role})
    assert who.may(Right.RULE) is rules
    assert not who.may(Right.SET_ROLES)


def test_nearly_right_is_wrong(database: Database) -> None:
    secret = Tokens(database, ADA).make("helpdesk", Role.MEMBER)[1]
    near = (secret.upper(), secret.lower(), secret[:-1], f"{secret}A", secret[5:], f" {secret}", "")
    rubbish = ("\0", "\ud800", "mayi_\0\0", "'; --", "x" * 100_000, "é" * 20)
    for sent in near + rubbish:
        with pytest.raises(TokenRefused) as raised:
            let_in(database, sent)
        assert str(raised.value) == (
            "This token is not known here, or was revoked. Ask for a new one."
        )


def test_a_revoked_one_is_let_in_no_more(database: Database, clock: Clock) -> None:
    tokens = Tokens(database, ADA)
    secret, other = (tokens.make(name, Role.MEMBER)[1] for name in ("helpdesk", "wiki"))
    clock.tick(days=1)
    assert tokens.revoke("helpdesk").revoked_at == clock()
    with pytest.raises(TokenRefused):
        let_in(database, secret)
    assert let_in(database, other).name == "wiki"
    assert [(each.name, each.revoked_at is None) for each in tokens.all()] == [
        ("helpdesk", False),
        ("wiki", True),
    ]


def test_whether_there_are_any(database: Database) -> None:
    assert (were_made(database), stand(database)) == (False, False)
    tokens = Tokens(database, ADA)
    tokens.make("helpdesk", Role.MEMBER)
    assert (were_made(database), stand(database)) == (True, True)
    tokens.revoke("helpdesk")
    assert (were_made(database), stand(database)) == (True, False)


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("helpdesk", TokenNameTaken, "There is or was a token named helpdesk; the audit log tells"
         " them apart by name. Choose another name."),
        (" help\ndesk ", None, "help desk"),
        ("o'neill; DROP TABLE api_token", None, "o'neill; DROP TABLE api_token"),
        ("", NothingSaid, None),
        ("--", NothingSaid, None),
        ("x" * 101, TooLong, "The name has 101 characters; the limit is 100. Shorten it."),
    ],
)  # fmt: skip
def test_names(
    database: Database, name: str, error: type[MayiError] | None, words: str | None
) -> None:
    tokens = Tokens(database, ADA)
    tokens.make("helpdesk", Role.MEMBER)
    if error is None:
        assert tokens.make(name, Role.MEMBER)[0].name == words
        return
    with pytest.raises(error) as raised:
        tokens.make(name, Role.MEMBER)
    assert words is None or str(raised.value) == words
    assert len(tokens.all()) == 1


def test_revoking_what_is_not_there(database: Database) -> None:
    tokens = Tokens(database, ADA)
    with pytest.raises(NotFound) as missing:
        tokens.revoke("helpdesk")
    assert str(missing.value) == "There is no such token, or it is not yours."
    tokens.make("helpdesk", Role.MEMBER)
    tokens.revoke("helpdesk")
    with pytest.raises(ChangedMeanwhile):
        tokens.revoke("helpdesk")


@pytest.mark.parametrize("who", [ANN, MAY, OTTO], ids=lambda who: who.id)
def test_only_an_administrator_makes_them(database: Database, who: Person) -> None:
    with pytest.raises(NotAllowed):
        Tokens(database, who)


def test_a_token_makes_no_tokens(database: Database) -> None:
    secret = Tokens(database, ADA).make("helpdesk", Role.OFFICER)[1]
    with pytest.raises(NotAllowed):
        Tokens(database, let_in(database, secret).person)


def test_it_is_audited_without_the_secret(database: Database) -> None:
    tokens = Tokens(database, ADA)
    made, secret = tokens.make("helpdesk", Role.OFFICER)
    tokens.revoke("helpdesk")
    assert [(each.who, each.what, each.subject) for each in audited(database)] == [
        ("ada", "API token made", f"{made.id} officer"),
        ("ada", "API token revoked", made.id),
    ]


def test_two_at_once_make_one_of_a_name(database: Database) -> None:
    def make(_: int) -> str:
        try:
            return Tokens(database, ADA).make("helpdesk", Role.MEMBER)[1]
        except (TokenNameTaken, NotKept):
            return ""

    with ThreadPoolExecutor(4) as pool:
        made = [secret for secret in pool.map(make, range(4)) if secret]
    assert [let_in(database, secret).name for secret in made] == ["helpdesk"]
    assert [each.name for each in Tokens(database, ADA).all()] == ["helpdesk"]
