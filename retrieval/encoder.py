"""Text to vectors: the shipped encoder, or any sentence-transformers model."""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, Protocol

import numpy as np

from domain.clause import Span
from domain.errors import EncoderFault
from retrieval.onnx import MODELS, Array, OnnxModel

Vectors = Array

SHIPPED = MODELS / "all-MiniLM-L6-v2"
MANY = 16  # texts, of which each core takes its share; fewer are done before threads would help
FETCHED = "a name is fetched from its hub only where MAYI_ONLINE=1 is set in the environment"


class Seen(NamedTuple):
    """A text as an encoder sees it, as far as its limit of tokens.

    `vector` is the whole's, of shape (1, d). `states` has a unit row for each token, and `spans`
    says which characters that stands for.
    """

    vector: Vectors
    states: Vectors
    spans: tuple[Span, ...]


class Encodes(Protocol):
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


class Encoder(Encodes, Protocol):
    """Gives the vectors of a text's tokens as well."""

    def look(self, text: str) -> Seen:
        """Return one text's vector and those of its tokens."""
        ...


class OnnxEncoder:
    """The shipped all-MiniLM-L6-v2; starts without torch."""

    def __init__(self) -> None:
        self._model = OnnxModel(SHIPPED)
        self.name = self._model.name
        self.fingerprint = self._model.fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        # One text at a time: without padding a short text costs what it is long.
        if len(texts) < MANY:
            rows = [self._row(text) for text in texts]
        else:
            with ThreadPoolExecutor(max_workers=os.cpu_count()) as cores:
                rows = list(cores.map(self._row, texts))
        return np.vstack(rows) if rows else np.zeros((0, 0), np.float32)

    def _row(self, text: str) -> Vectors:
        return self._model.run(text, ["embedding"])[0]

    def look(self, text: str) -> Seen:
        ran = self._model.run_located(text, ["embedding", "states"])
        vector, states = ran.outputs
        return _seen(vector, states[0], ran.offsets)


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

    def look(self, text: str) -> Seen:
        states = self._model.encode(
            text, output_value="token_embeddings", show_progress_bar=False
        ).cpu()
        spans = self._model.tokenizer(text, return_offsets_mapping=True)["offset_mapping"]
        return _seen(self.encode([text]), np.asarray(states, np.float32), spans[: len(states)])


def open_encoder(name: str) -> Encoder:
    """Open the encoder that the settings name; raises EncoderFault when it cannot be had."""
    return OnnxEncoder() if name == "shipped" else SentenceTransformerEncoder(name)


def _seen(vector: Vectors, states: Vectors, spans: Sequence[tuple[int, int]]) -> Seen:
    """Leave out the tokens that stand for no character: they mark where a text begins and ends."""
    kept = [place for place, (start, end) in enumerate(spans) if end > start]
    rows = states[kept]
    units = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return Seen(vector, units, tuple(Span(*spans[place]) for place in kept))


def _sentence_transformer(name: str) -> Any:
    try:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(name, model_kwargs={"use_safetensors": True})
    except Exception as error:
        why = f"sentence-transformers could not load it ({str(error).splitlines()[0][:200]})"
        raise EncoderFault(name, f"{why}; {FETCHED}") from error


def _weights_sha256(model: Any) -> str:
    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.cpu().numpy().tobytes())
    return digest.hexdigest()
