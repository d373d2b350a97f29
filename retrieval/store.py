"""An index as it lies on disk, opened for reading.

    <index>/CURRENT                    the name of the generation in use, replaced by one rename
    <index>/generations/<name>/        manifest.json, corpus.json, words.npz,
                                       vectors/ (Chroma)

A generation never changes once CURRENT names it, so readers need no lock.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from domain.corpus import Corpus
from domain.errors import IndexBroken, IndexMissing
from domain.record import Record
from retrieval import late, lens
from retrieval.dense import Dense
from retrieval.encoder import Encoder
from retrieval.lexical import Lexical

FORMAT = 2
CURRENT = "CURRENT"
GENERATIONS = "generations"


class IndexManifest(Record):
    """What a generation was built from; one that was built otherwise is outdated.

    `source` is the folder or file of a user's own code; empty for the shipped corpus, and where a
    mayi built it that did not write it down.
    """

    format: int
    corpus: str
    source: str = ""
    encoder: str
    chromadb: str
    corpus_sha256: str
    clauses: int
    cases: int
    topics: int


class Store:
    """One open generation: the corpus and the means to search it."""

    def __init__(self, manifest: IndexManifest, corpus: Corpus, folder: Path) -> None:
        self.manifest = manifest
        self.corpus = corpus
        self.dense = Dense(_writable(folder / "vectors"))
        clauses = corpus.clauses
        ids = [clause.id for clause in clauses]
        self.lexical = Lexical(ids, [f"{clause.section}\n{clause.text}" for clause in clauses])
        self.late = late.Late(ids, [clause.text for clause in clauses], late.load(folder))
        self.views = lens.load(folder)


def open_store(index: Path, encoder: Encoder) -> Store:
    """Open the generation in use; raises IndexMissing, or IndexBroken with what is wrong."""
    folder = current(index)
    if folder is None:
        raise IndexMissing(index)
    try:
        manifest = IndexManifest.model_validate_json((folder / "manifest.json").read_bytes())
        content = (folder / "corpus.json").read_bytes()
        corpus = Corpus.model_validate_json(content)
    except (OSError, ValidationError) as error:
        raise IndexBroken(index, "a file of it is missing or damaged") from error
    wrong = _wrong(manifest, content, encoder)
    if wrong:
        raise IndexBroken(index, wrong)
    store = _opened(index, manifest, corpus, folder)
    _check_counts(index, store)
    return store


def current(index: Path) -> Path | None:
    """Return the folder of the generation in use, or None when there is none."""
    try:
        name = (index / CURRENT).read_text("utf-8").strip()
        folder = index / GENERATIONS / Path(name).name
        return folder if name and folder.is_dir() else None
    except (OSError, UnicodeDecodeError):
        return None


def corpus_in(index: Path) -> Corpus | None:
    """Return the corpus that an index holds, whoever built it; None where it is not to be had."""
    folder = current(index)
    try:
        content = (folder / "corpus.json").read_bytes() if folder else b""
        return Corpus.model_validate_json(content)
    except (OSError, ValidationError):
        return None


def chroma_version() -> str:
    return version("chromadb")


def _wrong(manifest: IndexManifest, content: bytes, encoder: Encoder) -> str:
    if manifest.format != FORMAT:
        return "another version of mayi built it"
    if manifest.encoder != encoder.fingerprint:
        return f"another encoder than {encoder.name} built it"
    if manifest.chromadb != chroma_version():
        return "another version of Chroma built it"
    if manifest.corpus_sha256 != hashlib.sha256(content).hexdigest():
        return "its corpus.json is damaged"
    return ""


def _opened(index: Path, manifest: IndexManifest, corpus: Corpus, folder: Path) -> Store:
    try:
        return Store(manifest, corpus, folder)
    except Exception as error:  # Chroma has no common base for what a damaged file makes it raise
        raise IndexBroken(index, "its vectors cannot be opened") from error


def _writable(vectors: Path) -> Path:
    """Return the folder, or a copy for this process: Chroma writes even when it only reads."""
    if not vectors.is_dir() or os.access(vectors, os.W_OK):
        return vectors
    scratch = Path(tempfile.mkdtemp(prefix="mayi-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    return Path(shutil.copytree(vectors, scratch / "vectors"))


def _check_counts(index: Path, store: Store) -> None:
    try:
        counts = tuple(store.dense.count(kind) for kind in ("clauses", "cases", "topics"))
    except Exception as error:
        raise IndexBroken(index, "its vectors cannot be read") from error
    if counts != (store.manifest.clauses, store.manifest.cases, store.manifest.topics):
        raise IndexBroken(index, "vectors are missing from it")
