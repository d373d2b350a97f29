"""An answer that a language model words, in a real browser: the card first, then its sentences."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reader import PATIENCE
from tests.browser.server import ROOT, served

ASKED = "A vendor sent me a hamper two weeks before we choose the new firewall. May I keep it?"
FIRST = "Members will reject any offer of bribery or inducement."
LOADING = 2 * PATIENCE
GROWING, SIGN = ".mayi-growing", ".mayi-writing"


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    log = tmp_path_factory.mktemp("writing") / "app.log"
    with served(ROOT / "tests" / "browser" / "served_writing.py", log) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, writing: str) -> Iterator[Page]:
    """A tab that looks on while the app runs, unlike `new_tab`: what is written is looked at."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(writing)
    page.get_by_test_id("stChatInputTextArea").wait_for(timeout=LOADING)
    yield page
    context.close()


def ask(tab: Page) -> None:
    field = tab.get_by_test_id("stChatInputTextArea")
    field.fill(ASKED)
    expect(tab.get_by_test_id("stChatInputSubmitButton")).to_be_enabled()
    field.press("Enter")


def test_the_card_then_the_sentences_then_their_sources(tab: Page) -> None:
    ask(tab)
    sign = tab.locator(SIGN)
    expect(sign).to_be_visible()
    expect(tab.locator(".mayi-banner")).to_contain_text("You may not")
    assert tab.locator(GROWING).count() == 0
    before = tab.locator(".mayi-banner").inner_text()
    expect(tab.locator(GROWING).first).to_have_text(FIRST, timeout=LOADING)
    shown = tab.locator(GROWING).count()
    expect(sign).to_be_visible()
    expect(tab.locator(GROWING).nth(shown)).to_be_visible()
    assert tab.locator(".mayi-banner").inner_text() == before
    expect(sign).to_have_count(0)
    expect(tab.locator(GROWING)).to_have_count(0)
    expect(tab.get_by_text("A language model worded this;")).to_be_visible()
    link = tab.get_by_role("link", name="Source 1: clause msp-code/3.2")
    expect(link).to_have_text("1")
    link.focus()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("#source-turn-0-1$"))
    expect(tab.locator(".mayi-clause").first).to_be_in_viewport()
    assert tab.evaluate("document.querySelector(':target')?.id") == "source-turn-0-1"
    expect(tab.locator(".mayi-banner")).to_contain_text("You may not")


def test_the_keyboard_stops_it(tab: Page) -> None:
    ask(tab)
    expect(tab.locator(GROWING).first).to_be_visible(timeout=LOADING)
    cancel = tab.get_by_role("button", name="Cancel")
    cancel.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator(SIGN)).to_have_count(0)
    expect(tab.locator(GROWING)).to_have_count(0)
    expect(
        tab.get_by_text("Answered from the worked cases. You stopped the language model.")
    ).to_be_visible()
    assert tab.locator(".mayi-source").count() == 0


def test_who_wants_no_motion_sees_none(browser: Browser, writing: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(writing)
    ask(page)
    sign = page.locator(SIGN)
    expect(sign).to_be_visible()
    name = "getComputedStyle(document.querySelector('.mayi-writing'), '::after').animationName"
    assert page.evaluate(name) == "none"
    context.close()
