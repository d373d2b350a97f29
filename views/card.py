"""The answer as a card: verdict, clause, what it turns on, what to do next."""

import re

import streamlit as st

from decision.rulings import without_ruling
from domain.conversation import Turn
from domain.decision import Advice, Citation, Verdict
from views import clause as clauses
from views import ruling, sources, writing
from views.after import offers
from views.clipboard import copy_button
from views.conditions import Change, checklist, open_questions
from views.conflict import compared
from views.escape import html
from views.export import NOT_ADVICE, markdown, plain
from views.folds import folds
from views.links import to_clause
from views.readings import both
from views.site import Site
from views.sources import Source
from views.verdict import FACES, confidence

NEAREST = 3
BARE = 4  # words in "No, you may not."
CAUTION = "Confidence is low: read the clause before you rely on this, or ask."


def card(turn: Turn, key: str, site: Site, change: Change) -> None:
    """Show one answer; `change` re-asks it when the asker answers an open question."""
    advice = turn.advice
    with st.container(key=f"card-{key}"):
        if above := ruling.leading(advice):
            st.html(above)
        st.html(banner(advice, key))
        writing.show(key)
        if below := ruling.beside(advice):
            st.html(below)
        open_questions(turn, key, change)
        with st.container(key=f"body-{key}"):
            words, facts = st.columns([7, 4], gap="large")
        with words:
            _grounds(advice, key, site)
        if known := _facts(advice):
            facts.html(known)
        for conflict in advice.conflicts:
            st.html(compared(conflict, advice.citations, site.advisor))
        folds(advice, key, site)
        _take_away(turn, key, site)


def banner(advice: Advice, key: str = "") -> str:
    """The verdict by word, colour and icon, then the answer; its first sentence leads.

    Where two readings are possible, both are shown. With a key, what a model wrote is linked.
    """
    answer, linked = without_ruling(advice), sources.of(advice, key) if key else ()
    first, rest = opening(answer)
    caution = ""
    if advice.verdict is not Verdict.NOT_COVERED and confidence(advice.confidence) == "low":
        caution = f'<p class="mayi-caution">{CAUTION}</p>'
    if advice.alternative is not None:
        two = both(advice, advice.alternative, first, rest)
        return f'<div class="mayi-banner mayi-unsure" role="status">{two}{caution}</div>'
    face = FACES[advice.verdict]
    lead, more = (sources.linked(each, answer, linked) for each in (first, rest))
    more = f'<p class="mayi-rest" dir="auto">{more}</p>' if rest else ""
    return (
        f'<div class="mayi-banner mayi-{advice.verdict.value}" role="status">'
        '<span class="mayi-icon" aria-hidden="true"></span><div>'
        f'<p class="mayi-term">{face.term}</p><h3>{face.word}</h3>'
        f'<p class="mayi-lead" dir="auto">{lead}</p>{more}{caution}</div></div>'
    )


def opening(answer: str) -> tuple[str, str]:
    """An answer's first sentence and the rest; a bare "No, you may not." takes the next along."""
    for end in re.finditer(r"(?<=[.!?])\s+", answer):
        if len(answer[: end.start()].split()) > BARE:
            return answer[: end.start()], answer[end.end() :]
    return answer, ""


def _grounds(advice: Advice, key: str, site: Site) -> None:
    if advice.citations:
        borne = sources.of(advice, key, advice.citations[0].clause_id)
        _governing(advice.citations[0], borne, site)
    else:
        _nearest(advice, site)


def _governing(citation: Citation, borne: tuple[Source, ...], site: Site) -> None:
    clause = site.advisor.clause(citation.clause_id)
    instrument = site.advisor.instrument(clause)
    st.html(
        "<h4>The clause that governs</h4>"
        + clauses.quoted(clause, citation.span, sources.anchors(borne))
        + sources.readings(borne)
        + clauses.path(clause, instrument)
        + clauses.numbering_note(clause, site.advisor.corpus)
        + clauses.other_copies(clause, instrument, site.advisor.corpus)
    )
    to_clause(clause.id, site)


def _nearest(advice: Advice, site: Site) -> None:
    st.html(
        "<h4>Nearest, but they do not settle it</h4><p>These clauses came closest to your "
        "question. None of them decides it, so a person must.</p>"
    )
    for each in advice.ranking[:NEAREST]:
        clause = site.advisor.clause(each.clause_id)
        path = clauses.path(clause, site.advisor.instrument(clause))
        st.html(clauses.quoted(clause, None) + path)
        to_clause(clause.id, site)


def _facts(advice: Advice) -> str:
    notes = "".join(f'<li dir="auto">{html(note)}</li>' for note in advice.notes)
    heading = "Who must decide" if advice.verdict is Verdict.NOT_COVERED else "Whom to ask"
    parts = [checklist(advice.conditions)]
    if notes:
        parts.append(f'<h4>Please note</h4><ul class="mayi-notes">{notes}</ul>')
    if advice.refer_to:
        parts.append(f'<h4>{heading}</h4><p dir="auto">{_sentence(advice.refer_to)}</p>')
    if advice.answered_by:
        parts.append(f'<p class="mayi-small" dir="auto">{html(advice.answered_by)}</p>')
    return "".join(parts)


def _sentence(words: str) -> str:
    capital = words[:1].upper() + words[1:]
    return html(capital if capital.endswith((".", "!", "?")) else f"{capital}.")


def _take_away(turn: Turn, key: str, site: Site) -> None:
    instruments = site.advisor.corpus.instruments
    with st.container(horizontal=True, vertical_alignment="center", key=f"take-{key}"):
        copy_button(plain(turn, instruments), key=f"{key}-copy")
        st.download_button(
            "Download",
            markdown(turn, instruments),
            file_name="answer.md",
            mime="text/markdown",
            icon=":material/download:",
            key=f"{key}-download",
            on_click="ignore",
        )
        offers(turn, key, site)
        st.html(f'<p class="mayi-small">{NOT_ADVICE}</p>', width="content")
