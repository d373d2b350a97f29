"""Builds an index beside the old one, verifies it, and swaps it in by one rename."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from uuid import uuid4

import numpy as np

from domain.corpus import Corpus
from domain.errors import IndexBroken, IndexNotWritten
from retrieval import late, lens
from retrieval.dense import Dense, Kind
from retrieval.encoder import Encoder, Vectors
from retrieval.store import (
    CURRENT,
    FORMAT,
    GENERATIONS,
    IndexManifest,
    chroma_version,
    current,
)

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many of it are done, and how many there are."""

ABANDONED = 3600
"""Seconds after which a half-built folder belongs to nobody any more."""
CHUNK = 64
SURE = 0.99
"""A clause's own text must find it again at this cosine."""


def build(
    corpus: Corpus,
    encoder: Encoder,
    index: Path,
    progress: Progress,
    source: Path | None = None,
    reader: lens.Reader | None = None,
) -> None:
    """Build and swap in a generation for a corpus; it remembers the `source` a user named.

    A `reader` that was trained on another code has this one read, as a lens.

    Readers go on with the generation before until the swap. Raises IndexNotWritten when the disk
    is full or read-only, or `index` is a folder of something else; what was there before is then
    untouched.
    """
    if not _is_ours(index):
        raise IndexNotWritten(index, "it holds something else; name an empty or a new folder")
    name = f"{corpus.fingerprint[:12]}-{uuid4().hex[:8]}"
    folder = index / GENERATIONS / name
    with _written(index, folder):
        folder.mkdir(parents=True)
        _fill(folder, corpus, encoder, progress, str(source.resolve()) if source else "", reader)
        _verify(folder, corpus, encoder)
        before = current(index)
        _swap(index, name)
        _tidy(index, keep={folder, before})


def _is_ours(index: Path) -> bool:
    """Tell whether nothing is lost when a folder is taken, or kept, for an index."""
    if not index.is_dir() or (index / CURRENT).is_file():
        return True
    return all(each.name.startswith((GENERATIONS, CURRENT)) for each in index.iterdir())


def _fill(
    folder: Path,
    corpus: Corpus,
    encoder: Encoder,
    progress: Progress,
    source: str,
    reader: lens.Reader | None,
) -> None:
    content = corpus.model_dump_json().encode()
    dense = Dense(folder / "vectors")
    counts: dict[Kind, int] = {}
    for kind, ids, texts in _collections(corpus):
        vectors = _encoded(texts, encoder, partial(progress, kind))
        dense.add(kind, ids, texts, vectors)
        counts[kind] = len(ids)
    texts = [clause.text for clause in corpus.clauses]
    late.save(late.look_at(texts, encoder), folder)
    views = lens.look_through(texts, reader) if reader else None
    if views:
        lens.save(views, folder)
    manifest = IndexManifest(
        format=FORMAT,
        corpus=corpus.fingerprint,
        source=source,
        encoder=encoder.fingerprint,
        chromadb=chroma_version(),
        corpus_sha256=hashlib.sha256(content).hexdigest(),
        **counts,
    )
    (folder / "corpus.json").write_bytes(content)
    (folder / "manifest.json").write_text(manifest.model_dump_json(indent=1), "utf-8")


def _collections(corpus: Corpus) -> Iterator[tuple[Kind, list[str], list[str]]]:
    clauses = corpus.clauses
    yield "clauses", [clause.id for clause in clauses], [clause.text for clause in clauses]
    yield "cases", [case.id for case in corpus.cases], [case.question for case in corpus.cases]
    topics = [
        (f"{number}:{place}", topic)
        for number, divergence in enumerate(corpus.divergences)
        for place, topic in enumerate(divergence.topics)
    ]
    yield "topics", [id for id, _ in topics], [topic for _, topic in topics]


def _encoded(
    texts: Sequence[str], encoder: Encoder, progress: Callable[[int, int], None]
) -> Vectors:
    parts: list[Vectors] = []
    for start in range(0, len(texts), CHUNK):
        parts.append(encoder.encode(texts[start : start + CHUNK]))
        progress(min(start + CHUNK, len(texts)), len(texts))
    return np.vstack(parts) if parts else np.zeros((0, 1), np.float32)


def _verify(folder: Path, corpus: Corpus, encoder: Encoder) -> None:
    """Look the first clause up by its own words, in what was written."""
    if not corpus.clauses:
        return
    clause = corpus.clauses[0]
    found = Dense(folder / "vectors").nearest("clauses", encoder.encode([clause.text]), 1)
    if not found or found[0][1] < SURE:
        raise IndexBroken(folder, "a clause looked up by its own words is not found")


def _swap(index: Path, name: str) -> None:
    waiting = index / f"{CURRENT}.{uuid4().hex[:8]}"
    waiting.write_text(name, "utf-8")
    os.replace(waiting, index / CURRENT)


def _tidy(index: Path, keep: set[Path | None]) -> None:
    """Remove generations nobody uses; the last one stays for those who still read it."""
    for folder in (index / GENERATIONS).iterdir():
        abandoned = time.time() - folder.stat().st_mtime > ABANDONED
        if folder not in keep and ((folder / "manifest.json").exists() or abandoned):
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _written(index: Path, folder: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        why = _why(error)
        if why:
            raise IndexNotWritten(index, why) from error
        raise


def _why(error: Exception) -> str:
    """Say what the disk had against it; empty when it was not the disk."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    text = str(error).lower()
    if (
        isinstance(error, sqlite3.Error)
        or "database" in text
        or "disk" in text
        or "readonly" in text
    ):
        return " ".join(str(error).split())[:120]
    return ""
