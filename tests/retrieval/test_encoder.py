"""The shipped encoder, and what is said when a model cannot be used."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from domain.errors import EncoderFault
from retrieval.encoder import MANY, SHIPPED, Encoder, open_encoder
from retrieval.onnx import OnnxModel


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    return open_encoder("shipped")


@pytest.mark.parametrize("times", [1, MANY])
def test_vectors_are_units_and_the_same_alone_or_in_company(shipped: Encoder, times: int) -> None:
    texts = ["May I accept a gift?", "x", "", "🙂", "word " * 2000] * times
    vectors = shipped.encode(texts)
    assert vectors.shape == (5 * times, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(5 * times), abs=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        assert np.array_equal(shipped.encode([text])[0], vector)


def test_nothing_gives_no_vector(shipped: Encoder) -> None:
    assert shipped.encode([]).shape[0] == 0


def test_alike_is_near(shipped: Encoder) -> None:
    gift, present, weather = shipped.encode(
        ["May I accept a gift?", "Am I allowed to take a present?", "It rains in Wales."]
    )
    assert gift @ present > gift @ weather + 0.3


def test_it_is_named_and_known_by_its_weights(shipped: Encoder) -> None:
    card = json.loads((SHIPPED / "card.json").read_text("utf-8"))
    assert shipped.name == card["name"]
    assert shipped.fingerprint == card["sha256"]["model.onnx"]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


@pytest.mark.parametrize(
    ("file", "spoil", "message"),
    [
        (
            "card.json",
            Path.unlink,
            "The encoder model cannot be used: its card.json is missing or unreadable.",
        ),
        (
            "card.json",
            lambda path: path.write_text("{"),
            "The encoder model cannot be used: its card.json is missing or unreadable.",
        ),
        (
            "card.json",
            lambda path: path.write_bytes(b"\xff"),
            "The encoder model cannot be used: its card.json is missing or unreadable.",
        ),
        (
            "tokenizer.json",
            Path.unlink,
            "The encoder {name} cannot be used: its file tokenizer.json is missing; "
            "restore models/.",
        ),
        (
            "tokenizer.json",
            cut,
            "The encoder {name} cannot be used: its file tokenizer.json is not the one on its "
            "card; restore it.",
        ),
        (
            "model.onnx",
            Path.unlink,
            "The encoder {name} cannot be used: its file model.onnx is missing; restore models/.",
        ),
        (
            "model.onnx",
            cut,
            "The encoder {name} cannot be used: its file model.onnx is not the one on its card; "
            "restore it.",
        ),
    ],
)
def test_a_spoilt_model(
    tmp_path: Path, file: str, spoil: Callable[[Path], object], message: str
) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "model"))
    name = json.loads((folder / "card.json").read_text("utf-8"))["name"]
    spoil(folder / file)
    with pytest.raises(EncoderFault) as raised:
        OnnxModel(folder)
    assert str(raised.value) == message.format(name=name)


def test_no_model_at_all(tmp_path: Path) -> None:
    with pytest.raises(EncoderFault) as raised:
        OnnxModel(tmp_path / "absent")
    assert str(raised.value) == (
        "The encoder absent cannot be used: its card.json is missing or unreadable."
    )


@pytest.mark.parametrize("name", ["/nowhere/at/all", "sentence-transformers/none-such"])
def test_a_model_that_nobody_has(name: str) -> None:
    with pytest.raises(EncoderFault) as raised:
        open_encoder(name)
    message = str(raised.value)
    assert message.startswith(
        f"The encoder {name} cannot be used: sentence-transformers could not load it ("
    )
    assert message.endswith(
        "); a name is fetched from its hub only where MAYI_ONLINE=1 is set in the environment."
    )
    assert "\n" not in message
