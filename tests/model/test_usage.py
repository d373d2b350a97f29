"""What a model took, in a line."""

import pytest

from console.render import render
from domain.model import Usage
from tests.samples import FORBIDDEN
from views.card import _facts

ONE = Usage(calls=1, tokens_in=900, tokens_out=100, seconds=1.44)


@pytest.mark.parametrize(
    "usage, said",
    [
        (ONE, "1 call, 1,000 tokens, 1.4 s"),
        (
            ONE.model_copy(update={"calls": 2, "price": 0.00244}),
            "2 calls, 1,000 tokens, 1.4 s, at a price of 0.0024",
        ),
    ],
)
def test_said(usage: Usage, said: str) -> None:
    assert usage.said == said


def test_the_badge_is_shown_with_it() -> None:
    advice = FORBIDDEN.model_copy(update={"badge": "<b>So it is.</b>", "usage": ONE})
    assert "\n\n<b>So it is.</b> (1 call, 1,000 tokens, 1.4 s)\n\nIn doubt" in render(advice)
    assert "&lt;b&gt;So it is.&lt;/b&gt; (1 call, 1,000 tokens, 1.4 s)</p>" in _facts(advice)


def test_without_a_model_nothing_is_shown() -> None:
    assert FORBIDDEN.answered_by == ""
    assert "mayi-small" not in _facts(FORBIDDEN)
