import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.align import Difference, align, differences

GIFTS = "Members will reject any offer of bribery or inducement."
CARE = "Members will endeavor to perform their work with care and professionalism."


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (GIFTS, GIFTS, ()),
        ("safety and environment", "safety, and", (
            Difference("replaced", "safety", "safety,"),
            Difference("removed", "environment", ""),
        )),
        ("part of Membership", "part of their Membership", (Difference("added", "", "their"),)),
        ("a\nb", "a  b", ()),
    ],
)  # fmt: skip
def test_differences(a: str, b: str, expected: tuple[Difference, ...]) -> None:
    assert differences(a, b) == expected


@pytest.mark.parametrize(
    ("originals", "candidates", "expected"),
    [
        ([GIFTS, CARE], ["Furniture", GIFTS, "More", CARE.replace("endeavor", "try")], [1, 3]),
        ([GIFTS, CARE], [CARE, GIFTS], [1, None]),
        ([GIFTS], [], [None]),
        ([GIFTS], [CARE], [None]),
    ],
)
def test_align(originals: list[str], candidates: list[str], expected: list[int | None]) -> None:
    assert align(originals, candidates) == expected


@given(st.lists(st.text(alphabet="abc ,", max_size=12), max_size=2).map(" ".join), st.text())
def test_no_difference_means_the_same_words(a: str, b: str) -> None:
    assert (differences(a, b) == ()) == (a.split() == b.split())
