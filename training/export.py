"""Writes a fitted reader as shipped weights: ONNX, int8, with its card."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from retrieval.reader import OUTPUTS, SHIPPED
from training.data import Labels
from training.fit import Fitted
from training.reader import probabilities

OPSET = 17


class _Shipped(nn.Module):
    """The reader as it is shipped: probabilities out."""

    def __init__(self, reader: nn.Module) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        judged = probabilities(self.reader(input_ids, attention_mask))
        return tuple(judged[name] for name in OUTPUTS)


def export(fitted: Fitted, labels: Labels, cases: int, folder: Path = SHIPPED) -> None:
    """Write model.onnx (int8, per channel), tokenizer.json and card.json to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        _write_onnx(fitted, whole)
        quantize_dynamic(
            whole, folder / "model.onnx", weight_type=QuantType.QInt8, per_channel=True
        )
        fitted.tokenizer.save_pretrained(scratch)
        shutil.copy(Path(scratch) / "tokenizer.json", folder / "tokenizer.json")
    card = _card(fitted, labels, cases, folder)
    (folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False), "utf-8")


def _write_onnx(fitted: Fitted, path: Path) -> None:
    # Two texts of unlike length, so that neither dimension is taken for a constant.
    tokens = fitted.tokenizer(
        ["May I keep it?", "A longer question, so that there is padding."],
        padding=True,
        return_tensors="pt",
    )
    torch.onnx.export(
        _Shipped(fitted.reader).eval(),
        (tokens["input_ids"], tokens["attention_mask"]),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=OUTPUTS,
        dynamic_axes={
            "input_ids": {0: "batch", 1: "tokens"},
            "attention_mask": {0: "batch", 1: "tokens"},
            **{name: {0: "batch"} for name in OUTPUTS},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def _card(fitted: Fitted, labels: Labels, cases: int, folder: Path) -> dict[str, Any]:
    files = ("model.onnx", "tokenizer.json")
    return {
        "name": "mayi reader (MiniLM, int8)",
        "base": "sentence-transformers/all-MiniLM-L6-v2",
        "licence": "Apache-2.0",
        "trained_on": f"{cases} worked cases of corpus/cases",
        "recipe": fitted.recipe._asdict(),
        "max_tokens": fitted.recipe.max_tokens,
        "labels": labels.model_dump(mode="json"),
        "sha256": {
            file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in files
        },
    }
