"""A real browser on the real pages."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from advisor import open_advisor
from config import load
from tests.browser.reader import PATIENCE, Reader, new_tab
from tests.browser.server import ROOT, served

ARGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
Opens = Callable[..., Reader]
expect.set_options(timeout=PATIENCE)  # a machine with other work is slow, not broken


@pytest.fixture(scope="session")
def built() -> None:
    """The index of the shipped corpus, so that no page begins with building it."""
    open_advisor(load())


@pytest.fixture(scope="session")
def browser(built: None) -> Iterator[Browser]:
    executable = next((path for path in map(shutil.which, NAMES) if path), None)
    if executable is None:
        if os.environ.get("CI") == "true":
            pytest.fail("The browser journeys need chromium, and CI must run them: install it.")
        pytest.skip("No chromium on this machine; install it to run the browser journeys.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on an advisor whose answers are known."""
    log = tmp_path_factory.mktemp("scripted") / "app.log"
    with served(ROOT / "tests" / "browser" / "served.py", log) as address:
        yield address


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app as people start it."""
    folder = tmp_path_factory.mktemp("real")
    env = {"MAYI_DATABASE": f"sqlite:///{folder / 'mayi.db'}", "MAYI_LOGS": str(folder)}
    with served(ROOT / "app.py", folder / "app.log", env=env) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, scripted: str) -> Iterator[Opens]:
    yield from readers(browser, scripted)


@pytest.fixture
def real_reader(browser: Browser, real: str) -> Iterator[Opens]:
    yield from readers(browser, real)


def readers(browser: Browser, base: str) -> Iterator[Opens]:
    contexts = []

    def opens(width: int = 1280, height: int = 900, **options: Any) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        tab = new_tab(context)
        requests: list[str] = []
        tab.on("request", lambda request: requests.append(request.url))
        tab.on("websocket", lambda socket: requests.append(socket.url))
        return Reader(tab, base, requests)

    yield opens
    for context in contexts:
        context.close()
