"""What can be done with a conversation that is kept: name it, take it along, delete it."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from domain.errors import MayiError
from domain.history import Summary
from records.conversations import TITLE_MAX, Conversations
from views import faults, tab
from views.conversation import Conversation
from views.escape import html
from views.site import Site
from views.take_away import downloads

PANEL, SURE, FAULT, DONE = "history-panel", "history-sure", "history-fault", "history-done"
CHOOSE, TITLE = "history-choose-", "history-title-"
FOR_GOOD = "It cannot be brought back."


def told() -> None:
    """What came of the last act, once."""
    if fault := st.session_state.pop(FAULT, ""):
        faults.show(fault)
    if done := st.session_state.pop(DONE, ""):
        st.html(f'<p class="mayi-done" role="status">{html(done)}</p>')


def more(id: str) -> None:
    """A button that opens what can be done with a conversation, and closes it again."""
    is_open = st.session_state.get(PANEL) == id
    st.button(
        "Less" if is_open else "More", key=f"more-{id}", on_click=_flip, args=(id,),
        icon=":material/expand_less:" if is_open else ":material/expand_more:",
    )  # fmt: skip


def choose(id: str, number: int) -> None:
    """A box to choose several with."""
    st.checkbox(f"Choose number {number + 1}", key=CHOOSE + id)


def panel(mine: Conversations, each: Summary, site: Site) -> None:
    """Rename, export and delete one conversation."""
    if st.session_state.get(PANEL) != each.id:
        return
    with st.container(key="panel"):
        st.text_input(
            "Title (press Enter to rename)", value=each.title, max_chars=TITLE_MAX,
            key=TITLE + each.id, on_change=_rename, args=(mine, each.id),
        )  # fmt: skip
        downloads(mine, each.id, site)
        _sure("Delete", each.id, "Delete this conversation?", partial(_delete, mine, [each.id]))


def chosen(mine: Conversations, ids: Sequence[str]) -> None:
    """Delete those that were chosen, all at once."""
    picked = [id for id in ids if st.session_state.get(CHOOSE + id)]
    if picked:
        which = "the one" if len(picked) == 1 else f"the {len(picked)}"
        many = "this conversation" if len(picked) == 1 else f"these {len(picked)} conversations"
        act = partial(_delete, mine, picked)
        _sure(f"Delete {which} chosen", "chosen", f"Delete {many}?", act)


def everything(mine: Conversations) -> None:
    """Delete all there is."""
    says = "Delete everything that you ever asked, on this page and on those after it?"
    _sure("Delete everything I ever asked", "everything", says, partial(_delete_all, mine))


def _sure(label: str, key: str, says: str, act: Callable[[], None]) -> None:
    """A deletion is asked twice."""
    with st.container(key=f"sure-{key}"):
        if st.session_state.get(SURE) != key:
            st.button(
                label, icon=":material/delete:", key=f"delete-{key}",
                on_click=st.session_state.update, args=({SURE: key},),
            )  # fmt: skip
            return
        st.html(f'<p class="mayi-sure" role="alert">{html(says)} {FOR_GOOD}</p>')
        with st.container(horizontal=True, key=f"answer-{key}"):
            st.button("Delete for good", key=f"yes-{key}", type="primary", on_click=act)
            st.button(
                "Keep", key=f"no-{key}", on_click=st.session_state.pop, args=(SURE, None)
            )  # fmt: skip


def _flip(id: str) -> None:
    st.session_state.pop(SURE, None)
    st.session_state[PANEL] = "" if st.session_state.get(PANEL) == id else id


def _rename(mine: Conversations, id: str) -> None:
    title = st.session_state[TITLE + id]
    _try(partial(mine.rename, id, title), "It has the new title.")


def _delete(mine: Conversations, ids: Sequence[str]) -> None:
    many = "The conversation is" if len(ids) == 1 else f"The {len(ids)} conversations are"
    if _try(partial(mine.delete, ids), f"{many} deleted."):
        _close(ids)


def _delete_all(mine: Conversations) -> None:
    if _try(mine.delete_all, "Everything that you ever asked is deleted."):
        _close([tab.conversation().id])


def _close(ids: Sequence[str]) -> None:
    """What was deleted is no longer shown in this tab either."""
    st.session_state.pop(SURE, None)
    if tab.conversation().id in ids:
        tab.show(Conversation())


def _try(act: Callable[[], object], done: str) -> bool:
    try:
        act()
    except MayiError as error:
        st.session_state[FAULT] = str(error)
        return False
    st.session_state[DONE] = done
    return True
