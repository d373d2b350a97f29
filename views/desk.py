"""The officer's desk: what waits, one page for each referral, feedback, and the rulings made."""

from datetime import datetime

import streamlit as st

from domain.referral import Referred, Status
from records.database import Database
from records.feedback import FeedbackBox
from records.referrals import Place, Referrals
from records.rulings import RulingBook
from views import desk_feedback, desk_referral, desk_ruling
from views.escape import html
from views.links import within
from views.referrals import age
from views.ruling import day
from views.site import Site
from views.verdict import FACES

QUESTIONS, FEEDBACK, RULINGS = "Questions", "Feedback", "Rulings"
NAMES = {Status.OPEN: "Open", Status.RULED: "Ruled", Status.WITHDRAWN: "Taken back"}
PAGES = "desk-pages"
"""In the session: where each page of the queue after the first begins."""
SAYS = "desk-says"
"""In the session: what to say once, after something was done."""


def page(site: Site) -> None:
    """The queue, or the one thing that the address names."""
    database = site.office.database
    assert database is not None
    with st.container(key="desk"):
        for name, show in (
            ("referral", desk_referral.one),
            ("ruling", desk_ruling.one),
            ("feedback", desk_feedback.one),
        ):
            if wanted := st.query_params.get(name):
                within("Back to the desk", "desk-back", "arrow_back")
                _told()
                show(wanted, site)
                return
        st.html('<h1 class="mayi-title">Desk</h1>')
        _told()
        _lists(database, site)


def _told() -> None:
    for message in st.session_state.pop(SAYS, []):
        st.html(f'<p class="mayi-notice" role="status">{html(message)}</p>')


def _lists(database: Database, site: Site) -> None:
    shown = st.segmented_control(
        "Show", [QUESTIONS, FEEDBACK, RULINGS], default=QUESTIONS, required=True, key="desk-show"
    )
    if shown == FEEDBACK:
        desk_feedback.waiting(FeedbackBox(database, site.office.who), site)
    elif shown == RULINGS:
        _rulings(database, site)
    else:
        _questions(database, site)


def _questions(database: Database, site: Site) -> None:
    referrals = Referrals(database, site.office.who)
    counts = referrals.counts()
    status = st.segmented_control(
        "Status",
        list(NAMES),
        format_func=lambda each: f"{NAMES[each]} ({counts[each]:,})",
        default=Status.OPEN,
        required=True,
        key="desk-status",
        on_change=lambda: st.session_state.pop(PAGES, None),
    )
    places: list[Place] = st.session_state.get(PAGES, [])
    found = referrals.queue(status or Status.OPEN, places[-1] if places else None)
    if not found.lines:
        st.html("<p>Nothing waits here.</p>")
    now = database.now()
    for line in found.lines:
        _line(line, now)
    with st.container(horizontal=True, key="desk-turn"):
        if places:
            st.button("Earlier", on_click=_turned, args=(places[:-1],), key="desk-earlier")
        if found.more:
            st.button("Later", on_click=_turned, args=([*places, found.more],), key="desk-later")


def _turned(places: list[Place]) -> None:
    st.session_state[PAGES] = places


def _line(line: Referred, now: datetime) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"line-{line.id}"):
        st.html(
            f'<p class="mayi-line"><span dir="auto">{html(line.question[:200])}</span>'
            f'<span class="mayi-small"><bdi>{html(line.asker_name)}</bdi> · '
            f"{age(line.sent_at, now)}</span></p>"
        )
        within("Open", f"open-{line.id}", "arrow_forward", referral=line.id)


def _rulings(database: Database, site: Site) -> None:
    found = RulingBook(database, site.office.who).all()
    if not found:
        st.html("<p>Nobody has ruled on anything yet.</p>")
    for each in found:
        state = "stands" if each.stands else "withdrawn" if each.withdrawn_at else "superseded"
        with st.container(horizontal=True, vertical_alignment="center", key=f"line-{each.id}"):
            st.html(
                f'<p class="mayi-line"><span dir="auto">{html(each.question[:200])}</span>'
                f'<span class="mayi-small">{FACES[each.verdict].word} · {day(each.at)} · <bdi>'
                f"{html(each.by_name)}</bdi> · {state}</span></p>"
            )
            within("Open", f"open-{each.id}", "arrow_forward", ruling=each.id)
