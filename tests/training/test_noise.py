"""Slips, asides and orders around a training question."""

import random

from hypothesis import given
from hypothesis import strategies as st

from training.noise import ASIDES, FRAMES, mistyped, surrounded

QUESTION = "May I keep the hamper?"


@given(st.integers(0, 10_000))
def test_a_question_stands_whole_in_what_surrounds_it(seed: int) -> None:
    said = surrounded(QUESTION, random.Random(seed))
    assert QUESTION in said
    rest = said.replace(QUESTION, "{}")
    assert rest in {"{}", *FRAMES} or all(part in ASIDES for part in _asides(rest))


def _asides(rest: str) -> list[str]:
    before, _, after = rest.partition("{}")
    return [aside for aside in ASIDES if aside in before or aside in after]


@given(st.text(min_size=1, max_size=200), st.integers(0, 1_000))
def test_slips_change_few_letters(text: str, seed: int) -> None:
    slipped = mistyped(text, random.Random(seed))
    assert len(text) - len(slipped) <= max(1, len(text) // 60) + text.count("'") + len(text) - len(
        text.rstrip("?.")
    )


def test_the_same_seed_slips_the_same() -> None:
    assert mistyped(QUESTION, random.Random(3)) == mistyped(QUESTION, random.Random(3))


def test_every_frame_holds_the_question_once() -> None:
    assert [frame for frame in FRAMES if frame.count("{}") != 1] == []
