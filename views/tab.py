"""The conversation that a tab of the browser shows."""

import streamlit as st

from views.conversation import Conversation

TALK = "conversation"


def conversation() -> Conversation:
    """What was asked and answered in this tab."""
    talk: Conversation = st.session_state.setdefault(TALK, Conversation())
    return talk


def show(talk: Conversation) -> None:
    """Let the tab show this conversation from now on."""
    st.session_state[TALK] = talk
