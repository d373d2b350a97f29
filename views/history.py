"""What you asked before: find it, open it, name it, take it along, delete it."""

from typing import Any

import streamlit as st

from domain.errors import MayiError
from domain.history import Cursor, Found, Summary
from records.conversations import PAGE, Conversations
from records.search import SEARCH_MAX
from views import faults, history_acts, tab
from views.conversation import reopened
from views.escape import html
from views.found import excerpt, marked
from views.moment import when
from views.site import Site
from views.verdict import chip

SEARCH, CURSORS, BEFORE = "history-search", "history-cursors", "history-before"
NOTHING = "Nothing is kept yet. What you ask appears here, unless you ask it privately."


def page(site: Site) -> None:
    """The conversations of who is here, newest first, or the answers that hold some words."""
    assert site.office.database is not None  # without one the shell shows no page that keeps things
    mine = Conversations(site.office.database, site.office.who)
    with st.container(key="history"):
        st.html('<h1 class="mayi-title">History</h1>')
        history_acts.told()
        words = st.text_input(
            "Find words in questions, answers and titles", key=SEARCH, max_chars=SEARCH_MAX,
            on_change=_from_the_top, icon=":material/search:",
        )  # fmt: skip
        if words.strip():
            _results(mine, words, site)
        else:
            _list(mine, site)


def _from_the_top() -> None:
    st.session_state[CURSORS], st.session_state[BEFORE] = (None,), (None,)


def _list(mine: Conversations, site: Site) -> None:
    cursors: tuple[Cursor | None, ...] = st.session_state.get(CURSORS, (None,))
    shown = mine.page(cursors[-1])
    if not shown.items:
        st.html(f"<p>{NOTHING}</p>" if len(cursors) == 1 else "<p>There is nothing older.</p>")
    for number, each in enumerate(shown.items):
        _row(mine, number, each, site)
    if shown.items:
        history_acts.chosen(mine, [each.id for each in shown.items])
    _turn_pages(CURSORS, cursors, shown.after)
    if shown.items:
        history_acts.everything(mine)


def _row(mine: Conversations, number: int, each: Summary, site: Site) -> None:
    with st.container(key=f"kept-{number}"):
        st.html(_summary(each))
        with st.container(horizontal=True, vertical_alignment="center", key=f"acts-{number}"):
            _opens(mine, each.id, f"open-{number}", site)
            history_acts.more(each.id)
            history_acts.choose(each.id, number)
        history_acts.panel(mine, each, site)


def _summary(each: Summary) -> str:
    answers = "1 answer" if each.answers == 1 else f"{each.answers} answers"
    verdict = chip(each.verdict) if each.verdict else ""
    return (
        f'<h2 class="mayi-kept-title" dir="auto">{html(each.title)}</h2>'
        f'<p class="mayi-small mayi-kept-line">{verdict}<span>{html(when(each.changed_at))} · '
        f"{answers}</span></p>"
    )


def _opens(mine: Conversations, conversation: str, key: str, site: Site) -> None:
    if not st.button("Open", icon=":material/forum:", key=key):
        return
    try:
        opened = mine.opened(conversation)
    except MayiError as error:
        faults.show(str(error))
        return
    tab.show(reopened(opened))
    st.switch_page(site.pages["ask"])


def _results(mine: Conversations, words: str, site: Site) -> None:
    places: tuple[int | None, ...] = st.session_state.get(BEFORE, (None,))
    try:
        found = mine.search(words, places[-1])
    except MayiError as error:
        faults.show(str(error))
        return
    many = f"{len(found.items)}{' or more' if found.after else ''}" if found.items else "No"
    told = f"{many} answer{'' if len(found.items) == 1 else 's'} with these words"
    st.html(f'<p class="mayi-small" role="status">{told}</p>')
    for number, each in enumerate(found.items):
        with st.container(key=f"kept-{number}"):
            st.html(_hit(each))
            _opens(mine, each.conversation, f"found-{number}", site)
    _turn_pages(BEFORE, places, found.after)


def _hit(each: Found) -> str:
    titled = "" if each.title.text == each.question.text else f"{marked(each.title)} · "
    return (
        f'<h2 class="mayi-kept-title" dir="auto">{marked(each.question)}</h2>'
        f'<p class="mayi-excerpt" dir="auto">{excerpt(each.answer)}</p>'
        f'<p class="mayi-small mayi-kept-line">{chip(each.verdict)}<span>{titled}'
        f"{html(when(each.asked_at))}</span></p>"
    )


def _turn_pages(key: str, places: tuple[Any, ...], after: Any) -> None:
    if len(places) == 1 and after is None:
        return
    with st.container(horizontal=True, key="pages"):
        newer, older = places[:-1] or places, (*places, after)
        st.button(
            "Newer", icon=":material/arrow_back:", key="newer", disabled=len(places) == 1,
            on_click=st.session_state.update, args=({key: newer},),
        )  # fmt: skip
        st.button(
            f"{PAGE} older", icon=":material/arrow_forward:", key="older", disabled=after is None,
            on_click=st.session_state.update, args=({key: older},),
        )  # fmt: skip
