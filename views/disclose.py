"""A letter to a client, step by step: only what the clauses ask for, then the letter to read."""

from functools import partial

import streamlit as st

from domain.errors import FirmUnknown, MayiError
from domain.letter import Letter
from letters.kinds import Kind
from letters.write import write
from records.disclosures import Disclosures
from views import disclose_fields, disclosing, faults, papers
from views.disclosing import Form
from views.escape import html
from views.letter import preview
from views.register import open_at
from views.site import Site

ABOUT = (
    "Each letter asks only what the clauses require and says which clause asks for it. It is a "
    "draft for review, not legal advice, and goes out once somebody else has approved it."
)


def page(site: Site) -> None:
    """Choose a kind of letter, fill it in a few fields at a time, read it, keep it."""
    with st.container(key="disclose"):
        form = disclosing.current()
        if form is None:
            _choose(site)
            return
        kind = next(each for each in disclosing.kinds(site) if each.id == form.kind)
        steps = disclosing.steps(kind)
        _head(kind, form, len(steps))
        if form.step < len(steps):
            _fill(kind, form, site)
        else:
            _read(kind, form, site)


def _choose(site: Site) -> None:
    st.html(f'<h1 class="mayi-title">Write to a client</h1><p class="mayi-intro">{ABOUT}</p>')
    for kind in disclosing.kinds(site):
        with st.container(key=f"kind-{kind.id}"):
            st.html(f"<h3>{html(kind.title)}</h3><p>{html(kind.what)}</p>")
            st.button(
                f"Begin: {kind.title.lower()}",
                key=f"begin-{kind.id}",
                on_click=disclosing.begin,
                args=(kind, site),
            )


def _head(kind: Kind, form: Form, last: int) -> None:
    where = f"Step {form.step + 1} of {last}" if form.step < last else "Read it"
    st.html(
        f'<p class="mayi-small">{where}</p><h1 class="mayi-title">{html(kind.title)}</h1>'
        f'<p class="mayi-intro">{html(kind.what)}</p>'
    )
    if form.fault:
        faults.show(form.fault)


def _fill(kind: Kind, form: Form, site: Site) -> None:
    steps = disclosing.steps(kind)
    for field in steps[form.step]:
        disclose_fields.ask(field, form, site)
    is_last = form.step == len(steps) - 1
    if is_last:
        disclose_fields.ask_firm(form)
    with st.container(horizontal=True, key="disclose-steps"):
        if form.step:
            st.button("Back", icon=":material/arrow_back:", on_click=partial(_go, form, -1))
        st.button(
            "Read the letter" if is_last else "Next",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            on_click=partial(_go, form, 1),
        )
        st.button("Give up this letter", type="tertiary", on_click=disclosing.drop)


def _go(form: Form, by: int) -> None:
    form.step += by
    form.fault = ""


def _read(kind: Kind, form: Form, site: Site) -> None:
    letter = _written(kind, form, site)
    if letter is None:
        st.rerun()
        return
    st.html(preview(letter))
    with st.container(horizontal=True, key="disclose-steps"):
        st.button("Back", icon=":material/arrow_back:", on_click=partial(_go, form, -1))
        kept = st.button("Keep as a draft", icon=":material/draft:")
        asked = st.button(
            "Keep it and ask for approval", type="primary", icon=":material/approval:"
        )
    if kept or asked:
        _keep(form, letter, asked, site)


def _written(kind: Kind, form: Form, site: Site) -> Letter | None:
    """The letter, or None when something is missing; the form then stands where it is asked."""
    database = site.office.database
    assert database is not None
    today = database.now().date()
    try:
        return write(kind, form.facts, disclosing.firm(form), today, site.advisor.corpus)
    except MayiError as error:
        form.fault = str(error)
        form.step = _step_of(error, kind)
        return None


def _step_of(error: MayiError, kind: Kind) -> int:
    """The step on which what is wrong can be mended."""
    steps = disclosing.steps(kind)
    if isinstance(error, FirmUnknown):
        return len(steps) - 1
    named = str(error)
    for number, fields in enumerate(steps):
        if any(f"“{field.label}”" in named for field in fields):
            return number
    return 0


def _keep(form: Form, letter: Letter, asked: bool, site: Site) -> None:
    office = site.office
    assert office.database is not None
    disclosures = Disclosures(office.database, office.who)
    try:
        # What cannot be put on paper is not kept either.
        papers.word(letter, office.settings)
        if form.editing:
            kept = disclosures.change(*form.editing, form.facts, letter)
        else:
            kept = disclosures.make(form.facts, letter)
        form.editing = (kept.entry.id, kept.entry.version)
        if asked:
            disclosures.submit(kept.entry.id, kept.entry.version)
    except MayiError as error:
        faults.show(faults.said(error))
        return
    disclosing.drop()
    open_at(kept.entry.id)
    st.switch_page(site.pages["register"])
