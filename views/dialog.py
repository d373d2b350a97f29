"""Which dialog is open in this tab: one at a time, until it is done with or closed."""

import streamlit as st

OPEN = "dialog"


def show(name: str) -> None:
    """Open it on the next run."""
    st.session_state[OPEN] = name


def close() -> None:
    """Close whichever is open."""
    st.session_state.pop(OPEN, None)


def is_open(name: str) -> bool:
    """Whether it is this one."""
    return bool(st.session_state.get(OPEN) == name)
