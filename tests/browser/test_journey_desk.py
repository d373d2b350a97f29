"""A technician asks, is referred, gets the ruling; a colleague's like question then shows it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Opens, readers
from tests.browser.server import ROOT, served

ASKED = "Can I charge my e-scooter at work?"
LIKE = "Is plugging in my electric scooter at the office alright?"
OTHER = "May I accept a hamper from a vendor?"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("desk") / "app.log"
    with served(ROOT / "tests" / "browser" / "served_desk.py", log) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, office: str) -> Iterator[Opens]:
    yield from readers(browser, office)


def test_from_a_question_to_a_ruling_that_a_colleague_sees(visitor: Opens) -> None:
    technician = visitor().opens().asks(ASKED)
    expect(technician.banner).to_contain_text("The sources do not settle this")
    technician.presses("Ask the ethics officer")
    dialog = technician.tab.get_by_role("dialog")
    expect(dialog).to_contain_text("The officer sees that it comes from You")
    words = dialog.get_by_role("textbox")
    expect(words).to_have_value(re.compile("What mayi thinks: The sources do not settle this"))
    words.fill("My own scooter, in the cellar, about 20 cents a day.")
    dialog.get_by_role("button", name="Send").click()
    technician.tab.get_by_role("link", name=re.compile("see where it stands")).click()
    expect(technician.tab.get_by_text("Waiting for the officer")).to_be_visible()

    officer = visitor().opens("/desk")
    officer.tab.get_by_role("button", name="Open").first.click()
    expect(officer.tab).to_have_url(re.compile(r"/desk\?referral=[0-9a-f]{32}$"))
    expect(officer.tab.get_by_text("My own scooter, in the cellar")).to_be_visible()
    assert officer.overflow() <= 0
    officer.tab.get_by_text("You may", exact=True).click()
    reason = officer.tab.get_by_label("Reason, as the asker will read it")
    reason.fill("Twenty cents a day are no harm.")
    reason.press("Tab")
    officer.presses("Rule")
    expect(officer.tab.get_by_text("The ruling is kept and counts from now on.")).to_be_visible()
    expect(officer.tab.get_by_text("Supersede or withdraw it")).to_be_visible()

    technician.opens()
    expect(technician.tab.get_by_text("Your question was ruled on by You.")).to_be_visible()
    technician.tab.get_by_role("link", name="Look").click()
    ruled = technician.tab.locator(".mayi-ruled")
    expect(ruled).to_contain_text("Twenty cents a day are no harm.")

    colleague = visitor(400).opens().asks(LIKE)
    above = colleague.tab.locator(".mayi-ruled")
    expect(above).to_contain_text("A like question was ruled on")
    expect(above).to_contain_text(f"It was asked: “{ASKED}”")
    expect(above).to_contain_text("not a clause")
    expect(colleague.banner).to_contain_text("The sources do not settle this")
    assert colleague.overflow() <= 0
    colleague.asks(OTHER)
    expect(colleague.tab.locator(".mayi-ruled")).to_have_count(1)


def test_what_is_wrong_becomes_a_ruling_in_two_clicks(visitor: Opens) -> None:
    reader = visitor().opens().asks("May I hang a holiday photo in the break room?")
    reader.presses("Something is wrong")
    dialog = reader.tab.get_by_role("dialog")
    dialog.get_by_text("It is unclear").click()
    dialog.get_by_role("textbox").fill("Nobody minds a photo.")
    dialog.get_by_role("button", name="Send without my name").click()
    expect(reader.tab.get_by_text("Thank you: the officer sees it.")).to_be_visible()
    reader.opens("/desk").tab.get_by_text("Feedback", exact=True).click()
    expect(reader.tab.get_by_text("Nobody minds a photo.")).to_be_visible()
    reader.tab.get_by_role("button", name="Make it a worked case").click()
    case = reader.takes("Download the case and close this").path()
    assert "question: May I hang a holiday photo" in case.read_text("utf-8")
    expect(reader.tab.get_by_text("It was dealt with.")).to_be_visible()
