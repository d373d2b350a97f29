"""Who has which role, for those who say so."""

from collections.abc import Callable

import streamlit as st

from domain.errors import MayiError
from domain.person import GRANTS, Role
from records.people import Account, People
from views import faults
from views.escape import html, visible
from views.site import Site

SAID, FAULT = "people-said", "people-fault"
GIVEN = (Role.MANAGER, Role.OFFICER, Role.ADMIN)
ABOUT = (
    "Everybody who has signed in here once. Whoever is not here yet signs in first; then they can "
    "be given a role. A change counts at their next click."
)


def page(site: Site) -> None:
    """The accounts as a table, and below it one of them to change."""
    login = site.office.settings.login
    assert site.office.database is not None and login is not None
    people = People(site.office.database, site.office.who, login)
    accounts = {each.id: each for each in people.all()}
    with st.container(key="accounts"):
        st.html(f'<h1 class="mayi-title">People</h1><p>{ABOUT}</p>')
        st.html(_table(list(accounts.values()), site.office.who.id))
        _told()
        chosen = st.selectbox(
            "Account to change",
            accounts,
            format_func=lambda id: _called(accounts[id]),
            index=None,
            placeholder="Choose somebody",
            key="people-account",
        )
        if chosen in accounts:
            _change(accounts[chosen], people, bool(login.role_claim))


def _told() -> None:
    """What came of the last press, once."""
    fault, said = st.session_state.pop(FAULT, ""), st.session_state.pop(SAID, "")
    if fault:
        faults.show(fault)
    if said:
        st.html(
            '<div class="mayi-note mayi-whole" role="status"><span class="mayi-icon" '
            f'aria-hidden="true"></span><p>{html(said)}</p></div>'
        )


def _change(account: Account, people: People, by_claim: bool) -> None:
    key = f"people-{account.id}-{account.version}"
    with st.container(key="people-change"):
        st.html(_card(account))
        for role in GIVEN:
            _box(role, account, key)
        with st.container(horizontal=True):
            st.button(
                "Keep these roles", key=f"{key}-keep", on_click=_keep, args=(account, people, key)
            )
            if by_claim and account.are_set_here:
                _button(
                    "Take roles from the identity provider",
                    lambda: people.set_roles(account.id, None, account.version),
                    f"{account.name} has the roles that the identity provider tells.",
                    f"{key}-claim",
                )
            _switch(account, people, key)


def _keep(account: Account, people: People, key: str) -> None:
    """What is ticked when it is pressed, which may be newer than the page."""
    ticked = {role for role in GIVEN if st.session_state[f"{key}-{role.value}"]}
    roles = frozenset({Role.MEMBER} | ticked)
    said = f"{account.name} is now: {_words(roles)}."
    _press(lambda: people.set_roles(account.id, roles, account.version), said)


def _box(role: Role, account: Account, key: str) -> None:
    fixed = role is Role.ADMIN and account.is_named
    rights = ", ".join(sorted(GRANTS[role]))
    note = " (by the settings)" if fixed else ""
    st.checkbox(
        f"{role.value.capitalize()}{note}: may {rights}",
        value=role in account.roles,
        disabled=fixed,
        key=f"{key}-{role.value}",
    )


def _switch(account: Account, people: People, key: str) -> None:
    if account.is_off:
        _button(
            "Switch on",
            lambda: people.switch_on(account.id, account.version),
            f"{account.name} is let in again.",
            f"{key}-on",
        )
    else:
        _button(
            "Switch off",
            lambda: people.switch_off(account.id, account.version),
            f"{account.name} is let in no more. What they made stays.",
            f"{key}-off",
        )


def _button(label: str, act: Callable[[], None], said: str, key: str) -> None:
    st.button(label, key=key, on_click=_press, args=(act, said))


def _press(act: Callable[[], None], said: str) -> None:
    try:
        act()
        st.session_state[SAID] = said
    except MayiError as error:
        st.session_state[FAULT] = str(error)


def _called(account: Account) -> str:
    """One line in a list of choices, which Streamlit shows as text."""
    return visible(" · ".join(each for each in (account.name, account.email) if each)).replace(
        "\n", " "
    )


def _card(account: Account) -> str:
    return (
        f'<h2 dir="auto">{html(account.name)}</h2><p class="mayi-small">'
        f"First seen on {account.first_seen_at:%d %B %Y}. For the identity provider: "
        f'<span dir="auto">{html(account.sub)}</span></p>'
    )


def _words(roles: frozenset[Role]) -> str:
    return ", ".join(role.value for role in Role if role in roles)


def _table(accounts: list[Account], own: str) -> str:
    body = "".join(
        f'<tr class="{"mayi-off" if each.is_off else ""}"><th scope="row" dir="auto">'
        f"{html(each.name)}{' (you)' if each.id == own else ''}</th>"
        f'<td dir="auto">{html(each.email)}</td><td>{_words(each.roles)}</td>'
        f"<td>{_whence(each)}</td><td>{each.seen_at:%Y-%m-%d}</td>"
        f"<td>{'switched off' if each.is_off else 'let in'}</td></tr>"
        for each in accounts
    )
    return (
        '<div class="mayi-scroll" tabindex="0" role="region" aria-label="Accounts">'
        '<table class="mayi-ranking mayi-table"><thead><tr><th scope="col">Name</th>'
        '<th scope="col">E-mail, verified</th><th scope="col">Roles</th>'
        '<th scope="col">Given by</th><th scope="col">Last seen</th><th scope="col">Account</th>'
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _whence(account: Account) -> str:
    given = "mayi" if account.are_set_here else "the identity provider"
    return f"{given}, and the settings" if account.is_named else given
