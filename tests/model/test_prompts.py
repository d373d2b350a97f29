"""The prompts are files whose slots are declared."""

from string import Template

import pytest

from config import ROOT
from decision.prompts import SLOTS, checked, filled
from domain.errors import PromptBroken


@pytest.mark.parametrize("name", sorted(SLOTS))
def test_each_is_filled(name: str) -> None:
    values = {slot: f"<{slot}>" for slot in SLOTS[name]}
    prompt = filled(name, **values)
    assert all(value in prompt for value in values.values())
    assert "$" not in prompt


def test_every_file_is_declared() -> None:
    assert {path.stem for path in (ROOT / "prompts").iterdir()} == set(SLOTS)


@pytest.mark.parametrize(
    "text, why",
    [
        ("$question only", "its slots are question"),
        ("$question $conditions $other", "its slots are conditions, other, question"),
        ("$question $conditions costs $5", "a $ in it begins no slot"),
        ("nothing", "its slots are none"),
    ],
)
def test_other_slots_are_refused(text: str, why: str) -> None:
    with pytest.raises(PromptBroken) as raised:
        checked("facts", Template(text))
    assert str(raised.value) == f"The prompt prompts/facts.txt cannot be used: {why}."


def test_what_is_filled_is_not_read_again() -> None:
    assert "$conditions" in filled("facts", question="$conditions", conditions="none")


def test_a_missing_value_is_named() -> None:
    with pytest.raises(PromptBroken) as raised:
        filled("facts", question="?")
    assert (
        str(raised.value)
        == "The prompt prompts/facts.txt cannot be used: it is filled with question."
    )
