"""Errors on the page: one line for the reader, the whole of it in the log."""

from collections.abc import Callable
from traceback import format_tb

import streamlit as st

from domain.errors import MayiError
from journal import LOG
from views.escape import html

OUR_FAULT = "Something went wrong on our side. It has been logged; please try again."


def said(error: Exception, private: bool = False) -> str:
    """What a reader is told about an error; one that is ours to mend is logged whole.

    Where the question is private, what the error says may hold its words: only its kind and the
    lines of our code are logged.
    """
    if isinstance(error, MayiError):
        return str(error)
    if private:
        lines = "".join(format_tb(error.__traceback__))
        LOG.error("The page failed on a private question: %s\n%s", type(error).__name__, lines)
    else:
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
