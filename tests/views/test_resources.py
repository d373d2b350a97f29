"""The log of the pages: that of every other door of mayi."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import journal
from views import resources


@pytest.fixture(autouse=True)
def logger() -> Iterator[None]:
    """The log as it is when a process begins, and as it was again afterwards."""
    level, handlers = journal.LOG.level, list(journal.LOG.handlers)
    journal.LOG.handlers.clear()
    yield
    for handler in journal.LOG.handlers:
        handler.close()
    journal.LOG.handlers[:] = handlers
    journal.LOG.setLevel(level)
    resources.log.clear()


def test_the_pages_log_what_is_told_and_tell_it_once(tmp_path: Path) -> None:
    journal.keep(tmp_path)
    resources.log(tmp_path)
    resources.log(tmp_path)
    journal.LOG.info("The index is built anew")
    [line] = (tmp_path / journal.NAME).read_text("utf-8").splitlines()
    assert line.endswith(" INFO The index is built anew")


def test_a_log_that_cannot_be_kept_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "logs"
    folder.touch()
    resources.log(folder)
    resources.log(folder)
    journal.LOG.error("unheard")
    assert capsys.readouterr().err == f"No log can be kept in {folder}.\n"
