"""The form of a ruling: what is typed stays until it is kept, whoever was quicker."""

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from domain.decision import Verdict
from domain.ruling import RULABLE, RulingDraft
from views.clause import path, quoted
from views.site import Site
from views.verdict import FACES

FIELDS = ("question", "verdict", "clauses", "conditions", "reason")


class Prefilled(NamedTuple):
    """What stands in the form at first."""

    question: str
    verdict: Verdict | None = None
    clauses: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    reason: str = ""


def form(key: str, at_first: Prefilled, site: Site) -> RulingDraft:
    """Show the form and return what stands in it; the verdict may still be missing."""
    clauses = {each.id: each for each in site.advisor.corpus.clauses}
    _begin(key, at_first, clauses)
    question = st.text_area(
        "The question, as everybody will see it: leave out names and what is confidential",
        key=f"{key}-question",
    )
    verdict = st.radio(
        "Verdict",
        RULABLE,
        format_func=lambda each: FACES[each].word,
        horizontal=True,
        key=f"{key}-verdict",
    )
    conditions = st.text_area(
        "Conditions, one on a line (“it depends” needs at least one)", key=f"{key}-conditions"
    )
    reason = st.text_area("Reason, as the asker will read it", key=f"{key}-reason")
    chosen = st.multiselect(
        "Clauses beside it (shown, never rewritten)", list(clauses), key=f"{key}-clauses"
    )
    for id in chosen:
        clause = clauses[id]
        st.html(quoted(clause, None) + path(clause, site.advisor.instrument(clause)))
    return RulingDraft(
        question=question,
        verdict=verdict or Verdict.NOT_COVERED,
        clauses=tuple(chosen),
        conditions=tuple(conditions.splitlines()),
        reason=reason,
    )


def typed(key: str) -> bool:
    """Whether somebody has begun to fill in the form in this tab."""
    return bool(st.session_state.get(f"{key}-reason") or st.session_state.get(f"{key}-verdict"))


def forget(key: str) -> None:
    """Empty the form."""
    for field in FIELDS:
        st.session_state.pop(f"{key}-{field}", None)


def _begin(key: str, at_first: Prefilled, known: Mapping[str, object]) -> None:
    values = {
        "question": at_first.question,
        "verdict": at_first.verdict if at_first.verdict in RULABLE else None,
        "clauses": [each for each in at_first.clauses if each in known],
        "conditions": "\n".join(at_first.conditions),
        "reason": at_first.reason,
    }
    for field, value in values.items():
        st.session_state.setdefault(f"{key}-{field}", value)
