"""A visitor with a real browser, who asks one question after another: the door to playwright."""

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from evals.outcome import Progress

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
PATIENCE_MS = 60_000
A_SITTING = 10
"""Questions before the visitor leaves and another one comes."""


class NoBrowser(Exception):
    """The page could not be visited; the message says what is missing or went wrong."""


class Watched(NamedTuple):
    """Milliseconds until the card stood there, the model's first sentence, and the whole."""

    card: float
    sentence: float
    whole: float


class Visitor:
    """One tab of a browser."""

    def __init__(self, tab: Any) -> None:
        self._tab = tab
        tab.set_default_timeout(PATIENCE_MS)

    def opens(self, url: str) -> float:
        """Open the page; the moment at which it stands complete, by `time.monotonic`."""
        self._tab.goto(url)
        self._tab.get_by_test_id("stChatInputTextArea").first.wait_for()
        self._idle()
        return time.monotonic()

    def asks(self, url: str, questions: Sequence[str], progress: Progress) -> None:
        """Ask every question and wait for its answer; a new visit after every tenth."""
        for place, question in enumerate(questions):
            if place % A_SITTING == 0:
                self.opens(url)
            field = self._tab.get_by_test_id("stChatInputTextArea").first
            field.fill(question)
            field.press("Enter")
            answers = self._tab.locator(".mayi-banner")
            answers.nth(place % A_SITTING).wait_for()
            self._idle()
            progress("questions on the page", place + 1, len(questions))

    def watches(self, url: str, question: str) -> Watched:
        """Ask a question that a language model words, and see when what of it shows."""
        self.opens(url)
        field = self._tab.get_by_test_id("stChatInputTextArea").first
        field.fill(question)
        began = time.monotonic()
        field.press("Enter")
        came = []
        for shown in (".mayi-banner", ".mayi-growing", ".mayi-source"):
            self._tab.locator(shown).first.wait_for()
            came.append((time.monotonic() - began) * 1000)
        return Watched(*came)

    def _idle(self) -> None:
        self._tab.get_by_test_id("stStatusWidget").wait_for(state="detached")


@contextmanager
def visitor() -> Iterator[Visitor]:
    """Yield a visitor whose browser is already running; raises NoBrowser."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise NoBrowser("playwright is missing (requirements-dev.txt has it)") from error
    executable = next((path for path in map(shutil.which, NAMES) if path), None)
    if executable is None:
        raise NoBrowser("no chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGS))
        try:
            yield Visitor(browser.new_page(viewport={"width": 1280, "height": 900}))
        except Error as error:
            raise NoBrowser(f"the visit failed: {str(error).splitlines()[0]}") from error
        finally:
            browser.close()
