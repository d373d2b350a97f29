"""The shipped encoder tells the states of its tokens."""

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest

from retrieval.encoder import SHIPPED, open_encoder
from retrieval.onnx import OnnxModel
from training.states import STATES, tell_states

TEXT = "May I keep the hamper that a vendor sent?"


def test_the_shipped_model_tells_them_already() -> None:
    ran = OnnxModel(SHIPPED).run_located(TEXT, ["embedding", STATES])
    vector, states = ran.outputs
    mean = states[0].mean(axis=0)
    assert len(ran.offsets) == len(states[0])
    assert mean / np.linalg.norm(mean) == pytest.approx(vector[0], abs=1e-4)


def test_a_model_without_them_gets_them_once(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "bare")
    folder = tmp_path / "bare"
    model = onnx.load(str(folder / "model.onnx"))
    del model.graph.output[1], model.graph.node[-1]
    onnx.save(model, str(folder / "model.onnx"))
    assert (tell_states(folder), tell_states(folder)) == (True, False)
    assert (folder / "model.onnx").read_bytes() == (SHIPPED / "model.onnx").read_bytes()
    assert json.loads((folder / "card.json").read_text("utf-8")) == json.loads(
        (SHIPPED / "card.json").read_text("utf-8")
    )


def test_what_is_seen_of_a_text() -> None:
    seen = open_encoder("shipped").look(TEXT)
    words = [TEXT[slice(*span)] for span in seen.spans]
    assert words == ["May", "I", "keep", "the", "ham", "per", "that", "a", "vendor", "sent", "?"]
    assert seen.states.shape == (11, 384)
    assert np.linalg.norm(seen.states, axis=1) == pytest.approx(np.ones(11), abs=1e-5)
    assert np.array_equal(seen.vector, open_encoder("shipped").encode([TEXT]))
