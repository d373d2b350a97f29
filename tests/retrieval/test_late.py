"""Late interaction, word by word."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.late import WINDOW, Late, load, look_at, save
from tests.fakes_search import FakeEncoder

ENCODER = FakeEncoder()  # a word's vector tells how long it is, and nothing else
IDS = ("gifts", "leave", "empty")
TEXTS = ("Refuse presents.", "Take holidays. Ask somebody first.", "§")


def late(texts: tuple[str, ...] = TEXTS) -> Late:
    return Late(IDS[: len(texts)], texts, look_at(texts, ENCODER))


def test_each_word_looks_for_the_word_most_like_it() -> None:
    found = late().likeness("Accept presents", ENCODER.look("Accept presents"), IDS)
    assert found["gifts"].forth == pytest.approx(1, abs=0.01)  # six letters, and eight
    assert found["leave"].forth == pytest.approx(0.5, abs=0.2)  # eight letters alone
    assert found["empty"] == (0.0, 0.0)


def test_and_back() -> None:
    found = late().likeness("presents", ENCODER.look("presents"), ["gifts", "leave"])
    assert 0.4 < found["gifts"].back < 0.6
    assert found["leave"].back < found["gifts"].back


def test_words_that_every_question_has_do_not_count() -> None:
    sole, padded = "presents", "the presents which you may"
    one, other = (late().likeness(text, ENCODER.look(text), IDS) for text in (sole, padded))
    assert one["gifts"].forth == pytest.approx(other["gifts"].forth, abs=1e-5)


@pytest.mark.parametrize("text", ["", "…", "🙂"])
def test_a_question_without_words_is_like_nothing(text: str) -> None:
    found = late().likeness(text, ENCODER.look(text), IDS)
    assert found == dict.fromkeys(IDS, (0.0, 0.0))


def test_a_clause_is_as_near_as_its_nearest_part() -> None:
    near = late().nearest_parts(ENCODER.encode(["Ask somebody first."]))
    assert near["leave"] == pytest.approx(1, abs=1e-5)
    assert near["gifts"] < 0.9


def test_a_long_clause_is_looked_at_whole() -> None:
    text = "Ask somebody. " * WINDOW + "Photographs vanish."
    found = late((text,)).likeness("photographs", ENCODER.look("photographs"), ["gifts"])
    assert found["gifts"].forth == pytest.approx(1, abs=0.01)


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    words = look_at(TEXTS, ENCODER)
    save(words, tmp_path)
    again = load(tmp_path)
    for name in words._fields:
        assert np.array_equal(getattr(words, name), getattr(again, name))


def test_an_empty_code() -> None:
    empty = Late((), (), look_at((), ENCODER))
    assert empty.nearest_parts(ENCODER.encode(["x"])) == {}
    assert empty.likeness("x", ENCODER.look("x"), []) == {}


@pytest.mark.parametrize("texts", [("Refuse.",), (*TEXTS, "More."), ("A. B. C.", *TEXTS[1:])])
def test_the_words_of_another_code_are_noticed(texts: tuple[str, ...]) -> None:
    ids = [str(number) for number in range(len(texts))]
    with pytest.raises(ValueError, match=r"^the words are another corpus's$"):
        Late(ids, texts, look_at(TEXTS, ENCODER))


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4), st.text(max_size=30))
def test_likeness_is_a_cosine(texts: list[str], question: str) -> None:
    ids = [str(number) for number in range(len(texts))]
    found = Late(ids, texts, look_at(texts, ENCODER)).likeness(
        question, ENCODER.look(question), ids
    )
    assert list(found) == ids
    assert all(-1.02 <= number <= 1.02 for each in found.values() for number in each)
