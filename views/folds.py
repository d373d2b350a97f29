"""What lies behind an answer, folded away: other clauses, worked cases, the ranking."""

import streamlit as st

from domain.decision import Advice, Citation, Precedent
from views import sources, track
from views.clause import path, quoted
from views.escape import html
from views.links import to_clause
from views.site import Site
from views.sources import Source
from views.verdict import chip, confidence

KINDS = {
    "worked_case": "Worked case: an illustration, not a ruling",
    "ruling": "Ruling of an ethics officer",
}


def folds(advice: Advice, key: str, site: Site) -> None:
    """Every fold that has something in it."""
    supporting = advice.citations[1:]
    if supporting:
        linked = any(sources.of(advice, key, each.clause_id) for each in supporting)
        with st.expander(f"Supporting clauses ({len(supporting)})", expanded=linked):
            for citation in supporting:
                _support(citation, sources.of(advice, key, citation.clause_id), site)
    if advice.precedents:
        with st.expander(f"Cases like yours ({len(advice.precedents)})"):
            st.html("".join(_precedent(each) for each in advice.precedents))
    if advice.why or advice.ranking:
        with st.expander("Why this?"):
            sure = _sureness(advice) + track.record(advice, track.kept())
            st.html(_steps(advice.why) + sure + _ranking(advice, site))


def _support(citation: Citation, borne: tuple[Source, ...], site: Site) -> None:
    clause = site.advisor.clause(citation.clause_id)
    words = quoted(clause, citation.span, sources.anchors(borne)) + sources.readings(borne)
    st.html(path(clause, site.advisor.instrument(clause)) + words)
    to_clause(clause.id, site)


def _precedent(precedent: Precedent) -> str:
    by = f", {precedent.by}, {precedent.on}" if precedent.by else ""
    return (
        f'<article class="mayi-case"><p class="mayi-small">{KINDS[precedent.kind]}{html(by)}</p>'
        f'<p class="mayi-case-question" dir="auto">{html(precedent.question)}</p>'
        f"<p>{chip(precedent.verdict)} {html(precedent.why)}</p></article>"
    )


def _steps(why: tuple[str, ...]) -> str:
    items = "".join(f'<li dir="auto">{html(each)}</li>' for each in why)
    return f'<ol class="mayi-why">{items}</ol>' if items else ""


def _sureness(advice: Advice) -> str:
    words = confidence(advice.confidence)
    return f"<p>Confidence in this answer: <strong>{words}</strong> ({advice.confidence:.2f}).</p>"


def _ranking(advice: Advice, site: Site) -> str:
    if not advice.ranking:
        return ""
    rows = "".join(
        f'<tr><td>{number}</td><th scope="row"><span class="mayi-number">{html(each.clause_id)}'
        f"</span> {html(_opening(site.advisor.clause(each.clause_id).text))}</th>"
        f"<td>{html(each.why)}</td><td>{each.score:.2f}</td></tr>"
        for number, each in enumerate(advice.ranking, 1)
    )
    return (
        "<p>These clauses came nearest to your question:</p>"
        '<div class="mayi-scroll" tabindex="0" role="region" aria-label="Ranking">'
        '<table class="mayi-ranking"><thead><tr><th scope="col">Place</th>'
        '<th scope="col">Clause</th><th scope="col">Why it is here</th>'
        f'<th scope="col">Score</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _opening(text: str, length: int = 90) -> str:
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0] + " …"
