"""The overview: who sees it, what stands on it, and what never does."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.person import ALONE, Person
from evals.crowd import THEMES, crowd
from records.database import Database
from tests.fakes import FakeAdvisor, real_corpus
from tests.people import ADA, ANN, MAY, OTTO
from tests.records.asking import ask
from tests.views.pages import opened, shown

TITLE = '<h1 class="mayi-title">Overview</h1>'
WINDOW = datetime(2026, 2, 23, tzinfo=UTC)


def overview(database: Database, who: Person) -> str:
    return shown(opened(FakeAdvisor(), database=database, who=who, first="overview"))


@pytest.mark.parametrize("who", [ANN, MAY, ADA])
def test_it_is_the_officers_alone(database: Database, who: Person) -> None:
    # Without the right it is no page at all: the first one that is theirs opens.
    page = opened(FakeAdvisor(), database=database, who=who)
    assert TITLE not in shown(page)
    page = opened(FakeAdvisor(), database=database, who=OTTO, first="overview")
    assert TITLE in shown(page)


def test_before_anything_can_be_told(database: Database) -> None:
    page = overview(database, OTTO)
    assert "Behind each figure, and each difference of figures, stand 5 different people" in page
    assert (
        "<p>There is nothing to tell yet: 5 different people or more must have asked in weeks that "
        "are over. Those that run now end on 23 March 2026.</p>"
    ) in page
    for empty in (
        "No question was referred yet.",
        "Nobody has said anything of an answer yet.",
        "Nothing was ruled yet.",
    ):
        assert f"<p>{empty}</p>" in page


def test_what_was_asked_is_told(database: Database) -> None:
    crowd(database, real_corpus().cases, WINDOW, turns=600, askers=20, weeks=8, referrals=20)
    page = opened(FakeAdvisor(), database=database, who=OTTO, first="overview")
    told = shown(page)
    for title in (
        "Questions over time", "What it is about", "What the answer was",
        "What the sources do not settle", "Referrals", "Feedback", "Rulings",
        "Reliability by section",
    ):  # fmt: skip
        assert f"<h2>{title}</h2>" in told
    assert "<p>29 December 2025 to 22 February 2026</p>" in told.replace(' class="mayi-small"', "")
    files = {each.proto.label for each in page.get("download_button")}
    assert (len(page.get("download_button")), files) == (8, {"Download as CSV"})
    for words in (each for theme in THEMES for each in theme):
        assert words not in told  # no question, nor who asked
    assert "person-" not in told


def test_the_last_four_weeks(database: Database) -> None:
    crowd(database, real_corpus().cases, WINDOW, turns=600, askers=20, weeks=8)
    page = opened(FakeAdvisor(), database=database, who=OTTO, first="overview")
    (choice,) = page.segmented_control
    assert choice.options == ["Four weeks", "Everything"]
    choice.set_value("Four weeks").run()
    assert "26 January to 22 February 2026" in shown(page)


def test_alone_one_sees_ones_own(database: Database) -> None:
    page = overview(database, ALONE)
    assert (
        "You are alone here: these are your own questions, up to now, and nobody else&#x27;s."
        in page
    )
    assert "<p>You have not asked anything yet that was kept.</p>" in page
    gifts = ("msp-code/3.2", "forbidden", "May I keep it?")
    ask(database, [(ALONE.id, WINDOW, *gifts), ("ann", WINDOW + timedelta(days=1), *gifts)])
    assert "1 question in 1 week, 1.0 a week." in overview(database, ALONE)


def test_without_records_it_says_so() -> None:
    assert "Nothing is kept here." in shown(opened(FakeAdvisor(), first="overview"))
