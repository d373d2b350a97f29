"""The index: built beside the old one, verified, swapped in."""

import os
import time
from pathlib import Path

import pytest

from advisor import silent
from domain.errors import IndexFault, IndexNotWritten
from ingest.index import ABANDONED, CHUNK, build
from retrieval.store import CURRENT, GENERATIONS, corpus_in, open_store
from tests.fakes_search import GIFTS, TEXTS, bare_corpus, small_corpus
from tests.index.generations import ENCODER, ONE, THREE, TWO, fingerprint, generation, generations


def test_what_is_built_is_what_is_opened(index: Path) -> None:
    store = open_store(index, ENCODER)
    assert store.corpus == small_corpus(ONE)
    manifest = store.manifest.model_dump(exclude={"chromadb", "corpus_sha256"})
    assert manifest == {
        "format": 2,
        "corpus": ONE,
        "source": "",
        "encoder": "lengths-1",
        "clauses": 4,
        "cases": 4,
        "topics": 2,
    }
    assert [store.dense.count(kind) for kind in ("clauses", "cases", "topics")] == [4, 4, 2]
    assert {path.name for path in index.iterdir()} == {CURRENT, GENERATIONS}
    assert {path.name for path in generation(index).iterdir()} == {
        "manifest.json",
        "corpus.json",
        "words.npz",
        "vectors",
    }


@pytest.mark.parametrize("id", TEXTS)
def test_every_clause_finds_itself(index: Path, id: str) -> None:
    store = open_store(index, ENCODER)
    found = store.dense.nearest("clauses", ENCODER.encode([TEXTS[id][1]]), 4)
    assert len(found) == 4
    assert found[0][0] == id
    assert found[0][1] == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("k", [0, -1, 1, 3, 4, 99])
def test_up_to_k_are_found_nearest_first(index: Path, k: int) -> None:
    store = open_store(index, ENCODER)
    found = store.dense.nearest("clauses", ENCODER.encode(["Staff must not"]), k)
    assert len(found) == max(0, min(k, 4))
    cosines = [cosine for _, cosine in found]
    assert cosines == sorted(cosines, reverse=True)


def test_the_cosine_is_the_cosine(index: Path) -> None:
    vectors = ENCODER.encode([*(text for _, text in TEXTS.values()), "May I report it?"])
    expected = dict(zip(TEXTS, (vectors[:-1] @ vectors[-1]).tolist(), strict=True))
    store = open_store(index, ENCODER)
    found = dict(store.dense.nearest("clauses", vectors[-1:], 4))
    assert found == pytest.approx(expected, abs=1e-5)


def test_a_code_without_cases_is_an_index_too(tmp_path: Path) -> None:
    build(bare_corpus(), ENCODER, tmp_path, silent)
    store = open_store(tmp_path, ENCODER)
    assert (store.manifest.clauses, store.manifest.cases, store.manifest.topics) == (4, 0, 0)
    assert store.dense.nearest("topics", ENCODER.encode(["x"]), 3) == []


def test_an_index_remembers_what_a_user_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    build(bare_corpus(), ENCODER, tmp_path / "index", silent, Path("handbook"))
    store = open_store(tmp_path / "index", ENCODER)
    assert store.manifest.source == str(tmp_path / "handbook")
    assert corpus_in(tmp_path / "index") == store.corpus


@pytest.mark.parametrize("spoil", ["CURRENT", "generations"])
def test_the_corpus_in_an_index_that_is_none(index: Path, spoil: str) -> None:
    (index / spoil).rename(index / "elsewhere")
    assert corpus_in(index) is None


def test_an_index_of_nothing_is_noticed(tmp_path: Path) -> None:
    empty = bare_corpus().model_copy(update={"clauses": ()})
    build(empty, ENCODER, tmp_path, silent)
    with pytest.raises(IndexFault):
        open_store(tmp_path, ENCODER)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    many = small_corpus().clauses[0]
    clauses = tuple(many.model_copy(update={"id": f"x/{n}"}) for n in range(CHUNK + 1))
    corpus = small_corpus().model_copy(update={"clauses": clauses})
    build(corpus, ENCODER, tmp_path, lambda what, done, total: told.append((what, done, total)))
    assert told == [
        ("clauses", CHUNK, CHUNK + 1),
        ("clauses", CHUNK + 1, CHUNK + 1),
        ("cases", 4, 4),
        ("topics", 2, 2),
    ]


def test_a_reader_goes_on_while_the_index_is_replaced(index: Path) -> None:
    before = open_store(index, ENCODER)
    build(small_corpus(TWO), ENCODER, index, silent)
    assert before.corpus.fingerprint == ONE
    assert before.dense.nearest("clauses", ENCODER.encode([GIFTS]), 1)[0][0] == "house/1.1"
    assert fingerprint(index) == TWO


def test_the_generation_before_stays_and_older_ones_go(index: Path) -> None:
    first = generation(index).name
    build(small_corpus(TWO), ENCODER, index, silent)
    second = generation(index).name
    assert generations(index) == {first, second}
    build(small_corpus(THREE), ENCODER, index, silent)
    assert generations(index) == {second, generation(index).name}


@pytest.mark.parametrize(("age", "stays"), [(0, True), (ABANDONED + 60, False)])
def test_what_somebody_may_be_building_stays(index: Path, age: float, stays: bool) -> None:
    half = index / GENERATIONS / "half-built"
    half.mkdir()
    then = time.time() - age
    os.utime(half, (then, then))
    build(small_corpus(TWO), ENCODER, index, silent)
    assert half.exists() is stays


@pytest.mark.parametrize(
    ("there", "is_taken"),
    [
        ((), True),
        ((GENERATIONS,), True),
        ((GENERATIONS, f"{CURRENT}.half"), True),
        (("thesis.docx",), False),
        ((GENERATIONS, "thesis.docx"), False),
    ],
)
def test_a_folder_of_something_else_is_no_place_for_an_index(
    tmp_path: Path, there: tuple[str, ...], is_taken: bool
) -> None:
    for name in there:
        (tmp_path / name).mkdir()
    if is_taken:
        build(small_corpus(), ENCODER, tmp_path, silent)
        assert (tmp_path / CURRENT).is_file()
        return
    with pytest.raises(IndexNotWritten) as error:
        build(small_corpus(), ENCODER, tmp_path, silent)
    assert str(error.value) == (
        f"The index could not be written to {tmp_path}: it holds something else; name an empty or "
        "a new folder. The index before it is untouched."
    )
    assert sorted(os.listdir(tmp_path)) == sorted(there)
