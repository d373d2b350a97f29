"""The app on the real advisor, with a language model that the settings name and no records."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from advisor import Advisor, open_advisor
from config import load
from views import shell
from views.site import Office


@st.cache_resource
def advisor() -> Advisor:
    return open_advisor(load())


OFFICE = Office(load(), database=None, fault="Nothing is kept here.")
shell.run(advisor, lambda: OFFICE)
