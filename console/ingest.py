"""Documents in, clauses and an index out."""

from collections.abc import Iterator
from pathlib import Path

import config
from advisor import shipped_reader
from config import Settings
from console.progress import Bar, told
from ingest.clauses import derive
from ingest.committed import check_clauses, write_clauses
from ingest.index import build
from ingest.own import read_own
from ingest.own_cases import cases_file, changed_below
from ingest.report import report
from ingest.sources import load_corpus
from retrieval.encoder import open_encoder
from retrieval.store import corpus_in


def run(path: Path | None, index: Path | None, accept: bool) -> Iterator[str]:
    """Ingest our corpus, or the documents in `path`; yields the lines of the report.

    Our corpus is taken apart anew and must yield the committed clauses; with `accept` they are
    written instead, to be reviewed as a diff.
    """
    settings = config.load()
    if path is None or path.resolve() == settings.corpus.resolve():
        yield from _our_corpus(settings, index or settings.index, accept)
    else:
        yield from _own(settings, path, index)


def _our_corpus(settings: Settings, index: Path, accept: bool) -> Iterator[str]:
    derived = derive(settings.corpus)
    if accept:
        write_clauses(derived, settings.corpus)
    else:
        check_clauses(derived, settings.corpus)
    yield from report(derived)
    corpus = load_corpus(settings.corpus)
    build(corpus, open_encoder(settings.encoder), index, Bar("index"))
    yield f"{len(corpus.clauses)} clauses and {len(corpus.cases):,} worked cases are indexed."


def _own(settings: Settings, path: Path, index: Path | None) -> Iterator[str]:
    where = index or path.resolve().parent / f"{path.resolve().stem}-index"
    corpus, notes = read_own(path, told)
    before = corpus_in(where)
    yield from notes
    yield from changed_below(corpus, before, cases_file(path).name) if before else ()
    build(corpus, open_encoder(settings.encoder), where, Bar("index"), path, shipped_reader())
    cases = f"; worked cases, {len(corpus.cases):,}" if corpus.cases else ""
    yield f"Your own code is indexed in {where}: clauses, {len(corpus.clauses):,}{cases}."
    yield f'Ask with: python3 mayi.py ask "…" --index {where}'
