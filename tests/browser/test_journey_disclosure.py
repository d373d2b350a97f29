"""From a question to an approved letter in Word, by two people in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Opens, readers
from tests.browser.reader import PATIENCE, Reader
from tests.browser.server import ROOT, served
from tests.samples import clause

LOGS = "Dr Lindqvist’s vendor, Beacon Ltd, wants her log files. May I send them?"
CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
STEPS = (
    {
        "Whose information is it?": "Harbour & Sons <b>Shipping</b> Ltd",
        "Who has authority over it?": "Dr Zoë Müller-Łukasz",
        "Who asks for it?": "Beacon Ltd, the maker of the firewall",
    },
    {
        "When did they ask?": "20260228",
        "What is it wanted for": "To find a fault in the firewall. Beacon alone gains from it.",
    },
    {"Whose rights would be touched": "Staff whose names stand in the logs."},
    {"Who signs?": "Ann Asker, technician"},
)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("letters") / "app.log"
    with served(ROOT / "tests" / "browser" / "served_letters.py", log) as address:
        yield address


@pytest.fixture
def writer(browser: Browser, letters: str) -> Iterator[Opens]:
    yield from readers(browser, letters)


def _fill(person: Reader, fields: dict[str, str]) -> None:
    for label, value in fields.items():
        if label.startswith("When"):
            person.tab.get_by_label(label).get_by_role("spinbutton").first.click()
            person.tab.keyboard.type(value)
            continue
        field = person.tab.get_by_label(label).first
        field.fill(value)
        field.press("Tab")


def test_a_question_becomes_an_approved_letter(writer: Opens, tmp_path: Path) -> None:
    ann = writer().opens("/?as=ann").asks(LOGS)
    ann.tab.get_by_role("button", name="Write a letter: request to release").click()
    expect(ann.tab.get_by_text("Step 1 of 4")).to_be_visible()
    for number, fields in enumerate(STEPS, 1):
        expect(ann.tab.get_by_text(f"Step {number} of 4")).to_be_visible()
        _fill(ann, fields)
        if number == 2:
            asked = ann.tab.get_by_label("Exactly which information?")
            expect(asked).to_have_value("Dr Lindqvist’s vendor, Beacon Ltd, wants her log files.")
            ann.tab.get_by_text("Clause msp-code/4.1 asks for this").first.click()
            expect(ann.tab.get_by_text(clause("msp-code/4.1").text).first).to_be_visible()
            assert ann.tab.evaluate(CONTRAST) == [] and ann.overflow() <= 0
        ann.presses("Read the letter" if number == 4 else "Next")
    alert = ann.tab.get_by_role("alert")
    expect(alert).to_have_text(
        "“How would it be handed over, and how kept safe?” has no answer, and clause "
        "duty-of-care/2.1 asks for one. Fill it in; no letter was made."
    )
    expect(ann.tab.get_by_text("Step 3 of 4")).to_be_visible()
    _fill(ann, {"How would it be handed over": "Encrypted, against a receipt."})
    ann.presses("Next")
    expect(ann.tab.get_by_label("Who signs?")).to_have_value("Ann Asker, technician")
    ann.presses("Read the letter")
    letter = ann.tab.locator(".mayi-letter")
    expect(letter).to_contain_text("Dear Dr Zoë Müller-Łukasz,")
    expect(letter).to_contain_text("Harbour & Sons <b>Shipping</b> Ltd")
    assert ann.tab.evaluate(CONTRAST) == []
    ann.presses("Keep it and ask for approval")
    expect(ann.tab.get_by_text("Awaiting approval")).to_be_visible(timeout=PATIENCE)
    expect(ann.tab.get_by_role("button", name="Approve", exact=True)).to_have_count(0)

    may = writer(400, 900).opens("/register?as=may")
    expect(may.tab.get_by_role("heading", name="Awaiting your approval (1)")).to_be_visible()
    assert may.tab.evaluate(CONTRAST) == [] and may.overflow() <= 0
    may.presses("Open")
    expect(may.tab.get_by_role("heading", name="Approve or decline")).to_be_visible()
    assert may.overflow() <= 0
    may.presses("Approve")
    expect(may.tab.get_by_text("Approved by May Manager on")).to_be_visible(timeout=PATIENCE)
    may.takes("Word (.docx)").save_as(tmp_path / "letter.docx")
    text = [each.text for each in Document(str(tmp_path / "letter.docx")).paragraphs]
    assert "Harbour & Sons <b>Shipping</b> Ltd" in text
    assert "Dear Dr Zoë Müller-Łukasz," in text
    may.presses("Mark as sent")
    expect(may.tab.locator(".mayi-chip")).to_have_text("Sent", timeout=PATIENCE)
    may.presses("Back to the register")
    may.takes("Register (.xlsx)").save_as(tmp_path / "register.xlsx")
    sheet: Any = load_workbook(tmp_path / "register.xlsx").active
    assert (sheet["C2"].value, sheet["E2"].value) == ("Harbour & Sons <b>Shipping</b> Ltd", "sent")


def test_the_pages_can_be_read_in_the_dark_and_on_a_phone(writer: Opens) -> None:
    person = writer(1280, color_scheme="dark").opens("/disclose?as=ann")
    expect(person.tab.get_by_role("button", name="Begin: conflict of interest")).to_be_visible()
    assert person.tab.evaluate(CONTRAST) == []
    person.tab.set_viewport_size({"width": 360, "height": 800})
    person.presses("Begin: conflict of interest")
    expect(person.tab.get_by_text("Step 1 of 4")).to_be_visible()
    assert person.tab.evaluate(CONTRAST) == [] and person.overflow() <= 0
