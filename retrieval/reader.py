"""The shipped reader: a small model trained on worked cases, for the corpus it was trained on."""

from collections.abc import Iterable, Mapping, Sequence

from domain.decision import Polarity, State, Verdict
from domain.reading import Mark, Reading
from retrieval.onnx import MODELS, OnnxModel

SHIPPED = MODELS / "reader"
OUTPUTS = ("clauses", "verdicts", "polarities", "states")
"""In the order of `Labels.reading`."""
ATTENTION = "attention"
END = 0.65
"""Of a question too long to be read whole the end has this share: there it is mostly put."""
FAINT = 0.02
"""A token with less of the attention than this tells nothing."""


class Labels:
    """What each place of the reader's outputs stands for, as its card tells."""

    def __init__(self, told: Mapping[str, Sequence[str]]) -> None:
        self.clauses = tuple(told["clauses"])
        self.conditions = tuple(told["conditions"])
        self._verdicts = tuple(Verdict(label) for label in told["verdicts"])
        self._polarities = tuple(Polarity(label) for label in told["polarities"])
        self._states = tuple(State(label) for label in told["states"])

    def reading(
        self,
        clauses: Sequence[float],
        verdicts: Sequence[float],
        polarities: Sequence[float],
        states: Sequence[Sequence[float]],
    ) -> Reading:
        """Name the outputs for one question; the last of `clauses` is that none governs."""
        return Reading(
            clauses=dict(zip(self.clauses, clauses[:-1], strict=True)),
            nothing=clauses[-1],
            verdicts=dict(zip(self._verdicts, verdicts, strict=True)),
            polarities=dict(zip(self._polarities, polarities, strict=True)),
            states={
                condition: dict(zip(self._states, row, strict=True))
                for condition, row in zip(self.conditions, states, strict=True)
            },
        )


class OnnxReader:
    """Reads a question into clauses, verdicts, acts and the states of conditions."""

    def __init__(self) -> None:
        self._model = OnnxModel(SHIPPED)
        self._labels = Labels(self._model.card["labels"])
        self.fingerprint = self._model.fingerprint
        self.clauses = self._labels.clauses

    def read(self, question: str) -> Reading:
        ran = self._model.run_located(question, [*OUTPUTS, ATTENTION], END)
        *judged, attention = (array[0].tolist() for array in ran.outputs)
        columns = zip(self._labels.conditions, zip(*attention, strict=True), strict=True)
        marks = {condition: _marks(column, ran.offsets) for condition, column in columns}
        reading = self._labels.reading(*judged)
        return reading.model_copy(update={"marks": marks, "is_cut": ran.is_cut})

    def knows(self, clause_ids: Iterable[str]) -> bool:
        """Tell whether a corpus is the one the reader was trained on."""
        return set(self.clauses) <= set(clause_ids)


def _marks(weights: Sequence[float], offsets: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    return tuple(
        Mark(start=start, end=end, weight=round(weight, 3))
        for weight, (start, end) in zip(weights, offsets, strict=True)
        if weight >= FAINT and end > start
    )
