"""Our own Code as a lens on another."""

from pathlib import Path

import numpy as np
import pytest

from advisor import lens_for, silent
from domain.reading import Reading
from ingest.index import build
from retrieval.fusion import FusedRetriever
from retrieval.lens import FOREIGN, Lens, load, look_through, save
from retrieval.store import open_store
from tests.fakes_search import (
    GIFTS,
    REPORTING,
    TEXTS,
    FakeEncoder,
    FakeReader,
    bare_corpus,
    reading,
)

GIFT, DUTY = reading({"ours/1": 0.9, "ours/2": 0.1}), reading({"ours/1": 0.1, "ours/2": 0.9})
NOTHING = reading({"ours/1": 0.0, "ours/2": 0.0}, nothing=1.0)
ASK = "Is a hamper fine?"


class Reader(FakeReader):
    """A fake that is known by its weights."""

    fingerprint = "weights-1"


def reader(otherwise: Reading = DUTY) -> Reader:
    return Reader(otherwise, {GIFTS: GIFT, ASK: GIFT})


def test_a_question_is_like_the_clause_that_is_read_alike() -> None:
    views = look_through([GIFTS, REPORTING], reader())
    assert views is not None
    likeness = Lens(("gifts", "reporting"), views, reader()).likeness(ASK)
    assert likeness["gifts"] == pytest.approx(1)  # the coefficient of a distribution with itself
    assert likeness["reporting"] == pytest.approx(2 * (0.9 * 0.1) ** 0.5)


@pytest.mark.parametrize(
    ("texts", "otherwise", "seen"),
    [
        ([], DUTY, False),
        (["Bees.", "Pears."], NOTHING, False),
        (["Bees."], reading({"ours/1": 1 - FOREIGN}, nothing=FOREIGN), False),
        (["Bees."], reading({"ours/1": 0.97}, nothing=0.03), True),
    ],
)
def test_a_code_about_other_things_is_not_looked_at(
    texts: list[str], otherwise: Reading, seen: bool
) -> None:
    assert (look_through(texts, reader(otherwise)) is not None) is seen


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    assert load(tmp_path) is None
    views = look_through([GIFTS], reader())
    assert views is not None
    save(views, tmp_path)
    again = load(tmp_path)
    assert again is not None and again.reader == "weights-1"
    assert np.array_equal(again.rows, views.rows)


@pytest.mark.parametrize("through", [True, False])
def test_a_lens_turns_the_ranking(tmp_path: Path, through: bool) -> None:
    encoder = FakeEncoder()
    build(bare_corpus(), encoder, tmp_path, silent, reader=reader() if through else None)
    store = open_store(tmp_path, encoder)
    assert (store.views is not None) is through
    lens = Lens(list(TEXTS), store.views, reader()) if store.views else None
    found = FusedRetriever(store, encoder, None, lens=lens).find(ASK, 4).ranking.hits
    place = next(hit.score for hit in found if hit.clause_id == "house/1.1")
    assert (place > 0.5) is through


def test_a_code_that_another_reader_has_seen_goes_without(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    build(bare_corpus(), encoder, tmp_path, silent, reader=reader())
    assert lens_for(open_store(tmp_path, encoder)) is None
