"""The first page: a question, its answer, and the conversation around them."""

from functools import partial
from typing import NamedTuple

import streamlit as st

from decision.rewording import Rewording
from domain.conversation import Draft, Turn
from domain.hosts import leads_here
from views import faults, keeping, past, private, sending, tab, writing
from views.card import card
from views.conversation import Conversation
from views.escape import html
from views.export import NOT_ADVICE
from views.scroll import to_newest
from views.site import Site
from views.starters import STARTERS

WISH, QUESTION = "wish", "question"
SOURCES = 8
UNREAD = (
    "Some answers of this conversation were kept by another mayi and cannot be read here. They are "
    "still kept; open it with the newest one."
)
HERE = "Nothing you type leaves this machine."
THERE = "What you type goes to your firm’s database and nowhere else."
ASKED_OF_A_MODEL = (
    "A language model can word answers too: it gets nothing before you have seen what, and agreed."
)


class Wish(NamedTuple):
    """A question to be asked on the next run, as turn number `place` of the conversation."""

    place: int
    draft: Draft


def page(site: Site) -> None:
    """Show the conversation, ask what was typed or pressed, and wait for the next question."""
    fault = writing.settle(site)
    fault = _fulfil(site) or fault
    talk = tab.conversation()
    if talk.turns:
        _head(site)
        for index, turn in enumerate(talk.turns):
            _turn(index, turn, talk, site)
        asks = st.container()
        _composer("pinned", fault)
        with asks:  # last, as it may take a while: the answer and the field wait for nothing
            sending.ask_leave(talk, site, _again)
    else:
        with st.container(key="welcome"):
            _hero()
            _composer("first", fault)
            private.switch(talk, site)
            sending.switch(site)
            _starters(site)


def _fulfil(site: Site) -> str:
    """Ask what was wished for; what went wrong, if anything did. Nothing said is lost."""
    wish: Wish | None = st.session_state.pop(WISH, None)
    if wish is None:
        return ""
    talk = tab.conversation()
    try:
        turn, rewording = _answered(wish.draft, site)
    except Exception as error:
        if wish.place == len(talk.turns):
            st.session_state[QUESTION] = wish.draft.question
        return faults.said(error, talk.private)
    fault = _keep(talk, wish.place, turn, site)
    writing.begin(wish.place, turn, rewording)
    if wish.place == len(talk.turns):
        to_newest(wish.place)
    return fault


def _keep(talk: Conversation, place: int, turn: Turn, site: Site) -> str:
    """Show the answer whatever becomes of it, and keep it; why it was not, if it was not."""
    now = talk.with_turn(place, turn)
    tab.show(now)
    try:
        tab.show(keeping.keep(talk, now, place, site))
    except Exception as error:
        return keeping.said(error)
    return ""


def _answered(draft: Draft, site: Site) -> tuple[Turn, Rewording | None]:
    advice, rewording = site.advisor.begin(draft.query, sends=sending.sends(site))
    return Turn(draft=draft, advice=advice), rewording


def _typed() -> None:
    _ask(st.session_state[QUESTION])


def _ask(question: str) -> None:
    talk = tab.conversation()
    st.session_state[WISH] = Wish(len(talk.turns), talk.follow_up(question))


def _again(index: int, draft: Draft) -> None:
    st.session_state[WISH] = Wish(index, draft)


def _forget() -> None:
    tab.show(Conversation())


def _head(site: Site) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="head"):
        st.html('<h1 class="mayi-title">May I …?</h1>')
        st.button("New conversation", icon=":material/add:", on_click=_forget, key="new")
    private.switch(tab.conversation(), site)
    sending.switch(site)
    if tab.conversation().unread:
        faults.show(UNREAD)


def _turn(index: int, turn: Turn, talk: Conversation, site: Site) -> None:
    st.html(
        f'<section class="mayi-question" aria-label="Your question">'
        f'<p class="mayi-small">{"You asked" if index == 0 else "Then you asked"}</p>'
        f'<h2 dir="auto">{html(turn.draft.question)}</h2></section>'
    )
    if then := talk.past.get(index):
        st.html(past.notice(turn, then, site.advisor.corpus))
        site = past.as_then(site, then)
    if talk.private:
        site = keeping.unkept(site)
    card(turn, f"turn-{index}", site, partial(_again, index))
    sending.below(turn, f"turn-{index}")


def _composer(place: str, fault: str) -> None:
    """The field for a question: after the greeting at first, then at the foot of the window.

    Inside a container Streamlit leaves the page where the reader is; on its own the field would
    make every answer scroll to its end.
    """
    with st.container(key=f"composer-{place}"):
        if fault:
            faults.show(fault)
        placeholder = "May I …?" if place == "first" else "Ask on: and if …?"
        st.chat_input(placeholder, key=QUESTION, on_submit=_typed)


def _hero() -> None:
    st.html(
        '<header class="mayi-hero"><h1>May I …?</h1>'
        "<p>Ask before you act. You get a verdict, the clause that governs it, word for word, "
        "and what to do next.</p></header>"
    )


def _starters(site: Site) -> None:
    with st.container(key="starters"):
        role = st.segmented_control(
            "Or try one of these", list(STARTERS), default="Technician", required=True
        )
        for number, question in enumerate(STARTERS[role or "Technician"]):
            st.button(
                question,
                key=f"starter-{role}-{number}",
                icon=":material/arrow_forward:",
                icon_position="right",
                width="stretch",
                on_click=_ask,
                args=(question,),
            )
    instruments = site.advisor.corpus.instruments
    titles = "".join(f"<li>{html(each.title)}</li>" for each in instruments[:SOURCES])
    st.html(
        '<footer class="mayi-sources"><p>Answers come from these documents and from nowhere '
        f"else. {_stays(site)}</p><ul>{titles}</ul>"
        f"<p>{NOT_ADVICE}</p></footer>"
    )


def _stays(site: Site) -> str:
    settings, database = site.office.settings, site.office.database
    stays = HERE if database is None or database.is_sqlite else THERE
    asks = [ASKED_OF_A_MODEL] if sending.is_asked_for(site) else []
    here = not settings.model or leads_here(settings.model_url)
    return " ".join([stays, *asks] if here else asks)
