"""The Code section by section: its own words, and beside them plain ones."""

import streamlit as st

from domain.clause import Clause
from onboarding.standing import Standing
from records.onboarding import Onboarding
from views import clause as clauses
from views.escape import html
from views.site import Site

PLACE = "learn-section"
PLAIN = "Plain words help you read; what binds is the clause itself."


def show(standing: Standing, kept: Onboarding, site: Site) -> None:
    """One section, at first the first that is not read; its button keeps that it was read."""
    sections = standing.course.sections
    place = _place(standing)
    total = len(standing.course.clauses)
    read = total - len(standing.unread)
    st.progress(read / total, text=f"{read} of {total} clauses read")
    section = sections[place]
    rows = "".join(_row(each, standing) for each in section.clauses)
    st.html(
        f'<section class="mayi-lesson"><p class="mayi-small">Section {place + 1} of '
        f"{len(sections)}. {PLAIN}</p><h2>{html(section.name)}</h2>{rows}"
        f"{clauses.numbering_note(section.clauses[0], site.advisor.corpus)}</section>"
    )
    _buttons(standing, kept, place)


def _place(standing: Standing) -> int:
    """Where the reader is; another course, or a first visit, begins at what is unread."""
    places: dict[str, int] = st.session_state.setdefault(PLACE, {})
    unread = {each.id for each in standing.unread}
    first = next(
        (
            place
            for place, section in enumerate(standing.course.sections)
            if any(each.id in unread for each in section.clauses)
        ),
        0,
    )
    return places.setdefault(standing.course.edition.sha256, first)


def _row(clause: Clause, standing: Standing) -> str:
    flag, read = "", ""
    if standing.reads_otherwise(clause):
        flag = (
            '<p class="mayi-otherwise"><span class="mayi-icon" aria-hidden="true"></span>'
            "Changed since you read it</p>"
        )
    elif standing.has_read(clause):
        read = '<span class="mayi-read">Read</span>'
    return (
        f'<article class="mayi-pair">{flag}<p class="mayi-number">{html(clause.number)}{read}</p>'
        f"<div><h4>Word for word</h4>{clauses.quoted(clause, None)}</div>"
        f'<div><h4>In plain words</h4><p class="mayi-plain" dir="auto">'
        f"{html(standing.course.plain[clause.id])}</p></div></article>"
    )


def _buttons(standing: Standing, kept: Onboarding, place: int) -> None:
    sections = standing.course.sections
    section = sections[place]
    unread = [each for each in section.clauses if not standing.has_read(each)]
    last = place + 1 == len(sections)
    with st.container(horizontal=True, key="learn-turn"):
        back = st.button("Previous section", disabled=place == 0, shortcut="Ctrl+Left")
        label = "I have read this section" if unread else "Next section"
        on = st.button(label, type="primary", disabled=last and not unread, shortcut="Ctrl+Right")
    if last and not standing.unread:
        st.html("<p>You have read every clause. Next comes the quiz, above.</p>")
    if back:
        _turn(standing, place - 1)
    if on:
        if unread:
            kept.read({each.id: standing.sha256(each.id) for each in unread})
        _turn(standing, place if last else place + 1)


def _turn(standing: Standing, place: int) -> None:
    st.session_state[PLACE][standing.course.edition.sha256] = place
    st.rerun()
