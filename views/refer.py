"""Under an answer: ask the ethics officer."""

import streamlit as st

from decision.rulings import is_open
from domain.conversation import Turn
from domain.errors import MayiError
from records.referrals import LONGEST_WORDS, Referrals
from views import dialog, faults
from views.escape import html
from views.prepared import prepared
from views.site import Site

SENT = "referrals-sent"
"""In the session: the id of the referral of each question that was sent."""
ASK = "Ask the ethics officer"


def offer(turn: Turn, key: str, site: Site) -> None:
    """A button that opens the prepared question; after it was sent, the way to its status."""
    if _key(turn) in st.session_state.get(SENT, {}):
        label = "Sent to the ethics officer: see where it stands"
        st.page_link(site.pages["referrals"], label=label, icon=":material/mark_email_read:")
        return
    st.button(
        ASK,
        key=f"{key}-refer",
        icon=":material/contact_support:",
        type="primary" if is_open(turn.advice) else "secondary",
        on_click=dialog.show,
        args=(f"{key}-refer",),
    )
    if dialog.is_open(f"{key}-refer"):
        _opened(turn, key, site)


@st.dialog(ASK, width="large", icon=":material/contact_support:", on_dismiss=dialog.close)
def _opened(turn: Turn, key: str, site: Site) -> None:
    name = html(site.office.who.name)
    st.html(
        f'<p class="mayi-asked" dir="auto">{html(turn.draft.question)}</p><p>Your question is sent '
        "with the words below and with mayi’s answer. The officer sees that it comes from "
        f"<strong><bdi>{name}</bdi></strong>. Nobody else sees it. If the officer rules, everybody "
        "who asks alike sees the ruling and the question as the officer words it, without your "
        "name.</p>"
    )
    words = st.text_area(
        "What the officer should know (edit it as you like)",
        prepared(turn, site.advisor.corpus),
        height=280,
        key=f"{key}-refer-words",
    )
    st.html(f'<p class="mayi-small">At most {LONGEST_WORDS:,} characters.</p>')
    if st.button("Send", type="primary", key=f"{key}-refer-send", icon=":material/send:"):
        _send(turn, words, site)


def _send(turn: Turn, words: str, site: Site) -> None:
    database = site.office.database
    assert database is not None  # nothing is offered without one
    try:
        sent = Referrals(database, site.office.who).send(turn.draft.question, words, turn.advice)
    except MayiError as error:
        faults.show(str(error))
        return
    st.session_state.setdefault(SENT, {})[_key(turn)] = sent.id
    dialog.close()
    st.rerun()


def _key(turn: Turn) -> str:
    return turn.draft.model_dump_json()
