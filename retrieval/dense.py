"""Vectors of clauses and cases in Chroma: the only door to chromadb."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings as ChromaSettings

from retrieval.encoder import Vectors

Kind = Literal["clauses", "cases", "topics"]
BATCH = 1000  # below SQLite's limit on variables, which bounds what Chroma takes at once

# Wide enough a beam that the graph search returns what a full scan would, at this size.
HNSW: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 32}
}


class Dense:
    """Nearest clauses and nearest cases by cosine."""

    def __init__(self, folder: Path) -> None:
        self.client = _client(folder)
        self._collections: dict[Kind, Collection] = {}

    def add(self, kind: Kind, ids: Sequence[str], texts: Sequence[str], vectors: Vectors) -> None:
        """Store vectors with their ids and texts in a new collection."""
        collection = self.client.create_collection(
            kind, configuration=HNSW, embedding_function=None
        )
        for start in range(0, len(ids), BATCH):
            part = slice(start, start + BATCH)
            collection.add(
                ids=list(ids[part]),
                documents=list(texts[part]),
                embeddings=vectors[part],
                metadatas=[{"id": id} for id in ids[part]],
            )

    def count(self, kind: Kind) -> int:
        return self._collection(kind).count()

    def nearest(self, kind: Kind, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """Return up to k (id, cosine) pairs, nearest first, for one vector of shape (1, d)."""
        if k < 1:
            return []
        found = self._collection(kind).query(
            query_embeddings=vector, n_results=k, include=["distances"]
        )
        distances = found["distances"] or [[]]
        return [
            (id, 1 - float(distance))
            for id, distance in zip(found["ids"][0], distances[0], strict=True)
        ]

    def _collection(self, kind: Kind) -> Collection:
        if kind not in self._collections:
            collection = self.client.get_collection(kind, embedding_function=None)
            self._collections[kind] = collection
        return self._collections[kind]


def _client(folder: Path) -> ClientAPI:
    settings = ChromaSettings(anonymized_telemetry=False)
    return chromadb.PersistentClient(path=str(folder), settings=settings)
