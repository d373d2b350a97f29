"""How the page looks: themes, widths, contrast; and that text is never markup."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.browser.reader import Reader
from tests.samples import NASTY

CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
LIGHT, DARK = "rgb(250, 249, 246)", "rgb(20, 23, 28)"


@pytest.mark.parametrize(("scheme", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_follows_the_system(reader: Opens, scheme: str, ground: str) -> None:
    person = reader(color_scheme=scheme).opens()
    expect(person.tab.locator(".stApp")).to_have_css("background-color", ground)


def test_the_theme_can_be_chosen(reader: Opens) -> None:
    person = reader(color_scheme="light").opens()
    expect(person.tab.get_by_text("May I accept a hamper")).to_be_visible()
    person.tab.get_by_test_id("stMainMenu").click()
    person.tab.get_by_test_id("stMainMenuPopover").get_by_text("Dark").click()
    expect(person.tab.locator(".stApp")).to_have_css("background-color", DARK)
    person.tab.keyboard.press("Escape")
    person.asks("hamper")
    expect(person.banner).to_have_css("background-color", "rgb(58, 31, 32)")


def _unfolded(person: Reader) -> None:
    """Open a conversation with every kind of answer, and everything folded in it."""
    person.opens("/?every-kind")
    expect(person.tab.locator(".mayi-banner")).to_have_count(9)
    person.tab.evaluate(
        "document.querySelectorAll('[data-testid=stExpander] summary').forEach((e) => e.click())"
    )
    expect(person.tab.locator(".mayi-ranking")).to_have_count(9)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(reader: Opens, scheme: str) -> None:
    person = reader(color_scheme=scheme).opens()
    expect(person.tab.get_by_text("May I accept a hamper")).to_be_visible()
    assert person.tab.evaluate(CONTRAST) == []
    _unfolded(person)
    person.types("crash")
    expect(person.tab.get_by_role("alert")).to_be_visible()
    assert person.tab.evaluate(CONTRAST) == []
    for path, words in (
        ("/documents?clause=msp-code/1.2", "The clause you came for"),
        ("/how", "What a source weighs"),
    ):
        person.opens(path)
        expect(person.tab.get_by_text(words)).to_be_visible()
        assert person.tab.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 1600])
def test_nothing_is_wider_than_the_window(reader: Opens, width: int) -> None:
    person = reader(width).opens()
    expect(person.tab.get_by_text("May I accept a hamper")).to_be_visible()
    assert person.overflow() <= 0
    _unfolded(person)
    assert person.overflow() <= 0
    for path, words in (
        ("/documents?clause=nasty/1.2", "The clause you came for"),
        ("/documents?clause=publisher-page/1.1", "The clause you came for"),
        ("/how", "What a source weighs"),
    ):
        person.opens(path)
        expect(person.tab.get_by_text(words)).to_be_visible()
        assert person.overflow() <= 0


def test_lines_stay_short_on_a_wide_window(reader: Opens) -> None:
    person = reader(1600).opens().asks("log files")
    for part in (".mayi-clause", ".mayi-lead", ".mayi-conditions"):
        box = person.tab.locator(part).first.bounding_box()
        assert box and box["width"] <= 800


def test_the_page_asks_nobody_else(reader: Opens) -> None:
    person = reader().opens().asks("log files").asks("detective")
    for path in ("/documents?clause=msp-code/1.2", "/how"):
        person.opens(path)
        expect(person.tab.locator("h1")).to_be_visible()
    assert len(person.requests) > 10
    assert person.hosts == {"127.0.0.1"}


@pytest.mark.parametrize("between", [" ", "\n"])
def test_text_shows_as_it_was_typed(reader: Opens, between: str) -> None:
    typed = between.join(("sell <b>", *NASTY))
    person = reader()
    person.tab.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    person.opens().asks(typed)
    assert person.tab.locator(".mayi-question h2").evaluate("e => e.textContent") == typed
    everything = " ".join(NASTY)
    for part in (".mayi-ask p", ".mayi-state + span", ".mayi-case-question"):
        assert person.tab.locator(part).first.evaluate("e => e.textContent") == everything
    for listed in (".mayi-notes li", ".mayi-why li"):
        shown = person.tab.locator(listed)
        expect(shown).to_have_count(len(NASTY))
        assert shown.all_text_contents() == list(NASTY)
    for markup in ("b", "img", "script", "a", "em", "strong:not(details *)"):
        assert person.tab.locator(f".mayi-banner {markup}, .mayi-question {markup}").count() == 0
    assert person.tab.title() == "mayi"


def test_a_document_shows_as_it_was_written(reader: Opens) -> None:
    person = reader().opens("/documents?clause=nasty/1.1")
    expect(person.tab.locator(".mayi-here")).to_be_visible()
    rows = person.tab.locator(".mayi-row p[dir]")
    expect(rows).to_have_count(len(NASTY))
    assert rows.all_text_contents() == list(NASTY)
    title = NASTY[3] + NASTY[1]
    assert person.tab.locator("h2").evaluate("e => e.textContent") == title
    expect(person.tab.get_by_role("combobox")).to_have_value(title)
    assert person.tab.title() == "mayi"


def test_the_download_shows_as_it_was_typed(reader: Opens) -> None:
    person = reader().opens().asks("sell <b> for $50 … $100 **now**")
    file = person.takes("Download")
    written = Path(file.path()).read_text("utf-8")
    assert file.suggested_filename == "answer.md"
    assert r"> sell \<b\> for \$50 … \$100 \*\*now\*\*" in written
