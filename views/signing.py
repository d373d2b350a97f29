"""Signing in: who is at the page, and who is let in at all."""

import secrets
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from config import Settings
from domain.errors import (
    AccountOff,
    MayiError,
    OpenToOthers,
    RecordsFault,
    SettingsError,
    SignInExpired,
    SignInRefused,
)
from domain.hosts import is_loopback
from domain.login import Identity, Login, claims_of, identity
from domain.person import Person, Role
from journal import LOG
from records.database import now
from records.people import sign_in
from views import faults
from views.escape import html
from views.site import Office

NOBODY = Person(id="", name="", roles=frozenset())
GREETING = (
    '<header class="mayi-hero"><h1>May I …?</h1><p>Ask before you act. Sign in with your firm’s '
    "account, so that what you keep here is yours alone.</p></header>"
)


def auth(login: Login) -> dict[str, Any]:
    """What Streamlit needs for `st.login`; it stays in memory.

    Where the settings have no secret for cookies it is made here, anew at each start.
    """
    return {
        "auth": {
            "redirect_uri": login.callback,
            "cookie_secret": login.cookie_secret.get_secret_value() or secrets.token_urlsafe(48),
            "client_id": login.client,
            "client_secret": login.secret.get_secret_value(),
            "server_metadata_url": login.metadata,
            "expose_tokens": "id",
        }
    }


def refusal(settings: Settings) -> str:
    """Why nobody is let in here, whoever it is; empty when the page may be shown."""
    if settings.login is not None:
        return _not_ready(settings.login)
    return closed(st.get_option("server.address"), st.context.ip_address)


def closed(listens_on: str | None, visitor: str | None) -> str:
    """Why nobody is let in without a login: others than this machine would be.

    The visitor's own address tells when the server was started in a way of its own, or stands
    behind another that hands on what comes from outside.
    """
    if not listens_on or not is_loopback(listens_on):
        return str(OpenToOthers(listens_on or "every address"))
    if visitor and not is_loopback(visitor):
        return str(OpenToOthers(visitor))
    return ""


def _not_ready(login: Login) -> str:
    """A login that Streamlit was not told of, or one that anybody could walk around."""
    told = st.secrets.get("auth", {}) if st.secrets.load_if_toml_exists() else {}
    wanted = auth(login)["auth"]
    if any(told.get(key) != wanted[key] for key in wanted if key != "cookie_secret"):
        why = "the page was not started with it; start it with: python3 mayi.py serve"
        return str(SettingsError("login_issuer", why))
    if st.get_option("server.trustedUserHeaders"):
        why = "anybody can send such a header, so there is no login beside it"
        return str(SettingsError("server.trustedUserHeaders of Streamlit", why))
    return ""


def entered(office: Office) -> Office:
    """The office with who is in it; with a door in front of it while nobody is.

    While the records do not answer, whom the provider vouches for may ask, and nothing else.
    """
    login = office.settings.login
    if login is None:
        return office
    if not st.user.get("is_logged_in"):
        return replace(office, who=NOBODY, door=_sign_in)
    try:
        found = identity(claims_of(st.user.tokens.get("id", "")), login, now())
        return _known(office, found, login)
    except (SignInExpired, SignInRefused, AccountOff) as error:
        if not isinstance(error, SignInExpired):
            LOG.warning("Somebody was not let in: %s", error)
        return replace(office, who=NOBODY, door=partial(_refused, error))


def _known(office: Office, found: Identity, login: Login) -> Office:
    if office.database is not None:
        try:
            return replace(office, who=sign_in(office.database, found, login), is_signed_in=True)
        except RecordsFault as fault:
            office = replace(office, database=None, fault=str(fault))
    return replace(office, who=Person(id="", name=found.name), is_signed_in=True)


def _sign_in() -> None:
    with st.container(key="welcome"):
        st.html(GREETING)
        st.button("Sign in", type="primary", icon=":material/login:", on_click=st.login)


def _refused(error: MayiError) -> None:
    with st.container(key="welcome"):
        st.html(GREETING)
        faults.show(str(error))
        if isinstance(error, SignInExpired):
            st.button("Sign in", type="primary", icon=":material/login:", on_click=st.login)
        else:
            st.button("Sign out", icon=":material/logout:", on_click=st.logout)


def line(who: Person) -> None:
    """Who is signed in, as what, and the way out; at the top of every page."""
    with st.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="signed-in"
    ):
        roles = " · ".join(role.value for role in Role if role in who.roles)
        st.html(
            f'<p class="mayi-who"><span class="mayi-hidden">Signed in as </span>'
            f'<strong dir="auto">{html(who.name)}</strong> <span>{roles}</span></p>',
            width="content",
        )
        st.button("Sign out", type="tertiary", icon=":material/logout:", on_click=st.logout)
