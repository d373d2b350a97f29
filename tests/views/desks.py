"""A database for the pages, and what stands in it."""

from streamlit.testing.v1 import AppTest

from domain.decision import Verdict
from domain.person import Person
from domain.ruling import RulingDraft
from records.database import Database
from tests.fakes import FakeAdvisor
from tests.people import OTTO
from tests.views.pages import opened

DRAFT = RulingDraft(
    question="May anybody park in a client's yard?",
    verdict=Verdict.FORBIDDEN,
    clauses=("msp-code/4.1",),
    reason="It is their yard.",
)


def desk(database: Database, who: Person = OTTO, **parameters: str) -> AppTest:
    """The desk at the view that the parameters name."""
    page = opened(FakeAdvisor(), database=database, who=who, first="desk")
    for name, value in parameters.items():
        page.query_params[name] = value
    return page.run()


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.button]
