"""The project's corpus as one value: committed clauses, norms and worked cases."""

from pathlib import Path

from domain.corpus import Corpus
from domain.errors import NothingToIngest
from ingest.committed import read_clauses
from ingest.fingerprint import fingerprint
from ingest.records import load_cases, load_conditions, load_divergences, load_norms
from ingest.references import check_references


def load_corpus(folder: Path) -> Corpus:
    """Read a corpus folder: documents checked against their hashes, and all written on them.

    Raises CorpusError naming the file and the record that is wrong.
    """
    if not (folder / "manifest.toml").is_file():
        raise NothingToIngest(folder, "a folder with a manifest.toml")
    derived = read_clauses(folder)
    corpus = Corpus(
        fingerprint=fingerprint(folder),
        instruments=derived.instruments,
        documents=derived.documents,
        clauses=derived.clauses,
        left_out=derived.left_out,
        texts=derived.texts,
        norms=load_norms(folder / "norms", derived.clauses),
        conditions=load_conditions(folder / "norms"),
        divergences=load_divergences(folder / "norms"),
        cases=load_cases(folder / "cases", derived.clauses),
    )
    check_references(corpus)
    return corpus
