"""Feedback at the desk: each becomes a ruling or a worked case in two clicks, or is dismissed."""

import streamlit as st

from domain.case import WorkedCase
from domain.clause import Clause
from domain.decision import Verdict
from domain.errors import BadCase, MayiError
from domain.feedback import Complaint, Feedback, Settled
from domain.ruling import RULABLE
from ingest.own_cases import faults_of
from ingest.records import block
from records.feedback import FeedbackBox
from records.rulings import RulingBook
from views import faults
from views.answered import answered
from views.escape import html
from views.feedback import LABELS
from views.links import within
from views.referrals import age
from views.ruling_form import Prefilled, forget, form
from views.site import Site
from views.verdict import FACES

NOTHING = "Nobody has found anything wrong that was not dealt with."
WHERE = (
    "For the shipped corpus it belongs into corpus/cases, which needs training to count (see "
    "CONTRIBUTING.md). For a code of your own put it into cases.yaml beside the documents and "
    "ingest them again."
)


def waiting(box: FeedbackBox, site: Site) -> None:
    """What was said and not dealt with, oldest first."""
    assert site.office.database is not None
    found = box.open()
    if not found:
        st.html(f"<p>{NOTHING}</p>")
    now = site.office.database.now()
    for each in found:
        with st.container(key=f"item-{each.id}"):
            st.html(
                f'<p class="mayi-small">{LABELS[each.kind]} · {age(each.given_at, now)} · mayi '
                f"said: {FACES[each.advice.verdict].word}</p>"
                f'<p class="mayi-asked" dir="auto">{html(each.question)}</p>'
                f'<p class="mayi-typed" dir="auto">{html(each.words)}</p>'
            )
            _choices(each, box)


def _choices(feedback: Feedback, box: FeedbackBox) -> None:
    with st.container(horizontal=True, key=f"choices-{feedback.id}"):
        id = feedback.id
        within("Rule on it", f"as-ruling-{id}", "gavel", **{"feedback": id, "as": "ruling"})
        within("Make it a worked case", f"as-case-{id}", "edit", **{"feedback": id, "as": "case"})
        if st.button("Dismiss", key=f"dismiss-{feedback.id}"):
            _settle(feedback, Settled.DISMISSED, box)


def one(id: str, site: Site) -> None:
    """A complaint with the answer it is about, and the form of what it is to become."""
    database = site.office.database
    assert database is not None
    box = FeedbackBox(database, site.office.who)
    feedback = box.get(id)
    st.html(
        f'<h1 class="mayi-sent" dir="auto">{html(feedback.question)}</h1>'
        f'<p class="mayi-small">{LABELS[feedback.kind]}</p>'
        f'<p class="mayi-typed" dir="auto">{html(feedback.words)}</p>'
    )
    if feedback.status is not Settled.OPEN:
        st.html("<p>It was dealt with.</p>")
        return
    with st.expander("What mayi answered"):
        st.html(answered(feedback.advice, site))
    with st.container(key="ruling-form"):
        if st.query_params.get("as") == "case":
            _case(feedback, box, site)
        else:
            _ruling(feedback, box, RulingBook(database, site.office.who), site)


def _ruling(feedback: Feedback, box: FeedbackBox, book: RulingBook, site: Site) -> None:
    key = f"feedback-rule-{feedback.id}"
    draft = form(key, prefilled(feedback), site)
    if not st.button("Rule", type="primary", key=f"{key}-press", icon=":material/gavel:"):
        return
    try:
        made = book.rule(draft)
        box.settle(feedback.id, Settled.RULED)
    except MayiError as error:
        faults.show(str(error))
        return
    forget(key)
    st.session_state["desk-says"] = ["The ruling is kept and counts from now on."]
    st.query_params.from_dict({"ruling": made.id})
    st.rerun()


def prefilled(feedback: Feedback) -> Prefilled:
    """What a ruling begins with: the other reading where the verdict was called wrong."""
    advice = feedback.advice
    verdict: Verdict | None = advice.verdict
    if feedback.kind is Complaint.VERDICT:
        verdict = advice.alternative.verdict if advice.alternative else None
    clauses = tuple(each.clause_id for each in advice.citations[:1])
    return Prefilled(
        feedback.question,
        verdict if verdict in RULABLE else None,
        () if feedback.kind is Complaint.CLAUSE else clauses,
        reason=feedback.words,
    )


def _case(feedback: Feedback, box: FeedbackBox, site: Site) -> None:
    st.html(f"<h3>As a worked case</h3><p>{WHERE}</p>")
    clauses = {each.id: each for each in site.advisor.corpus.clauses}
    cited = [each.clause_id for each in feedback.advice.citations[:1] if each.clause_id in clauses]
    key = f"case-{feedback.id}"
    question = st.text_area("Question", feedback.question, key=f"{key}-question")
    verdicts = list(Verdict)
    at = verdicts.index(feedback.advice.verdict)
    verdict = st.selectbox(
        "Verdict", verdicts, at, format_func=lambda each: FACES[each].word, key=f"{key}-verdict"
    )
    chosen = st.multiselect("Clauses, the one that governs first", list(clauses), cited,
                            key=f"{key}-clauses")  # fmt: skip
    settles = st.text_input("The question that would settle it, if it depends", key=f"{key}-open")
    why = st.text_area("Why, in one sentence", feedback.words, key=f"{key}-why")
    number = feedback.id[:8]
    try:
        text = entry(number, question, verdict, chosen, settles, why, clauses)
    except BadCase as error:
        faults.show(str(error))
        return
    st.download_button(
        "Download the case and close this",
        text,
        file_name=f"case-{number}.yaml",
        mime="application/yaml",
        type="primary",
        key=f"{key}-download",
        on_click=_settle,
        args=(feedback, Settled.CASE, box),
    )


def entry(
    number: str,
    question: str,
    verdict: Verdict,
    clauses: list[str],
    settles: str,
    why: str,
    known: dict[str, Clause],
) -> str:
    """The YAML of a worked case; raises BadCase with its first fault."""
    case = WorkedCase(
        id=f"f{number}",
        scenario=f"f{number}",
        question=question.strip(),
        role="staff",
        style="short" if len(question.split()) <= 25 else "scenario",
        clauses=tuple(clauses),
        verdict=verdict,
        open_question=settles.strip(),
        why=why.strip(),
    )
    if wrong := faults_of(case, set(known)):
        raise BadCase(wrong[0])
    return block(case)


def _settle(feedback: Feedback, status: Settled, box: FeedbackBox) -> None:
    try:
        box.settle(feedback.id, status)
    except MayiError as error:
        st.session_state["desk-says"] = [str(error)]
