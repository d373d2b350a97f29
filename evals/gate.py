"""The figures below which a change is not let in: evals/gate.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import ValidationError, model_validator

from domain.errors import BadRecord
from domain.record import Record
from evals.metrics import METRICS, Share

HERE = Path(__file__).resolve().parent
NAMES = frozenset(metric.name for metric in METRICS)


class Limits(Record):
    """One set's limits, in per cent of the questions that a figure applies to."""

    at_least: Mapping[str, float] = {}
    at_most: Mapping[str, float] = {}

    @model_validator(mode="after")
    def knows_its_figures(self) -> Self:
        if stray := sorted({*self.at_least, *self.at_most} - NAMES):
            raise ValueError(f"there is no figure {stray[0]}")
        return self

    def broken(self, figures: Mapping[str, Share]) -> list[str]:
        """Return a line for each limit that the figures break."""
        return [
            f"{name}: {100 * share.value:.1f} % ({share.k} of {share.n}), {word} {limit:g} %"
            for word, limits, sign in (("below", self.at_least, 1), ("above", self.at_most, -1))
            for name, limit in limits.items()
            # said so that a figure which applies to nothing breaks its limit too
            if not sign * 100 * (share := figures[name]).value >= sign * limit
        ]


def load_limits(path: Path = HERE / "gate.toml") -> dict[str, Limits]:
    """Read the limits of each set; raises BadRecord naming the set that is wrong."""
    limits = {}
    for name, table in tomllib.loads(path.read_text("utf-8")).items():
        try:
            limits[name] = Limits.model_validate(table)
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise BadRecord(path.name, name, said) from error
    return limits
