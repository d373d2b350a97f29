"""The form of a letter that is being written in this tab."""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

import streamlit as st

from domain.clause import Clause
from domain.conversation import Turn
from domain.disclosure import Disclosure
from domain.errors import BadRecord
from domain.letter import Firm
from letters.kinds import FIRM, Field, Kind, load_kinds
from letters.prefill import begun
from views.site import Site

FORM = "disclosing"
ADDRESS = "firm_address"
AT_ONCE = 3
"""Fields that are asked on one step."""


@dataclass
class Form:
    """A letter being written; `editing` is the draft it replaces, with its version."""

    kind: str
    facts: dict[str, str]
    step: int = 0
    editing: tuple[str, int] | None = None
    fault: str = ""
    number: int = field(default=0)
    """Of the form in this tab, so that no field remembers what stood in another form."""


def kinds(site: Site) -> tuple[Kind, ...]:
    """Every kind of letter that can be written."""
    return _loaded(site.advisor.corpus.clauses)


def titles(site: Site) -> dict[str, str]:
    """The name of each kind; none where the sources have changed so that none can be written."""
    with suppress(BadRecord):
        return {kind.id: kind.title for kind in kinds(site)}
    return {}


@lru_cache(maxsize=4)
def _loaded(clauses: tuple[Clause, ...]) -> tuple[Kind, ...]:
    return load_kinds(clauses)


def current() -> Form | None:
    """The form of this tab, if one was begun."""
    form: Form | None = st.session_state.get(FORM)
    return form


def begin(kind: Kind, site: Site, turn: Turn | None = None) -> None:
    """Begin a letter, from an answer or from nothing."""
    settings = site.office.settings
    known = begun(kind, site.office.who, turn)
    _open(Form(kind.id, {FIRM: settings.firm, ADDRESS: settings.firm_address, **known}))


def edit(disclosure: Disclosure) -> None:
    """Take a draft up again."""
    entry = disclosure.entry
    _open(Form(entry.kind, dict(disclosure.facts), editing=(entry.id, entry.version)))


def drop() -> None:
    """Forget the form."""
    st.session_state.pop(FORM, None)


def _open(form: Form) -> None:
    form.number = st.session_state.get("disclosing-number", 0) + 1
    st.session_state["disclosing-number"] = form.number
    st.session_state[FORM] = form


def steps(kind: Kind) -> list[tuple[Field, ...]]:
    """The fields, a few at a time."""
    return [kind.fields[at : at + AT_ONCE] for at in range(0, len(kind.fields), AT_ONCE)]


def firm(form: Form) -> Firm:
    """Who writes, as the form has it."""
    return Firm(name=form.facts.get(FIRM, ""), address=form.facts.get(ADDRESS, ""))
