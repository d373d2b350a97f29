"""A user's own code, indexed by an encoder whose vectors are known."""

import pytest

from advisor import silent
from ingest.index import build
from retrieval.store import Store, open_store
from tests.fakes_search import FakeEncoder, bare_corpus


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Four clauses without norms and cases."""
    folder, encoder = tmp_path_factory.mktemp("bare"), FakeEncoder()
    build(bare_corpus(), encoder, folder, silent)
    return open_store(folder, encoder)
