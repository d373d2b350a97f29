"""The audit log's page."""

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from domain.person import Person
from records.audit import Act, AuditLog, append
from records.database import Database
from tests import people
from tests.fakes import FakeAdvisor
from tests.views.pages import opened, shown


def act(database: Database, *subjects: str) -> None:
    for subject in subjects:
        with database.writing() as session:
            append(session, database.now(), people.ANN, Act.ATTESTED, subject)


def page(database: Database, who: Person = people.OTTO) -> AppTest:
    return opened(FakeAdvisor(), database=database, who=who, first="audit")


def test_an_empty_log(database: Database) -> None:
    html = shown(page(database))
    assert "Verified: whole." in html
    assert "Nothing has been done yet that is written down here." in html


def test_the_newest_rows_come_first_and_are_text(database: Database) -> None:
    act(database, "one", '<script>alert("1")</script>')
    html = shown(page(database))
    assert html.index("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;") < html.index(">one<")
    assert "2026-03-01 09:00:00" in html
    assert "2 rows, read at" in html
    assert next(iter(AuditLog(database, people.OTTO).latest(1))).hash in html


def test_more_is_shown_when_asked_for(database: Database) -> None:
    act(database, *(f"s{number}-" for number in range(60)))
    seen = page(database)
    assert "s59-" in shown(seen) and "s9-" not in shown(seen)
    seen.button(key="audit-more").click().run()
    assert "s0-" in shown(seen)
    assert "Show more" not in [each.label for each in seen.button]


def test_a_broken_log_says_where(database: Database) -> None:
    act(database, "one", "two")
    seen = page(database)
    assert "Verified: whole." in shown(seen)
    with database.writing() as session:
        session.execute(text("DROP TRIGGER audit_refuses_update"))
        session.execute(text("UPDATE audit SET who = 'bob' WHERE number = 1"))
    seen.button(key="audit-verify").click().run()
    assert "Row 1 was changed after it was written." in shown(seen)
    assert "Verified: whole." not in shown(seen)


@pytest.mark.parametrize("who", [people.ANN, people.MAY])
def test_nobody_else_gets_there(database: Database, who: Person) -> None:
    act(database, "secret")
    seen = page(database, who)  # without the right there is no such page: it opens at another
    assert "secret" not in shown(seen) and "Audit log" not in shown(seen)


def test_where_nothing_is_kept_it_says_so() -> None:
    html = shown(opened(FakeAdvisor(), who=people.OTTO, first="audit"))
    assert "Nothing is kept here." in html
