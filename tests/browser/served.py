"""The app with a scripted advisor: what the browser journeys start."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from config import Settings
from tests.fakes import ScriptedAdvisor
from tests.samples import every_kind, with_nasty_document
from views import shell, tab
from views.site import Office

if "every-kind" in st.query_params:
    st.session_state.setdefault(tab.TALK, every_kind())
OFFICE = Office(Settings(), database=None, fault="Nothing is kept here.")
shell.run(lambda: ScriptedAdvisor(corpus=with_nasty_document()), lambda: OFFICE)
