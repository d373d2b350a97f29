"""Shipped weights: the only door to onnxruntime and tokenizers."""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from domain.errors import EncoderFault

MODELS = Path(__file__).resolve().parent.parent / "models"

Array = npt.NDArray[np.float32]


class Ran(NamedTuple):
    """A model's outputs, each with a first dimension of 1, and the characters of each token.

    `is_cut` tells that the text is longer than what was read of it.
    """

    outputs: list[Array]
    offsets: list[tuple[int, int]]
    is_cut: bool


class OnnxModel:
    """A folder with model.onnx, tokenizer.json and card.json, whose sha256 sums are checked first.

    Raises EncoderFault when a file is missing or is not the one the card describes.
    """

    def __init__(self, folder: Path) -> None:
        self.card = _card(folder)
        self.name = str(self.card["name"])
        for file, sha256 in self.card["sha256"].items():
            _check(folder / file, sha256, self.name)
        self.fingerprint = str(self.card["sha256"]["model.onnx"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._most = int(self.card["max_tokens"])
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), _options(), providers=["CPUExecutionProvider"]
        )

    def run(self, text: str, outputs: list[str]) -> list[Array]:
        """Run the model on one text; each output has a first dimension of 1."""
        return self.run_located(text, outputs).outputs

    def run_located(self, text: str, outputs: list[str], end: float = 0.0) -> Ran:
        """Run the model on one text, and tell which characters each token stands for.

        Of a text of too many tokens the beginning is read and, to this share, the `end`.
        """
        encoding = self._tokenizer.encode(text)
        ids, offsets = encoding.ids, encoding.offsets  # each is made anew whenever it is asked for
        places = _places(len(ids), self._most, max(1, round(end * self._most)))
        feed = {
            "input_ids": np.array([[ids[place] for place in places]], np.int64),
            "attention_mask": np.ones((1, len(places)), np.int64),
        }
        found = self._session.run(outputs, feed)
        return Ran(
            outputs=[np.asarray(array, np.float32) for array in found],
            offsets=[offsets[place] for place in places],
            is_cut=len(places) < len(ids),
        )


def _places(count: int, most: int, end: int) -> list[int]:
    """Return which of `count` tokens are read; the last one closes a text, and is one of them."""
    if count <= most:
        return list(range(count))
    return [*range(most - end), *range(count - end, count)]


def _card(folder: Path) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads((folder / "card.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EncoderFault(folder.name, "its card.json is missing or unreadable") from error
    return card


def _check(path: Path, sha256: str, name: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise EncoderFault(name, f"its file {path.name} is missing; restore models/") from error
    if found != sha256:
        raise EncoderFault(name, f"its file {path.name} is not the one on its card; restore it")


def _options() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # for one short text more threads cost more than they bring
    return options
