"""The app on the real advisor and records of its own: what the journey to the officer starts."""

import sys
from pathlib import Path
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from advisor import Advisor, open_advisor
from config import Settings, load
from records.database import Database, open_database
from records.rulings import StandingRulings
from views import shell
from views.site import Office


@st.cache_resource
def database() -> Database:
    return open_database(f"sqlite:///{mkdtemp(prefix='mayi-desk-')}/mayi.db")


@st.cache_resource
def advisor() -> Advisor:
    return open_advisor(load(), rulings=StandingRulings(database()))


shell.run(advisor, lambda: Office(Settings(), database()))
