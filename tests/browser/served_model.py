"""The app on the real advisor, with a language model that the settings name and no records."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from advisor import Advisor, open_advisor
from config import load
from domain.search import Query
from views import shell
from views.site import Office


@st.cache_resource
def advisor() -> Advisor:
    opened = open_advisor(load())
    query = Query(question="A vendor sent me a hamper before we choose a firewall. May I keep it?")
    opened.would_send(query, opened.ask(query, sends=False))  # loads the guard, which takes seconds
    return opened


OFFICE = Office(load(), database=None, fault="Nothing is kept here.")
shell.run(advisor, lambda: OFFICE)
