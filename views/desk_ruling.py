"""One ruling at the desk: put another in its place, or withdraw it."""

import streamlit as st

from domain.errors import MayiError
from domain.ruling import Ruling
from records.rulings import RulingBook
from views import faults, told
from views.ruling import whole
from views.ruling_form import Prefilled, forget, form
from views.site import Site

ANEW, WITHDRAW = "Rule anew", "Withdraw it"


def one(id: str, site: Site) -> None:
    """The ruling, and what can be done with it while it stands."""
    database = site.office.database
    assert database is not None
    book = RulingBook(database, site.office.who)
    ruling = book.get(id)
    st.html(f'<h1 class="mayi-title">A ruling</h1>{whole(ruling)}')
    if not ruling.stands:
        return
    what = st.segmented_control("What now?", [ANEW, WITHDRAW], key="ruling-what")
    if what == ANEW:
        _anew(ruling, book, site)
    elif what == WITHDRAW:
        _withdraw(ruling, book, site)


def _anew(ruling: Ruling, book: RulingBook, site: Site) -> None:
    key = f"anew-{ruling.id}"
    at_first = Prefilled(
        ruling.question, ruling.verdict, ruling.clauses, ruling.conditions, ruling.reason
    )
    with st.container(key="ruling-form"):
        draft = form(key, at_first, site)
        if not st.button("Put it in its place", type="primary", key=f"{key}-press"):
            return
        try:
            made = book.supersede(ruling.id, draft)
        except MayiError as error:
            faults.show(str(error))
            return
    forget(key)
    _done(["The new ruling counts from now on; the one before it no more."], made.id, book, site)


def _withdraw(ruling: Ruling, book: RulingBook, site: Site) -> None:
    why = st.text_area("Why it no longer holds", key=f"why-{ruling.id}")
    if not st.button("Withdraw the ruling", type="primary", key=f"withdraw-{ruling.id}"):
        return
    try:
        book.withdraw(ruling.id, why)
    except MayiError as error:
        faults.show(str(error))
        return
    _done(["The ruling is withdrawn and counts no more."], ruling.id, book, site)


def _done(says: list[str], ruling: str, book: RulingBook, site: Site) -> None:
    st.session_state["desk-says"] = [*says, *told.by_mail(book.origin(ruling), site)]
    st.query_params["ruling"] = ruling
    st.rerun()
