"""Learning the Code: read it, be asked about it, attest it."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from domain.corpus import Corpus
from onboarding.course import Course, open_courses
from onboarding.standing import Standing
from records.onboarding import Onboarding
from views import attest, faults, lesson, quiz, style
from views.escape import html
from views.site import Site

STEP, COURSE = "learn-step", "learn-course"
STEPS: dict[str, Callable[[Standing, Onboarding, Site], None]] = {
    "Read": lesson.show,
    "Quiz": quiz.show,
    "Attest": attest.show,
}
NOTHING = "There is nothing to learn here yet: these documents have no plain words and no quiz."


def page(site: Site) -> None:
    """One course in three steps; what is kept of it stands in the records."""
    st.html(style.HERE / "learn.css")
    assert site.office.database is not None
    with st.container(key="learn"):
        st.html('<h1 class="mayi-title">Learn the Code</h1>')
        courses = courses_of(site)
        if not courses:
            faults.show(NOTHING)
            return
        kept = Onboarding(site.office.database, site.office.who)
        standing = Standing(course=chosen(courses, COURSE), progress=kept.progress())
        st.html(_state(standing))
        step = st.segmented_control("Step", STEPS, default="Read", required=True, key=STEP)
        STEPS[step or "Read"](standing, kept, site)


def courses_of(site: Site) -> tuple[Course, ...]:
    """What can be learned of the documents that are served."""
    corpus = site.advisor.corpus
    return _courses(site.office.settings.corpus, corpus.fingerprint, corpus)


@st.cache_resource(show_spinner=False, max_entries=8)
def _courses(folder: Path, fingerprint: str, _corpus: Corpus) -> tuple[Course, ...]:
    return open_courses(folder, _corpus)


def chosen(courses: tuple[Course, ...], key: str, label: str = "What to learn") -> Course:
    """The course that was picked; one alone is not asked for."""
    if len(courses) == 1:
        return courses[0]
    titles = {each.edition.instrument: each.edition.title for each in courses}
    picked = st.selectbox(label, titles, format_func=titles.__getitem__, key=key)
    return next(each for each in courses if each.edition.instrument == picked)


def _state(standing: Standing) -> str:
    """One line: how this person stands with the edition of today."""
    last = standing.attested
    if last is None:
        said = "You have not attested it yet: read every clause, pass the quiz, then sign."
    elif standing.is_current:
        said = f"You attested this edition on {last.day}."
    else:
        said = (
            f"You attested an earlier edition on {last.day}. Since then "
            f"{attest.told(standing.changed)} Only that is asked again."
        )
    return f'<p class="mayi-small">{html(said)}</p>'
