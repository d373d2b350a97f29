"""What was kept in 2026 can be read for ever.

`kept_2026.json` is a turn with something in every field, as this mayi wrote it. It is never made
anew: a field that is added needs a default, and one that is dropped or renamed needs a way to read
what stands here.
"""

import json
from pathlib import Path

import pytest

from domain.conversation import Turn
from domain.decision import Verdict
from domain.history import Source, Wording
from records.sources import sha256

KEPT = json.loads((Path(__file__).parent / "kept_2026.json").read_text("utf-8"))


def test_a_turn_is_read_with_everything_in_it() -> None:
    turn = Turn.model_validate_json(json.dumps(KEPT["turn"]))
    advice = turn.advice
    assert turn.draft.question == "May I send a client’s log files to the vendor’s support team?"
    assert turn.draft.earlier == ("May I accept a hamper from a vendor?",)
    assert [(each.condition_id, each.met) for each in turn.draft.said] == [
        ("court_direction", False)
    ]
    assert (advice.verdict, advice.confidence, advice.mode) == (Verdict.CONDITIONAL, 0.71, "cases")
    assert advice.citations[0].clause_id == "msp-code/4.1"
    start, end = advice.citations[0].span
    assert advice.citations[0].text[start:end] == advice.citations[0].quote
    assert (len(advice.ranking), len(advice.conditions), len(advice.precedents)) == (3, 3, 2)
    assert advice.alternative and advice.alternative.verdict is Verdict.CONDITIONAL
    assert advice.conflicts[0].prevails == "msp-code/4.1"


def test_it_says_again_what_it_said() -> None:
    again = json.loads(Turn.model_validate(KEPT["turn"]).model_dump_json())
    assert _within(KEPT["turn"], again)


def _within(old: object, new: object) -> bool:
    """Whether everything of the old is in the new, which may have fields besides."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key in new and _within(value, new[key]) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_within, old, new))
    return old == new


@pytest.mark.parametrize("place", [0, 1])
def test_a_clause_is_read_as_it_was(place: int) -> None:
    source = Source.model_validate_json(json.dumps(KEPT["sources"][place]))
    wording = Wording.model_validate_json(json.dumps(KEPT["wordings"][place]))
    assert (wording.clause.id, wording.instrument.edition) == (source.clause_id, source.edition)
    assert sha256(wording.clause.text) == source.sha256
