"""What people do with the page, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens
from tests.samples import CONDITIONAL, LIMIT, UNSURE

LOGS = "May I send a client’s log files to the vendor?"


def test_a_starter_question_is_answered(reader: Opens) -> None:
    person = reader().opens()
    person.tab.get_by_text("Manager", exact=True).click()
    expect(person.tab.get_by_role("button", name="May I speak to the press")).to_be_visible()
    person.tab.get_by_text("Technician", exact=True).click()
    person.presses("May I accept a hamper from a vendor?")
    expect(person.banner).to_contain_text("You may not")
    expect(person.tab.get_by_role("heading", name="May I accept a hamper")).to_be_visible()


def test_a_forbidden_act_shows_word_colour_icon_and_clause(reader: Opens) -> None:
    person = reader().opens().asks("Can I keep the hamper?")
    expect(person.banner).to_contain_text("Forbidden")
    expect(person.banner).to_have_css("background-color", "rgb(251, 236, 234)")
    icon = person.banner.locator(".mayi-icon")
    expect(icon).to_have_css("mask-image", re.compile("data:image/svg"))
    expect(icon).to_have_attribute("aria-hidden", "true")
    marked = person.tab.locator(".mayi-clause mark").first
    expect(marked).to_have_text("Members will reject any offer of bribery or inducement")


def test_a_press_flips_a_conditional_and_can_be_undone(reader: Opens) -> None:
    person = reader().opens().asks(LOGS)
    expect(person.banner).to_contain_text("It depends")
    person.presses("Yes")
    expect(person.banner).to_contain_text("You may")
    expect(person.tab.get_by_text("You said: yes.")).to_be_visible()
    person.tab.get_by_role("button", name="Undo").click()
    expect(person.banner).to_contain_text("It depends")
    person.presses("No")
    expect(person.banner).to_contain_text("You may not")


def test_a_follow_up_is_read_with_the_question_before(reader: Opens) -> None:
    person = reader().opens().asks(LOGS).asks("and if she agrees in writing?")
    expect(person.banner).to_contain_text("You may")
    expect(person.tab.locator(".mayi-question").last).to_be_in_viewport()
    person.tab.get_by_role("button", name="New conversation").click()
    expect(person.tab.locator(".mayi-banner")).to_have_count(0)


def test_the_police_without_a_court_order_is_a_conflict_of_sources(reader: Opens) -> None:
    person = reader(1600).opens().asks("A detective wants the mailbox. May I?")
    articles = person.tab.locator(".mayi-two article")
    expect(articles).to_have_count(2)
    left, right = articles.all()
    expect(left).to_contain_text("Prevails")
    expect(left).to_contain_text("msp-code/4.1")
    expect(right).to_contain_text("Gives way")
    expect(right).to_contain_text("if so requested")
    # Both at one moment: the page may be scrolling.
    at_left, at_right = articles.evaluate_all("all => all.map(e => e.getBoundingClientRect())")
    assert at_left["x"] < at_right["x"] and at_left["y"] == at_right["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_it_is_not_sure_both_readings_are_shown_and_why(reader: Opens, scheme: str) -> None:
    person = reader(color_scheme=scheme).opens().asks("May I take a lunch from the vendor?")
    expect(person.banner).to_contain_text("I am not sure: this can be read two ways")
    likelier, other = person.tab.locator(".mayi-reading").all()
    tones = {
        each.locator("h4").evaluate("e => getComputedStyle(e).color") for each in (likelier, other)
    }
    icons = {
        each.locator(".mayi-icon").evaluate("e => getComputedStyle(e).maskImage")
        for each in (likelier, other)
    }
    assert len(tones) == len(icons) == 2
    at_left, at_right = likelier.bounding_box(), other.bounding_box()
    assert at_left and at_right and at_left["x"] < at_right["x"] and at_left["y"] == at_right["y"]
    # A screen reader meets the doubt, then the likelier reading, then the other one.
    order = person.banner.get_by_role("heading").all_text_contents()
    assert order == ["Two readings", "You may not", "It depends"]
    person.tab.get_by_text("Why this?").click()
    steps = person.tab.locator(".mayi-why li")
    expect(steps.first).to_be_visible()
    assert steps.all_text_contents() == list(UNSURE.why)
    person.tab.set_viewport_size({"width": 360, "height": 800})
    expect(other).to_be_visible()
    above, below = likelier.bounding_box(), other.bounding_box()
    assert above and below and above["x"] == below["x"] and above["y"] < below["y"]
    assert above["width"] >= 240 and person.overflow() <= 0


def test_a_question_that_is_not_covered_gets_a_helpful_end(reader: Opens) -> None:
    person = reader().opens().asks("May I park in the yard?")
    expect(person.banner).to_contain_text("The sources do not settle this")
    expect(person.tab.get_by_text("Nearest, but they do not settle it")).to_be_visible()
    expect(person.tab.get_by_text("Who must decide")).to_be_visible()
    expect(person.tab.get_by_role("link", name="Show in the document")).to_have_count(3)


def test_a_clause_is_shown_in_its_document_and_the_way_back(reader: Opens) -> None:
    person = reader().opens().asks(LOGS)
    person.tab.get_by_role("link", name="Show in the document").first.click()
    expect(person.tab).to_have_url(re.compile(r"/documents\?clause=msp-code%2F4\.1$"))
    here = person.tab.locator(".mayi-here")
    expect(here).to_be_in_viewport()
    expect(here.locator("mark")).to_have_text(CONDITIONAL.citations[0].quote)
    expect(person.tab.get_by_text("Members will not misrepresent")).to_be_in_viewport()
    person.tab.get_by_role("link", name="Back to your answer").click()
    expect(person.banner).to_contain_text("It depends")


@pytest.mark.parametrize("path", ["/?clause=msp-code/3.2", "/documents?clause=msp-code%2F3.2"])
def test_a_link_to_a_clause_can_be_sent_on(reader: Opens, path: str) -> None:
    person = reader().opens(path)
    here = person.tab.locator(".mayi-here")
    expect(here).to_contain_text("Members will reject any offer")
    expect(here).to_be_in_viewport()
    person.tab.get_by_text("As received", exact=True).click()
    received = person.tab.locator("mark.mayi-here")
    expect(received).to_have_text("Members will reject any offer of bribery or inducement.")
    expect(received).to_be_in_viewport()


def test_the_keyboard_alone_is_enough(reader: Opens) -> None:
    person = reader().opens()
    expect(person.tab.get_by_text("May I accept a hamper")).to_be_visible()
    keys = person.tab.keyboard
    person.tabs_to("log files")
    keys.press("Enter")
    expect(person.banner).to_contain_text("It depends")
    person.tabs_to("Yes")
    keys.press("Enter")
    expect(person.banner).to_contain_text("You may")
    person.tabs_to("Supporting clauses")
    keys.press("Enter")
    expect(person.tab.get_by_text("The term ‘appropriate authority’")).to_be_visible()
    person.tabs_to("Copy answer")
    keys.press("Enter")
    expect(person.tab.get_by_role("button", name="Copied")).to_be_visible()
    copied = person.tab.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("YOU MAY (PERMITTED)\n\n“May I send a client’s log files")
    person.tabs_to("Ask on")
    keys.type("and if she agrees in writing?")
    keys.press("Enter")
    expect(person.tab.locator(".mayi-banner")).to_have_count(2)


def test_what_has_the_focus_can_be_seen(reader: Opens) -> None:
    person = reader().opens().asks(LOGS)
    for words in ("New conversation", "Yes", "Show in the document", "Why this?", "Copy", "Down"):
        person.tabs_to(words)
        assert person.focus_is_drawn(), words


def test_a_question_that_is_too_long_is_refused_and_kept(reader: Opens) -> None:
    person = reader().opens().types("x" * 50_000)
    alert = person.tab.get_by_role("alert")
    expect(alert).to_have_text(
        f"The question has 50,000 characters; the limit is {LIMIT:,}. "
        "Shorten it to the facts that matter."
    )
    expect(person.tab.get_by_test_id("stChatInputTextArea")).to_have_value("x" * 50_000)


def test_the_real_advisor_answers(real_reader: Opens) -> None:
    person = real_reader().opens()
    person.tab.get_by_text("May I accept a hamper from a vendor?").click(timeout=60_000)
    expect(person.banner).to_contain_text("It depends", timeout=60_000)
    expect(person.banner).to_contain_text("not meant to sway a decision")
    expect(person.tab.locator(".mayi-clause").first).to_contain_text("bribery or inducement")
    assert person.hosts == {"127.0.0.1"}
