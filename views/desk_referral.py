"""One referral at the desk: the asker's words, mayi's answer, what is like it, and the ruling."""

import streamlit as st

from domain.errors import MayiError
from domain.referral import Referral, Status
from domain.ruling import Ruling, RulingDraft
from records.database import Database
from records.referrals import Referrals
from records.rulings import RulingBook, StandingRulings
from views import faults, told
from views.answered import answered
from views.escape import html
from views.links import within
from views.referrals import STANDS, age
from views.ruling import day, whole
from views.ruling_form import Prefilled, forget, form, typed
from views.site import Site

COMPARED = 100
"""Open referrals that are looked through for one that is like this."""


def one(id: str, site: Site) -> None:
    """Everything about it; the form keeps what was typed, whoever was quicker."""
    database = site.office.database
    assert database is not None
    referral = Referrals(database, site.office.who).get(id)
    st.html(_head(referral, database))
    left, right = st.columns([1, 1], gap="large")
    with left:
        st.html(
            "<h4>What the asker wrote</h4>"
            f'<p class="mayi-typed" dir="auto">{html(referral.words)}</p>'
        )
        _alike(referral, database, site)
    right.html(f"<h4>What mayi answered</h4>{answered(referral.advice, site)}")
    ruling = (
        RulingBook(database, site.office.who).on(id) if referral.status is Status.RULED else None
    )
    key = f"rule-{id}"
    if ruling is not None:
        st.html(f"<h3>The ruling</h3>{whole(ruling)}")
        if not typed(key):
            within("Supersede or withdraw it", f"{key}-open", "edit", ruling=ruling.id)
            return
    elif referral.status is Status.WITHDRAWN and not typed(key):
        st.html("<p>The asker took it back: there is nothing to rule on.</p>")
        return
    _form(key, referral, ruling, site)


def _form(key: str, referral: Referral, ruling: Ruling | None, site: Site) -> None:
    version = st.session_state.setdefault(f"{key}-version", referral.version)
    with st.container(key="ruling-form"):
        st.html("<h3>Rule on it</h3>")
        first = referral.advice.citations[:1]
        at_first = Prefilled(referral.question, clauses=tuple(each.clause_id for each in first))
        draft = form(key, at_first, site)
        with st.container(horizontal=True, key="ruling-press"):
            if st.button("Rule", type="primary", key=f"{key}-press", icon=":material/gavel:"):
                _rule(key, draft, referral, version, site)
            if referral.status is not Status.OPEN:
                _instead(key, draft, ruling, site)


def _rule(key: str, draft: RulingDraft, referral: Referral, version: int, site: Site) -> None:
    database = site.office.database
    assert database is not None
    try:
        RulingBook(database, site.office.who).rule(draft, referral.id, version)
    except MayiError as error:
        faults.show(str(error))
        return
    _done(key, told.by_mail(referral.id, site))


def _instead(key: str, draft: RulingDraft, ruling: Ruling | None, site: Site) -> None:
    """What can be done with a form that came too late."""
    database = site.office.database
    assert database is not None
    if st.button("Drop what I wrote", key=f"{key}-drop"):
        _forget(key)
        st.rerun()
    if ruling is None or not ruling.stands:
        return
    if st.button("Put mine in its place", key=f"{key}-instead"):
        try:
            RulingBook(database, site.office.who).supersede(ruling.id, draft)
        except MayiError as error:
            faults.show(str(error))
            return
        _done(key, told.by_mail(ruling.referral or "", site))


def _done(key: str, says: list[str]) -> None:
    _forget(key)
    st.session_state["desk-says"] = ["The ruling is kept and counts from now on.", *says]
    st.rerun()


def _forget(key: str) -> None:
    forget(key)
    st.session_state.pop(f"{key}-version", None)


def _head(referral: Referral, database: Database) -> str:
    stands = STANDS[referral.status] if referral.status is not Status.WITHDRAWN else "Taken back"
    return (
        f'<header><p class="mayi-small"><span class="mayi-status mayi-is-{referral.status.value}">'
        f"{stands}</span> from <bdi>{html(referral.asker_name)}</bdi>, {day(referral.sent_at)}, "
        f'{age(referral.sent_at, database.now())}</p><h1 class="mayi-sent" dir="auto">'
        f"{html(referral.question)}</h1></header>"
    )


def _alike(referral: Referral, database: Database, site: Site) -> None:
    rulings = {each.id: each for each in StandingRulings(database).standing()}
    asked = {id: each.question for id, each in rulings.items() if each.referral != referral.id}
    like = site.advisor.alike(referral.question, asked)
    if like:
        found = "".join(whole(rulings[id]) for id, _ in like)
        st.html(f"<h4>Rulings on questions like it</h4>{found}")
    lines = Referrals(database, site.office.who).queue(Status.OPEN, limit=COMPARED).lines
    others = {each.id: each.question for each in lines if each.id != referral.id}
    near = site.advisor.alike(referral.question, others)
    if near:
        st.html("<h4>Open questions like it</h4>")
    for id, _ in near:
        st.html(f'<p class="mayi-asked" dir="auto">{html(others[id])}</p>')
        within("Open that one", f"alike-{id}", "arrow_forward", referral=id)
