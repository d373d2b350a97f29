"""A team's page with a scripted advisor, started as team.py starts the real one."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from config import load
from views import guard, signing

login = load().login
assert login is not None
page = Path(__file__).with_name("served_team_page.py")
app = st.App(page, secrets=signing.auth(login), middleware=guard.guards(login))
