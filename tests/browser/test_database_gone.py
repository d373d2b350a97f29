"""PostgreSQL stops while people are at the page, and comes back."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from launch.programs import postgres
from tests.browser.reader import PATIENCE, Reader, new_tab
from tests.browser.server import ROOT, served
from tests.records.postgres import running


@pytest.fixture
def folder() -> Iterator[Path]:
    """A socket's path is limited, so not pytest's own folder."""
    made = Path(tempfile.mkdtemp(prefix="mayi-gone-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


def test_answers_come_and_every_other_page_says_one_line(browser: Browser, folder: Path) -> None:
    programs = postgres()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have PostgreSQL: install it.")
        pytest.skip("No PostgreSQL on this machine; install it to see what happens when it stops.")
    page = ROOT / "tests" / "browser" / "served_team_page.py"
    with ExitStack() as stack:
        url = stack.enter_context(running(Path(programs), folder))
        env = {"MAYI_DATABASE": url, "MAYI_LOGS": str(folder)}
        with served(page, folder / "app.log", env=env) as address:
            context = browser.new_context()
            context.set_default_timeout(PATIENCE)
            person = Reader(new_tab(context), address, []).opens("/audit")
            whole = person.tab.get_by_text("Verified: whole.")
            expect(whole).to_be_visible(timeout=2 * PATIENCE)  # the first page of a new server
            stack.close()
            person.presses("Verify again")
            gone = person.tab.get_by_role("alert")
            expect(gone).to_contain_text("cannot be used: ", timeout=PATIENCE)
            expect(gone).to_have_count(1)
            expect(whole).to_have_count(0)
            person.tab.get_by_role("link", name="Ask").click()
            person.asks("Can I keep the hamper?")
            expect(person.banner).to_contain_text("You may not")
            context.close()
