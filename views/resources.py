"""What all visitors share: one advisor, one log."""

import logging
from pathlib import Path

import streamlit as st

import journal
from advisor import open_advisor
from config import load
from views.adviser import Advises


@st.cache_resource(show_spinner="Reading the sources …")
def advisor() -> Advises:
    """The advisor of this process; the index is built first when it is missing or stale."""
    return open_advisor(load())


@st.cache_resource(show_spinner=False)
def log(folder: Path) -> logging.Logger:
    """The log of the pages, also in `folder` where one can write there."""
    try:
        journal.LOG.addHandler(journal.file_in(folder))
    except OSError as error:
        journal.LOG.warning("No log can be kept in %s: %s", folder, error)
    return journal.LOG
