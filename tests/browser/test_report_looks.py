"""The report of `evals` in a real browser: it needs nobody, and everybody can read it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from evals.compare import compare
from evals.report import Past, page
from tests.evals.made import F, N, P, corpus, results, said, topic

CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
QUESTION = "May I keep it? " + "a-very-long-word-" * 12
WHITE = "rgb(255, 255, 255)"
Shows = Callable[..., Page]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    right = [said(topic(id=f"n{n}"), F, "x/1", confidence=n / 20) for n in range(20)]
    asked = topic(id="q", question=QUESTION, role="manager", style="short")
    before = results(fresh=[*right, said(asked, F, "x/1")], apart=[said(topic(N), N)])
    now = results(fresh=[*right, said(asked, P, "x/2")], apart=[said(topic(N), N)])
    path = tmp_path_factory.mktemp("report") / "report.html"
    past = Past(before, compare(before, now), ("fresh: verdict fell",))
    path.write_text(page(now, past, corpus()), "utf-8")
    return path


@pytest.fixture
def shows(browser: Browser, report: Path) -> Iterator[Shows]:
    contexts = []
    asked_for: set[str] = set()
    complaints: list[str] = []

    def opens(width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("request", lambda request: asked_for.add(request.url))
        tab.goto(report.as_uri())
        return tab

    yield opens
    for context in contexts:
        context.close()
    assert (asked_for, complaints) == ({report.as_uri()}, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(shows: Shows, scheme: str) -> None:
    tab = shows(color_scheme=scheme)
    assert tab.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(shows: Shows, width: int) -> None:
    root = "document.documentElement"
    assert shows(width).evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0


def test_the_keyboard_alone_is_enough(shows: Shows) -> None:
    tab = shows(360)
    tab.keyboard.press("Tab")
    skip = tab.get_by_role("link", name="Skip to the figures")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    table = tab.get_by_role("region", name="Figures side by side")
    expect(table).to_be_focused()
    expect(table).to_have_css("outline-style", "solid")
    tab.keyboard.press("ArrowRight")
    expect(table).to_be_focused()


def test_a_screen_reader_is_told_what_a_chart_shows(shows: Shows) -> None:
    tab = shows()
    chart = tab.get_by_role("img", name="Error among the answered").first
    expect(chart).to_have_accessible_name("Error among the answered, by the share answered")
    expect(chart).to_have_accessible_description(
        re.compile(
            r"^mayi answers 22 of 22 without a second reading, 1 of them wrongly\. 5 % wrong"
        )
    )


def test_it_prints_dark_on_white(shows: Shows) -> None:
    tab = shows(color_scheme="dark")
    tab.emulate_media(media="print", color_scheme="dark")
    expect(tab.locator("body")).to_have_css("background-color", WHITE)
    expect(tab.get_by_role("navigation")).to_be_hidden()
    assert tab.evaluate(CONTRAST) == []
