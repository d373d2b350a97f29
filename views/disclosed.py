"""One disclosure: the letter as it was written, where it stands, and what can be done with it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from domain.disclosure import Disclosure, Status
from domain.errors import MayiError
from domain.letter import day
from domain.person import ALONE, Right
from letters.request import request, subject
from letters.write import changed_since
from records.disclosures import OPEN, Disclosures
from views import disclosing, faults, papers
from views.clipboard import copy_button
from views.escape import html
from views.letter import preview
from views.site import Site

TONES = {
    Status.DRAFT: ("information", "Draft"),
    Status.AWAITING: ("conditional", "Awaiting approval"),
    Status.APPROVED: ("permitted", "Approved"),
    Status.DECLINED: ("forbidden", "Declined"),
    Status.SENT: ("obligatory", "Sent"),
}
FACES = {
    status: f'<span class="mayi-chip mayi-{tone}">{word}</span>'
    for status, (tone, word) in TONES.items()
}
TOLD = "disclosure-told"


def detail(
    disclosure_id: str, disclosures: Disclosures, titles: dict[str, str], site: Site
) -> None:
    """Show one disclosure with what this person may do about it."""
    if told := st.session_state.pop(TOLD, ""):
        faults.show(told)
    disclosure = disclosures.get(disclosure_id)
    title = titles.get(disclosure.entry.kind, disclosure.entry.kind)
    st.html(_head(disclosure, title))
    changed = changed_since(disclosure.letter, site.advisor.corpus)
    if changed:
        st.html(
            '<p class="mayi-caution">These clauses read otherwise today: '
            f"{html(', '.join(changed))}. The letter keeps the words it was written with.</p>"
        )
    _actions(disclosure, disclosures, title, site)
    st.html(preview(disclosure.letter))


def _head(disclosure: Disclosure, title: str) -> str:
    entry = disclosure.entry
    decided = ""
    if entry.decided_at is not None:
        outcome = "Declined" if entry.status is Status.DECLINED else "Approved"
        why = f'<span class="mayi-why-of" dir="auto">{html(entry.decided_why)}</span>'
        decided = (
            f'<p dir="auto">{outcome} by {html(entry.decided_by_name)} on '
            f"{day(entry.decided_at)}. {why if entry.decided_why else ''}</p>"
        )
    return (
        f'<h1 class="mayi-title" dir="auto">{html(entry.client)}</h1>'
        f'<p class="mayi-intro">{html(title)}</p>'
        f'<p class="mayi-small">{FACES[entry.status]} Made by '
        f'<span dir="auto">{html(entry.owner_name)}</span> on {day(entry.made_at)}</p>{decided}'
    )


def _actions(disclosure: Disclosure, disclosures: Disclosures, title: str, site: Site) -> None:
    entry, who = disclosure.entry, site.office.who
    is_own = entry.owner == who.id
    with st.container(horizontal=True, key="disclosure-actions"):
        _downloads(disclosure, site)
        if is_own and entry.status in OPEN:
            if st.button("Edit", icon=":material/edit:"):
                disclosing.edit(disclosure)
                st.switch_page(site.pages["disclose"])
            if entry.status is Status.DRAFT:
                _button("Ask for approval", partial(disclosures.submit, entry.id, entry.version))
        if entry.status is Status.APPROVED and (is_own or who.may(Right.APPROVE)):
            _button("Mark as sent", partial(disclosures.sent, entry.id, entry.version))
    if entry.status is Status.AWAITING:
        if who.may(Right.APPROVE) and (not is_own or who.id == ALONE.id):
            _decide(disclosure, disclosures, is_own)
        if is_own:
            _mail(disclosure, title)


def _downloads(disclosure: Disclosure, site: Site) -> None:
    """Word and PDF, made anew from what was kept; one that cannot be made says why."""
    settings, letter = site.office.settings, disclosure.letter
    name = f"{letter.kind}-{letter.written.isoformat()}"
    try:
        _download("Word (.docx)", papers.word(letter, settings), f"{name}.docx", papers.WORD)
        _download("PDF (.pdf)", papers.pdf(letter, settings), f"{name}.pdf", papers.PDF)
    except MayiError as fault:
        faults.show(str(fault))


def _download(label: str, data: bytes, name: str, mime: str) -> None:
    st.download_button(
        label,
        data,
        file_name=name,
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"download-{label}",
    )


def _button(label: str, act: Callable[[], Disclosure], primary: bool = True) -> None:
    st.button(label, type="primary" if primary else "secondary", on_click=_done, args=(act,))


def _done(act: Callable[[], Disclosure]) -> None:
    """Do it; what went wrong is told on the next run, above what stands there then."""
    try:
        act()
    except MayiError as error:
        st.session_state[TOLD] = faults.said(error)


def _decide(disclosure: Disclosure, disclosures: Disclosures, is_own: bool) -> None:
    entry = disclosure.entry
    with st.container(key="disclosure-decide"):
        st.html("<h2>Approve or decline</h2>")
        if is_own:
            st.html("<p>You are alone here, so the register will say that nobody else looked.</p>")
        key = f"why-{entry.id}-{entry.version}"
        st.text_area("Reason, for its author (needed to decline)", key=key, height=100)
        with st.container(horizontal=True, key="disclosure-decide-buttons"):
            for label, act in (("Approve", disclosures.approve), ("Decline", disclosures.decline)):
                _button(label, partial(_decided, act, disclosure, key), label == "Approve")


def _decided(
    act: Callable[[str, int, str], Disclosure], disclosure: Disclosure, key: str
) -> Disclosure:
    return act(disclosure.entry.id, disclosure.entry.version, st.session_state.get(key, ""))


def _mail(disclosure: Disclosure, title: str) -> None:
    text = request(disclosure, title)
    with st.expander("Ask for approval by mail: text to paste"):
        st.html(
            f'<p class="mayi-small">Subject: {html(subject(disclosure, title))}</p>'
            f'<div class="mayi-received" dir="auto">{html(text)}</div>'
        )
        copy_button(text, key="mail-copy", label="Copy text")
