"""Which of the asker's own words show that a condition holds or fails."""

from functools import cached_property

from decision.form import sentences
from domain.decision import State
from domain.reading import Reading, Reads


class Evidence:
    """The sentences of one question, each read alone once somebody wants to know."""

    def __init__(self, text: str, reader: Reads | None) -> None:
        self._sentences = sentences(text)
        self._reader = reader

    def words_for(self, condition: str, state: State) -> str:
        """Return the sentence that, read alone, shows a state most clearly.

        Empty when nothing was said, or when there is one sentence only: it would explain nothing.
        """
        if state is State.UNSAID or len(self._sentences) < 2 or not self._readings:
            return ""

        def clearness(place: int) -> float:
            states = self._readings[place].states.get(condition)
            return states[state] if states else 0.0

        return self._sentences[max(range(len(self._sentences)), key=clearness)]

    @cached_property
    def _readings(self) -> list[Reading]:
        return [self._reader.read(each) for each in self._sentences] if self._reader else []
