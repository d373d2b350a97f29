"""Whether a question goes to a language model: the asker says so, once what would go is seen.

The choice holds for the tab. It can only keep more here than the settings do, never less.
"""

from collections.abc import Callable
from enum import StrEnum

import streamlit as st

from domain.conversation import Draft, Turn
from domain.model import Sent
from guard.exempt import stands_before
from views.conversation import Conversation
from views.escape import html
from views.sent import shown
from views.site import Site

CHOSEN, SWITCH, REHEARSED = "sending", "never-send", "would-send"
LABEL = "Never send my questions"
LOCKED = "Your administrator has set it so (never_send_questions), so it cannot be switched off."
KEPT_HERE = "Every answer comes from the worked cases alone, and no language model is asked."
AGREED = "What you ask goes to the language model, masked; what was sent stands under each answer."
ASKS = "Nothing goes to the language model before you have seen what, and agreed."
SEND, REFUSE = "Send it, and what I ask from now on", "Answer without the model"
AGREE = (
    "A language model at <strong>{to}</strong> could word this answer more freely. "
    "<strong>Nothing has been sent yet.</strong> If you agree, this goes, letter by letter, and "
    "so will what you ask until you close this tab, masked in the same way."
)
CANNOT = "The answer above stands. It cannot be sent to the language model: {because}"
NOT_KEPT = "What was sent for this answer could be read when it was given; it is not kept."


class Choice(StrEnum):
    """What the asker wants: to be asked, as at first, or what they answered."""

    ASK = "ask"
    SEND = "send"
    NEVER = "never"


def chosen(site: Site) -> Choice:
    """What holds in this tab, within what the settings allow."""
    if site.office.settings.never_send_questions:
        return Choice.NEVER
    return Choice(st.session_state.get(CHOSEN, Choice.ASK))


def is_asked_for(site: Site) -> bool:
    """Whether there is a model that gets nothing unless the asker agrees."""
    settings = site.office.settings
    return bool(settings.model) and stands_before(settings.model_url, settings.guard)


def sends(site: Site) -> bool:
    """Whether a question may be sent now."""
    return not is_asked_for(site) or chosen(site) is Choice.SEND


def switch(site: Site) -> None:
    """The asker's own lock, and in a line what holds; where the settings hold it, it is told."""
    if not is_asked_for(site):
        return
    choice, locked = chosen(site), site.office.settings.never_send_questions
    with st.container(horizontal=True, vertical_alignment="center", key="sending-row"):
        st.session_state[SWITCH] = choice is Choice.NEVER
        st.toggle(LABEL, key=SWITCH, on_change=_switched, width="content", disabled=locked)
        st.html(f'<p class="mayi-private" role="status">{_says(choice, locked)}</p>')


def ask_leave(talk: Conversation, site: Site, again: Callable[[int, Draft], None]) -> None:
    """Below the newest answer: what would be sent to better it, and the two ways to go on."""
    if not talk.turns or not is_asked_for(site) or chosen(site) is not Choice.ASK:
        return
    place, turn = len(talk.turns) - 1, talk.turns[-1]
    if turn.advice.sent is None or not turn.advice.sent.waits:
        return
    would = _rehearsed(turn, site)
    if not would.messages:
        st.html(f'<p class="mayi-small">{CANNOT.format(because=html(would.because))}</p>')
        return
    with st.container(key="leave"):
        st.html(
            '<section class="mayi-leave" aria-label="Before anything is sent">'
            "<h3>May this be sent?</h3>"
            f"<p>{AGREE.format(to=html(would.to))}</p>{shown(would)}</section>"
        )
        with st.container(horizontal=True):
            st.button(SEND, key="leave-send", on_click=_agreed, args=(again, place, turn.draft))
            st.button(REFUSE, key="leave-refuse", on_click=_chose, args=(Choice.NEVER,))


def below(turn: Turn, key: str) -> None:
    """Under an answer: what was sent for it, or why nothing was."""
    if not turn.advice.badge:
        return
    sent = turn.advice.sent
    with st.expander("What was sent", key=f"{key}-sent"):
        st.html(shown(sent) if sent else f"<p>{NOT_KEPT}</p>")


def _rehearsed(turn: Turn, site: Site) -> Sent:
    """What would be sent, found once for a turn."""
    kept: tuple[Turn, Sent] | None = st.session_state.get(REHEARSED)
    if kept is None or kept[0] != turn:
        with st.spinner("Finding what would be sent …"):
            would = site.advisor.would_send(turn.draft.query, turn.advice)
        kept = st.session_state[REHEARSED] = (turn, would or Sent())
    return kept[1]


def _says(choice: Choice, locked: bool) -> str:
    if locked:
        return LOCKED
    return {Choice.ASK: ASKS, Choice.SEND: AGREED, Choice.NEVER: KEPT_HERE}[choice]


def _agreed(again: Callable[[int, Draft], None], place: int, draft: Draft) -> None:
    _chose(Choice.SEND)
    again(place, draft)


def _chose(choice: Choice) -> None:
    st.session_state[CHOSEN] = choice


def _switched() -> None:
    _chose(Choice.NEVER if st.session_state[SWITCH] else Choice.ASK)
