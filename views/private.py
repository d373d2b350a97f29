"""Asking without being watched: a switch that keeps nothing of a conversation."""

import streamlit as st

from views import tab
from views.conversation import Conversation
from views.site import Site

SWITCH = "private"
LABEL = "Private: nothing is stored"
IS_PRIVATE = "Not the question, not its topic, not that you asked."
BEFORE = "What you asked before stays in your history."
SEALED = "It stays private until you begin a new conversation."


def switch(talk: Conversation, site: Site) -> None:
    """Show the switch, where anything could be kept at all.

    Once something private was asked it stays on: the next question would tell of that one.
    """
    if site.office.database is None:
        return
    if talk.sealed:
        st.html(f'<p class="mayi-private" role="status"><b>{LABEL}.</b> {_says(talk)}</p>')
        return
    with st.container(horizontal=True, vertical_alignment="center", key="private-row"):
        st.session_state[SWITCH] = talk.private
        st.toggle(LABEL, key=SWITCH, on_change=_switched, width="content")
        if talk.private:
            st.html(f'<p class="mayi-private" role="status">{_says(talk)}</p>', width="content")


def _says(talk: Conversation) -> str:
    more = [IS_PRIVATE]
    if talk.id:
        more.append(BEFORE)
    if talk.sealed:
        more.append(SEALED)
    return " ".join(more)


def _switched() -> None:
    told = {"private": bool(st.session_state[SWITCH])}
    tab.show(tab.conversation().model_copy(update=told))
