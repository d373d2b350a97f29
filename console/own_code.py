"""A code of a user's own, opened so that cases can be added to it."""

from pathlib import Path
from typing import NamedTuple

from advisor import Advisor, lens_for, shipped_reader
from config import Settings
from console.progress import Bar
from domain.case import WorkedCase
from domain.corpus import Corpus
from domain.errors import BadCase, ShippedCases, SourceChanged, SourceGone, SourceUnknown
from ingest.addition import Addition
from ingest.index import build
from ingest.own import read_documents
from ingest.own_cases import cases_file, contents, with_cases
from ingest.records import untrusted
from retrieval.encoder import Encoder, open_encoder
from retrieval.store import Store, corpus_in, open_store


class OwnCode(NamedTuple):
    """An index with the documents it was made from, as they stand now."""

    settings: Settings
    where: Path
    source: Path
    encoder: Encoder
    advisor: Advisor
    bare: Corpus
    """The corpus as the documents give it, without cases."""
    held: bytes
    """What the file of cases holds."""

    @property
    def file(self) -> Path:
        return cases_file(self.source)


def open_code(settings: Settings, index: Path | None) -> OwnCode:
    """Open the index of a user's code; raises ShippedCases where it is not one.

    Raises SourceUnknown, SourceGone or SourceChanged as well, where the index is not what its
    documents and cases would give now, and what opening an index and reading documents raise.
    """
    if index is None:
        raise ShippedCases
    encoder = open_encoder(settings.encoder)
    store = open_own_store(index, encoder)
    if not store.manifest.source:
        raise SourceUnknown(index)
    source = Path(store.manifest.source)
    if not source.exists():
        raise SourceGone(index, store.manifest.source)
    bare, _ = read_documents(source, lambda name: None)
    held = contents(cases_file(source))
    if with_cases(bare, cases_file(source))[0].fingerprint != store.manifest.corpus:
        raise SourceChanged(index, store.manifest.source)
    advisor = Advisor(settings, store, encoder, lens=lens_for(store))
    return OwnCode(settings, index, source, encoder, advisor, bare, held)


def open_own_store(index: Path, encoder: Encoder) -> Store:
    """Open an index; raises ShippedCases where it is of the shipped corpus."""
    store = open_store(index, encoder)
    if store.corpus.norms:
        raise ShippedCases
    return store


def ids_in(code: OwnCode) -> set[str]:
    """Return the ids of all records in the file of cases, with or without a fault."""
    records = untrusted(code.file.name, code.held)
    return {str(record.get("id")) for record in records if isinstance(record, dict)}


def add(code: OwnCode, case: WorkedCase) -> Advisor:
    """Write a case and index it; return the advisor that knows it.

    Either both are done or, with the error raised, neither. Raises CasesNotWritten,
    IndexNotWritten.
    """
    addition = Addition(code.file, code.held, case)
    wanted = ""
    try:
        corpus, notes = with_cases(code.bare, code.file)
        if case not in corpus.cases:
            raise BadCase(" ".join(notes))
        wanted = corpus.fingerprint
        build(corpus, code.encoder, code.where, Bar("index"), code.source, shipped_reader())
    except BaseException:
        if (there := corpus_in(code.where)) and there.fingerprint == wanted:
            addition.keep()  # interrupted once it was swapped in
        else:
            addition.take_back()
        raise
    addition.keep()
    store = open_store(code.where, code.encoder)
    return Advisor(code.settings, store, code.encoder, lens=lens_for(store))
