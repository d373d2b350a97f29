"""Text to vectors: the shipped encoder, or any sentence-transformers model."""

import hashlib
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from domain.errors import EncoderFault
from retrieval.onnx import MODELS, Array, OnnxModel

Vectors = Array

SHIPPED = MODELS / "all-MiniLM-L6-v2"


class Encoder(Protocol):
    """Turns texts into unit vectors, so that a dot product is a cosine."""

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors of the same text might."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row for each text: shape (len(texts), dimension)."""
        ...


class OnnxEncoder:
    """The shipped all-MiniLM-L6-v2; starts without torch."""

    def __init__(self) -> None:
        self._model = OnnxModel(SHIPPED)
        self.name = self._model.name
        self.fingerprint = self._model.fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        # One text at a time: without padding a short text costs what it is long.
        rows = [self._model.run(text, ["embedding"])[0] for text in texts]
        return np.vstack(rows) if rows else np.zeros((0, 0), np.float32)


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by name or folder; slower to start, as it brings torch."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _sentence_transformer(name)
        self.fingerprint = f"{name}:{_weights_sha256(self._model)}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def open_encoder(name: str) -> Encoder:
    """Open the encoder that the settings name; raises EncoderFault when it cannot be had."""
    return OnnxEncoder() if name == "shipped" else SentenceTransformerEncoder(name)


def _sentence_transformer(name: str) -> Any:
    try:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(name, model_kwargs={"use_safetensors": True})
    except Exception as error:
        why = f"sentence-transformers could not load it ({str(error).splitlines()[0][:200]})"
        raise EncoderFault(name, why) from error


def _weights_sha256(model: Any) -> str:
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.cpu().numpy().tobytes())
    return digest.hexdigest()
