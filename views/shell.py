"""The frame around the pages: title, look, navigation."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from domain.person import Right
from views import (
    about,
    ask,
    audit,
    dashboard,
    desk,
    disclose,
    documents,
    faults,
    history,
    kept,
    learn,
    notices,
    people,
    referrals,
    register,
    signing,
    style,
    team,
)
from views.adviser import Advises
from views.site import Office, Site

ABOUT = "**mayi** answers from your own documents, word for word. It is not legal advice."


class Page(NamedTuple):
    """A page: its name and icon, the last part of its address, what shows it, and for whom.

    `menu` is what it stands under, nothing where it is always to be seen. Without the right the
    page is not in the navigation; the data guards itself (`records.rights`). `keeps` tells that it
    is about what is kept, and shows nothing where nothing can be; `team` that it is about accounts,
    of which there are none where nobody logs in.
    """

    title: str
    icon: str
    path: str
    show: Callable[[Site], None]
    menu: str = ""
    right: Right | None = None
    keeps: bool = False
    team: bool = False


WORK, OFFICE, ABOUT_IT = "Your work", "Office", "About"
PAGES = (
    Page("Ask", "forum", "ask", ask.page),
    Page("History", "history", "history", history.page, keeps=True),
    Page("Documents", "menu_book", "documents", documents.page),
    Page("Learn", "school", "learn", learn.page, keeps=True),
    Page("My referrals", "contact_support", "referrals", referrals.page, WORK, keeps=True),
    Page("Disclose", "outgoing_mail", "disclose", disclose.page, WORK, keeps=True),
    Page("Register", "list_alt", "register", register.page, WORK, keeps=True),
    Page("Desk", "gavel", "desk", desk.page, OFFICE, Right.RULE, keeps=True),
    Page(
        "Overview", "monitoring", "overview", dashboard.page, OFFICE, Right.SEE_QUESTIONS,
        keeps=True,
    ),
    Page(
        "Attested", "verified", "attested", team.page, OFFICE, Right.SEE_ATTESTATIONS, keeps=True
    ),
    Page("Audit log", "fact_check", "audit", audit.page, OFFICE, Right.SEE_AUDIT, keeps=True),
    Page("People", "group", "people", people.page, OFFICE, Right.SET_ROLES, keeps=True, team=True),
    Page("How it decides", "balance", "how", about.page, ABOUT_IT),
    Page("What is kept", "shield_lock", "kept", kept.page, ABOUT_IT),
)  # fmt: skip


def run(
    advisor: Callable[[], Advises], office: Callable[[], Office], first: str = PAGES[0].path
) -> None:
    """Show the page that was asked for, at first `first`; a link to a clause opens Documents."""
    st.set_page_config(
        page_title="mayi",
        page_icon=str(style.HERE / "mark.svg"),
        layout="wide",
        initial_sidebar_state="collapsed",
        menu_items={"About": ABOUT},
    )
    style.apply()
    st.logo(str(style.HERE / "mark.svg"), size="medium")
    here = office()
    pages: dict[str, Any] = {}

    def show(page: Page) -> None:
        if here.door:
            here.door()
            return
        if page.keeps and here.database is None:
            faults.show(here.fault)
            return
        faults.guarded(lambda: _shown(page, Site(advisor(), here, pages)))

    pages |= {
        page.path: st.Page(
            partial(show, page),
            title=page.title,
            icon=f":material/{page.icon}:",
            url_path=page.path,
            default=page.path == first,
        )
        for page in PAGES
        if (page.right is None or here.who.may(page.right)) and (here.is_signed_in or not page.team)
    }
    chosen = st.navigation(_menus(pages), position="hidden" if here.door else "top")
    if here.is_signed_in:
        signing.line(here.who)
    if chosen is pages["ask"] and documents.PARAMETER in st.query_params:
        st.switch_page(pages["documents"], query_params=dict(st.query_params))
    chosen.run()


def _menus(pages: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The pages by what they stand under, as they are listed."""
    menus: dict[str, list[Any]] = {}
    for page in PAGES:
        if page.path in pages:
            menus.setdefault(page.menu, []).append(pages[page.path])
    return menus


def _shown(page: Page, site: Site) -> None:
    faults.guarded(lambda: notices.top(site))
    page.show(site)
