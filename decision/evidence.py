"""Which of the asker's own words show that a condition holds or fails."""

import re
from functools import cached_property

from decision.form import sentences
from domain.decision import State
from domain.reading import Reading, Reads

_JOINT = re.compile(
    r"(?<=[,;:])\s+"
    r"|\s+(?=(?:but|although|though|because|since|while)\b)"
    r"|\s+(?=and (?:the|an?|i|we|he|she|they|it|my|our|their|no|nobody)\b)",
    re.I,
)
SHORTEST = 2
"""Words; a shorter piece of a sentence tells nothing by itself."""


class Evidence:
    """The parts of one question, each read alone once somebody wants to know."""

    def __init__(self, text: str, reader: Reads | None) -> None:
        self._parts = _parts(text)
        self._reader = reader

    def words_for(self, condition: str, state: State) -> str:
        """Return the part that, read alone, shows a state most clearly; empty if unsaid."""
        if state is State.UNSAID or not self._readings:
            return ""

        def clearness(place: int) -> float:
            states = self._readings[place].states.get(condition)
            return states[state] if states else 0.0

        return self._parts[max(range(len(self._parts)), key=clearness)]

    @cached_property
    def _readings(self) -> list[Reading]:
        return [self._reader.read(each) for each in self._parts] if self._reader else []


def _parts(text: str) -> tuple[str, ...]:
    """Split a text into sentences, and a sentence where it turns."""
    pieces = [piece for sentence in sentences(text) for piece in _JOINT.split(sentence)]
    telling = [piece for piece in pieces if len(piece.split()) >= SHORTEST]
    return tuple(telling) or (text,)
