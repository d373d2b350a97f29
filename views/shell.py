"""The frame around the pages: title, look, navigation."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from views import about, ask, documents, faults, style
from views.adviser import Advises
from views.site import Site

Page = Callable[[Site], None]
ABOUT = "**mayi** answers from your own documents, word for word. It is not legal advice."


def run(advisor: Callable[[], Advises]) -> None:
    """Show the page that was asked for; a link to a clause opens Documents."""
    st.set_page_config(
        page_title="mayi",
        page_icon=str(style.HERE / "mark.svg"),
        layout="wide",
        initial_sidebar_state="collapsed",
        menu_items={"About": ABOUT},
    )
    style.apply()
    st.logo(str(style.HERE / "mark.svg"), size="medium")

    def show(page: Page) -> None:
        faults.guarded(lambda: page(Site(advisor(), first, shown_in)))

    shown_in = st.Page(
        partial(show, documents.page), title="Documents", icon=":material/menu_book:",
        url_path="documents",
    )  # fmt: skip
    first = st.Page(
        partial(show, ask.page), title="Ask", icon=":material/forum:", url_path="ask", default=True
    )
    how = st.Page(
        partial(show, about.page), title="How it decides", icon=":material/balance:",
        url_path="how",
    )  # fmt: skip
    chosen = st.navigation([first, shown_in, how], position="top")
    if chosen is first and documents.PARAMETER in st.query_params:
        st.switch_page(shown_in, query_params=dict(st.query_params))
    chosen.run()
