"""What all visitors share: one advisor, one database, one log."""

import sys
from collections.abc import Hashable
from functools import partial
from pathlib import Path

import streamlit as st

import journal
from advisor import open_advisor
from config import Settings, load
from domain.errors import RecordsFault
from domain.ruling import Ruling
from records.database import Database, open_database
from records.retention import daily
from records.rulings import StandingRulings
from views import faults, signing
from views.adviser import Advises
from views.site import Office


@st.cache_resource(show_spinner="Reading the sources …")
def advisor() -> Advises:
    """The advisor of this process; the index is built first when it is missing or stale."""
    settings = load()
    opened = open_advisor(settings, rulings=_Rulings(settings))
    opened.warm()
    return opened


class _Rulings:
    """The rulings of our database, opened when they are first needed."""

    def __init__(self, settings: Settings) -> None:
        self._of = (settings.database_url, settings.keep_days)

    def stamp(self) -> Hashable:
        return StandingRulings(_database(*self._of)).stamp()

    def standing(self) -> tuple[Ruling, ...]:
        return StandingRulings(_database(*self._of)).standing()


def office(settings: Settings) -> Office:
    """Who is here, and the records; an answer needs none of them, so a fault is only told."""
    refusal = signing.refusal(settings)
    if refusal:
        return Office(settings, None, fault=refusal, door=partial(faults.show, refusal))
    try:
        database = _database(settings.database_url, settings.keep_days)
        database.ping()
    except RecordsFault as fault:
        journal.LOG.error("%s", fault)
        return signing.entered(Office(settings, None, fault=str(fault)))
    return signing.entered(Office(settings, database))


@st.cache_resource(show_spinner=False)
def _database(url: str, keep_days: int) -> Database:
    database = open_database(url)
    daily(database, keep_days)
    return database


@st.cache_resource(show_spinner=False)
def log(folder: Path) -> None:
    """Write the log of the pages into `folder`; who runs mayi is told where that cannot be done."""
    if not journal.keep(folder):
        print(f"No log can be kept in {folder}.", file=sys.stderr)
