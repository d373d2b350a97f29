"""The audit log: who did what, when, and whether the log is whole."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from records.audit import AuditLog, Entry, State
from records.audit_files import as_csv, as_lines
from views.escape import html
from views.site import Site

STEP = 50
SHOWN, CHECKED = "audit-shown", "audit-checked"
ABOUT = (
    "Who did what, and when. No words of a question stand here. Each row is bound to the one "
    "before it, so that a row edited, dropped or moved shows; nobody can change one from here."
)


def page(site: Site) -> None:
    """The newest rows, what the last verification found, and the log as a file."""
    assert site.office.database is not None
    log = AuditLog(site.office.database, site.office.who)
    with st.container(key="accounts"):
        st.html(f'<h1 class="mayi-title">Audit log</h1><p>{ABOUT}</p>')
        _state(log)
        shown = st.session_state.get(SHOWN, STEP)
        rows = log.latest(shown + 1)
        st.html(_table(rows[:shown], log.names(rows)))
        with st.container(horizontal=True):
            if len(rows) > shown:
                st.button("Show more", key="audit-more", on_click=_more, args=(shown,))
            _exports(log)


def _more(shown: int) -> None:
    st.session_state[SHOWN] = shown + STEP


def _again() -> None:
    st.session_state.pop(CHECKED, None)


def _state(log: AuditLog) -> None:
    """Every row is read for it, so it is done when the page opens and when it is asked for."""
    if CHECKED not in st.session_state:
        st.session_state[CHECKED] = (log.state(), datetime.now(UTC))
    state, at = st.session_state[CHECKED]
    st.html(_note(state, at))
    st.button("Verify again", icon=":material/refresh:", key="audit-verify", on_click=_again)


def _note(state: State, at: datetime) -> str:
    kind = "broken" if state.faults else "whole"
    found = "".join(f"<li>{html(fault)}</li>" for fault in state.faults[:STEP])
    said = f"<ul>{found}</ul>" if found else "<p><strong>Verified: whole.</strong></p>"
    return (
        f'<div class="mayi-note mayi-{kind}" role="status"><span class="mayi-icon" '
        f'aria-hidden="true"></span><div>{said}<p>{state.rows:,} '
        f"{'row' if state.rows == 1 else 'rows'}, read at {at:%H:%M} UTC. The last hash, to be "
        f"noted elsewhere: <code>{state.last}</code></p></div></div>"
    )


def _table(rows: tuple[Entry, ...], names: dict[str, str]) -> str:
    if not rows:
        return "<p>Nothing has been done yet that is written down here.</p>"
    body = "".join(
        f'<tr><td class="mayi-number">{row.number}</td>'
        f'<td class="mayi-number">{row.at:%Y-%m-%d %H:%M:%S}</td>'
        f'<td dir="auto">{html(names.get(row.who, row.who))}</td>'
        f'<td>{html(row.what)}</td><td dir="auto">{html(row.subject)}</td></tr>'
        for row in rows
    )
    return (
        '<div class="mayi-scroll" tabindex="0" role="region" aria-label="The newest rows">'
        '<table class="mayi-ranking mayi-table"><thead><tr><th scope="col">Row</th>'
        '<th scope="col">When (UTC)</th><th scope="col">Who</th><th scope="col">What</th>'
        f'<th scope="col">About</th></tr></thead><tbody>{body}</tbody></table></div>'
    )


def _exports(log: AuditLog) -> None:
    """Made when it is pressed, as the export itself is a row of the log."""
    for kind, write, mime in (
        ("jsonl", as_lines, "application/jsonl"),
        ("csv", as_csv, "text/csv"),
    ):
        st.download_button(
            f"Export .{kind}",
            data=partial(_made, write, log),
            file_name=f"mayi-audit.{kind}",
            mime=mime,
            icon=":material/download:",
            key=f"audit-{kind}",
            on_click="ignore",
        )


def _made(write: Callable[[Iterable[Entry]], str], log: AuditLog) -> str:
    return write(log.exported())
