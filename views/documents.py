"""The documents, clause by clause: any clause in its place, with its neighbours."""

from collections.abc import Iterator
from itertools import groupby

import streamlit as st

from domain.clause import Clause, Instrument, LeftOut, Span
from views import clause as clauses
from views import faults
from views.escape import html
from views.links import to_answer
from views.scroll import to_marked
from views.site import Site
from views.tab import conversation

PARAMETER = "clause"
READING, RECEIVED = "Clause by clause", "As received"


def page(site: Site) -> None:
    """Show one instrument; `?clause=` opens it at a clause."""
    with st.container(key="documents"):
        if conversation().turns:
            to_answer(site)
        st.html('<h1 class="mayi-title">Documents</h1>')
        if not site.advisor.corpus.instruments:
            faults.show("There are no documents. Add some with: python3 mayi.py ingest PATH")
            return
        target = _target(site.advisor.corpus.clauses)
        instrument, view = _chosen(site.advisor.corpus.instruments, target)
        here = target if target and target.instrument == instrument.id else None
        st.html(_head(instrument))
        _show(instrument, view, here, site)


def _show(instrument: Instrument, view: str, here: Clause | None, site: Site) -> None:
    own = [each for each in site.advisor.corpus.clauses if each.instrument == instrument.id]
    if view == RECEIVED:
        st.html("".join(_received(own, here, site)) or "<p>Its text was not kept.</p>")
    else:
        st.html("".join(_sections(own, here, instrument, site)) or "<p>It has no clauses.</p>")
    if here:
        to_marked("mayi-received" if view == RECEIVED else "mayi-section")


def _target(all_clauses: tuple[Clause, ...]) -> Clause | None:
    wanted = st.query_params.get(PARAMETER)
    found = next((each for each in all_clauses if each.id == wanted), None)
    if wanted and found is None:
        faults.show(f"There is no clause {wanted} in these documents. Choose a document below.")
    return found


def _chosen(instruments: tuple[Instrument, ...], target: Clause | None) -> tuple[Instrument, str]:
    """The instrument of the link that was followed, until the reader picks another."""
    wanted = target.id if target else ""
    if target and st.session_state.get("followed") != wanted:
        st.session_state["instrument"] = target.instrument
    st.session_state["followed"] = wanted
    titles = {each.id: each.title for each in instruments}
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    chosen = left.selectbox("Document", titles, format_func=titles.__getitem__, key="instrument")
    view = right.segmented_control(
        "Show it", [READING, RECEIVED], default=READING, required=True, key="view"
    )
    return next(each for each in instruments if each.id == chosen), view or READING


def _head(instrument: Instrument) -> str:
    facts = (instrument.issuer, instrument.kind, instrument.edition)
    line = " · ".join(html(each) for each in facts if each)
    return (
        f'<header class="mayi-document"><h2>{html(instrument.title)}</h2>'
        f"<p>{clauses.badge(instrument.authority)} {line}</p>"
        f'<p class="mayi-small">{html(instrument.rights)}</p></header>'
    )


def _sections(
    own: list[Clause], here: Clause | None, instrument: Instrument, site: Site
) -> Iterator[str]:
    if own:
        yield clauses.numbering_note(own[0], site.advisor.corpus)
    for section, group in groupby(own, key=lambda each: each.section):
        yield f'<section class="mayi-section"><h3>{html(section)}</h3>'
        for clause in group:
            yield _clause(clause, clause == here, instrument, site)
        yield "</section>"


def _clause(clause: Clause, is_here: bool, instrument: Instrument, site: Site) -> str:
    kind = "mayi-row mayi-here" if is_here else "mayi-row"
    flag = '<p class="mayi-flag">The clause you came for</p>' if is_here else ""
    span = _relied_on(clause.id) if is_here else None
    copies = clauses.other_copies(clause, instrument, site.advisor.corpus, unfolded=is_here)
    page_number = f"<span>page {clause.page}</span>" if clause.page else ""
    return (
        f'<article class="{kind}"><p class="mayi-number">{html(clause.number)}{page_number}</p>'
        f'<div>{flag}<p dir="auto">{clauses.marked(clause.text, span)}</p>'
        f"{copies}</div></article>"
    )


def _relied_on(clause_id: str) -> Span | None:
    """The words that the latest answer relied on in this clause."""
    turns = conversation().turns
    cited = (each for turn in reversed(turns) for each in turn.advice.citations)
    return next((each.span for each in cited if each.clause_id == clause_id), None)


def _received(own: list[Clause], here: Clause | None, site: Site) -> Iterator[str]:
    """Each document the instrument stands in, character for character."""
    corpus = site.advisor.corpus
    for document in dict.fromkeys(each.document for each in own):
        text = corpus.texts.get(document, "")
        if not text:
            continue
        span = here.span if here and here.document == document else None
        left = [each for each in corpus.left_out if each.document == document]
        yield f'<h3>{html(document)}</h3><div class="mayi-received" dir="auto">'
        yield clauses.marked(text, span, "mayi-here")
        yield f"</div>{_left_out(left)}"


def _left_out(parts: list[LeftOut]) -> str:
    if not parts:
        return ""
    items = "".join(f"<li>“{html(each.text)}”: {html(each.why)}</li>" for each in parts)
    return (
        f'<details class="mayi-left"><summary>Left out of the clauses ({len(parts)})</summary>'
        f"<ul>{items}</ul></details>"
    )
