"""The page behind a login: `python3 mayi.py serve` starts it where the settings name one.

The secrets go to Streamlit from here, in memory: no file of ours holds them.
"""

import streamlit as st

from config import load
from domain.errors import SettingsError
from views import guard, signing

login = load().login
if login is None:
    raise SettingsError("login_issuer", "it is empty, and team.py is the page behind a login")
app = st.App("app.py", secrets=signing.auth(login), middleware=guard.guards(login))
