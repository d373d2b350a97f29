"""What is believed of the claims of an ID token, and what a login's settings must say."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

import config
from domain.errors import MayiError, SettingsError, SignInExpired, SignInRefused
from domain.hosts import in_url, is_loopback
from domain.login import Login, claims_of, identity
from domain.person import Role

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
UNTIL = int((NOW + timedelta(minutes=5)).timestamp())
LOGIN = Login(
    issuer="https://id.example.com",
    client="mayi",
    secret=SecretStr("sh"),
    address="https://mayi.example.com",
    cookie_secret=SecretStr("sh"),
    role_claim="realm_access.roles",
    roles={"Ethics": Role.OFFICER, "Leads": Role.MANAGER},
)
CLAIMS: dict[str, Any] = {
    "iss": "https://id.example.com",
    "aud": "mayi",
    "sub": "7",
    "exp": UNTIL,
    "name": "Ann Asker",
    "email": "ann@example.com",
    "email_verified": True,
}
REFUSED = (
    "You cannot come in with this account: {}. Sign in with another, or ask an administrator "
    "of mayi."
)
ELSEWHERE = REFUSED.format("it comes from another identity provider")
EXPIRED = "Your sign-in has expired. Sign in again."


def test_what_the_provider_vouches_for() -> None:
    who = identity(CLAIMS, LOGIN, NOW)
    assert (who.subject, who.name, who.email) == (
        "https://id.example.com 7",
        "Ann Asker",
        "ann@example.com",
    )


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"exp": UNTIL - 300}, EXPIRED),
        ({"exp": 0}, EXPIRED),
        ({"exp": None}, REFUSED.format("it does not say how long it holds")),
        ({"exp": True}, REFUSED.format("it does not say how long it holds")),
        ({"exp": "9999999999"}, REFUSED.format("it does not say how long it holds")),
        ({"aud": "other"}, REFUSED.format("it was made for another program")),
        ({"aud": "other", "azp": "mayi"}, REFUSED.format("it was made for another program")),
        ({"aud": ["other", "another"]}, REFUSED.format("it was made for another program")),
        ({"aud": None}, REFUSED.format("it was made for another program")),
        ({"iss": "https://evil.example"}, ELSEWHERE),
        ({"iss": None}, ELSEWHERE),
        ({"sub": ""}, REFUSED.format("it does not say who you are")),
        ({"sub": 7}, REFUSED.format("it does not say who you are")),
        ({"sub": "7" * 256}, REFUSED.format("it does not say who you are")),
    ],
)  # fmt: skip
def test_claims_that_are_not_believed(changed: dict[str, Any], says: str) -> None:
    with pytest.raises((SignInExpired, SignInRefused)) as error:
        identity(CLAIMS | changed, LOGIN, NOW)
    assert str(error.value) == says


@pytest.mark.parametrize("aud", ["mayi", ["mayi"], ["other", "mayi"]])
@pytest.mark.parametrize("iss", ["https://id.example.com", "https://id.example.com/"])
def test_audience_and_issuer_as_providers_write_them(aud: object, iss: str) -> None:
    assert identity(CLAIMS | {"aud": aud, "iss": iss}, LOGIN, NOW).sub == "7"


@pytest.mark.parametrize(
    ("verified", "email"),
    [(True, "ann@example.com"), ("true", "ann@example.com"), (False, ""), ("false", ""), (None, ""),
     (1, ""), ([True], "")],
)  # fmt: skip
def test_an_address_counts_only_when_it_is_verified(verified: object, email: str) -> None:
    assert identity(CLAIMS | {"email_verified": verified}, LOGIN, NOW).email == email


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        ({}, ""),
        ({"email": "ann@EXAMPLE.com"}, ""),
        ({"email": "ann@evil.com"}, "your e-mail address is not of this firm"),
        ({"email": "ann@example.com.evil.com"}, "your e-mail address is not of this firm"),
        ({"email": "ann@sub.example.com"}, "your e-mail address is not of this firm"),
        ({"email": "ann@evil.com@example.com"}, ""),  # an address of that domain, oddly written
        ({"email": "example.com@evil.com"}, "your e-mail address is not of this firm"),
        (
            {"email_verified": False},
            "the identity provider does not vouch for your e-mail address",
        ),
        ({"email": None}, "the identity provider does not vouch for your e-mail address"),
    ],
)
def test_only_the_firms_addresses(claims: dict[str, Any], says: str) -> None:
    strict = LOGIN.model_copy(update={"domains": frozenset({"Example.com"})})
    if not says:
        assert identity(CLAIMS | claims, strict, NOW).sub == "7"
        return
    with pytest.raises(SignInRefused) as error:
        identity(CLAIMS | claims, strict, NOW)
    assert str(error.value) == REFUSED.format(says)


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        ({"realm_access": {"roles": ["Ethics", "x"]}}, {Role.OFFICER}),
        ({"realm_access.roles": "Leads"}, {Role.MANAGER}),
        ({"realm_access": {"roles": ["Ethics", "Leads"]}}, {Role.OFFICER, Role.MANAGER}),
        ({"realm_access": {"roles": ["admin", "officer", "ethics"]}}, set()),
        ({"realm_access": "Ethics"}, set()),
        ({"realm_access": {"roles": [{"Ethics": 1}, 7, None]}}, set()),
        ({"roles": ["Ethics"]}, set()),
        ({}, set()),
    ],
)
def test_roles_by_claim(claims: dict[str, Any], roles: set[Role]) -> None:
    assert identity(CLAIMS | claims, LOGIN, NOW).roles == roles


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": None, "preferred_username": "anna"}, "anna"),
        ({"name": " "}, "ann@example.com"),
        ({"name": "", "email_verified": False}, "7"),
        ({"name": "x" * 10_000}, "x" * 199 + "…"),
        ({"name": ["Ann"]}, "ann@example.com"),
        ({"name": "Ann\n\tAsker"}, "Ann Asker"),
        ({"name": "nnA \u202erotartsinimdA"}, "nnA rotartsinimdA"),
        ({"name": "\u202e\x00"}, "ann@example.com"),
        ({"name": "علی\u200cرضا"}, "علی\u200cرضا"),
        ({"name": 'O’Brien "Bob" <b>'}, 'O’Brien "Bob" <b>'),
    ],
)
def test_a_name_to_call_somebody_by(claims: dict[str, Any], name: str) -> None:
    assert identity(CLAIMS | claims, LOGIN, NOW).name == name


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def part(value: object) -> str:
    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_the_claims_of_a_token() -> None:
    token = f"{part({'alg': 'RS256'})}.{part(CLAIMS)}.c2ln"
    assert identity(claims_of(token), LOGIN, NOW).sub == "7"


@pytest.mark.parametrize(
    ("token", "why"),
    [
        (f"{part({'alg': 'none'})}.{part(CLAIMS)}.", "its token is not signed"),
        (f"{part({'alg': 'nOnE'})}.{part(CLAIMS)}.c2ln", "its token is not signed"),
        (f"{part({'alg': 'RS256'})}.{part(CLAIMS)}.", "its token is not signed"),
        (f"{part({})}.{part(CLAIMS)}.c2ln", "its token is not signed"),
        (f"{part({'alg': ['RS256']})}.{part(CLAIMS)}.c2ln", "its token is not signed"),
        ("", "its token cannot be read"),
        ("a.b", "its token cannot be read"),
        ("x.y.z", "its token cannot be read"),
        (f"{part([])}.{part(CLAIMS)}.c2ln", "its token cannot be read"),
        (f"{part({'alg': 'RS256'})}.{part('x')}.c2ln", "its token cannot be read"),
    ],
)
def test_a_token_that_is_not_believed(token: str, why: str) -> None:
    with pytest.raises(SignInRefused) as error:
        claims_of(token)
    assert str(error.value) == REFUSED.format(why)


@given(st.text() | st.binary(max_size=40).map(lambda b: f"{urlsafe_b64encode(b).decode()}.e30.x"))
def test_any_text_for_a_token_is_refused_in_one_line(token: str) -> None:
    with pytest.raises(SignInRefused):
        claims_of(token)


@given(st.dictionaries(st.sampled_from([*CLAIMS, "realm_access", "azp"]), JSON))
def test_any_claims_are_read_or_refused_in_one_line(changed: dict[str, Any]) -> None:
    try:
        who = identity(CLAIMS | changed, LOGIN, NOW)
    except MayiError as error:
        assert "\n" not in str(error)
    else:
        assert who.issuer == LOGIN.issuer
        assert 0 < len(who.name) <= 255


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.9.9.9"])
def test_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "", "192.168.1.4", "mayi.example.com", "127.0.0.1.evil.com", "unix://s"],
)
def test_beyond_this_machine(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("host", "written"),
    [("127.0.0.1", "127.0.0.1"), ("localhost", "localhost"), ("::1", "[::1]"), ("[::1]", "[::1]")],
)
def test_a_host_in_a_url(host: str, written: str) -> None:
    assert in_url(host) == written


SET = {
    "login_issuer": "https://id.example.com",
    "login_client": "mayi",
    "login_secret": "sh",
    "login_address": "https://mayi.example.com",
}


def test_a_login_from_the_settings() -> None:
    login = config.load(**SET).login
    assert login is not None
    assert login.callback == "https://mayi.example.com/oauth2callback"
    assert login.metadata == "https://id.example.com/.well-known/openid-configuration"
    assert config.load().login is None


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            {"login_issuer": ""},
            "login_issuer is wrong: it is missing, and there is no login without it",
        ),
        (
            {"login_secret": ""},
            "login_secret is wrong: it is missing, and there is no login without it",
        ),
        (
            {"login_issuer": "http://id.example.com"},
            "login_issuer is wrong: http://id.example.com does not begin with https://",
        ),
        (
            {"login_address": "http://mayi.example.com"},
            "login_address is wrong: http://mayi.example.com does not begin with https://",
        ),
        (
            {"login_address": "mayi.example.com"},
            "login_address is wrong: mayi.example.com is no address such as https://id.example.com",
        ),
        (
            {"login_address": "https://[::1"},
            "login_address is wrong: https://[::1 is no address",
        ),
        (
            {"login_address": "https://example.com/mayi"},
            "login_address is wrong: it has a path; mayi is at the root of its host",
        ),
        (
            {"login_cookie_secret": "short"},
            "login_cookie_secret is wrong: it needs 32 characters or more",
        ),
        (
            {"login_role_claim": "roles"},
            "login_roles is wrong: it does not say which value of the claim is which role",
        ),
        (
            {"login_role_claim": "roles", "login_roles": {"Boss": "king"}},
            "login_roles.Boss is wrong: Input should be 'member', 'manager', 'officer' or 'admin'",
        ),
    ],
)
def test_a_login_that_is_wrongly_set(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(SettingsError) as error:
        config.load(**SET | changed)
    assert str(error.value) == (
        f"The setting {says}. "
        "Mend it where it is set: in the command, mayi.toml or the environment."
    )


def test_secrets_are_never_shown() -> None:
    settings = config.load(**SET | {"login_secret": "hunter22", "login_cookie_secret": "k" * 32})
    shown = f"{settings!r} {settings} {settings.login!r} {settings.model_dump_json()}"
    assert "hunter22" not in shown and "kkkk" not in shown
    with pytest.raises(SettingsError) as error:
        config.load(**SET | {"login_secret": ["hunter22"]})
    chain = f"{error.value!r} {error.value.__cause__!r} {error.value.__cause__}"
    assert "hunter22" not in chain
