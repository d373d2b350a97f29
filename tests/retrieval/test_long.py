"""What a text too long to be read whole is read for."""

import pytest

from retrieval.onnx import _places
from retrieval.reader import OnnxReader

ASK = "May I keep the whisky that our cable supplier sent me?"
ASIDES = "We look after forty small firms within an hour of here. "


@pytest.mark.parametrize(
    ("count", "most", "end", "places"),
    [
        (3, 5, 1, [0, 1, 2]),
        (5, 5, 2, [0, 1, 2, 3, 4]),
        (8, 5, 1, [0, 1, 2, 3, 7]),
        (8, 5, 3, [0, 1, 5, 6, 7]),
        (8, 5, 5, [3, 4, 5, 6, 7]),
    ],
)
def test_places(count: int, most: int, end: int, places: list[int]) -> None:
    assert _places(count, most, end) == places


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader()


@pytest.mark.parametrize(
    ("text", "is_cut"),
    [
        (ASK, False),
        (f"{ASIDES * 10}{ASK}", False),
        (f"{ASIDES * 60}{ASK}", True),
        (f"{ASK} {ASIDES * 60}", True),
    ],
)
def test_a_question_is_found_at_either_end(reader: OnnxReader, text: str, is_cut: bool) -> None:
    reading = reader.read(text)
    assert reading.is_cut is is_cut
    assert max(reading.clauses, key=lambda clause: reading.clauses[clause]) == "msp-code/3.2"
    words = [text[mark.start : mark.end] for mark in reading.marks["is_inducement"]]
    assert words and all(word.strip() for word in words)
