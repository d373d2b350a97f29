"""Writing a letter, driven without a browser."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import DateInput

from config import Settings
from domain.disclosure import Status
from domain.person import ALONE, Person
from records.database import Database
from records.disclosures import Disclosures
from tests import samples
from tests.fakes import FakeAdvisor
from tests.letters_made import FACTS, KINDS
from tests.people import ANN
from tests.views.pages import opened, shown

LOGS = "The vendor wants the logs. May I send them?"


def pressed(page: AppTest, label: str) -> AppTest:
    return next(each for each in page.button if each.label == label).click().run()


def labels(page: AppTest) -> list[str]:
    return [each.label for each in page.button]


def fill(page: AppTest, facts: dict[str, str]) -> AppTest:
    """Fill in what stands on this step."""
    for each in (*page.text_input, *page.text_area, *page.date_input, *page.radio):
        name = str(each.key).rpartition("-")[2]
        if name not in facts:
            continue
        if isinstance(each, DateInput):
            each.set_value(date.fromisoformat(facts[name]))
        else:
            each.set_value(facts[name])
    return page.run()


def written(page: AppTest, kind: str, **facts: str) -> AppTest:
    """Go through every step of a kind."""
    answers = FACTS[kind] | {"firm": "Quayside IT Services"} | facts
    while "Next" in labels(page) or "Read the letter" in labels(page):
        page = fill(page, answers)
        page = pressed(page, "Next" if "Next" in labels(page) else "Read the letter")
        if 'role="alert"' in shown(page):
            break
    return page


def begun(database: Database, kind: str, who: Person = ANN) -> AppTest:
    page = opened(FakeAdvisor(), database=database, who=who, first="disclose")
    return pressed(page, f"Begin: {KINDS[kind].title.lower()}")


def test_every_kind_is_offered(database: Database) -> None:
    page = opened(FakeAdvisor(), database=database, who=ANN, first="disclose")
    text = shown(page)
    for kind in KINDS.values():
        assert f"<h3>{kind.title}</h3><p>{kind.what}</p>" in text
    assert len(labels(page)) == len(KINDS)


def test_nothing_is_offered_where_nothing_can_be_kept() -> None:
    page = opened(FakeAdvisor(), first="disclose")
    assert "Nothing is kept here." in shown(page) and labels(page) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_is_written_step_by_step(database: Database, kind: str) -> None:
    page = written(begun(database, kind), kind)
    assert 'class="mayi-letter"' in shown(page)
    assert "Draft for review, not legal advice." in shown(page)
    pressed(page, "Keep it and ask for approval")
    (entry,) = Disclosures(database, ANN).listed()
    assert (entry.kind, entry.status, entry.client) == (
        kind, Status.AWAITING, "Harbour & Sons Shipping Ltd",
    )  # fmt: skip


def test_each_field_says_which_clause_asks_for_it(database: Database) -> None:
    text = shown(begun(database, "conflict"))
    assert text.count("Clause msp-code/3.1 asks for this</summary>") == 2
    assert "Clause msp-code/1.3 is why this is asked</summary>" in text
    assert samples.clause("msp-code/3.1").text in text
    assert "Step 1 of 4" in text


def test_a_missing_fact_is_named_where_it_is_asked_and_nothing_is_lost(
    database: Database,
) -> None:
    page = written(begun(database, "conflict"), "conflict", benefit=" ")
    text = shown(page)
    assert "“What could your company, or anybody in it, gain?” has no answer, and clause" in text
    assert "msp-code/3.1 asks for one. Fill it in; no letter was made." in text
    assert "Step 2 of 4" in text and "mayi-letter" not in text
    assert [each.value for each in page.text_area][0] == FACTS["conflict"]["interest"]
    assert Disclosures(database, ANN).listed() == ()
    page = written(page, "conflict")
    assert 'class="mayi-letter"' in shown(page)


def test_going_back_forgets_nothing(database: Database) -> None:
    page = fill(begun(database, "scope"), {"client": "Harbour", "agreement": "the agreement"})
    page = pressed(pressed(page, "Next"), "Back")
    assert [each.value for each in page.text_input] == ["Harbour", "", "the agreement"]
    assert "Write to a client" in shown(pressed(page, "Give up this letter"))


def test_an_answer_offers_its_letter_with_what_was_told(database: Database) -> None:
    page = opened(FakeAdvisor(samples.CONDITIONAL), database=database, who=ANN)
    page.chat_input[0].set_value(LOGS).run()
    page = pressed(page, "Write a letter: request to release confidential information")
    page = pressed(page, "Next")
    assert page.text_area[0].label == "Exactly which information?"
    assert page.text_area[0].value == "The vendor wants the logs."


@pytest.mark.parametrize("advice", [samples.FORBIDDEN, samples.NOT_COVERED, samples.INFORMATION])
def test_an_answer_that_calls_for_none_offers_none(database: Database, advice: object) -> None:
    page = opened(FakeAdvisor(advice), database=database, who=ANN)  # type: ignore[arg-type]
    page.chat_input[0].set_value("hamper?").run()
    assert [each for each in labels(page) if each.startswith("Write a letter")] == []


def test_words_that_look_like_markup_are_words(database: Database) -> None:
    nasty = "<b>x</b> $1 :red[y] \u202eevil"
    page = written(begun(database, "advice"), "advice", client=nasty, risks=nasty)
    assert shown(page).count("&lt;b&gt;x&lt;/b&gt; $1 :red[y] evil") >= 3
    assert "<b>x</b>" not in shown(page)


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("logo", "no-such-logo.png",
         "no-such-logo.png cannot be used: No such file or directory."),
        ("templates", "{folder}", "cannot be used: it is no Word document (.docx)."),
    ],
)  # fmt: skip
def test_what_cannot_be_put_on_paper_is_not_kept(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    setting: str, value: str, says: str,
) -> None:  # fmt: skip
    (tmp_path / "letter.docx").write_bytes(b"broken")
    monkeypatch.setenv(f"MAYI_{setting.upper()}", value.format(folder=tmp_path))
    assert getattr(Settings(), setting)
    page = pressed(written(begun(database, "advice"), "advice"), "Keep as a draft")
    assert says in shown(page) and 'class="mayi-letter"' in shown(page)
    assert Disclosures(database, ANN).listed() == ()


def test_who_is_alone_signs_by_a_name_they_type(database: Database) -> None:
    page = begun(database, "scope", ALONE)
    page = pressed(pressed(pressed(page, "Next"), "Next"), "Next")
    assert page.text_input[0].label == "Who signs?" and page.text_input[0].value == ""
