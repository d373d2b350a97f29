"""What all visitors share: one advisor, one log."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

import streamlit as st

from advisor import open_advisor
from config import load
from views.adviser import Advises
from views.faults import LOG


@st.cache_resource(show_spinner="Reading the sources …")
def advisor() -> Advises:
    """The advisor of this process; the index is built first when it is missing or stale."""
    return open_advisor(load())


@st.cache_resource(show_spinner=False)
def log(folder: Path) -> logging.Logger:
    """The log of the pages, also in `folder` where one can write there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "mayi.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8"
        )
    except OSError as error:
        LOG.warning("No log can be kept in %s: %s", folder, error)
        return LOG
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    return LOG
