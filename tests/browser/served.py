"""The app with a scripted advisor: what the browser journeys start."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from tests.fakes import ScriptedAdvisor
from tests.samples import every_kind, with_nasty_document
from views import ask, shell

if "every-kind" in st.query_params:
    st.session_state.setdefault(ask.TALK, every_kind())
shell.run(lambda: ScriptedAdvisor(corpus=with_nasty_document()))
