"""The shipped reader: a small model trained on worked cases, for the corpus it was trained on."""

from collections.abc import Iterable, Sequence

from domain.decision import Polarity, State, Verdict
from domain.reading import Mark, Reading
from retrieval.onnx import MODELS, OnnxModel

SHIPPED = MODELS / "reader"
OUTPUTS = ["clauses", "verdicts", "polarities", "states", "attention"]
FAINT = 0.02
"""A token with less of the attention than this tells nothing."""


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
        found, offsets = self._model.run_located(question, OUTPUTS)
        clauses, verdicts, polarities, states, attention = (array[0].tolist() for array in found)
        return Reading(
            clauses=dict(zip(self.clauses, clauses, strict=False)),
            nothing=clauses[-1],
            verdicts=dict(zip(self._verdicts, verdicts, strict=True)),
            polarities=dict(zip(self._polarities, polarities, strict=True)),
            states={
                condition: dict(zip(self._states, row, strict=True))
                for condition, row in zip(self._conditions, states, strict=True)
            },
            marks={
                condition: _marks(column, offsets)
                for condition, column in zip(
                    self._conditions, zip(*attention, strict=True), strict=True
                )
            },
        )

    def knows(self, clause_ids: Iterable[str]) -> bool:
        """Tell whether a corpus is the one the reader was trained on."""
        return set(self.clauses) <= set(clause_ids)


def _marks(weights: Sequence[float], offsets: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    return tuple(
        Mark(start=start, end=end, weight=round(weight, 3))
        for weight, (start, end) in zip(weights, offsets, strict=True)
        if weight >= FAINT and end > start
    )
