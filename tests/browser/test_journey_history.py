"""Ask, ask on, find it again, name it, take it along, delete it; and ask without being watched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from domain.person import ALONE
from records.conversations import Conversations
from records.database import open_database
from tests.browser.conftest import Opens, readers
from tests.browser.reader import Reader
from tests.browser.server import ROOT, served
from tests.samples import FORBIDDEN

CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
SWITCH = "Private: nothing is stored"
SECRET = "May I take a zanzibarquux lunch from the vendor?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def address(browser: Browser, folder: Path) -> Iterator[str]:
    """The scripted app with a database of its own, warm."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MAYI_DATABASE", _url(folder))
        patch.setenv("MAYI_LOGS", str(folder / "logs"))
        script = ROOT / "tests" / "browser" / "served_kept.py"
        with served(script, folder / "app.log") as address:
            tab = browser.new_page()
            tab.goto(address)
            expect(tab.get_by_text(SWITCH)).to_be_visible(timeout=60_000)
            tab.close()
            yield address


@pytest.fixture
def keeper(browser: Browser, address: str, folder: Path) -> Iterator[Opens]:
    """Readers of the app; nothing is kept in it yet."""
    database = open_database(_url(folder))
    Conversations(database, ALONE).delete_all()
    database.close()
    yield from readers(browser, address)


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'mayi.db'}"


def history(person: Reader) -> Reader:
    person.tab.get_by_role("link", name="History").first.click()
    expect(person.tab.get_by_role("heading", name="History")).to_be_visible()
    return person


def finds(person: Reader, words: str) -> None:
    field = person.tab.get_by_label("Find words in questions, answers and titles")
    field.fill(words)
    field.press("Enter")
    expect(person.tab.get_by_text("with these words")).to_be_visible()


def begins_anew(person: Reader) -> None:
    person.presses("New conversation")
    expect(person.tab.locator(".mayi-banner")).to_have_count(0)


def test_from_a_question_to_its_deletion(keeper: Opens, folder: Path) -> None:
    person = keeper().opens().asks("May I keep the hamper?").asks("And the log files?")
    begins_anew(person)
    person.asks("A detective wants the mailbox. May I?")
    tab = history(person).tab
    expect(tab.locator(".mayi-kept-title")).to_have_text(
        ["A detective wants the mailbox. May I?", "May I keep the hamper?"]
    )
    assert tab.evaluate(CONTRAST) == []
    _finds_and_goes_on(person)
    _names_it(person)
    _takes_it_along(person)
    _deletes_it(person)
    held = b"".join(each.read_bytes() for each in folder.glob("mayi.db*"))
    assert b"Christmas" not in held and b"hamper?" not in held and b"detective" in held


def _finds_and_goes_on(person: Reader) -> None:
    finds(person, "HAMP")
    tab = person.tab
    expect(tab.locator(".mayi-kept-title mark")).to_have_text("hamper")
    tab.get_by_role("button", name="Open").click()
    expect(tab.locator(".mayi-banner")).to_have_count(2)
    expect(tab.get_by_text("The clauses it cites read the same today.")).to_have_count(2)
    person.asks("And the backup?")
    expect(person.banner).to_contain_text("You must")


def _names_it(person: Reader) -> None:
    tab = history(person).tab
    expect(tab.locator(".mayi-kept-title").first).to_have_text("May I keep the hamper?")
    expect(tab.get_by_text("3 answers")).to_be_visible()
    tab.get_by_role("button", name="More").first.click()
    title = tab.get_by_label("Title (press Enter to rename)")
    title.fill("Christmas <b>hampers</b>")
    title.press("Enter")
    expect(tab.get_by_text("It has the new title.")).to_be_visible()
    expect(tab.locator(".mayi-kept-title").first).to_have_text("Christmas <b>hampers</b>")
    assert tab.evaluate(CONTRAST) == []


def _takes_it_along(person: Reader) -> None:
    for label, ending in (("Markdown", "md"), ("Word", "docx"), ("JSON", "json")):
        taken = person.takes(label)
        assert taken.suggested_filename == f"conversation.{ending}"
        path = Path(taken.path())
        if ending == "docx":
            with path.open("rb") as file:
                written = "\n".join(each.text for each in Document(file).paragraphs)
        else:
            written = path.read_text("utf-8")
        assert FORBIDDEN.citations[0].text in written


def _deletes_it(person: Reader) -> None:
    tab = person.tab
    tab.get_by_role("button", name="Delete", exact=True).click()
    expect(tab.get_by_role("alert")).to_contain_text("It cannot be brought back.")
    tab.get_by_role("button", name="Delete for good").click()
    expect(tab.get_by_text("The conversation is deleted.")).to_be_visible()
    expect(tab.locator(".mayi-kept-title")).to_have_text(["A detective wants the mailbox. May I?"])


def test_a_private_question_leaves_nothing_and_the_keyboard_is_enough(
    keeper: Opens, folder: Path
) -> None:
    person = keeper(400).opens()
    tab = person.tab
    expect(tab.get_by_text(SWITCH)).to_be_visible()
    switch = tab.get_by_role("switch").or_(tab.get_by_role("checkbox")).first
    switch.focus()
    tab.keyboard.press("Space")
    expect(tab.get_by_text("Not the question, not its topic, not that you asked.")).to_be_visible()
    assert tab.evaluate(CONTRAST) == []
    person.asks(SECRET).asks("And the hamper?")
    expect(tab.get_by_text("It stays private until you begin a new conversation.")).to_be_visible()
    assert person.overflow() <= 0
    tab.goto(f"{person.base}/history")
    expect(tab.get_by_text("Nothing is kept yet.")).to_be_visible()
    held = b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    assert b"zanzibarquux" not in held


def test_a_clause_that_changed_since_is_said_so(keeper: Opens) -> None:
    person = keeper().opens().asks("May I keep the hamper?")
    person.opens("/history?changed=1")
    person.presses("Open")
    changed = person.tab.locator(".mayi-changed")
    expect(changed).to_contain_text("Clause msp-code/3.2 reads otherwise today:")
    expect(changed.locator("ins")).to_contain_text("each and every")
    expect(changed).to_contain_text("Clause msp-code/3.1 is no longer among the sources.")
    shown = person.tab.locator(".mayi-clause mark").first
    expect(shown).to_have_text("Members will reject any offer of bribery or inducement")
    assert person.tab.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_kept_fits_the_window(keeper: Opens, width: int) -> None:
    person = keeper(width, color_scheme="dark").opens("/kept")
    expect(person.tab.get_by_role("heading", name="Taking along and deleting")).to_be_visible()
    assert person.overflow() <= 0
    assert person.tab.evaluate(CONTRAST) == []
