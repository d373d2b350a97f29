"""The app for the journey of a new hire: almost done, with a clock that the address moves.

`?minutes=6` sets the clock six minutes after the beginning.
"""

import sys
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import streamlit as st

from config import Settings
from domain.person import ALONE
from onboarding.course import Course, open_courses
from onboarding.schedule import answered
from records.database import Database, open_database
from records.onboarding import Onboarding
from records.schema import PersonRow, QuizCardRow
from tests import people
from tests.clocks import BEGINNING, Clock
from tests.fakes import ScriptedAdvisor, real_corpus
from views import shell
from views.site import Office

# The section that the new hire has not read, nor been asked about.
LEFT = "Professional Advancement and Education"


@st.cache_resource(show_spinner=False)
def clock() -> Clock:
    return Clock(BEGINNING - timedelta(hours=1))


@st.cache_resource(show_spinner=False)
def database() -> Database:
    opened = open_database(f"sqlite:///{mkdtemp(prefix='mayi-')}/mayi.db", clock())
    course = open_courses(Settings().corpus, real_corpus())[0]
    _almost_done(opened, course)
    _others(opened, course)
    return opened


def _almost_done(opened: Database, course: Course) -> None:
    kept, shas = Onboarding(opened, ALONE), course.edition.clauses
    sections = [section for section in course.sections if section.name != LEFT]
    kept.read({each.id: shas[each.id] for section in sections for each in section.clauses})
    with opened.writing() as session:
        for each in (each for section in sections for each in section.scenarios):
            card = answered(None, each, shas[each.clause], True, opened.now())
            session.add(QuizCardRow(person=ALONE.id, **card.model_dump()))


def _others(opened: Database, course: Course) -> None:
    """Ann attested, Bob attested an earlier wording, May logged in and did nothing yet."""
    earlier = course.edition.model_copy(update={"sha256": "0" * 64, "edition": "an earlier copy"})
    for who, edition in ((people.ANN, course.edition), (people.BOB, earlier)):
        Onboarding(opened, who).attest(edition, who.name, lambda _: ())
    with opened.writing() as session:
        for who in (people.ANN, people.BOB, people.MAY):
            session.add(
                PersonRow(
                    id=who.id, subject=who.id, name=who.name, email=who.email, roles="",
                    seen_at=opened.now(),
                )
            )  # fmt: skip


office = Office(Settings(), database())
if "minutes" in st.query_params:
    clock().at = BEGINNING + timedelta(minutes=float(st.query_params["minutes"]))
shell.run(lambda: ScriptedAdvisor(corpus=real_corpus()), lambda: office)
