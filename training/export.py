"""Writes a fitted reader as shipped weights: ONNX, int8, with its card."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from retrieval.reader import SHIPPED
from training.bases import BASES
from training.data import Labels
from training.fit import JUDGED, Fitted
from training.reader import probabilities

OPSET = 17
BLOCK = 64
INT8 = 4
"""MatMulNBits' name for products of eight bits."""
OUTPUTS = [*JUDGED, "attention"]
Card = dict[str, Any]


class _Shipped(nn.Module):
    """The reader as it is shipped: probabilities out."""

    def __init__(self, reader: nn.Module) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, ...]:
        judged = probabilities(self.reader(input_ids, attention_mask))
        return tuple(judged[name] for name in OUTPUTS)


def export(fitted: Fitted, labels: Labels, cases: int, before: Card | None = None) -> None:
    """Write model.onnx (8 bits a weight), tokenizer.json and card.json where the reader is.

    It learned from so many `cases`; `before` is the card of the reader that it went on from.
    """
    SHIPPED.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        _write_onnx(fitted, whole)
        _write_small(whole, SHIPPED / "model.onnx")
        fitted.tokenizer.save_pretrained(scratch)
        shutil.copy(Path(scratch) / "tokenizer.json", SHIPPED / "tokenizer.json")
    card = _card(fitted, labels, cases) | ({"before": _lineage(before)} if before else {})
    (SHIPPED / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False), "utf-8")


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
            **{name: {0: "batch"} for name in JUDGED},
            "attention": {0: "batch", 1: "tokens"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def _write_small(whole: Path, path: Path) -> None:
    """Keep weights in eight bits, each block of them with a scale of its own.

    One scale for a whole layer's activations, as in quantize_dynamic, cost seven points of
    verdicts: a few of them are a hundred times the rest.
    """
    words = whole.with_name("words.onnx")
    quantize_dynamic(whole, words, weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"])
    quantizer = MatMulNBitsQuantizer(
        onnx.load(words), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=INT8
    )
    quantizer.process()
    onnx.save(quantizer.model.model, path)


def _card(fitted: Fitted, labels: Labels, cases: int) -> Card:
    files = ("model.onnx", "tokenizer.json")
    base = BASES[fitted.recipe.base]
    return {
        "name": f"mayi reader ({fitted.recipe.base}, 8 bits)",
        "base": base.name,
        "base_sha256": base.sha256,
        "layers": base.layers,
        "licence": base.licence,
        "trained_on": f"{cases} worked cases of corpus/cases",
        "recipe": fitted.recipe._asdict(),
        "max_tokens": fitted.recipe.max_tokens,
        "labels": labels.model_dump(mode="json"),
        "sha256": {
            file: hashlib.sha256((SHIPPED / file).read_bytes()).hexdigest() for file in files
        },
    }


def _lineage(card: Card) -> Card:
    """Return how a reader came to be that another went on from."""
    sums = {"sha256": card["sha256"]["model.onnx"]}
    return {name: card[name] for name in ("trained_on", "recipe", "before") if name in card} | sums
