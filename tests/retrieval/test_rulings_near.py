"""Like questions, and the rulings that stand at the moment of asking."""

from collections.abc import Hashable, Sequence
from datetime import UTC, datetime

import numpy as np

from domain.decision import Verdict
from domain.ruling import Ruling
from retrieval.encoder import Vectors
from retrieval.rulings import Likeness, RulingSearch

AXES = ("gift", "yard", "dog")


class CountingEncoder:
    """A text's vector says which of three words it holds; `encoded` remembers every text."""

    name = fingerprint = "counting"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += texts
        rows = np.array([[float(axis in text) for axis in AXES] for text in texts], np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1), np.float32)


class Book:
    """Rulings that a test makes and withdraws."""

    def __init__(self, *rulings: Ruling) -> None:
        self.rulings = rulings
        self.changes = 0
        self.read = 0

    def change(self, *rulings: Ruling) -> None:
        self.rulings = rulings
        self.changes += 1

    def stamp(self) -> Hashable:
        return self.changes

    def standing(self) -> tuple[Ruling, ...]:
        self.read += 1
        return self.rulings


def ruling(question: str) -> Ruling:
    return Ruling(
        id=question, referral=None, question=question, verdict=Verdict.FORBIDDEN, reason="So.",
        by="otto", by_name="Otto", at=datetime(2026, 3, 3, tzinfo=UTC),
    )  # fmt: skip


def test_the_nearest_comes_first_and_what_is_far_not_at_all() -> None:
    likeness = Likeness(CountingEncoder())
    others = {"a": "a gift in the yard", "b": "a gift", "c": "a dog"}
    assert likeness.nearest("the gift", others) == (("b", 1.0), ("a", float(np.float32(0.5**0.5))))
    assert likeness.nearest("the gift", others, most=1) == (("b", 1.0),)
    assert likeness.nearest("the gift", {}) == ()
    assert likeness.nearest("nothing", others) == ()


def test_a_ruling_counts_from_the_next_question_on_and_is_encoded_once() -> None:
    encoder, book = CountingEncoder(), Book()
    search = RulingSearch(book, Likeness(encoder))
    assert search.near("a gift") == ()
    gift, dog = ruling("any gift"), ruling("any dog")
    book.change(gift)
    assert [each.ruling for each in search.near("a gift")] == [gift]
    book.change(gift, dog)
    assert [each.ruling for each in search.near("a dog")] == [dog]
    book.change(dog)
    assert search.near("a gift") == ()
    assert sorted(encoder.encoded) == ["a dog", "a gift", "any dog", "any gift"]


def test_what_has_not_changed_is_not_read_again() -> None:
    book = Book(ruling("any gift"))
    search = RulingSearch(book, Likeness(CountingEncoder()))
    for _ in range(3):
        assert len(search.near("a gift")) == 1
    assert book.read == 1
