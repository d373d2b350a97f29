"""What is wrong with an index is noticed, and said."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor import silent
from domain.errors import IndexBroken, IndexMissing
from ingest.index import build
from retrieval.store import CURRENT, open_store
from tests.fakes_search import FakeEncoder, small_corpus
from tests.index.generations import ENCODER, TWO, fingerprint, generation


def spoil(name: str, change: Callable[[Path], object]) -> Callable[[Path], None]:
    def spoiled(index: Path) -> None:
        change(generation(index) / name)

    return spoiled


def manifest(**changes: object) -> Callable[[Path], None]:
    def changed(path: Path) -> None:
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")

    return spoil("manifest.json", changed)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribble(path: Path) -> None:
    path.write_bytes(b"\x00 no database \xff" * 999)


def lose(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def reword(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("must not", "may"), "utf-8")


DAMAGED = "a file of it is missing or damaged"


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (spoil("corpus.json", cut), DAMAGED),
        (spoil("corpus.json", lose), DAMAGED),
        (spoil("corpus.json", lambda path: path.write_bytes(b"\xff\xfe")), DAMAGED),
        (spoil("corpus.json", reword), "its corpus.json is damaged"),
        (spoil("manifest.json", cut), DAMAGED),
        (spoil("manifest.json", lose), DAMAGED),
        (manifest(surprise=1), DAMAGED),
        (manifest(format=0), "another version of mayi built it"),
        (manifest(encoder="other"), "another encoder than lengths built it"),
        (manifest(chromadb="0.0.1"), "another version of Chroma built it"),
        (manifest(corpus_sha256="0" * 64), "its corpus.json is damaged"),
        (manifest(clauses=5), "vectors are missing from it"),
        (manifest(topics=3), "vectors are missing from it"),
        (spoil("vectors", lose), "its vectors cannot be read"),
        (spoil("vectors/chroma.sqlite3", lose), "its vectors cannot be read"),
        (spoil("vectors/chroma.sqlite3", scribble), "its vectors cannot be opened"),
        (spoil("vectors/chroma.sqlite3", cut), "its vectors cannot be opened"),
        (spoil("words.npz", lose), "its vectors cannot be opened"),
        (spoil("words.npz", scribble), "its vectors cannot be opened"),
        (spoil("words.npz", cut), "its vectors cannot be opened"),
    ],
)
def test_a_broken_index(index: Path, damage: Callable[[Path], None], why: str) -> None:
    damage(index)
    with pytest.raises(IndexBroken) as raised:
        open_store(index, ENCODER)
    assert str(raised.value) == (
        f"The index in {index} cannot be used: {why}. "
        f"Build it anew from your documents: python3 mayi.py ingest PATH --index {index}"
    )


def test_another_encoder(index: Path) -> None:
    with pytest.raises(IndexBroken) as raised:
        open_store(index, FakeEncoder("lengths-2"))
    assert "another encoder than lengths built it" in str(raised.value)


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"\n",
        b"nowhere",
        b"../../elsewhere",
        b"\xff\xfe",
        b"generations\x00",
        b"x" * 5000,
    ],
)
def test_current_points_nowhere(index: Path, content: bytes | None) -> None:
    (index / CURRENT).unlink()
    if content is not None:
        (index / CURRENT).write_bytes(content)
    with pytest.raises(IndexMissing) as raised:
        open_store(index, ENCODER)
    assert str(raised.value) == (
        f"There is no index in {index}. "
        f"Build it from your documents: python3 mayi.py ingest PATH --index {index}"
    )


@pytest.mark.parametrize("content", [b".", b".."])
def test_current_points_at_no_generation(index: Path, content: bytes) -> None:
    (index / CURRENT).write_bytes(content)
    with pytest.raises(IndexBroken):
        open_store(index, ENCODER)


@pytest.mark.parametrize("exists", [True, False])
def test_no_index(tmp_path: Path, exists: bool) -> None:
    index = tmp_path if exists else tmp_path / "absent"
    with pytest.raises(IndexMissing):
        open_store(index, ENCODER)


def test_a_broken_index_is_mended_by_the_next_build(index: Path) -> None:
    spoil("vectors/chroma.sqlite3", scribble)(index)
    build(small_corpus(TWO), ENCODER, index, silent)
    assert fingerprint(index) == TWO
