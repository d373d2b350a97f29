"""The app on the real advisor, and a model on this machine that writes slowly."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from collections.abc import Mapping
from typing import Any

import streamlit as st

from advisor import Advisor, open_advisor
from config import Settings, load
from tests.model.model_server import KEY, ModelServer, Reply, repeats
from views import shell
from views.site import Office


def slowly(request: Mapping[str, Any]) -> Reply:
    return repeats(request, pace=0.15)


# The packages of a model load while the first question waits: on a busy machine that takes long.
SLOW = {"guard": "local-off", "model_timeout": 120.0, "model_stall": 60.0}


@st.cache_resource
def settings() -> Settings:
    server = ModelServer(slowly).__enter__()
    return load(model="slow", model_url=server.url, model_key=KEY, **SLOW)


@st.cache_resource
def advisor() -> Advisor:
    opened = open_advisor(settings())
    opened.warm()
    return opened


shell.run(advisor, lambda: Office(settings(), None, fault="Nothing is kept here."))
