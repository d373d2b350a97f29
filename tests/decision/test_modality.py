"""What a clause's own wording says."""

import pytest

from decision.modality import PLAIN, verdict_of
from domain.decision import Verdict
from tests.fakes_search import GIFTS, PRESS, REPORTING, TERMS

PERMITTED, FORBIDDEN = Verdict.PERMITTED, Verdict.FORBIDDEN
OBLIGATORY, CONDITIONAL = Verdict.OBLIGATORY, Verdict.CONDITIONAL
INFORMATION = Verdict.INFORMATION


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (GIFTS, CONDITIONAL),
        (REPORTING, OBLIGATORY),
        (TERMS, INFORMATION),
        (PRESS, INFORMATION),
        ("Staff must not smoke.", FORBIDDEN),
        ("Staff shall not smoke.", FORBIDDEN),
        ("Staff may not smoke.", FORBIDDEN),
        ("Staff cannot smoke.", FORBIDDEN),
        ("Staff can’t smoke.", FORBIDDEN),
        ("Nobody may ever smoke, and never here.", FORBIDDEN),
        ("Smoking is prohibited.", FORBIDDEN),
        ("Smoking is not allowed.", FORBIDDEN),
        ("Contractors are not eligible.", FORBIDDEN),
        ("Staff are to refrain from smoking.", FORBIDDEN),
        ("Avoid gifts.", FORBIDDEN),
        ("Staff must wear a badge.", OBLIGATORY),
        ("A badge is required.", OBLIGATORY),
        ("Staff have to wear a badge.", OBLIGATORY),
        ("Members will keep learning.", OBLIGATORY),
        ("Staff may smoke outside.", PERMITTED),
        ("Staff are entitled to a break.", PERMITTED),
        ("Smoking is permitted outside.", PERMITTED),
        ("Staff may smoke if the door is shut.", CONDITIONAL),
        ("Staff must not smoke except outside.", CONDITIONAL),
        ("Staff may leave, provided that somebody stays.", CONDITIONAL),
        ("STAFF MUST NOT SMOKE", FORBIDDEN),
        ("", INFORMATION),
        ("The mayor canned the willing.", INFORMATION),
    ],
)
def test_verdict_of(text: str, verdict: Verdict) -> None:
    assert verdict_of(text) is verdict


def test_every_verdict_that_wording_gives_has_its_sentence() -> None:
    assert set(PLAIN) == set(Verdict) - {Verdict.NOT_COVERED}
