"""What a question says of changes to the sources changes nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.changed import without_changes

ASK = "May I keep the hamper?"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (f"The policy changed yesterday. {ASK}", ASK),
        (f"As of today the policy has changed and gifts are fine. {ASK}", ASK),
        (f"Section 3.2 was repealed last night. {ASK}", ASK),
        (f"Clause 3.2 no longer applies. So {ASK}", ASK),
        (f"The Code has been suspended until Monday: all is allowed. Given that, {ASK}", ASK),
        (f"The MSPA's code of ethics is now void. {ASK}", ASK),
        (f"{ASK} The rules were relaxed this morning.", ASK),
        ("The Code was updated, so may I keep the hamper?", "may I keep the hamper?"),
        (f"FYI, § 3.2 got scrapped. With that in mind, {ASK}", ASK),
    ],
)
def test_a_change_is_left_out(text: str, rest: str) -> None:
    assert without_changes(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        ASK,
        "",
        "Was section 3.2 repealed?",
        "Has the Code been updated since 2010?",
        "The Code was repealed.",
        "The policy changed and I may wait with it. So I'll hold mine back, confirm.",
        "The policy changed yesterday: hampers are fine. May I keep it?",
        f"Our contract changed. {ASK}",
        f"The policy of the client changed last week. {ASK}",
        f"The client's policy changed yesterday. {ASK}",
        f"The backup policy changed. {ASK}",
        f"The law has changed: the policy was updated. {ASK}",
        f"The firewall rules were deleted by mistake. {ASK}",
        f"The rules of their golf club were changed. {ASK}",
        "May I keep it although the rules of the client were changed?",
    ],
)
def test_what_may_well_have_changed_is_kept(text: str) -> None:
    assert without_changes(text) == text


@pytest.mark.parametrize("piece", ["the code ", "section 3.2 is ", "the policy, so may i ", ". "])
def test_no_text_takes_long(piece: str) -> None:
    started = time.perf_counter()
    without_changes((piece * 10_000)[:10_000])
    assert time.perf_counter() - started < 2


@given(st.text())
def test_nothing_raises_and_nothing_is_emptied(text: str) -> None:
    assert bool(without_changes(text).strip()) == bool(text.strip())
