"""The scripted app with a database: the one that the settings name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from config import Settings, load
from tests.fakes import ScriptedAdvisor, real_corpus
from views import resources, shell

SETTINGS = load()
resources.log(SETTINGS.logs)


def advisor() -> ScriptedAdvisor:
    """One whose clause 3.2 reads otherwise where the address says so."""
    corpus = real_corpus()
    if "changed" in st.query_params:
        st.session_state["changed"] = True
    if st.session_state.get("changed"):
        clauses = tuple(
            each.model_copy(update={"text": each.text.replace("any offer", "each and every offer")})
            if each.id == "msp-code/3.2"
            else each
            for each in corpus.clauses
            if each.id != "msp-code/3.1"
        )
        corpus = corpus.model_copy(update={"clauses": clauses})
    return ScriptedAdvisor(corpus=corpus)


def run(settings: Settings) -> None:
    shell.run(advisor, lambda: resources.office(settings))


run(SETTINGS)
