"""What the answer turns on: a checklist, and the open questions as buttons."""

from collections.abc import Callable

import streamlit as st

from domain.conversation import Draft, Said, Turn
from domain.decision import Condition
from views.conversation import ANSWERS
from views.escape import html
from views.export import STATES

MARKS: dict[bool | None, str] = {True: "met", False: "failed", None: "unsaid"}
LABELS: dict[bool | None, str] = {True: "Yes", False: "No", None: "I don’t know"}
Change = Callable[[Draft], None]


def checklist(conditions: tuple[Condition, ...]) -> str:
    """Every condition with its state by icon and word, and the asker's words that show it."""
    if not conditions:
        return ""
    items = "".join(_item(each) for each in conditions)
    return f'<h4>What it turns on</h4><ul class="mayi-conditions">{items}</ul>'


def _item(condition: Condition) -> str:
    words = (
        f'<span class="mayi-words" dir="auto">your words: “{html(condition.words)}”</span>'
        if condition.words
        else ""
    )
    text = condition.text[:1].upper() + condition.text[1:]
    return (
        f'<li class="mayi-{MARKS[condition.met]}"><span class="mayi-icon" aria-hidden="true">'
        f'</span><div><span class="mayi-state">{STATES[condition.met].capitalize()}</span>'
        f"<span>{html(text)}</span>{words}</div></li>"
    )


def open_questions(turn: Turn, key: str, change: Change) -> None:
    """Ask what would change the verdict; a press re-asks through `change`."""
    for said in turn.draft.said:
        _undo(said, turn, key, change)
    for number, (ask, condition) in enumerate(turn.open):
        heading = _heading(number, len(turn.open))
        with st.container(key=f"{key}-open-{number}"):
            st.html(f'<div class="mayi-ask"><h4>{heading}</h4><p dir="auto">{html(ask)}</p></div>')
            if condition is not None:
                _answers(condition, turn, key, change)


def _heading(number: int, count: int) -> str:
    if count == 1:
        return "One thing would settle it"
    return "This would change the answer" if number == 0 else "So would this"


def _answers(condition: Condition, turn: Turn, key: str, change: Change) -> None:
    with st.container(horizontal=True, key=f"{key}-answers-{condition.id}"):
        for met, label in LABELS.items():
            st.button(
                label,
                key=f"{key}-{condition.id}-{MARKS[met]}",
                on_click=change,
                args=(turn.draft.told(condition, met),),
            )


def _undo(said: Said, turn: Turn, key: str, change: Change) -> None:
    place = f"{key}-said-{said.condition_id}"
    with st.container(horizontal=True, vertical_alignment="center", key=place):
        st.html(
            f'<p class="mayi-said" dir="auto">{html(said.ask)} '
            f"<strong>You said: {ANSWERS[said.met]}.</strong></p>",
            width="content",
        )
        st.button(
            "Undo",
            key=f"{key}-undo-{said.condition_id}",
            type="tertiary",
            icon=":material/undo:",
            on_click=change,
            args=(turn.draft.without(said.condition_id),),
        )
