"""Opens the pages on a fake advisor, without a browser."""

from streamlit.testing.v1 import AppTest

from config import Settings
from domain.person import ALONE, Person
from records.database import Database
from tests.fakes import FakeAdvisor
from views.site import Office


def _app(advisor: "FakeAdvisor", office: "Office", first: str) -> None:
    from views import shell

    shell.run(lambda: advisor, lambda: office, first)


def opened(
    advisor: FakeAdvisor,
    clause: str = "",
    *,
    database: Database | None = None,
    who: Person = ALONE,
    first: str = "ask",
    settings: Settings | None = None,
) -> AppTest:
    """The app at its page `first`, or at a link to `clause` when there is one.

    With settings that name a login, `who` has signed in.
    """
    settings = settings or Settings()
    fault = "" if database else "Nothing is kept here."
    office = Office(settings, database, who, fault, is_signed_in=settings.login is not None)
    page = AppTest.from_function(_app, args=(advisor, office, first), default_timeout=20)
    if clause:
        page.query_params["clause"] = clause
    return page.run()


def shown(page: AppTest) -> str:
    """All HTML on the page but our style sheet; the page must not have failed."""
    assert not page.exception
    return "\n".join(each.value for each in page.html if not each.value.startswith("<style"))
