"""The quiz: a few questions at a sitting, each marked with the clause and the why."""

import streamlit as st

from domain.decision import Verdict
from domain.onboarding import Scenario
from domain.record import Record
from onboarding.schedule import answered, comes_back
from onboarding.standing import PASSES, SITTING, Standing
from records.onboarding import Onboarding
from views import clause as clauses
from views.escape import html
from views.links import to_clause
from views.site import Site
from views.verdict import FACES

NOW = "learn-sitting"
HOW = (
    "A wrong answer brings the question back in five minutes, a right one after days, and longer "
    f"each time. You pass when in every section {PASSES:.0%} were right at the last try."
)

DEPENDS = (
    f"“{FACES[Verdict.OBLIGATORY].word}” is also the answer where a clause says “should”; "
    f"“{FACES[Verdict.CONDITIONAL].word}” means that something decides which is not told here."
)


class Sitting(Record):
    """The questions of a sitting, the place in it, and what was said at that place."""

    edition: str
    scenarios: tuple[str, ...]
    place: int = 0
    said: Verdict | None = None
    back: str = ""
    right: int = 0

    @property
    def is_over(self) -> bool:
        return self.place >= len(self.scenarios)


def show(standing: Standing, kept: Onboarding, site: Site) -> None:
    """The sitting that has begun, or how things stand and a button that begins one."""
    sitting: Sitting | None = st.session_state.get(NOW)
    if sitting is None or sitting.edition != standing.course.edition.sha256:
        _between(standing, site)
        return
    if sitting.is_over:
        st.html(
            f"<p role='status'><strong>{sitting.right} of {len(sitting.scenarios)} right.</strong>"
            "</p>"
        )
        _between(standing, site)
        return
    scenarios = {each.id: each for each in standing.course.scenarios}
    _asked(scenarios[sitting.scenarios[sitting.place]], sitting, standing, kept, site)


def _between(standing: Standing, site: Site) -> None:
    database = site.office.database
    assert database is not None
    now = database.now()
    sitting = standing.sitting(now)
    back = min(len(standing.due(now)), SITTING)
    st.html(marks(standing))
    if sitting:
        st.html(f"<p>{_offer(len(sitting), back)}</p>")
    elif (due := standing.next_due(now)) is not None:
        st.html(
            f"<p>Nothing is asked now. The next question comes back {comes_back(due, now)}.</p>"
        )
    label = f"Begin: {_count(len(sitting), 'question')}" if sitting else "Look again"
    if all(mark.passed for mark in standing.marks) and not standing.is_current:
        st.html("<p><strong>Every section is passed.</strong> Next comes Attest, above.</p>")
    if st.button(label, type="primary" if sitting else "secondary", key="learn-begin") and sitting:
        ids = tuple(each.id for each in sitting)
        _go(Sitting(edition=standing.course.edition.sha256, scenarios=ids))
    st.html(f'<p class="mayi-small">{HOW}</p>')


def _offer(count: int, back: int) -> str:
    if back == 0:
        return f"{_count(count, 'new question')}."
    if back == count:
        return f"{_count(count, 'question')} you had before."
    return f"{_count(back, 'question')} you had before, and {count - back} new."


def _count(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def marks(standing: Standing) -> str:
    """Each section's questions, those right at the last try, and whether that is enough."""
    rows = "".join(
        f'<tr><th scope="row">{html(each.name)}</th><td>{each.right} of {each.asked}</td>'
        f"<td>{each.asked - each.tried}</td><td>"
        + ('<span class="mayi-enough">passed</span>' if each.passed else "not yet")
        + "</td></tr>"
        for each in standing.marks
    )
    return (
        '<table class="mayi-marks"><thead><tr><th scope="col">Section</th>'
        '<th scope="col">Right at the last try</th><th scope="col">Not asked yet</th>'
        f'<th scope="col">Result</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _asked(
    scenario: Scenario, sitting: Sitting, standing: Standing, kept: Onboarding, site: Site
) -> None:
    number, count = sitting.place + 1, len(sitting.scenarios)
    st.progress(sitting.place / count, text=f"Question {number} of {count}")
    st.html(
        f'<div class="mayi-scenario"><p>{html(scenario.role.replace("_", " ").capitalize())}</p>'
        f'<h2 dir="auto">{html(scenario.question)}</h2></div>'
    )
    if sitting.said is not None:
        _marked(scenario, sitting, site)
        return
    with st.container(horizontal=True, key=f"answers-{scenario.id}"):
        for verdict in scenario.answers:
            if st.button(FACES[verdict].word, key=f"say-{scenario.id}-{verdict.value}"):
                _keep(scenario, verdict, sitting, standing, kept, site)
    st.html(f'<p class="mayi-small">{DEPENDS}</p>')


def _keep(
    scenario: Scenario,
    said: Verdict,
    sitting: Sitting,
    standing: Standing,
    kept: Onboarding,
    site: Site,
) -> None:
    database = site.office.database
    assert database is not None
    now, right = database.now(), said is scenario.verdict
    sha256 = standing.sha256(scenario.clause)
    card = kept.answer(scenario.id, lambda before: answered(before, scenario, sha256, right, now))
    back = comes_back(card.due_at, now)
    _go(sitting.model_copy(update={"said": said, "back": back, "right": sitting.right + right}))


def _marked(scenario: Scenario, sitting: Sitting, site: Site) -> None:
    clause = site.advisor.clause(scenario.clause)
    right = sitting.said is scenario.verdict
    said = FACES[sitting.said].word if sitting.said else ""
    answer = FACES[scenario.verdict].word
    heading = f"Right: {answer}" if right else f"Not right: {answer}"
    yours = "" if right else f"<p>You said: {html(said)}.</p>"
    st.html(
        f'<div class="mayi-marked mayi-{"right" if right else "wrong"}" role="status">'
        f'<span class="mayi-icon" aria-hidden="true"></span><div><h3>{html(heading)}</h3>{yours}'
        f'<p dir="auto">{html(scenario.why)}</p>'
        f'<p class="mayi-small">This question comes back {html(sitting.back)}.</p></div></div>'
    )
    st.html(
        "<h4>The clause that governs</h4>"
        + clauses.quoted(clause, None)
        + clauses.path(clause, site.advisor.instrument(clause))
    )
    to_clause(clause.id, site)
    last = sitting.place + 1 == len(sitting.scenarios)
    label = "Finish" if last else "Next question"
    if st.button(label, type="primary", shortcut="Ctrl+Right", key="learn-next"):
        _go(sitting.model_copy(update={"place": sitting.place + 1, "said": None, "back": ""}))


def _go(sitting: Sitting) -> None:
    st.session_state[NOW] = sitting
    st.rerun()
