"""The doors of the page, without a browser: who is let in, and what is shown instead."""

from collections.abc import Iterator

import pytest
import streamlit as st
from pydantic import SecretStr
from streamlit.testing.v1 import AppTest

from config import Settings
from domain.person import Person
from tests import people
from views import signing

SET = Settings(
    login_issuer="https://id.example.com",
    login_client="mayi",
    login_secret=SecretStr("s"),
    login_address="https://mayi.example.com",
)
HEADERS = "server.trustedUserHeaders"


def _refusal(settings: "Settings") -> None:
    import streamlit

    from views import signing

    streamlit.text(signing.refusal(settings) or "come in")


def said(settings: Settings, **secrets: object) -> str:
    page = AppTest.from_function(_refusal, args=(settings,))
    for key, value in secrets.items():
        page.secrets[key] = value
    page.run()
    assert not page.exception
    return page.text[0].value


def auth(settings: Settings) -> dict[str, str]:
    assert settings.login is not None
    made: dict[str, str] = signing.auth(settings.login)["auth"]
    return made


@pytest.fixture
def headers() -> Iterator[None]:
    from streamlit import config

    config.set_option(HEADERS, {"X-User": "is_logged_in"})
    yield
    config.set_option(HEADERS, {})


@pytest.mark.parametrize(
    ("listens_on", "visitor", "named"),
    [
        ("127.0.0.1", None, ""),
        ("127.0.0.1", "127.0.0.1", ""),
        ("localhost", "::1", ""),
        ("0.0.0.0", None, "0.0.0.0"),
        ("::", None, "::"),
        ("192.168.1.4", None, "192.168.1.4"),
        (None, None, "every address"),
        ("", None, "every address"),
        ("127.0.0.1", "192.168.1.9", "192.168.1.9"),
    ],
)
def test_alone_it_is_open_to_this_machine(
    listens_on: str | None, visitor: str | None, named: str
) -> None:
    assert signing.closed(listens_on, visitor) == (
        f"mayi does not open to others at {named} without a login. Set one up (docs/accounts.md), "
        "or keep to 127.0.0.1."
        if named
        else ""
    )


def test_a_login_that_streamlit_was_told_of() -> None:
    assert said(SET, auth=auth(SET)) == "come in"


NOT_TOLD = (
    "The setting login_issuer is wrong: the page was not started with it; start it with: "
    "python3 mayi.py serve. Mend it where it is set: in the command, mayi.toml or the environment."
)


def test_a_login_that_streamlit_was_not_told_of() -> None:
    assert said(SET) == NOT_TOLD
    assert said(SET, other="x") == NOT_TOLD


@pytest.mark.parametrize(
    "key", ["redirect_uri", "client_id", "client_secret", "server_metadata_url", "expose_tokens"]
)
def test_a_login_other_than_the_settings(key: str) -> None:
    assert said(SET, auth=auth(SET) | {key: "https://evil.example/oauth2callback"}) == NOT_TOLD


def test_a_header_is_no_login(headers: None) -> None:
    assert said(SET, auth=auth(SET)) == (
        "The setting server.trustedUserHeaders of Streamlit is wrong: anybody can send such a "
        "header, so there is no login beside it. "
        "Mend it where it is set: in the command, mayi.toml or the environment."
    )


def test_the_cookies_secret_is_new_at_each_start_or_that_of_the_settings() -> None:
    assert auth(SET)["cookie_secret"] != auth(SET)["cookie_secret"]
    assert len(auth(SET)["cookie_secret"]) >= 32
    kept = SET.model_copy(update={"login_cookie_secret": SecretStr("k" * 32)})
    assert auth(kept)["cookie_secret"] == "k" * 32


def _line(who: "Person") -> None:
    from views import signing

    signing.line(who)


def test_a_name_is_shown_as_text() -> None:
    odd = people.OTTO.model_copy(update={"name": '<img src=x onerror="1"> :red[x] **b**'})
    page = AppTest.from_function(_line, args=(odd,)).run()
    assert page.html[0].value == (
        '<p class="mayi-who"><span class="mayi-hidden">Signed in as </span><strong dir="auto">'
        "&lt;img src=x onerror=&quot;1&quot;&gt; :red[x] **b**</strong> "
        "<span>member · officer</span></p>"
    )
    assert [each.label for each in page.button] == ["Sign out"]


def test_streamlit_has_what_the_login_needs() -> None:
    assert st.get_option("server.enableXsrfProtection") and st.get_option("server.enableCORS")
    assert st.get_option("server.allowedHosts") == ["localhost", "127.0.0.1", "::1"]
