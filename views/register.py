"""The register of disclosures: what waits for approval, what there is, and one of them opened."""

from functools import partial

import streamlit as st

from domain.disclosure import Entry, Status
from domain.letter import day
from domain.person import Right
from records.disclosures import Disclosures
from views import disclosing
from views.disclosed import FACES, detail
from views.escape import html
from views.site import Site

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPENED, PLACE = "register-opened", "register-place"
AT_ONCE = 20
FILTERS: dict[str, tuple[Status, ...]] = {
    "All": (),
    "Drafts": (Status.DRAFT,),
    "Awaiting": (Status.AWAITING,),
    "Approved": (Status.APPROVED,),
    "Sent": (Status.SENT,),
    "Declined": (Status.DECLINED,),
}


def page(site: Site) -> None:
    """One disclosure when one is opened, else the register."""
    assert site.office.database is not None
    disclosures = Disclosures(site.office.database, site.office.who)
    titles = disclosing.titles(site)
    with st.container(key="register"):
        if opened := st.session_state.get(OPENED):
            st.button("Back to the register", icon=":material/arrow_back:", on_click=_close)
            detail(opened, disclosures, titles, site)
            return
        st.html('<h1 class="mayi-title">Register of disclosures</h1>')
        st.html(f'<p class="mayi-intro">{_whose(site)}</p>')
        _awaiting(disclosures, titles)
        _listed(disclosures, titles, site)


def open_at(disclosure_id: str) -> None:
    """Have the register show one disclosure."""
    st.session_state[OPENED] = disclosure_id


def _close() -> None:
    st.session_state.pop(OPENED, None)


def _whose(site: Site) -> str:
    if site.office.who.may(Right.SEE_REGISTER):
        return "All disclosures, and your own drafts. Other people’s drafts are theirs alone."
    return "Your own disclosures. Managers and ethics officers see all but drafts."


def _awaiting(disclosures: Disclosures, titles: dict[str, str]) -> None:
    waiting = disclosures.awaiting()
    if not waiting:
        return
    with st.container(key="awaiting"):
        st.html(f"<h2>Awaiting your approval ({len(waiting)})</h2>")
        for entry in waiting:
            _row(entry, titles, "awaiting")


def _listed(disclosures: Disclosures, titles: dict[str, str], site: Site) -> None:
    left, right = st.columns([3, 4], vertical_alignment="bottom")
    client = left.text_input("Client", key="register-client", placeholder="part of the name")
    statuses = FILTERS[right.selectbox("Show", list(FILTERS), key="register-status")]
    count = disclosures.count(client, statuses)
    skip = min(st.session_state.get(PLACE, 0), max(0, count - 1) // AT_ONCE * AT_ONCE)
    entries = disclosures.listed(client, statuses, limit=AT_ONCE, skip=skip)
    if not entries:
        st.html(f"<p>{_nothing(bool(client or statuses))}</p>")
    for entry in entries:
        _row(entry, titles, "listed")
    _below(count, skip, disclosures, titles, site)


def _nothing(filtered: bool) -> str:
    if filtered:
        return "No disclosure fits. Show all, or search for another client."
    return "There is no disclosure yet. Write one on the page Disclose, or from an answer."


def _row(entry: Entry, titles: dict[str, str], place: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"{place}-{entry.id}"):
        title = titles.get(entry.kind, entry.kind)
        st.html(
            f'<p class="mayi-entry"><strong dir="auto">{html(entry.client)}</strong>'
            f"<span>{html(title)}</span></p>"
            f'<p class="mayi-small">{FACES[entry.status]} {day(entry.made_at)} · '
            f'<span dir="auto">{html(entry.owner_name)}</span></p>'
        )
        st.button(
            "Open",
            key=f"open-{place}-{entry.id}",
            on_click=open_at,
            args=(entry.id,),
            help=f"{title}, made on {day(entry.made_at)}",
        )


def _below(
    count: int, skip: int, disclosures: Disclosures, titles: dict[str, str], site: Site
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="register-below"):
        if skip:
            st.button("Newer", on_click=partial(_turn, skip - AT_ONCE))
        if skip + AT_ONCE < count:
            st.button("Older", on_click=partial(_turn, skip + AT_ONCE))
        if count:
            last = min(skip + AT_ONCE, count)
            st.html(f'<p class="mayi-small">{skip + 1}–{last} of {count}</p>', width="content")
            st.download_button(
                "Register (.xlsx)",
                partial(_spreadsheet, disclosures, titles),
                file_name="disclosures.xlsx",
                mime=XLSX,
                icon=":material/download:",
                on_click="ignore",
                key="register-export",
            )


def _spreadsheet(disclosures: Disclosures, titles: dict[str, str]) -> bytes:
    """Made when it is asked for; the export is audited."""
    from letters.register import xlsx  # takes a while to load, and is rarely wanted

    return xlsx(disclosures.exported(), titles)


def _turn(place: int) -> None:
    st.session_state[PLACE] = place
