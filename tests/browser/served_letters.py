"""The app with a scripted advisor and records of its own; `?as=may` says who is at it."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from config import Settings
from records.database import Database, open_database
from tests.fakes import ScriptedAdvisor
from tests.people import ANN, MAY
from views import shell
from views.site import Office

SETTINGS = Settings(firm="Quayside IT Services", firm_address="12 Quay Street\nDublin")


@st.cache_resource
def database() -> Database:
    return open_database(f"sqlite:///{tempfile.mkdtemp(prefix='mayi-letters-')}/mayi.db")


PEOPLE = {each.id: each for each in (ANN, MAY)}
st.session_state.setdefault("who", PEOPLE.get(st.query_params.get("as", ""), ANN))
OFFICE = Office(SETTINGS, database(), st.session_state["who"])
shell.run(ScriptedAdvisor, lambda: OFFICE)
