"""What a sentence does with what it speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.tones import Tone, is_order, tone_of, tone_of_list
from tests.fakes_search import PRESS, REPORTING, TERMS

FORBIDS, REQUIRES, ALLOWS, STATES = Tone.FORBIDS, Tone.REQUIRES, Tone.ALLOWS, Tone.STATES


@pytest.mark.parametrize(
    ("words", "tone"),
    [
        ("Staff must not smoke.", FORBIDS),
        ("Staff shall not smoke.", FORBIDS),
        ("Staff may not smoke.", FORBIDS),
        ("Staff should not smoke.", FORBIDS),
        ("Staff cannot smoke.", FORBIDS),
        ("Staff can’t smoke.", FORBIDS),
        ("Don't smoke.", FORBIDS),
        ("Never smoke.", FORBIDS),
        ("No member shall solicit a colleague's clients.", FORBIDS),
        ("No employee of the firm may trade.", FORBIDS),
        ("No one may smoke.", FORBIDS),
        ("Nobody may ever smoke.", FORBIDS),
        ("Under no circumstances are gifts taken.", FORBIDS),
        ("Smoking is prohibited.", FORBIDS),
        ("Smoking is not allowed.", FORBIDS),
        ("Contractors are not eligible.", FORBIDS),
        ("Staff are to refrain from smoking.", FORBIDS),
        ("Avoid gifts.", FORBIDS),
        ("STAFF MUST NOT SMOKE", FORBIDS),
        ("Staff must wear a badge.", REQUIRES),
        ("Members shall keep records.", REQUIRES),
        ("Members should act with care.", REQUIRES),
        ("A badge is required.", REQUIRES),
        ("Staff have to wear a badge.", REQUIRES),
        ("The manager is responsible for the log.", REQUIRES),
        ("Members will keep learning.", REQUIRES),
        ("Use reasonable care.", REQUIRES),
        ("Promptly disclose every conflict.", REQUIRES),
        (REPORTING, REQUIRES),
        ("Staff may smoke outside.", ALLOWS),
        ("Staff are entitled to a break.", ALLOWS),
        ("Smoking is permitted outside.", ALLOWS),
        ("Staff need not report trifles.", ALLOWS),
        ("You do not have to pay.", ALLOWS),
        ("You don't need to pay.", ALLOWS),
        ("You are not required to tell.", ALLOWS),
        ("It is not prohibited to smoke.", ALLOWS),
        (PRESS, ALLOWS),
        (TERMS, STATES),
        ("The mayor canned the willing.", STATES),
        ("", STATES),
    ],
)
def test_tone_of(words: str, tone: Tone) -> None:
    assert tone_of(words) is tone


@given(st.sampled_from(["the badge", "a gift", "the client's data"]), st.text(max_size=20))
def test_a_negation_forbids_whatever_else_is_said(what: str, more: str) -> None:
    assert tone_of(f"Staff must not touch {what}. {more}") in (FORBIDS, ALLOWS)
    assert tone_of(f"Staff must not touch {what}.") is FORBIDS


@pytest.mark.parametrize(
    ("lead", "tone"),
    [
        ("Common violations:", FORBIDS),
        ("Don'ts:", FORBIDS),
        ("Prohibited:", FORBIDS),
        ("Proper conduct:", REQUIRES),
        ("Best practice:", REQUIRES),
        ("You may claim if:", None),
        ("Opening hours:", None),
        ("A proper form has each of these:", None),
    ],
)
def test_the_label_of_a_list(lead: str, tone: Tone | None) -> None:
    assert tone_of_list(lead) is tone


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Obtain approval", True),
        ("Please ask first", True),
        ("The office", False),
        ("Trading", False),
    ],
)
def test_is_order(words: str, expected: bool) -> None:
    assert is_order(words) is expected
