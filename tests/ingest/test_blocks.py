import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clause import Span
from ingest.blocks import blocks
from ingest.parts import is_glue

LONG = "Members will act with care and professionalism in all that they do, " * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Takeaways\n-Be fair.\n-Be kind.", ["h Takeaways", "i Be fair.", "i Be kind."]),
        ("# Gifts\nNo cash.", ["h Gifts", "p No cash."]),
        ("4 Gifts", ["h 4 Gifts"]),
        ("4. Gifts\n4.1 No cash.", ["h 4. Gifts", "i No cash."]),
        ("1. Honesty\n2. Fairness\n3. Respect", ["i Honesty", "i Fairness", "i Respect"]),
        (f"{LONG}\n{LONG}", [f"p {LONG.strip()}", f"p {LONG.strip()}"]),
        (
            "Members will act with care and\nprofessionalism in all that they\ndo.\nGifts\n"
            "No gift may be taken from anybody.",
            [
                "p Members will act with care and\nprofessionalism in all that they\ndo.",
                "h Gifts",
                "p No gift may be taken from anybody.",
            ],
        ),
        ("Staff must not\n• take cash", ["p Staff must not", "i take cash"]),
        ("Gifts\r", ["h Gifts"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert [f"{b.kind[0]} {text[slice(*b.span)]}" for b in blocks(text)] == expected


LINES = st.sampled_from(
    ["", "  ", "Gifts", "4 Gifts", "4.1 No cash.", "(a) cash;", "• a gift", "  • cash", "# Cash"]
    + ["Article 7", "-Written", "*", "Staff must not:", "the rest of it.", "#", "1.", LONG]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=12).map("\n".join))
def test_nothing_is_lost_between_blocks(text: str) -> None:
    reached = 0
    for block in [*blocks(text), None]:
        span = block.span if block else Span(len(text), len(text))
        assert reached <= span.start
        assert is_glue(text[reached : span.start])
        assert block is None or span.start < span.end
        reached = span.end
