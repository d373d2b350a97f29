"""The look of the pages; the colours of Streamlit's own parts stand in .streamlit/config.toml."""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).resolve().parent


def apply() -> None:
    """Put our style sheet on the page; it is a file of ours and holds nothing typed."""
    st.html(HERE / "style.css")
