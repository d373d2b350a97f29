"""An index of the small corpus, fresh for every test."""

import shutil
from pathlib import Path

import pytest

from advisor import silent
from ingest.index import build
from tests.fakes_search import small_corpus
from tests.index.generations import ENCODER, ONE


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the small corpus, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    build(small_corpus(ONE), ENCODER, folder, silent)
    return folder


@pytest.fixture
def index(built: Path, tmp_path: Path) -> Path:
    """The same, where no process has opened it yet: what spoils it is really read."""
    return Path(shutil.copytree(built, tmp_path / "index"))
