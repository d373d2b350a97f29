"""The shipped reader: a small model trained on worked cases, for the corpus it was trained on."""

from collections.abc import Iterable

from domain.decision import Polarity, State, Verdict
from domain.reading import Reading
from retrieval.onnx import MODELS, OnnxModel

SHIPPED = MODELS / "reader"
OUTPUTS = ["clauses", "verdicts", "polarities", "states"]


class OnnxReader:
    """Reads a question into clauses, verdicts, acts and the states of conditions."""

    def __init__(self) -> None:
        self._model = OnnxModel(SHIPPED)
        labels = self._model.card["labels"]
        self.fingerprint = self._model.fingerprint
        self.clauses: tuple[str, ...] = tuple(labels["clauses"])
        self._verdicts = tuple(Verdict(label) for label in labels["verdicts"])
        self._polarities = tuple(Polarity(label) for label in labels["polarities"])
        self._conditions = tuple(labels["conditions"])
        self._states = tuple(State(label) for label in labels["states"])

    def read(self, question: str) -> Reading:
        clauses, verdicts, polarities, states = (
            array[0].tolist() for array in self._model.run(question, OUTPUTS)
        )
        return Reading(
            clauses=dict(zip(self.clauses, clauses, strict=False)),
            nothing=clauses[-1],
            verdicts=dict(zip(self._verdicts, verdicts, strict=True)),
            polarities=dict(zip(self._polarities, polarities, strict=True)),
            states={
                condition: dict(zip(self._states, row, strict=True))
                for condition, row in zip(self._conditions, states, strict=True)
            },
        )

    def knows(self, clause_ids: Iterable[str]) -> bool:
        """Tell whether a corpus is the one the reader was trained on."""
        return set(self.clauses) <= set(clause_ids)
