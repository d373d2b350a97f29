"""The app of a firm whose people have asked for half a year: what the overview's journey starts.

Each start makes it anew in a database of its own, which ends with the process.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from config import Settings
from domain.overview import Grouped
from evals.crowd import crowd
from records.database import Database, open_database
from retrieval.clusters import grouped
from retrieval.encoder import OnnxEncoder
from tests.clocks import Clock
from tests.fakes import FakeAdvisor, real_corpus
from tests.people import OTTO
from views import shell
from views.site import Office


@st.cache_resource
def database(empty: bool) -> Database:
    clock = Clock()
    made = open_database(f"sqlite:///{mkdtemp(prefix='mayi-overview-')}/mayi.db", clock)
    if not empty:
        cases = real_corpus().cases
        crowd(made, cases, clock(), turns=3000, askers=40, weeks=26, referrals=120)
    return made


class Alike(FakeAdvisor):
    """Groups questions as the real one does."""

    def groups(self, texts: Sequence[str], least: int) -> Grouped:
        return grouped(texts, OnnxEncoder(), least)


OFFICE = Office(Settings(), database("empty" in st.query_params), who=OTTO)
shell.run(Alike, lambda: OFFICE, "overview")
