"""A user's own code, indexed."""

from pathlib import Path

import pytest

from tests.console.rules import write_rules


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rules, one case and their index, for tests that change nothing."""
    return write_rules(tmp_path_factory.mktemp("indexed"))


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The same, fresh for every test."""
    return write_rules(tmp_path)
