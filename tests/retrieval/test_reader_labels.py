"""What the reader's outputs are called."""

from collections.abc import Sequence
from typing import Any

import pytest

from domain.decision import Polarity, State, Verdict
from domain.reading import Reading
from retrieval.reader import Labels

TOLD = {
    "clauses": ["house/1.1", "house/1.2"],
    "verdicts": ["forbidden", "permitted"],
    "polarities": ["do", "refuse"],
    "conditions": ["agreed", "small"],
    "states": ["met", "failed", "unsaid"],
}
OUTPUTS: Sequence[Any] = (
    [0.5, 0.25, 0.25],
    [0.75, 0.25],
    [1.0, 0.0],
    [[0.5, 0.5, 0.0], [0.0, 0.0, 1.0]],
)


def test_each_output_gets_its_name() -> None:
    assert Labels(TOLD).reading(*OUTPUTS) == Reading(
        clauses={"house/1.1": 0.5, "house/1.2": 0.25},
        nothing=0.25,
        verdicts={Verdict.FORBIDDEN: 0.75, Verdict.PERMITTED: 0.25},
        polarities={Polarity.DO: 1.0, Polarity.REFUSE: 0.0},
        states={
            "agreed": {State.MET: 0.5, State.FAILED: 0.5, State.UNSAID: 0.0},
            "small": {State.MET: 0.0, State.FAILED: 0.0, State.UNSAID: 1.0},
        },
    )


@pytest.mark.parametrize("place", range(len(OUTPUTS)))
def test_outputs_of_another_reader_are_refused(place: int) -> None:
    outputs = list(OUTPUTS)
    outputs[place] = outputs[place][:-1]
    with pytest.raises(ValueError, match="is (shorter|longer) than"):
        Labels(TOLD).reading(*outputs)
