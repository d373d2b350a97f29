"""Answers that a language model is still wording: its sentences as they come, and a way to stop it.

The answer of the worked cases stands above, complete, and is kept at once. When the model has
finished what stays takes its place, on the page and among the records; what was shown of a reply
that failed goes (decision/with_model.py says why).
"""

from typing import NamedTuple

import streamlit as st

from decision.rewording import Rewording
from domain.conversation import Turn
from views import keeping, tab
from views.escape import html
from views.site import Site

WRITING = "writing"
TICK = 0.5
"""Seconds between two looks at what has come."""
SIGN = "A language model is wording this"


class Job(NamedTuple):
    """A turn of the conversation that is being worded, and whether it was asked in private."""

    place: int
    turn: Turn
    rewording: Rewording
    private: bool


def begin(place: int, turn: Turn, rewording: Rewording | None) -> None:
    """Look on while turn `place` is worded; whatever was worded there before is left."""
    if before := _jobs().pop(_key(place), None):
        before.rewording.leave()
    if rewording is not None:
        job = Job(place, turn, rewording, tab.conversation().private)
        _jobs()[_key(place)] = job


def settle(site: Site) -> str:
    """Show and keep what has been finished; why it was not kept, if it was not."""
    fault = ""
    for key, job in list(_jobs().items()):
        turns = tab.conversation().turns
        if job.place >= len(turns) or turns[job.place] != job.turn:
            job.rewording.leave()  # another conversation is open
            del _jobs()[key]
        elif job.rewording.done:
            del _jobs()[key]
            fault = _settled(job, site) or fault
    return fault


def _settled(job: Job, site: Site) -> str:
    """As it was asked so it is kept: a switch to private since then is for what comes after."""
    talk = tab.conversation()
    present = {"private": talk.private, "sealed": talk.sealed}
    asked = talk.model_copy(update={"private": job.private})
    turn = job.turn.model_copy(update={"advice": job.rewording.advice})
    now = asked.with_turn(job.place, turn)
    tab.show(now.model_copy(update=present))
    try:
        tab.show(keeping.keep(asked, now, job.place, site).model_copy(update=present))
    except Exception as error:
        return keeping.said(error)
    return ""


def show(key: str) -> None:
    """What has come so far for a turn that is being worded; nothing for another."""
    if key in _jobs():
        st.fragment(_growing, run_every=TICK)(key)


def _growing(key: str) -> None:
    job = _jobs().get(key)
    if job is None or job.rewording.done:
        st.rerun()
        return
    with st.container(key=f"writing-{key}"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"sign-{key}"):
            st.html(f'<p class="mayi-writing" role="status">{SIGN}</p>', width="content")
            st.button("Cancel", key=f"cancel-{key}", on_click=_cancel, args=(job,))
        # One element for each: whoever listens is told the new one alone.
        for each in job.rewording.advice.explained:
            st.html(f'<p class="mayi-growing" aria-live="polite" dir="auto">{html(each.text)}</p>')


def _cancel(job: Job) -> None:
    job.rewording.cancel()


def _jobs() -> dict[str, Job]:
    jobs: dict[str, Job] = st.session_state.setdefault(WRITING, {})
    return jobs


def _key(place: int) -> str:
    return f"turn-{place}"
