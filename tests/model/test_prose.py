"""What a model writes is one plain sentence, or nothing."""

import pytest

from decision.prose import unfit

SIGNS = "a sentence holds quotation marks, markup or other signs"
ADDRESS = "a sentence holds an address"
NUMBER = "a sentence names a clause by its number"


@pytest.mark.parametrize(
    "text, why",
    [
        ("Turn it down, and tell your manager.", ""),
        ("It isn't yours to give – ask first.", ""),
        ("", "a sentence is empty or too long"),
        ("So " * 101 + "be it.", "a sentence is empty or too long"),
        ("Turn it <b>down</b>.", SIGNS),
        ("Turn it **down**.", SIGNS),
        ("See [this](x).", SIGNS),
        ("Members “may” keep it.", SIGNS),
        ('Members "may" keep it.', SIGNS),
        ("Turn it down.\u202e", SIGNS),
        ("Turn it\u200b down.", SIGNS),
        ("Тurn it down.", SIGNS),
        ("Turn it down.\nKeep it.", SIGNS),
        ("Turn it down at evil.example today.", ADDRESS),
        ("Turn it down at www today.", ADDRESS),
        ("As section 3 says, turn it down.", NUMBER),
        ("As 3.2 says, turn it down.", NUMBER),
        ("Turn it down. Then keep it.", "a text is not one whole sentence"),
        ("Turn it down", "a text is not one whole sentence"),
    ],
)
def test_prose(text: str, why: str) -> None:
    assert unfit(text) == why
