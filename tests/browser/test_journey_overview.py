"""The officer reads the overview of a firm whose forty people asked 3,000 questions."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from evals.crowd import THEMES
from tests.browser.conftest import Opens, readers
from tests.browser.reader import Reader
from tests.browser.server import ROOT, served

CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
CHARTS = 8


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("overview") / "app.log"
    with served(ROOT / "tests" / "browser" / "served_overview.py", log) as address:
        yield address


@pytest.fixture
def officer(browser: Browser, office: str) -> Iterator[Opens]:
    yield from readers(browser, office)


def overview(person: Reader) -> Reader:
    person.opens()
    expect(person.tab.get_by_role("heading", name="Reliability by section")).to_be_visible(
        timeout=60_000
    )
    expect(person.tab.locator(".stVegaLiteChart svg, .stVegaLiteChart canvas")).to_have_count(
        CHARTS
    )
    return person


def test_the_officer_reads_what_is_asked(officer: Opens) -> None:
    person = overview(officer())
    page = person.tab.get_by_test_id("stMain")
    expect(page).to_contain_text("11 August 2025 to 22 February 2026")
    expect(page).to_contain_text(
        re.compile(r"\d groups of questions; the largest, of \d+, is about")
    )
    for words in (question for theme in THEMES for question in theme):
        expect(page).not_to_contain_text(words)
    person.tab.get_by_text("Four weeks", exact=True).click()
    expect(page).to_contain_text("26 January to 22 February 2026")
    box = person.tab.locator(".st-key-figures-topics")
    box.get_by_text("The figures").click()
    expect(box.get_by_role("row")).not_to_have_count(0)
    file = person.takes("Download as CSV", within=box)
    written = Path(file.path()).read_text("utf-8-sig")
    assert file.suggested_filename == "topics.csv"
    assert written.startswith("Section,Questions,Share\n")
    assert person.hosts == {"127.0.0.1"}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 400)])
def test_it_can_be_read(officer: Opens, scheme: str, width: int) -> None:
    person = overview(officer(width, color_scheme=scheme))
    for each in person.tab.get_by_text("The figures", exact=True).all():
        each.click()
    expect(person.tab.locator(".mayi-figures")).to_have_count(CHARTS)
    assert person.tab.evaluate(CONTRAST) == []
    assert person.overflow() <= 0
    for chart in person.tab.locator(".stVegaLiteChart").all():
        box = chart.bounding_box()
        assert box and box["width"] <= width and box["height"] > 60


def test_each_chart_says_its_finding(officer: Opens) -> None:
    person = overview(officer())
    for box in person.tab.locator("[class*='st-key-figures-']").all():
        says = box.locator("p").first.inner_text()
        drawn = box.locator("[role='graphics-document']")
        expect(drawn).to_have_attribute("aria-label", re.compile(re.escape(says)))


def test_before_anybody_asked(officer: Opens) -> None:
    person = officer(400).opens("/?empty")
    page = person.tab.get_by_test_id("stMain")
    expect(page).to_contain_text("There is nothing to tell yet", timeout=60_000)
    expect(page).to_contain_text("No question was referred yet.")
    assert person.overflow() <= 0
