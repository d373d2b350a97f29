"""Errors on the page: one line for the reader, the whole of it in the log."""

from collections.abc import Callable

import streamlit as st

from domain.errors import MayiError
from journal import LOG
from views.escape import html

OUR_FAULT = "Something went wrong on our side. It has been logged; please try again."


def said(error: Exception) -> str:
    """What a reader is told about an error; one that is ours to mend is logged whole."""
    if isinstance(error, MayiError):
        return str(error)
    LOG.error("The page failed", exc_info=error)
    return OUR_FAULT


def show(message: str) -> None:
    """One line, as text: the message may hold words of a question or the name of a file."""
    st.html(
        '<div class="mayi-error" role="alert"><span class="mayi-icon" aria-hidden="true"></span>'
        f"<p>{html(message)}</p></div>"
    )


def guarded(page: Callable[[], None]) -> None:
    """Run a page; whatever it raises becomes one line on it."""
    try:
        page()
    except Exception as error:
        show(said(error))
