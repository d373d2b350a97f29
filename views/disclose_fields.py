"""The fields of a letter's form, each with the clause that asks for it."""

from contextlib import suppress
from datetime import date
from functools import partial

import streamlit as st

from domain.plain import lines
from letters.kinds import FIRM, Field, Widget
from views.clause import path, quoted
from views.disclosing import ADDRESS, Form
from views.escape import html
from views.site import Site


def ask(field: Field, form: Form, site: Site) -> None:
    """One field: what is asked, the clause that asks, and its text on demand."""
    label = field.label if field.required else f"{field.label} (may stay empty)"
    key = f"disclose-{form.number}-{field.id}"
    value = form.facts.get(field.id, "")
    keep = partial(_keep, form, field.id, key)
    match field.kind:
        case Widget.LINES:
            st.text_area(label, value, height=120, key=key, on_change=keep)
        case Widget.DATE:
            st.date_input(label, _date(value), format="YYYY-MM-DD", key=key, on_change=keep)
        case Widget.CHOICE:
            at = field.choices.index(value) if value in field.choices else None
            st.radio(label, field.choices, at, key=key, on_change=keep)
        case Widget.LINE:
            st.text_input(label, value, key=key, on_change=keep)
    st.html(_asks(field, site))


def ask_firm(form: Form) -> None:
    """The head of the letter; no clause asks for it, a letter does."""
    for name, label in ((FIRM, "Your firm’s name"), (ADDRESS, "Its address (may stay empty)")):
        key = f"disclose-{form.number}-{name}"
        widget = st.text_input if name == FIRM else st.text_area
        widget(label, form.facts.get(name, ""), key=key, on_change=partial(_keep, form, name, key))


def _keep(form: Form, name: str, key: str) -> None:
    """Keep what was typed at once, so that no step forgets it."""
    typed = st.session_state[key]
    form.facts[name] = typed.isoformat() if isinstance(typed, date) else lines(typed or "")
    form.fault = ""


def _date(value: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(value)
    return None


def _asks(field: Field, site: Site) -> str:
    clause = site.advisor.clause(field.clause)
    verb = "asks for this" if field.required else "is why this is asked"
    hint = f'<p class="mayi-small">{html(field.help)}</p>' if field.help else ""
    return (
        f'{hint}<details class="mayi-asks"><summary>Clause {html(clause.id)} {verb}</summary>'
        f"{quoted(clause, None)}{path(clause, site.advisor.instrument(clause))}</details>"
    )
