"""The register and one of its disclosures, driven without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from domain.disclosure import Disclosure, Status
from domain.person import ALONE, Person
from records.database import Database
from records.disclosures import Disclosures
from tests.clocks import Clock
from tests.fakes import FakeAdvisor, real_corpus
from tests.letters_made import FACTS, made
from tests.people import ANN, BOB, MAY
from tests.views.pages import opened, shown

CLOCK = Clock()


@pytest.fixture
def clock() -> Clock:
    return CLOCK


def asked(database: Database, who: Person = ANN, client: str = "Harbour") -> Disclosure:
    disclosures = Disclosures(database, who)
    entry = disclosures.make(FACTS["conflict"], made("conflict", client=client)).entry
    CLOCK.tick(minutes=1)
    return disclosures.submit(entry.id, entry.version)


def register(database: Database, who: Person) -> AppTest:
    return opened(FakeAdvisor(), database=database, who=who, first="register")


def pressed(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.button]


def test_an_empty_register_says_what_to_do(database: Database) -> None:
    text = shown(register(database, ANN))
    assert "There is no disclosure yet. Write one on the page Disclose" in text
    assert "Awaiting your approval" not in text


def test_what_waits_is_shown_to_who_may_approve_it(database: Database) -> None:
    asked(database)
    assert "Awaiting your approval (1)" in shown(register(database, MAY))
    assert "Awaiting your approval" not in shown(register(database, ANN))
    assert "Harbour" not in shown(register(database, BOB))


def test_a_manager_approves_with_a_reason(database: Database) -> None:
    entry = asked(database).entry
    page = pressed(register(database, MAY), "Open")
    assert "Approve or decline</h2>" in shown(page) and 'class="mayi-letter"' in shown(page)
    page.text_area[0].set_value("Well <put>").run()
    page = pressed(page, "Approve")
    assert "Approved by May Manager on" in shown(page)
    assert "Well &lt;put&gt;" in shown(page)
    page = pressed(page, "Mark as sent")
    assert Disclosures(database, ANN).get(entry.id).entry.status is Status.SENT
    assert labels(page) == ["Back to the register"]


def test_declining_needs_a_reason_and_its_author_mends_it(database: Database) -> None:
    asked(database)
    page = pressed(pressed(register(database, MAY), "Open"), "Decline")
    assert "Say why, so that its author knows what to mend." in shown(page)
    page.text_area[0].set_value("Name the amount.").run()
    assert "Declined by May Manager on" in shown(pressed(page, "Decline"))
    page = pressed(register(database, ANN), "Open")
    assert "Name the amount." in shown(page)
    page = pressed(page, "Edit")
    assert "Step 1 of 4" in shown(page)
    assert page.text_input[0].value == FACTS["conflict"]["client"]


def test_nobody_decides_on_their_own(database: Database) -> None:
    asked(database, MAY)
    page = pressed(register(database, MAY), "Open")
    assert "Approve or decline</h2>" not in shown(page) and "Approve" not in labels(page)
    assert "Please look at this disclosure and approve or decline it." in shown(page)
    assert "msp-code/3.1, MSPAlliance Code of Ethics and Conduct (as reproduced by" in shown(page)


def test_who_is_alone_decides_and_is_told_what_that_means(database: Database) -> None:
    asked(database, ALONE)
    page = pressed(register(database, ALONE), "Open")
    assert "You are alone here, so the register will say that nobody else looked." in shown(page)
    page = pressed(page, "Approve")
    assert "Approved by its author: nobody else uses this mayi." in shown(page)


def test_who_comes_second_is_told(database: Database) -> None:
    entry = asked(database).entry
    page = pressed(register(database, MAY), "Open")
    other = MAY.model_copy(update={"id": "mina", "name": "Mina"})
    Disclosures(database, other).approve(entry.id, entry.version)
    text = shown(pressed(page, "Approve"))
    assert "The disclosure was changed by Mina in the meantime. Nothing of yours was kept" in text
    assert "Approved by Mina on" in text


def test_the_register_is_searched_filtered_and_turned(database: Database) -> None:
    for number in range(21):
        asked(database, client=f"Client {number:02}")
    page = register(database, ANN)
    assert "1–20 of 21" in shown(page) and "Client 00" not in shown(page)
    page = pressed(page, "Older")
    assert "21–21 of 21" in shown(page) and "Client 00" in shown(page)
    page.text_input[0].set_value("client 07").run()
    assert "1–1 of 1" in shown(page) and "Client 07" in shown(page)
    page.selectbox[0].set_value("Sent").run()
    assert "No disclosure fits." in shown(page)


def test_a_clause_that_changed_since_is_told_and_the_letter_stays(database: Database) -> None:
    asked(database)
    corpus = real_corpus()
    clauses = tuple(
        each.model_copy(update={"text": "Anything goes."}) if each.id == "msp-code/2.1" else each
        for each in corpus.clauses
    )
    advisor = FakeAdvisor(corpus=corpus.model_copy(update={"clauses": clauses}))
    page = opened(advisor, database=database, who=ANN, first="register")
    assert "There is no" not in shown(page)
    text = shown(pressed(page, "Open"))
    assert "These clauses read otherwise today: msp-code/2.1." in text
    assert "according to the appropriate authority’s requirements”" in text
