"""Which of the asker's own words show that a condition holds or fails."""

from decision.form import sentences
from domain.decision import State
from domain.reading import Reads


def words_for(condition: str, state: State, text: str, reader: Reads | None) -> str:
    """Return the sentence of a text that, read alone, shows a state most clearly.

    Empty when nothing was said, or when there is one sentence only: it would explain nothing.
    """
    parts = sentences(text)
    if state is State.UNSAID or reader is None or len(parts) < 2:
        return ""

    def clearness(sentence: str) -> float:
        states = reader.read(sentence).states.get(condition)
        return states[state] if states else 0.0

    return max(parts, key=clearness)
