"""What lies in an index: which generation is in use, and which are there."""

from pathlib import Path

from retrieval.store import GENERATIONS, current, open_store
from tests.fakes_search import FakeEncoder

ENCODER = FakeEncoder()
ONE, TWO, THREE = "1" * 64, "2" * 64, "3" * 64


def generation(index: Path) -> Path:
    folder = current(index)
    assert folder
    return folder


def generations(index: Path) -> set[str]:
    return {path.name for path in (index / GENERATIONS).iterdir()}


def fingerprint(index: Path) -> str:
    return open_store(index, ENCODER).corpus.fingerprint
