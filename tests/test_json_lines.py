"""What a line of a file of JSON lines is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.json_lines import numbered


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("\n \n\t\n", []),
        ("a", [(1, "a")]),
        ("a\nb\n", [(1, "a"), (2, "b")]),
        ("\na\n\n b \n", [(2, "a"), (4, " b ")]),
        ('"a\u2028b"\n"c\x85d"\n', [(1, '"a\u2028b"'), (2, '"c\x85d"')]),
    ],
)
def test_lines_with_their_numbers(text: str, lines: list[tuple[int, str]]) -> None:
    assert numbered(text) == lines


@given(st.lists(st.text()))
def test_whatever_is_written_is_read(values: list[str]) -> None:
    text = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    assert [json.loads(line) for _, line in numbered(text)] == values
