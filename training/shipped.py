"""The parameters of a shipped reader, out of the eight bits that they are kept in."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import NodeProto, numpy_helper
from torch import Tensor

from retrieval.onnx import Array

OURS = "reader."
MIDDLE = 128
"""Stands for nought where eight bits have no zero point of their own (MatMulNBits)."""
_QUANTIZED, _SCALE, _ZERO = "_quantized", "_scale", "_zero_point"


def parameters(path: Path) -> dict[str, Tensor]:
    """Return a reader's parameters by their names in torch; `path` is a model.onnx of ours.

    Weights are within half a step of what they were before training/export rounded them.
    """
    graph = onnx.load(str(path)).graph
    kept = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found: dict[str, Array] = {}
    for name, array in kept.items():
        if name.endswith(_QUANTIZED):
            whole = name.removesuffix(_QUANTIZED)
            steps = array.astype(np.float32) - np.float32(kept[whole + _ZERO])
            found[whole] = steps * kept[whole + _SCALE]
        elif name.startswith(OURS) and name.endswith((".weight", ".bias", ".evidence")):
            found[name] = array
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            found[_named(node.name)] = _blocks(node, kept)
    return {name.removeprefix(OURS): torch.tensor(array) for name, array in found.items()}


def _named(node: str) -> str:
    """Return what a product's weights are called: /reader/encoder/layer.0/q/MatMul_Q8."""
    return node.strip("/").rpartition("/")[0].replace("/", ".") + ".weight"


def _blocks(node: NodeProto, kept: Mapping[str, np.ndarray]) -> Array:
    """Return weights of shape (out, in) from (out, blocks, block) and a scale for each block."""
    _, weights, scales = node.input[:3]
    width = next(each.i for each in node.attribute if each.name == "K")
    steps = kept[weights].astype(np.float32) - MIDDLE
    whole = steps * kept[scales].reshape(*steps.shape[:2], 1)
    return np.asarray(whole.reshape(len(whole), -1)[:, :width], np.float32)
