"""Under an answer: say what is wrong with it, without a name."""

import streamlit as st

from domain.conversation import Turn
from domain.errors import MayiError
from domain.feedback import Complaint
from records.feedback import LONGEST_WORDS, FeedbackBox
from views import dialog, faults
from views.escape import html
from views.site import Site

GIVEN = "feedback-given"
LABELS = {
    Complaint.VERDICT: "The verdict is wrong",
    Complaint.CLAUSE: "The clause is wrong",
    Complaint.UNCLEAR: "It is unclear",
}


def offer(turn: Turn, key: str, site: Site) -> None:
    """A button that asks what is wrong; a word of thanks once it was said."""
    if _key(turn) in st.session_state.get(GIVEN, set()):
        st.html('<p class="mayi-small">Thank you: the officer sees it.</p>', width="content")
        return
    name = f"{key}-wrong"
    st.button(
        "Something is wrong",
        key=name,
        icon=":material/flag:",
        on_click=dialog.show,
        args=(name,),
    )
    if dialog.is_open(name):
        _opened(turn, key, site)


@st.dialog("What is wrong with this answer?", icon=":material/flag:", on_dismiss=dialog.close)
def _opened(turn: Turn, key: str, site: Site) -> None:
    st.html(
        f'<p class="mayi-asked" dir="auto">{html(turn.draft.question)}</p><p>The ethics officer '
        "sees the question, the answer and your words. <strong>Who said it is not kept.</strong> "
        "For a reply, ask the officer instead.</p>"
    )
    kind = st.radio("What is wrong?", list(LABELS), format_func=LABELS.__getitem__, key=f"{key}-k")
    words = st.text_area("What would be right? (you may leave it empty)", key=f"{key}-wrong-words")
    st.html(f'<p class="mayi-small">At most {LONGEST_WORDS:,} characters.</p>')
    if st.button("Send without my name", type="primary", key=f"{key}-wrong-send"):
        _give(turn, kind, words, site)


def _give(turn: Turn, kind: Complaint, words: str, site: Site) -> None:
    database = site.office.database
    assert database is not None  # nothing is offered without one
    try:
        FeedbackBox(database, site.office.who).give(kind, words, turn.draft.question, turn.advice)
    except MayiError as error:
        faults.show(str(error))
        return
    st.session_state.setdefault(GIVEN, set()).add(_key(turn))
    dialog.close()
    st.rerun()


def _key(turn: Turn) -> str:
    return turn.draft.model_dump_json()
