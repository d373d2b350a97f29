"""What the page shows before the first time is what leaves, letter by letter, and not sooner."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Opens, readers
from tests.browser.reader import Reader
from tests.browser.server import ROOT, served
from tests.model.model_server import KEY, ModelServer
from views.sending import REFUSE, SEND

ASKED = (
    "A vendor sent me a hamper two weeks before we choose the new firewall. May I keep it? "
    "Its host <b>fw</b> is at 10.4.7.9 & my password is Hunter2!"
)
CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
LOADING = 150_000
SAID = "Members will reject any offer of bribery or inducement."


def replied(request: Mapping[str, Any]) -> str:
    """No facts, then one sentence that the clause bears out."""
    if "Conditions:" in request["messages"][0]["content"]:
        return '{"facts": []}'
    said = {"text": SAID, "clause": "msp-code/3.2", "sentence": 1}
    return json.dumps({"sentences": [said]})


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with ModelServer(replied) as server:
        yield server


@pytest.fixture(scope="module")
def page(
    browser: Browser, model: ModelServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The app, once it has loaded its guard."""
    env = {"MAYI_MODEL": "m", "MAYI_MODEL_URL": model.url, "MAYI_MODEL_KEY": KEY}
    log = tmp_path_factory.mktemp("model") / "app.log"
    with served(ROOT / "tests" / "browser" / "served_model.py", log, env=env) as address:
        tab = browser.new_page()
        tab.goto(address)
        expect(tab.locator(".mayi-hero")).to_be_visible(timeout=LOADING)
        tab.close()
        yield address


@pytest.fixture
def asker(browser: Browser, page: str, model: ModelServer) -> Iterator[Opens]:
    model.history.clear()
    yield from readers(browser, page)


def read(person: Reader, within: str) -> list[str]:
    """The messages as they stand in the page, letter by letter."""
    shown: list[str] = person.tab.locator(f"{within} pre.mayi-message").all_text_contents()
    return shown


def test_what_is_shown_is_what_leaves(asker: Opens, model: ModelServer) -> None:
    person = asker().opens().asks(ASKED)
    panel = person.tab.get_by_role("region", name="Before anything is sent")
    expect(panel).to_contain_text("Nothing has been sent yet.")
    expect(panel.get_by_role("region", name="Placeholders")).to_contain_text("10.4.7.9")
    expect(panel).to_contain_text("It held a password.")
    before = read(person, ".mayi-leave")
    assert model.history == [] and len(before) == 2
    person.presses(SEND)
    expect(person.tab.get_by_text("A language model worded this")).to_be_visible()
    expect(panel).to_have_count(0)
    got = [each["messages"] for each in model.history]
    assert got == [[{"role": "user", "content": each}] for each in before]
    person.tab.get_by_text("What was sent", exact=True).click()
    expect(person.tab.locator("pre.mayi-message").first).to_be_visible()
    assert read(person, "") == before
    assert "Hunter2" not in json.dumps(model.history)
    assert person.hosts == {"127.0.0.1"} and person.overflow() <= 0


def test_by_keyboard_one_may_refuse(asker: Opens, model: ModelServer) -> None:
    person = asker(360, 800, color_scheme="dark").opens().asks(ASKED)
    button = person.tab.get_by_role("button", name=REFUSE)
    expect(button).to_be_visible()
    assert person.overflow() <= 0 and person.tab.evaluate(CONTRAST) == []
    button.focus()
    person.tab.keyboard.press("Enter")
    expect(button).to_have_count(0)
    expect(person.tab.get_by_role("switch", name="Never send my questions")).to_be_checked()
    person.asks("May I accept a gift card?")
    person.tab.get_by_text("What was sent", exact=True).last.click()
    expect(person.tab.get_by_text("Nothing was sent, because").last).to_be_visible()
    assert model.history == []
