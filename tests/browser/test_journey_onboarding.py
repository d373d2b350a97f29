"""A new hire reads, fails one, gets it right when it comes back, attests; a manager sees it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.conftest import Opens, readers
from tests.browser.reader import Reader
from tests.browser.server import ROOT, served

CONTRAST = (Path(__file__).parent / "contrast.js").read_text()


@pytest.fixture
def hires(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """The app with somebody who has one section left; a database of its own."""
    script = ROOT / "tests" / "browser" / "served_onboarding.py"
    with served(script, tmp_path / "app.log") as address:
        yield from readers(browser, address)


def at_step(person: Reader, path: str, step: str) -> Reader:
    person.opens(path)
    person.tab.get_by_role("radio", name=step).click()
    return person


def says(person: Reader, answer: str, heading: str) -> None:
    person.presses(answer)
    expect(person.tab.locator(".mayi-marked h3")).to_have_text(heading)


def test_a_new_hire_reads_passes_and_attests(hires: Opens, tmp_path: Path) -> None:
    person = hires().opens("/learn?minutes=0")
    tab = person.tab
    expect(tab.get_by_text("25 of 26 clauses read")).to_be_visible(timeout=60_000)
    expect(tab.locator(".mayi-pair .mayi-clause")).to_contain_text("seek to upgrade")
    assert tab.evaluate(CONTRAST) == []
    tab.keyboard.press("Control+ArrowRight")
    expect(tab.get_by_text("26 of 26 clauses read")).to_be_visible()
    expect(tab.get_by_role("heading", name="Competence and Integrity")).to_be_visible()
    tab.keyboard.press("Control+ArrowLeft")
    expect(tab.get_by_role("heading", name="Professional Advancement")).to_be_visible()

    tab.get_by_role("radio", name="Quiz").click()
    person.presses("Begin: 3 questions")
    says(person, "You may not", "Not right: You must")
    expect(tab.get_by_text("This question comes back in 5 minutes.")).to_be_visible()
    expect(tab.locator(".mayi-clause")).to_contain_text("seek to upgrade")
    assert tab.evaluate(CONTRAST) == []
    tab.keyboard.press("Control+ArrowRight")
    says(person, "You may", "Right: You may")
    tab.keyboard.press("Control+ArrowRight")
    says(person, "You may not", "Right: You may not")
    tab.keyboard.press("Control+ArrowRight")
    expect(tab.get_by_text("2 of 3 right.")).to_be_visible()
    expect(tab.get_by_text("The next question comes back in 5 minutes.")).to_be_visible()
    tab.get_by_role("radio", name="Attest").click()
    expect(tab.locator(".mayi-wanting li")).to_have_text(re.compile("2 of 3 questions right"))

    at_step(person, "/learn?minutes=6", "Quiz")
    expect(tab.get_by_text("1 question you had before.")).to_be_visible()
    person.presses("Begin: 1 question")
    says(person, "You must", "Right: You must")
    tab.keyboard.press("Control+ArrowRight")
    expect(tab.locator(".mayi-enough")).to_have_count(7)

    tab.get_by_role("radio", name="Attest").click()
    tab.get_by_label("Your full name").fill("Zoë Müller-Łukasz")
    tab.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    expect(tab.get_by_text("You have attested this edition.")).to_be_visible()
    assert tab.evaluate(CONTRAST) == []
    paper = tmp_path / "certificate.pdf"
    person.takes("Certificate (PDF)").save_as(paper)
    text = PdfReader(paper).pages[0].extract_text()
    attestation, sha256 = tab.locator(".mayi-paper .mayi-hash").all_text_contents()
    assert all(each in text for each in ("Zoë Müller-Łukasz", attestation, sha256))

    person.goes("Office", "Attested")
    expect(tab.get_by_text("2 attested, 1 outdated, 1 not begun")).to_be_visible()
    tab.get_by_label("Attestation", exact=True).fill(attestation)
    tab.get_by_label("SHA-256 of the edition").fill(sha256)
    tab.get_by_test_id("stFormSubmitButton").get_by_role("button").click()
    expect(tab.get_by_role("status")).to_contain_text("Zoë Müller-Łukasz attested MSPAlliance Code")
    assert tab.evaluate(CONTRAST) == []
    roll = Path(person.takes("Download as CSV").path()).read_text("utf-8")
    assert f"{sha256},2026-03-01 09:06,{attestation}" in roll
    for width in (400, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        assert person.overflow() <= 0
